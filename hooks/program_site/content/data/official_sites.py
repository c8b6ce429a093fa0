"""Official sites: where others say what this site cannot. It links to them, and says nothing for them."""

from typing import Annotated

from pydantic import Field

from program_site.content.data.entries import Entry
from program_site.content.data.fields import Id, WebAddress
from program_site.i18n.translated_text import Name, Text
from program_site.text.when import When


class OfficialSite(Entry):
    """One official site. Those of the project and of the university stand in `data/project.yml`."""

    name: Name
    website: WebAddress
    about: Text
    """What kind of site it is, in a few neutral words."""
    topics: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Words of your own by which pages pick sites: `{{ official_sites: topic }}`."""
    seen: When | None = None
    """When the address was last seen to be its own."""
