"""A draft beyond one tab: as a file for another device, and in two tabs of which one writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from maker import GREEN, RED, WRITE, Maker, corners_of, small_photo

pytestmark = pytest.mark.browser


@pytest.fixture
def page(telephone: BrowserContext) -> Page:
    return telephone.new_page()


@pytest.fixture
def maker(page: Page, published: str) -> Maker:
    return Maker.at(page, published + WRITE["ja"])


# ---- As a file ------------------------------------------------------------------------------------------------------


def test_a_draft_is_saved_as_a_file_and_opened_elsewhere(
    maker: Maker, browser: Browser, published: str, tmp_path: Path
) -> None:
    maker.fill(title="途中", date="2019-02-15", authors="A", text="![](photo-2.jpg) まだ", summary="短く")
    maker.add_photos(small_photo("r.png", RED), small_photo("g.png", GREEN))
    maker.choose("people", "consented")
    maker.describe(2, "緑", "添える")
    ending = maker.ending()
    maker.page.get_by_text("下書きの保存").click()
    with maker.page.expect_download() as downloading:
        maker.part("draft-save").click()
    file = tmp_path / downloading.value.suggested_filename
    assert file.name == f"2019-02-15-report-{ending}.draft.zip"
    downloading.value.save_as(file)
    other = browser.new_context()
    elsewhere = Maker.at(other.new_page(), published + WRITE["ja"])
    elsewhere.fill(title="別の話")
    elsewhere.page.get_by_text("下書きの保存").click()
    elsewhere.part("draft-open").set_input_files(file)
    elsewhere.page.get_by_role("button", name="置き換えない").click()
    expect(elsewhere.part("title")).to_have_value("別の話")
    elsewhere.part("draft-open").set_input_files(file)
    elsewhere.page.get_by_role("button", name="置き換える", exact=True).click()
    expect(elsewhere.part("draft-state")).to_have_text("ファイルの下書きを開きました。")
    expect(elsewhere.part("summary")).to_be_visible()
    elsewhere.page.wait_for_timeout(300)
    elsewhere.page.reload()
    expect(elsewhere.part("text")).to_have_value("![](photo-2.jpg) まだ")
    header, _ = elsewhere.report()
    assert [(each.alt, each.caption) for each in header.photos] == [(None, None), ("緑", "添える")]
    assert [corners_of(image)[0] for image in elsewhere.photos()] == [RED, GREEN]
    assert elsewhere.ending() == ending
    other.close()


def test_a_file_that_is_no_draft_is_named(maker: Maker) -> None:
    maker.fill(title="途中", date="2019-02-15", authors="A", text="まだ")
    maker.page.get_by_text("下書きの保存").click()
    for content in (b"", b"PK\x03\x04", b"%PDF-1.4"):
        maker.part("draft-open").set_input_files({"name": "x.zip", "mimeType": "application/zip", "buffer": content})
        expect(maker.part("draft-file-state")).to_contain_text("「x.zip」は、下書きのファイルではありません")
    expect(maker.part("title")).to_have_value("途中")


def test_nothing_is_asked_where_nothing_is_lost(maker: Maker, published: str, browser: Browser, tmp_path: Path) -> None:
    maker.fill(title="途中", text="まだ")
    maker.page.get_by_text("下書きの保存").click()
    with maker.page.expect_download() as downloading:
        maker.part("draft-save").click()
    file = tmp_path / "途中.zip"
    downloading.value.save_as(file)
    other = browser.new_context()
    elsewhere = Maker.at(other.new_page(), published + WRITE["ja"])
    elsewhere.page.wait_for_timeout(300)  # what the form fills in by itself is no answer
    elsewhere.part("draft-open").set_input_files(file)
    expect(elsewhere.part("title")).to_have_value("途中")
    expect(elsewhere.part("open-dialog")).to_be_hidden()
    elsewhere.part("draft-open").set_input_files(file)
    expect(elsewhere.part("open-dialog")).to_be_visible()
    other.close()


# ---- Two tabs -------------------------------------------------------------------------------------------------------


def test_one_tab_writes_and_the_other_says_so_until_it_is_told_to_take_over(
    maker: Maker, telephone: BrowserContext, published: str
) -> None:
    maker.fill(title="一つ目のタブ")
    second = telephone.new_page()
    second.goto(published + WRITE["ru"])
    expect(second.locator("#maker-elsewhere")).to_contain_text("в другой вкладке")
    expect(second.locator("#report-maker")).to_be_hidden()
    maker.fill(text="最後の一文字まで")
    second.locator("#maker-take-over").click()
    there = Maker(second)
    expect(there.part("text")).to_have_value("最後の一文字まで")
    expect(maker.part("elsewhere")).to_be_visible()
    expect(maker.page.locator("#report-maker")).to_be_hidden()
    there.fill(title="二つ目のタブ")
    second.wait_for_timeout(700)
    maker.part("take-over").click()
    expect(maker.part("title")).to_have_value("二つ目のタブ")
    expect(there.part("elsewhere")).to_be_visible()
    maker.page.goto("about:blank")  # left, as a tab that is closed is
    there.part("take-over").click()
    expect(there.part("title")).to_have_value("二つ目のタブ")


def test_a_browser_without_locks_tells_by_what_is_stored(telephone: BrowserContext, published: str) -> None:
    telephone.add_init_script("Object.defineProperty(navigator, 'locks', { value: undefined })")
    first = Maker.at(telephone.new_page(), published + WRITE["ja"])
    second = Maker.at(telephone.new_page(), published + WRITE["ja"])
    second.fill(title="二つ目のタブ")
    expect(first.part("elsewhere")).to_be_visible()
    expect(second.part("title")).to_be_visible()
    first.part("take-over").click()
    expect(first.part("title")).to_have_value("二つ目のタブ")
