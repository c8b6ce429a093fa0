"""Calls for applications as the reader's clock has them: open, closed, and when that is where the reader is."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from clocks import reader
from conftest import Shared, serving
from old_browsers import in_old_browsers
from other_sites import almost_empty, article, page, write

pytestmark = pytest.mark.browser

KAZAN = "Europe/Moscow"
BUILT = datetime.datetime(2030, 4, 1, tzinfo=datetime.UTC)


def call(name: str, opens: str, closes: str) -> dict[str, Any]:
    title = {"ja": f"{name}の募集", "ru": f"Набор {name}"}
    return {"id": name, "title": title, "opens": opens, "closes": closes, "directions": ["outbound"]}


def site_with(shared: Shared, folder: Path, *calls: dict[str, Any], built: datetime.datetime = BUILT) -> Path:
    """A university in Tokyo's time zone, with these calls on its first page, as it was built on a day."""
    almost_empty(folder, languages=("ja", "ru"), body="{{ open_calls }}\n\n## A\n\nB")
    write(folder / "data" / "calls.yml", json.dumps(calls))
    return shared.built(folder, SOURCE_DATE_EPOCH=str(int(built.timestamp())))


@pytest.fixture(scope="module")
def by_days(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_with(shared, tmp_path_factory.mktemp("days") / "project", call("winter", "2030-04-10", "2030-05-15"))


@pytest.fixture(scope="module")
def by_the_hour(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_with(
        shared, tmp_path_factory.mktemp("hours") / "project",
        call("summer", "2030-04-10 09:00", "2030-05-15 17:00"),
        call("far", "2030-04-10", "2030-05-20 12:00 Europe/Moscow"),
        call("over", "2030-01-10", "2030-03-31"),
    )  # fmt: skip


def states(opened: Page) -> list[str]:
    return opened.locator(".call-state:visible").all_inner_texts()


BY_DAYS = [  # by the clock of the university, nine hours ahead of UTC
    ("2030-04-07T12:01+09:00", "受付開始まであと3日", "Приём заявок откроется через 3 дня"),
    ("2030-04-09T23:59+09:00", "受付開始まであと1日", "Приём заявок откроется через 1 день"),
    ("2030-04-10T00:00+09:00", "受付中（締切まであと35日）", "Приём заявок идёт, осталось 35 дней"),
    ("2030-05-13T12:00+09:00", "受付中（締切まであと2日）", "Приём заявок идёт, осталось 2 дня"),
    ("2030-05-14T23:59+09:00", "受付中（締切まであと1日）", "Приём заявок идёт, остался 1 день"),
    ("2030-05-15T00:00+09:00", "本日締切、あと24時間", "Сегодня последний день приёма заявок, осталось 24 часа"),
    ("2030-05-15T22:30+09:00", "本日締切、あと1時間", "Сегодня последний день приёма заявок, остался 1 час"),
    ("2030-05-15T23:59+09:00", "本日締切、あと1分", "Сегодня последний день приёма заявок, осталась 1 минута"),
]


@in_old_browsers
@pytest.mark.parametrize("prefix", ["", "ru/"], ids=["ja", "ru"])
def test_a_call_says_how_things_stand_by_the_clock_of_the_university(
    by_days: Path, browser: Browser, prefix: str
) -> None:
    """The page stays open all the time; with the last call that is not closed the section goes."""
    with (
        serving(by_days) as address,
        reader(browser, address + prefix, "2030-04-07T12:00+09:00", "Asia/Tokyo") as opened,
    ):
        for now, *words in BY_DAYS:
            opened.clock.pause_at(now)
            expect(opened.locator(".call-state")).to_have_text(words[bool(prefix)])
        expect(opened.locator(".own-time:visible")).to_have_count(0)
        opened.clock.pause_at("2030-05-16T00:00+09:00")
        expect(opened.locator("#calls")).to_be_hidden()
        expect(opened.get_by_role("heading", name="A", exact=True)).to_be_visible()


def test_what_closes_at_17_in_kanazawa_is_open_at_1059_and_closed_at_1101_in_kazan(
    by_the_hour: Path, browser: Browser
) -> None:
    for prefix, words, then in (
        ("", "本日17:00（日本時間）締切、あと1分", "お使いの端末の時間帯では11:00"),
        ("ru/", "Приём заявок завершится сегодня в 17:00 (часовой пояс: Япония), осталась 1 минута", "в вашем часовом поясе: 11:00"),
    ):  # fmt: skip
        with (
            serving(by_the_hour) as address,
            reader(browser, address + prefix, "2030-05-15T10:58:30+03:00", KAZAN) as opened,
        ):
            summer, over = opened.locator("#call-summer"), opened.locator(".closed-calls")
            opened.clock.pause_at("2030-05-15T10:59+03:00")
            expect(summer.locator(".call-state")).to_have_text(words)
            expect(summer.locator(".own-time").last).to_have_text(then)
            assert opened.locator(".calls .section-body > ul > li").count() == 2
            opened.clock.pause_at("2030-05-15T11:01+03:00")
            expect(over.locator("#call-summer")).to_have_count(1)
            expect(summer).to_be_hidden()
            assert opened.locator(".calls .section-body > ul > li").count() == 1
            over.locator("summary").click()
            expect(summer).to_be_visible()
            expect(summer.locator(".call-calendar")).to_be_hidden()


LAST_DAY = [  # by the clock of the reader
    ("2030-05-14T10:59+03:00", "受付中（締切まであと1日）"),
    ("2030-05-14T11:01+03:00", "受付中、あと23時間"),
    ("2030-05-14T18:00+03:00", "受付中、あと17時間"),  # the last day has begun in Kanazawa, not yet here
    ("2030-05-15T00:00+03:00", "本日17:00（日本時間）締切、あと11時間"),
    ("2030-05-15T10:01+03:00", "本日17:00（日本時間）締切、あと59分"),
]


def test_on_the_last_day_hours_are_counted_and_today_is_today_for_the_reader_too(
    by_the_hour: Path, browser: Browser
) -> None:
    with serving(by_the_hour) as address, reader(browser, address, "2030-05-14T10:58+03:00", KAZAN) as opened:
        for now, words in LAST_DAY:
            opened.clock.pause_at(now)
            expect(opened.locator("#call-summer .call-state")).to_have_text(words)


def test_before_it_opens_on_its_first_day(by_the_hour: Path, browser: Browser) -> None:
    with serving(by_the_hour) as address, reader(browser, address, "2030-04-10T08:00+09:00", "Asia/Tokyo") as opened:
        assert states(opened) == ["本日9:00（日本時間）受付開始", "受付中（締切まであと40日）"]
        opened.clock.pause_at("2030-04-10T09:00+09:00")
        expect(opened.locator("#call-summer .call-state")).to_have_text("受付中（締切まであと35日）")


@pytest.mark.parametrize(
    ("zone", "own"),
    [
        ("Asia/Tokyo", ["お使いの端末の時間帯では18:00"]),
        (KAZAN, ["お使いの端末の時間帯では3:00", "お使いの端末の時間帯では11:00", "お使いの端末の時間帯では2030年4月9日 18:00"]),
        (
            "Pacific/Auckland",
            [
                "お使いの端末の時間帯では12:00", "お使いの端末の時間帯では20:00",
                "お使いの端末の時間帯では3:00", "お使いの端末の時間帯では21:00",
            ],
        ),
    ],
)  # fmt: skip
def test_the_readers_own_time_is_told_where_it_is_another(
    by_the_hour: Path, browser: Browser, zone: str, own: list[str]
) -> None:
    with serving(by_the_hour) as address, reader(browser, address, "2030-05-01T12:00Z", zone) as opened:
        assert opened.locator(".own-time:visible").all_inner_texts() == own


def test_a_day_ends_at_another_hour_elsewhere(by_days: Path, browser: Browser) -> None:
    with serving(by_days) as address:
        with reader(browser, f"{address}ru/", "2030-05-01T12:00Z", "Asia/Vladivostok") as opened:
            own = opened.locator(".own-time:visible").all_inner_texts()
            assert own == ["в вашем часовом поясе: 01:00", "в вашем часовом поясе: до 16 мая 2030 г. в 01:00"]
        with reader(browser, f"{address}ru/", "2030-05-15T17:59+03:00", KAZAN) as opened:
            expect(opened.locator(".own-time").last).to_have_text("в вашем часовом поясе: до 18:00")
            assert states(opened) == ["Сегодня последний день приёма заявок, осталась 1 минута"]


def test_a_page_that_slept_knows_at_once(by_the_hour: Path, browser: Browser) -> None:
    with serving(by_the_hour) as address, reader(browser, address, "2030-05-15T08:00+03:00", KAZAN) as opened:
        expect(opened.locator(".calls .section-body > ul #call-summer")).to_have_count(1)
        opened.clock.set_system_time("2030-05-15T11:00+03:00")  # no timer has run
        expect(opened.locator(".calls .section-body > ul #call-summer")).to_have_count(1)
        opened.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(opened.locator(".closed-calls #call-summer")).to_have_count(1)


def test_a_browser_that_does_not_know_a_zone_shows_the_dates(by_the_hour: Path, browser: Browser) -> None:
    with serving(by_the_hour) as address, reader(browser, "about:blank", "2030-05-15T12:00Z", KAZAN) as opened:
        opened.route(
            address,
            lambda route: route.fulfill(
                response=(answer := route.fetch()), body=answer.text().replace(KAZAN, "Europe/Atlantis")
            ),
        )
        opened.goto(address)
        expect(opened.locator("#call-far")).to_be_visible()
        expect(opened.locator("#call-far .call-state")).to_be_hidden()
        expect(opened.locator(".closed-calls #call-summer")).to_have_count(1)


def test_without_script_a_call_only_says_what_stays_true(by_the_hour: Path) -> None:
    for prefix, dates in (
        ("", "受付開始 2030年4月10日（水曜日）9:00（日本時間） 締切 2030年5月15日（水曜日）17:00（日本時間）"),
        ("", "締切 2030年5月20日（月曜日）12:00（モスクワ時間）"),
        ("ru/", "среда, 15 мая 2030 г., 17:00 (часовой пояс: Япония)"),
    ):
        assert dates in article(by_the_hour, prefix)
        soup = page(by_the_hour, prefix)
        for hidden in soup.select(".call-state, .own-time"):
            assert hidden.has_attr("hidden")
            assert hidden.get_text() == ""
        said = [time["datetime"] for time in soup.select("#call-summer time, #call-far time")]
        assert said == ["2030-04-10T09:00+09:00", "2030-05-15T17:00+09:00", "2030-04-10", "2030-05-20T12:00+03:00"]
        assert [each["id"] for each in soup.select(".calls .section-body > ul > li")] == ["call-summer", "call-far"]
        assert [each["id"] for each in soup.select(".closed-calls li")] == ["call-over"]


def test_what_was_closed_before_the_build_is_no_call_any_more(
    shared: Shared, by_days: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The day of the build is that of the university: at 15:00 UTC the next one begins there."""
    over = call("winter", "2030-04-10", "2030-05-15")
    for hour, there in ((14, 1), (15, 0)):
        built = datetime.datetime(2030, 5, 15, hour, tzinfo=datetime.UTC)
        site = site_with(shared, tmp_path_factory.mktemp("over") / "project", over, built=built)
        assert len(page(site, "").select("#calls")) == there
    assert page(by_days, "").select_one(".closed-calls[hidden]")
