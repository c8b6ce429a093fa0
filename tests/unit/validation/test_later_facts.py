"""What the main source cannot state names a source of its own: of every record with a date, on every day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from catalogs import ROOT, catalog_of, loaded
from program_site.content.catalog import Catalog
from program_site.content.data.files import MANY, ONE
from program_site.load import load
from program_site.text.records import Reading, Record
from program_site.text.when import When
from program_site.validation.later_facts import OF_ENTRIES, OF_THE_SITE, facts
from smallest import PROJECT, lay

CATALOG = catalog_of(ROOT)
SMALL = load(PROJECT).checked()
DAY = datetime.date(2019, 3, 31)
WHENS = st.one_of(
    st.builds(When, st.integers(2015, 2026)),
    st.builds(When, st.integers(2015, 2026), st.integers(1, 12)),
    st.dates(datetime.date(2017, 1, 1), datetime.date(2021, 12, 31)).map(When.on),
    st.builds(lambda year: When(year, fiscal_start=4), st.integers(2015, 2026)),
)


def with_main(catalog: Catalog, **values: Any) -> Catalog:
    """The catalog with other dates of its main source."""
    changed = [
        each.model_copy(update=values) if each.id == catalog.project.source else each for each in catalog.sources
    ]
    return replace(catalog, sources=tuple(changed))


def at(catalog: Catalog, as_of: datetime.date) -> Catalog:
    return replace(catalog, project=catalog.project.model_copy(update={"as_of": as_of}))


def test_the_day_of_the_main_source_is_its_own_then_that_of_its_publication_then_that_of_the_site() -> None:
    assert SMALL.main_source_day == SMALL.project.as_of == DAY
    assert with_main(SMALL, published=When(2018, 6)).main_source_day == datetime.date(2018, 6, 30)
    said = {"published": When(2019), "as_of": datetime.date(2019, 1, 31)}
    assert with_main(SMALL, **said).main_source_day == datetime.date(2019, 1, 31)


def test_the_interim_report_tells_of_march_2019_and_moving_the_day_of_the_site_does_not_widen_it() -> None:
    assert CATALOG.main_source_day == DAY
    assert at(CATALOG, datetime.date(2030, 1, 1)).main_source_day == DAY


@given(when=WHENS, sources=st.sets(st.sampled_from(["interim-report", "news"])))
def test_what_certainly_came_later_needs_another_source(when: When, sources: set[str]) -> None:
    assert SMALL.lacks_source(when, sources) == (when.first > DAY and "news" not in sources)


def kinds(annotation: Any) -> set[Any]:
    """What a field may hold, without what stands round it."""
    inner = [kind for each in get_args(annotation) for kind in kinds(each)]
    return {annotation, *inner} if not isinstance(annotation, list) else set(inner)


def dated(shape: Any, seen: set[type]) -> Iterator[str]:
    """The names of all fields that hold a date, with those of their records."""
    for kind in kinds(shape):
        if not isinstance(kind, type) or kind in seen or not issubclass(kind, Record):
            continue
        seen.add(kind)
        for name, field in kind.model_fields.items():
            if {When, datetime.date} & kinds(field.annotation):
                yield f"{kind.__name__}.{name}"
            yield from dated(field.annotation, seen)


def test_every_date_of_the_data_stands_in_a_record_that_can_name_its_source() -> None:
    """A new field with a date is a fact by itself, or its name or its file says that it is none."""
    shapes = {name: shape for name, shape in {**ONE, **MANY}.items() if name not in OF_THE_SITE}
    found = {name for shape in shapes.values() for name in dated(shape, set())}
    assert {"Partner.left", "FormerName.until", "Statement.date", "PartnersTotal.date", "Milestone.end"} <= found
    for record, name in (each.split(".") for each in sorted(found)):
        assert record == "FormerName" or name in OF_ENTRIES or "source" in _fields(shapes, record), f"{record}.{name}"


def _fields(shapes: dict[str, type], record: str) -> set[str]:
    schemas = [TypeAdapter(shape).json_schema() for shape in shapes.values()]
    found = [schema for schema in schemas if schema.get("title") == record]
    found += [schema["$defs"][record] for schema in schemas if record in schema.get("$defs", {})]
    return set(found[0]["properties"])


def test_what_a_former_name_dates_is_stated_by_the_sources_of_its_record() -> None:
    partner = CATALOG.partners[0]
    value = {"name": {"ja": "旧", "ru": "Старое"}, "until": "2021"}
    named = TypeAdapter(type(partner)).validate_python(
        {"id": "a", "name": value["name"], "city": "kazan", "website": "https://kpfu.ru", "formerly": [value], "source": ["news"]},
        context=Reading(("ja", "ru"), {}),
    )  # fmt: skip
    found = {fact.at: fact for fact in facts(CATALOG, (named,))}
    assert found[0, "formerly", 0].sources == ("news",)
    assert found[0, "formerly", 0].dates == {"until": When(2021)}


def test_the_real_data_cite_nothing_that_could_not_say_so() -> None:
    assert {
        each.code for each in loaded(ROOT).problems if each.code in {f"D2{number:02}" for number in range(8)}
    } == set()


def test_a_site_whose_day_moves_on_hears_of_its_plain_total(tmp_path: Any) -> None:
    lay(tmp_path, {})
    path = tmp_path / "data" / "project.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("as_of: 2019-03-31", "as_of: 2026-10-01"), encoding="utf-8"
    )
    assert load(tmp_path).problems == (), "without a day of its own the main source is that of the site"
    sources = tmp_path / "data" / "sources.yml"
    text = sources.read_text(encoding="utf-8")
    sources.write_text(
        text.replace("- id: interim-report\n", "- id: interim-report\n  as_of: 2019-03-31\n"), encoding="utf-8"
    )
    assert [each.code for each in load(tmp_path).problems] == ["D205"]
