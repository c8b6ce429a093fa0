"""One workbook with all that `data/` holds: a sheet for each kind of record, written for staff and read back."""
