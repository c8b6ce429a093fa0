"""`program_site from-issue EVENT`: a report from an issue that was written with the form, and the answer to its writer."""

import argparse
import datetime
import json
import sys
import zoneinfo
from collections.abc import Iterator, Sequence
from pathlib import Path

from program_site.commands.check.formats import as_code, in_markdown
from program_site.content.data.files import read_context
from program_site.i18n.localizer import Localizer
from program_site.intake.from_issue import Sent, from_issue
from program_site.load import load
from program_site.messages import FALLBACK
from program_site.text.problems import Problem

_LARGEST_EVENT = 5_000_000
"""Bytes. GitHub takes issues of 65,536 signs."""
_MOST_PROBLEMS = 100


class NoEvent(Exception):
    """The file is not what GitHub writes of an issue."""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("event", metavar="EVENT.json", type=Path, help="what GitHub says of the issue")
    parser.add_argument(
        "--out", type=Path, help="a folder for the report and answer.md (default: here, and the screen)"
    )


def run(given: argparse.Namespace) -> int:
    """0: written, 1: refused, which the answer says, 2: this is no event of an issue."""
    root: Path = given.root
    catalog, reading = load(root, only=()).catalog, read_context(root)
    if catalog is None:
        print(Localizer(FALLBACK).t("accept.data_broken"), file=sys.stderr)
        return 2
    try:
        number, body, day = read_event(given.event, catalog.project.university.timezone)
    except NoEvent as error:
        print(error, file=sys.stderr)
        return 2
    sent = from_issue(body, number, catalog, reading, root, given.out or root, day=day)
    said = answer(sent, reading.languages)
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
        (given.out / "answer.md").write_text(said, encoding="utf-8")
        (given.out / "kept.md").write_text(kept(sent, reading.languages), encoding="utf-8")
    else:
        print(said)
    return 1 if sent.refused else 0


def read_event(path: Path, timezone: str) -> tuple[int, str, datetime.date]:
    """The number and the text of the issue, and the day in a time zone on which it was written. Raises NoEvent."""
    try:
        with path.open("rb") as file:
            event = json.loads(file.read(_LARGEST_EVENT))
        number, body = event["issue"]["number"], event["issue"]["body"]
        written = datetime.datetime.fromisoformat(event["issue"]["created_at"]).astimezone(zoneinfo.ZoneInfo(timezone))
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise NoEvent(f"{path}: {type(error).__name__}") from error
    if type(number) is not int or not 0 < number < 1_000_000_000 or not isinstance(body, str | None):
        raise NoEvent(f"{path}: issue")
    return number, body or "", written.date()


def answer(sent: Sent, languages: Sequence[str]) -> str:
    """Markdown for a comment: our words as they are, what someone typed as code. English stands below, for staff."""
    if sent.language is None:  # nobody knows which language its writer reads
        spoken = dict.fromkeys([*languages, FALLBACK])
        return "\n\n".join(in_markdown(problem, code) for problem in sent.problems for code in spoken) + "\n"
    return _part(sent, Localizer(sent.language)) + "\n"


def kept(sent: Sent, languages: Sequence[str]) -> str:
    """The answer where people have taken the report in hand, so that no edit of the issue changes it any more."""
    spoken = [sent.language] if sent.language else languages
    return "\n\n".join(Localizer(language).t("from_issue.kept") for language in spoken) + "\n"


def _part(sent: Sent, localizer: Localizer) -> str:
    errors = [problem for problem in sent.problems if not problem.warning]
    listed = "\n".join(_lines(sorted(sent.problems, key=lambda each: each.warning), localizer.language))
    if errors:
        return "\n\n".join([localizer.t("from_issue.refused", n=len(errors)), listed, localizer.t("from_issue.mend")])
    remarks = [localizer.t("from_issue.remarks"), listed] if listed else []
    return "\n\n".join([localizer.t("from_issue.taken"), *remarks, localizer.t("from_issue.next")])


def _lines(problems: Sequence[Problem], language: str) -> Iterator[str]:
    for problem in problems[:_MOST_PROBLEMS]:
        said = dict.fromkeys(in_markdown(problem, code) for code in (language, FALLBACK))
        place = f"{as_code(problem.path)} · " if problem.path else ""
        yield f"- {place}{problem.code} · " + "<br>".join(said)
