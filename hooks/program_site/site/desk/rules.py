"""What the checks at the desk go by: the checker's own patterns, limits and pairs, so that nothing is ruled twice."""

from collections.abc import Iterator, Mapping
from typing import Any

from program_site.content.catalog import Catalog
from program_site.content.data.fields import ID, MAIL
from program_site.content.data.files import MANY
from program_site.content.data.lasting import Lasting
from program_site.i18n.scripts import scripts_of
from program_site.text.dates import FIRST_YEAR, LAST_YEAR
from program_site.text.time_zones import zone_names

_SPANS = {
    "project": (("period.start", "period.end"),),
    "milestones": (("date", "end"),),
    "calls": (("opens", "closes"),),
}
_SPANS |= {"news": (("starts", "ends"),)}


def desk_rules(catalog: Catalog) -> dict[str, Any]:
    """By the names that the scripts know."""
    return {
        "id": f"^{ID}$",
        "mail": f"^{MAIL}$",
        "years": {"first": FIRST_YEAR, "last": LAST_YEAR},
        "fiscalStart": catalog.project.fiscal_year_start_month,
        "timezone": catalog.home,
        "zones": zone_names(),
        "spans": dict(_spans()),
        "scripts": {code: sorted(scripts_of(code)) for code in catalog.languages},
        "mainSource": {"id": catalog.project.source, "day": catalog.main_source_day.isoformat()},
        "citations": catalog.citations,
    }


def _spans() -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Of each file the fields that say when something begins, each with that of its end."""
    yield from _SPANS.items()
    lasting: Mapping[str, type[Lasting]] = {name: shape for name, shape in MANY.items() if issubclass(shape, Lasting)}
    for name, shape in lasting.items():
        yield name, ((shape.BEGINS, shape.ENDS),)
