"""When an event is, in words: each hour in the zone that stands beside it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalogs import ROOT, catalog_of
from generated import bounded
from program_site.content.data.news import NewsItem
from program_site.i18n.localizer import Localizer
from program_site.site.news_times import NewsTimes
from program_site.text.moments import Moment
from program_site.text.records import Reading

PROJECT = catalog_of(ROOT).project
ZONES = {None: "日本時間", "Europe/Moscow": "モスクワ時間", "UTC": "UTC"}


def item(starts: str, ends: str | None = None) -> NewsItem:
    fields = {"id": "a", "published": "2030-01-01", "title": {"ja": "会", "ru": "Встреча"}, "starts": starts}
    return NewsItem.model_validate(fields | ({"ends": ends} if ends else {}), context=Reading(("ja", "ru"), {}))


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("2030-05-10", None, "2030年5月10日（金曜日）"),
        ("2030-05-10", "2030-05-10", "2030年5月10日（金曜日）"),
        ("2030-05-10", "2030-05-12", "2030年5月10日～12日"),
        ("2030-05-10 17:00", None, "2030年5月10日（金曜日）17:00（日本時間）"),
        ("2030-05-10 17:00", "2030-05-10", "2030年5月10日（金曜日）17:00（日本時間）"),
        ("2030-05-10 17:00", "2030-05-10 18:30", "2030年5月10日（金曜日）17:00～18:30（日本時間）"),
        ("2030-05-10 10:00 Europe/Moscow", "2030-05-10 17:00", "2030年5月10日（金曜日）10:00～11:00（モスクワ時間）"),
        (
            "2030-05-10 22:00",
            "2030-05-11 01:00",
            "2030年5月10日（金曜日）22:00～5月11日（土曜日）1:00（日本時間）",
        ),
        (
            "2030-05-10",
            "2030-05-12 17:00 Europe/Moscow",
            "2030年5月10日（金曜日）～5月12日（日曜日）17:00（モスクワ時間）",
        ),
    ],
)
def test_beginning_and_end(starts: str, ends: str | None, said: str) -> None:
    assert NewsTimes(PROJECT, Localizer("ja")).when(item(starts, ends)).replace(" ", "") == said


MOMENTS = some.builds(
    Moment,
    some.dates(datetime.date(2030, 1, 1), datetime.date(2030, 12, 31)),
    some.times().map(lambda time: time.replace(second=0, microsecond=0)),
    some.sampled_from(sorted(ZONES, key=str)),
)


@bounded(200)
@given(MOMENTS, some.none() | MOMENTS)
def test_the_beginning_is_told_as_it_is_written_with_its_zone(starts: Moment, ends: Moment | None) -> None:
    for language in ("ja", "ru", "en"):
        localizer = Localizer(language)
        words = NewsTimes(PROJECT, localizer).when(item(str(starts), str(ends) if ends else None))
        assert localizer.hour(starts.time) in words
        assert localizer.zone(starts.zone or "Asia/Tokyo") in words
        assert words.count(localizer.zone(starts.zone or "Asia/Tokyo")) == 1, "one zone holds for both"
