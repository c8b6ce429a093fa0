"""Activity Reports from the folder to the visitor: pages, photos, lists, feed, preview; one report, and a thousand."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pillow_heif
import pytest
from bs4 import BeautifulSoup, Tag
from PIL import Image
from playwright.sync_api import Browser
from test_photos import CORNERS, GPS, KANAZAWA, ORIENTATION, TURNS, corners, save, scene

from conftest import SITE_URL, Change, build, environment, lay_project, serving
from feed_checker import feed_problems
from previewing import previewing
from program_site.content.reports.lists import near_pages

SLUG = "2019-02-15-snow"
ADDRESS = f"reports/{SLUG}/"
JAPANESE = """---
title: 雪の一日
date: 2019-02-15
author: [見本 花子, 見本 次郎]
affiliation: 見本大学 2年
people_in_photos: none
program: culture
partner: [kfu, isu]
direction: outbound
period: {first: 2019-02-11, last: 2019-02-22}
photos:
  - {file: screen.png, alt: 券売機の画面, caption: 切符を買いました}
---
雪でした。

![凍った川](IMG_0002.HEIC "岸から見た川")
"""
RUSSIAN = """---
title: Снежный день
date: 2019-02-15
author: [Ханако Михон, Дзиро Михон]
people_in_photos: none
program: culture
partner: [kfu, isu]
direction: outbound
translated_from: {language: ja, hash: sample}
---
Шёл снег.

![Замёрзшая река](IMG_0002.HEIC)
"""
LISTS = ("reports/", "program/culture", "partner/kfu", "partner/isu", "direction/outbound", "language/ja", "year/2019")


def drop(project: Path) -> Path:
    """What a telephone brings: a photo of 12 megapixels that says where it was taken, one HEIC, one PNG, and a text."""
    folder = project / "activity_reports" / SLUG
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS).update(KANAZAWA)
    save(folder, "IMG_0001.JPG", scene((3024, 4032)).transpose(TURNS[6]), exif=exif)
    pillow_heif.from_pillow(scene((1200, 800))).save(folder / "IMG_0002.HEIC")
    save(folder, "screen.png", scene((700, 900)))
    (folder / "ja.md").write_text(JAPANESE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def project_with_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = lay_project(tmp_path_factory.mktemp("dropped") / "project")
    drop(copy)
    return copy


@pytest.fixture(scope="module")
def one_language(project_with_report: Path) -> Path:
    result = build(project_with_report, project_with_report.parent / "site")
    assert result.returncode == 0, result.stderr
    assert "IMG_0001.JPG:1 [R118]" in result.stderr, "the repository still says where it was taken"
    return project_with_report.parent / "site"


@pytest.fixture(scope="module")
def two_languages(project_with_report: Path, one_language: Path) -> Path:
    (project_with_report / "activity_reports" / SLUG / "ru.md").write_text(RUSSIAN, encoding="utf-8")
    result = build(project_with_report, project_with_report.parent / "translated")
    assert result.returncode == 0, result.stderr
    return project_with_report.parent / "translated"


def page(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_text(encoding="utf-8"), "lxml")


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    (found,) = soup.select(selector)
    return found


def line_of(site: Path, address: str) -> Tag:
    """The entry of the report in a list."""
    (line,) = [each for each in page(site, address).select(".report-line") if SLUG in str(each)]
    return line


def test_a_pager_offers_the_ends_and_what_is_near() -> None:
    assert near_pages(1, 2) == [1, 2]
    assert near_pages(1, 50) == [1, 2, 3, 50]
    assert near_pages(20, 50) == [1, 18, 19, 20, 21, 22, 50]


# ---- A folder dropped among the reports -----------------------------------------------------------------------------


def test_the_page_says_who_when_and_where(one_language: Path) -> None:
    soup = page(one_language, ADDRESS)
    assert one(soup, "h1").get_text() == "雪の一日"
    facts = {
        row.select("dt")[0].get_text(): row.select("dd")[0].get_text(" ") for row in soup.select(".report-facts > div")
    }
    assert facts["執筆者"] == "見本 花子、見本 次郎"
    assert facts["所属"] == "見本大学 2年"
    assert facts["滞在期間"] == "2019年2月11～22日"
    assert facts["プログラム"] == "文化交流プログラム"
    assert "カザン連邦大学" in facts["海外連携機関"]
    assert "体験と感想" in soup.select(".report footer .hint")[0].get_text()
    assert soup.select(".neighbours a[rel=next]")
    assert SLUG not in str(one(soup, ".more")), "a report is not more of itself"
    assert len(soup.select(".more .report-line")) == 3


def test_photos_stand_where_the_text_puts_them_and_the_others_after_it(one_language: Path) -> None:
    body = one(page(one_language, ADDRESS), ".report-body")
    captions = [each.get_text() for each in body.select("figcaption")]
    assert captions == ["岸から見た川", "切符を買いました"]
    assert [image["alt"] for image in body.select("img")] == ["凍った川", "券売機の画面", "写真2（説明文はありません）"]
    assert [bool(image.find_parent(class_="gallery")) for image in body.select("img")] == [False, True, True]
    assert [image.get("loading") for image in body.select("img")] == [None, "lazy", "lazy"]


def test_every_photo_is_upright_in_several_sizes_and_says_nothing(one_language: Path) -> None:
    images = page(one_language, ADDRESS).select(".report-body img")
    sizes = {}
    for image in images:
        for entry in str(image["srcset"]).split(", "):
            address, width = entry.split(" ")
            file = one_language / urljoin(f"/{ADDRESS}", address).removeprefix("/")
            with Image.open(file) as picture:
                assert (picture.format, f"{picture.width}w") == ("WEBP", width)
                assert corners(picture.convert("RGB")) == list(CORNERS), file
                assert not picture.getexif()
            assert b"GPS" not in file.read_bytes()
        sizes[str(image["alt"])] = (image["width"], image["height"], len(str(image["srcset"]).split(", ")))
    assert sizes == {
        "凍った川": ("1200", "800", 3),
        "券売機の画面": ("700", "900", 2),
        "写真2（説明文はありません）": ("1200", "1600", 3),
    }
    published = {path.suffix for path in one_language.rglob("*") if path.is_file() and "share" not in path.as_posix()}
    assert not published & {".JPG", ".HEIC", ".heic", ".jpg"}, "originals are never published"


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("prefix", ["", "ru/"])
def test_it_has_its_place_in_every_list_of_both_languages(one_language: Path, address: str, prefix: str) -> None:
    line = line_of(one_language, prefix + (address if address == "reports/" else f"reports/{address}/"))
    assert one(line, ".report-title").get_text(strip=True) == "雪の一日"
    assert (("только" in str(line)) or ("язык" in str(line))) == (prefix == "ru/"), (
        "said only to those who cannot read it"
    )


@pytest.mark.parametrize("address", ["", "programs/culture/", "partners/kfu/", "partners/isu/", "cities/kazan/"])
@pytest.mark.parametrize("prefix", ["", "ru/"])
def test_it_is_among_the_latest_where_readers_come_by(one_language: Path, address: str, prefix: str) -> None:
    links = {
        urljoin(f"/{prefix}{address}", str(each["href"]))
        for each in page(one_language, prefix + address).select("a[href]")
    }
    assert f"/{prefix}{ADDRESS}" in links


def test_in_the_other_language_it_is_the_original_and_says_so(one_language: Path) -> None:
    soup = page(one_language, f"ru/{ADDRESS}")
    assert one(soup, "html")["lang"] == "ru"
    assert one(soup, "h1")["lang"] == one(soup, ".report-body")["lang"] == "ja"
    assert "японск" in one(soup, ".report header .notice").get_text()
    assert one(soup, "link[rel=canonical]")["href"] == SITE_URL + ADDRESS
    assert one(soup, "meta[name=robots]")["content"] == "noindex"
    assert not soup.select("link[hreflang]")
    assert f"{SITE_URL}ru/{ADDRESS}" not in (one_language / "sitemap.xml").read_text(encoding="utf-8")
    assert not (one_language / "ru/reports/language/ru/index.html").read_text(encoding="utf-8").count(SLUG)


def test_a_translation_turns_the_copy_into_a_page_of_its_own_everywhere(two_languages: Path) -> None:
    soup = page(two_languages, f"ru/{ADDRESS}")
    assert one(soup, "h1").get_text() == "Снежный день"
    assert not soup.select(".report header .notice")
    assert one(soup, "link[rel=canonical]")["href"] == f"{SITE_URL}ru/{ADDRESS}"
    assert not soup.select("meta[name=robots]")
    for address in (ADDRESS, f"ru/{ADDRESS}"):
        alternates = {each["hreflang"]: each["href"] for each in page(two_languages, address).select("link[hreflang]")}
        assert alternates == {
            "ja": SITE_URL + ADDRESS,
            "ru": f"{SITE_URL}ru/{ADDRESS}",
            "x-default": SITE_URL + ADDRESS,
        }
    assert f"{SITE_URL}ru/{ADDRESS}" in (two_languages / "sitemap.xml").read_text(encoding="utf-8")
    for address in (*LISTS, "language/ru"):
        line = line_of(two_languages, "ru/" + (address if address == "reports/" else f"reports/{address}/"))
        assert one(line, ".report-title").get_text(strip=True) == "Снежный день"
        assert not line.select(".badge")
    assert "<title>Снежный день</title>" in (two_languages / "ru/feed.xml").read_text(encoding="utf-8")
    assert "<title>雪の一日</title>" in (two_languages / "feed.xml").read_text(encoding="utf-8")


def test_what_a_translation_does_not_say_of_a_photo_the_original_says_in_its_own_language(two_languages: Path) -> None:
    figures = page(two_languages, f"ru/{ADDRESS}").select(".report-body figure")
    assert [(figure.get("lang"), one(figure, "img")["alt"]) for figure in figures] == [
        ("ru", "Замёрзшая река"),
        ("ja", "券売機の画面"),
        (None, "Фотография 2 (без описания)"),
    ]


# ---- The feed ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "ru/"])
def test_the_feed_is_valid_and_holds_the_whole_report(one_language: Path, two_languages: Path, prefix: str) -> None:
    for site in (one_language, two_languages):
        xml = (site / prefix / "feed.xml").read_bytes()
        assert feed_problems(xml, f"{SITE_URL}{prefix}feed.xml") == []
    feed = BeautifulSoup((two_languages / prefix / "feed.xml").read_bytes(), "xml")
    entry = next(each for each in feed.select("entry") if SLUG in each.select("id")[0].get_text())
    content = BeautifulSoup(entry.select("content")[0].get_text(), "lxml")
    assert ("雪でした" if not prefix else "Шёл снег") in content.get_text()
    assert all(str(image["src"]).startswith(f"{SITE_URL}photos/") for image in content.select("img"))
    assert next(author.get_text(strip=True) for author in entry.select("author")) in ("見本 花子", "Ханако Михон")
    assert len(feed.select("entry")) <= 20


def test_samples_say_in_the_feed_what_they_are(one_language: Path) -> None:
    feed = BeautifulSoup((one_language / "feed.xml").read_bytes(), "xml")
    for entry in feed.select("entry"):
        assert ("見本です" in entry.select("content")[0].get_text()) == ("-sample-" in entry.select("id")[0].get_text())


def test_every_page_announces_the_feed_of_its_language(one_language: Path) -> None:
    for address, feed in (
        ("", "feed.xml"),
        (ADDRESS, "feed.xml"),
        ("ru/", "ru/feed.xml"),
        (f"ru/{ADDRESS}", "ru/feed.xml"),
    ):
        link = one(page(one_language, address), 'link[type="application/atom+xml"]')
        assert urljoin(f"/{address}", str(link["href"])) == f"/{feed}"


# ---- Redirects ---------------------------------------------------------------------------------------------------------


@pytest.mark.browser
def test_an_old_address_leads_to_the_new_one_in_both_languages(project: Path, tmp_path: Path, browser: Browser) -> None:
    (project / "data" / "redirects.yml").write_text(
        "- {from: partners/old-name/, to: partners/kfu/}\n- {from: news/2018.html/, to: reports/year/2018/}\n",
        encoding="utf-8",
    )
    target = tmp_path / "site" / "exchange"
    result = build(project, target)
    assert result.returncode == 0, result.stderr
    with serving(tmp_path / "site") as address:
        visitor = browser.new_page(java_script_enabled=False)
        for prefix in ("", "ru/"):
            for old, new in (("partners/old-name/", "partners/kfu/"), ("news/2018.html/", "reports/year/2018/")):
                visitor.goto(f"{address}exchange/{prefix}{old}")
                visitor.wait_for_url(f"{address}exchange/{prefix}{new}")
                assert visitor.locator("html").get_attribute("lang") == (prefix.strip("/") or "ja")
        visitor.close()
    moved = page(target, "ru/partners/old-name/")
    assert one(moved, "link[rel=canonical]")["href"] == f"{SITE_URL}ru/partners/kfu/"
    assert one(moved, "meta[name=robots]")["content"] == "noindex"
    assert "old-name" not in (target / "sitemap.xml").read_text(encoding="utf-8")


# ---- The preview --------------------------------------------------------------------------------------------------------


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


# ---- A thousand --------------------------------------------------------------------------------------------------------

MEASURED = """
import pathlib, re, resource, sys
from mkdocs.__main__ import cli
try:
    cli()
finally:
    status = pathlib.Path("/proc/self/status")  # where there is one: getrusage counts what the parent process was too
    own = re.search(r"VmHWM:\\s*(\\d+)", status.read_text()) if status.exists() else None
    print("peak", own[1] if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def test_a_thousand_reports_need_little_memory_and_leave_the_navigation_alone(
    site: Path, project: Path, tmp_path: Path
) -> None:
    folder = project / "activity_reports"
    for number in range(1000):
        report = folder / f"20{number % 20:02}-03-{number % 28 + 1:02}-report-{number}"
        report.mkdir()
        header = (
            f"title: レポート {number}\ndate: {report.name[:10]}\nauthor: 見本 花子\nprogram: culture\npartner: kfu\n"
        )
        text = "雪の日に、街を歩きました。" * 60 + "\n\n## 次の日\n\n- 朝\n- 昼\n- 夜\n\n" + "川は凍っていました。" * 40
        (report / "ja.md").write_text(f"---\n{header}people_in_photos: none\n---\n{text}\n", encoding="utf-8")
        if number % 2:
            (report / "ru.md").write_text(f"---\n{header}---\n{'Шёл снег. ' * 200}\n", encoding="utf-8")
    save(folder / "2000-03-01-report-0", "photo-1.jpg", scene((4032, 3024)))
    target = tmp_path / "site"
    result = subprocess.run(
        [sys.executable, "-c", MEASURED, "build", "--strict", "-f", str(project / "mkdocs.yml"), "-d", str(target)],
        capture_output=True, encoding="utf-8", env=environment(), timeout=300,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    (peak,) = re.findall(r"^peak (\d+)$", result.stderr, re.MULTILINE)
    assert int(peak) < 400_000, "kilobytes"

    def links(folder: Path, address: str) -> set[str]:
        return {str(each["href"]) for each in page(folder, address).select("nav.site-nav a, nav.md-tabs a")}

    for address in ("about/", "ru/partners/kfu/", "write/"):
        assert links(target, address) == links(site, address)
        assert (target / address / "index.html").stat().st_size < (site / address / "index.html").stat().st_size + 9000
    pages = [path for path in (target / "reports/page").iterdir() if path.is_dir()]
    reports = len([path for path in (target / "reports").glob("2*") if path.is_dir()])
    assert len(pages) == -(-reports // 20) - 1
    listed = [
        str(each["href"]).rstrip("/").rpartition("/")[2]
        for number in range(1, len(pages) + 2)
        for each in page(target, "reports/" if number == 1 else f"reports/page/{number}/").select(
            "ul.reports .report-title a"
        )
    ]
    assert len(listed) == len(set(listed)) == reports
    assert [slug[:10] for slug in listed] == sorted((slug[:10] for slug in listed), reverse=True), "newest first"
    assert [each.get_text() for each in page(target, "reports/page/2/").select(".pager [aria-current]")] == ["2"]
    assert (target / "reports/program/culture/51/index.html").is_file()
    assert max(path.stat().st_size for path in target.rglob("*.html")) < 120_000


# ---- Two languages side by side, and photos large ------------------------------------------------------------------------


def test_both_texts_are_read_side_by_side(two_languages: Path) -> None:
    for prefix, back in (("", "元のページに戻る"), ("ru/", "К странице рассказа")):
        here = f"{prefix}{ADDRESS}parallel/"
        assert (
            urljoin(f"/{prefix}{ADDRESS}", str(one(page(two_languages, prefix + ADDRESS), "a.md-button")["href"]))
            == f"/{here}"
        )
        soup = page(two_languages, here)
        assert [each.get("lang") for each in soup.select(".block")] == (["ja", "ru"] if not prefix else ["ru", "ja"])
        assert [each.get_text(strip=True) for each in soup.select(".block")] in (
            ["雪でした。", "Шёл снег."],
            ["Шёл снег.", "雪でした。"],
        )
        assert len(soup.select(".both figure")) == 1, "the photo that both show stands there once"
        assert soup.select("meta[name=robots]")[0]["content"] == "noindex"
        assert back in soup.get_text()


def test_a_report_in_one_language_has_nothing_to_lay_beside_it(one_language: Path) -> None:
    assert not (one_language / ADDRESS / "parallel").exists()
    assert not page(one_language, ADDRESS).select("a.md-button")


@pytest.mark.browser
def test_photos_are_looked_at_large_by_keyboard(two_languages: Path, browser: Browser) -> None:
    with serving(two_languages) as address:
        visitor = browser.new_page(viewport={"width": 375, "height": 700})
        said: list[str] = []
        visitor.on("console", lambda message: said.append(message.text))
        visitor.goto(f"{address}ru/{ADDRESS}")
        visitor.locator(".photo > a").first.focus()
        visitor.keyboard.press("Enter")
        viewer = visitor.locator("dialog.viewer")
        viewer.wait_for()
        assert viewer.locator("img").get_attribute("alt") == "Замёрзшая река"
        shown = visitor.locator(".viewer img")
        assert shown.evaluate("each => each.decode().then(() => each.naturalWidth)") == 1200
        visitor.keyboard.press("ArrowRight")
        assert viewer.locator("figcaption").inner_text() == "切符を買いました"
        assert viewer.locator("figcaption").get_attribute("lang") == "ja"
        visitor.keyboard.press("ArrowLeft")
        visitor.keyboard.press("ArrowLeft")
        assert viewer.locator("img").get_attribute("alt") == "Фотография 2 (без описания)"
        visitor.keyboard.press("Escape")
        assert not viewer.is_visible()
        assert visitor.evaluate("document.activeElement.matches('.photo > a')")
        assert said == []
        visitor.close()
