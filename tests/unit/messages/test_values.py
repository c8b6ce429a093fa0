"""A message gets every value that it speaks of, wherever in the code its problem is made; and where one is missing, it is said
without it, never with a traceback."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict

import pytest

from conftest import ROOT
from labels import placeholders
from problem_sites import Site, sites
from program_site.i18n import problem_words
from program_site.i18n.localizer import Localizer
from program_site.messages import available, messages
from program_site.text.edits import Edit
from program_site.text.problems import Fixed, Problem

CORE = ROOT / "hooks" / "program_site"
TOLD = messages("en")["problems"]
HANDED_ON = {
    "commands/asking.py in photo": "of a photo: `refusal` and `taken_in` of pictures",
    "content/data/fields.py in known": "D109 only with a cure",
    "content/data/fields.py in _cited": "that of a reference, with the quotation behind what it speaks of",
    "content/data/files.py in _stranger": "D101, D109 or D122 by what is near",
    "content/reports/body_remarks/__init__.py in body_remarks": "what the parts of that room found: test_body_remarks",
    "content/reports/front_matter.py in __call__": "R130, R131",
    "content/reports/photos/photos.py in process_photo": "`refusal` of pictures",
    "content/reports/photos/photos.py in _processed": "R125 to R128, which speak of nothing",
    "content/reports/remarks.py in remarks": "a table of patterns with their codes",
    "intake/from_issue.py in problem": "the method by which the others are made",
    "intake/from_issue.py in _in_its_words": "a problem of the checker with its own values",
    "intake/loose_files.py in read_loose": "what `_refusals` gives, which all speak of the member alone",
    "intake/zip_archive.py in _read": "what `refusals` gives, which all speak of the member alone",
    "tables/spreadsheets/cells.py in problem": "the method by which the others are made",
    "tables/spreadsheets/reading.py in _problem": "the function by which the others are made",
    "text/files.py in read_file": "F101 to F103, and what is said of a text that is too large",
    "text/front_matter.py in report": "the method by which the others are made",
    "i18n/odd_signs.py in remarks_on_signs": "W104 to W106 with what `odd_signs` found",
    "text/records.py in _problems": "what pydantic found: `_explain`",
    "text/typos/reading.py in set": "what a rule means",
    "text/typos/reading.py in move": "what several lines show",
    "text/yaml_mistakes.py in report": "the method by which the others are made",
    "text/yaml_source.py in explained": "D187 with what `cut_number` gives",
    "validation/doubles.py in _twice": "D273 to D277",
    "validation/pages.py in _listed_twice": "D148, Z122",
    "validation/spelling.py in _problem": "W101 to W103",
}
"""Where code or values come from elsewhere, and what they can be. The tests of these places say their problems in words,
and there a missing value is a failure (conftest)."""
FOUND = [
    site
    for path in sorted(CORE.rglob("*.py"))
    if "__pycache__" not in path.parts
    for site in sites(path, path.relative_to(CORE).as_posix())
]


def lacking(site: Site, code: str) -> set[str]:
    given = set(site.values or ())
    cure = {"cure"} if site.has_edit or "example" in given else set()
    return placeholders(TOLD[code]) - given - cure


def test_every_place_that_makes_a_problem_gives_the_values_of_its_message() -> None:
    assert len(FOUND) > 150
    read = [site for site in FOUND if f"{site.file} in {site.function}" not in HANDED_ON]
    unread = [str(site) for site in read if not site.codes or site.values is None]
    assert unread == [], "write its code and values where the problem is made, or say above what they can be"
    assert {f"{site}: {code}": names for site in read for code in site.codes if (names := lacking(site, code))} == {}


def test_every_place_that_is_handed_a_problem_is_still_there() -> None:
    assert HANDED_ON.keys() - {f"{site.file} in {site.function}" for site in FOUND} == set()


@pytest.mark.parametrize("language", available())
def test_a_missing_value_is_no_traceback(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problem_words, "missing", lambda *_: "…")
    for code in TOLD:
        names = sorted(placeholders(TOLD[code]) - {"cure"} | {"example"})
        kept = [*itertools.combinations(names, len(names) - 1), (), tuple(names)]
        for values, edit in itertools.product(kept, (None, Edit((), "x"))):
            problem = Problem(code, "a.md", 1, dict.fromkeys(values, "y"), edit=edit)
            said = Localizer(language).problem(problem)
            assert not re.search(r"\{\w+\}", said)
            assert said == said.strip()
    for kind in messages("en")["fixed"]:
        assert Localizer(language).fixed(Fixed(kind, "a.md")).startswith("a.md:1 ")


def test_a_sentence_without_its_cure_ends_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problem_words, "missing", lambda *_: "…")
    said = Localizer("en").explain(Problem("R102", "activity_reports/x", 1, {"value": "x"}))
    assert said.endswith("(now: x). → Rename it")
    said = Localizer("en").explain(Problem("D112", "a.md", 1, {"key": "date"}))
    assert said == "Expected the date of “date” as YYYY-MM-DD (now: …)."


def test_in_the_tests_a_missing_value_is_a_failure() -> None:
    with pytest.raises(AssertionError, match="R102"):
        Localizer("en").explain(Problem("R102", "a", 1, defaultdict(str)))
