"""`program_site new-report`: a report from answers, asked for at a terminal or given as options."""

import argparse
import sys
from pathlib import Path

from program_site.commands.asking import Questions
from program_site.commands.conversation import say_stopped
from program_site.commands.speaking import add_language, own_localizer, say_problems
from program_site.content.data.files import read_context
from program_site.content.reports.report import FOLDER
from program_site.i18n.localizer import Localizer
from program_site.intake.new_report import body_of, compose, skeleton
from program_site.intake.staging import check, put, staged
from program_site.text.clock import today

_QUESTIONS = {
    "before": "new_report.questions.before",
    "during": "new_report.questions.during",
    "after": "new_report.questions.after",
}


def add(parser: argparse.ArgumentParser) -> None:
    for name in ("title", "date", "affiliation", "direction", "first", "last", "stage", "slug"):
        parser.add_argument(f"--{name}")
    for name in ("author", "program", "partner"):
        parser.add_argument(f"--{name}", action="append", help="may be given several times")
    parser.add_argument("--photo", action="append", metavar="FILE", help="may be given several times")
    parser.add_argument("--people", dest="people_in_photos", metavar="none|consented")
    parser.add_argument("--language", help="the language of the text")
    parser.add_argument("--text", metavar="FILE", help="the text, or - for what comes in; else guiding questions")
    add_language(parser)


def run(given: argparse.Namespace) -> int:
    """0: written and free of mistakes, 1: not written or with mistakes, 130: stopped."""
    reading = read_context(given.root)
    localizer = own_localizer(given.lang, reading)
    if not reading.languages:
        print(localizer.t("accept.data_broken"))
        return 1
    questions = Questions(given, localizer, reading, asks=sys.stdin.isatty() and given.text != "-")
    try:
        text = _text(given.text)
        language, answers, photos, name = questions.all()
    except (KeyboardInterrupt, EOFError):
        return say_stopped(localizer)
    except (OSError, UnicodeDecodeError):
        print(localizer.t("new_report.no_file", value=given.text))
        return 1
    if text is None:
        answers["draft"] = True
        stage = str(answers.get("stage") or "during")
        text = skeleton(Localizer(language).t(_QUESTIONS[stage]))
    answers["published"] = today(reading.timezone).isoformat()
    files = {f"{language}.md": compose(answers, text).encode(), **photos}
    with staged(given.root, name, files) as staging:
        problems = check(staging, reading)
        put(staging, given.root, name, files)
    say_problems(problems, given.lang, localizer)
    print(localizer.t("new_report.written", path=f"{FOLDER}/{name}/{language}.md"))
    if "draft" in answers:
        print(localizer.t("new_report.draft"))
    print(localizer.t("new_report.next"))
    return 1 if any(not problem.warning for problem in problems) else 0


def _text(given: str | None) -> str | None:
    if given is None:
        return None
    data = sys.stdin.buffer.read() if given == "-" else Path(given).read_bytes()
    return body_of(data.decode("utf-8"))
