"""Applying edits: files get their new content and names, all that belongs together or nothing."""

import base64
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from program_site.text.edits import Change, Create, Remake, Rename, Replace, Resave
from program_site.text.excerpts import excerpt
from program_site.text.problems import Fixed, Problem

_LINE_END = re.compile(r"\r\n|\r|\n")

Make = Callable[[bytes, str], bytes]
"""Makes a photo anew in one of the ways of `Remake`. Raises ValueError for a damaged one."""


def changed_text(data: bytes, changes: Sequence[Replace]) -> bytes | None:
    """The text of a file with these changes; everything else, its mark and its line ends too, stays as it is.

    None where not all of it can be done: two changes meet, or the text is another by now.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    mark, text = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    ends = list(_LINE_END.finditer(text))
    starts = [0, *(end.end() for end in ends)]
    newline = ends[0][0] if ends else "\n"
    places: list[tuple[int, int, str]] = []
    for change in changes:
        rows = change.before.split("\n")
        column = len(rows[-1]) if len(rows) > 1 else change.column + len(rows[0])
        if change.last > len(starts):
            return None
        begin, end = starts[change.line - 1] + change.column, starts[change.last - 1] + column
        if _LINE_END.sub("\n", text[begin:end]) != change.before:
            return None
        places.append((begin, end, change.after.replace("\n", newline)))
    places.sort()
    if any(second[0] < first[1] or second[:2] == first[:2] for first, second in pairwise(places)):
        return None
    for begin, end, new in reversed(places):
        text = text[:begin] + new + text[end:]
    return (mark + text).encode()


def resaved(data: bytes, encoding: str) -> bytes | None:
    """The same text in UTF-8, without a mark, with one kind of line ends."""
    try:
        return _LINE_END.sub("\n", data.decode(encoding).lstrip("\ufeff")).encode()
    except UnicodeDecodeError:
        return None


def apply(root: Path, problems: Iterable[Problem], make: Make) -> list[Fixed]:
    """Apply the edits that do not meet, and say what was done or could not be. All edits are of files that belong together."""
    work = _Work(root, make)
    try:
        for problem in problems:
            work.take(problem)
        work.finish()
    except OSError as error:
        work.give_up()
        path, language = work.first
        return [Fixed("failed", path, 1, {"detail": error.strerror or str(error)}, language)]
    except BaseException:
        work.give_up()
        raise
    return work.done


@dataclass
class _Work:
    """What is to become of some files."""

    root: Path
    make: Make
    taken: dict[str, list[Change]] = field(default_factory=dict)
    """By path, the changes that are to be made; in a text one after the other."""
    made: dict[Change, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    staged: dict[Path, Path] = field(default_factory=dict)
    """Where new content is to lie → where it lies until then."""
    done: list[Fixed] = field(default_factory=list)
    first: tuple[str, str | None] = ("", None)

    def take(self, problem: Problem) -> None:
        """An edit is taken whole, and only where nothing that was taken before is in its way."""
        self.first = self.first if self.first[0] else (problem.path, problem.language)
        wanted = problem.edit.changes if problem.edit else ()
        changes = [each for each in wanted if each not in self.taken.get(each.path, ())]
        if not all(map(self.is_possible, changes)):
            return
        planned = {each.path: [*self.taken.get(each.path, ())] for each in changes}
        for each in changes:
            planned[each.path].append(each)
            try:
                if isinstance(each, Remake):
                    self.made[each] = self.make(self.read(each.path), each.how)
            except ValueError:
                self.done.append(Fixed("damaged", each.path, 1, {}, problem.language))
                return
        if all(self.content(path, made) is not None for path, made in planned.items()):
            self.taken |= planned
            self.names |= {each.path: each.after for each in changes if isinstance(each, Rename)}
            self.done += [each for each in said(problem, wanted) if each not in self.done]

    def is_possible(self, change: Change) -> bool:
        """Resaving and another name stand alone: the next round sees to what is left."""
        before = self.taken.get(change.path, [])
        alone = isinstance(change, Resave) or any(isinstance(each, Resave) for each in before)
        if isinstance(change, Rename):
            new = self.root / change.after
            there = os.path.lexists(new) and not new.samefile(self.root / change.path)
            return not there and change.after not in self.names.values() and change.path not in self.names
        if isinstance(change, Create):
            return (
                not before and not os.path.lexists(self.root / change.path) and change.path not in self.names.values()
            )
        return not (alone and before)

    def read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def content(self, path: str, changes: Sequence[Change]) -> bytes | None:
        """What a file is to hold; None where its changes cannot be made together."""
        texts = [each for each in changes if isinstance(each, Replace)]
        if texts:
            return changed_text(self.read(path), texts)
        for each in changes:
            if isinstance(each, Create):
                return base64.b64decode(each.content)
            if isinstance(each, Remake):
                return self.made[each]
            if isinstance(each, Resave):
                return resaved(self.read(path), each.encoding)
        return b""

    def finish(self) -> None:
        """Everything new is written beside the old files, then put in its place; what was renamed goes last."""
        for path, changes in self.taken.items():
            target = self.root / self.names.get(path, path)
            content = self.content(path, changes)
            if content is not None and not all(isinstance(each, Rename) for each in changes):
                self.stage(target, content, like=self.root / path)
        for target, made in self.staged.items():
            made.replace(target)
        for path, name in self.names.items():
            old, new = self.root / path, self.root / name
            if new in self.staged and not new.samefile(old):
                old.unlink()
            else:
                old.rename(new)
            if new.parent != old.parent:
                with suppress(OSError):  # other files may lie there
                    old.parent.rmdir()

    def stage(self, target: Path, data: bytes, like: Path) -> None:
        handle, name = tempfile.mkstemp(prefix=".fixing-", dir=target.parent)
        self.staged[target] = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(like.stat().st_mode & 0o777 if like.exists() else 0o644)

    def give_up(self) -> None:
        for made in self.staged.values():
            made.unlink(missing_ok=True)


def said(problem: Problem, changes: Sequence[Change]) -> Iterator[Fixed]:
    """What was done. The lines of a text are one change, as they are in the message of the problem."""
    language = problem.language
    renamed = any(isinstance(each, Rename) for each in changes)
    for each in changes:
        match each:
            case Rename(path, after):
                yield Fixed("renamed", path, 1, {"after": after.rpartition("/")[2]}, language)
            case Create(path):
                yield Fixed("made", problem.path, problem.line, {"after": path.rpartition("/")[2]}, language)
            case Remake(path, how):
                yield Fixed(how, path, 1, {}, language)
            case Resave(path) if encoding := problem.values.get("encoding"):
                yield Fixed("encoding", path, 1, {"encoding": encoding}, language)
            case Resave(path):
                yield Fixed("marks", path, 1, {}, language)
            case Replace(path, line, _, before, after) if renamed:
                values = {"before": before.lstrip("](< "), "after": after.lstrip("]( ")}
                yield Fixed("changed", path, line, values, language)
    if problem.edit and isinstance(changes[0], Replace):
        kind, values = _of_lines(problem.edit.shown.strip(), changes)
        yield Fixed(kind, problem.path, problem.line, values, language)


def _of_lines(shown: str, changes: Sequence[Change]) -> tuple[str, dict[str, str]]:
    """What has happened to lines: they read otherwise now, or lost something, or an empty one stands before them."""
    first = changes[0]
    if shown or not isinstance(first, Replace):
        return "line", {"after": shown}
    if not first.before and not first.after.strip():
        return "parted", {}
    taken = first.before.strip()
    return ("taken", {"before": excerpt(taken)}) if taken and "\n" not in first.before else ("deleted", {})
