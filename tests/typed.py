"""Lines as people type them: what is wrong with them, and what becomes of them when every edit is applied."""

from __future__ import annotations

import re
from collections.abc import Callable

from pydantic import TypeAdapter

from program_site.content.data.files import TYPED
from program_site.content.data.partners import Partner
from program_site.content.reports.front_matter import read_front_matter
from program_site.i18n.localizer import Localizer
from program_site.i18n.problem_words import printable
from program_site.text.applying import changed_text
from program_site.text.edits import Replace
from program_site.text.problems import Problem
from program_site.text.records import Reading, read_record
from program_site.text.typos.reading import read_meant

IDS = {"partners": ["kfu"], "programs": ["culture"], "cities": ["kazan"], "sources": ["interim-report"]}
READING = Reading(("ja", "ru"), {kind: frozenset(ids) for kind, ids in IDS.items()})
ELSEWHERE = {"D102", "R111", "R112"}
"""Of a part of front matter: other fields are missing, and no photo lies beside it."""

Problems = Callable[[str], list[Problem]]


def of_front_matter(language: str) -> Problems:
    path = f"activity_reports/2019-02-15-party/{language}.md"

    def problems(text: str) -> list[Problem]:
        found = read_front_matter(text, path, language, READING, ["photo-1.jpg"], 1)[1]
        return [problem for problem in found if problem.code not in ELSEWHERE]

    return problems


def of_partners(text: str) -> list[Problem]:
    source = read_meant(text, "data/partners.yml", TYPED)
    problems = list(source.problems)
    for index, value in enumerate(source.value if isinstance(source.value, list) else []):
        problems += read_record(TypeAdapter(Partner), source, value, (index,), READING).problems
    return problems


def codes(problems: list[Problem]) -> str:
    return " ".join(sorted(problem.code for problem in problems))


def applied(text: str, problem: Problem) -> str:
    """The text with the edit of one problem."""
    assert problem.edit
    changes = [change for change in problem.edit.changes if isinstance(change, Replace)]
    made = changed_text(text.encode(), changes)
    assert made is not None, problem
    return made.decode()


def fixed(text: str, problems: Problems) -> str:
    """With the edits of all problems, one after the other."""
    for _ in range(40):
        found = next((problem for problem in problems(text) if problem.edit), None)
        if not found:
            return text
        text = applied(text, found)
    raise AssertionError(f"this never ends: {text!r}")


def agree(text: str, problems: Problems, language: str) -> None:
    """What is printed after the arrow is what is written; then that problem is gone, and no other line has changed."""
    for problem in (each for each in problems(text) if each.edit):
        assert problem.edit
        after = applied(text, problem)
        said = Localizer(language).explain(problem).partition("→")[2]
        shown = printable(problem.edit.shown)
        assert not shown or shown in said, problem
        touched = {n for each in problem.edit.changes if isinstance(each, Replace) for n in (each.line, each.last)}
        first, last = min(touched) - 1, max(touched)
        rows, made = text.split("\n"), after.split("\n")
        assert made[:first] == rows[:first], "what stands before"
        assert made[len(made) - len(rows[last:]) :] == rows[last:], "what stands after"
        written = re.sub(r"\s+", " ", printable("\n".join(made[first:])))
        assert re.sub(r"\s+", " ", shown.partition(": ")[2] or shown.strip(" :")) in written, problem
        assert problem not in problems(after), "it is gone"
