"""Sources: where the facts of the site are stated."""

from __future__ import annotations

from program_site.fields import Id, WebAddress, When
from program_site.languages import Text
from program_site.reading import Record


class Source(Record):
    """A document or web page that states facts."""

    id: Id
    title: Text
    publisher: Text
    website: WebAddress | None = None
    published: When | None = None
    note: Text | None = None
    """How it was used, where it differs from other sources, and which was followed."""
