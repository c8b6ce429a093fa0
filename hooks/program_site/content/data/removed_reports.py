"""Removed reports: their addresses say that there was a report, and nothing else of it."""

from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from program_site.content.data.fields import REPORT_NAME
from program_site.i18n.translated_text import Words
from program_site.text.records import Record
from program_site.text.when import Day


def _report_name(value: str) -> str:
    if not REPORT_NAME.fullmatch(value):
        raise PydanticCustomError("Z120", "report")
    return value


class RemovedReport(Record):
    """One report that was taken down. No name and no title is kept."""

    report: Annotated[Words, AfterValidator(_report_name)]
    """The name its folder had: `2019-02-15-welcome-party`."""
    date: Day
    """The day it was taken down."""
    reason: Literal["request", "mistake"] = "request"
    """`request`: someone asked for it. `mistake`: it was published by mistake."""

    @property
    def address(self) -> str:
        return f"reports/{self.report}/"
