"""What the desk shows on the way: values in the words of the language, lists that can be overlooked, and every state of a new record."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from desk import EDIT, Desk
from old_browsers import in_old_browsers

pytestmark = pytest.mark.browser


@pytest.fixture
def page(telephone: BrowserContext) -> Page:
    return telephone.new_page()


@pytest.fixture
def desk(page: Page, published: str) -> Desk:
    return Desk.at(page, published + EDIT["ja"])


@pytest.mark.parametrize("given", [{"mail": "nobody"}, {"mail": "a@kanazawa-university.ac.jp", "id": "twice"}])
def test_what_nothing_tells_from_others_yet_is_said_and_checked(desk: Desk, given: dict[str, str]) -> None:
    """A record without its id, and one with an id that is taken."""
    desk.begin("add-contact")
    desk.texts("name", ja="国際課", ru="Международный отдел")
    desk.fill("office@kanazawa-university.ac.jp", "mail")
    desk.fill("twice", "id")
    desk.part("another-change").press("Enter")
    expect(desk.part("done").locator("li")).to_have_count(1)
    desk.begin("add-contact")
    for name, value in given.items():
        desk.fill(value, name)
    desk.finish()
    assert "連絡先を追加：（名称はまだありません）" in desk.lines()
    assert any("英字の短い名前" in each for each in desk.wrong())


def test_dates_and_years_are_said_as_pages_say_them(desk: Desk) -> None:
    desk.begin("year-figures", "2017年度")
    desk.begin("year-figures", new=True)
    desk.fill("2024", "year")
    for way in ("outbound", "inbound"):
        desk.fill("5", way, "planned")
        desk.fill("5", way, "actual")
    desk.finish()
    told = desk.page.locator("#desk-problems li, #desk-reminders li").all_inner_texts()
    assert any("2019年3月31日" in each for each in told)
    assert any("2017年8月" in each and "2022年3月31日" in each for each in told)
    desk.begin("change-entry", "極東支部", kind="partners")
    titles = desk.at_place("main", "statements").locator("summary").all_inner_texts()
    assert any("年" in each for each in titles)
    assert not any(re.search(r"\d{4}-\d{2}", each) for each in titles)


@in_old_browsers
def test_of_many_to_choose_from_only_what_is_chosen_is_seen_at_first(desk: Desk) -> None:
    desk.begin("partner-ended", "極東支部")
    sources = desk.at_place("main", "source")
    chosen = sources.locator(".desk-options > label:visible")
    before = chosen.count()
    assert 0 < before < 8
    first = chosen.first.locator("input")
    first.uncheck()
    expect(chosen).to_have_count(before)
    first.check()
    search = sources.locator("input[type=search]")
    search.fill("2020年9月29日")
    expect(chosen).to_have_count(1)
    search.fill("")
    expect(chosen).to_have_count(before)
    sources.get_by_role("button", name="すべて表示").press("Enter")
    expect(sources.locator("[data-source]:visible")).not_to_have_count(before)
    expect(sources.locator(".desk-options input:focus")).not_to_be_checked()
    expect(sources.get_by_role("button", name="すべて表示")).to_be_hidden()


def test_a_language_and_a_number_are_said_as_inside_a_sentence(page: Page, published: str) -> None:
    desk = Desk.at(page, published + EDIT["ru"])
    desk.begin("change-entry", "Казань", kind="cities")
    latitude = desk.at_place("main", "latitude").locator("input")
    expect(latitude).to_have_value(re.compile(r"^55,\d+$"))
    desk.fill("", "name", "ru")
    latitude.fill("55,9")
    desk.finish()
    assert any("(русский)" in each for each in desk.wrong())
    assert any(line.endswith("→ 55,9") for line in desk.lines())
