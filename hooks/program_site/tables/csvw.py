"""CSV on the Web: describe the columns of a table in the tabular metadata of the W3C."""

from collections.abc import Iterable, Mapping, Sequence
from types import UnionType
from typing import Any

from program_site.i18n.localizer import Localizer
from program_site.tables.rows import KEYS, SEPARATOR, Cell, Row

ENDING = "-metadata.json"
"""Follows the name of the CSV file. Readers of CSV on the Web look there first."""


def metadata(
    file: str,
    kind: str,
    rows: Sequence[Row],
    columns: Mapping[str, Sequence[str]],
    about: Mapping[str, Any],
    fiscal_start: int,
) -> dict[str, Any]:
    """`columns` maps what columns hold to their names: `name` → name_ja, name_ru."""
    languages = tuple(about["project"])
    held = {column: name for name, several in columns.items() for column in several}
    described: dict[str, Any] = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": file,
        "dc:title": [_in(code, Localizer(code).t(f"export.{kind}")) for code in languages],
        "dc:date": about["as_of"],
    }
    if "publisher" in about:
        described["dc:publisher"] = [_in(code, name) for code, name in about["publisher"].items()]
    if about["licence"]:
        described["dc:license"] = {"@id": about["licence"]["website"]}
    said = {
        name: [_in(code, column_words(Localizer(code), name, fiscal_start)) for code in languages] for name in columns
    }
    described["tableSchema"] = {
        "columns": [_column(name, held[name], [row[name] for row in rows], said[held[name]]) for name in rows[0]],
    }
    if key := KEYS.get(kind, ("id",)):
        described["tableSchema"]["primaryKey"] = list(key)
    return described


def column_words(localizer: Localizer, holds: str, fiscal_start: int) -> str:
    """What a column holds, in words."""
    if holds != "fiscal_year":
        return localizer.t(f"column.{holds}")
    if fiscal_start == 1:
        return localizer.t("field.year")
    months = {"first": localizer.month(fiscal_start), "last": localizer.month((fiscal_start + 10) % 12 + 1)}
    return localizer.t("column.fiscal_year", **months)


def _column(column: str, holds: str, cells: Iterable[Cell], said: list[dict[str, str]]) -> dict[str, Any]:
    kind = _kind([each for each in cells if each is not None])
    described = {"name": column, "titles": column, "dc:description": said, **kind}
    if holds != column:
        described["lang"] = column.rpartition("_")[2]
    return described


def _kind(cells: Sequence[Cell]) -> dict[str, str]:
    if any(not isinstance(cell, str | int | float | bool) for cell in cells):
        return {"datatype": "string", "separator": SEPARATOR}
    kinds: dict[str, type | UnionType] = {"boolean": bool, "integer": int, "number": int | float}
    fits = (name for name, kind in kinds.items() if cells and all(isinstance(cell, kind) for cell in cells))
    return {"datatype": next(fits, "string")}


def _in(language: str, text: str) -> dict[str, str]:
    return {"@value": text, "@language": language}
