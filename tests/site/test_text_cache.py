"""Texts of reports in the cache: one that did not change is not read again, and one that did is never shown as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from program_site.content.reports import texts
from program_site.content.reports.report import Report, ReportText
from program_site.content.reports.text_cache import Source
from program_site.load import load

pytestmark = pytest.mark.usefixtures("cache_on")

GULL = "2018-08-24-sample-gull"


def read(project: Path) -> dict[str, Report]:
    loaded = load(project)
    assert loaded.catalog
    return {report.slug: report for report in loaded.catalog.reports}


def gull(project: Path) -> ReportText:
    return read(project)[GULL].texts["ja"]


def database(project: Path) -> Path:
    return project / ".cache" / "reports" / "entries.sqlite"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of reports that are read and rendered, as they are."""
    names: list[str] = []
    read = texts._read

    def recording(source: Source, *others: Any) -> Any:
        names.append(f"{source.path.parent.name}/{source.path.name}")
        return read(source, *others)

    monkeypatch.setattr(texts, "_read", recording)
    return names


def test_only_a_text_that_changed_is_read_again(project: Path, parsed: list[str]) -> None:
    first = read(project)
    assert len(parsed) == sum(len(report.texts) for report in first.values()) > 10
    parsed.clear()
    again = read(project)
    assert parsed == []
    assert [(each.slug, each.key) for each in again.values()] == [(each.slug, each.key) for each in first.values()]
    assert again[GULL].texts["ja"].body == first[GULL].texts["ja"].body
    text = project / "activity_reports" / GULL / "ja.md"
    text.write_text(text.read_text(encoding="utf-8") + "\n新しい段落です。\n", encoding="utf-8")
    changed = gull(project)
    assert parsed == [f"{GULL}/ja.md"]
    assert "新しい段落です。" in changed.body.html
    assert changed.key != first[GULL].texts["ja"].key


def test_a_text_with_the_same_size_and_time_is_known_to_have_changed(project: Path) -> None:
    """Tools that unpack or restore files set their times, but nobody sets the time of that."""
    text = project / "activity_reports" / GULL / "ja.md"
    before, status = gull(project), text.stat()
    letters = text.read_text(encoding="utf-8")
    text.write_text(letters.replace("。", "、", 1), encoding="utf-8")
    os.utime(text, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert text.stat().st_size == status.st_size
    assert gull(project).key != before.key


def test_what_is_saved_while_it_is_read_is_read_once_more(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, real = project / "activity_reports" / GULL / "ja.md", texts.read_file

    def saving(root: Path, path: Path, largest: int, too_large: str = "F103") -> object:
        found = real(root, path, largest, too_large)
        if path == text:
            text.write_text(text.read_text(encoding="utf-8") + "\n書き足しました。\n", encoding="utf-8")
        return found

    monkeypatch.setattr(texts, "read_file", saving)
    assert "書き足しました。" not in gull(project).body.html
    monkeypatch.setattr(texts, "read_file", real)
    assert "書き足しました。" in gull(project).body.html


def test_a_photo_more_is_seen_by_the_text_beside_it(project: Path) -> None:
    text = project / "activity_reports" / GULL / "ja.md"
    text.write_text(text.read_text(encoding="utf-8") + "\n![雪](later.jpg)\n", encoding="utf-8")
    assert [problem.code for problem in load(project).problems if problem.stops] == ["R112"]
    photo = next((project / "activity_reports").glob("*sample*/*.jpg"))
    shutil.copy(photo, text.parent / "later.jpg")
    assert not [problem for problem in load(project).problems if problem.stops]
    (text.parent / "later.jpg").unlink()
    assert [problem.code for problem in load(project).problems if problem.stops] == ["R112"]


def test_a_warning_is_said_of_a_text_that_test_a_warning_is_said_of_a_text_in_the_cache(
    project: Path, parsed: list[str]
) -> None:
    text = project / "activity_reports" / GULL / "ja.md"
    text.write_text(text.read_text(encoding="utf-8") + "\nhanako@example.com\n", encoding="utf-8")
    said = [(problem.code, problem.line) for problem in load(project).problems]
    parsed.clear()
    assert ("T101", text.read_text(encoding="utf-8").count("\n")) in said
    assert [(problem.code, problem.line) for problem in load(project).problems] == said
    assert parsed == []


def test_a_partner_that_is_gone_is_missed_by_a_text_that_did_not_change(project: Path) -> None:
    read(project)
    partners = project / "data" / "partners.yml"
    partners.write_text(partners.read_text(encoding="utf-8").replace("id: kfu", "id: kfu2"), encoding="utf-8")
    assert "D192" in {problem.code for problem in load(project).problems}


@pytest.mark.parametrize("how", ["deleted", "emptied", "no database", "other values"])
def test_a_body_whose_cache_is_gone_is_read_again(project: Path, how: str) -> None:
    """A preview may run for days, and whoever cleans up does not know of it."""
    body = gull(project).body
    text = gull(project)
    file = database(project)
    if how == "deleted":
        shutil.rmtree(file.parent)
    elif how == "no database":
        file.write_bytes(b"never a database" * 1000)
    else:
        with closing(sqlite3.connect(file)) as opened, opened:
            opened.execute(
                "DELETE FROM entries" if how == "emptied" else "UPDATE entries SET payload = '[1]', value = '{'"
            )
    assert text.body == body
    assert gull(project).body == body


def test_a_body_that_is_gone_everywhere_names_its_file(project: Path) -> None:
    read(project)
    text = gull(project)
    shutil.rmtree(database(project).parent)
    (project / "activity_reports" / GULL / "ja.md").unlink()
    with pytest.raises(OSError, match=f"{GULL}/ja.md"):
        _ = text.body
