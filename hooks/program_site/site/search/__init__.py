"""The search: what pages say, cut into small files that the script of a reader asks one by one."""
