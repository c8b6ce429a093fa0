"""How many partners the project counts: numbers, each with its day. A plain number is that of the day the site shows."""

import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema

from program_site.content.data.fields import Citation, Count
from program_site.i18n.translated_text import Text
from program_site.text.records import Record
from program_site.text.when import EXAMPLE, Day


class PartnersTotal(Record):
    """How many there were on one day."""

    number: Count
    date: Day
    source: tuple[Citation, ...] = ()
    """Where it is stated; empty: in the project's main source."""
    note: Text | None = None
    """What readers of the list must know of those that it does not name."""


def _with_days(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, list | tuple):
        return value
    shown: datetime.date = (info.data or {}).get("as_of", EXAMPLE)  # without a day the project has a problem of its own
    return [{"number": value, "date": shown.isoformat()}]


class _OrNumber:
    """For editors, which know nothing of what the validator makes of a plain number."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "integer", "minimum": 0}, handler(schema)]}


Totals = Annotated[tuple[PartnersTotal, ...], BeforeValidator(_with_days), _OrNumber()]
