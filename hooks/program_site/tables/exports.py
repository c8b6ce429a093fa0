"""Exports: the tables as CSV and JSON at permanent addresses, with sources, day and licence."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from program_site.content.catalog import Catalog
from program_site.content.data.mobility import Total
from program_site.content.data.programs import Direction
from program_site.i18n.localizer import Localizer
from program_site.i18n.translated_text import Name, Text
from program_site.tables import csvw
from program_site.tables.rows import SEPARATOR, TABLES, Cell, Row, languages_of_columns, numbers, source
from program_site.tables.spreadsheets.workbook import as_csv
from program_site.text.dates import APRIL

FOLDER = "data"
"""Below the site's root."""
MEDIA_TYPES = {"csv": "text/csv", "json": "application/json"}


@dataclass(frozen=True)
class Export:
    """One table, with the metadata of its files."""

    kind: str
    """What the rows are, which also names the files: mobility, partners."""
    about: Mapping[str, Any]
    """Publisher, day and licence of the data."""
    languages: tuple[str, ...]
    """The languages of the columns."""
    rows: tuple[Row, ...]
    fiscal_start: int = APRIL
    """The month in which the fiscal years among them begin."""

    def files(self) -> dict[str, bytes]:
        """The CSV, the JSON and their description, by their paths below the site's root."""
        columns, name = self.columns(), f"{self.kind}.csv"
        described = csvw.metadata(name, self.kind, self.rows, columns, self.about, self.fiscal_start)
        return {**self.forms(), self.schema: _dumped(described)}

    def forms(self) -> dict[str, bytes]:
        """The table itself."""
        table = as_csv([self.rows[0], *([_plain(cell) for cell in row.values()] for row in self.rows)])
        records = _dumped({**self.about, "schema": f"{self.kind}.csv{csvw.ENDING}", "rows": self.rows})
        return {f"{FOLDER}/{self.kind}.csv": table, f"{FOLDER}/{self.kind}.json": records}

    @property
    def schema(self) -> str:
        return f"{FOLDER}/{self.kind}.csv{csvw.ENDING}"

    def columns(self) -> dict[str, list[str]]:
        """The columns, by what they hold: `name` → name_ja, name_ru."""
        exported: dict[str, list[str]] = {}
        for column in self.rows[0]:
            name, _, language = column.rpartition("_")
            exported.setdefault(name if language in self.languages else column, []).append(column)
        return exported

    def said(self, holds: str, localizer: Localizer) -> str:
        """What a column holds, in words."""
        return csvw.column_words(localizer, holds, self.fiscal_start)


def _dumped(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def exports(catalog: Catalog) -> tuple[Export, ...]:
    """Every table that has rows."""
    exported = ((kind, tuple(_completed(catalog, rows(catalog)))) for kind, rows in TABLES.items())
    languages = languages_of_columns(catalog)
    start = catalog.project.fiscal_year_start_month
    return tuple(Export(kind, _about(catalog, kind), languages, rows, start) for kind, rows in exported if rows)


def _about(catalog: Catalog, kind: str) -> dict[str, Any]:
    project = catalog.project
    about: dict[str, Any] = {
        "project": _texts(catalog, project.name),
        **({"publisher": _texts(catalog, project.operator.name)} if project.operator else {}),
        "as_of": project.as_of.isoformat(),
        "licence": project.licence.model_dump() if project.licence else None,
    }
    if kind == "mobility" and catalog.mobility:
        stated = catalog.cited(catalog.mobility_sources(catalog.mobility.counted))
        about["sources"] = [source(catalog, each) for each in stated]
        about["totals"] = {way: _total(catalog.mobility.total(way)) for way in get_args(Direction)}
    return about


def _total(total: Total) -> dict[str, Any]:
    """With the years it covers: those of which plan and actual numbers are known."""
    return {**numbers(total.numbers), "fiscal_years": [each.year for each in total.years]}


def _completed(catalog: Catalog, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, each with its sources, the day and the licence."""
    licence = catalog.project.licence
    day = catalog.project.as_of.isoformat()
    for row in rows:
        named = row.get("source") or ()
        assert not isinstance(named, str | int | float)
        stated = {"source": tuple(each.id for each in catalog.cited(named)), "as_of": day} if "source" in row else {}
        yield {**row, **stated, "licence": licence.name if licence else None}


def _texts(catalog: Catalog, text: Text | Name) -> dict[str, str]:
    return {code: text.in_language(code) for code in catalog.languages if code in text.root}


def _plain(cell: Cell) -> str | int | float | None:
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell if cell is None or isinstance(cell, str | int | float) else SEPARATOR.join(cell)
