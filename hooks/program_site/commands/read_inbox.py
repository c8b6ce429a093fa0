"""`program_site read-inbox EVENT --out DIR`: what the files in data/inbox/ make of the data, and the answer to whoever put them there.

Nothing is written below data/: all of it happens in a copy, and what comes of it is left in a folder for whoever may write.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from program_site.commands.changing import find, in_words
from program_site.commands.inbox_answer import Outcome, answer, is_given_away, moved
from program_site.content.data.files import read_context
from program_site.i18n.localizer import Localizer
from program_site.intake.changes.staged_tree import tree_with
from program_site.intake.changes.taking_in import moved_on, take_in
from program_site.intake.inbox import FOLDER, MOST, Came, read, waiting
from program_site.load import load
from program_site.messages import FALLBACK, available
from program_site.text.problems import Problem

_LARGEST_EVENT = 5_000_000
"""Bytes."""


class NoEvent(Exception):
    """The file is not what GitHub writes of a push."""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("event", metavar="EVENT.json", type=Path, help="what GitHub says of the push")
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help="a folder for the data files that change and answer.md"
    )


def run(given: argparse.Namespace) -> int:
    """0: all taken in, or nothing there; 1: something was refused, which the answer says; 2: this is no event of a push."""
    root: Path = given.root.resolve()
    try:
        public = is_public(given.event)
    except NoEvent as error:
        print(error, file=sys.stderr)
        return 2
    paths = waiting(root)
    if not paths:
        return 0
    languages = tuple(code for code in read_context(root).languages if code in available()) or (FALLBACK,)
    with tree_with(root, {}) as copy:
        outcomes = [*_taken(copy, [copy / path.relative_to(root) for path in paths], languages)]
        shown = not (public and is_given_away(outcomes))
        texts = _differing(root, copy) if shown else {}
    given.out.mkdir(parents=True, exist_ok=True)
    for name, data in texts.items():
        (given.out / name).parent.mkdir(exist_ok=True)
        (given.out / name).write_bytes(data)
    # What was refused goes as well: it is told in the same pull request, and would be read and told again at every upload.
    gone = [each.came.name for each in outcomes] if shown else []
    (given.out / "gone.json").write_text(json.dumps(gone), encoding="utf-8")
    (given.out / "answer.md").write_text(answer(outcomes, languages, public), encoding="utf-8")
    (given.out / "moved.md").write_text(moved(outcomes, languages), encoding="utf-8")
    return 0 if shown and not any(each.refused for each in outcomes) else 1


def is_public(path: Path) -> bool:
    """Whether everyone can read the repository of the event. Raises NoEvent."""
    try:
        with path.open("rb") as file:
            event = json.loads(file.read(_LARGEST_EVENT))
        private = event["repository"]["private"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise NoEvent(f"{path}: {type(error).__name__}") from error
    return private is not True


def _taken(root: Path, paths: Sequence[Path], languages: Sequence[str]) -> Iterator[Outcome]:
    """One file after another, each upon what the former ones made of the data."""
    for path in paths[:MOST]:
        yield _take(root, path, languages)
    for path in paths[MOST:]:
        name = path.relative_to(root).as_posix()
        yield Outcome({"": Came(name, problems=(Problem("K115", name, 1, {"limit": str(MOST)}),))})


def _take(root: Path, path: Path, languages: Sequence[str]) -> Outcome:
    """What the file says goes into the data, all of it or nothing."""
    catalog = load(root, only=()).catalog
    came = read(root, path, catalog, languages[0])
    own = [came.language] if came.language in available() else []
    others = [code for code in (*languages[1:], *own) if code and code != languages[0]]
    read_in = {languages[0]: came, **{code: read(root, path, catalog, code) for code in others}}
    if any(not problem.warning for problem in came.problems):
        return Outcome(read_in)
    lines = {code: [*in_words(root, came.changes, Localizer(code))] for code in read_in}
    since = moved_on(root, came.seen)
    taken = take_in(root, came.changes, find)
    if taken.refused:
        return Outcome(read_in, taken.problems, since=since)
    return Outcome(read_in, lines=lines if taken.written else {}, already=len(taken.already), remarks=taken.problems)


def _differing(root: Path, copy: Path) -> dict[str, bytes]:
    """The data files that are others in the copy."""
    texts: dict[str, bytes] = {}
    for path in sorted((copy / FOLDER).parent.glob("*.yml")):
        name = path.relative_to(copy).as_posix()
        data = path.read_bytes()
        if not (root / name).is_file() or (root / name).read_bytes() != data:
            texts[name] = data
    return texts
