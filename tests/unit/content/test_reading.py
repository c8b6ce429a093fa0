"""Checked records: which problem a wrong value becomes, at which line, with which words. The words are in the cases."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generated import bounded
from program_site.content.data.files import MANY, ONE
from program_site.content.data.milestones import Milestone
from program_site.content.data.mobility import Mobility
from program_site.content.reports.front_matter import TYPED, read_front_matter
from program_site.i18n.localizer import Localizer
from program_site.messages import available
from program_site.text.front_matter import take_apart
from program_site.text.problems import Problem
from program_site.text.records import Outcome, Reading, field_names, read_record, shown
from program_site.text.typos.reading import read_meant
from program_site.text.yaml_source import Unquoted, read_yaml

READING = Reading(("ja", "ru"), {"partners": frozenset({"kfu"}), "programs": frozenset({"culture"})})
MILESTONE = "id: visit\ndate: 2018-10\nkind: visit\ntitle: {ja: 訪問, ru: Визит}\n"


def read(shape: Any, text: str) -> Outcome[Any]:
    source = read_yaml(text, "data/x.yml")
    assert source.problems == ()
    return read_record(TypeAdapter(shape), source, source.value, (), READING)


def found(shape: Any, text: str) -> list[tuple[str, int, str]]:
    return [(each.code, each.line, each.values.get("key", "")) for each in read(shape, text).problems]


def test_a_faultless_record_is_read() -> None:
    outcome = read(Milestone, MILESTONE + "partners: [kfu]\nplanned: true\n")
    assert outcome.problems == []
    assert outcome.record is not None
    assert (outcome.record.title.in_language("ru"), outcome.record.partners, outcome.record.planned) == (
        "Визит",
        ("kfu",),
        True,
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("texts: {ja: a, ru: b}", ("D101", 5, "texts")),
        ("xyz: 1", ("D122", 5, "xyz")),
        ("text: {ja: 文}", ("D107", 5, "text")),
        ("text: {ja: 文, ru: NO}", ("D105", 5, "ru")),
        ("text: {ja: 文, ru: 5}", ("D105", 5, "ru")),
        ("text: {ja: 文, ru: [a]}", ("D106", 5, "ru")),
        ("text: 文", ("D189", 5, "text")),
        ("text: [文]", ("D189", 5, "text")),
        ("planned: 1", ("D139", 5, "planned")),
        ('planned: "true"', ("D139", 5, "planned")),
        ("planned: no", ("D139", 5, "planned")),
        ("partners: kfu", ("D125", 5, "partners")),
        ("partners: {a: kfu}", ("D125", 5, "partners")),
        ("partners: [kfu, NO]", ("D105", 5, "partners")),
        ("partners: [kfi]", ("D121", 5, "partners")),
        ("partners:\n  - kfu\n  - xyz", ("D121", 7, "partners")),
        ("topics: [A]", ("D110", 5, "topics")),
        ("outcome: {text: {ja: 文}}", ("D107", 5, "text")),
        ("outcome:\n  text:\n    ja: 文\n    ru:", ("D151", 8, "ru")),
        ("end: 2018-09", ("D128", 5, "")),
        ("end:", ("D104", 5, "end")),
    ],
)
def test_one_mistake_is_one_problem_at_its_line(line: str, problem: tuple[str, int, str]) -> None:
    assert found(Milestone, MILESTONE + line + "\n") == [problem]


def test_all_mistakes_of_a_record_are_found_together() -> None:
    text = "id: A\ndate: 2018/10\nkind: trip\ntitle: {ja: 訪問}\nby: 1\nxyz: 2\n"
    assert sorted(code for code, _, _ in found(Milestone, text)) == ["D107", "D110", "D122", "D127", "D139", "D140"]


def test_the_fields_that_could_stand_there_are_those_of_the_inner_record() -> None:
    schema = TypeAdapter(Mobility).json_schema()
    assert field_names(schema, ()) == ["years", "rows", "note", "source"]
    assert field_names(schema, ("years", 0)) == ["year", "outbound", "inbound", "source"]
    assert field_names(schema, ("years", 0, "outbound")) == ["planned", "actual"]
    assert field_names(schema, ("nowhere", 0, "nothing")) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Unquoted("NO"), "NO"),
        ([1], "…"),
        ({"a": 1}, "…"),
        (5, "5"),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 59 + "…"),
    ],
)
def test_a_value_is_shown_as_its_writer_knows_it(value: Any, text: str) -> None:
    assert shown(value) == text


SHAPES = {**ONE, **MANY}
NONSENSE = ["", "-1.5", "NO", "text", "[]", "{a: 1}", "[1, a, {}]", "2019-99-99", '""']


@pytest.mark.parametrize("name", SHAPES)
def test_any_nonsense_in_any_field_is_said_in_every_language(name: str) -> None:
    """No value of any field may end in a crash, in a message without its field, or in the insides of the program."""
    shape = TypeAdapter[Any](SHAPES[name])
    fields = field_names(shape.json_schema(), ())
    assert fields
    wrong: list[str] = []
    for field in fields:
        for value in NONSENSE:
            source = read_yaml(f"{field}: {value}\n", f"data/{name}.yml")
            for problem in read_record(shape, source, source.value, (), READING).problems:
                told = [Localizer(language).problem(problem) for language in available()]
                if any(sign in line for line in told for sign in ("«»", "「」", "“”", "Unquoted", "None")):
                    wrong.append(f"{field}: {value} — {told[0]}")
    assert wrong == []


def header(lines: str, path: str = "activity_reports/2019-02-15-party/ru.md") -> list[tuple[str, int]]:
    _, problems = read_front_matter(lines, path, "ru", READING, ["a.jpg"])
    return [(problem.code, problem.line) for problem in problems]


HEADER = "title: Вечер\ndate: 2019-02-15\nauthor: Анна\n"


@pytest.mark.parametrize(
    ("line", "problems"),
    [
        ("", []),
        ("program: culture\npartner: [kfu]", []),
        ("tags: [a, b]", []),
        ("lang: ru\nslug: 2019-02-15-party", []),
        ("lang: ja\nslug: 2019-02-15-dinner", [("R105", 5), ("R105", 6)]),
        ("stage: afterwards", [("D116", 5)]),
        ("period: {first: 2019-02-02, last: 2019-02-01}", [("D128", 5)]),
        ("author: Иван", [("D103", 5)]),
        ("photos: [{file: a.jpg, caption: NO}]", [("D105", 5)]),
        ("people_in_photos: yes", [("D140", 5)]),
        ("draft: 1", [("D139", 5)]),
    ],
)
def test_headers(line: str, problems: list[tuple[str, int]]) -> None:
    assert header(f"{HEADER}{line}\n") == problems


def test_a_single_author_is_a_list_of_one() -> None:
    read_one, _ = read_front_matter(HEADER, "activity_reports/2019-02-15-party/ru.md", "ru", READING, [])
    assert read_one is not None
    assert (read_one.author, read_one.program) == (("Анна",), ())


@pytest.mark.parametrize(
    ("text", "header", "body", "codes"),
    [
        ("---\na: b\n---\nText\n", "a: b\n", "Text\n", ""),
        ("--- \na: b\n---\t\nText\n", "a: b\n", "Text\n", ""),
        ("---\na: b\n---", "a: b\n", "", ""),
        ("---\na: b\n---\nText\n---\nmore\n", "a: b\n", "Text\n---\nmore\n", ""),
        ("---\na: ---\n---\n", "a: ---\n", "", ""),
        ("---\n---\n", "", "", ""),
        ("---\n", "", "", "H101"),
        ("---\na: b\n\n# a\n---\nText", "a: b\n\n# a\n", "Text", ""),
        ("Text\n---\n", None, "Text\n---\n", "R104"),
        ("\n---\na: b\n---\n", "a: b\n", "", "H110"),
        ("---\na: b\n", "a: b\n", "", "H101"),
        ("---\na: b\n\nText\n", "a: b\n", "Text\n", "H101"),
        ("---\na: b\n\nText: more\n---\n", "a: b\n\nText: more\n", "", ""),
        ("---\na: b\n\nТекст: ещё\n---\n", "a: b\n", "Текст: ещё\n---\n", "H101"),
        ("----\ntitle: b\n----\n", "title: b\n", "", "H112 H112"),
        ("----\nText\n----\n", None, "----\nText\n----\n", "R104"),
        ("title: b\n\nText\n", "title: b\n", "Text\n", "H111 H101"),
        ("", None, "", "R104"),
        ("```", None, "```", "R104"),
        ("```\n---\ntitle: b\n---\nText\n```\n", "title: b\n", "Text\n\n", "H109"),
    ],
)
def test_where_a_header_begins_and_ends(text: str, header: str | None, body: str, codes: str) -> None:
    parts = take_apart(text, "ja.md", TYPED)
    assert (parts.header, parts.body.rstrip("\n"), [each.code for each in parts.problems]) == (
        header, body.rstrip("\n"), codes.split()
    )  # fmt: skip
    rows = text.split("\n")
    if parts.header:
        assert rows[parts.header_line - 1] == parts.header.split("\n")[0]
    if parts.body.strip():
        assert rows[parts.body_line - 1] == parts.body.split("\n")[0]


@bounded(300)
@given(st.text(alphabet="-—:：=#\"'[]{}|>@ \t\u3000\nadtile題дa`~", max_size=60))
def test_no_line_of_a_header_ends_in_a_crash_or_gets_lost(lines: str) -> None:
    parts = take_apart(lines, "a/2019-02-15-party/ja.md", TYPED)
    meant = read_meant(lines, "ja.md", TYPED).text
    assert meant.count("\n") == lines.count("\n")
    read_front_matter(parts.header or "", "a/2019-02-15-party/ja.md", "ja", READING, [])


def test_a_problem_of_a_foreign_language_speaks_that_language() -> None:
    problem = Problem("D104", "a.md", 3, {"key": "title"}, language="ru")
    assert Localizer("ru").problem(problem).startswith("a.md:3 [D104] Поле «title» пустое.")
