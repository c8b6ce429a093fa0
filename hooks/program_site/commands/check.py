"""Checking without building: every problem of a project or of some of its reports, as text, for GitHub, or as JSON."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from program_site.content.reports.report import FOLDER
from program_site.i18n.localizer import Localizer, printable, say_problem
from program_site.intake.issue_templates import check_templates
from program_site.load import load
from program_site.messages import FALLBACK, available
from program_site.site.map.world_map import check_land, land_file
from program_site.text.problems import Problem
from program_site.validation.configuration import check_configuration

_MOST_IN_SUMMARY = 300
"""GitHub takes no page of a check beyond a megabyte."""
_EXAMPLE = f"{FOLDER}/2019-02-15-welcome-party"


@dataclass(frozen=True)
class Checked:
    """What was found, and in which language it is said where a file has none of its own."""

    problems: tuple[Problem, ...]
    language: str
    languages: tuple[str, ...] = ()
    """All of the site's; none where the data are too broken to say."""

    @property
    def failed(self) -> bool:
        return any(not problem.warning for problem in self.problems)

    def languages_for(self, problem: Problem, language: str | None) -> tuple[str, ...]:
        """What is no one's own, as data are, is said to all who look after the site."""
        if own := language or problem.language:
            return (own,)
        return tuple(dict.fromkeys((self.language, *self.languages)))


class NoReport(Exception):
    """A path that was named is not there, or no report; the message is in every language."""


def check(root: Path, paths: Sequence[str] = ()) -> Checked:
    """Check the reports at these paths, or everything below `root`. Raises NoReport before anything is read."""
    only = frozenset(_report_at(path, root) for path in paths) or None
    loaded = load(root, only)
    agreed = check_configuration(root, loaded.catalog) if loaded.catalog else []
    land = check_land(root, land_file(root))
    broken = any(each.path.startswith("data/") for each in loaded.stopping)  # then no form can be as it should
    forms = check_templates(root, loaded.catalog) if loaded.catalog and not broken else []
    problems = [
        each for each in (*loaded.problems, *agreed, *land, *forms) if only is None or _lies_in(each.path, only)
    ]
    languages = loaded.catalog.languages if loaded.catalog else (FALLBACK,)
    return Checked(tuple(sorted(problems, key=lambda problem: problem.place)), languages[0], languages)


def _report_at(given: str, root: Path) -> str:
    """The name, among the reports, of the folder or file that a path leads to; paths count from here or from `root`."""
    place = root.resolve() / FOLDER
    candidates = [Path(os.path.abspath(path)) for path in (Path(given), root / given)]  # noqa: PTH100, links stay links
    found = next((path for path in candidates if os.path.lexists(path)), None)
    if found is None:
        raise NoReport(_in_every_language("no_path", path=given))
    for path in (found, found.resolve()):
        if path.is_relative_to(place) and path != place:
            return path.relative_to(place).parts[0]
    raise NoReport(_in_every_language("no_report", path=given, example=_EXAMPLE))


def _in_every_language(key: str, **values: str) -> str:
    shown = {name: printable(value) for name, value in values.items()}
    said = {"no_path": "check.no_path", "no_report": "check.no_report"}[key]
    return "\n".join(Localizer(language).t(said, **shown) for language in _languages(None))


def _languages(first: str | None) -> list[str]:
    """All that messages are written in; those of the site's readers come before that of its maintainers."""
    others = [language for language in available() if language not in (first, FALLBACK)]
    return list(dict.fromkeys([*([first] if first else []), *others, FALLBACK]))


def _lies_in(path: str, only: frozenset[str]) -> bool:
    parts = path.split("/")
    return len(parts) > 1 and parts[0] == FOLDER and parts[1] in only


def as_text(checked: Checked, language: str | None) -> Iterator[str]:
    """A line for each problem, files apart from each other; how many there are comes last."""
    for _, problems in groupby(checked.problems, key=lambda problem: problem.path):
        for problem in problems:
            yield Localizer(language).problem(problem) if language else say_problem(problem, checked.language)
        yield ""
    yield closing_line(checked, language or checked.language)


def as_comment(checked: Checked, language: str | None) -> Iterator[str]:
    """For the comment in a pull request: a line for each problem in each language of those whom it concerns."""
    for problem in checked.problems:
        yield from dict.fromkeys(
            Localizer(code).problem(problem) for code in checked.languages_for(problem, language) if code in available()
        )


def closing_line(checked: Checked, language: str) -> str:
    localizer, count = Localizer(language), len(checked.problems)
    if not count:
        return localizer.t("check.clean")
    said = localizer.t("check.problems", n=count)
    warnings = sum(problem.warning for problem in checked.problems)
    return f"{said} {localizer.t('check.warnings', n=warnings)}" if warnings else said


def as_json(checked: Checked, language: str | None) -> Iterator[str]:
    """One list; every problem with its message in all languages, whichever is asked for."""
    found = [
        {
            "code": problem.code,
            "path": problem.path,
            "line": problem.line,
            "warning": problem.warning,
            "message": {code: Localizer(code).explain(problem) for code in _languages(checked.language)},
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
    yield closing_line(checked, language or checked.language)


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
    heading = " · ".join(Localizer(code).t("check.found") for code in _languages(checked.language))
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
