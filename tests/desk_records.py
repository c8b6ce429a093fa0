"""Records by the hundred as the desk may hold them: whole ones of every kind, and the same with something in them wrong."""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from conftest import ROOT
from desk_data import FILES, values_in
from program_site.content.data.files import MANY, ONE
from program_site.content.forms import Field, form_of
from program_site.site.desk.published import key_of

TODAY = "2026-12-01"
NEVER_MADE = ("rubric_results", "rubric")
"""They come from sheets."""
MOST_OTHERS = 3


class Case(NamedTuple):
    """A record beside some others of its file; of a file of one record there are none."""

    file: str
    others: list[Any]
    record: Any
    is_new: bool


ODD: dict[str, tuple[Any, ...]] = {
    "when": ("2019-13", "2019-02-30", "FY2018-04", "1600", "FY2300", "2019/2/3", " 2031 ", 2019, "2032-02-29", "1999", "FY2027", True, ""),
    "day": ("2019-2-3", "2019-02-30", "2031-01-01", "1650-01-01", "2019-02", 2019, "12.05.2026", "", "2001-05-06"),
    "moment": (
        "2026-05-06 24:00", "2026-05-06 17:00 Europe/Moscow", "2026-05-06 17:00 Europe/Moskva", "2026-05-06T09:30", "2026-13-01 10:00",
        "2026-03-29 02:30 Europe/Berlin", "2026-10-25 02:30 Europe/Berlin", "2026-05-06 7:00", "2019-01-01", "2031-02-01 10:00", "6 мая", "",
        "2026-05-06 10:00 UTC", "2026-05-06 10:00 Etc/GMT+5",
    ),
    "id": ("ASU", "a b", "казань", "example", "example-2", "", "fine-id"),
    "whole": (-1, 10_000_000, "12", 1.5, True, 2019, 2300, "約12", ""),
    "number": (91.5, -181, "55,7", 0, 0.001, 135, True),
    "yes_no": ("yes", 1, True, False, ""),
    "choice": ("nothing", "", 3),
    "address": ("www.kfu.ru", "https://", "http://localhost/a", "https://10.0.0.1/", "https://intranet.local/", "ftp://a.ru/", "https://a b.ru/", "http://例え.jp/", "https://example.com/", "https://kfu.ru/", ""),
    "mail": ("a@b", "кто@вуз.рф", "a b@c.jp", "info@example.ac.jp", "a@b.jp, c@d.jp", "a@b.jp", ""),
    "phone": ("076-264-5111", "+81 76-264-5111", ["076-264-5111", "+81 76-264-5111"], "９", ""),
    "online": ("yes", "www.zoom.us", True, "https://zoom.us/j/1"),
    "reference": ("nowhere", "", "KFU"),
    "citation": ("nowhere", "interim-report-2019#nowhere", "nowhere#a", "", "interim-report-2019#"),
    "text": ("", "\u3164", "Europe/Moskva", "Asia/Tokyo", "a\u202eb", "partners/x/", "/ja/x", "ja/x/", "2019-02-15-welcome", "文"),
}  # fmt: skip
MILD: dict[str, tuple[Any, ...]] = {
    "when": ("2015-04", "2017-05-06", "FY2019", "2020", "2024-02", "2031-05", "FY2018", "2019-03-31", "2019-04-01", 1990),
    "day": ("2015-04-01", "2018-11-30", "2020-02-29", "2026-12-01", "2027-01-01", "2030-01-01"),
    "moment": ("2015-04-01", "2026-12-01", "2026-12-02 10:00", "2027-01-01 00:00 Europe/Moscow", "2029-10-10 10:00 UTC", "2018-01-01 09:00"),
    "whole": (1, 4, 17, 2016, 2019, 2026, 2100, 120, 5000), "number": (0.001, 55.75, -37.6, 139.7, 0),
    "yes_no": (True, False), "address": ("http://localhost/a", "https://192.168.0.1/", "https://router.local/", "https://kfu.ru/"),
    "phone": ("+81 76-264-5111",), "mail": ("a@b.jp",), "online": (True, False), "citation": ("interim-report-2019",),
}  # fmt: skip
"""What can be read, and be wrong all the same."""
TEXTS = (
    "",
    "  ",
    "\u2800",
    "a\u202eb",
    "これは日本語です",
    "Это по-русски",
    "In English",
    "（例）山",
    "山（記入例）",
    "Пример",
    "http://localhost/",
)


# ---- Whole records ---------------------------------------------------------------------------------------------------

GOOD: dict[str, Any] = {
    "when": "2017-05", "day": "2017-05-06", "moment": "2026-11-06 12:00", "whole": 1900, "number": 37.5, "yes_no": False,
    "address": "https://www.university.jp/", "mail": "office@university.jp", "phone": "+81 76-264-5111", "online": "https://zoom.us/j/2",
}  # fmt: skip
_TEXT = {
    "timezone": "Asia/Tokyo",
    "languages": "ja",
    "language": "ja",
    "from": "former/",
    "to": "partners/",
    "report": "2019-02-15-party",
}
_LATER = ("ends", "closes", "end", "left", "closed", "last", "draft", "publish_from", "planned", "longitude")


def whole_record(file: str, chance: random.Random) -> Any:
    """One with all that is asked for, and some of what is not."""
    return {each.name: _answer(each, chance) for each in form_of(file, "en").fields if _is_asked(each, chance)}


def _is_asked(field: Field, chance: random.Random) -> bool:
    named = field.kind != "reference" or values_in_cached(field.of)
    return (
        field.kind != "other"
        and bool(named)
        and (field.required or (field.name not in _LATER and chance.random() < 0.4))
    )


def _answer(field: Field, chance: random.Random) -> Any:
    number = chance.randrange(10_000)
    if field.kind == "record":
        given: Any = {each.name: _answer(each, chance) for each in field.fields if _is_asked(each, chance)}
    elif field.kind in ("translated", "by_language"):
        given = {"ja": f"日本語の文{number}", "ru": f"Русский текст {number}"}
    elif field.kind == "name":
        given = {"ja": f"名称{number}", "ru": {"text": f"Название {number}", "official": False}}
    elif field.kind == "word_lists":
        given = {"ja": [f"別名{number}"]}
    elif field.kind == "reference":
        given = chance.choice(values_in_cached(field.of))["id"]
    elif field.kind == "citation":
        given = "interim-report-2019"
    elif field.kind == "choice":
        given = chance.choice(field.choices).value
    elif field.kind == "id":
        given = f"id-{number}"
    elif field.kind == "text":
        given = _TEXT.get(field.name, f"files/{number}.pdf")
    else:
        given = 136.6 if field.name == "longitude" else GOOD[field.kind]
    return [given] if field.many else given


_CACHED: dict[str, Any] = {}


def values_in_cached(file: str) -> Any:
    if file not in _CACHED:
        _CACHED[file] = values_in(ROOT, file)
    return _CACHED[file]


# ---- Something wrong -------------------------------------------------------------------------------------------------

Spot = tuple[dict[str, Any], Field]


def _spots(record: Any, fields: Sequence[Field]) -> Iterator[Spot]:
    """Every field of a record and of the records in it, answered or not."""
    for field in fields if isinstance(record, dict) else ():
        if field.kind == "other":
            continue
        yield record, field
        inner = record.get(field.name)
        if field.kind == "record":
            for each in inner if isinstance(inner, list) else [inner]:
                yield from _spots(each, field.fields)


def with_mistake(file: str, record: Any, others: Sequence[Any], odd: Any, chance: random.Random) -> Any:
    made = copy.deepcopy(record)
    spots = [*_spots(made, form_of(file, "en").fields)]
    holder, field = chance.choice(spots)
    how = chance.random()
    if how < 0.12 and not (odd is MILD and field.required):
        holder.pop(field.name, None)
    elif how < 0.17 and others and isinstance(chance.choice(others), dict):
        _take(made, holder, field, chance.choice(others))
    elif how < 0.22:
        _swap_dates(holder, spots)
    elif how < 0.28 and isinstance(holder.get(field.name), list) and holder[field.name]:
        holder[field.name].append(copy.deepcopy(chance.choice(holder[field.name])))
    else:
        _answer_oddly(holder, field, odd, chance)
    return made


def _take(made: Any, holder: dict[str, Any], field: Field, other: dict[str, Any]) -> None:
    """What another record has: its id, its name, its website."""
    if holder is made and field.name in other:
        holder[field.name] = copy.deepcopy(other[field.name])


def _swap_dates(holder: dict[str, Any], spots: Sequence[Spot]) -> None:
    own = [
        field.name
        for each, field in spots
        if each is holder and field.kind in ("when", "day", "moment") and field.name in holder
    ]
    for one, other in itertools.pairwise(own):
        holder[one], holder[other] = holder[other], holder[one]


def _answer_oddly(holder: dict[str, Any], field: Field, odd: Any, chance: random.Random) -> None:
    if odd is MILD and field.kind not in MILD:
        return
    if field.kind in ("translated", "name", "by_language", "word_lists"):
        _say_oddly(holder, field, chance)
        return
    if field.kind == "record":
        given: Any = _answer(field, chance)
        holder[field.name] = given
        return
    value = chance.choice(odd.get(field.kind, ("",)))
    if field.kind == "phone":
        holder[field.name] = value
    elif field.many:
        held = holder.get(field.name)
        holder[field.name] = [*(held if isinstance(held, list) else ()), value]
    else:
        holder[field.name] = value


def _say_oddly(holder: dict[str, Any], field: Field, chance: random.Random) -> None:
    forms = holder.setdefault(field.name, {})
    if not isinstance(forms, dict):
        return
    code, text = chance.choice(("ja", "ru", "en")), chance.choice(TEXTS)
    how = chance.random()
    if how < 0.2:
        forms.pop(code, None)
    elif how < 0.4 and "ja" in forms and "ru" in forms:
        forms["ja"], forms["ru"] = forms["ru"], forms["ja"]
    elif field.kind == "word_lists":
        forms[code] = [text, "語"]
    elif field.kind == "name" and how < 0.6:
        forms[code] = chance.choice(
            ({"official": False}, {"text": text, "official": True}, {"text": "名", "official": "no"})
        )
    else:
        forms[code] = text


def generated_cases(number: int) -> list[Case]:
    """Always the same ones."""
    chance = random.Random(number)
    files = [file for file in FILES if file not in NEVER_MADE]
    made: list[Case] = []
    while len(made) < number:
        file = chance.choice(files)
        held = values_in_cached(file)
        if file in ONE:
            others, record = [], copy.deepcopy(held)
        else:
            assert file in MANY
            pool = [each for each in held or [] if each.get("id") != "interim-report-2019"]
            taken = chance.sample(pool, min(len(pool), MOST_OTHERS + 1))
            record, others = (
                (taken[0], taken[1:]) if taken and chance.random() < 0.6 else (whole_record(file, chance), taken[1:])
            )
            if file == "sources":
                others = [next(each for each in held if each["id"] == "interim-report-2019"), *others]
        odd = chance.choice((ODD, MILD))
        for _ in range(chance.choice((0, 1, 1, 1, 2, 3) if odd is ODD else (1, 2, 3, 4))):
            record = with_mistake(file, record, others, odd, chance)
        is_new = file in MANY and chance.random() < 0.7
        if file in MANY and not is_new:
            others = [each for each in others if any(each.get(key) != record.get(key) for key in key_of(file))]
        made.append(Case(file, copy.deepcopy(others), record, is_new))
    return made
