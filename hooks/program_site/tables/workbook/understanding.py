"""Which value is meant by what somebody typed into a cell, in the ways of offices and of Excel."""

import datetime
import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from program_site.content.data.fields import ID, likely_id, some_ids
from program_site.tables.spreadsheets.cells import LARGEST_COUNT, Cell
from program_site.tables.workbook.layout import Column
from program_site.tables.workbook.texts import in_lines
from program_site.tables.workbook.vocabulary import Known, labels_of
from program_site.text.dates import written_date, written_day
from program_site.text.numbers import possible_number, says_only_a_number
from program_site.text.problems import Problem
from program_site.text.times import written_time

_BETWEEN = re.compile(r"[,;\u3001\uff0c\uff1b]")
_WHEN = re.compile(r"FY[0-9]{4}|[0-9]{4}(-[0-9]{2}){0,2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}( .+)?")
_DATE_SIGNS = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]")
"""What stands in the format of a date besides year, month and day."""
_A_NUMBER, _A_YEAR = "38", "2019"
_TIMES = (datetime.date, datetime.time, datetime.timedelta)
_NAMES = ("id", "reference", "citation")


class _NotRead(Exception):
    """What cannot be read, and why: a problem."""


@dataclass
class Understanding:
    """Reads cells; what cannot be read is among its problems, all of them."""

    known: Known
    language: str
    problems: list[Problem] = field(default_factory=list)

    def value(self, column: Column, cell: Cell) -> Any:
        """What is to stand in the record; None for an empty cell, and for one with a problem."""
        if cell.flaw:
            self.problems.append(cell.problem(cell.flaw))
        if cell.flaw or cell.blank:
            return None
        several = column.holds_several
        pieces = self._pieces(column, cell.value) if several and isinstance(cell.value, str) else [cell.value]
        values = [each for each in (self._read(self._one, column, cell, piece) for piece in pieces) if each is not None]
        if not several or (column.field.kind == "phone" and len(values) == 1):
            return values[0] if values else None
        return values or None

    def is_unofficial(self, cell: Cell) -> bool:
        """Whether a cell says that a name is our own translation."""
        if cell.flaw:
            self.problems.append(cell.problem(cell.flaw))
        return not (cell.flaw or cell.blank) and self._read(self._yes_no, cell, in_lines(_typed(cell.value))) is True

    def _read(self, read: Callable[..., Any], *given: Any) -> Any:
        try:
            return read(*given)
        except _NotRead as found:
            self.problems.append(found.args[0])
            return None

    def _pieces(self, column: Column, text: str) -> list[str]:
        """One to a line, or with signs between them in a single line. A name of a record may hold such a sign itself."""
        lines = [line for line in map(str.strip, in_lines(text).split("\n")) if line]
        is_named = column.field.kind == "reference"
        if is_named or len(lines) == 1:
            known = [is_named and self.known.identity(column.field.of, line) is not None for line in lines]
            lines = [
                piece
                for line, one in zip(lines, known, strict=True)
                for piece in ([line] if one else _BETWEEN.split(line))
            ]
        return [line.strip() for line in lines if line.strip()]

    def _one(self, column: Column, cell: Cell, value: Any) -> Any:
        """The value of a cell, or of one of its lines."""
        kind = column.field.kind
        if kind in ("when", "day", "moment"):
            return self._date(column, cell, value)
        if kind in ("whole", "number"):
            return _number(column, cell, value)
        if isinstance(value, _TIMES):
            raise _NotRead(cell.problem("S133"))
        text = in_lines(_typed(value))
        if kind == "yes_no" or (kind == "online" and self.known.yes_no(text) is not None):
            return self._yes_no(cell, text)
        if kind == "choice":
            return self._choice(column, cell, text)
        if kind in _NAMES:
            return self._identity(column, cell, text)
        return text or None

    def _yes_no(self, cell: Cell, text: str) -> bool:
        meant = self.known.yes_no(text)
        if meant is None:
            words = self.known.vocabulary
            raise _NotRead(cell.problem("S120", known=f"{words.yes}, {words.no}"))
        return meant

    def _choice(self, column: Column, cell: Cell, text: str) -> str | bool:
        meant = self.known.choice(column, text)
        if meant is None:
            raise _NotRead(cell.problem("S120", known=", ".join(labels_of(column))))
        return meant

    def _identity(self, column: Column, cell: Cell, text: str) -> str:
        if column.field.kind == "id":
            written = unicodedata.normalize("NFKC", text)
            if not re.fullmatch(ID, written):
                raise _NotRead(cell.problem("D110", example=likely_id(written)))
            return written
        meant = self.known.identity(column.field.of, text)
        if meant is None:
            known = some_ids(text, self.known.ids.get(column.field.of, set()))
            raise _NotRead(cell.problem("S120", known=known))
        return meant

    def _date(self, column: Column, cell: Cell, value: Any) -> str | int:
        kind = column.field.kind
        if isinstance(value, datetime.datetime | datetime.date):
            text = _as_dated(value, cell.form, kind)
        else:
            text = _date(unicodedata.normalize("NFKC", in_lines(_typed(value))), kind, self.language) or ""
        if not text:
            raise _NotRead(cell.problem("S134", example=_EXAMPLES[kind]))
        return int(text) if text.isdecimal() else text


_EXAMPLES = {"when": "2019-04-01, 2019-04, 2019, FY2019", "day": "2019-04-01", "moment": "2019-04-01 17:00"}


def _typed(value: Any) -> str:
    """A number as somebody typed it who meant text."""
    return str(int(value)) if isinstance(value, float) and value == value // 1 else str(value)


def _number(column: Column, cell: Cell, value: Any) -> int | float:
    whole = column.field.kind == "whole"
    if isinstance(value, _TIMES):
        raise _NotRead(cell.problem("S116"))
    number = _counted(value, whole)
    if number is None:
        example = possible_number(cell.text, whole=True) or (_A_YEAR if column.field.least else _A_NUMBER)
        raise _NotRead(cell.problem("S108", example=example) if whole else cell.problem("S132"))
    most = column.field.most if column.field.most is not None else LARGEST_COUNT
    if number > most:
        raise _NotRead(cell.problem("S109", limit=f"{most:.0f}"))
    return number


def _counted(value: Any, whole: bool) -> int | float | None:
    if isinstance(value, str):
        written = possible_number(value, whole) if says_only_a_number(value) else None
        return None if written is None else float(written) if "." in written else int(written)
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        return None
    if whole and (value != value // 1 or value < 0):
        return None
    return int(value) if value == value // 1 else value


def _as_dated(value: datetime.datetime | datetime.date, form: str, kind: str) -> str:
    """Excel makes a day of 2019-04, and shows it without its day."""
    signs = _DATE_SIGNS.sub("", form.lower())
    if kind == "when" and "m" in signs and "d" not in signs and "y" in signs:
        return f"{value:%Y-%m}"
    timed = isinstance(value, datetime.datetime) and value.time() != datetime.time()
    return f"{value:%Y-%m-%d %H:%M}" if timed and kind == "moment" else f"{value:%Y-%m-%d}"


def _date(text: str, kind: str, language: str) -> str | None:
    if kind == "when":
        return text if _WHEN.fullmatch(text) else written_date(text, language)
    if _DAY.fullmatch(text) or (kind == "moment" and _MOMENT.fullmatch(text)):
        return text
    day = written_day(text, language)
    if day or kind == "day":
        return day.isoformat() if day else None
    return _moment(text, language)


def _moment(text: str, language: str) -> str | None:
    written = written_time(text, language)
    if not written.certain or not written.day or not written.time:
        return None
    return " ".join(filter(None, [written.day.isoformat(), f"{written.time:%H:%M}", written.zone]))
