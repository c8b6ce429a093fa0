"""The command line: `python -m program_site check`, `figures`, `import-mobility`, `accept`, `new-report`, `new-site`, `translations`, …"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path

from program_site.commands import (
    accept,
    figures,
    forms,
    from_issue,
    import_mobility,
    import_rubric,
    new_report,
    remove_report,
    schema,
    translations,
)
from program_site.commands.check import FORMATS, NoReport, append_summary, check
from program_site.commands.new_site import command as new_site
from program_site.content.reports.fixing.fixing import PHOTO_KINDS, mend, mendable
from program_site.i18n.localizer import Localizer
from program_site.messages import available
from program_site.text.problems import Mended


def _check(root: Path, paths: list[str], form: str, language: str | None, fix: bool) -> int:
    """0: nothing but warnings, 1: errors, 2: a path that is no report. What is left after mending counts."""
    try:
        done = mend(root, [Path(path) for path in paths]) if fix else []
        checked = check(root, paths)
    except NoReport as error:
        print(error, file=sys.stderr)
        return 2
    if fix and form == "text":
        say_mended(done, language, checked.language)
    for line in FORMATS[form](checked, language):
        print(line)
    damaged = {problem.path for problem in checked.problems if problem.code == "R108"}
    if form == "text" and not fix and (count := mendable(root, [Path(path) for path in paths], damaged)):
        print(Localizer(language or checked.language).t("check.mendable", n=count))
    if form == "github":
        append_summary(checked, language)
    return 1 if checked.failed else 0


def say_mended(done: list[Mended], language: str | None, own: str) -> None:
    """What was mended, each in the language of its writer, and which photos are no longer there as they were."""
    for each in done:
        print(Localizer(language or each.language or own).mended(each))
    if photos := sorted({each.path for each in done if each.kind in PHOTO_KINDS}):
        print("\n" + Localizer(language or own).t("check.photos_changed", names=", ".join(photos)))
    count = sum(each.kind != "failed" for each in done)
    print(("\n" if done else "") + Localizer(language or own).t("check.mended", n=count) + "\n")


def _follow_on_terminal() -> None:
    """Signs of life are for people who wait, not for files."""
    if sys.stderr.isatty():
        logger = logging.getLogger("program_site")
        logger.addHandler(logging.StreamHandler())
        logger.setLevel(logging.INFO)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="program_site",
        description="Check the content of the site and its translations, take in and remove reports, give out and take in figures.",
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the folder that holds data/ (default: here)")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="say every mistake in data/, docs/ and activity_reports/")
    checking.add_argument(
        "paths", nargs="*", metavar="REPORT", help="only these reports: their folders, or files in them"
    )
    checking.add_argument("--format", choices=FORMATS, default="text", help="for people, for a workflow, for programs")
    checking.add_argument("--lang", choices=available(), help="speak this language, whatever the file's own is")
    checking.add_argument("--fix", action="store_true", help="first mend what needs no guessing in activity_reports/")
    for command in (
        accept,
        new_report,
        new_site,
        from_issue,
        remove_report,
        translations,
        schema,
        forms,
        figures,
        import_mobility,
        import_rubric,
    ):
        command.add(commands)
    given = parser.parse_args(arguments)
    _follow_on_terminal()
    if "run" in given:
        answer: int = given.run(given)
        return answer
    return _check(given.root, given.paths, given.format, given.lang, given.fix)


if __name__ == "__main__":
    try:
        answer = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough: `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        answer = 1
    sys.exit(answer)
