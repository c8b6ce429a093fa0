"""Each task of the desk, from its choice to the data with it: the change file is taken, and the checker has nothing to say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from conftest import lay_project
from desk import EDIT, Desk, problems_of, take
from desk_data import values_in

pytestmark = pytest.mark.browser

NEWS = "digitalpr-25679"
"""The id of a source of this project."""


@pytest.fixture
def page(telephone: Any) -> Page:
    opened: Page = telephone.new_page()
    return opened


def source(desk: Desk, name: str = "2020年9月29日") -> None:
    desk.tick(name, "source")


def add_partner(desk: Desk) -> None:
    """In a city that is not there yet, out of a source that is not there either."""
    desk.begin("add-partner")
    desk.texts("name", ja="トムスク国立大学", ru="Томский государственный университет")
    desk.press("都市", "city")
    desk.texts("name", "+1", ja="トムスク", ru="Томск")
    desk.fill("56,4885", "latitude", holder="+1")
    desk.fill("84.9480", "longitude", holder="+1")
    desk.fill("Asia/Tomsk", "timezone", holder="+1")
    desk.fill("https://www.tsu.ru/", "website")
    desk.date("joined", year="2020", month="10")
    desk.press("出典", "source")
    desk.texts("title", "+2", ja="協定についてのお知らせ", ru="Сообщение о договоре")
    desk.texts("publisher", "+2", ja="トムスク国立大学", ru="Томский государственный университет")
    desk.fill("https://www.tsu.ru/news/", "website", holder="+2")
    desk.date("published", year="2020", month="10", day="05", holder="+2")


def partner_ended(desk: Desk) -> None:
    desk.begin("partner-ended", "国立アルタイ大学")
    desk.date("left", year="2021")
    source(desk)


def correct_name(desk: Desk) -> None:
    desk.begin("correct-name", "カザン連邦大学", kind="partners")
    desk.fill("Казанский федеральный", "name", "ru")


def add_program(desk: Desk) -> None:
    desk.begin("add-program")
    desk.texts("name", ja="防災プログラム", ru="Программа по защите от бедствий")
    desk.select("大学院", "level")
    desk.texts("field", ja="防災", ru="Защита от бедствий")
    desk.texts("summary", ja="災害への備えを学びます。", ru="Студенты учатся готовиться к бедствиям.")
    desk.at_place("main", "directions").locator("input").first.check()
    desk.at_place("main", "colour").locator("select").first.select_option(index=1)
    desk.date("opened", year="2020")
    desk.tick("カザン連邦大学", "partners")
    source(desk)


def add_office(desk: Desk) -> None:
    desk.begin("add-office")
    desk.texts("name", ja="トムスク事務所", ru="Представительство в Томске")
    desk.at_place("main", "kind").locator("select").select_option(index=1)
    desk.date("opened", year="2020", month="04", day="01")
    source(desk)


def add_contact(desk: Desk) -> None:
    desk.begin("add-contact")
    desk.texts("name", ja="国際課", ru="Международный отдел")
    desk.fill("office@kanazawa-university.ac.jp", "mail")
    desk.fill("+81 76-264-5111", "phone")
    desk.fill("ja\nru", "languages")


def open_call(desk: Desk) -> None:
    desk.begin("open-call")
    desk.texts("title", ja="夏期プログラム参加者募集", ru="Набор на летнюю программу")
    desk.fill("2030-04-01", "opens")
    desk.fill("2030-05-15", "closes")
    desk.at_place("main", "closes", "time").locator("input").fill("17:00")
    desk.at_place("main", "directions").locator("input").first.check()
    desk.at_place("main", "programs").locator("input[type=checkbox]").first.check()
    source(desk)


def add_news(desk: Desk) -> None:
    desk.begin("add-news")
    desk.texts("title", ja="留学説明会", ru="Встреча для будущих участников")
    desk.fill("2026-11-20", "published")
    desk.fill("2026-12-20", "starts")
    desk.at_place("main", "starts", "time").locator("input").fill("17:00")
    desk.texts("place", ja="角間キャンパス", ru="Кампус Какума")


def add_milestone(desk: Desk) -> None:
    desk.begin("add-milestone")
    desk.texts("title", ja="トムスクの代表団が来学", ru="Делегация из Томска в университете")
    desk.date("date", year="2020", month="10")
    desk.at_place("main", "kind").locator("select").select_option(index=2)
    source(desk)


def year_figures(desk: Desk) -> None:
    desk.begin("year-figures", "新しく加える")
    desk.fill("2019", "year")
    for way, (planned, actual) in {"outbound": ("40", "４１"), "inbound": ("30", "22")}.items():
        desk.fill(planned, way, "planned")
        desk.fill(actual, way, "actual")
    source(desk)


def add_group(desk: Desk) -> None:
    desk.begin("add-group")
    desk.fill("2020", "year")
    desk.at_place("main", "direction").locator("select").select_option(index=1)
    desk.at_place("main", "kind").locator("select").select_option(index=2)
    desk.fill("7", "number")
    desk.tick("カザン連邦大学", "partner")
    source(desk)


def add_entry(desk: Desk) -> None:
    desk.begin("add-entry", kind="glossary")
    desk.texts("name", ja="学期", ru="семестр", en="semester")


def change_entry(desk: Desk) -> None:
    desk.begin("change-entry", "カザン", kind="cities")
    desk.fill("55.8", "latitude")


def project_facts(desk: Desk) -> None:
    desk.begin("project-facts", kind="project")
    desk.fill("2019-04-30", "as_of")


TASKS: dict[str, tuple[Callable[[Desk], None], str, Any]] = {
    "add-partner": (add_partner, "partners", {"joined": "2020-10", "city": "tomsk", "source": ["soobshchenie-o-dogovore"]}),
    "partner-ended": (partner_ended, "partners", {"left": 2021}),
    "correct-name": (correct_name, "partners", {"name": {"ja": "カザン連邦大学", "ru": "Казанский федеральный", "en": "Kazan Federal University"}}),
    "add-program": (add_program, "programs", {"opened": 2020, "partners": ["kfu"]}),
    "add-office": (add_office, "offices", {"opened": "2020-04-01", "kind": "office"}),
    "add-contact": (add_contact, "contacts", {"phone": "+81 76-264-5111", "languages": ["ja", "ru"]}),
    "open-call": (open_call, "calls", {"opens": "2030-04-01", "closes": "2030-05-15 17:00"}),
    "add-news": (add_news, "news", {"starts": "2026-12-20 17:00"}),
    "add-milestone": (add_milestone, "milestones", {"date": "2020-10", "kind": "visit"}),
    "year-figures": (year_figures, "mobility", {"year": 2019, "outbound": {"planned": 40, "actual": 41}}),
    "add-group": (add_group, "mobility", {"number": 7, "partner": "kfu", "kind": "actual"}),
    "add-entry": (add_entry, "glossary", {"id": "semester"}),
    "change-entry": (change_entry, "cities", {"latitude": 55.8}),
    "project-facts": (project_facts, "project", {"as_of": "2019-04-30"}),
}  # fmt: skip
"""What is filled in, and what stands in which file afterwards."""


def records_in(value: Any) -> list[dict[str, Any]]:
    """All mappings, wherever they lie."""
    inner = [*value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    own = [value] if isinstance(value, dict) else []
    return own + [found for each in inner for found in records_in(each)]


@pytest.mark.parametrize("task", TASKS)
def test_what_is_filled_in_stands_in_the_data(page: Page, published: str, tmp_path: Path, task: str) -> None:
    fill, file, expected = TASKS[task]
    desk = Desk.at(page, published + EDIT["ja"])
    fill(desk)
    changes = desk.changes()
    assert changes.task == task
    root = lay_project(tmp_path / "project")
    before = problems_of(root)
    take(root, changes)
    assert problems_of(root) == before == []
    assert any(expected.items() <= each.items() for each in records_in(values_in(root, file)))
