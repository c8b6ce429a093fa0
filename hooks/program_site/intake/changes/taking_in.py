"""Taking changes into the data: all of them are written, or none where that would leave the site with a new mistake."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from program_site.intake.changes.change_file import Change
from program_site.intake.changes.putting import Put, fingerprint, path_of, put
from program_site.intake.changes.staged_tree import tree_with
from program_site.text.files import replace_file
from program_site.text.problems import Problem
from program_site.text.yaml_source import read_yaml

Find = Callable[[Path], Iterable[Problem]]
"""Reads a whole project and finds all that is wrong with it."""

_LINES = ("first", "last")
"""Values of problems that are lines, which move when something is written above them."""


@dataclass(frozen=True)
class Taken:
    """What became of some changes."""

    problems: tuple[Problem, ...] = ()
    """New ones; while one of them stops, nothing is written. With lines of the texts as they would be."""
    written: tuple[str, ...] = ()
    """The paths of the files that were changed."""
    already: tuple[Change, ...] = ()
    """What stood there as it was wanted."""
    texts: Mapping[str, bytes] | None = None
    """What these files hold, or would hold."""

    def record_of(self, problem: Problem) -> Mapping[str, Any] | None:
        """The record that a problem is in, where that is one of a list which changes: its line is that of no file yet."""
        if not self.texts or problem.path not in self.texts:
            return None
        source = read_yaml(self.texts[problem.path].decode().removeprefix("\ufeff").replace("\r\n", "\n"), problem.path)
        records = source.value if isinstance(source.value, list) else []
        begun = [each for number, each in enumerate(records) if source.line_of((number,)) <= problem.line]
        return begun[-1] if begun and isinstance(begun[-1], dict) else None

    @property
    def refused(self) -> bool:
        return any(each.stops for each in self.problems)


def take_in(root: Path, changes: Sequence[Change], find: Find, writing: bool = True) -> Taken:
    """Put the changes in, if nothing is wrong then that was right before.

    `writing`: without it all is checked, and nothing written.
    """
    done = put(root, changes)
    if done.problems:
        return Taken(tuple(done.problems), already=tuple(done.already))
    problems = tuple(_new_problems(root, done, find)) if done.texts else ()
    taken = Taken(problems, already=tuple(done.already), texts=done.texts)
    if taken.refused or not writing:
        return taken
    failed = _write(root, done.texts)
    if failed:
        return Taken((failed, *problems), already=taken.already, texts=done.texts)
    return Taken(problems, tuple(done.texts), taken.already, done.texts)


def moved_on(root: Path, seen: Mapping[str, str]) -> list[str]:
    """The paths of the data files that are others by now than those a change was made from."""
    paths = {path_of(file): (root / path_of(file), known) for file, known in seen.items() if file.isidentifier()}
    return [
        name for name, (path, known) in paths.items() if not path.is_file() or fingerprint(path.read_bytes()) != known
    ]


def _new_problems(root: Path, done: Put, find: Find) -> Iterator[Problem]:
    """What is wrong with the texts and was not before, wherever that shows.

    Broken data hide what else is wrong. Of what comes to light when they are mended only the changed files are asked.
    """
    before = [*find(root)]
    with tree_with(root, done.texts) as staging:
        after = [*find(staging)]
    known = Counter(map(_identity, before))
    was_broken = any(each.stops and each.path.startswith("data/") for each in before)
    for each in after:
        if known[_identity(each)]:
            known[_identity(each)] -= 1
        elif each.path in done.texts or not was_broken:
            yield each


def _identity(problem: Problem) -> Hashable:
    """By which a problem is known again, on whatever line it stands by now."""
    values = frozenset((key, value) for key, value in problem.values.items() if key not in _LINES)
    return problem.code, problem.path, problem.warning, values


def _write(root: Path, texts: Mapping[str, bytes]) -> Problem | None:
    """Every file whole; where one cannot be written those before it are as they were."""
    former: dict[Path, bytes | None] = {}
    for name, text in texts.items():
        path = root / name
        try:
            path.parent.mkdir(exist_ok=True)
            former[path] = path.read_bytes() if path.exists() else None
            replace_file(path, text)
        except OSError as error:
            for done, before in former.items():
                with suppress(OSError):
                    done.unlink(missing_ok=True) if before is None else replace_file(done, before)
            return Problem("K107", name, 1, {"detail": error.strerror or str(error)})
    return None
