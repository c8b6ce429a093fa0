// The theme's script looks for a sitemap.xml beside every link[rel=alternate] and fetches it, also from other hosts.
// With a blank behind the word its selector no longer matches; for everyone else the relation stays the same.
for (const link of document.querySelectorAll("link[rel=alternate]")) link.setAttribute("rel", "alternate ");
