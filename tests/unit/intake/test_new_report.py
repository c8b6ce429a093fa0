"""A report from answers: what was typed is read back as it was typed, and nothing is left half-made."""

from __future__ import annotations

from pathlib import Path

import pytest

from program_site.content.data.files import read_context
from program_site.content.reports.front_matter import read_front_matter
from program_site.intake.new_report import Answer, NewPhoto, chosen, header_of, judge, paths_in
from smallest import lay

NASTY = [
    "a: b # c",
    "「雪」：初日",
    "«Первый» день — 'раз'",
    'say "hi" \\ there',
    "- item",
    "no",
    "2019",
    "null",
    "{x} [y] *z &a !b %c @d `e",
    "\U0001f600 \u00a0 \u3000.",
    "#1 day",
    "a\ufeffb",
    "~",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "site", {})


@pytest.mark.parametrize("text", NASTY)
def test_whatever_was_typed_is_read_back_the_same(root: Path, text: str) -> None:
    answers: dict[str, Answer] = {
        "title": text,
        "date": "2019-02-15",
        "author": (text, "花子"),
        "affiliation": text,
        "period": ("2019-02-10", "2019-02-20"),
        "photos": (NewPhoto("photo-1.jpg", text, text),),
        "draft": True,
    }
    lines = header_of(answers)
    header, problems = read_front_matter(lines, "activity_reports/x/ja.md", "ja", read_context(root), ["photo-1.jpg"])
    assert problems == []
    assert header is not None
    assert (header.title, header.author, header.affiliation) == (text, (text, "花子"), text)
    assert (header.photos[0].alt, header.photos[0].caption, header.draft) == (text, text, True)
    assert header.period is not None
    assert header.period.last.isoformat() == "2019-02-20"


@pytest.mark.parametrize(
    ("field", "answer", "code"),
    [
        ("title", "a\x07b", "D144"),
        ("title", "a\u2028b", "D144"),
        ("date", "2019/02/15", "D112"),
        ("date", "2019-02-30", "D126"),
        ("date", "1066-10-14", "D126"),
        ("partner", ("kfuu",), "D121"),
        ("direction", "home", "D140"),
        ("period", ("2019-02-20", "2019-02-10"), "D128"),
    ],
)
def test_an_answer_gets_the_words_of_the_checker(root: Path, field: str, answer: Answer, code: str) -> None:
    assert [problem.code for problem in judge(field, answer, read_context(root))] == [code]


@pytest.mark.parametrize(
    "line",
    ["{}", "'{}'", '"{}"', "{} ", "file://{url}", "{escaped}"],
)
def test_a_photo_however_it_was_dragged(tmp_path: Path, line: str) -> None:
    path = tmp_path / "my photo (1).jpg"
    path.touch()
    escaped = str(path).replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)")
    url = str(path).replace(" ", "%20")
    assert paths_in(line.format(path, escaped=escaped, url=url)) == [path]


def test_several_photos_in_one_line_and_a_name_with_an_apostrophe(tmp_path: Path) -> None:
    for name in ("a.jpg", "b c.jpg", "it's.jpg"):
        (tmp_path / name).touch()
    assert paths_in(f"{tmp_path}/a.jpg '{tmp_path}/b c.jpg'") == [tmp_path / "a.jpg", tmp_path / "b c.jpg"]
    assert paths_in(f"{tmp_path}/it's.jpg") == [tmp_path / "it's.jpg"]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("1", ["a"]),
        ("2, 1", ["b", "a"]),
        ("b", ["b"]),
        ("", []),
        ("3", None),
        ("0", None),
        ("²", None),
        ("1、2", ["a", "b"]),
    ],
)
def test_a_choice_by_number_or_word(answer: str, found: list[str] | None) -> None:
    assert chosen(answer, ["a", "b"]) == found
