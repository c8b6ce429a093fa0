"""Whatever is typed into a report: it reads back as written, or becomes problems that can be said; no bytes end in a traceback."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from generated import CHANGES, bounded, mutated, say_all
from program_site.content.reports.front_matter import read_front_matter
from program_site.load import load
from program_site.text.files import read_text
from program_site.text.records import Reading
from smallest import HEADER, REPORT, lay

PATH = "activity_reports/2019-02-15-party/ja.md"
READING = Reading(("ja", "ru"), {"programs": frozenset(["culture"]), "partners": frozenset(["kfu"])})
UNSEEN = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
SEEN = some.characters(exclude_categories=("Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters=UNSEEN)
TRICKY = some.sampled_from(
    [
        "yes",
        "~",
        "null",
        "1e3",
        "- a",
        "a: b",
        "#x",
        "{{ x }}",
        "<b>",
        "'",
        '"',
        "&a",
        "*a",
        "!!x",
        "%",
        "@",
        "`",
        "雪",
        "Ё",
    ]
)
WORDS = some.lists(some.one_of(TRICKY, some.text(SEEN, min_size=1, max_size=12)), min_size=1, max_size=5).map(
    lambda parts: " ".join(["x", *parts]).strip()
)  # fmt: skip


@bounded(150)
@given(title=WORDS, author=some.lists(WORDS, min_size=1, max_size=3), affiliation=WORDS, summary=WORDS, tags=some.lists(WORDS, max_size=3, unique=True))  # fmt: skip
def test_a_header_reads_back_as_it_was_written(
    title: str, author: list[str], affiliation: str, summary: str, tags: list[str]
) -> None:
    fields = {"title": title, "author": author, "affiliation": affiliation, "summary": summary, "tags": tags}
    written = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False) + "date: 2019-02-15\n"
    header, problems = read_front_matter(written, PATH, "ja", READING, ())
    assert problems == []
    assert header is not None
    assert (header.title, header.affiliation, header.summary) == (title, affiliation, summary)
    assert (list(header.author), list(header.tags)) == (author, tags)


VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=20) | some.dates(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = some.sampled_from(
    ["title", "date", "author", "period", "photos", "program", "tags", "cover", "translated_from", "draft", "__class__"]
)


@bounded(150)
@given(some.dictionaries(FIELDS, VALUES, max_size=6))
def test_any_values_are_read_or_become_problems_that_can_be_said(fields: dict[str, Any]) -> None:
    header, problems = read_front_matter(yaml.safe_dump(fields, allow_unicode=True), PATH, "ja", READING, ())
    assert header or problems
    say_all(problems)


@bounded(600)
@given(some.text(some.sampled_from("ab:-[]{}#&*!|>'\"%@` \n\t,?雪ё"), max_size=60))
def test_any_lines_are_read_or_become_problems_that_can_be_said(lines: str) -> None:
    header, problems = read_front_matter(lines, PATH, "ru", READING, ())
    assert header or problems
    say_all(problems)


ENCODINGS = some.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "shift_jis", "euc_jp", "cp1251", "koi8_r", "cp866", "utf-7"]
)
REPORTS = some.sampled_from(
    [HEADER + "雪でした。\n", HEADER.replace("歓迎会", "Встреча").replace("花子", "Анна") + "Снег.\n"]
)


@bounded(200)
@given(text=REPORTS, encoding=ENCODINGS, changes=CHANGES)
def test_a_text_of_any_bytes_is_read_or_becomes_problems_that_can_be_said(
    tmp_path_factory: pytest.TempPathFactory, text: str, encoding: str, changes: list[tuple[int, bytes]]
) -> None:
    whole = encoding in ("utf-8", "utf-8-sig") and not changes
    root = tmp_path_factory.getbasetemp() / "any-bytes"
    path = root / REPORT
    if not path.exists():
        lay(root, {REPORT: text})
    path.write_bytes(mutated(text.encode(encoding, errors="replace"), changes))
    loaded = load(root)
    say_all(loaded.problems)
    assert loaded.catalog is not None, "a report never stops the site"
    assert (
        bool(loaded.catalog.reports)
        or any(each.stops for each in loaded.problems)
        or "draft" in path.read_text("utf-8")
    )
    assert [each.code for each in loaded.problems] == ["F108"] * (encoding == "utf-8-sig") or not whole


@bounded(300)
@given(some.binary(max_size=60) | some.text(max_size=60).map(str.encode))
def test_a_text_file_of_any_bytes_is_its_text_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "text.md"
    path.write_bytes(data)
    text, problems = read_text(path.parent, path)
    say_all(problems)
    if not problems:
        assert text == data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
