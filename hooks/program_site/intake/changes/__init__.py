"""Changes of data that somebody made elsewhere: at the desk, in a workbook. One writer puts them into the files."""
