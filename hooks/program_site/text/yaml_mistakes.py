"""What keeps PyYAML from reading a document, in words of ours: each mistake of form has its code and its cure."""

import re

import yaml

from program_site.text.edits import Edit, Replace
from program_site.text.problems import Problem
from program_site.text.yaml_quotes import quoted

_COLON = re.compile(r"\s*(?:- )?(\w+(?=\uff1a)|[A-Za-z_]+(?=:[^\s/]))")
"""A full-width colon; no space after the colon."""


class Mistakes:
    """The rows of a document and what was found to be wrong with it."""

    def __init__(self, text: str, path: str, first_line: int = 1) -> None:
        self.rows, self.path, self.first_line = text.splitlines(), path, first_line
        self.problems: list[Problem] = []

    def report(self, code: str, line: int, edit: Edit | None = None, /, **values: str) -> None:
        self.problems.append(Problem(code, self.path, line + self.first_line - 1, values, edit=edit))

    def replaced(self, line: int, column: int, before: str, after: str, shown: str) -> Edit:
        return Edit((Replace(self.path, line + self.first_line - 1, column, before, after),), shown)

    def rewritten(self, line: int, meant: str) -> Edit:
        return self.replaced(line, 0, self.row(line), meant, meant.strip())

    def row(self, line: int) -> str:
        return self.rows[line - 1] if self.rows else ""

    def report_colons(self) -> bool:
        """What people type for `key: value`; YAML complains of it a line later and in other words."""
        before = len(self.problems)
        for number, row in enumerate(self.rows, start=1):
            if found := _COLON.match(row):
                key, value = found[1], row[found.end() + 1 :].strip()
                code = "D138" if row[found.end()] == ":" else "D137"
                meant = f"{row[: found.end()]}: {value}".rstrip()
                self.report(code, number, self.rewritten(number, meant), key=key, value=value)
        return len(self.problems) > before

    def explain(self, error: Exception) -> None:
        """Every mistake of form has a code of its own; D117 is left for a line that does not fit to the one above it."""
        if isinstance(error, yaml.reader.ReaderError):
            line = "\n".join(self.rows).count("\n", 0, error.position) + 1
            self.report("F105", min(line, max(len(self.rows), 1)), value=f"U+{int(error.character):04X}")
        elif not isinstance(error, yaml.MarkedYAMLError):
            self.report("D106", 1, key="…", value="…")  # nested more deeply than anyone can read
        elif not self.report_colons():
            self._explain_place(error)

    def _explain_place(self, error: yaml.MarkedYAMLError) -> None:
        """PyYAML names the place at which it gave up; the mistake may lie before it."""
        mark = error.problem_mark or error.context_mark
        problem, context = str(error.problem or ""), str(error.context or "")
        opened = "flow" in context or "quoted scalar" in context
        unfinished = opened or (mark and (mark.line >= len(self.rows) or "could not find expected ':'" in problem))
        if unfinished and error.context_mark:
            mark = error.context_mark  # what was never closed, or a key without its colon, began there
        line = min(mark.line + 1, max(len(self.rows), 1)) if mark else 1
        row = self.row(line)
        key, colon, value = row.strip().removeprefix("- ").partition(":")
        value, begin = value.strip(), f"{key}: " if colon else ""
        whole = value or row.strip()
        if "\t" in row[: len(row) - len(row.lstrip())] or "'\\t'" in problem:
            self.report("D118", line, self.rewritten(line, row.replace("\t", "  ")))
        elif key and value and "mapping values are not" in problem and mark and re.search(r":\s", row[: mark.column]):
            before = row[: row.index(":") + 1]
            self.report("D119", line, self.rewritten(line, f"{before} {quoted(value)}"))
        elif "mapping values are not allowed" in problem or "could not find expected ':'" in problem:
            while "mapping" in problem and line > 1 and ":" not in self.row(line - 1):
                line -= 1  # the lines before have no colon and so were read as the beginning of this one
            name, _, rest = self.row(line).strip().partition(" ")
            if ":" in self.row(line) or name == "-":
                self.report("D117", line)
            else:
                self.report("D185", line, example=f"{name}: {rest or '…'}")
        elif "unknown escape" in problem:
            self.report("D166", line, example=f"{begin}{quoted(value.strip(chr(34)))}")
        elif opened:
            self.report("H106", line, value=row.strip(), example=begin + _closed(whole))
        elif "cannot start any token" in problem or "directive" in context or "block scalar" in context:
            self.report("H105", line, value=whole, example=begin + quoted(whole))
        elif "single document" in context or row.startswith(("---", "...")):
            self.report("D165", line, value=row.strip())
        else:
            self.report("D117", line)


def _closed(value: str) -> str:
    """What begins with a quote or a bracket, with the other one at its end."""
    return {"[": f"{value}]", "{": f"{value}}}"}.get(value[:1]) or quoted(value.strip("\"'"))
