"""`CACHE=off`: the same site byte for byte, and no cache is read or written."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from conftest import ROOT, build, files_below
from other_sites import SHIOSAI, copied, edit

REPORT = "activity_reports/2025-05-20-night-bus"


def built(project: Path, site: Path, cache: str) -> dict[str, bytes]:
    result = build(project, site, CACHE=cache)
    assert result.returncode == 0, result.stderr
    assert "Nothing changed" not in result.stderr
    return files_below(site)


def states(folder: Path) -> dict[Path, tuple[int, bytes]]:
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


def lay(project: Path) -> Path:
    """A small site with a photo, and nothing in its cache."""
    copied(SHIOSAI, project)
    shutil.rmtree(project / ".cache", ignore_errors=True)
    shutil.copy(next((ROOT / "activity_reports").glob("*sample*/*.jpg")), project / REPORT / "photo.jpg")
    edit(project / REPORT / "en.md", "partner: faro\n", "partner: faro\npeople_in_photos: none\n")
    return project


def spoil(cache: Path) -> None:
    """Put other words and another picture in it."""
    for picture in cache.glob("photos/*/*/*.webp"):
        picture.write_bytes(b"wrong")
    with closing(sqlite3.connect(cache / "reports" / "entries.sqlite")) as database, database:
        changed = "CAST(replace(CAST(value AS TEXT), 'Later', 'Wrong') AS BLOB)"
        database.execute(f"UPDATE entries SET value = {changed}")


def test_the_site_is_the_same_cold_warm_and_without_a_cache(tmp_path: Path) -> None:
    project, site = lay(tmp_path / "project"), tmp_path / "site"
    without = built(project, tmp_path / "without", "off")
    assert any(name.startswith("photos/") for name in without)
    assert not (project / ".cache").exists()
    assert built(project, site, "on") == without
    assert {path.name for path in (project / ".cache").iterdir()} == {"photos", "published", "reports", "templates"}
    edit(project / REPORT / "en.md", "title: ", "title: Later ")
    warm = built(project, site, "on")
    assert warm != without
    before = states(site)
    built(project, site, "off")
    assert states(site) == before, "what is there already is compared, and not written again"

    spoil(project / ".cache")
    spoiled = states(project / ".cache")
    assert built(project, tmp_path / "without", "off") == warm
    assert states(project / ".cache") == spoiled
    wrong = built(project, tmp_path / "wrong", "on")
    assert {name for name in warm if wrong[name] != warm[name]} > {
        "reports/2025-05-20-night-bus/index.html",
        *(name for name in warm if name.startswith("photos/") and name.endswith(".webp")),
    }, "a cache that is on is read"
