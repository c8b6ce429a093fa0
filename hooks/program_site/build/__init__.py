"""Machinery that knows no site: caches, files of the site, worker processes, publishing."""
