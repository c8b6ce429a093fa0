"""Six tasks of staff, each done at the desk and in the workbook: in the words of a language, with the same outcome."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl

from desk import MAIN, Desk
from workbooks import added, cell

DAY = datetime.datetime(2030, 2, 1, 3, tzinfo=datetime.UTC)
"""On which all of it is done."""
PARTNER = {"ja": "トムスク国立大学", "ru": "Томский государственный университет", "en": "Tomsk State University"}
CITY = {"ja": "トムスク", "ru": "Томск"}
SOURCE = {"ja": "協定についてのお知らせ", "ru": "Сообщение о договоре"}
RENAMED = {"ja": "バイカル総合大学", "ru": "Байкальский университет"}
FORMER = {"ja": "国立イルクーツク大学", "ru": "Иркутский государственный университет"}
CALL = {"ja": "冬期プログラム参加者募集", "ru": "Набор на зимнюю программу"}
EVENT = {"ja": "留学説明会", "ru": "Встреча для будущих участников"}
PLACE = {"ja": "角間キャンパス", "ru": "Кампус Какума"}
SYMPOSIUM = "rutenkai-topics-2701"


@dataclass(frozen=True)
class Told:
    """What staff read on the desk of a site, in a language."""

    site: Path
    language: str

    @cached_property
    def known(self) -> Any:
        return json.loads((self.site / "assets" / "desk" / f"{self.language}.json").read_text(encoding="utf-8"))

    def name(self, file: str, identity: str) -> str:
        return str(self.known["files"][file]["names"][identity])

    def new_of(self, file: str) -> str:
        return str(self.known["words"]["new_of"]).format(kind=self.known["files"][file]["label"])

    def choice(self, file: str, name: str, value: str) -> str:
        asked = next(each for each in self.known["files"][file]["fields"] if each["name"] == name)
        return str(next(each["label"] for each in asked["choices"] if each["value"] == value))

    def word(self, name: str) -> str:
        return str(self.known["words"][name])

    @property
    def workbook(self) -> Path:
        return self.site / "assets" / "desk" / f"data-{self.language}.xlsx"


# ---- At the desk -----------------------------------------------------------------------------------------------------


def partner_at_desk(desk: Desk, told: Told) -> None:
    desk.begin("add-partner")
    desk.texts("name", **PARTNER)
    desk.press(told.new_of("cities"), "city")
    desk.texts("name", "+1", **CITY)
    for name, value in {"latitude": "56.4885", "longitude": "84.948", "timezone": "Asia/Tomsk"}.items():
        desk.fill(value, name, holder="+1")
    desk.fill("https://www.tsu.ru/", "website")
    desk.date("joined", year="2020", month="10")
    desk.press(told.new_of("sources"), "source")
    desk.texts("title", "+2", **SOURCE)
    desk.fill("agreement-with-tomsk", "id", holder="+2")
    desk.texts("publisher", "+2", ja=PARTNER["ja"], ru=PARTNER["ru"])
    desk.fill("https://www.tsu.ru/news/", "website", holder="+2")
    desk.date("published", year="2020", month="10", day="05", holder="+2")
    desk.part("another-change").click()
    desk.begin("change-entry", told.name("programs", "culture"), kind="programs")
    desk.tick(PARTNER[told.language], "partners")


def end_at_desk(desk: Desk, told: Told) -> None:
    desk.begin("partner-ended", told.name("partners", "asu"))
    desk.date("left", year="2020", month="03")
    desk.tick(told.name("sources", SYMPOSIUM), "source")


def name_at_desk(desk: Desk, told: Told) -> None:
    desk.begin("correct-name", told.name("partners", "isu"), kind="partners")
    desk.texts("name", **RENAMED)
    desk.press(told.word("add_another"), "formerly")
    for code, text in FORMER.items():
        desk.fill(text, "formerly", 0, "name", code)
    desk.fill("2020", "formerly", 0, "until")


def call_at_desk(desk: Desk, told: Told) -> None:
    desk.begin("open-call")
    desk.texts("title", **CALL)
    desk.fill("winter-program", "id")
    desk.fill("2030-04-01", "opens")
    desk.fill("2030-05-15", "closes")
    desk.at_place(MAIN, "closes", "time").locator("input").fill("17:00")
    desk.tick(told.choice("calls", "directions", "outbound"), "directions")
    desk.tick(told.name("programs", "culture"), "programs")


def year_at_desk(desk: Desk, told: Told) -> None:
    desk.begin("year-figures", new=True)
    desk.fill("2019", "year")
    for way, (planned, actual) in {"outbound": ("40", "41"), "inbound": ("30", "22")}.items():
        desk.fill(planned, way, "planned")
        desk.fill(actual, way, "actual")
    desk.tick(told.name("sources", SYMPOSIUM), "source")


def event_at_desk(desk: Desk, told: Told) -> None:
    desk.begin("add-news")
    desk.texts("title", **EVENT)
    desk.fill("information-session", "id")
    desk.fill("2030-02-01", "published")
    desk.fill("2030-03-05", "starts")
    desk.at_place(MAIN, "starts", "time").locator("input").fill("17:00")
    desk.texts("place", **PLACE)


# ---- In the workbook -------------------------------------------------------------------------------------------------


def _by_language(name: str, texts: dict[str, str]) -> dict[str, str]:
    return {f"{name}__{code}": text for code, text in texts.items()}


def partner_in_workbook(book: openpyxl.Workbook, told: Told) -> None:
    """New rows below the others; where something new is meant, its name is typed, as no list has it yet."""
    added(
        book, "@cities", id="tomsk", latitude=56.4885, longitude=84.948, timezone="Asia/Tomsk",
        **_by_language("name", CITY),
    )  # fmt: skip
    _dated(
        book, "@sources", id="agreement-with-tomsk", website="https://www.tsu.ru/news/",
        published=datetime.datetime(2020, 10, 5), **_by_language("title", SOURCE),
        publisher__ja=PARTNER["ja"], publisher__ru=PARTNER["ru"],
    )  # fmt: skip
    _dated(
        book, "@partners", id="tomsk-state-university", city=CITY[told.language], website="https://www.tsu.ru/",
        joined=datetime.datetime(2020, 10, 1), source="agreement-with-tomsk", **_by_language("name", PARTNER),
    )  # fmt: skip
    hosts = cell(book, "@programs", "culture", "partners")
    hosts.value = f"{hosts.value}\n{PARTNER[told.language]}"


def _dated(book: openpyxl.Workbook, mark: str, months: Sequence[str] = ("joined",), **values: Any) -> int:
    """A row with days as a spreadsheet program keeps them; of some only year and month are shown."""
    row = added(book, mark, **values)
    sheet = next(each for each in book.worksheets if each["A1"].value == mark)
    names = [str(each.value) for each in sheet[1]]
    for name in months:
        if name in values:
            sheet.cell(row, names.index(name) + 1).number_format = "yyyy-mm"
    return row


def end_in_workbook(book: openpyxl.Workbook, told: Told) -> None:
    end = cell(book, "@partners", "asu", "left")
    end.value, end.number_format = datetime.datetime(2020, 3, 1), "yyyy-mm"
    source = cell(book, "@partners", "asu", "source")
    source.value = f"{source.value}\n{SYMPOSIUM}"


def name_in_workbook(book: openpyxl.Workbook, told: Told) -> None:
    for code, text in RENAMED.items():
        cell(book, "@partners", "isu", f"name.{code}").value = text
    owner = f"{told.name('partners', 'isu')} (isu)"
    added(book, "@partners.formerly", parent=owner, until=2020, **_by_language("name", FORMER))


def call_in_workbook(book: openpyxl.Workbook, told: Told) -> None:
    added(
        book, "@calls", id="winter-program", opens=datetime.datetime(2030, 4, 1),
        closes=datetime.datetime(2030, 5, 15, 17), directions=told.choice("calls", "directions", "outbound"),
        programs=told.name("programs", "culture"), **_by_language("title", CALL),
    )  # fmt: skip


def year_in_workbook(book: openpyxl.Workbook, told: Told) -> None:
    added(
        book, "@mobility.years", year=2019, outbound__planned=40, outbound__actual=41,
        inbound__planned=30, inbound__actual=22, source=SYMPOSIUM,
    )  # fmt: skip


def event_in_workbook(book: openpyxl.Workbook, told: Told) -> None:
    added(
        book, "@news", id="information-session", published=datetime.datetime(2030, 2, 1),
        starts=datetime.datetime(2030, 3, 5, 17), **_by_language("title", EVENT), **_by_language("place", PLACE),
    )  # fmt: skip


# ---- What becomes of them --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Task:
    at_desk: Callable[[Desk, Told], None]
    in_workbook: Callable[[openpyxl.Workbook, Told], None]
    files: tuple[str, ...]
    """The data files that change."""
    said: dict[str, tuple[str, ...]]
    """What the pull request says of it, in the language in which it was done: some of its lines, in their order."""


TASKS = {
    "partner": Task(
        partner_at_desk,
        partner_in_workbook,
        ("cities", "partners", "programs", "sources"),
        {
            "ja": ("海外連携機関を追加：トムスク国立大学", "都市：トムスク", "連携機関になった時期：2020年10月", "出典：協定についてのお知らせ"),
            "ru": ("Добавлена запись «Зарубежный партнёр»: Томский государственный университет", "Город: Томск", "Начало партнёрства: октябрь 2020 г."),
        },
    ),
    "end": Task(
        end_at_desk,
        end_in_workbook,
        ("partners",),
        {
            "ja": ("国立アルタイ大学", "連携が終わった時期：2020年3月"),
            "ru": ("Алтайский государственный университет", "Окончание партнёрства: март 2020 г."),
        },
    ),
    "name": Task(
        name_at_desk,
        name_in_workbook,
        ("partners",),
        {
            "ja": ("国立イルクーツク大学", "正式名称（日本語） 国立イルクーツク大学 → バイカル総合大学"),
            "ru": ("Иркутский государственный университет", "Официальное название (русский): Иркутский государственный университет → Байкальский университет"),
        },
    ),
    "call": Task(
        call_at_desk,
        call_in_workbook,
        ("calls",),
        {
            "ja": ("募集を追加：冬期プログラム参加者募集", "締切：2030年5月15日17:00", "募集するプログラム：文化交流プログラム"),
            "ru": ("Добавлена запись «Набор участников»: Набор на зимнюю программу", "Срок подачи заявок: 15 мая 2030 г., 17:00", "Направления: выезд за рубеж"),
        },
    ),
    "year": Task(
        year_at_desk,
        year_in_workbook,
        ("mobility",),
        {
            "ja": ("交流学生数", "年度ごとの人数・2019年度・派遣・計画：40", "年度ごとの人数・2019年度・受入・実績：22"),
            "ru": (
                "Число студентов",
                "По годам · 2019/20 финансовый год · Выезд за рубеж · План: 40",
                "По годам · 2019/20 финансовый год · Приём иностранных студентов · Факт: 22",
            ),
        },
    ),
    "event": Task(
        event_at_desk,
        event_in_workbook,
        ("news",),
        {
            "ja": ("お知らせ・イベントを追加：留学説明会", "イベントの開始：2030年3月5日17:00", "会場（日本語）：角間キャンパス"),
            "ru": (
                "Добавлена запись «Новость или событие»: Встреча для будущих участников",
                "Начало события: 5 марта 2030 г., 17:00",
                "Место проведения (русский): Кампус Какума",
            ),
        },
    ),
}  # fmt: skip
