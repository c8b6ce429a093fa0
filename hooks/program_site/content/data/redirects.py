"""Redirects: addresses that pages had once."""

from typing import Annotated

from pydantic import Field

from program_site.content.data.fields import Address
from program_site.text.records import Record


class Redirect(Record):
    """One page that moved, in every language at once."""

    old: Annotated[Address, Field(alias="from")]
    """The address it had, below the language's folder: `partners/old-name/`."""
    new: Annotated[Address, Field(alias="to")]
    """The address it has now."""
