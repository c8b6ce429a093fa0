"""A case for each rule that chance hardly ever breaks: the code that is said (of what is just right, none), the file, and what the record says otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from desk_records import Case, values_in_cached
from program_site.content.data.files import ONE

_TEXT = {"ja": "日本語の文", "ru": "Русский текст"}
_CALL = {"id": "c", "title": _TEXT, "opens": "2026-11-01", "closes": "2026-12-20", "directions": ["outbound"]}
_NEWS = {"id": "n", "published": "2026-11-01", "title": _TEXT}
_EVENT = {**_NEWS, "starts": "2026-12-10 10:00"}
_CITY = {"id": "c", "name": _TEXT, "latitude": 55.75, "longitude": 37.6, "timezone": "Europe/Moscow"}
_MILESTONE = {"id": "m", "date": "2018-05", "kind": "event", "title": _TEXT}
_PARTNER = {
    "id": "p",
    "name": _TEXT,
    "city": "kazan",
    "website": "https://p.ru/",
    "joined": "2017",
    "source": ["interim-report-2019"],
}
_SOURCE = {"id": "s", "title": _TEXT, "publisher": _TEXT}
_CONTACT = {"id": "c", "name": _TEXT, "mail": "a@b.jp"}
_BASE: dict[str, dict[str, Any]] = {
    "calls": _CALL, "news": _EVENT, "cities": _CITY, "milestones": _MILESTONE, "partners": _PARTNER, "sources": _SOURCE, "contacts": _CONTACT,
    "removed_reports": {"report": "2019-02-15-party", "date": "2024-01-10"},
    "redirects": {"from": "a/", "to": "partners/"},
    "glossary": {"id": "g", "name": _TEXT},
    "answers": {"id": "a", "question": _TEXT, "topics": ["t"]},
}  # fmt: skip
_ROW = {"year": 2018, "direction": "outbound", "kind": "actual", "number": 7}
_QUOTED = {"id": "q", "place": _TEXT, "text": {"ja": "文", "ru": "Текст"}}
_DATED = {"text": _TEXT, "date": "2031-05", "source": ["interim-report-2019"]}

DIRECTED: tuple[tuple[str, str, dict[str, Any], list[Any]], ...] = (
    ("D124", "cities", {"longitude": 181.5}, []),
    ("D127", "milestones", {"date": "2019/2"}, []),
    ("D128", "calls", {"closes": "2026-10-01"}, []),
    ("D128", "news", {"ends": "2026-12-09"}, []),
    ("D128", "milestones", {"end": "2017"}, []),
    ("D128", "partners", {"left": "2016-12"}, []),
    ("D136", "contacts", {"languages": ["JP"]}, []),
    ("D141", "cities", {"timezone": "Europe/Moskwa"}, []),
    ("D152", "contacts", {"mail": "кто"}, []),
    ("D154", "cities", {"timezone": "Asia/Tokyo", "latitude": 10.5}, []),
    ("D188", "cities", {"latitude": -77.0, "longitude": -12.0, "timezone": "America/Lima"}, []),
    ("D188", "cities", {"latitude": 137.6}, []),
    ("D201", "milestones", {"date": "2020-06", "planned": True}, []),
    ("D203", "partners", {"joined": None, "source": ["later"]}, []),
    ("D204", "sources", {"published": "2027"}, []),
    (
        "D215",
        "mobility",
        {"years": [{"year": 2024, "outbound": {"planned": 1, "actual": 1}, "inbound": {"planned": 1}}]},
        [],
    ),
    ("D216", "mobility", {"rows": [_ROW, {**_ROW, "number": 9}]}, []),
    ("D217", "mobility", {"rows": [_ROW]}, []),
    ("D218", "mobility", {"rows": [{**_ROW, "number": 2}]}, []),
    ("D219", "mobility", {"rows": [{**_ROW, "year": 1990}]}, []),
    ("D221", "mobility", {"rows": [{**_ROW, "year": 2021}]}, []),
    (
        "D222",
        "mobility",
        {"rows": [{**_ROW, "year": 2016, "number": 5000}, {**_ROW, "year": 2016, "kind": "planned"}]},
        [],
    ),
    ("D230", "calls", {"opens": "2026-11-01 25:00"}, []),
    ("D232", "calls", {"closes": "2026-10-25 02:30 Europe/Berlin"}, []),
    ("D233", "calls", {"closes": "2027-03-28 02:30 Europe/Berlin"}, []),
    ("D234", "calls", {"opens": "2024-01-01", "closes": "2024-02-01"}, []),
    ("D235", "calls", {"opens": "2029-01-01", "closes": "2029-02-01"}, []),
    ("D240", "news", {"published": "2026-12-11"}, []),
    ("D241", "news", {"after": {"text": _TEXT}}, []),
    ("D242", "news", {"registration": {"closes": "2026-12-11"}}, []),
    ("D243", "news", {"online": True}, []),
    ("D248", "news", {"starts": "2036-12-10"}, []),
    ("D249", "news", {"published": "2026-12-03"}, []),
    ("D273", "partners", {}, [{**_PARTNER, "id": "o", "website": "https://o.ru/"}]),
    ("D274", "partners", {"name": {"ja": "名", "ru": "Имя"}}, [{**_PARTNER, "id": "o"}]),
    ("D275", "cities", {"name": {"ja": "名", "ru": "Имя"}}, [{**_CITY, "id": "o"}]),
    ("D276", "milestones", {}, [{**_MILESTONE, "id": "o"}]),
    ("D277", "partners", {"statements": [{"text": _TEXT}, {"text": _TEXT}]}, []),
    ("D280", "project", {"as_of": "2031-01-01"}, []),
    ("D281", "partners", {"founded": 2050}, []),
    ("D282", "project", {"period": {"start": "1980", "end": "2031"}}, []),
    ("D283", "milestones", {"date": "2031", "source": ["later"]}, []),
    ("D284", "partners", {"statements": [_DATED]}, []),
    ("D285", "cities", {"latitude": 0.001, "longitude": 0.002, "timezone": "Africa/Abidjan"}, []),
    ("D290", "contacts", {"phone": "076-264-5111"}, []),
    ("D293", "contacts", {"mail": None}, []),
    ("D302", "sources", {"quotations": [_QUOTED]}, []),
    ("D310", "answers", {}, []),
    ("D311", "answers", {"known": _TEXT}, []),
    ("D190", "mobility", {"years": [{"year": 2018, "outbound": {"planned": 1}, "inbound": {"planned": 1}}] * 2}, []),
    ("D320", "partners", {"aliases": {"ja": ["別の語", "ﾆﾎﾝｺﾞの文", "日本語の文"]}}, []),
    ("D320", "partners", {"aliases": {"ru": ["Ещё", "ЕЩЕ", "Ещё"]}}, []),
    ("D320", "partners", {"formerly": [{"name": {"ja": "旧", "ru": "Старое"}}], "aliases": {"en": ["старое"]}}, []),
    (
        "D320",
        "partners",
        {
            "abbreviation": {"ru": "ПУ"},
            "short_name": {"ja": "短", "ru": "К"},
            "aliases": {"ja": ["пу", "短"], "ru": ["短"]},
        },
        [],
    ),
    ("D320", "glossary", {"synonyms": {"ja": ["日本語の文", "Русский текст"], "en": ["日本語の文"]}}, []),
    ("", "partners", {"name": {"ja": "名", "ru": {"text": "Имя", "official": False}}, "aliases": {"ja": ["Имя"]}}, []),
    ("D111", "partners", {}, [_PARTNER]),
    ("D145", "redirects", {"to": "/partners"}, []),
    ("D121", "partners", {"city": "nowhere"}, []),
    ("D114", "partners", {"website": "p.ru"}, []),
    ("", "news", {"starts": "2026-12-01", "after": {"text": _TEXT}}, []),
    ("", "partners", {"joined": "2017-05", "left": "2017"}, []),
    ("", "mobility", {"rows": [{**_ROW, "year": 2016, "number": 0}]}, []),
)


def directed_cases() -> Iterator[tuple[str, Case]]:
    late = next(each["id"] for each in values_in_cached("sources") if str(each.get("published", "")) > "2019-04")
    for code, file, otherwise, others in DIRECTED:
        base = values_in_cached(file) if file in ONE else _BASE[file]
        record = json.loads(json.dumps({**base, **otherwise}))  # nothing in it twice: YAML would name it
        if record.get("source") == ["later"]:
            record["source"] = [late]
        record = {name: value for name, value in record.items() if value is not None}
        if file == "sources":
            others = [next(each for each in values_in_cached(file) if each["id"] == "interim-report-2019")]
        yield code, Case(file, json.loads(json.dumps(others)), record, file not in ONE)
