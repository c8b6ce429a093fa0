"""From spreadsheets to data files: what staff fill in is read, compared, and written where it belongs."""
