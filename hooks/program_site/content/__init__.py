"""What the repository holds, typed and frozen: data, hand-written pages, Activity Reports; and the catalog of it all."""
