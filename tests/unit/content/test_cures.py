"""What to write instead of a wrong value: a value that keeps all that was written, or only an example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

import pytest
from pydantic import TypeAdapter, ValidationError

from program_site.content.data.fields import Address, Id, MailAddress, PartnerId, TimeZone, WebAddress
from program_site.text.records import Reading
from program_site.text.when import Day, When

IDS = frozenset({"kfu", "isu", "irkutsk", "spring-university", "camp-2018"})
READING = Reading(("ja", "ru"), {"partners": IDS}, names={"partners": {"казанский университет": "kfu"}})


def read(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value, context=READING)


def refusal(kind: Any, value: Any) -> tuple[str, dict[str, Any]]:
    """The code of what is wrong, and what its message speaks of."""
    with pytest.raises(ValidationError) as raised:
        read(kind, value)
    (error,) = raised.value.errors()
    return error["type"], error.get("ctx", {})


def context(kind: Any, value: Any) -> dict[str, Any]:
    return refusal(kind, value)[1]


@pytest.mark.parametrize(
    ("kind", "written", "cure"),
    [
        (Day, "2019/2/15", {"candidate": "2019-02-15"}),
        (Day, "2026年12月15日（火）17時必着", {"example": "2019-02-15"}),
        (Day, "43555", {"example": "2019-03-31"}),
        (Day, "随時", {"example": "2019-02-15"}),
        (When, "2018年度", {"candidate": "FY2018"}),
        (When, "2021年2～3月", {"example": "2019-02-15"}),
        (When, "近日", {"example": "2019-02-15"}),
    ],
)
def test_a_value_to_write_instead_is_given_only_where_it_is_sure(kind: Any, written: str, cure: dict[str, str]) -> None:
    assert context(kind, written) == cure


@dataclass(frozen=True)
class Place:
    """What a time zone stands in."""

    latitude: float
    longitude: float
    timezone: TimeZone


def place(latitude: float, longitude: float, timezone: str) -> dict[str, Any]:
    return {"latitude": latitude, "longitude": longitude, "timezone": timezone}


@pytest.mark.parametrize(
    ("latitude", "longitude", "value", "meant"),
    [
        (55.75, 37.62, "Europe/Moskow", "Europe/Moscow"),
        (55.75, 37.62, "europe/moscow", "Europe/Moscow"),
        (56.01, 92.87, "Asia/Krasnojarsk", "Asia/Krasnoyarsk"),
        (43.12, 131.89, "Asia/Vladivostock", "Asia/Vladivostok"),
        (35.68, 139.69, "Аsia/Tokyo", "Asia/Tokyo"),
    ],
)
def test_time_zones(latitude: float, longitude: float, value: str, meant: str) -> None:
    assert read(Place, place(latitude, longitude, meant)) == Place(latitude, longitude, meant)
    assert refusal(Place, place(latitude, longitude, value)) == ("D115", {"candidate": meant})


@pytest.mark.parametrize(
    ("latitude", "longitude", "value", "right"),
    [
        (48.48, 135.08, "Asia/Khabarovsk", "Asia/Vladivostok"),
        (55.79, 49.11, "Europe/Kazan", "Europe/Moscow"),
        (51.83, 107.58, "Asia/Ulan-Ude", "Asia/Irkutsk"),
        (59.94, 30.32, "Europe/Saint-Petersburg", "Europe/Moscow"),
        (55.75, 37.62, "GMT+3", "Europe/Moscow"),
        (62.03, 129.73, "МСК", "Asia/Yakutsk"),
        (36.56, 136.66, "JST", "Asia/Tokyo"),
        (36.56, 136.66, "etc/gmt+5", "Asia/Tokyo"),
    ],
)
def test_of_a_zone_that_is_none_the_coordinates_decide(
    latitude: float, longitude: float, value: str, right: str
) -> None:
    if value == "JST":
        assert "JST" not in available_timezones()
    code, said = refusal(Place, place(latitude, longitude, value))
    assert code == "D153"
    known = said["known"].split(", ")
    assert right in known
    assert not any(each.startswith("Etc/") for each in known)


def test_without_coordinates_no_zone_is_named() -> None:
    assert refusal(TimeZone, "GMT+5")[0] == "D141"


@pytest.mark.parametrize(
    ("kind", "value", "cure"),
    [
        (Id, "ASU", {"candidate": "asu"}),
        (Id, "altai_state", {"candidate": "altai-state"}),
        (Id, "a&b", {"example": "a-b"}),
        (WebAddress, "kpfu.ru", {"candidate": "https://kpfu.ru"}),
        (WebAddress, "https://a.ru b", {"example": "https://a.ru"}),
        (WebAddress, "ftp://kpfu.ru", {"example": "https://www.example.org/"}),
        (MailAddress, "mailto:a@example.org", {"candidate": "a@example.org"}),
        (MailAddress, "国際部 ryugaku@example.ac.jp, TEL 076", {"example": "ryugaku@example.ac.jp"}),
        (MailAddress, "国際部", {"example": "exchange@example.ac.jp"}),
        (Address, "/ru/partners/asu", {"candidate": "partners/asu/"}),
        (Address, "https://example.org/partners/asu", {"example": "partners/asu/"}),
    ],
)
def test_a_cure_drops_nothing_or_is_an_example(kind: Any, value: str, cure: dict[str, str]) -> None:
    assert context(kind, value) == cure


@pytest.mark.parametrize(
    ("value", "code", "cure"),
    [
        ("KFU", "D109", {"candidate": "kfu"}),
        ("кfu", "D109", {"candidate": "kfu"}),
        ("Spring_University", "D109", {"candidate": "spring-university"}),
        ("Казанский университет", "D109", {"candidate": "kfu"}),
        ("spring-univercity", "D109", {"example": "spring-university"}),
        ("asu", "D121", {}),
        ("yakutsk", "D121", {}),
        ("camp-2019", "D121", {}),
    ],
)
def test_an_id_that_is_gone_is_not_taken_for_another(value: str, code: str, cure: dict[str, str]) -> None:
    found, said = refusal(PartnerId, value)
    assert found == code
    assert {key: said[key] for key in ("candidate", "example") if key in said} == cure
