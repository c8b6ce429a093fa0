"""A site ready to be built: pages, templates, links, feed, search; it knows no site engine."""
