"""What the reader's clock decides: how things stand with a call, and what time it is where a partner is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import Shared, serving
from other_sites import almost_empty, article, page, write

pytestmark = pytest.mark.browser

CALL = {
    "id": "winter",
    "title": {"ja": "冬の募集", "ru": "Зимний набор"},
    "opens": "2030-04-10",
    "closes": "2030-05-15",
    "directions": ["outbound"],
}


@pytest.fixture(scope="module")
def calling(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A university in Tokyo's time zone, with one call."""
    folder = almost_empty(
        tmp_path_factory.mktemp("calls") / "project", languages=("ja", "ru"), body="{{ open_calls }}\n\n## A\n\nB"
    )
    write(folder / "data" / "calls.yml", json.dumps([CALL]))
    return shared.built(folder)


@contextmanager
def reader(browser: Browser, address: str, now: str, timezone: str = "Europe/Moscow") -> Iterator[Page]:
    """A page as it is read at a time, by someone whose clock shows another one."""
    context = browser.new_context(timezone_id=timezone)
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.clock.install(time=now)
    opened.goto(address)
    yield opened
    assert said == []
    context.close()


STATES = [  # by the clock of the university, nine hours ahead of UTC
    ("2030-04-07T12:01+09:00", "受付開始まであと3日", "Приём заявок откроется через 3 дня"),
    ("2030-04-09T23:59+09:00", "受付開始まであと1日", "Приём заявок откроется через 1 день"),
    ("2030-04-10T00:00+09:00", "受付中（締切まであと35日）", "Приём заявок идёт, осталось 35 дней"),
    ("2030-05-13T12:00+09:00", "受付中（締切まであと2日）", "Приём заявок идёт, осталось 2 дня"),
    ("2030-05-14T23:59+09:00", "受付中（締切まであと1日）", "Приём заявок идёт, остался 1 день"),
    ("2030-05-15T00:00+09:00", "本日締切", "Сегодня последний день приёма заявок"),
    ("2030-05-15T23:59+09:00", "本日締切", "Сегодня последний день приёма заявок"),
    ("2030-05-16T00:00+09:00", "受付終了", "Приём заявок завершён"),
]


@pytest.mark.parametrize("prefix", ["", "ru/"], ids=["ja", "ru"])
def test_a_call_says_how_things_stand_by_the_clock_of_the_university(
    calling: Path, browser: Browser, prefix: str
) -> None:
    """The page stays open all the time."""
    with serving(calling) as address, reader(browser, address + prefix, "2030-04-07T12:00+09:00") as opened:
        for now, *words in STATES:
            opened.clock.pause_at(now)
            expect(opened.locator(".call-state")).to_have_text(words[bool(prefix)])


def test_without_script_a_call_only_says_what_stays_true(calling: Path) -> None:
    for prefix, dates in (("", "受付開始 2030年4月10日 締切 2030年5月15日"), ("ru/", "10 апреля 2030")):
        assert dates in article(calling, prefix)
        state = page(calling, prefix).select_one(".call-state")
        assert state is not None
        assert state.has_attr("hidden")
        assert state.get_text() == ""


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("partners/kfu/", "いま 水曜日 7:49"),
        ("ru/cities/vladivostok/", "Сейчас: среда 14:49"),
    ],
)
def test_the_time_there_stands_beside_the_difference(
    published: str, browser: Browser, address: str, shown: str
) -> None:
    with reader(browser, published + address, "2026-11-25T04:49:20Z", "America/New_York") as opened:
        expect(opened.locator(".local-time")).to_have_text(shown)
        expect(opened.locator(".local-time time")).to_have_attribute("datetime", "2026-11-25T04:49Z")
        expect(opened.locator(".facts")).to_contain_text("UTC+")
        opened.clock.run_for(60_000)
        expect(opened.locator(".local-time time")).to_have_attribute("datetime", "2026-11-25T04:50Z")
        expect(opened.locator(".local-time time")).to_contain_text(":50")


def test_a_browser_that_does_not_know_the_place_says_nothing(published: str, browser: Browser) -> None:
    with reader(browser, "about:blank", "2026-11-25T04:49Z") as opened:
        opened.route(
            "**/partners/kfu/",
            lambda route: route.fulfill(
                response=(answer := route.fetch()), body=answer.text().replace("Europe/Moscow", "Europe/Atlantis")
            ),
        )
        opened.goto(f"{published}partners/kfu/")
        expect(opened.locator(".facts")).to_contain_text("UTC+3")
        expect(opened.locator(".local-time")).to_be_hidden()
