"""News and events: their order, before and after, and everywhere they are told: pages, home, feed, calendars, tables."""

from __future__ import annotations

import datetime
import zoneinfo
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from news_items import FIRST_OF_MAY, NEWS, files, page, site_of, text
from program_site.content.data.news import NewsItem
from program_site.site.site import Site
from program_site.text.clock import STOPPED
from program_site.text.moments import Moment
from program_site.text.records import Reading

TO_COME = ["kazan", "session", "week"]


@pytest.fixture(autouse=True)
def _first_of_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STOPPED, FIRST_OF_MAY)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_of(tmp_path, {"data/news.yml": NEWS})


def shown(site: Site, shortcode: str, language: str = "ja", address: str = "news/") -> BeautifulSoup:
    soup = BeautifulSoup(site.fill(language, address, f"<p>{{{{ {shortcode} }}}}</p>"), "lxml")
    for part in soup.select(".breadcrumb, h1"):
        part.extract()
    return soup


def ids(part: BeautifulSoup | Tag) -> list[str]:
    return [str(link["href"]).rstrip("/").split("/")[-1] for link in part.select(".news-title a")]


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
    assert year["data-from"] == "2030-05-11T00:00+09:00"


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
    assert text(said.p) == {"ja": "お知らせはありません。", "ru": "Новостей нет."}[language]
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
        "日時 2030年5月10日（金曜日） 17:00～18:30（日本時間）", "会場 講堂",
        "申込締切 2030年5月10日（金曜日） 12:00（日本時間）", "申し込む", "カレンダーに追加",
    ):  # fmt: skip
        assert words.replace(" ", "") in before.replace(" ", "")
    assert "終了" not in before
    assert "締め切りました" not in before
    russian = visible(page(site, "news/kazan/", "ru"))
    assert "пятница, 10 мая 2030 г., 10:30 (часовой пояс: Москва)" in russian
    assert "Участвовать онлайн" in russian


def test_after_an_event_its_page_says_so_and_what_came_of_it_first(site: Site) -> None:
    after = visible(page(site, "news/autumn/", "ru"))
    assert after.index("Событие уже прошло.") < after.index("Пришло много людей.") < after.index("Объявление")
    assert "Добавить в календарь" not in after
    assert page(site, "news/autumn/").select("a[href='https://news.example/slides']")


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
    assert [text(each) for each in body.select(".head > p:not([class], [data-from])")][:2] == [
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
@given(MOMENTS, some.none() | MOMENTS, some.integers(-2, 2))
def test_an_event_is_over_from_one_day_on_and_for_ever(starts: Moment, ends: Moment | None, later: int) -> None:
    words = {"ja": "会", "ru": "Встреча"}
    fields = {"id": "a", "published": "2029-01-01", "title": words, "starts": str(starts)}
    reading = Reading(("ja", "ru"), {})
    item = NewsItem.model_validate(fields | ({"ends": str(ends)} if ends else {}), context=reading)
    ended = item.ends_at(HOME)
    assert ended is not None
    day = ended.astimezone(zoneinfo.ZoneInfo(HOME)).date() + datetime.timedelta(days=later)
    midnight = datetime.datetime.combine(day, datetime.time(), zoneinfo.ZoneInfo(HOME))
    assert item.is_over(day, HOME) == (ended <= midnight)
    if item.is_over(day, HOME):
        assert item.is_over(day + datetime.timedelta(days=1), HOME)
    if ends is None:
        begins = item.begins_at(HOME)
        assert begins is not None
        assert begins < ended, "on its own day it is not over"
