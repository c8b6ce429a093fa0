"""From the first word to a file that the checker accepts, to its door, and back to the draft."""

from __future__ import annotations

import datetime
import re
import shutil
import unicodedata
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from maker import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    WRITE,
    Maker,
    corners_of,
    run,
    small_photo,
    telephone_photo,
    text_of,
    write_files,
)
from program_site.content.reports.front_matter import FrontMatter
from program_site.content.reports.texts import LARGEST

pytestmark = pytest.mark.browser


@pytest.fixture
def page(telephone: BrowserContext) -> Page:
    return telephone.new_page()


@pytest.fixture
def maker(page: Page, published: str) -> Maker:
    return Maker.at(page, published + WRITE["ja"])


# ---- The whole way --------------------------------------------------------------------------------------------------

TOLD = {
    "ja": {
        "title": "市場で覚えた最初のロシア語",
        "authors": "雪野しらべ\n森 いずみ",
        "affiliation": "架空大学 文学部2年",
        "summary": "りんごを買うまでの話です。",
        "text": "カザンに着いて一週間。\n市場へ行きました。\n\n## 次に行く人へ\n- 数字を覚える\n- 袋を持って行く",
    },
    "ru": {
        "title": "Первый снег: «мокрый» и тяжёлый",
        "authors": "Алёна Снежкова\nТаро",
        "affiliation": "Вымышленный университет, 2-й курс",
        "summary": "Чем здешний снег не похож на наш.",
        "text": "Дома снег скрипит.\nА здесь он мокрый.\n\n## Что взять с собой\n1. Зонт\n2. Сапоги",
    },
}
DESCRIBED = ("четыре [угла] ・ 四隅", 'Caption: «1» \\ "2"')
PHOTOS = {"photo-1.jpg": (RED, GREEN, BLUE, WHITE), "photo-2.jpg": (WHITE, BLUE, GREEN, RED)}


@pytest.mark.parametrize("language", WRITE)
def test_a_report_made_on_a_telephone_is_accepted_as_it_is(
    published: str, telephone: BrowserContext, page: Page, project: Path, tmp_path: Path, language: str
) -> None:
    """The page asks nobody but its own site, and once it is there, nobody at all: the way is gone without a network."""
    said: list[str] = []
    asked: list[str] = []
    telephone.on("console", lambda message: said.append(message.text))
    telephone.on("weberror", lambda error: said.append(str(error.error)))
    telephone.on("request", lambda request: asked.append(request.url))
    maker = Maker.at(page, published + WRITE[language])
    page.wait_for_load_state("networkidle")
    assert {url for url in asked if not url.startswith(published)} == set()
    telephone.set_offline(True)
    asked.clear()

    maker.fill(date="2018-09-10", first="2018-09-03", last="2018-09-14", **TOLD[language])
    names = ("IMG_0001.JPG", "写真 2.jpeg")
    files = zip(names, PHOTOS.values(), strict=True)
    maker.add_photos(*[telephone_photo(tmp_path / name, corners) for name, corners in files])
    maker.describe(1, *DESCRIBED)
    maker.place(1)
    for name, value in (
        ("people", "consented"),
        ("stage", "during"),
        ("program", "culture"),
        ("direction", "outbound"),
    ):
        maker.choose(name, value)
    for partner in ("kfu", "asu"):
        maker.choose("partners", partner)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    name, contents = maker.file()

    has_nothing_but_the_report(name, contents, language)
    is_what_was_told(*maker.report(), language)
    for image, corners in zip(maker.photos(), PHOTOS.values(), strict=True):
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (1536, 2048), {})
        assert corners_of(image) == corners
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert said == []

    is_accepted(project, tmp_path / name, contents)


def has_nothing_but_the_report(name: str, contents: dict[str, bytes], language: str) -> None:
    folder, text = name.removesuffix(".zip"), text_of(contents)
    assert re.fullmatch(r"2018-09-10-[a-z0-9]+(-[a-z0-9]+)*", folder)
    assert list(contents) == [f"{folder}/{language}.md", *(f"{folder}/{photo}" for photo in PHOTOS)]
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text == unicodedata.normalize("NFC", text)
    for photo in PHOTOS:
        assert b"Exif" not in contents[f"{folder}/{photo}"]
        assert b"Secret Camera" not in contents[f"{folder}/{photo}"]


def is_accepted(project: Path, archive: Path, contents: dict[str, bytes]) -> None:
    """As a folder the checker finds no fault with it, as a ZIP it is taken."""
    folder, text = archive.stem, text_of(contents)
    written = next(iter(contents))
    write_files(project, contents)
    status, found = run(project, "check")
    assert (status, folder in found) == (0, False), found
    shutil.rmtree(project / "activity_reports" / folder)
    with zipfile.ZipFile(archive, "w") as file:
        for path, content in contents.items():
            file.writestr(path, content)
    status, found = run(project, "accept", str(archive))
    assert status == 0, found
    assert (project / "activity_reports" / written).read_text(encoding="utf-8") == text


def is_what_was_told(header: FrontMatter, body: str, language: str) -> None:
    told = TOLD[language]
    assert header.author == tuple(told["authors"].split("\n"))
    assert (header.title, header.affiliation, header.summary) == (told["title"], told["affiliation"], told["summary"])
    assert header.date == datetime.date(2018, 9, 10)
    assert header.period is not None
    assert (header.period.first.day, header.period.last.day) == (3, 14)
    assert (header.program, header.partner) == (("culture",), ("kfu", "asu"))
    assert (header.direction, header.stage, header.people_in_photos) == ("outbound", "during", "consented")
    photos = [(each.file, each.alt, each.caption) for each in header.photos]
    assert photos == [("photo-1.jpg", *DESCRIBED), ("photo-2.jpg", None, None)]
    assert body.count("](photo-1.jpg)") == 1
    assert "photo-2.jpg" not in body
    for line in told["text"].splitlines():
        assert line in body


def test_text_alone_is_a_report(maker: Maker) -> None:
    maker.page.clock.set_fixed_time("2020-05-04T12:00:00")
    maker.fill(title="文章だけ", date="2019-02-15", authors="A", text="雪が降りました。")
    name, contents = maker.file()
    folder = f"2019-02-15-report-{maker.ending()}"
    assert name == f"{folder}.zip"
    assert {path: content.decode() for path, content in contents.items()} == {
        f"{folder}/ja.md": '---\ntitle: "文章だけ"\ndate: 2019-02-15\npublished: 2020-05-04\nauthor: "A"\n---\n\n雪が降りました。\n'
    }


@pytest.mark.parametrize(("timezone", "day"), [("Asia/Tokyo", "2020-01-05"), ("America/New_York", "2020-01-04")])
def test_a_report_is_published_on_the_day_that_its_writer_has(
    browser: Browser, published: str, timezone: str, day: str
) -> None:
    with browser.new_context(timezone_id=timezone) as context:
        maker = Maker.at(context.new_page(), published + WRITE["ja"])
        maker.page.clock.set_fixed_time("2020-01-04T22:30:00Z")
        maker.fill(title="A", date="2019-02-15", authors="A", text="A")
        assert str(maker.report()[0].published) == day


def test_photos_alone_are_a_report(maker: Maker) -> None:
    maker.fill(title="写真だけ", date="2019-02-15", authors="A")
    maker.add_photos(small_photo())
    maker.choose("people", "none")
    header, body = maker.report()
    assert [each.file for each in header.photos] == ["photo-1.jpg"]
    assert body == ""


def test_the_language_of_the_text_need_not_be_that_of_the_page(maker: Maker) -> None:
    maker.choose("language", "ru")
    maker.fill(title="Снег", date="2019-02-15", authors="А", text="Снег.")
    expect(maker.part("text")).to_have_attribute("lang", "ru")
    assert [name.rpartition("/")[2] for name in maker.file()[1]] == ["ru.md"]


def test_the_largest_text_the_checker_takes_is_taken(maker: Maker) -> None:
    most = LARGEST - len('---\ntitle: "A"\ndate: 2019-02-15\npublished: 2020-05-04\nauthor: "A"\n---\n\n\n')
    words = "a" * 99 + " "
    text = (words * 1000)[: most - 1] + "a"
    maker.fill(title="A", date="2019-02-15", authors="A", text=text)
    assert len(text_of(maker.file()[1]).encode()) == LARGEST
    maker.fill(text=f"{text}a")
    maker.finish()
    assert "1字" in maker.wrong()["text"]
