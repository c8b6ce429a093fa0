"""`check`: every mistake in the content, said, and put right where an edit says how."""
