"""Edits: what to write instead of what is wrong. A message prints an edit, `check --fix` applies it.

An edit keeps everything that its writer wrote. What cannot promise that is no edit but an example.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Replace:
    """Some text of a file becomes another. Only where it still stands: nobody's newer text is overwritten."""

    path: str
    line: int
    """Counted from 1."""
    column: int
    """Counted from 0."""
    before: str
    """Lines end in `\\n`, whatever they end in in the file; a file's first mark (BOM) is no part of its text."""
    after: str

    @property
    def last(self) -> int:
        """The last line that is touched."""
        return self.line + self.before.count("\n")


@dataclass(frozen=True)
class Rename:
    """A file gets another name, or another place in its report."""

    path: str
    after: str
    """Its whole path then."""


@dataclass(frozen=True)
class Resave:
    """A text is saved anew: in UTF-8, without the mark at its beginning, with `\\n` at the end of each line."""

    path: str
    encoding: str
    """The one it is in, as Python calls it."""


@dataclass(frozen=True)
class Remake:
    """A photo is made anew."""

    path: str
    how: str
    """jpeg, smaller, turned or notes: see `photos.remaking`."""


@dataclass(frozen=True)
class Create:
    """A file is made of what stood in a text."""

    path: str
    content: str
    """In base64, as it stood there."""


Change = Replace | Rename | Resave | Remake | Create


@dataclass(frozen=True)
class Edit:
    """Changes that belong together: all of them are made, or none."""

    changes: tuple[Change, ...]
    shown: str = ""
    """What a message prints behind its arrow: the line, or the part of it, as it is afterwards."""


def line_edit(path: str, line: int, before: str, after: str, shown: str | None = None) -> Edit:
    """A line as it is and as it is to be; only what differs is replaced."""
    begin = 0
    while begin < min(len(before), len(after)) and before[begin] == after[begin]:
        begin += 1
    end = 0
    while end < min(len(before), len(after)) - begin and before[-1 - end] == after[-1 - end]:
        end += 1
    change = Replace(path, line, begin, before[begin : len(before) - end], after[begin : len(after) - end])
    return Edit((change,), after.strip() if shown is None else shown)


def place(text: str, index: int) -> tuple[int, int]:
    """Line and column of a place in a text."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index) - 1
