"""What `check` found, as text, for GitHub, or as JSON."""

import json
import os
import re
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

from program_site.commands.check.checking import Checked, languages_after
from program_site.i18n.localizer import Localizer, say_problem
from program_site.i18n.problem_words import printable
from program_site.messages import FALLBACK, available
from program_site.text.problems import Problem

_OF_THE_SITE = frozenset(["W110"])
"""What staff have yet to decide is no matter of whoever proposes a report."""
_MOST_IN_SUMMARY = 300
"""GitHub takes no page of a check beyond a megabyte."""


def as_text(checked: Checked, language: str | None) -> Iterator[str]:
    """A line for each problem, files apart from each other; how many there are comes last."""
    for _, problems in groupby(checked.problems, key=lambda problem: problem.path):
        for problem in problems:
            yield Localizer(language).problem(problem) if language else say_problem(problem, checked.language)
        yield ""
    yield from closing_lines(checked, language or checked.language)
    for note in checked.notes if not checked.problems else ():  # first things first
        yield Localizer(language or checked.language).t(note)


def waiting_line(checked: Checked, language: str) -> str:
    """How many entries wait, which, and until when."""
    localizer = Localizer(language)
    names = [
        localizer.t("check.waits.until", entry=f"{each.kind}/{each.id}", day=localizer.day(each.until))
        if each.until
        else localizer.t("check.waits.draft", entry=f"{each.kind}/{each.id}")
        for each in checked.waiting
    ]
    return localizer.t("check.waiting", n=len(names), names=localizer.t("comma").join(names))


def as_comment(checked: Checked, language: str | None) -> Iterator[str]:
    """For the comment in a pull request: a line for each problem in each language of those whom it concerns."""
    for problem in (each for each in checked.problems if each.code not in _OF_THE_SITE):
        yield from dict.fromkeys(
            Localizer(code).problem(problem) for code in checked.languages_for(problem, language) if code in available()
        )


def closing_lines(checked: Checked, language: str) -> Iterator[str]:
    """How many problems there are, and what is none: entries that wait, and what is missing in growing languages."""
    yield closing_line(checked, language)
    if checked.waiting:
        yield waiting_line(checked, language)
    yield from (each.said(Localizer(language)) for each in checked.growing)


def closing_line(checked: Checked, language: str) -> str:
    localizer, count = Localizer(language), len(checked.problems)
    if not count:
        return localizer.t("check.clean")
    warnings = sum(problem.warning for problem in checked.problems)
    if warnings == count:
        return localizer.t("check.only_warnings", n=warnings)
    said = localizer.t("check.problems", n=count - warnings)
    return said + localizer.t("check.warnings", n=warnings) if warnings else said


def as_json(checked: Checked, language: str | None) -> Iterator[str]:
    """One list; every problem with its message in all languages, whichever is asked for."""
    found = [
        {
            "code": problem.code,
            "path": problem.path,
            "line": problem.line,
            "warning": problem.warning,
            "message": {code: Localizer(code).explain(problem) for code in languages_after(checked.language)},
        }
        for problem in checked.problems
    ]
    yield json.dumps(found, ensure_ascii=False, indent=2)


def as_annotations(checked: Checked, language: str | None) -> Iterator[str]:
    """Workflow commands of GitHub: a remark at the line of each problem, for its writer and then for staff."""
    for problem in checked.problems:
        own = checked.languages_for(problem, language)
        said = dict.fromkeys(Localizer(code).explain(problem) for code in (*own, FALLBACK))
        kind = "warning" if problem.warning else "error"
        place = f"file={_property(problem.path)},line={problem.line},title={_property(problem.code)}"
        yield f"::{kind} {place}::{_data(chr(10).join(said))}"
    for note in checked.notes:
        told = dict.fromkeys(Localizer(code).t(note) for code in (language or checked.language, FALLBACK))
        yield f"::notice file=data/project.yml,line=1::{_data(chr(10).join(told))}"
    yield from closing_lines(checked, language or checked.language)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Checked, str | None], Iterator[str]]] = {
    "text": as_text,
    "github": as_annotations,
    "comment": as_comment,
    "json": as_json,
}


def summary(checked: Checked, language: str | None = None) -> str:
    """Markdown for the page of a check: GitHub shows only some of the remarks, and here are all."""
    if not checked.problems:
        return ""
    heading = " · ".join(Localizer(code).t("check.found") for code in languages_after(checked.language))
    lines = [f"### {heading}", ""]
    for path, problems in groupby(checked.problems[:_MOST_IN_SUMMARY], key=lambda problem: problem.path):
        lines += [f"#### {as_code(path)}", ""]
        for problem in problems:
            own = checked.languages_for(problem, language)
            said = dict.fromkeys(in_markdown(problem, code) for code in (*own, FALLBACK))
            lines.append(f"- {problem.line} · {problem.code} · " + "<br>".join(said))
        lines.append("")
    said = dict.fromkeys(_escaped(closing_line(checked, code)) for code in (language or checked.language, FALLBACK))
    return "\n".join([*lines, "<br>".join(said), "", ""])


def in_markdown(problem: Problem, language: str) -> str:
    """Our words as they are; what someone typed as code, where no sign and no name of a person means anything."""
    pieces = Localizer(language).pieces(problem)
    return "".join(as_code(text) if typed else _escaped(text) for text, typed in pieces if text)


def as_code(text: str) -> str:
    return f"<code>{_escaped(printable(text))}</code>"


def _escaped(text: str) -> str:
    """Every sign of ASCII as its number: Markdown reads none of them, HTML shows all."""
    return re.sub(r"[!-/:-@\[-`{-~]", lambda sign: f"&#{ord(sign[0])};", text)


def append_summary(checked: Checked, language: str | None = None) -> None:
    """Where the runner of a workflow reads it, if there is one."""
    if (place := os.environ.get("GITHUB_STEP_SUMMARY")) and (text := summary(checked, language)):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(text)
