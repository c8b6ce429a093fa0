"""Activity Reports: front matter, body, photos, folders."""
