"""News and events beside their pages: in the feed, in calendars, for machines, on the site map, in tables; and their photos."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from icalendar import Calendar
from PIL import Image

from camera import GPS, KANAZAWA, save, scene
from feed_checker import feed_problems
from fixing import mended
from news_items import FIRST_OF_MAY, NEWS, PHOTO, SITE_URL, files, page, site_of, text
from program_site.i18n.localizer import say_problem
from program_site.load import load
from program_site.site.site import Site
from program_site.text.clock import STOPPED
from smallest import HEADER, REPORT, lay

ALL = ["autumn", "kazan", "leaflet", "session", "week"]


@pytest.fixture(autouse=True)
def _first_of_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STOPPED, FIRST_OF_MAY)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_of(tmp_path, {"data/news.yml": NEWS})


def entries(feed: bytes) -> dict[str, BeautifulSoup | Tag]:
    return {str(each.id.get_text()): each for each in BeautifulSoup(feed, "xml").select("entry")}  # type: ignore[union-attr]


@pytest.mark.parametrize("prefix", ["", "ru/"])
def test_news_are_in_the_feed_beside_reports(tmp_path: Path, prefix: str) -> None:
    report: dict[str, str | None] = {REPORT: HEADER.replace("author", "published: 2030-03-15\nauthor") + "本文です。\n"}
    without = files(site_of(tmp_path / "without", {**report, "data/sources.yml": lay_sources()}))[f"{prefix}feed.xml"]
    feed = files(site_of(tmp_path / "with", {**report, "data/news.yml": NEWS}))[f"{prefix}feed.xml"]
    assert feed_problems(feed, f"{SITE_URL}{prefix}feed.xml") == []
    base = SITE_URL + prefix
    wanted = ["news/kazan", "news/week", "news/session", "reports/2019-02-15-party", "news/leaflet", "news/autumn"]
    assert list(entries(feed)) == [f"{base}{each}/" for each in wanted], "by the day on which they were published"
    (mine,) = entries(without)
    assert str(entries(feed)[mine]) == str(entries(without)[mine]), "what was there stays as it was"
    autumn = entries(feed)[f"{base}news/autumn/"]
    assert text(autumn.updated) == "2029-10-15T00:00:00+09:00"  # type: ignore[arg-type]
    assert text(autumn.published) == "2029-09-01T00:00:00+09:00"  # type: ignore[arg-type]
    assert ("盛況でした" if not prefix else "Пришло много людей") in text(autumn)


def lay_sources() -> str:
    return "- id: interim-report\n  title: {ja: 中間報告, ru: Отчёт}\n  publisher: {ja: 金沢大学, ru: Университет}\n"


def test_events_are_in_the_calendars(site: Site) -> None:
    made = files(site)
    for prefix, title in (("", "留学説明会"), ("ru/", "Встреча")):
        whole = Calendar.from_ical(made[f"{prefix}calendar.ics"])
        assert len(whole.walk("VEVENT")) == 4, "the leaflet has no day"
        (event,) = Calendar.from_ical(made[f"{prefix}news/session.ics"]).walk("VEVENT")
        assert event["summary"] == title
        assert event.decoded("dtstart") == datetime.datetime(2030, 5, 10, 8, tzinfo=datetime.UTC)
        assert event.decoded("dtend") == datetime.datetime(2030, 5, 10, 9, 30, tzinfo=datetime.UTC)
        assert event["url"] == f"{SITE_URL}{prefix}news/session/"
        (week,) = Calendar.from_ical(made[f"{prefix}news/week.ics"]).walk("VEVENT")
        assert (week.decoded("dtstart"), week.decoded("dtend")) == (
            datetime.date(2030, 5, 20),
            datetime.date(2030, 5, 23),
        )
    assert "news/leaflet.ics" not in made
    assert page(site, "news/session/").select("a[href='../session.ics'][type='text/calendar']")


def linked(site: Site, address: str, language: str = "ja") -> dict[str, object]:
    head = BeautifulSoup(site.frame(language, address, "", "")["head"], "lxml")
    graph = json.loads(head.select("script[type='application/ld+json']")[0].get_text())["@graph"]
    thing: dict[str, object] = graph[0]
    return thing


def test_machines_read_events_and_news(site: Site) -> None:
    session = linked(site, "news/session/")
    assert session["@type"] == "Event"
    assert session["startDate"] == "2030-05-10T17:00+09:00"
    assert session["endDate"] == "2030-05-10T18:30+09:00"
    assert session["location"] == [{"@type": "Place", "name": "講堂"}]
    assert str(session["eventAttendanceMode"]).endswith("/OfflineEventAttendanceMode")
    kazan = linked(site, "news/kazan/", "ru")
    assert kazan["startDate"] == "2030-05-10T10:30+03:00"
    assert str(kazan["eventAttendanceMode"]).endswith("/MixedEventAttendanceMode")
    week = linked(site, "news/week/")
    assert (week["startDate"], week["endDate"]) == ("2030-05-20", "2030-05-22")
    assert str(week["eventAttendanceMode"]).endswith("/OnlineEventAttendanceMode")
    leaflet = linked(site, "news/leaflet/")
    assert (leaflet["@type"], leaflet["datePublished"]) == ("NewsArticle", "2030-03-01")


def test_every_item_is_on_the_site_map_and_found_as_news(site: Site) -> None:
    sitemap = files(site)["sitemap.xml"].decode()
    for identity in ALL:
        for prefix in ("", "ru/"):
            assert f"<loc>{SITE_URL}{prefix}news/{identity}/</loc>" in sitemap
        assert site.frame("ru", f"news/{identity}/", "", "")["found_as"] == "news"
    in_navigation = {path for path, shown in site.generated_files() if shown}
    assert not [path for path in in_navigation if "/news/" in path], "they have a list of their own"


def test_the_table_of_news(tmp_path: Path) -> None:
    downloads = "---\ntitle: D\ndescription: D\n---\n{{ downloads }}\n"
    data = {f"docs/{language}/data.md": downloads for language in ("ja", "ru")}
    rows = json.loads(files(site_of(tmp_path, {"data/news.yml": NEWS, **data}))["data/news.json"])["rows"]
    by_id = {row["id"]: row for row in rows}
    assert list(by_id) == ["week", "session", "kazan", "leaflet", "autumn"]
    assert by_id["session"]["starts"] == "2030-05-10T17:00+09:00"
    assert by_id["kazan"]["starts"] == "2030-05-10T10:30+03:00"
    assert by_id["session"]["registration_closes"] == "2030-05-10T12:00+09:00"
    assert (by_id["week"]["ends"], by_id["week"]["is_online"]) == ("2030-05-22", True)
    assert by_id["kazan"]["is_online"] is True, "an address is a yes"
    assert by_id["leaflet"]["title_ru"] == "Брошюра"
    assert "source" not in by_id["session"], "an announcement is not stated in the main source"


# ---- Photos ---------------------------------------------------------------------------------------------------------

PICTURED = NEWS + "  photo: {file: assets/news/photo-1.jpg, alt: {ja: 会場の様子, ru: В зале}}\n"


def test_a_photo_is_published_in_sizes_with_its_words(tmp_path: Path) -> None:
    save(tmp_path / "docs/assets/news", "photo-1.jpg", scene((1200, 900)))
    site = site_of(tmp_path, {"data/news.yml": PICTURED})
    made = files(site)
    for language, alt in (("ja", "会場の様子"), ("ru", "В зале")):
        (picture,) = page(site, "news/autumn/", language).select("img")
        assert picture["alt"] == alt
        assert (picture["width"], picture["height"]) == ("1200", "900")
        names = [part.split()[0].rpartition("photos/")[2] for part in str(picture["srcset"]).split(",")]
        assert len(names) == 3
        assert all(f"photos/{name}" in made for name in names)
        head = BeautifulSoup(site.frame(language, "news/autumn/", "", "")["head"], "lxml")
        shared = str(head.select("meta[property='og:image']")[0]["content"]).removeprefix(SITE_URL)
        assert made[shared][:3] == b"\xff\xd8\xff"


def test_a_photo_that_says_where_it_was_taken_is_named_and_mended(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(GPS).update(KANAZAWA)
    lay(tmp_path, {"data/news.yml": PICTURED})
    path = save(tmp_path / "docs/assets/news", "photo-1.jpg", scene(), exif=exif)
    assert path == tmp_path / PHOTO
    found = [say_problem(each, "en") for each in load(tmp_path).problems]
    assert found == [
        "data/news.yml:47 [D247] (warning) The photo docs/assets/news/photo-1.jpg says where it was taken (GPS). All of docs/ is"
        " published as it is, so anyone could read it. → Remove the location, for example in a photo app, and add the photo again."
    ]
    assert mended(tmp_path)
    assert load(tmp_path).problems == ()
    with Image.open(path) as image:
        assert not image.getexif().get_ifd(GPS)


def test_an_announcement_of_a_day_to_come_is_shown_at_once_and_that_is_said(tmp_path: Path) -> None:
    lay(tmp_path, {"data/news.yml": "- {id: a, published: 2030-05-02, title: {ja: 題, ru: Новость}}\n"})
    (problem,) = load(tmp_path).problems
    assert (problem.code, problem.line, problem.warning) == ("D249", 1, True)
    lay(tmp_path / "today", {"data/news.yml": "- {id: a, published: 2030-05-01, title: {ja: 題, ru: Новость}}\n"})
    assert load(tmp_path / "today").problems == ()
