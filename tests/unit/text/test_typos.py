"""Typos of people: lines of `tests/cases/typos/`, and any others, as `check` names them and `--fix` writes them."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generated import bounded
from program_site.content.data.files import TYPED
from program_site.text.dates import possible_days
from program_site.text.front_matter import split
from program_site.text.typos.reading import read_meant
from program_site.text.yaml_source import read_yaml
from typed import agree, codes, fixed, of_front_matter, of_partners

ROOT = Path(__file__).resolve().parents[3]
DATA = sorted((ROOT / "data").glob("*.yml"))
REPORTS = sorted((ROOT / "activity_reports").glob("*/*.md"))


def typical(name: str) -> list[dict[str, Any]]:
    text = (ROOT / "tests" / "cases" / "typos" / f"{name}.yml").read_text(encoding="utf-8")
    loaded: list[dict[str, Any]] = yaml.safe_load(text)
    return loaded


LINES, ENTRIES = typical("front_matter"), typical("data")


@pytest.mark.parametrize("case", LINES, ids=[f"{n} {each['line'][:40]}" for n, each in enumerate(LINES)])
def test_a_typical_line_of_front_matter(case: dict[str, str]) -> None:
    problems, typed = of_front_matter(case["language"]), f"{case['line']}\n"
    assert codes(problems(typed)) == case["codes"]
    agree(typed, problems, case["language"])
    after = fixed(typed, problems)
    assert after == f"{case.get('fixed', case['line'])}\n"
    assert sorted(codes(problems(after)).split()) == sorted(case.get("left", "").split())


@pytest.mark.parametrize("case", ENTRIES, ids=[f"{n} {each['codes']}" for n, each in enumerate(ENTRIES)])
def test_a_typical_entry_of_data(case: dict[str, str]) -> None:
    assert codes(of_partners(case["text"])) == case["codes"]
    agree(case["text"], of_partners, "ja")
    after = fixed(case["text"], of_partners)
    assert after == case.get("fixed", case["text"])
    assert codes(of_partners(after)) == case.get("left", "")


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_a_file_without_typos_is_read_as_it_stands(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read_meant(text, path.name, TYPED) == read_yaml(text, path.name)


def test_nothing_is_wrong_with_the_front_matter_of_any_sample() -> None:
    for path in REPORTS:
        lines, _ = split(path.read_text(encoding="utf-8"))
        assert lines is not None
        assert [each for each in of_front_matter(path.stem)(lines) if each.edit] == [], path


def test_a_file_of_typos_is_given_up_on_soon() -> None:
    begin = time.perf_counter()
    document = read_meant("- id: a\n" + " {: [" * 200 + "\n" + "\tid：\n" * 500, "data/a.yml", TYPED)
    assert document.problems
    assert time.perf_counter() - begin < 5


def test_everything_else_in_front_matter_survives_byte_for_byte() -> None:
    before = """# 覚え書き: title：雪

title:   '雪'   # 一重の引用符
date : 2019/2/15

author:    [ 花子,太郎 ]
summary: >
  一行目: a
    二行目：b
tags: [ "a，b" ]\u0020\u0020
"""
    expected = before.replace("date : 2019/2/15", "date : 2019-02-15")
    assert fixed(before, of_front_matter("ja")) == expected


# ---- Any lines -------------------------------------------------------------------------------------------------------

WORDS_OF_FIELDS = [
    "title",
    "date",
    "author",
    "tags",
    "photos",
    "file",
    "period",
    "first",
    "dаte",
    "Title",
    "auther",
    "summary",
    "program",
]
SIGNS = [": ", "：", ":", ":\t", ":\u3000", "- ", "\n", "\n", "\n  ", "\n\u3000", "\n\t", "[", "]", "{", "}", ",", "，"]
VALUES = [
    '"',
    "'",
    "雪",
    "Снег",
    "2019/02/15",
    "15.02.2019",
    "NO",
    "1.5",
    "#",
    " #",
    " # ",
    "|",
    ">",
    "@",
    "&",
    "*",
    "!",
]
PIECES = st.sampled_from([*WORDS_OF_FIELDS, *SIGNS, *VALUES, "\xa0", " ", "a"])
HEADERS = st.lists(PIECES, max_size=25).map(lambda pieces: "".join(pieces).rstrip("\n") + "\n")
ENTRY = st.lists(st.sampled_from(["- id", "id", "name", "ja", "ru", "city", "website", *SIGNS, *VALUES]), max_size=20)
LETTERS = st.characters(
    blacklist_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cn", "Cf", "Co", "Mn", "Mc", "Me"),
)
PHRASES = st.lists(
    st.text(LETTERS, min_size=1) | st.sampled_from([":", "#", "-", '"', "'", "NO", "2019", "[", "{", "@", "，"]),
    min_size=1,
    max_size=5,
)


@bounded(300)
@given(HEADERS, st.sampled_from(["ja", "ru"]))
def test_check_and_fix_agree_on_any_front_matter(lines: str, language: str) -> None:
    agree(lines, of_front_matter(language), language)
    fixed(lines, of_front_matter(language))


@bounded(300)
@given(ENTRY.map(lambda pieces: "- id: kfu\n  " + "".join(pieces) + "\n"))
def test_check_and_fix_agree_on_any_entry(text: str) -> None:
    agree(text, of_partners, "ja")
    fixed(text, of_partners)


def told(lines: str) -> str:
    """The letters and digits of all values, days in one form."""
    values = read_yaml(lines, "x").written.values()
    days = [possible_days(each) for each in values]
    words = [str(min(day)) if len(day) == 1 else each for each, day in zip(values, days, strict=True)]
    return re.sub(r"\W", "", " ".join(words))


@bounded(300)
@given(HEADERS)
@example("title: \n  title: \n")
def test_front_matter_that_could_be_read_says_the_same_afterwards(lines: str) -> None:
    read = read_yaml(lines, "x")
    glued = any(re.search("[:：]", str(part)) for place in read.lines for part in place)  # `title:x: y` is no field yet
    if isinstance(read.value, dict) and not read.problems and not glued and "#" not in lines:
        after = fixed(lines, of_front_matter("ja"))
        assert not read_yaml(after, "x").problems
        assert told(after) == told(lines)


@bounded(300)
@given(PHRASES, st.sampled_from(["title", "affiliation", "summary"]), st.sampled_from([": ", ":\t", "：", ":　"]))
def test_a_value_is_what_its_writer_typed(phrase: list[str], key: str, colon: str) -> None:
    typed = " ".join(phrase)
    read = read_yaml(fixed(f"{key}{colon}{typed}\n", of_front_matter("ja")), "x")
    comment = re.search(r"(^|\s)#(\s|$)", typed)
    if not comment and typed[0] not in "\"'[{":
        assert not read.problems, read.problems
        assert read.value == {key: typed}
