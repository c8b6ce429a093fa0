"""An evaluation as Markdown, as a workbook, as CSV and as JSON."""

import json
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from program_site.i18n.localizer import Localizer
from program_site.tables.evaluation.table import Dates, Evaluation, Table, Value
from program_site.tables.spreadsheets.formulas import Rate, Sum
from program_site.tables.spreadsheets.paper import Paper
from program_site.tables.spreadsheets.workbook import Sheet, as_csv, workbook
from program_site.tables.spreadsheets.workbook import Value as CellValue


def as_markdown(evaluation: Evaluation) -> bytes:
    localizer = evaluation.localizer
    lines = [f"# {evaluation.title}", "", localizer.t("on_day", date=localizer.day(evaluation.day))]
    for table in evaluation.tables:
        lines += ["", f"## {table.title}", *_markdown(table, localizer)]
    return ("\n".join(lines) + "\n").encode()


def _markdown(table: Table, localizer: Localizer) -> Iterator[str]:
    if table.rows:
        yield ""
        yield _line(table.columns.values())
        yield _line("---:" if _is_number(table, place) else "---" for place in range(len(table.columns)))
        yield from (_line(_said(value, localizer) for value in row) for row in table.lines)
    for note in table.notes:
        yield from ("", note)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(each.replace("|", "\\|") for each in cells) + " |"


def _is_number(table: Table, place: int) -> bool:
    return any(isinstance(row[place], int | Fraction | Sum | Rate) for row in table.rows)


def _said(value: Value, localizer: Localizer) -> str:
    if isinstance(value, Sum | Rate):
        return _said(value.value, localizer)
    if isinstance(value, Fraction):
        return localizer.percent(value)
    if isinstance(value, int):
        return localizer.number(value)
    return _dated(value, localizer) if isinstance(value, Dates) else value or ""


def _dated(value: Dates, localizer: Localizer) -> str:
    said = localizer.span(value.first, value.last)
    return localizer.t("by", date=said) if value.by else said


def as_lines(evaluation: Evaluation) -> bytes:
    """All tables as CSV, one below the other."""
    lines: list[Iterable[object]] = [[evaluation.title, evaluation.day.isoformat()]]
    for table in evaluation.tables:
        lines += [[], [table.title]]
        if table.rows:
            lines += [table.columns.values(), *(map(_plain, row) for row in table.rows)]
        lines += [[note] for note in table.notes]
    return as_csv(lines)


def as_json(evaluation: Evaluation) -> bytes:
    """Dates and numbers as programs read them, words in the language of the evaluation."""
    said = {
        "title": evaluation.title,
        "as_of": evaluation.day.isoformat(),
        "language": evaluation.localizer.language,
        "tables": {
            table.key: {
                "title": table.title,
                "columns": table.columns,
                "rows": [dict(zip(table.columns, map(_plain, row), strict=True)) for row in table.rows],
                "notes": table.notes,
            }
            for table in evaluation.tables
        },
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _plain(value: Value) -> str | int | float | None:
    if isinstance(value, Sum | Rate):
        return _plain(value.value)
    if isinstance(value, Fraction):
        return round(float(value), 4)
    return str(value) if isinstance(value, Dates) else value


def as_workbook(evaluation: Evaluation) -> bytes:
    """A sheet for each table, to be handed in as it is or printed: numbers, dates and sums are real, and rates percents."""
    localizer = evaluation.localizer
    about = f"{evaluation.title} {localizer.t('on_day', date=localizer.day(evaluation.day))}"

    def cell(value: Value) -> CellValue:
        return (value.exact or _dated(value, localizer)) if isinstance(value, Dates) else value

    return workbook(
        Sheet(
            table.title,
            [*table.columns.values()],
            [[*map(cell, row)] for row in table.lines],
            (table.title, f"{evaluation.holder}  {about}"),
            table.notes,
            Paper(about),
            localizer.t("day_in_cells"),
        )
        for table in evaluation.tables
    )


FORMS: dict[str, Callable[[Evaluation], bytes]] = {
    "md": as_markdown,
    "xlsx": as_workbook,
    "csv": as_lines,
    "json": as_json,
}
