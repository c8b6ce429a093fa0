"""Spreadsheets: what staff fill in and take away, as workbooks (.xlsx) and CSV."""
