"""The preview follows reports and photos."""

from __future__ import annotations

import shutil
from pathlib import Path

from bs4 import BeautifulSoup

from camera import save, scene
from conftest import Change
from dropped_report import ADDRESS, JAPANESE, SLUG, drop, one
from previewing import previewing


def test_the_preview_follows_reports_and_photos_and_survives_broken_ones(
    project: Path, tmp_path: Path, change: Change
) -> None:
    """It begins with a broken report among the good ones."""
    market = "activity_reports/2018-09-10-sample-market/ja.md"
    change(market, "date: 2018-09-10", "date: 2018/09/10")
    with previewing(project, tmp_path / "serve.log") as preview:
        preview.wait_for("reports/", "抹茶とサモワール")
        assert "[D112]" in preview.said()
        change(market, "date: 2018/09/10", "date: 2018-09-10")
        preview.wait_for("reports/2018-09-10-sample-market/", "市場で覚えた最初のロシア語")
        folder = drop(project)
        first = str(
            one(BeautifulSoup(preview.wait_for(ADDRESS, "凍った川"), "lxml"), ".gallery figure:last-child img")["src"]
        )
        save(folder, "IMG_0001.JPG", scene((600, 400)))
        preview.wait_for(ADDRESS, 'width="600" height="400"')
        assert first not in preview.get(ADDRESS)
        report = folder / "ja.md"
        report.write_text(JAPANESE.replace("title: 雪の一日", "titel: 雪"), encoding="utf-8")
        preview.wait_for_log("ja.md:2 [D101]")
        assert "雪の一日" in preview.get(ADDRESS), "the last good state stays"
        change(market, "title: 市場で覚えた最初のロシア語", "title: 市場へ")
        preview.wait_for("reports/2018-09-10-sample-market/", "市場へ")
        assert "雪の一日" in preview.get(ADDRESS), "and what others do is followed"
        shutil.rmtree(folder)
        preview.wait_until_gone("reports/year/2019/", SLUG)
