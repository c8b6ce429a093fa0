"""The draft of a report: it stays on the device, comes back with its photos, and goes when told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from playwright.sync_api import BrowserContext, Page, expect

from generated import bounded
from maker import (
    GREEN,
    RED,
    WRITE,
    Maker,
    corners_of,
    small_photo,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def page(telephone: BrowserContext) -> Page:
    return telephone.new_page()


@pytest.fixture
def maker(page: Page, published: str) -> Maker:
    return Maker.at(page, published + WRITE["ja"])


STORED = """async () => { const [{ name }] = await indexedDB.databases(); return await new Promise((done) => {
    indexedDB.open(name).onsuccess = ({ target: { result } }) => {
        result.transaction("photos").objectStore("photos").count().onsuccess = ({ target }) =>
            done([localStorage.getItem(name) ? 1 : 0, target.result]);
    }; }); }"""
"""How many forms and photos the browser keeps."""


def test_a_draft_comes_back_with_its_photos(maker: Maker, published: str) -> None:
    maker.fill(title="途中", date="2019-02-15", authors="A", text="まだ")
    maker.choose("partners", "kfu")
    maker.choose("stage", "after")
    maker.add_photos(small_photo("r.png", RED), small_photo("g.png", GREEN))
    maker.choose("people", "none")
    maker.describe(2, "緑")
    maker.page.get_by_role("button", name="上へ: 写真2").click()
    maker.open_details()
    maker.fill(slug="my-name")
    maker.page.wait_for_timeout(900)

    maker.page.reload()
    expect(maker.part("draft-state")).to_contain_text("前回の書きかけ")
    expect(maker.part("slug")).to_have_value("my-name")
    assert [corners_of(image)[0] for image in maker.photos()] == [GREEN, RED]
    header, body = maker.report()
    assert (header.title, header.partner, header.stage, body) == ("途中", ("kfu",), "after", "\nまだ\n")
    assert [each.alt for each in header.photos] == ["緑", None]

    maker = Maker.at(maker.page, published + WRITE["ru"])
    expect(maker.part("title")).to_have_value("途中")
    expect(maker.page.locator("[name=language][value=ja]")).to_be_checked()


def test_who_turns_the_page_at_once_loses_nothing(maker: Maker) -> None:
    maker.fill(title="途中", text="最後の一文字まで")
    maker.page.get_by_role("link", name="Русский").click()
    expect(maker.part("draft-state")).to_contain_text("черновик")
    expect(maker.part("text")).to_have_value("最後の一文字まで")


def test_a_draft_goes_when_told(maker: Maker) -> None:
    maker.fill(title="途中")
    maker.add_photos(small_photo(), small_photo())
    maker.page.wait_for_timeout(900)
    assert maker.page.evaluate(STORED) == [1, 2]
    maker.page.get_by_role("button", name="外す: 写真1").click()
    maker.page.wait_for_timeout(300)
    assert maker.page.evaluate(STORED) == [1, 1]
    maker.page.get_by_text("下書きの保存").click()
    maker.part("delete").click()
    maker.page.get_by_role("button", name="残す").click()
    expect(maker.part("title")).to_have_value("途中")
    maker.part("delete").click()
    maker.page.get_by_role("button", name="消す", exact=True).click()
    expect(maker.part("title")).to_have_value("")
    expect(maker.cards()).to_have_count(0)
    maker.page.wait_for_timeout(900)
    assert maker.page.evaluate(STORED) == [0, 0]
    maker.page.reload()
    expect(maker.part("title")).to_be_visible()
    expect(maker.part("draft-state")).to_be_hidden()


@pytest.mark.parametrize("broken", ["throw new Error('private')", "return undefined", "return { open: () => ({}) }"])
def test_where_nothing_is_kept_the_form_says_so_and_works(page: Page, published: str, broken: str) -> None:
    page.add_init_script(f"Object.defineProperty(window, 'indexedDB', {{ get() {{ {broken} }} }})")
    maker = Maker.at(page, published + WRITE["ja"])
    expect(maker.part("draft-state")).to_contain_text("書きかけを保存できません")
    maker.fill(title="A", date="2019-02-15", authors="A", text="A")
    maker.add_photos(small_photo())
    maker.choose("people", "none")
    assert len(maker.file()[1]) == 2


def test_where_there_is_no_room_the_form_says_so_and_goes_on(page: Page, published: str) -> None:
    page.add_init_script("IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); }")
    maker = Maker.at(page, published + WRITE["ja"])
    maker.add_photos(small_photo())
    expect(maker.part("draft-state")).to_contain_text("書きかけを保存できませんでした")
    maker.fill(title="A", date="2019-02-15", authors="A")
    maker.choose("people", "none")
    assert len(maker.file()[1]) == 2


# ---- Whatever lies in the storage -----------------------------------------------------------------------------------

NAME = "report-maker /exchange/"
JUNK = [
    "{",
    "null",
    "[]",
    '"text"',
    "{}",
    '{"values": 1}',
    '{"version": 3, "values": [], "photos": []}',
    '{"version": "1", "values": []}',
]
"""Cut off, of another shape, of scripts to come."""
HALF = [
    {"values": [["title", "途中"]]},
    {"values": [["title", "途中"], ["language", "fi"], ["program", "gone"], 5, ["text"], {}], "photos": 7},
    {"version": 1, "values": [["title", "途中"]], "photos": [{"id": "../x"}, {"id": 5}, None, {}], "ownSlug": "no"},
    {"version": 2, "values": [["title", "途中"], ["ending", "<script>"]], "photos": [{"id": "a-1"}, {"id": "a-1"}]},
]


def test_what_is_no_draft_is_an_empty_form_and_said(page: Page, published: str) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    maker = Maker.at(page, published + WRITE["ja"])
    for junk in JUNK:
        page.evaluate("([name, junk]) => localStorage.setItem(name, junk)", [NAME, junk])
        maker = Maker.at(page, published + WRITE["ja"])
        expect(maker.part("draft-state")).to_contain_text("読み取れなかった")
        expect(maker.part("title")).to_have_value("")
    maker.fill(title="A", date="2019-02-15", authors="A", text="A")
    assert len(maker.file()[1]) == 1
    assert said == []


def test_of_half_a_draft_the_half_comes_back(page: Page, published: str) -> None:
    maker = Maker.at(page, published + WRITE["ja"])
    for half in HALF:
        page.evaluate("([name, half]) => localStorage.setItem(name, half)", [NAME, json.dumps(half)])
        maker = Maker.at(page, published + WRITE["ja"])
        expect(maker.part("title")).to_have_value("途中")
        expect(page.locator("[name=language]:checked")).to_have_count(1)
        expect(maker.cards()).to_have_count(0)
        assert len(maker.ending()) == 4
    maker.fill(date="2019-02-15", authors="A", text="A")
    assert [name.rpartition("/")[2] for name in maker.file()[1]] == ["ja.md"]


ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=5),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(
            some.sampled_from(["version", "values", "photos", "id", "alt", "ownSlug"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)
READ = """async ([base, all]) => {
    const { readDraft } = await import(`${base}assets/report-maker/draft-shape.js`);
    const { fill } = await import(`${base}assets/report-maker/fields.js`);
    return all.map((found) => {
        const draft = readDraft(found);
        if (draft) fill(document.getElementById("report-maker"), draft.values);
        return draft;
    });
}"""


@bounded(100)
@given(found=some.lists(some.fixed_dictionaries({"values": ANYTHING}, optional={"photos": ANYTHING, "version": some.sampled_from([1, 2]) | ANYTHING}) | ANYTHING, min_size=10, max_size=30))  # fmt: skip
def test_anything_at_all_is_a_draft_or_none(maker: Maker, published: str, found: list[Any]) -> None:
    for draft in maker.page.evaluate(READ, [published, found]):
        if draft is not None:
            assert {*draft} == {"values", "photos", "ownSlug"}
            assert all(isinstance(text, str) for pair in draft["values"] for text in pair)
            assert all({*photo} == {"id", "alt", "caption"} for photo in draft["photos"])
    expect(maker.page.locator("[name=language]:checked")).to_have_count(1)


SPOIL = """async (spoilt) => { const [{ name }] = await indexedDB.databases(); await new Promise((done) => {
    indexedDB.open(name).onsuccess = ({ target: { result } }) => {
        const photos = result.transaction("photos", "readwrite").objectStore("photos");
        photos.getAllKeys().onsuccess = ({ target }) => {
            const id = JSON.parse(localStorage.getItem(name)).photos[0].id;
            (spoilt === null ? photos.delete(id) : photos.put(spoilt, id)).onsuccess = done;
        };
    }; }); }"""
"""Does something to the first photo that the browser keeps."""


@pytest.mark.parametrize("spoilt", [None, "text"])
def test_a_photo_that_is_gone_is_named_and_the_others_keep_their_places(
    maker: Maker, published: str, spoilt: str | None
) -> None:
    maker.add_photos(small_photo("r.png", RED), small_photo("g.png", GREEN))
    maker.fill(title="A", date="2019-02-15", authors="A", text="![](photo-1.jpg)\n\n![](photo-2.jpg)")
    maker.choose("people", "none")
    maker.page.wait_for_timeout(900)
    maker.page.evaluate(SPOIL, spoilt)
    maker.page.reload()
    expect(maker.part("draft-state")).to_contain_text("写真1枚が見つかりませんでした")
    expect(maker.part("text")).to_have_value("\n\n![](photo-1.jpg)")
    assert [corners_of(image)[0] for image in maker.photos()] == [GREEN]
