"""The files of `data/`: one noun a file."""
