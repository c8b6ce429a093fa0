"""Spreadsheets: read and write workbooks (.xlsx) and CSV."""
