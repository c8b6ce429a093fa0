"""Site engines: what asks the core for a site, and puts it on disk."""
