"""Publishing: what is on disk afterwards, and what was not touched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from program_site.build.outputs import Output
from program_site.build.publishing import Staging
from program_site.build.publishing import publish as publish_files


def lay(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, str]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


BUILT = {"index.html": "home", "ru/index.html": "дом", "assets/site.css": "a{}"}
EXTRA: dict[str, bytes | Path] = {"sitemap.xml": b"<x/>", "reports/a/index.html": b"report"}
WHOLE = {**BUILT, "sitemap.xml": "<x/>", "reports/a/index.html": "report"}


def publish(built: Path, site: Path, extra: Mapping[str, bytes | Path]) -> list[str]:
    outputs = [Output(path, content) for path, content in extra.items()]
    return publish_files(built, site, outputs, built.parent / "project")


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    return lay(tmp_path / "staging", BUILT)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "site"


def test_a_new_site_is_what_was_built_and_what_was_added(staging: Path, site: Path) -> None:
    publish(staging, site, EXTRA)
    assert files(site) == WHOLE


def test_what_is_added_wins_over_what_was_built(staging: Path, site: Path) -> None:
    publish(staging, site, {"index.html": b"better"})
    assert files(site)["index.html"] == "better"


def test_unchanged_files_are_not_touched_and_changed_ones_are(staging: Path, site: Path) -> None:
    publish(staging, site, EXTRA)
    for path in site.rglob("*"):
        os.utime(path, ns=(10**18, 10**18))
    lay(staging, {"index.html": "new"})
    publish(staging, site, EXTRA)
    touched = {name for name in files(site) if (site / name).stat().st_mtime_ns != 10**18}
    assert touched == {"index.html"}
    assert files(site)["index.html"] == "new"


def test_stale_files_and_empty_folders_go(staging: Path, site: Path) -> None:
    lay(site, {"old.html": "x", "partners/old/index.html": "x", "ru/old/deep/er.html": "x", "reports/a/photo.jpg": "x"})
    (site / "empty" / "inside").mkdir(parents=True)
    publish(staging, site, EXTRA)
    assert files(site) == WHOLE
    assert folders(site) == {"ru", "assets", "reports", "reports/a"}


def test_hidden_files_at_the_top_belong_to_somebody_else(staging: Path, site: Path) -> None:
    lay(site, {".git/HEAD": "ref", ".nojekyll": "", "ru/.hidden": "x"})
    (site / ".git" / "refs").mkdir()
    publish(staging, site, {})
    assert files(site) == {**BUILT, ".git/HEAD": "ref", ".nojekyll": ""}
    assert ".git/refs" in folders(site)


def test_half_written_files_of_a_killed_build_go(staging: Path, site: Path) -> None:
    lay(site, {".new-abc": "half", "ru/.new-def": "half"})
    publish(staging, site, {})
    assert files(site) == BUILT


def test_a_file_may_become_a_folder_and_a_folder_a_file(staging: Path, site: Path) -> None:
    lay(site, {"ru": "a file once", "index.html/deep/old.html": "a folder once"})
    publish(staging, site, {})
    assert files(site) == BUILT


def test_links_in_the_site_are_replaced_and_not_followed(staging: Path, site: Path, tmp_path: Path) -> None:
    outside = lay(tmp_path / "outside", {"secret.txt": "secret", "index.html": "another site"})
    site.mkdir(parents=True)
    (site / "index.html").symlink_to(outside / "secret.txt")
    (site / "old").symlink_to(outside)
    (site / "ru").symlink_to(outside)
    publish(staging, site, {})
    assert files(outside) == {"secret.txt": "secret", "index.html": "another site"}
    assert files(site) == BUILT
    assert not any(path.is_symlink() for path in site.rglob("*"))


def test_a_second_publication_changes_nothing(staging: Path, site: Path) -> None:
    publish(staging, site, EXTRA)
    publish(staging, site, EXTRA)
    assert files(site) == WHOLE


def test_without_a_staging_folder_named_files_stay(tmp_path: Path, site: Path) -> None:
    lay(site, {"index.html": "home", "other.html": "x", "stale.html": "x"})
    outputs = [Output("index.html", b"new"), Output("sitemap.xml", b"<x/>")]
    written = publish_files({"index.html", "other.html"}, site, outputs, tmp_path)
    assert files(site) == {"index.html": "new", "other.html": "x", "sitemap.xml": "<x/>"}
    assert sorted(written) == ["index.html", "sitemap.xml"]


def test_everybody_may_read_what_is_published(staging: Path, site: Path) -> None:
    publish(staging, site, EXTRA)
    assert {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_file()} == {0o644}


def test_a_staging_folder_is_gone_after_it_was_discarded(site: Path) -> None:
    staging = Staging()
    lay(staging.folder, BUILT)
    publish(staging.folder, site, {})
    staging.discard()
    staging.discard()
    assert not staging.folder.exists()
    assert files(site) == BUILT


def test_a_file_in_the_place_of_the_site_gives_way(staging: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.write_text("not a folder", encoding="utf-8")
    publish(staging, target, {})
    assert files(target) == BUILT


def test_a_file_may_be_named_instead_of_held(staging: Path, site: Path, tmp_path: Path) -> None:
    photo = tmp_path / "photo.webp"
    photo.write_bytes(b"pixels")
    publish(staging, site, {"photos/a-480.webp": photo})
    assert files(site) == {**BUILT, "photos/a-480.webp": "pixels"}
    publish(staging, site, {})
    assert files(site) == BUILT


# ---- What need not be made again ------------------------------------------------------------------------------------


@dataclass
class Made:
    """An output that counts how often it is made."""

    text: str = "report"
    times: int = 0

    def output(self, key: str) -> Output:
        def make() -> bytes:
            self.times += 1
            return self.text.encode()

        return Output("reports/a/index.html", make, key)


@pytest.mark.usefixtures("cache_on")
@pytest.mark.parametrize(
    ("meanwhile", "again"),
    [
        (lambda page: None, 0),
        (lambda page: page.write_text("edited by hand", encoding="utf-8"), 1),
        (lambda page: page.write_text("rep0rt", encoding="utf-8"), 1),  # as many bytes as before
        (lambda page: page.unlink(), 1),
        (lambda page: shutil.rmtree(page.parent), 1),
    ],
    ids=["nothing", "longer", "as long", "gone", "folder gone"],
)
def test_a_page_is_made_again_only_where_it_is_not_as_it_was_published(
    staging: Path, site: Path, meanwhile: Callable[[Path], object], again: int
) -> None:
    made = Made()
    publish_files(staging, site, [made.output("1")], staging.parent)
    meanwhile(site / "reports" / "a" / "index.html")
    publish_files(staging, site, [made.output("1")], staging.parent)
    assert made.times == 1 + again
    assert files(site)["reports/a/index.html"] == "report"


def test_a_page_is_made_again_for_another_key_and_written_only_if_it_differs(staging: Path, site: Path) -> None:
    made = Made()
    publish_files(staging, site, [made.output("1")], staging.parent)
    assert publish_files(staging, site, [made.output("2")], staging.parent) == []
    made.text = "another"
    assert publish_files(staging, site, [made.output("3")], staging.parent) == ["reports/a/index.html"]
    assert made.times == 3


@pytest.mark.usefixtures("cache_on")
@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"reports/a/index.html": 1}', '{"reports/a/index.html": ["1", [1]]}']
)
def test_a_broken_note_of_what_was_published_is_as_good_as_none(staging: Path, site: Path, content: str) -> None:
    made = Made()
    publish_files(staging, site, [made.output("1")], staging.parent)
    (note,) = (staging.parent / ".cache" / "published").glob("*.json")
    note.write_text(content, encoding="utf-8")
    publish_files(staging, site, [made.output("1")], staging.parent)
    assert made.times == 2


def test_what_fails_touches_nothing(staging: Path, site: Path) -> None:
    publish(staging, site, EXTRA)

    def fails() -> bytes:
        raise OSError

    lay(staging, {"index.html": "new"})
    with pytest.raises(OSError):  # noqa: PT011 - any
        publish_files(staging, site, [Output("b.html", b"new"), Output("c.html", fails)], staging.parent)
    assert files(site) == WHOLE
