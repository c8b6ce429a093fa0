"""The desk for everyone: mistakes at their fields, drafts, several tasks in one file, keyboard, small screens, no storage."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import Shared, lay_project
from desk import EDIT, NAME, Desk, take
from desk_data import values_in
from old_browsers import in_old_browsers
from other_sites import page as page_of

pytestmark = pytest.mark.browser


@pytest.fixture
def page(telephone: BrowserContext) -> Page:
    return telephone.new_page()


@pytest.fixture
def desk(page: Page, published: str) -> Desk:
    return Desk.at(page, published + EDIT["ja"])


def ended(desk: Desk, year: str = "2021") -> None:
    desk.begin("partner-ended", "国立アルタイ大学")
    desk.date("left", year=year)
    desk.tick("2020年9月29日", "source")


# ---- What is said ----------------------------------------------------------------------------------------------------


def test_the_difference_is_said_in_words(desk: Desk) -> None:
    ended(desk)
    said = desk.lines()
    assert said[0] == "国立アルタイ大学"
    assert any("2021年" in line for line in said)


@in_old_browsers
def test_mistakes_are_told_at_their_fields_and_go_when_they_are_mended(desk: Desk) -> None:
    desk.begin("add-contact")
    desk.texts("name", ja="国際課")
    desk.fill("nobody", "mail")
    desk.finish()
    assert len(desk.wrong()) == 2
    mail = desk.at_place("main", "mail").locator("input")
    expect(mail).to_have_attribute("aria-invalid", "true")
    told = desk.page.locator(f"#{mail.get_attribute('id')}-error")
    expect(told).not_to_be_empty()
    assert str(told.get_attribute("id")) in str(mail.get_attribute("aria-describedby"))
    desk.part("problems").locator("a").last.click()
    expect(mail).to_be_focused()
    desk.fill("office@kanazawa-university.ac.jp", "mail")
    expect(told).to_be_empty()
    expect(desk.part("problems").locator("li")).to_have_count(1)
    desk.texts("name", ru="Международный отдел")
    expect(desk.part("problems")).to_be_hidden()
    assert desk.changes().changes


def test_without_a_change_there_is_no_file(desk: Desk) -> None:
    desk.begin("correct-name", "カザン連邦大学", kind="partners")
    desk.fill("別の名前", "name", "ja")
    desk.fill("カザン連邦大学", "name", "ja")
    desk.finish()
    expect(desk.part("unchanged")).to_be_visible()
    expect(desk.part("hand-in")).to_be_hidden()


def test_a_change_after_the_file_was_made_takes_it_back(desk: Desk) -> None:
    ended(desk)
    desk.file()
    desk.date("left", year="2020")
    expect(desk.part("hand-in")).to_be_hidden()
    expect(desk.part("changed")).to_be_visible()


def test_what_was_typed_wrongly_is_kept_as_it_was_typed(desk: Desk) -> None:
    desk.begin("change-entry", "カザン", kind="cities")
    desk.fill("55度", "latitude")
    desk.finish()
    assert len(desk.wrong()) == 1
    desk.page.wait_for_timeout(700)
    desk.page.reload()
    expect(desk.at_place("main", "latitude").locator("input")).to_have_value("55度")


# ---- Several tasks ---------------------------------------------------------------------------------------------------


def test_several_tasks_become_one_file_and_one_site(desk: Desk, shared: Shared, tmp_path: Path) -> None:
    """What was done before is there for the next task, and can be taken back."""
    desk.begin("add-entry", kind="cities")
    desk.texts("name", ja="トムスク", ru="Томск")
    for name, value in {"latitude": "56.4885", "longitude": "84.948", "timezone": "Asia/Tomsk"}.items():
        desk.fill(value, name)
    desk.part("another-change").click()
    expect(desk.part("done").locator("li")).to_have_count(1)
    desk.begin("add-partner")
    desk.texts("name", ja="トムスク国立大学", ru="Томский государственный университет")
    desk.tick("トムスク", "city")
    desk.fill("https://www.tsu.ru/", "website")
    desk.date("joined", year="2020")
    desk.tick("2020年9月29日", "source")
    desk.part("another-change").click()
    ended(desk)
    desk.part("another-change").click()
    desk.begin("change-entry", "カザン", kind="cities")
    desk.fill("10", "latitude")
    desk.part("another-change").click()
    expect(desk.part("done").locator("li")).to_have_count(4)
    desk.part("done").get_by_role("button").last.click()
    expect(desk.part("done").locator("li")).to_have_count(3)
    changes = desk.changes()
    assert changes.task == "several"
    assert [*changes.seen] == ["partners", "cities"]
    root = lay_project(tmp_path / "project")
    take(root, changes)
    assert next(each for each in values_in(root, "cities") if each["id"] == "tomsk")["latitude"] == 56.4885
    site = shared.built(root)
    names = page_of(site, "partners/").get_text()
    assert "トムスク国立大学" in names
    assert "2021年" in page_of(site, "partners/asu/").get_text()


def test_what_was_begun_elsewhere_is_there_when_one_comes_back(desk: Desk) -> None:
    ended(desk)
    desk.begin("partner-ended", "カザン連邦大学")
    assert desk.lines() == []
    desk.begin("partner-ended", "国立アルタイ大学")
    assert len(desk.lines()) > 1


# ---- Drafts ----------------------------------------------------------------------------------------------------------


def test_a_draft_comes_back_and_can_be_thrown_away(desk: Desk) -> None:
    desk.begin("add-partner")
    desk.texts("name", ja="トムスク国立大学", ru="Томский университет")
    desk.press("都市", "city")
    desk.texts("name", "+1", ja="トムスク")
    before = desk.lines()
    desk.page.wait_for_timeout(700)
    desk.page.reload()
    expect(desk.part("draft-state")).to_contain_text("前回の書きかけ")
    expect(desk.at_place("main", "name", "ja").locator("input").first).to_have_value("トムスク国立大学")
    expect(desk.at_place("+1", "name", "ja").locator("textarea")).to_have_value("トムスク")
    assert desk.lines() == before != []
    desk.part("delete").evaluate("(button) => button.closest('details').setAttribute('open', '')")
    desk.part("delete").click()
    desk.part("delete-dialog").locator("[value=delete]").click()
    expect(desk.part("record")).to_be_hidden()
    assert desk.page.evaluate("(name) => localStorage.getItem(name)", NAME) is None


JUNK = [
    "{",
    "null",
    "[]",
    "{}",
    '{"version": 2, "done": [], "open": {}, "now": null}',
    '{"version": 1, "done": [5], "open": {}, "now": null}',
    '{"version": 1, "done": [], "open": {}, "now": "gone"}',
    '{"version": 1, "done": [], "open": {"x": {"task": "add-partner", "edit": {"file": "gone"}, "beside": [], "added": []}}, "now": "x"}',
    '{"version": 1, "done": [], "open": {"x": {"task": "add-partner", "edit": {"file": "partners", "place": [], "base": null, "value": {}, "isNew": true}, "beside": [], "added": []}}, "now": "x"}',
]
"""Cut off, of another shape, of scripts to come, of files that are gone."""


def test_what_is_no_draft_is_an_empty_desk_and_said(desk: Desk, published: str) -> None:
    for junk in JUNK:
        desk.page.evaluate("([name, junk]) => localStorage.setItem(name, junk)", [NAME, junk])
        desk = Desk.at(desk.page, published + EDIT["ja"])
        expect(desk.part("draft-state")).to_contain_text("読み取れなかった")
    ended(desk)
    assert desk.changes().changes


@pytest.mark.parametrize("broken", ["throw new Error('private')", "return undefined"])
def test_where_nothing_is_kept_the_desk_says_so_and_works(page: Page, published: str, broken: str) -> None:
    page.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ get() {{ {broken} }} }})")
    desk = Desk.at(page, published + EDIT["ja"])
    expect(desk.part("draft-state")).to_contain_text("書きかけを保存できません")
    ended(desk)
    assert desk.changes().changes


def test_one_tab_writes_at_a_time(desk: Desk, telephone: BrowserContext, published: str) -> None:
    ended(desk)
    other = telephone.new_page()
    other.goto(published + EDIT["ja"])
    expect(other.locator("#desk-elsewhere")).to_be_visible()
    other.locator("#desk-take-over").click()
    expect(other.locator("#desk-difference li").first).to_be_visible()
    expect(desk.page.locator("#desk-elsewhere")).to_be_visible()
    expect(desk.page.locator("#desk")).to_be_hidden()


MOVED = """(name) => {
    const draft = JSON.parse(localStorage.getItem(name));
    const [task] = Object.values(draft.open);
    task.edit.base.website = task.edit.value.website = "https://former.example.edu/";
    localStorage.setItem(name, JSON.stringify(draft));
}"""


def test_a_draft_of_former_data_keeps_its_changes_and_takes_back_none_of_others(desk: Desk) -> None:
    ended(desk)
    before = desk.lines()
    desk.page.wait_for_timeout(700)
    desk.page.evaluate(MOVED, NAME)
    desk.page.reload()
    expect(desk.part("draft-state")).to_contain_text("今のデータに合わせました")
    assert desk.lines() == before


# ---- For everyone ----------------------------------------------------------------------------------------------------


def test_a_task_can_be_done_by_keyboard_alone(desk: Desk) -> None:
    """From the choice of the task to the file by Tab, arrows, letters and Enter."""
    keyboard = desk.page.keyboard
    desk.page.locator("[name=task]").first.focus()
    keyboard.press("ArrowDown")
    expect(desk.part("entry-field")).to_be_visible()
    for _ in range(60):
        keyboard.press("Tab")
        name, label = desk.page.evaluate(
            "[document.activeElement.id, document.activeElement.labels?.[0]?.textContent ?? '']"
        )
        if name == "desk-entry":
            keyboard.press("ArrowDown")
            expect(desk.part("record")).to_be_visible()
        elif label == "年":
            keyboard.type("2019")
        elif name == "desk-finish":
            keyboard.press("Enter")
            break
    expect(desk.part("hand-in")).to_be_visible()
    assert desk.page.evaluate("document.activeElement.id") == "desk-hand-in-title"


@pytest.mark.parametrize("language", EDIT)
def test_nothing_is_wider_than_a_small_screen(browser: Browser, published: str, language: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    desk = Desk.at(page, published + EDIT[language])
    for task in page.locator("[name=task]").all():
        task.check()
        if desk.part("entry-field").is_visible():
            desk.part("entry").select_option(index=2)
        page.evaluate(
            "for (let n = 0; n < 3; n += 1) for (const each of document.querySelectorAll('#desk details')) each.open = true"
        )
        page.wait_for_timeout(50)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, task.get_attribute("value")
    page.close()


def test_every_control_has_a_name_of_its_own(desk: Desk) -> None:
    desk.begin("add-news")
    desk.page.evaluate("for (const each of document.querySelectorAll('#desk details')) each.open = true")
    nameless = """() => [...document.querySelectorAll("#desk input, #desk select, #desk textarea")]
        .filter((each) => !each.labels?.length && !each.getAttribute("aria-label")).map((each) => each.outerHTML)"""
    assert desk.page.evaluate(nameless) == []
    ids = desk.page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))


def test_the_file_is_shared_under_a_name_that_is_taken(page: Page, published: str) -> None:
    """Chromium shares no files that end in `.json`."""
    page.add_init_script("""
        navigator.canShare = ({ files }) => files.every(({ name }) => name.endsWith(".txt"));
        navigator.share = async ({ files }) => {
            window.shared = [files[0].name, await files[0].text()];
            document.body.dataset.shared = "yes";
        };
    """)
    desk = Desk.at(page, published + EDIT["ja"])
    ended(desk)
    _, content = desk.file()
    desk.part("share").click()
    expect(page.locator("body[data-shared]")).to_be_attached()
    name, text = page.evaluate("window.shared")
    assert re.fullmatch(r"change-\d{4}-\d\d-\d\d-partner-ended\.txt", name)
    assert json.loads(text) == json.loads(content)


def test_where_the_data_cannot_be_loaded_the_desk_says_so(page: Page, published: str) -> None:
    page.route("**/assets/desk/*.json", lambda route: route.abort())
    page.goto(published + EDIT["ja"])
    expect(page.locator("#desk-failed")).to_be_visible()
    expect(page.locator("#desk")).to_be_hidden()
