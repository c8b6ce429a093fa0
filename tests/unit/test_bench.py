"""What `make bench` lays out and says. How fast anything is, no test asks."""

from __future__ import annotations

import json
import re
import statistics
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml
from bench.contenders import contenders
from bench.content import reports
from bench.laying import Laid
from bench.names import LANGUAGES, read_names
from bench.ours import lay_ours
from bench.plain import lay_mkdocs
from bench.pool import lay_pool
from bench.readme import README, RESULTS, shown
from bench.rivals import HERE, lay_eleventy, lay_hugo
from bench.table import tables

from conftest import ROOT, files_below
from program_site.commands.check.checking import check

NAMES = read_names()
SOME = list(reports(40, NAMES))


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return lay_pool(tmp_path_factory.mktemp("bench") / "photos", seed=1)


# ---- The reports ----------------------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_reports_however_many_there_are() -> None:
    assert list(islice(reports(3000, NAMES), 40)) == SOME
    assert list(reports(40, NAMES, seed=1)) != SOME


def test_they_are_as_long_and_as_mixed_as_real_ones() -> None:
    many = list(reports(300, NAMES))
    texts = {
        language: [text.body for each in many for text in each.texts if text.language == language]
        for language in LANGUAGES
    }
    assert 1100 < statistics.mean(len(body) for body in texts["ja"]) < 1400
    assert 400 < statistics.mean(len(body.split()) for body in texts["ru"]) < 500
    written = [tuple(text.language for text in each.texts) for each in many]
    shares = {languages: written.count(languages) / 3 for languages in (("ja",), ("ru",), LANGUAGES)}
    assert shares == pytest.approx({("ja",): 40, ("ru",): 35, LANGUAGES: 25}, abs=8)
    assert len({body for language in LANGUAGES for body in texts[language]}) == sum(map(len, texts.values()))


@pytest.mark.parametrize("sign", ["## ", "- ", "1. ", "> ", "| ", "**", "](https://", "![", "{"])
def test_every_kind_of_markdown_is_there_and_no_slot_is_left_empty(sign: str) -> None:
    assert any(sign in text.body for each in SOME for text in each.texts) == (sign != "{")


def test_the_project_finds_nothing_to_say_about_them(tmp_path: Path, pool: list[Path]) -> None:
    lay_ours(tmp_path / "ours", SOME, pool)
    assert check(tmp_path / "ours").problems == ()


def test_two_layouts_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    for name in ("one", "two"):
        lay_ours(tmp_path / name / "ours", SOME[:5], lay_pool(tmp_path / name / "photos", seed=1))
    assert files_below(tmp_path / "one") == files_below(tmp_path / "two")


# ---- The others -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lay", "content"),
    [(lay_hugo, "content"), (lay_eleventy, "content"), (lay_mkdocs, "docs")],
    ids=["hugo", "eleventy", "mkdocs"],
)
def test_the_others_get_every_report_in_both_languages(
    lay: Any, content: str, tmp_path: Path, pool: list[Path]
) -> None:
    lay(tmp_path / "site", SOME[:10], pool, NAMES)
    for language in LANGUAGES:
        for each in SOME[:10]:
            text = (tmp_path / "site" / content / language / "reports" / f"{each.slug}.md").read_text(encoding="utf-8")
            _, front, body = text.split("---\n", 2)
            assert yaml.safe_load(front)["title"] == each.shown_in(language).title
            assert "](photo-" not in body
            assert words(body.strip()).startswith(words(each.shown_in(language).body.strip()))


def words(body: str) -> str:
    """A body without the addresses of its photos."""
    return re.sub(r"(!\[.*?\]\()\S+", r"\1", body)


def test_an_edit_takes_the_place_of_the_last_one(tmp_path: Path, pool: list[Path]) -> None:
    ours = contenders()[0]
    both = next(each for each in reports(20, NAMES, photos=0) if len(each.texts) == 2)
    ours.lay(tmp_path / "ours", [both], pool, NAMES)
    laid = Laid(ours, tmp_path / "ours", both.slug)
    for word in ("turn1", "turn2"):
        laid.edit(word)
    text = laid.text.read_text(encoding="utf-8")
    assert text.endswith("\n\nEdited: turn2.\n")
    assert "turn1" not in text
    assert check(tmp_path / "ours").problems == ()


def test_what_is_installed_is_pinned_and_names_no_host() -> None:
    asked = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert [name for name, each in locked.items() if "resolved" in each or (name and "integrity" not in each)] == []
    assert "://" not in (ROOT / "requirements" / "bench.txt").read_text(encoding="utf-8")


# ---- What is said ---------------------------------------------------------------------------------------------------


def built(n: int, mode: str, contender: str, *walls: float, cpu: float = 1, peak: float = 50) -> list[dict[str, Any]]:
    who = {"n": n, "mode": mode, "contender": contender, "cpu": cpu, "peak_mb": peak}
    return [{**who, "round": number, "wall": wall} for number, wall in enumerate(walls, start=1)]


RECORDS: dict[str, Any] = {
    "machine": {"system": "Linux", "processor": "Abacus", "cores": 2, "load": 0.1, "memory_gb": 8},
    "versions": {"python": "3.11.7", "hugo": "0.168.0"},
    "rounds": 3,
    "builds": [
        *built(1000, "cold", "ours", 3, 1, 2, cpu=4),
        *built(1000, "cold", "hugo", 4),
        *built(1000, "cold", "mkdocs", 8),
        *built(3000, "cold", "ours", 6, cpu=12, peak=120),
        *built(3000, "cold", "hugo", 5),
        *built(3000, "edited", "ours", 1),
        *built(3000, "edited", "hugo", 5),
    ],
    "served": [{"n": 79, "contender": "ours", "round": 1, "seconds": 0.4}],
    "photos": [
        {"photos": 200, "mode": "cold", "contender": name, "round": 1, "wall": wall, "cpu": 80, "peak_mb": 200}
        for name, wall in (("ours", 45.0), ("sharp", 50.0))
    ],
}


@pytest.mark.parametrize(
    "line",
    [
        "| cold, N=1000 / 3000, wall, against Hugo | ≤ 2.0 / ≤ 1.2 | 0.50 / 1.20 |",
        "| cold, N=1000, against plain MkDocs | ≤ 0.4 | 0.25 |",
        "| one report edited, N=3000, against Hugo's rebuild | ≤ 0.3 | 0.20 |",
        "| nothing changed, N=3000, against Hugo's rebuild | ≤ 0.25 | – |",
        "| save to served, a report, N=79 | ≤ 1 s | 0.40 s |",
        "| growth of CPU time from N=1000 to 3000, cold | ≤ 3.3 times | 3.00 |",
        "| peak memory of the largest process, N=3000, cold | ≤ 300 MB | 120 MB |",
        "| 200 photos of 12 megapixels to all widths, cold, against sharp | ≤ 1.2 | 0.90 |",
        "Abacus, 2 cores, 8 GB (load 0.1 before); medians of 3 rounds. python 3.11.7, hugo 0.168.0.",
        "| 1000 | this project | 4.0 / 2.0 | – | – | – | – | 50 |",
    ],
)
def test_ratios_of_medians_stand_beside_their_goals(line: str) -> None:
    assert line in tables(RECORDS).splitlines()


def test_what_was_not_measured_is_not_made_up() -> None:
    said = tables({**RECORDS, "builds": built(10, "cold", "ours", 1), "served": [], "photos": []})
    assert "| cold, N=10, wall, against Hugo | shown | – |" in said.splitlines()
    assert "photos" not in said


def test_the_readme_shows_the_last_run_that_was_kept() -> None:
    assert shown(README.read_text(encoding="utf-8")) == tables(json.loads(RESULTS.read_text(encoding="utf-8")))
