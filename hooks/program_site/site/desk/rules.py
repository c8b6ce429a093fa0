"""What the checks at the desk go by: the checker's own patterns, limits and pairs, so that nothing is ruled twice."""

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from program_site.content.catalog import Catalog
from program_site.content.data.fields import ID, MAIL
from program_site.content.data.files import MANY
from program_site.content.data.lasting import Lasting
from program_site.i18n.scripts import scripts_of
from program_site.text.dates import FIRST_YEAR, LAST_YEAR
from program_site.text.moments import Moment
from program_site.text.time_zones import zone_names
from program_site.text.when import ISO_DAY, When
from program_site.validation import examples

Pair = tuple[str, str]
_PAIRS: dict[str, tuple[Pair, ...]] = {
    "project": (("period.start", "period.end"),),
    "milestones": (("date", "end"),),
    "calls": (("opens", "closes"),),
    "news": (("starts", "ends"),),
}


def desk_rules(catalog: Catalog) -> dict[str, Any]:
    """By the names that the scripts know."""
    before, after = examples.marks()
    return {
        "patterns": _patterns(),
        "years": {"first": FIRST_YEAR, "last": LAST_YEAR},
        "fiscalStart": catalog.project.fiscal_year_start_month,
        "timezone": catalog.home,
        "zones": zone_names(),
        "pairs": dict(_pairs()),
        "scripts": {code: sorted(scripts_of(code)) for code in catalog.languages},
        "mainSource": {"id": catalog.project.source, "day": catalog.main_source_day.isoformat()},
        "citations": catalog.citations,
        "examples": {"before": before, "after": after, "names": examples.NAMES},
    }


def _patterns() -> dict[str, str]:
    """What a whole value must look like, and what marks an example that nobody has filled in; with the flag `u`."""
    when, moment = TypeAdapter(When).json_schema()["anyOf"][0], TypeAdapter(Moment).json_schema()
    return {
        "id": f"^{ID}$",
        "mail": f"^{_letters(MAIL)}$",
        "day": f"^{ISO_DAY.pattern}$",
        "when": when["pattern"],
        "moment": moment["pattern"],
        "exampleId": f"^{examples.ID.pattern}$",
        "exampleAddress": f"^{_letters(examples.ADDRESS.pattern)}$",
    }


def _letters(pattern: str) -> str:
    """JavaScript takes only Latin letters for those of a word."""
    return pattern.replace(r"\w", r"\p{L}\p{N}_")


def _pairs() -> Iterator[tuple[str, tuple[Pair, ...]]]:
    """Of each file the fields that say when something begins, each with that of its end."""
    yield from _PAIRS.items()
    for name, shape in MANY.items():
        if issubclass(shape, Lasting):
            yield name, ((shape.BEGINS, shape.ENDS),)
