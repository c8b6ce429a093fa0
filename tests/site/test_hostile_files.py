"""Files that are not what they seem: nothing of the machine is published, nothing hangs, every refusal names its file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from conftest import build, files_below
from hostile_reports import lay_corpus
from program_site.i18n.localizer import say_problem
from program_site.load import load
from program_site.text.problems import Problem

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are other ones on Windows")

CANARY = "canary-4f1d-of-this-machine"
TEXT = "---\ntitle: Title\ndate: 2019-03-01\nauthor: Author\n---\nText.\n"
HARD_NAMES = [
    "<script>pwned(1)<", "\" onerror=\"pwned(1)", "a\nb", "a\x1b[31mb", "-rf", "%2e%2e%2f", "{{ 7*7 }}", "::error::", "\u202egpj",
    "写真", "и" + "\u0306", "x" * 240, "CON", " ", "$(touch pwned)", "a;b", "\udcff\udcfe",
]  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay_corpus(tmp_path / "project", ())


def folder(project: Path, slug: str, text: str | None = TEXT) -> Path:
    made = project / "activity_reports" / f"2019-03-01-{slug}"
    made.mkdir(parents=True)
    if text is not None:
        (made / "ja.md").write_text(text, encoding="utf-8")
    return made


def problems(project: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for problem in load(project).problems:
        found.setdefault(problem.path.removeprefix("activity_reports/2019-03-01-"), set()).add(problem.code)
    return found


def published(project: Path, site: Path) -> dict[str, bytes]:
    """Built without the reports that are refused; nothing of the machine is anywhere in it."""
    result = build(project, site, "--no-strict")
    assert result.returncode == 0, result.stderr[-2000:]
    assert "Traceback" not in result.stderr
    files = files_below(site)
    assert "index.html" in files
    assert [name for name, content in files.items() if CANARY.encode() in content] == []
    assert not any(path.is_symlink() for path in site.rglob("*"))
    return files


def test_links_devices_and_folders_in_the_place_of_files(project: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "passwd").write_text(TEXT + CANARY, encoding="utf-8")
    Image.new("RGB", (8, 8)).save(secret / "photo-1.jpg", comment=CANARY.encode())
    (project / ".git").mkdir()
    (project / ".git" / "config").write_text(CANARY, encoding="utf-8")

    (folder(project, "link-to-text", None) / "ja.md").symlink_to(secret / "passwd")
    (folder(project, "link-to-photo") / "photo-1.jpg").symlink_to(secret / "photo-1.jpg")
    (folder(project, "link-to-git") / "photo-1.jpg").symlink_to("../../.git/config")
    (folder(project, "link-to-nothing") / "photo-1.jpg").symlink_to("nowhere")
    (folder(project, "link-to-itself") / "photo-1.jpg").symlink_to("photo-1.jpg")
    os.mkfifo(folder(project, "pipe") / "photo-1.jpg")
    os.mkfifo(folder(project, "pipe-for-text", None) / "ja.md")
    (folder(project, "folder-for-text", None) / "ja.md").mkdir()
    (folder(project, "folder-for-photo") / "photo-1.jpg").mkdir()
    loop = folder(project, "loop")
    (loop / "inside").symlink_to(loop, target_is_directory=True)
    (project / "activity_reports" / "2019-03-01-whole").symlink_to(secret, target_is_directory=True)
    (project / "activity_reports" / "2019-03-01-circle").symlink_to(project, target_is_directory=True)
    folder(project, "harmless")

    assert problems(project) == {
        "link-to-text/ja.md": {"F102"},
        "link-to-photo/photo-1.jpg": {"F102"},
        "link-to-git/photo-1.jpg": {"F102"},
        "link-to-nothing/photo-1.jpg": {"F102"},
        "link-to-itself/photo-1.jpg": {"F102"},
        "link-to-photo/ja.md": {"R114"},
        "link-to-git/ja.md": {"R114"},
        "link-to-nothing/ja.md": {"R114"},
        "link-to-itself/ja.md": {"R114"},
        "pipe/photo-1.jpg": {"F102"},
        "pipe/ja.md": {"R114"},
        "pipe-for-text/ja.md": {"F102"},
        "folder-for-text/ja.md": {"F102"},
        "folder-for-photo/photo-1.jpg": {"F102"},
        "folder-for-photo/ja.md": {"R114"},
        "loop/inside": {"R106"},
        "whole": {"R101"},
        "circle": {"R101"},
    }
    files = published(project, tmp_path / "site")
    assert [name for name in files if name.startswith("reports/2019")] == ["reports/2019-03-01-harmless/index.html"]


def test_hard_names_are_refused_or_never_become_addresses(project: Path, tmp_path: Path) -> None:
    for number, name in enumerate(HARD_NAMES):
        made = folder(project, f"photo-{number}", TEXT.replace("author", "people_in_photos: none\nauthor"))
        Image.new("RGB", (8, 8 + number)).save(made / f"{name}.jpg")
        folder(project, f"text-{number}").joinpath(f"{name}.txt").write_text("x", encoding="utf-8")
        if len(name) < 200:
            (project / "activity_reports" / f"2019-03-01-{name}").mkdir()
    folder(project, "harmless")
    found = load(project).problems
    for problem in found:
        say_problem(problem, "ja").encode()  # can be said on any terminal
    assert {problem.code for problem in found} == {"R102", "R106", "R119"}
    assert len({problem.path for problem in found if problem.code == "R119"}) >= len(HARD_NAMES) - 2
    files = published(project, tmp_path / "site")
    assert "reports/2019-03-01-harmless/index.html" in files
    assert all(name.isascii() and not set(name) & set("<>\"'{}%$; \n\x1b") for name in files)


def test_ten_thousand_files_in_a_folder_are_refused_in_bounded_words_and_time(project: Path, tmp_path: Path) -> None:
    made = folder(project, "flood")
    for number in range(10_000):
        (made / f"photo-{number}.jpg").touch()
        (made / f"note-{number}.txt").touch()
    folder(project, "harmless")
    found = [problem for problem in load(project).problems if problem.stops]
    assert {problem.path for problem in found} >= {"activity_reports/2019-03-01-flood"}
    assert isinstance(found[0], Problem)
    assert len(found) <= 100
    assert "reports/2019-03-01-flood/index.html" not in published(project, tmp_path / "site")
