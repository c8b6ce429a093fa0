"""Tables: the data of the site in rows and columns, for spreadsheets and programs.

A text has one column per language (`name_ja`, `name_ru`). Ids refer to rows of other tables.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import get_args

from program_site.content.catalog import Catalog
from program_site.content.data.lasting import FormerName
from program_site.content.data.mobility import Numbers
from program_site.content.data.mobility_groups import published
from program_site.content.data.offices import Office
from program_site.content.data.partners import Partner
from program_site.content.data.programs import Direction, Program
from program_site.content.data.rubric_results import Answers
from program_site.content.data.sources import Source
from program_site.i18n.translated_text import Name, Text
from program_site.text.moments import Moment
from program_site.text.when import When

Cell = str | int | float | bool | Sequence[str] | None
Row = Mapping[str, Cell]


def languages_of_columns(catalog: Catalog) -> tuple[str, ...]:
    """The languages of the site's texts, then those in which only some names exist."""
    names = [each.name for each in catalog.programs] + [each.name for each in catalog.partners]
    names += [each.name for each in catalog.offices]
    return tuple(dict.fromkeys([*catalog.languages_of_texts, *sorted({code for name in names for code in name.root})]))


def _mobility(catalog: Catalog) -> Iterator[Row]:
    """A row for each year and direction. Has no totals: adding up a column must not count students twice."""
    if not (mobility := catalog.mobility):
        return
    for each, direction in product(mobility.counted, get_args(Direction)):
        yield {
            "fiscal_year": each.year,
            "direction": direction,
            **numbers(each.of(direction)),
            **said(catalog, "note", mobility.note),
            "source": catalog.mobility_sources([each]),
            "added_later": catalog.project.is_later(catalog.fiscal(each.year)),
        }


def _mobility_rows(catalog: Catalog) -> Iterator[Row]:
    """A row for each group that is large enough, and none for what is only known as a total."""
    for each in published(catalog.mobility.rows) if catalog.mobility else ():
        yield {
            "fiscal_year": each.year,
            "direction": each.direction,
            "program": each.program,
            "partner": each.partner,
            "level": each.level,
            "length": each.length,
            "credits": each.credits,
            "online": each.online if each.online is None else str(each.online).lower(),
            "kind": each.kind,
            "number": each.number,
            "source": catalog.mobility_sources([each]),
            "added_later": catalog.project.is_later(catalog.fiscal(each.year)),
        }


def numbers(counted: Numbers) -> dict[str, Cell]:
    rate = None if counted.rate is None else round(float(counted.rate), 4)
    return {"planned": counted.planned, "actual": counted.actual, "rate": rate}


def _rubric_results(catalog: Catalog) -> Iterator[Row]:
    """A row for each group, ability and moment. The data never hold groups that would reveal single people."""
    for group in catalog.rubric_groups():
        if not (result := group.result):
            continue  # all groups together
        for each, moment in product(group.compared, ("before", "after")):
            answers: Answers = getattr(each, moment)
            yield {
                "fiscal_year": result.year,
                "direction": result.direction,
                "ability": each.ability.id,
                **said(catalog, "ability_name", each.ability.name),
                "moment": moment,
                "n": answers.n,
                "mean": round(float(answers.mean), 4),
                "distribution": [f"{level}: {n}" for level, n in zip(answers.levels, answers.counts, strict=True)],
            }


def _programs(catalog: Catalog) -> Iterator[Row]:
    for each in catalog.programs:
        yield {
            "id": each.id,
            **named(catalog, each.name),
            "level": each.level,
            **said(catalog, "field", each.field),
            "directions": each.directions,
            "earns": each.earns,
            "partners": each.partners,
            **_lasting(catalog, each),
            "is_planned": each.planned,
            "source": each.source,
        }


def _partners(catalog: Catalog) -> Iterator[Row]:
    for each in catalog.partners:
        city = catalog.city_of(each)
        yield {
            "id": each.id,
            **named(catalog, each.name),
            **said(catalog, "city", city.name),
            "latitude": city.latitude,
            "longitude": city.longitude,
            "website": each.website,
            "founded": each.founded,
            **_lasting(catalog, each),
            "programs": [program.id for program in catalog.programs_at(each.id)],
            "source": each.source,
        }


def _offices(catalog: Catalog) -> Iterator[Row]:
    for each in catalog.offices:
        yield {
            "id": each.id,
            **named(catalog, each.name),
            "kind": each.kind,
            **said(catalog, "place", each.place),
            "host": each.host,
            "owner": each.owner,
            **_lasting(catalog, each),
            "is_planned": each.planned,
            "source": each.source,
        }


def _lasting(catalog: Catalog, record: Partner | Program | Office) -> Row:
    """Since when and until when, whether that is past, and what it was called before."""
    return {
        record.BEGINS: _day(record.begun),
        record.ENDS: _day(record.ended),
        "is_former": record.is_former(catalog.today),
        **{f"formerly_{code}": _former_names(record, code) for code in catalog.languages_of_texts},
    }


def _former_names(record: Partner | Program | Office, language: str) -> list[str]:
    """Those it has in this language."""
    return [_former_name(each, language) for each in record.formerly if language in each.name.root]


def _former_name(former: FormerName, language: str) -> str:
    name = former.name.in_language(language)
    return f"{name} ({former.until})" if former.until else name


def _milestones(catalog: Catalog) -> Iterator[Row]:
    for each in catalog.milestones_about(None):
        yield {
            "id": each.id,
            "date": str(each.date),
            "end": _day(each.end),
            "kind": each.kind,
            **said(catalog, "title", each.title),
            "is_planned": each.planned,
            "added_later": not each.planned and catalog.project.is_later(each.date),
            "good_practice": each.good_practice,
            "programs": each.programs,
            "partners": each.partners,
            "source": each.source,
        }


def _news(catalog: Catalog) -> Iterator[Row]:
    for each in catalog.newest_news:
        closes = each.registration.closes if each.registration else None
        yield {
            "id": each.id,
            "published": each.published.isoformat(),
            **said(catalog, "title", each.title),
            "starts": _moment(catalog, each.starts),
            "ends": _moment(catalog, each.ends),
            **said(catalog, "place", each.place),
            "is_online": bool(each.online),
            "registration_closes": _moment(catalog, closes),
            "website": each.website,
            "programs": each.programs,
            "partners": each.partners,
            "offices": each.offices,
        }


def _moment(catalog: Catalog, moment: Moment | None) -> str | None:
    """A day, or a time with its offset."""
    if not moment or not moment.time:
        return str(moment) if moment else None
    return moment.begins(catalog.home).isoformat(timespec="minutes")


def _calls(catalog: Catalog) -> Iterator[Row]:
    """Opening and closing as moments with their offset; what closes with a day closes where the next one begins."""
    home = catalog.project.university.timezone
    for each in catalog.calls:
        yield {
            "id": each.id,
            **said(catalog, "title", each.title),
            "opens": each.opens.begins(home).isoformat(timespec="minutes"),
            "closes": each.closes.ends(home).isoformat(timespec="minutes"),
            "directions": each.directions,
            "programs": each.programs,
            "website": each.website,
            "source": each.source,
        }


def _sources(catalog: Catalog) -> Iterator[Row]:
    return (source(catalog, each) for each in catalog.sources)


def source(catalog: Catalog, record: Source) -> dict[str, Cell]:
    return {
        "id": record.id,
        **said(catalog, "title", record.title),
        **said(catalog, "publisher", record.publisher),
        "website": record.website,
        "published": _day(record.published),
    }


def _day(date: When | None) -> str | None:
    """The date as the data write it: a year, a month or a day."""
    return str(date) if date else None


def said(catalog: Catalog, column: str, text: Text | Name | None) -> dict[str, Cell]:
    """The text in every language of the columns; nothing stands in for one that is missing."""
    codes = catalog.languages_of_texts
    return {f"{column}_{code}": text.in_language(code) if text and code in text.root else None for code in codes}


def named(catalog: Catalog, name: Name) -> dict[str, Cell]:
    """The name in every language, and the languages in which it is a translation made for this site."""
    codes = languages_of_columns(catalog)
    names: dict[str, Cell] = {f"name_{code}": name.in_language(code) if code in name.root else None for code in codes}
    return {**names, "unofficial": [code for code in codes if code in name.root and not name.is_official(code)]}


TABLES: Mapping[str, Callable[[Catalog], Iterable[Row]]] = {
    "mobility": _mobility,
    "mobility_rows": _mobility_rows,
    "rubric_results": _rubric_results,
    "programs": _programs,
    "partners": _partners,
    "offices": _offices,
    "milestones": _milestones,
    "news": _news,
    "calls": _calls,
    "sources": _sources,
}
"""The rows of every table, by the name of its files."""

KEYS: Mapping[str, Sequence[str]] = {
    "mobility": ("fiscal_year", "direction"),
    "mobility_rows": (),
    "rubric_results": ("fiscal_year", "direction", "ability", "moment"),
}
"""The key columns of tables without an `id`. What tells groups of students apart may be unknown, which no key may be."""

SEPARATOR = "; "
"""Separates several values in one cell of CSV."""
