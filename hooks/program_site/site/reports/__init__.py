"""Pages of reports and of their lists."""
