"""Links: the way from a page to other pages and to files."""

import functools
from dataclasses import dataclass
from typing import Literal

from program_site.content.reports.photos.photos import Photo
from program_site.i18n.localizer import Localizer
from program_site.site.addresses import Addresses
from program_site.site.reports.cards import CardPhoto, card_photo

PHOTOS = "photos"
"""The folder of the published photos, below the site's root."""
FEED = "feed.xml"
"""The feed of a language, below its root."""
CALENDAR = "calendar.ics"
"""The calendar of a language, below its root."""
REPORT_LISTS = "reports/lists.json"
"""What the script of the list of reports asks for first, below the root of a language."""

_ROOT = "\ue000/"
"""A placeholder for the way to the site's root: a sign for private use, which nobody types."""

Start = Literal["page", "host", "site", "placeholder"]
"""Where links begin.

page: at the page itself, as almost everywhere.
host: at the host's root, for a page that is shown at any address, as the 404 page is.
site: they are whole addresses, for what is read far from the site, as a feed is.
placeholder: at a placeholder for the way to the site's root, for HTML that pages at any depth share.
"""


@dataclass(frozen=True)
class Links:
    """The links that a page in one language, at one address, may need."""

    addresses: Addresses
    language: str
    address: str
    start: Start = "page"

    def page(self, address: str, language: str | None = None) -> str:
        """The link to a page, in the language of this one if no other is named."""
        to = language or self.language
        if self.start == "page":
            return self.addresses.relative(self.language, self.address, to, address)
        if self.start == "placeholder":
            return _ROOT + self.addresses.path(to, address)
        return self.addresses.url(to, address) if self.start == "site" else self.addresses.from_host(to, address)

    def file(self, path: str) -> str:
        """The link to a file that all languages share; `path` lies below the site's root."""
        if self.start == "page":
            return self.addresses.relative_file(self.language, self.address, path)
        if self.start == "placeholder":
            return _ROOT + path
        first = self.addresses.languages[0]  # its root is the site's
        return self.addresses.url(first, path) if self.start == "site" else self.addresses.from_host(first, path)

    def in_place(self, html: str) -> str:
        """HTML whose links begin at the placeholder, with the links of this page."""
        return html.replace(_ROOT, self._way_to_root)

    @functools.cached_property
    def _way_to_root(self) -> str:
        return "../" * self.addresses.path(self.language, self.address).count("/")

    def switch(self) -> list[tuple[str, str, str, bool]]:
        """The language switch: code, name of the language in itself, link to this page in it, whether it is this one."""
        return [
            (code, Localizer(code).language_name(code), self.page(self.address, code), code == self.language)
            for code in self.addresses.languages
        ]

    def feed(self) -> str:
        return self.file(self.addresses.path(self.language, FEED))

    def calendar(self, of: str = "") -> str:
        """The calendar of everything, or the small one of a call or an event: `calls/summer-2026`."""
        return self.file(self.addresses.path(self.language, f"{of}.ics" if of else CALENDAR))

    def report_lists(self) -> str:
        return self.file(self.addresses.path(self.language, REPORT_LISTS))

    def sized(self, photo: Photo) -> CardPhoto:
        """The photo in all its sizes, for the browser to choose from."""
        return card_photo(photo, self.photo_file)

    def photo_file(self, name: str) -> str:
        return f"{self._photos}/{name}"

    @functools.cached_property
    def _photos(self) -> str:
        return self.file(PHOTOS)
