"""What a stranger typed into an issue is text and nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as some
from markdown import markdown

from conftest import files_below
from generated import bounded
from issue_taking import CATALOG, READING, changed, codes, take, text_of
from issues import body_of, recorded
from program_site.commands.from_issue import answer
from program_site.content.reports.folder import read_reports
from program_site.intake.issue_form import questions


def test_what_was_typed_is_text_and_nothing_else(tmp_path: Path) -> None:
    """Also what shells, workflows, paths and YAML would read: it comes back in the report as it was typed."""
    event = recorded("ja-hostile")
    sent = take(event["issue"]["body"], tmp_path, number=event["issue"]["number"])
    assert (sent.folder, sent.refused) == ("2018-09-10-culture-18", False)
    (report,) = (each.main for each in read_reports(tmp_path, READING)[0])
    assert report.header.title == "<script>alert(1)</script> $(touch /tmp/owned) `id` ${{ github.token }}"
    assert report.header.author == ('"; rm -rf / #', "$(id)", "../../etc/passwd")
    assert "<script" not in report.body.html
    assert "<img" not in report.body.html
    assert sorted(path.name for path in (tmp_path / "activity_reports").iterdir()) == [sent.folder]


@pytest.mark.parametrize("name", ["ja-hostile", "ja-paths", "ru-photos-hostile"])
def test_nothing_that_was_typed_means_anything_in_the_answer(name: str, tmp_path: Path) -> None:
    said = answer(take(body_of(name), tmp_path), READING.languages)
    soup = BeautifulSoup(markdown(said), "lxml")
    assert soup.body is not None
    assert {tag.name for tag in soup.body.find_all()} <= {"p", "ul", "li", "code", "br"}
    assert soup.find("code") is not None
    for sign in ("@", "$(", "${{", "](", "://", "<img", "::"):
        assert sign not in said


HEADINGS = [f"### {each.label}" for language in READING.languages for each in questions(CATALOG, language)]
PIECES = some.sampled_from(
    [
        *HEADINGS, "_No response_", "None", "- [x] ", "- [X] " + HEADINGS[0], "2018-09-10", "2018", "---", "```", "<img src=",
        "<img alt='a' src='https://github.com/x'>", "![a](https://github.com/a)", "[", "](", "\r\n", "\n\n", "\0", "\ud800",
        "カザン連邦大学", "カザン連邦大学, ", "{first: 1}", "&a", "*a", "!!python/object", "<!-- -->",
    ]
)  # fmt: skip


@bounded(120)
@given(some.lists(PIECES | some.text(max_size=20), max_size=60))
def test_no_body_ends_in_a_traceback(pieces: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sent = take("\n".join(pieces), Path(folder))
        assert answer(sent, READING.languages)
        assert sent.refused == (files_below(Path(folder)) == {})


@bounded(60)
@given(some.text(max_size=300), some.text(max_size=100))
def test_every_text_in_a_filled_form_is_taken_or_refused(text: str, title: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sent = take(changed("ja-edited", ("発音が通じず", text), ("市場で覚えた最初の言葉", title)), Path(folder))
        assert (sent.language, sent.refused) == ("ja", files_below(Path(folder)) == {})


def test_lines_and_faces_of_an_issue_stay_as_they_were_typed(tmp_path: Path) -> None:
    typed = "「いくらですか」\n「百円です」(^_^)\n\n・りんご\n・なし\n\n[注]: 寮の門限は22時です。"
    sent = take(changed("ja-edited", ("発音が通じず", typed)), tmp_path)
    assert codes(sent) == []
    (report,) = (each.main for each in read_reports(tmp_path, READING)[0])
    shown = BeautifulSoup(report.body.html, "lxml").get_text("|")
    assert "「いくらですか」|\n「百円です」(^_^)|" in shown
    assert "・りんご|\n・なし|" in shown
    assert "[注]: 寮の門限は22時です。" in shown


def test_words_for_which_a_report_has_no_place_are_told(tmp_path: Path) -> None:
    body = changed("ja-edited", ("### 写真\r\n", "### 写真\r\n\r\nまだありません。\r\n"))
    sent = take(f"先生へ。よろしくお願いします。\n\n{body}", tmp_path)
    assert [(each.code, each.values["value"], each.warning) for each in sent.problems] == [
        ("Z137", "まだありません。", True),
        ("Z138", "先生へ。よろしくお願いします。", True),
    ]


def test_what_github_writes_for_no_answer_is_left_out_beside_one(tmp_path: Path) -> None:
    sent = take(changed("ja-edited", ("市場で覚えた最初の言葉", "市場で覚えた最初の言葉\n\n_No response_")), tmp_path)
    assert 'title: "市場で覚えた最初の言葉"' in text_of(sent)
    typed = "GitHubは空の欄に _No response_ と書きます。\n\n_No response_"
    assert text_of(take(changed("ja-edited", ("発音が通じず", typed)), tmp_path, number=13)).count("_No response_") == 2
