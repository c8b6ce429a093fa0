"""The site map: every page that search engines may show, once for each language in which it exists, with its alternates and its last change."""

import xml.etree.ElementTree as ET

from program_site.content.catalog import Catalog
from program_site.content.page_kinds import pages_of_sitemap
from program_site.site.addresses import Addresses
from program_site.site.changes import changed_on

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(catalog: Catalog, addresses: Addresses) -> bytes:
    ET.register_namespace("", _SITEMAP)
    ET.register_namespace("xhtml", _XHTML)
    root = ET.Element(f"{{{_SITEMAP}}}urlset")
    changed = changed_on(catalog)
    for address, languages in pages_of_sitemap(catalog).items():
        for language in languages:
            entry = ET.SubElement(root, f"{{{_SITEMAP}}}url")
            ET.SubElement(entry, f"{{{_SITEMAP}}}loc").text = addresses.url(language, address)
            if day := changed.get((language, address)):
                ET.SubElement(entry, f"{{{_SITEMAP}}}lastmod").text = day.isoformat()
            for other in languages if len(languages) > 1 else ():
                link = {"rel": "alternate", "hreflang": other, "href": addresses.url(other, address)}
                ET.SubElement(entry, f"{{{_XHTML}}}link", link)
    ET.indent(root)
    text: str = ET.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()
