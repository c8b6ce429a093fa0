"""Activity Reports from the folder to the visitor: pages, photos, lists, feed, preview; one report, and a thousand."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from PIL import Image

from camera import CORNERS, corners
from conftest import SITE_URL, Shared
from dropped_report import ADDRESS, LISTS, SLUG, in_one_language, in_two_languages, line_of, one, page
from line_breaks import with_blanks


@pytest.fixture(scope="module")
def one_language(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared.built(in_one_language(tmp_path_factory.mktemp("dropped") / "project"))


@pytest.fixture(scope="module")
def two_languages(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared.built(in_two_languages(tmp_path_factory.mktemp("translated") / "project"))


# ---- A folder dropped among the reports -----------------------------------------------------------------------------


def test_the_page_says_who_when_and_where(one_language: Path) -> None:
    soup = page(one_language, ADDRESS)
    assert one(soup, "h1").get_text() == "雪の一日"
    facts = {
        row.select("dt")[0].get_text(): row.select("dd")[0].get_text(" ") for row in soup.select(".report-facts > div")
    }
    assert facts["執筆者"] == "見本 花子、見本 次郎"
    assert facts["所属"] == "見本大学 2年"
    assert facts["滞在期間"] == "2019年2月11日～22日"
    assert facts["プログラム"] == "文化交流プログラム"
    assert "カザン連邦大学" in facts["海外連携機関"]
    assert "体験と感想" in soup.select(".report footer .remark")[0].get_text()
    assert soup.select(".neighbours .prev a[rel=prev]"), "what was before it; nothing came after"
    assert not soup.select(".neighbours a[rel=next]")
    byline = one(soup, ".report > header .byline")
    assert byline.get_text(" ", strip=True) == "見本 花子、見本 次郎 2019年2月15日"
    assert [each["aria-label"] for each in byline.select(".swatch")] == ["文化交流プログラム"]
    pieces = [
        each.name if each.name != "div" else each["class"] for each in one(soup, ".report").find_all(recursive=False)
    ]
    assert pieces == ["header", ["report-body"], "aside", "footer"], "the text comes before what is known of it"
    assert SLUG not in str(one(soup, ".report-more")), "a report is not more of itself"
    assert len(soup.select(".report-more .report-line")) == 3


def test_the_repository_still_says_where_a_photo_was_taken(one_language: Path) -> None:
    said = one_language.with_name("said").read_text(encoding="utf-8")
    assert "IMG_0001.JPG:1 [R118]" in said


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
    assert "японск" in one(soup, ".report header .remark").get_text()
    assert one(soup, "link[rel=canonical]")["href"] == SITE_URL + ADDRESS
    assert one(soup, "meta[name=robots]")["content"] == "noindex"
    assert not soup.select("link[hreflang]")
    assert f"{SITE_URL}ru/{ADDRESS}" not in (one_language / "sitemap.xml").read_text(encoding="utf-8")
    assert not (one_language / "ru/reports/language/ru/index.html").read_text(encoding="utf-8").count(SLUG)


def test_a_translation_turns_the_copy_into_a_page_of_its_own_everywhere(two_languages: Path) -> None:
    soup = page(two_languages, f"ru/{ADDRESS}")
    assert one(soup, "h1").get_text() == "Снежный день"
    assert not soup.select(".report header .remark")
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
        assert not line.select(".tag")
    assert "<title>Снежный день</title>" in (two_languages / "ru/feed.xml").read_text(encoding="utf-8")
    assert "<title>雪の一日</title>" in (two_languages / "feed.xml").read_text(encoding="utf-8")


def test_what_a_translation_does_not_say_of_a_photo_the_original_says_in_its_own_language(two_languages: Path) -> None:
    figures = page(two_languages, f"ru/{ADDRESS}").select(".report-body figure")
    assert [(figure.get("lang"), one(figure, "img")["alt"]) for figure in figures] == [
        ("ru", "Замёрзшая река"),
        ("ja", "券売機の画面"),
        (None, "Фотография 2 (без описания)"),
    ]


# ---- Two languages side by side, and photos large ------------------------------------------------------------------------


def test_both_texts_are_read_side_by_side(two_languages: Path) -> None:
    for prefix, back in (("", "元のページに戻る"), ("ru/", "К странице рассказа")):
        here = f"{prefix}{ADDRESS}parallel/"
        assert (
            urljoin(f"/{prefix}{ADDRESS}", str(one(page(two_languages, prefix + ADDRESS), ".parallel-way a")["href"]))
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
        assert back in with_blanks(soup.get_text())


def test_a_report_in_one_language_has_nothing_to_lay_beside_it(one_language: Path) -> None:
    assert not (one_language / ADDRESS / "parallel").exists()
    assert not page(one_language, ADDRESS).select(".parallel-way a")
