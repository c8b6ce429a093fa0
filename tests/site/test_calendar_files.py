"""The calendar files of a site: linked from its pages, with the deadline of each call in the words of each language."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from urllib.parse import urljoin

import pytest
from icalendar import Calendar

from conftest import SITE_URL, Shared
from other_sites import almost_empty, broken_links, page, write

BUILT = datetime.datetime(2030, 4, 1, tzinfo=datetime.UTC)
CALLS = [
    {
        **{"id": "summer", "title": {"ja": "夏期プログラム", "ru": "Летняя программа"}, "directions": ["outbound"]},
        **{"opens": "2030-04-01", "closes": "2030-05-15 17:00", "website": "https://empty.example/call/"},
        "text": {"ja": "書類は窓口へ。", "ru": "Документы; лично, по почте."},
    },
    {
        **{"id": "winter", "title": {"ja": "冬期", "ru": "Зима"}, "directions": ["inbound"]},
        **{"opens": "2030-04-01", "closes": "2030-05-20"},
    },
]


@pytest.fixture(scope="module")
def calling(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = almost_empty(tmp_path_factory.mktemp("calls") / "project", languages=("ja", "ru"), body="{{ open_calls }}")
    write(folder / "data" / "calls.yml", json.dumps(CALLS))
    return shared.built(folder, SOURCE_DATE_EPOCH=str(int(BUILT.timestamp())))


@pytest.mark.parametrize(
    ("prefix", "title", "text"),
    [
        (
            "",
            "締切：夏期プログラム",
            "締切: 2030年5月15日（水曜日）17:00（日本時間）\n書類は窓口へ。\nhttps://empty.example/call/",
        ),
        (
            "ru/",
            "Последний срок: Летняя программа",
            "Окончание приёма: среда, 15 мая 2030\u202fг., 17:00 (часовой пояс: Япония)\n"
            "Документы; лично, по почте.\nhttps://empty.example/call/",
        ),
    ],
)
def test_the_deadlines_stand_in_a_calendar_of_each_language(calling: Path, prefix: str, title: str, text: str) -> None:
    read = Calendar.from_ical((calling / prefix / "calendar.ics").read_bytes())
    summer, winter = read.walk("VEVENT")
    assert (summer["SUMMARY"], summer["DESCRIPTION"]) == (title, text)
    assert summer["DTSTART"].dt == datetime.datetime(2030, 5, 15, 8, tzinfo=datetime.UTC)
    assert summer["URL"] == f"{SITE_URL}{prefix}#call-summer"
    assert winter["DTSTART"].dt == datetime.date(2030, 5, 20)
    assert {str(each["UID"]) for each in (summer, winter)} == {"calls-summer@example.org", "calls-winter@example.org"}


def test_each_call_has_a_small_calendar_of_its_own_beside_its_deadline(calling: Path) -> None:
    for prefix in ("", "ru/"):
        for call in ("summer", "winter"):
            link = page(calling, prefix).select_one(f"#call-{call} .call-calendar a")
            assert link is not None
            assert urljoin(f"/{prefix}", str(link["href"])) == f"/{prefix}calls/{call}.ics"
            (event,) = Calendar.from_ical((calling / prefix / "calls" / f"{call}.ics").read_bytes()).walk("VEVENT")
            assert event["UID"] == f"calls-{call}@example.org"
    assert broken_links(calling) == []


def test_every_page_names_the_calendar_where_there_is_one(
    calling: Path, shared: Shared, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for prefix in ("", "ru/"):
        (link,) = page(calling, prefix).select('link[rel="alternate"][type="text/calendar"]')
        assert urljoin(f"/{prefix}", str(link["href"])) == f"/{prefix}calendar.ics"
        assert page(calling, prefix).select('.calls .small a[type="text/calendar"]')
    without = shared.built(almost_empty(tmp_path_factory.mktemp("none") / "project", body="{{ open_calls }}"))
    assert not page(without, "").select('[type="text/calendar"]')
    assert [*without.rglob("*.ics")] == []
