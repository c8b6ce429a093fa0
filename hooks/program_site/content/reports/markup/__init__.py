"""Markdown on its way to a page: prepared so that nothing is taken for a mark that is none, read, made ours, cleaned."""
