"""From /write/ to the finished file on a telephone: so many touches, and everything typed is on the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext, Locator, Page, expect

from maker import WRITE, Maker, heic_photo, run, telephone_photo
from program_site.content.reports.body import render_body
from program_site.text.front_matter import split

pytestmark = pytest.mark.browser

MOST_CLICKS = 14
TEXT = """{兼六園|けんろくえん}の雪を見に行きました (^_^)
次の日も雪でした[^1]。

くわしくは[観光案内](https://www.example.org/snow)へ。

[^1]: 二月の終わりのことです。"""
SEEN = ("兼六園", "けんろくえん", "(^_^)", "次の日も雪でした", "観光案内", "二月の終わりのことです。")
COUNT = """() => { window.touched = 0;
    addEventListener("pointerdown", ({ isTrusted }) => (window.touched += isTrusted), { capture: true }); }"""


def typed(field: Locator, text: str) -> None:
    """A touch, and then the keyboard of the telephone."""
    field.click()
    field.page.keyboard.insert_text(text)


def test_a_report_with_all_it_may_have_takes_few_touches(
    telephone: BrowserContext, published: str, project: Path, tmp_path: Path
) -> None:
    page: Page = telephone.new_page()
    maker = Maker.at(page, published + WRITE["ja"])
    page.evaluate(COUNT)
    typed(maker.part("title"), "兼六園の雪")
    maker.part("date").click()
    maker.part("date").fill("2019-02-15")  # the dialog of the system
    typed(maker.part("authors"), "雪野しらべ")
    with page.expect_file_chooser() as choosing:
        page.locator("label[for=maker-files]").click()
    photo = heic_photo(6)
    heic = tmp_path / "IMG_0001.HEIC"
    heic.write_bytes(photo["buffer"])
    choosing.value.set_files([telephone_photo(tmp_path / "IMG_0002.JPG"), heic])
    expect(maker.cards()).to_have_count(2, timeout=60_000)
    for card, words in zip(maker.cards().all(), ("雪吊りの松", "凍った池"), strict=True):
        typed(card.locator("[data-part=alt]"), words)
    page.locator("[name=people][value=none]").click()
    typed(maker.part("text"), TEXT)
    page.locator("#maker-thumbnails button").first.click()
    maker.part("finish").click()
    expect(maker.part("send")).to_be_visible()
    with page.expect_download() as downloading:
        maker.part("download").click()
    clicks = page.evaluate("touched")
    assert 10 <= clicks <= MOST_CLICKS
    archive = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(archive)
    is_published(project, archive)


def is_published(project: Path, archive: Path) -> None:
    status, said = run(project, "accept", str(archive))
    assert status == 0, said
    folder = project / "activity_reports" / archive.stem
    assert sorted(path.name for path in folder.iterdir()) == ["ja.md", "photo-1.jpg", "photo-2.jpg"]
    for photo in folder.glob("*.jpg"):
        assert b"Exif" not in photo.read_bytes()
        assert b"Secret Camera" not in photo.read_bytes()
    body = render_body(split((folder / "ja.md").read_text(encoding="utf-8"))[1], "ja")
    assert body is not None
    assert [picture.file for picture in body.pictures] == ["photo-1.jpg"]
    shown = BeautifulSoup(body.html, "lxml")
    text = re.sub(r"<[^>]+>|\s+", "", body.html)  # the reading of a word is no text to BeautifulSoup
    for words in SEEN:
        assert words in text
    assert "[^" not in text  # the note is one
    assert [(ruby.find(string=True), ruby.rt.text) for ruby in shown.select("ruby") if ruby.rt] == [
        ("兼六園", "けんろくえん")
    ]
    assert [link["href"] for link in shown.select("a[href^=http]")] == ["https://www.example.org/snow"]
