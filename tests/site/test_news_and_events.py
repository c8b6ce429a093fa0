"""News and events: their order, before and after, and everywhere they are told: pages, home, feed, calendars, tables."""

from __future__ import annotations

import datetime
import json
import re
import zoneinfo
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as some
from icalendar import Calendar
from PIL import Image

from camera import GPS, KANAZAWA, save, scene
from feed_checker import feed_problems
from fixing import mended
from generated import bounded
from news_items import FIRST_OF_MAY, NEWS, PHOTO, SITE_URL, files, site_of
from program_site.content.data.news import NewsItem
from program_site.i18n.localizer import say_problem
from program_site.load import load
from program_site.site.site import Site
from program_site.text.clock import STOPPED
from program_site.text.moments import Moment
from program_site.text.records import Reading
from smallest import HEADER, REPORT, lay

TO_COME, ALL = ["kazan", "session", "week"], ["autumn", "kazan", "leaflet", "session", "week"]


@pytest.fixture(autouse=True)
def _first_of_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STOPPED, FIRST_OF_MAY)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_of(tmp_path, {"data/news.yml": NEWS})


def shown(site: Site, shortcode: str, language: str = "ja", address: str = "news/") -> BeautifulSoup:
    return BeautifulSoup(site.fill(language, address, f"<p>{{{{ {shortcode} }}}}</p>"), "lxml")


def ids(part: BeautifulSoup | Tag) -> list[str]:
    return [str(link["href"]).rstrip("/").split("/")[-1] for link in part.select(".news-title a")]


def page(site: Site, address: str, language: str = "ja") -> BeautifulSoup:
    found = site.page(language, address)
    assert found is not None
    return BeautifulSoup(found.html, "lxml")


def text(part: BeautifulSoup | Tag | None) -> str:
    assert part is not None
    return re.sub(r"\s+", " ", part.get_text()).strip()


def visible(part: BeautifulSoup) -> str:
    for hidden in part.select("[hidden]"):
        hidden.extract()
    return text(part)


# ---- Order ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_events_to_come_stand_first_the_soonest_on_top_then_everything_else_by_year(site: Site, language: str) -> None:
    ahead, *years = shown(site, "news", language).select("section")
    assert ids(ahead) == TO_COME
    assert [text(each.h2) for each in years] == (["2030年", "2029年"] if language == "ja" else ["2030", "2029"])
    assert [ids(each) for each in years] == [["week", "session", "kazan", "leaflet"], ["autumn"]]
    for line in years[0].select("li"):
        assert line.has_attr("hidden") == (ids(line)[0] in TO_COME), "until it is over it stands above only"


def test_a_year_of_which_all_is_to_come_is_shown_when_the_first_of_it_is_over(tmp_path: Path) -> None:
    only = "- {id: a, published: 2030-04-01, title: {ja: 会, ru: Встреча}, starts: 2030-05-10}\n"
    _, year = shown(site_of(tmp_path, {"data/news.yml": only}), "news").select("section")
    assert year.has_attr("hidden")
    assert year["data-from"] == "2030-05-11T00:00:00+09:00"


def test_home_shows_the_next_events_and_at_most_three(site: Site, tmp_path: Path) -> None:
    assert ids(shown(site, "latest_news", "ru", "")) == TO_COME
    few = NEWS[NEWS.index("- id: kazan") :]
    assert ids(shown(site_of(tmp_path / "few", {"data/news.yml": few}), "latest_news", "ja", "")) == [
        "kazan", "leaflet", "autumn",
    ]  # fmt: skip


@pytest.mark.parametrize("news", [None, "[]\n"])
@pytest.mark.parametrize("language", ["ja", "ru"])
def test_without_news_home_is_silent_and_the_list_says_so(tmp_path: Path, news: str | None, language: str) -> None:
    calls = "---\ntitle: C\ndescription: C\n---\n{{ open_calls }}\n"
    there: dict[str, str | None] = {f"docs/{code}/calls.md": calls for code in ("ja", "ru")}
    site = site_of(tmp_path, {**there, **({"data/news.yml": news} if news else {})})
    assert text(shown(site, "latest_news", language, "")) == ""
    said = shown(site, "news", language)
    assert text(said.p) == {"ja": "まだお知らせはありません。", "ru": "Новостей пока нет."}[language]
    assert [str(link["href"]) for link in said.select("ul a")] == ["../calls/"]
    assert 'id="news"' not in str(page(site, "partners/kfu/", language))
    assert not [path for path in files(site) if path.endswith(".ics") or "news" in path]


@pytest.mark.parametrize("address", ["programs/culture/", "partners/kfu/", "offices/kazan-office/"])
def test_what_an_item_concerns_lists_it(site: Site, address: str) -> None:
    wanted = ["session", "autumn"] if address.startswith("partners/") else ["session"]
    for language in ("ja", "ru"):
        listed = page(site, address, language)
        assert listed.select("#news")
        assert ids(listed) == wanted


def test_a_hundred_items_are_all_there_without_a_script(tmp_path: Path) -> None:
    many = "".join(
        f"- {{id: n{number}, published: {2020 + number % 9}-03-{number % 28 + 1:02}, title: {{ja: 題, ru: Новость}}}}\n"
        for number in range(100)
    )
    site = site_of(tmp_path, {"data/news.yml": many})
    listed = shown(site, "news")
    assert len(ids(listed)) == 100
    assert len(listed.select("section")) == 9
    assert len(shown(site, "latest_news").select("li")) == 3


# ---- Before and after -----------------------------------------------------------------------------------------------


def test_before_an_event_its_page_says_when_where_and_how_to_register(site: Site) -> None:
    before = visible(page(site, "news/session/"))
    for words in (
        "2030年5月10日金曜日 17:00～18:30（日本時間）",
        "講堂",
        "申込締切 2030年5月10日金曜日 12:00（日本時間）",
        "申し込む",
        "カレンダーに追加",
    ):
        assert words in before.replace(" 申込締切", "申込締切").replace("申込締切2", "申込締切 2"), words
    assert "終了" not in before
    assert "締め切りました" not in before
    russian = visible(page(site, "news/kazan/", "ru"))
    assert "пятница, 10 мая 2030 г., 10:30 (часовой пояс: Москва)" in russian
    assert "Участвовать онлайн" in russian


def test_after_an_event_its_page_says_so_and_what_came_of_it_first(site: Site) -> None:
    after = visible(page(site, "news/autumn/", "ru"))
    assert after.index("Событие уже прошло.") < after.index("Пришло много людей.") < after.index("Объявление")
    assert "Добавить в календарь" not in after
    assert page(site, "news/autumn/").select("a[href='https://www.example.org/slides']")


def test_what_came_of_an_event_waits_until_it_is_over(tmp_path: Path) -> None:
    early = NEWS.replace("starts: 2029-10-10 17:00\n  ends: 2029-10-10 18:00", "starts: 2030-05-01 17:00")
    told = page(site_of(tmp_path, {"data/news.yml": early}), "news/autumn/")
    assert told.select("section[hidden] #after")
    assert "盛況" not in visible(told)


def test_on_the_day_after_the_deadline_registration_is_closed(tmp_path: Path) -> None:
    closed = NEWS.replace("closes: 2030-05-10 12:00", "closes: 2030-04-30")
    said = visible(page(site_of(tmp_path, {"data/news.yml": closed}), "news/session/"))
    assert "申し込みは締め切りました。" in said
    assert "申し込む" not in said


def test_paragraphs_are_parted_by_empty_lines_and_no_text_is_markup(tmp_path: Path) -> None:
    sly = NEWS.replace("どなたでも参加できます。", "<script>alert(1)</script> & **太字**")
    body = page(site_of(tmp_path, {"data/news.yml": sly}), "news/session/")
    assert [text(each) for each in body.select("article > p:not([class], [data-from])")][:2] == [
        "経験者が話します。",
        "<script>alert(1)</script> & **太字**",
    ]


HOME = "Asia/Tokyo"
MOMENTS = some.builds(
    Moment,
    some.dates(datetime.date(2029, 1, 1), datetime.date(2031, 12, 31)),
    some.none() | some.times().map(lambda time: time.replace(second=0, microsecond=0)),
    some.none() | some.sampled_from(["Europe/Moscow", "America/New_York", "UTC"]),
).map(lambda moment: moment if moment.time else Moment(moment.day))


@bounded(300)
@given(MOMENTS, some.none() | MOMENTS, some.dates(datetime.date(2029, 1, 1), datetime.date(2032, 1, 2)))
def test_an_event_is_over_from_one_day_on_and_for_ever(starts: Moment, ends: Moment | None, day: datetime.date) -> None:
    words = {"ja": "会", "ru": "Встреча"}
    fields = {"id": "a", "published": "2029-01-01", "title": words, "starts": str(starts)}
    reading = Reading(("ja", "ru"), {})
    item = NewsItem.model_validate(fields | ({"ends": str(ends)} if ends else {}), context=reading)
    ended = item.ends_at(HOME)
    assert ended is not None
    midnight = datetime.datetime.combine(day, datetime.time(), zoneinfo.ZoneInfo(HOME))
    assert item.is_over(day, HOME) == (ended <= midnight)
    if item.is_over(day, HOME):
        assert item.is_over(day + datetime.timedelta(days=1), HOME)
    if ends is None:
        begins = item.begins_at(HOME)
        assert begins is not None
        assert begins < ended, "on its own day it is not over"


# ---- Everywhere else ------------------------------------------------------------------------------------------------


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
    assert session["startDate"] == "2030-05-10T17:00:00+09:00"
    assert session["endDate"] == "2030-05-10T18:30:00+09:00"
    assert session["location"] == [{"@type": "Place", "name": "講堂"}]
    assert str(session["eventAttendanceMode"]).endswith("/OfflineEventAttendanceMode")
    kazan = linked(site, "news/kazan/", "ru")
    assert kazan["startDate"] == "2030-05-10T10:30:00+03:00"
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
