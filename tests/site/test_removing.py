"""Taking a report or a photo down: nothing of it is left on the site, and what git still holds is said."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from conftest import build
from conftest import environment as settings
from line_breaks import with_blanks
from program_site.intake.remove import without_photo
from program_site.load import load
from program_site.text.clock import today

TEA = "2018-07-05-sample-tea-and-samovar"


def command(root: Path, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    whole = [sys.executable, "-m", "program_site", "--root", str(root), "remove-report", *arguments]
    return subprocess.run(
        whole, capture_output=True, encoding="utf-8", env=settings(**extra), timeout=60, stdin=subprocess.DEVNULL
    )


def asked(root: Path, answer: bytes) -> tuple[int, str]:
    """The same at a terminal."""
    ours, theirs = pty.openpty()
    whole = [sys.executable, "-m", "program_site", "--root", str(root), "remove-report", TEA, "--lang", "en"]
    process = subprocess.Popen(whole, stdin=theirs, stdout=subprocess.PIPE, env=settings())
    os.close(theirs)
    os.write(ours, answer)
    said, _ = process.communicate(timeout=60)
    os.close(ours)
    return process.returncode, said.decode()


def test_a_removed_report_leaves_a_note_and_nothing_else(project: Path, tmp_path: Path) -> None:
    report = next(each for each in load(project).checked().reports if each.slug == TEA)
    words = {text.header.title for text in report.texts.values()} | {
        author for text in report.texts.values() for author in text.header.author
    } - {author for each in load(project).checked().reports if each.slug != TEA for author in each.main.header.author}
    result = command(project, TEA, "--yes", "--lang", "ja")
    assert (result.returncode, result.stderr) == (0, "")
    assert f"git filter-repo --sensitive-data-removal --invert-paths --path activity_reports/{TEA}/" in result.stdout
    assert "フォーク" in result.stdout
    assert sorted(path.name for path in (project / "activity_reports").iterdir() if path.name.startswith(".")) == []
    assert not (project / "activity_reports" / TEA).exists()
    assert load(project).checked().removed_reports[0].report == TEA
    site = tmp_path / "site"
    built = build(project, site)
    assert built.returncode == 0, built.stderr
    for prefix, said in (("", "取り下げられました"), ("ru/", "рассказ убрали по просьбе")):
        note = BeautifulSoup((site / f"{prefix}reports/{TEA}/index.html").read_text(encoding="utf-8"), "lxml")
        assert said in with_blanks(note.get_text())
        assert [meta["content"] for meta in note.select("meta[name=robots]")] == ["noindex"]
        assert not note.select("link[rel=canonical]")
        (heading,) = note.select("h1")
        assert heading["id"] == "page-title"
    for path in site.rglob("*"):
        if path.suffix in (".html", ".xml", ".json"):
            text = path.read_text(encoding="utf-8")
            assert not [each for each in words if each in text], path
            if path.parent.name != TEA and path.suffix != ".json":
                assert TEA not in text, path
    photos = {name for photo in report.photos for name, _ in photo.files()}
    assert photos
    assert not photos & {path.name for path in site.rglob("*.webp")}


def test_the_notes_of_staff_in_the_list_stay(project: Path) -> None:
    path = project / "data" / "removed_reports.yml"
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    days: list[set[str]] = []
    for slug in (TEA, "2018-08-24-sample-gull"):
        before = today("Asia/Tokyo")
        assert command(project, slug, "--yes", "--reason", "mistake").returncode == 0
        days.append({str(before), str(today("Asia/Tokyo"))})  # two, at midnight
    *first, tea, gull = path.read_text(encoding="utf-8").splitlines()
    assert first == comments
    assert tea in {f"- {{report: {TEA}, date: {day}, reason: mistake}}" for day in days[0]}
    assert gull in {f"- {{report: 2018-08-24-sample-gull, date: {day}, reason: mistake}}" for day in days[1]}


@pytest.mark.parametrize(("answer", "goes"), [(b"y\n", True), (b"n\n", False), (b"\n", False), (b"\x04", False)])
def test_it_asks_first(project: Path, answer: bytes, goes: bool) -> None:
    status, said = asked(project, answer)
    assert "Delete activity_reports/2018-07-05-sample-tea-and-samovar/? [y/N]" in said
    assert (status, (project / "activity_reports" / TEA).exists()) == (0 if goes else 1, not goes)


def test_where_nobody_can_be_asked_nothing_goes(project: Path) -> None:
    result = command(project, TEA, LC_ALL="ru_RU.UTF-8")
    assert (result.returncode, (project / "activity_reports" / TEA).is_dir()) == (1, True)
    assert "Ничего не удалено" in result.stdout


@pytest.mark.parametrize("name", ["2018-01-01-nothing", "..", ".", "../../data", ""])
def test_what_is_not_there_is_not_removed(project: Path, name: str) -> None:
    result = command(project, name, "--yes", "--lang", "en")
    assert (result.returncode, result.stderr) == (1, "")
    assert TEA in result.stdout
    assert (project / "data").is_dir()


def test_a_photo_goes_with_all_that_names_it(project: Path) -> None:
    folder = project / "activity_reports" / TEA
    before = next(each for each in load(project).checked().reports if each.slug == TEA)
    photo = before.photos[0].file
    result = command(project, TEA, "--photo", photo, "--yes", "--lang", "ru")
    assert (result.returncode, result.stderr) == (0, "")
    assert f"--path activity_reports/{TEA}/{photo}\n" in result.stdout
    assert "Упоминания фотографии убраны из: ja.md, ru.md" in result.stdout
    assert not (folder / photo).exists()
    loaded = load(project)
    assert loaded.problems == ()
    (after,) = (each for each in loaded.checked().reports if each.slug == TEA)
    assert [each.file for each in after.photos] == [each.file for each in before.photos if each.file != photo]
    for language, text in after.texts.items():
        assert photo not in (folder / f"{language}.md").read_text(encoding="utf-8")
        assert re.sub(r"<p><img[^>]*></p>\n?", "", text.body.html) == re.sub(
            r"<p><img[^>]*></p>\n?", "", before.texts[language].body.html
        )


def test_a_photo_that_is_not_there(project: Path) -> None:
    for name in ("photo-99.jpg", "../../../mkdocs.yml", "ja.md"):
        result = command(project, TEA, "--photo", name, "--yes", "--lang", "en")
        assert (result.returncode, result.stderr) == (1, "")
        assert "photo-1.jpg" in result.stdout
    assert (project / "mkdocs.yml").is_file()


HEADERS = [
    ("title: a\ncover: p.jpg\ntags: [x]\n", "title: a\ntags: [x]\n"),
    ("photos:\n  - file: p.jpg\n    alt: x\ntitle: a\n", "title: a\n"),
    ("title: a\nphotos:\n  - file: p.jpg\n", "title: a\n"),
    (
        "photos:\n  - file: o.jpg\n  # mine\n  - alt: x\n    file: 'p.jpg'\n  - file: q.jpg\ntags: [y]\n",
        "photos:\n  - file: o.jpg\n  # mine\n  - file: q.jpg\ntags: [y]\n",
    ),
    ("photos: [{file: p.jpg}]\ntags: [y] # why\n", "tags: [y] # why\n"),
    ("photos: [{file: p.jpg}, {file: q.jpg}]\n", "photos: [{file: q.jpg}]\n"),
    ("photos: [{file: o.jpg}, {file: p.jpg, alt: x}]\n", "photos: [{file: o.jpg}]\n"),
    ("photos:\n- file: p.jpg\n- file: q.jpg\n", "photos:\n- file: q.jpg\n"),
    ("photos:\n- {file: p.jpg}\n\n# about tags\ntags: [x]\n", "\n# about tags\ntags: [x]\n"),
    ("title: p.jpg\ncover: o.jpg\n", "title: p.jpg\ncover: o.jpg\n"),
    ("title: [\n", "title: [\n"),
]


@pytest.mark.parametrize(("before", "after"), HEADERS)
def test_only_the_lines_of_the_photo_go_from_a_header(before: str, after: str) -> None:
    assert without_photo(f"---\n{before}---\ntext\n", "p.jpg") == f"---\n{after}---\ntext\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\n\n![x](p.jpg)\n\nb\n", "a\n\nb\n"),
        ('a\n\n![x](p.jpg "word")\n', "a\n\n"),
        ("snow ![x](./p.jpg) fell\n", "snow fell\n"),
        ("![x](<p.jpg> 'w')\n![y](q.jpg)\n", "![y](q.jpg)\n"),
        ("![x](pp.jpg) ![x](p.jpg.jpg) p.jpg\n", "![x](pp.jpg) ![x](p.jpg.jpg) p.jpg\n"),
    ],
)
def test_only_the_picture_goes_from_a_text(before: str, after: str) -> None:
    assert without_photo(f"---\ntitle: a\n---\n{before}", "p.jpg") == f"---\ntitle: a\n---\n{after}"
