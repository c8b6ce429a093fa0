"""From the first word to a file that the checker accepts, to its door, and back to the draft."""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from conftest import CONTENT, ROOT, build, environment, serving
from maker import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    WRITE,
    Maker,
    corners_of,
    small_photo,
    telephone_photo,
    text_of,
    write_files,
)
from program_site.content.reports.header import ReportHeader
from program_site.content.reports.texts import LARGEST

pytestmark = pytest.mark.browser


@pytest.fixture
def page(telephone: BrowserContext) -> Page:
    return telephone.new_page()


@pytest.fixture
def maker(page: Page, published: str) -> Maker:
    return Maker.at(page, published + WRITE["ja"])


@pytest.fixture(scope="module")
def with_doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the same site with a repository and an address for mail."""
    root = tmp_path_factory.mktemp("doors")
    for name in CONTENT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name)
    with (root / "data" / "project.yml").open("a", encoding="utf-8") as file:
        file.write("\ncontact: exchange@university.example\n")
    result = build(root, root / "www" / "exchange", REPO_URL="https://github.com/university/exchange")
    assert result.returncode == 0, result.stderr
    with serving(root / "www") as address:
        yield f"{address}exchange/"


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

    folder, text = name.removesuffix(".zip"), text_of(contents)
    assert re.fullmatch(r"2018-09-10-[a-z0-9]+(-[a-z0-9]+)*", folder)
    assert list(contents) == [f"{folder}/{language}.md", *(f"{folder}/{photo}" for photo in PHOTOS)]
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text == unicodedata.normalize("NFC", text)
    is_what_was_told(*maker.report(), language)
    for photo in PHOTOS:
        assert b"Exif" not in contents[f"{folder}/{photo}"]
        assert b"Secret Camera" not in contents[f"{folder}/{photo}"]
    for image, corners in zip(maker.photos(), PHOTOS.values(), strict=True):
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (1536, 2048), {})
        assert corners_of(image) == corners
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert said == []

    write_files(project, contents)
    status, found = run(project, "check")
    assert (status, folder in found) == (0, False), found
    shutil.rmtree(project / "activity_reports" / folder)
    with zipfile.ZipFile(tmp_path / name, "w") as file:
        for path, content in contents.items():
            file.writestr(path, content)
    status, found = run(project, "accept", str(tmp_path / name))
    assert status == 0, found
    assert (project / "activity_reports" / folder / f"{language}.md").read_text(encoding="utf-8") == text


def is_what_was_told(header: ReportHeader, body: str, language: str) -> None:
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


def run(project: Path, *arguments: str) -> tuple[int, str]:
    """`python -m program_site …` in a copy of the project."""
    command = [sys.executable, "-m", "program_site", "--root", str(project), *arguments, "--lang", "en"]
    own = environment(PYTHONPATH=str(ROOT / "hooks"))
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=own)
    return result.returncode, result.stdout + result.stderr


def test_text_alone_is_a_report(maker: Maker) -> None:
    maker.fill(title="文章だけ", date="2019-02-15", authors="A", text="雪が降りました。")
    name, contents = maker.file()
    assert name == "2019-02-15-report.zip"
    assert {path: content.decode() for path, content in contents.items()} == {
        "2019-02-15-report/ja.md": '---\ntitle: "文章だけ"\ndate: 2019-02-15\nauthor: "A"\n---\n\n雪が降りました。\n'
    }


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
    most = LARGEST - len('---\ntitle: "A"\ndate: 2019-02-15\nauthor: "A"\n---\n\n\n')
    maker.fill(title="A", date="2019-02-15", authors="A", text="a" * most)
    assert len(text_of(maker.file()[1]).encode()) == LARGEST
    maker.fill(text="a" * (most + 1))
    maker.finish()
    assert "1字" in maker.wrong()["text"]


# ---- Its door -------------------------------------------------------------------------------------------------------


def test_without_repository_and_mail_the_file_goes_to_the_staff(maker: Maker) -> None:
    maker.fill(title="A", date="2019-02-15", authors="A", text="A")
    maker.finish()
    expect(maker.part("staff")).to_be_visible()
    for door in ("mail", "github", "github-photos", "share"):
        expect(maker.part(door)).to_be_hidden()


def test_a_short_text_opens_as_a_new_file_in_the_repository(page: Page, with_doors: str) -> None:
    maker = Maker.at(page, with_doors + WRITE["ja"])
    maker.fill(title="雪 & <雪>", date="2019-02-15", authors="A", text="雪が降りました。\n#雪 100% & + ?\n" * 5)
    text = text_of(maker.file()[1])
    expect(maker.part("github-short")).to_be_visible()
    expect(maker.part("github-long")).to_be_hidden()
    expect(maker.part("github-photos")).to_be_hidden()
    link = str(maker.part("github").get_by_role("link").get_attribute("href"))
    assert len(link) <= 8000
    place, _, query = link.partition("?")
    assert place == "https://github.com/university/exchange/new/main/activity_reports/2019-02-15-report"
    assert parse_qs(query) == {"filename": ["ja.md"], "value": [text]}


def test_a_long_text_is_copied_into_an_empty_file(page: Page, with_doors: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    maker = Maker.at(page, with_doors + WRITE["ru"])
    maker.fill(title="Снег", date="2019-02-15", authors="А", text="Идёт мокрый снег. " * 100)
    text = text_of(maker.file()[1])
    expect(maker.part("github-long")).to_be_visible()
    expect(maker.part("github-short")).to_be_hidden()
    link = str(maker.part("github").get_by_role("link").get_attribute("href"))
    assert link.endswith("/new/main/activity_reports/2019-02-15-sneg?filename=ru.md")
    expect(maker.part("file-text")).to_have_value(text)
    maker.part("copy").click()
    expect(maker.part("status")).to_have_text("Текст скопирован.")
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_a_mail_asks_for_the_file_to_be_attached(page: Page, with_doors: str) -> None:
    maker = Maker.at(page, with_doors + WRITE["ja"])
    maker.fill(title="雪 & 氷", date="2019-02-15", authors="雪野\n森", text="雪")
    maker.add_photos(small_photo())
    maker.choose("people", "none")
    maker.finish()
    expect(maker.part("github-photos")).to_be_visible()
    expect(maker.part("github")).to_be_hidden()
    expect(maker.part("staff")).to_be_hidden()
    mail = urlsplit(str(maker.part("mail").get_by_role("link").get_attribute("href")))
    assert (mail.scheme, mail.path) == ("mailto", "exchange@university.example")
    assert parse_qs(mail.query)["subject"] == ["Activity Report：雪 & 氷"]
    assert "2019-02-15-report.zip" in parse_qs(mail.query)["body"][0]


def test_where_files_can_be_shared_the_file_is(page: Page, published: str) -> None:
    page.add_init_script(
        """navigator.canShare = ({ files }) => files.length === 1;
        navigator.share = async ({ files: [file] }) => { window.shared = [file.name, file.type, file.size > 100]; };"""
    )
    maker = Maker.at(page, published + WRITE["ja"])
    maker.fill(title="A", date="2019-02-15", authors="A", text="A")
    maker.finish()
    maker.part("share").click()
    assert page.evaluate("shared") == ["2019-02-15-report.zip", "application/zip", True]


def test_a_file_that_is_out_of_date_is_not_handed_out(maker: Maker) -> None:
    maker.fill(title="A", date="2019-02-15", authors="A", text="A")
    maker.finish()
    expect(maker.part("send")).to_be_visible()
    maker.fill(text="B")
    expect(maker.part("send")).to_be_hidden()
    expect(maker.part("status")).to_contain_text("もう一度")
    assert text_of(maker.file()[1]).endswith("\nB\n")


# ---- The draft ------------------------------------------------------------------------------------------------------

STORED = """async () => { const [{ name }] = await indexedDB.databases(); return await new Promise((done) => {
    indexedDB.open(name).onsuccess = ({ target: { result } }) => {
        result.transaction("photos").objectStore("photos").count().onsuccess = ({ target }) =>
            done([localStorage.getItem(name) ? 1 : 0, target.result]);
    }; }); }"""
"""How many forms and photos the browser keeps."""


def test_a_draft_comes_back_with_its_photos(maker: Maker, published: str) -> None:
    maker.fill(title="途中", date="2019-02-15", authors="A", text="まだ")
    maker.choose("partners", "kfu")
    maker.choose("stage", "after")
    maker.add_photos(small_photo("r.png", RED), small_photo("g.png", GREEN))
    maker.choose("people", "none")
    maker.describe(2, "緑")
    maker.page.get_by_role("button", name="上へ: 写真2").click()
    maker.open_details()
    maker.fill(slug="my-name")
    maker.page.wait_for_timeout(900)

    maker.page.reload()
    expect(maker.part("draft-state")).to_contain_text("前回の書きかけ")
    expect(maker.part("slug")).to_have_value("my-name")
    assert [corners_of(image)[0] for image in maker.photos()] == [GREEN, RED]
    header, body = maker.report()
    assert (header.title, header.partner, header.stage, body) == ("途中", ("kfu",), "after", "\nまだ\n")
    assert [each.alt for each in header.photos] == ["緑", None]

    maker = Maker.at(maker.page, published + WRITE["ru"])
    expect(maker.part("title")).to_have_value("途中")
    expect(maker.page.locator("[name=language][value=ja]")).to_be_checked()


def test_who_turns_the_page_at_once_loses_nothing(maker: Maker) -> None:
    maker.fill(title="途中", text="最後の一文字まで")
    maker.page.get_by_role("link", name="Русский").click()
    expect(maker.part("draft-state")).to_contain_text("черновик")
    expect(maker.part("text")).to_have_value("最後の一文字まで")


def test_a_draft_goes_when_told(maker: Maker) -> None:
    maker.fill(title="途中")
    maker.add_photos(small_photo(), small_photo())
    maker.page.wait_for_timeout(900)
    assert maker.page.evaluate(STORED) == [1, 2]
    maker.page.get_by_role("button", name="外す: 写真1").click()
    maker.page.wait_for_timeout(300)
    assert maker.page.evaluate(STORED) == [1, 1]
    maker.part("delete").click()
    maker.page.get_by_role("button", name="残す").click()
    expect(maker.part("title")).to_have_value("途中")
    maker.part("delete").click()
    maker.page.get_by_role("button", name="消す", exact=True).click()
    expect(maker.part("title")).to_have_value("")
    expect(maker.cards()).to_have_count(0)
    maker.page.wait_for_timeout(900)
    assert maker.page.evaluate(STORED) == [0, 0]
    maker.page.reload()
    expect(maker.part("title")).to_be_visible()
    expect(maker.part("draft-state")).to_be_hidden()


@pytest.mark.parametrize("broken", ["throw new Error('private')", "return undefined", "return { open: () => ({}) }"])
def test_where_nothing_is_kept_the_form_says_so_and_works(page: Page, published: str, broken: str) -> None:
    page.add_init_script(f"Object.defineProperty(window, 'indexedDB', {{ get() {{ {broken} }} }})")
    maker = Maker.at(page, published + WRITE["ja"])
    expect(maker.part("draft-state")).to_contain_text("書きかけを保存できません")
    maker.fill(title="A", date="2019-02-15", authors="A", text="A")
    maker.add_photos(small_photo())
    maker.choose("people", "none")
    assert len(maker.file()[1]) == 2


def test_where_there_is_no_room_the_form_says_so_and_goes_on(page: Page, published: str) -> None:
    page.add_init_script("IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); }")
    maker = Maker.at(page, published + WRITE["ja"])
    maker.add_photos(small_photo())
    expect(maker.part("draft-state")).to_contain_text("書きかけを保存できませんでした")
    maker.fill(title="A", date="2019-02-15", authors="A")
    maker.choose("people", "none")
    assert len(maker.file()[1]) == 2
