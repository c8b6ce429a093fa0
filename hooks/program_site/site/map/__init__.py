"""The map: projection, land, and the names on it."""
