"""What the commands that change data have in common: what differs in words, what would be wrong then, and the writing itself."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from program_site.commands.speaking import Stopped, agreed, say_problems
from program_site.commands.spreadsheets import refuse
from program_site.content.data.files import read_context
from program_site.content.record_names import Names, name_of, names_in
from program_site.i18n.localizer import Localizer
from program_site.i18n.problem_words import printable
from program_site.intake import inbox
from program_site.intake.changes.change_file import Change
from program_site.intake.changes.taking_in import Taken, moved_on, take_in
from program_site.intake.changes.words import said, words_of
from program_site.load import load
from program_site.messages import available
from program_site.tables.workbook.reading import read_data
from program_site.text.problems import Problem


def find(root: Path) -> Iterable[Problem]:
    return load(root).problems


def names(root: Path, localizer: Localizer) -> Names:
    """What the records are called before anything is changed."""
    return names_in(read_data(root)[0], (localizer.language, *read_context(root).languages))


def in_words(root: Path, changes: Sequence[Change], localizer: Localizer, known: Names | None = None) -> Iterator[str]:
    """What differs, a line for each value."""
    reading = read_context(root)
    words = words_of(localizer.language, reading.languages, reading.fiscal_start)
    known = names(root, localizer) if known is None else known
    yield from map(printable, said(changes, words, localizer.language, known))


def take_over(given: argparse.Namespace, changes: Sequence[Change], localizer: Localizer) -> Taken:
    """Write what was shown, if that is wanted. The command ends where it is not, or where something would be wrong then."""
    would = take_in(given.root, changes, find, writing=False)
    refuse(localizer, [each for each in would.problems if each.stops])
    if (
        would.texts
        and not given.yes
        and not agreed(localizer, localizer.t("sheets.ask"), localizer.t("sheets.unasked"))
    ):
        print(localizer.t("sheets.kept"))
        raise Stopped
    taken = take_in(given.root, changes, find)
    refuse(localizer, [each for each in taken.problems if each.stops])
    for path in taken.written:
        print(localizer.t("file.written", path=path))
    for problem in taken.problems:
        print(localizer.problem(problem))
    return taken


def take_changes(root: Path, path: Path, asked: str | None, localizer: Localizer) -> bool:
    """Take in a file of changes, a workbook or a sheet, and say what became of it; False where it was refused.

    It is answered in the language that was asked for, or else in that of whoever made it.
    """
    came = inbox.read(root, path, load(root, only=()).catalog, localizer.language)
    if not asked and came.language in available():
        localizer = Localizer(came.language)
    stopping = tuple(each for each in came.problems if not each.warning)
    known = names(root, localizer)
    taken = Taken(stopping) if stopping else take_in(root, came.changes, find)
    lines = in_words(root, [each for each in came.changes if each not in taken.already], localizer, known)
    problems = [*came.problems, *(each for each in taken.problems if each not in stopping)]
    name = printable(came.name)
    if since := ", ".join(moved_on(root, came.seen)) if taken.refused else "":
        print(localizer.t("accept_changes.moved_on", paths=since))
    if taken.refused:
        _say(problems, taken, asked, localizer)
        print(localizer.t("accept.refused", n=sum(not each.warning for each in problems), archive=name))
        return False
    if taken.written:
        print(localizer.t("accept_changes.taken", archive=name, paths=", ".join(taken.written)))
        print("\n".join(f"  {line}" for line in lines))
        if taken.already:
            print(localizer.t("accept_changes.some_already", n=len(taken.already)))
    else:
        print(localizer.t("accept_changes.already", archive=name))
    print("\n".join(f"  {note}" for note in came.notes), end="\n" if came.notes else "")
    _say(problems, taken, asked, localizer)
    if taken.written:
        print(localizer.t("accept_changes.look"))
    if path.resolve().is_relative_to((root / inbox.FOLDER).resolve()):
        path.unlink()
    return True


def _say(problems: Iterable[Problem], taken: Taken, asked: str | None, localizer: Localizer) -> None:
    """Each with the record it is in, where its line is that of a text which nobody has seen."""
    for problem in problems:
        record = taken.record_of(problem)
        if name := name_of(record, (localizer.language,)) if record else "":
            print(f"{printable(name)} [{problem.code}] {localizer.explain(problem)}")
        else:
            say_problems([problem], asked, localizer)
