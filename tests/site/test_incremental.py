"""Builds that make little anew: they end as a build from nothing does, whatever was there before, and touch no more."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from conftest import build, environment, files_below, lay_project
from previewing import Preview, previewing
from program_site.i18n.localizer import Localizer

GULL, TEA = "2018-08-24-sample-gull", "2018-07-05-sample-tea-and-samovar"
REPORTS = "activity_reports"
COPIES = 60
"""Reports beside the real ones: enough that work is spread over processes, and lists have several pages."""


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def lay_copies(project: Path) -> Path:
    """Some reports many times, on other days."""
    for number in range(COPIES):
        day = f"2017-{number // 28 + 1:02}-{number % 28 + 1:02}"
        copy = project / REPORTS / f"{day}-copy-{number}"
        shutil.copytree(project / REPORTS / (GULL if number % 2 else TEA), copy)
        for text in copy.glob("*.md"):
            lines = text.read_text(encoding="utf-8").split("\n")
            text.write_text("\n".join(f"date: {day}" if row.startswith("date:") else row for row in lines), "utf-8")
    return project


def photo(path: Path, colour: str) -> None:
    Image.new("RGB", (900, 600), colour).save(path)


Change = Callable[[Path], object]
CHANGES: list[dict[str, Change]] = [
    {},
    {
        "a text": lambda root: edit(root / REPORTS / GULL / "ja.md", "---\n\n", "---\n\n新しい段落です。\n\n"),
        "a title": lambda root: edit(root / REPORTS / TEA / "ja.md", "title: ", "title: 新・"),
        "a photo": lambda root: photo(next((root / REPORTS).glob("*sample*/*.jpg")), "red"),
    },
    {
        "a day": lambda root: edit(root / REPORTS / TEA / "ja.md", "date: 2018-07-05", "date: 2018-07-06"),
        "a translation less": lambda root: (root / REPORTS / GULL / "ru.md").unlink(),
        "a report less": lambda root: shutil.rmtree(root / REPORTS / "2017-02-03-copy-30"),
        "a report more": lambda root: shutil.copytree(root / REPORTS / GULL, root / REPORTS / "2018-08-30-one-more"),
    },
    {
        "a partner's name": lambda root: edit(root / "data" / "partners.yml", "カザン連邦大学", "カザン大学"),
        "a page": lambda root: edit(root / "docs" / "ru" / "about" / "index.md", "\n\n", "\n\nНовое предложение.\n\n"),
        "a redirect": lambda root: (root / "data" / "redirects.yml").write_text(
            "- {from: old/place/, to: about/}\n", encoding="utf-8"
        ),
    },
    {"the frame": lambda root: edit(root / "hooks/program_site/site/frame/base.html", "</body>", "<hr></body>")},
]
TOGETHER: list[dict[str, Change]] = [{what: change for changes in CHANGES[:-1] for what, change in changes.items()}]


@pytest.mark.parametrize("steps", [TOGETHER, pytest.param(CHANGES, marks=pytest.mark.proof)], ids=["some", "all"])
def test_whatever_changes_the_site_is_that_of_a_build_from_nothing(
    steps: list[dict[str, Change]], tmp_path: Path
) -> None:
    """In one place with all that was kept before; each time compared with a build in one process that has nothing kept."""
    project = lay_copies(lay_project(tmp_path / "project"))
    assert build(project, tmp_path / "site").returncode == 0
    for changes in steps:
        for change in changes.values():
            change(project)
        said = build(project, tmp_path / "site")
        assert said.returncode == 0, (list(changes), said.stderr)
        fresh = lay_project(tmp_path / "fresh", project)
        alone = build(fresh, tmp_path / "alone", PROCESSES="1")
        assert alone.returncode == 0, (list(changes), alone.stderr)
        ours, theirs = files_below(tmp_path / "site"), files_below(tmp_path / "alone")
        differing = {path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path)}
        assert differing == set(), list(changes)
        shutil.rmtree(fresh)
        shutil.rmtree(tmp_path / "alone")


def test_a_second_build_writes_nothing_and_a_changed_text_little(tmp_path: Path) -> None:
    project, site = lay_copies(lay_project(tmp_path / "project")), tmp_path / "site"
    assert build(project, site).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    assert build(project, site).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()} == before
    edit(project / REPORTS / GULL / "ja.md", "---\n\n", "---\n\n新しい段落です。\n\n")
    assert build(project, site).returncode == 0

    def is_new(path: Path) -> bool:
        return path.is_file() and before.get(path) != path.stat().st_mtime_ns

    written = {path.relative_to(site).as_posix() for path in site.rglob("*") if is_new(path)}
    assert f"reports/{GULL}/index.html" in written
    assert [path for path in written if f"/{GULL}/" not in path and "copy" in path] == []


NOTHING = "Nothing changed"


@pytest.mark.usefixtures("cache_on")
@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.proof)], ids=["some", "all"])
def test_where_nothing_changed_nothing_is_done_and_every_change_is_seen(every: int, tmp_path: Path) -> None:
    project, site = lay_project(tmp_path / "project"), tmp_path / "site"
    own = project / "hooks/program_site/site/frame/base.html"
    assert NOTHING not in build(project, site).stderr
    assert NOTHING in build(project, site).stderr
    whole = files_below(site)
    changes: dict[str, Callable[[], object]] = {
        "a page that is gone": (site / "about" / "index.html").unlink,
        "a page that was changed": lambda: (site / "index.html").write_bytes(b"x" * len(whole["index.html"])),
        "a file too many": lambda: (site / "stray.html").write_text("x", encoding="utf-8"),
        "a link": lambda: (site / "link.html").symlink_to(site / "index.html"),
        "a text": lambda: edit(project / REPORTS / GULL / "ja.md", "---\n\n", "---\n\n新しい段落です。\n\n"),
        "the same letters in other words": lambda: edit(project / "data" / "partners.yml", "カザン連邦", "カザン邦連"),
        "the frame": lambda: edit(own, "</body>", "<hr></body>"),
        "a style": lambda: (own.parent.parent / "styles" / "print.css").write_text("", encoding="utf-8"),
        "the configuration": lambda: edit(project / "mkdocs.yml", "theme:", "# a remark\ntheme:"),
    }
    for what, change in list(changes.items())[::every]:
        change()
        assert NOTHING not in build(project, site).stderr, what
    assert NOTHING in build(project, site).stderr
    assert NOTHING not in build(project, site, SITE_URL="https://example.org/elsewhere/").stderr
    assert b"https://example.org/elsewhere/" in (site / "sitemap.xml").read_bytes()


def test_what_a_build_found_wrong_is_said_each_time(tmp_path: Path) -> None:
    project, site = lay_project(tmp_path / "project"), tmp_path / "site"
    edit(project / REPORTS / GULL / "ja.md", "---\n\n", "---\n\nmail@example.org\n\n")
    said = [build(project, site) for _ in range(2)]
    assert [each.returncode for each in said] == [0, 0]
    assert all("[T101]" in each.stderr and NOTHING not in each.stderr for each in said)


@pytest.mark.parametrize("kills", [2, pytest.param(100, marks=pytest.mark.proof)])
def test_a_build_that_is_killed_at_any_moment_leaves_nothing_to_mend_by_hand(kills: int, tmp_path: Path) -> None:
    project = lay_copies(lay_project(tmp_path / "project"))
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(project / "mkdocs.yml"), "-d", str(tmp_path / "site")]
    chance = random.Random(7)
    for number in range(kills):
        edit(project / REPORTS / GULL / "ja.md", "---\n\n", f"---\n\n{number}回目の変更です。\n\n")
        running = subprocess.Popen(
            command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0.5, 3))
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        for page in tmp_path.glob("site/**/index.html"):
            if page.relative_to(tmp_path / "site").parts[0].startswith(".new-"):
                continue  # not in its place yet
            assert page.read_text(encoding="utf-8").rstrip().endswith("</html>"), page
    assert build(project, tmp_path / "site").returncode == 0
    shutil.rmtree(project / ".cache", ignore_errors=True)
    assert build(project, tmp_path / "alone").returncode == 0
    assert files_below(tmp_path / "site") == files_below(tmp_path / "alone")


@pytest.mark.usefixtures("cache_on")
def test_a_broken_cache_is_as_good_as_none(tmp_path: Path) -> None:
    project = lay_project(tmp_path / "project")
    assert build(project, tmp_path / "site").returncode == 0
    whole = files_below(tmp_path / "site")
    for file in (project / ".cache").rglob("*"):
        if file.is_file() and file.suffix in (".sqlite", ".json", ".cache"):
            half = file.read_bytes()[: file.stat().st_size // 2]
            file.unlink()  # it may be shared with the cache of the checkout
            file.write_bytes(half)
    said = build(project, tmp_path / "other")
    assert said.returncode == 0, said.stderr
    assert files_below(tmp_path / "other") == whole


def test_the_preview_shows_a_report_without_building_the_site(tmp_path: Path) -> None:
    project = lay_project(tmp_path / "project")
    with previewing(project, tmp_path / "log.txt") as preview:
        preview.wait_for("", "</html>")
        builds = preview.said().count("Building documentation")
        edit(project / REPORTS / GULL / "ja.md", "title: ", "title: 新・")
        for page in (f"reports/{GULL}/", "reports/", "ru/reports/"):
            preview.wait_for(page, "新・" if not page.startswith("ru") else "</html>")
        preview.wait_for_log("Renewed in")
        shutil.copytree(project / REPORTS / GULL, project / REPORTS / "2018-08-24-one-more")
        preview.wait_for("reports/2018-08-24-one-more/", "新・")
        preview.wait_for("partners/fefu/", "2018-08-24-one-more")
        shutil.rmtree(project / REPORTS / "2018-08-24-one-more")
        preview.wait_until_gone("partners/fefu/", "2018-08-24-one-more")
        (project / REPORTS / GULL / "ja.md").write_text("---\ntitel: x\n---\n", encoding="utf-8")
        preview.wait_for_log("[D101]")
        assert "新・" in preview.get(f"reports/{GULL}/")
        assert preview.said().count("Building documentation") == builds
        edit(project / "docs" / "ja" / "about" / "index.md", "\n\n", "\n\n全体を作り直します。\n\n")
        preview.wait_for("about/", "全体を作り直します。")
        assert preview.said().count("Building documentation") == builds + 1


FRAME = "hooks/program_site/site/frame/base.html"
STAYS = Localizer("ja").t("check.preview_stays")


def wait_for_failures(preview: Preview, number: int) -> None:
    deadline = time.monotonic() + 40
    while preview.said().count(STAYS) < number:
        assert time.monotonic() < deadline, preview.said()
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("path", "broken", "said"),
    [
        pytest.param(FRAME, "<html></html>", "layout page", id="no places for reports", marks=pytest.mark.proof),
        pytest.param(FRAME, "{% if %}", "TemplateSyntaxError", id="no template"),
        pytest.param("mkdocs.yml", "site_name: [", "mkdocs.yml", id="no configuration", marks=pytest.mark.proof),
    ],
)
def test_the_last_good_site_stays_while_the_engine_cannot_build(
    tmp_path: Path, path: str, broken: str, said: str
) -> None:
    project = lay_project(tmp_path / "project")
    frame = project / path
    whole = frame.read_text(encoding="utf-8")
    with previewing(project, tmp_path / "log.txt") as preview:
        preview.wait_for("about/", "</html>")
        frame.write_text(broken, encoding="utf-8")
        preview.wait_for_log(said)
        wait_for_failures(preview, 1)
        edit(project / REPORTS / GULL / "ja.md", "title: ", "title: 新・")
        wait_for_failures(preview, 2)
        time.sleep(4)  # longer than reports are looked at anew
        assert preview.said().count(STAYS) == 2, "no build follows by itself"
        assert "このサイト" in preview.get("about/")
        assert "新・" not in preview.get(f"reports/{GULL}/")
        frame.write_text(whole, encoding="utf-8")
        preview.wait_for(f"reports/{GULL}/", "新・")
        assert "このサイト" in preview.get("about/")
