"""The language in which the command line speaks to whoever sits before it."""

import argparse
import os
import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TextIO

from program_site.content.catalog import Catalog
from program_site.i18n.localizer import Localizer, say_problem
from program_site.i18n.problem_words import printable
from program_site.load import Loaded
from program_site.messages import FALLBACK, available
from program_site.text.files import replace_file
from program_site.text.problems import Problem
from program_site.text.records import Reading

_SPEAK = "speak this language (default: that of the system)"


class Stopped(Exception):
    """A command ends early; why has been said."""

    def __init__(self, code: int = 1) -> None:
        super().__init__(code)
        self.code = code


def add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=available(), help=_SPEAK)


def add_any_language(parser: argparse.ArgumentParser) -> None:
    """The same for a command that says itself what is wrong with an option, in the language of its user."""
    parser.add_argument("--lang", metavar="|".join(available()), help=_SPEAK)


def is_known(localizer: Localizer, option: str, value: str | None, known: Collection[str]) -> bool:
    """Whether a value was not given or is one of the known; if not, that is said."""
    if value is None or value in known:
        return True
    print(localizer.t("option.unknown", option=option, value=printable(value), known=", ".join(known)), file=sys.stderr)
    return False


def agreed(localizer: Localizer, question: str, unasked: str) -> bool:
    """Whether whoever sits before the terminal says yes; without a terminal `unasked` is said."""
    if not sys.stdin.isatty():
        print(unasked)
        return False
    try:
        answer = input(question)
    except (EOFError, KeyboardInterrupt):
        answer = ""
        print()
    return answer.strip().lower() in localizer.t("removing.agreed").split()


def say_problems(
    problems: Iterable[Problem], given: str | None, localizer: Localizer, file: TextIO | None = None
) -> None:
    """Say each in the language that was asked for, or else in that of its file."""
    for problem in problems:
        print(localizer.problem(problem) if given else say_problem(problem, localizer.language), file=file)


def faultless(loaded: Loaded, given: str | None, localizer: Localizer, file: TextIO | None = None) -> Catalog:
    """The catalog. Where data or pages have mistakes, these are said and the command ends."""
    if loaded.catalog is None or loaded.stopping:
        say_problems(loaded.stopping, given, localizer, file)
        raise Stopped
    return loaded.catalog


def write_file(localizer: Localizer, path: Path, content: bytes, shown: str) -> None:
    """Write a file, as a whole or not at all, and say so. Where it cannot be written, the command ends."""
    try:
        replace_file(path, content)
    except OSError as error:
        said = localizer.t("file.not_written", path=shown, detail=error.strerror or str(error))
        print(said, file=sys.stderr)
        raise Stopped from error
    print(localizer.t("file.written", path=shown))


def meanings(root: Path, path: str) -> list[Path]:
    """What a path that was typed may mean: it counts from here, or from `root`. Links stay links."""
    return [Path(os.path.abspath(each)) for each in (Path(path), root / path)]  # noqa: PTH100


def own_localizer(given: str | None, reading: Reading) -> Localizer:
    """The language that was asked for, or that of the system, or the site's first."""
    wanted = (given, system_language(), *reading.languages)
    return Localizer(next((code for code in wanted if code in available()), FALLBACK))


def system_language() -> str | None:
    """That of the terminal's locale, as far as there are words in it."""
    wanted = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    system = next((value for value in wanted if value), "").replace("_", "-").partition(".")[0]
    return next((code for code in (system, system.partition("-")[0]) if code in available()), None)
