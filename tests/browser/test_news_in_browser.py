"""Events as the reader's clock has them: before, while and after they take place, and when that is where the reader is."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from clocks import reader
from conftest import Shared, publishing, serving
from news_items import FIRST_OF_MAY, NEWS, PAGES
from other_sites import almost_empty, edit, write
from visiting import visit

pytestmark = pytest.mark.browser

KAZAN = "Europe/Moscow"


@pytest.fixture(scope="module")
def announcing(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A university in Tokyo's time zone, as its site was built on 1 May 2030."""
    folder = almost_empty(
        tmp_path_factory.mktemp("news") / "project", languages=("ja", "ru"), body="{{ latest_news }}\n\n## A\n\nB"
    )
    for path, text in PAGES.items():
        write(folder / path, text or "")
    alone = "\n".join(
        line for line in NEWS.splitlines() if not line.startswith(("  programs", "  partners", "  offices"))
    )
    write(folder / "data" / "news.yml", alone + "\n")
    edit(folder / "data" / "project.yml", '"2027"', '"2031"')
    return shared.built(folder, SOURCE_DATE_EPOCH=FIRST_OF_MAY)


def listed(opened: Page, section: int) -> list[str]:
    """The titles that are seen in a section of the list."""
    return opened.locator("main section").nth(section).locator(".news-title:visible").all_inner_texts()


STATES = [  # by the clock of the university; an event in Moscow's zone has its own days
    ("2030-05-08T23:59+09:00", "あと2日"),
    ("2030-05-09T00:00+09:00", "あと1日"),
    ("2030-05-10T00:00+09:00", "本日"),
    ("2030-05-10T16:59+09:00", "本日"),
    ("2030-05-10T17:00+09:00", "開催中"),
    ("2030-05-10T18:29+09:00", "開催中"),
    ("2030-05-10T18:30+09:00", "終了"),
]


def test_an_event_says_how_things_stand_at_the_minute(announcing: Path, browser: Browser) -> None:
    """The page stays open all the time."""
    with (
        serving(announcing) as address,
        reader(browser, f"{address}news/session/", "2030-05-08T23:58+09:00") as opened,
    ):
        for now, words in STATES:
            opened.clock.pause_at(now)
            expect(opened.locator(".news-state")).to_have_text(words)


@pytest.mark.parametrize(
    ("prefix", "register", "closed", "over"),
    [
        ("", "申し込む", "申し込みは締め切りました。", "このイベントは終了しました。"),
        ("ru/", "Зарегистрироваться", "Регистрация закончилась.", "Событие уже прошло."),
    ],
)
def test_registration_closes_and_the_event_ends_at_the_minute(
    announcing: Path, browser: Browser, prefix: str, register: str, closed: str, over: str
) -> None:
    with (
        serving(announcing) as address,
        reader(browser, f"{address}{prefix}news/session/", "2030-05-10T05:58+03:00", KAZAN) as opened,
    ):
        link, calendar = opened.get_by_role("link", name=register), opened.locator("a[type='text/calendar']")
        opened.clock.pause_at("2030-05-10T05:59+03:00")  # 11:59 in Kanazawa
        expect(link).to_be_visible()
        expect(opened.get_by_text(closed)).to_be_hidden()
        opened.clock.pause_at("2030-05-10T06:00+03:00")
        expect(link).to_be_hidden()
        expect(opened.get_by_text(closed)).to_be_visible()
        opened.clock.pause_at("2030-05-10T12:29+03:00")
        expect(opened.get_by_text(over)).to_be_hidden()
        expect(calendar).to_be_visible()
        opened.clock.pause_at("2030-05-10T12:30+03:00")
        expect(opened.get_by_text(over)).to_be_visible()
        expect(calendar).to_be_hidden()


def test_in_the_list_what_is_over_goes_from_above_to_its_year(announcing: Path, browser: Browser) -> None:
    with serving(announcing) as address, reader(browser, f"{address}news/", "2030-05-10T18:28+09:00") as opened:
        opened.clock.pause_at("2030-05-10T18:29+09:00")
        assert listed(opened, 0) == ["カザンでの報告会", "留学説明会", "文化週間"]
        assert listed(opened, 1) == ["冊子"]
        opened.clock.pause_at("2030-05-10T18:30+09:00")
        expect(opened.locator("main section").first.locator(".news-title:visible")).to_have_count(2)
        assert listed(opened, 0) == ["カザンでの報告会", "文化週間"]
        assert listed(opened, 1) == ["留学説明会", "冊子"]
        opened.clock.pause_at("2030-05-11T05:59+09:00")
        assert listed(opened, 0) == ["カザンでの報告会", "文化週間"]
        opened.clock.pause_at("2030-05-11T06:00+09:00")  # the day ends in Moscow, where it has no hour of its own
        expect(opened.locator("main section").first.locator(".news-title:visible")).to_have_count(1)
        opened.clock.pause_at("2030-05-23T00:00+09:00")
        expect(opened.locator("#to-come")).to_be_hidden()
        assert listed(opened, 1) == ["文化週間", "留学説明会", "カザンでの報告会", "冊子"]


@pytest.mark.parametrize(
    ("address", "zone", "own"),
    [
        ("news/session/", "Asia/Tokyo", []),
        ("news/session/", KAZAN, ["お使いの端末の時間帯では11:00", "お使いの端末の時間帯では6:00"]),
        ("ru/news/kazan/", "Asia/Tokyo", ["в вашем часовом поясе: 16:30"]),
        ("ru/news/kazan/", KAZAN, []),
        ("ru/news/kazan/", "Pacific/Honolulu", ["в вашем часовом поясе: 9 мая 2030 г. в 21:30"]),
        ("news/week/", KAZAN, []),
    ],
)
def test_the_readers_own_time_is_told_where_it_is_another(
    announcing: Path, browser: Browser, address: str, zone: str, own: list[str]
) -> None:
    with serving(announcing) as base, reader(browser, base + address, "2030-05-01T12:00Z", zone) as opened:
        expect(opened.locator(".news-state")).to_be_visible()
        assert opened.locator(".own-time:visible").all_inner_texts() == own


@pytest.mark.parametrize("address", ["news/", "news/session/", "news/autumn/", "news/leaflet/"])
def test_pages_of_news_are_there_for_everybody(
    announcing: Path, browser: Browser, tmp_path: Path, address: str
) -> None:
    """Readable, reachable and silent at any width, also below a sub-path."""
    with publishing(announcing, tmp_path) as base:
        for prefix, width in (("", 1280), ("ru/", 320)):
            seen = visit(browser, base, prefix + address, [(1280, "light"), (375, "dark")], width)
            assert {name: found for name, found in asdict(seen).items() if found and name != "words"} == {}


def test_home_shows_the_next_events_and_says_when_one_is_over(announcing: Path, browser: Browser) -> None:
    with serving(announcing) as address, reader(browser, f"{address}ru/", "2030-05-09T12:00+09:00") as opened:
        states = opened.locator(".latest-news .news-state")
        expect(states).to_have_text(["Через 1 день", "Через 1 день", "Через 11 дней"])
        opened.clock.pause_at("2030-05-10T18:30+09:00")
        expect(states).to_have_text(["Сегодня", "Прошло", "Через 10 дней"])


def test_a_page_that_slept_knows_at_once(announcing: Path, browser: Browser) -> None:
    with serving(announcing) as address, reader(browser, f"{address}news/session/", "2030-05-10T10:00+09:00") as opened:
        expect(opened.locator(".news-state")).to_have_text("本日")
        opened.clock.set_system_time("2030-05-11T10:00+09:00")  # no timer has run
        opened.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(opened.locator(".news-state")).to_have_text("終了")


def test_a_browser_that_does_not_know_a_zone_still_ends_the_event(announcing: Path, browser: Browser) -> None:
    with serving(announcing) as address, reader(browser, "about:blank", "2030-05-09T12:00Z", KAZAN) as opened:
        there = f"{address}news/session/"
        opened.route(
            there,
            lambda route: route.fulfill(
                response=(answer := route.fetch()), body=answer.text().replace("Asia/Tokyo", "Asia/Atlantis")
            ),
        )
        opened.goto(there)
        expect(opened.get_by_role("link", name="申し込む")).to_be_visible()
        expect(opened.locator(".own-time:visible")).to_have_count(0)
        opened.clock.pause_at("2030-05-10T18:30+09:00")
        expect(opened.locator(".news-state")).to_have_text("終了")
        expect(opened.get_by_text("このイベントは終了しました。")).to_be_visible()
