"""Imports: read the spreadsheets that staff fill in, and write their figures to data files."""
