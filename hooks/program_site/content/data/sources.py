"""Sources: where the facts of the site are stated."""

from program_site.content.data.fields import Id, WebAddress
from program_site.i18n.translated_text import Text
from program_site.text.records import Record
from program_site.text.when import Day, When


class Source(Record):
    """A document or web page that states facts."""

    id: Id
    title: Text
    publisher: Text
    website: WebAddress | None = None
    published: When | None = None
    as_of: Day | None = None
    """The day whose state it tells, where that is not the day it was published. Of the main source: what is dated later
    is stated elsewhere."""
    note: Text | None = None
    """How it was used, where it differs from other sources, and which was followed."""
