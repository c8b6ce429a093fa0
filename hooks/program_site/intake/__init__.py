"""How a report comes in or goes: ZIP, issue, dialogue, removal."""
