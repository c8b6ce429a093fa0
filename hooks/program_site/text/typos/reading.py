"""Reading YAML as it was meant: every line is set right by the rules, then what only several lines show."""

import re
from dataclasses import replace

from program_site.text.edits import Change, Edit, Replace, line_edit
from program_site.text.problems import Problem
from program_site.text.typos.lines import FIELD, ITEM, Fields, Line, indent_of, length
from program_site.text.typos.rules import RULES, RULES_ALWAYS, Meant, outer_field, wide_number_sign
from program_site.text.typos.structure import OF_FRONT_MATTER, STRUCTURE, STRUCTURE_ALWAYS, Moved, begun_lists
from program_site.text.yaml_source import YamlSource, read_yaml

_CONFLICT = re.compile(r"(?:<{7} |={7}$|>{7} )")
_ENTRY_INSIDE = re.compile(r"(.*[\w\"'\]})])(- +id *: .*)")
SYNTAX = frozenset(["D117", "D118", "D119", "D120", "D137", "D138", "D165", "D166", "D185", "H105", "H106"])
"""What YAML says where the form of a line is wrong."""
_OF_SPACES = ("D118", "H103")


def read_meant(text: str, path: str, fields: Fields, first_line: int = 1) -> YamlSource:
    """The document as it was meant, with a problem for every typo; lines count from `first_line`."""
    document = read_yaml(text, path, first_line)
    broken = any(each.code in SYNTAX for each in document.problems)
    typos = _Typos(text, path, fields, first_line)
    if (broken or not fields.is_front_matter) and (found := _unreadable(text, path, first_line)):
        return YamlSource(path, None, problems=(found,), text=text, first_line=first_line)
    typos.read_begun_lists()
    typos.read_lines(all_rules=broken or fields.is_front_matter)
    typos.read_structure(broken)
    if not typos.problems:
        return document
    meant = "\n".join(typos.rows)
    read = read_yaml(meant, path, first_line)
    lines = {problem.line for problem in typos.problems}
    left = [typos.as_example(each) for each in read.problems if each.line not in lines]
    return YamlSource(path, read.value, read.lines, read.written, (*typos.problems, *left), meant, first_line, text)


def _unreadable(text: str, path: str, first_line: int) -> Problem | None:
    """What nobody can see through: where the changes of two people met, or two entries in one line."""
    for line, row in enumerate(text.split("\n"), first_line):
        if _CONFLICT.match(row):
            return Problem("D180", path, line)
        if found := _ENTRY_INSIDE.fullmatch(row):
            edit = Edit((Replace(path, line, found.start(2), "", "\n"),), found[2])
            return Problem("D199", path, line, edit=edit)
    return None


class _Typos:
    """Sets the rows of a text right in their places, and keeps what was wrong with them."""

    def __init__(self, text: str, path: str, fields: Fields, first_line: int) -> None:
        self.typed, self.rows = text.split("\n"), text.split("\n")
        self.path, self.fields, self.first_line = path, fields, first_line
        self.problems: list[Problem] = []
        self.lossy: set[int] = set()
        """Rows that are read as an example shows them: nobody is to write them so unasked."""

    def as_example(self, problem: Problem) -> Problem:
        """An edit of a row that stands otherwise in the file."""
        number = problem.line - self.first_line
        if not problem.edit or self.rows[number] == self.typed[number]:
            return problem
        return replace(problem, values={**problem.values, "example": problem.edit.shown}, edit=None)

    def read_lines(self, all_rules: bool) -> None:
        """Lines inside blocks and long quotes are nobody's fields."""
        edge = next((found["indent"] for row in self.rows if (found := FIELD.match(row))), "")
        number = 0
        while number < len(self.rows):
            several = length(self.rows, number)
            if several == 1:
                self.read_line(number, all_rules, "" if edge.strip(" ") else edge)
            number += several

    def read_line(self, number: int, all_rules: bool, edge: str) -> None:
        before = len(self.problems)
        if all_rules and (meant := wide_number_sign(self.rows[number])):
            self.set(number, meant, None)
        line = Line.of(self.rows[number], self.fields)
        for look in RULES:
            meant = look(line, self.fields) if line and (all_rules or look in RULES_ALWAYS) else None
            if not meant or meant.text == self.rows[number] or (meant.code == "D101" and self.has(number, meant.text)):
                continue
            self.set(number, meant, line)
            line = Line.of(self.rows[number], self.fields)
        if not self.rows[number].strip():
            self.rows[number] = ""  # full-width spaces are nothing
        moved = any(problem.code in _OF_SPACES for problem in self.problems[before:])
        meant = outer_field(line, edge, self.fields) if line and not moved else None
        if meant and not self.has(number, meant.text):
            self.set(number, meant, line)

    def has(self, number: int, meant: str) -> bool:
        """Whether another field has the name already that this one is to get."""
        found = FIELD.fullmatch(meant)
        begin = meant[: found.end("key")] if found else meant
        return any(row.startswith(begin) for other, row in enumerate(self.rows) if other != number and begin[0] != " ")

    def set(self, number: int, meant: Meant, line: Line | None) -> None:
        row, indent = meant.text, indent_of(meant.text)
        shown = row.strip()
        if meant.code in _OF_SPACES and line and line.indent.strip(" "):
            column = _column(self.rows, number, indent, line, self.fields)
            row = " " * column + row.lstrip()
            shown = row.rstrip()  # how far it is set in is a part of the cure
        if meant.code == "D101":
            shown = row.lstrip(" -").partition(line.colon)[0].rstrip() + ":" if line else row
        self.rows[number] = row
        self.lossy |= {number} if meant.code == "D114" else set()
        values = {"example": shown}
        if line:
            values["key"] = line.key or line.value
            values["value"] = (line.text if meant.code == "D181" else line.value).strip()
        at = self.first_line + number
        edit = line_edit(self.path, at, self.typed[number], row, shown) if number not in self.lossy else None
        self.problems.append(Problem(meant.code, self.path, at, values, edit=edit))

    def read_begun_lists(self) -> None:
        for moved in begun_lists(self.rows, self.fields) if self.fields.is_front_matter else ():
            self.move(moved)

    def read_structure(self, broken: bool) -> None:
        for look in OF_FRONT_MATTER if self.fields.is_front_matter else STRUCTURE:
            for moved in look(self.rows, self.fields) if broken or look in STRUCTURE_ALWAYS else ():
                self.move(moved)

    def move(self, moved: Moved) -> None:
        """Several rows that are set right together."""
        changes: list[Change] = []
        for number, row in sorted(moved.rows.items()):
            line, typed = self.first_line + number, self.typed[number]
            gone = Replace(self.path, line, 0, typed + ("\n" if number + 1 < len(self.typed) else ""), "")
            changes += [gone] if row is None else line_edit(self.path, line, typed, row).changes
            self.rows[number] = row or ""
        if moved.to:
            changes.append(Replace(self.path, self.first_line + moved.to[0], 0, "", moved.to[1]))
        line = self.first_line + (min(moved.rows) if moved.at is None else moved.at)
        edit = Edit(tuple(changes), moved.shown)
        self.problems.append(Problem(moved.code, self.path, line, moved.values, edit=edit))


def _column(rows: list[str], number: int, width: int, line: Line, fields: Fields) -> int:
    """Where a line begins that was set in with other signs than spaces: in line with one above it, or below a field."""
    columns: dict[int, bool] = {}
    dashes: set[int] = set()
    edge = width + len(line.text)
    for above in reversed(rows[:number]):
        found = FIELD.fullmatch(above) or ITEM.fullmatch(above)
        if not found:
            continue
        begin = len(found["indent"])
        column = begin + len(found["dash"] or "")
        if not columns and not found["value"] and width > column:
            return width
        if column < edge:
            columns[column] = fields.is_code(found.groupdict().get("key", ""))
            dashes |= {begin} if found["dash"] else set()
            edge = begin if found["dash"] else column
    alike = {column for column, is_code in columns.items() if is_code == fields.is_code(line.key)}
    found_columns = (dashes if line.dash else alike or columns.keys()) or {0}
    return min(found_columns, key=lambda column: (abs(column - width), -column))
