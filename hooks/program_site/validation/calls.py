"""Calls whose years are probably mistyped."""

import datetime
from collections.abc import Iterator, Sequence

from program_site.content.data.calls import Call
from program_site.text.problems import Problem
from program_site.text.yaml_source import YamlSource

LONG_AGO = datetime.timedelta(days=366)
FAR_AHEAD = datetime.timedelta(days=2 * 366)


def check_calls(calls: Sequence[Call], source: YamlSource, today: datetime.date) -> Iterator[Problem]:
    """A call is written down when it is made known, and closes soon after."""
    for index, call in enumerate(calls):
        if call.closes.day < today - LONG_AGO:
            yield Problem(
                "D234", source.path, source.line_of((index, "closes")), {"value": str(call.closes)}, warning=True
            )
        elif call.opens.day > today + FAR_AHEAD:
            yield Problem(
                "D235", source.path, source.line_of((index, "opens")), {"value": str(call.opens)}, warning=True
            )
