"""The draft of a report: it stays on the device, comes back with its photos, and goes when told."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

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
