"""Checks that look at more than one file, and the schemas and hints that editors show."""
