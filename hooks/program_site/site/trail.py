"""The trail: the hand-written pages above a page, as breadcrumbs and machine data tell of them."""

from program_site.content.catalog import Catalog
from program_site.content.docs import ProsePage

_LISTED_BY = {"cities/": "map"}
"""The shortcode whose page leads to records that have no list under an address of their own."""


def trail(catalog: Catalog, language: str, address: str) -> list[ProsePage]:
    """From the topmost to the nearest, without the home page and the page itself."""
    parts = address.rstrip("/").split("/")
    folders = ["/".join(parts[:depth]) + "/" for depth in range(1, len(parts))]
    listed = [catalog.page_with(_LISTED_BY[each], language) if each in _LISTED_BY else each for each in folders]
    pages = {page.address: page for page in catalog.shown_prose if page.language == language and page.address}
    return [pages[each] for each in listed if each in pages]
