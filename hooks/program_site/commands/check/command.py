"""The command `check`."""

import argparse
import sys
from collections.abc import Iterable
from functools import partial

from program_site.commands.check.checking import NoReport, check
from program_site.commands.check.fixing import FAILED, PHOTO_KINDS, fix
from program_site.commands.check.formats import FORMATS, append_summary
from program_site.commands.speaking import system_language
from program_site.i18n.localizer import Localizer
from program_site.messages import available
from program_site.text.problems import Fixed


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="REPORT", help="only these reports: their folders, or files in them"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="for people, for a workflow, for programs")
    parser.add_argument("--lang", choices=available(), help="speak this language, whatever the file's own is")
    parser.add_argument("--fix", action="store_true", help="first fix what needs no guessing")


def run(given: argparse.Namespace) -> int:
    """0: nothing but warnings, 1: errors, 2: a path that is no report. What is left after fixing counts."""
    found = partial(check, given.root, given.paths)
    in_terminal = given.format == "text"
    language = given.lang or (system_language() if in_terminal else None)
    try:
        done, checked = fix(given.root, found) if given.fix else ([], found())
    except NoReport as error:
        print(error.told(language), file=sys.stderr)
        return 2
    if given.fix and in_terminal:
        _say_fixed(done, language, checked.language)
    for line in FORMATS[given.format](checked, language):
        print(line)
    count = sum(problem.edit is not None for problem in checked.problems)
    if in_terminal and not given.fix and count:
        print(Localizer(language or checked.language).t("check.fixable", n=count))
    if given.format == "github":
        append_summary(checked, language)
    return 1 if checked.failed else 0


def _say_fixed(done: Iterable[Fixed], language: str | None, own: str) -> None:
    """What was fixed, and which photos are no longer there as they were."""
    done = list(done)
    for each in done:
        print(Localizer(language or each.language or own).fixed(each))
    localizer = Localizer(language or own)
    if photos := sorted({each.path for each in done if each.kind in PHOTO_KINDS}):
        print("\n" + localizer.t("check.photos_changed", names=", ".join(photos)))
    count = sum(each.kind not in FAILED for each in done)
    print(("\n" if done else "") + localizer.t("check.fixed", n=count) + "\n")
