"""What the command line does with reports, one file per command."""
