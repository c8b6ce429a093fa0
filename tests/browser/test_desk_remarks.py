"""What the desk says on the way: of which record each mistake is, what deserves another look, values in the words of the language."""

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


# ---- Of which record, of which part ----------------------------------------------------------------------------------


def test_each_mistake_says_of_which_record_it_is(desk: Desk) -> None:
    """A partner, its city and two sources have names and titles of their own; the link leads to the right one."""
    desk.begin("add-partner")
    desk.press("都市", "city")
    desk.texts("name", "+1", ja="トムスク")
    for source in ("+2", "+3"):
        desk.press("出典", "source")
        desk.texts("publisher", source, ja="トムスク国立大学", ru="Томский университет")
    desk.finish()
    wrong = desk.wrong()
    assert "海外連携機関・正式名称：入力してください。" in wrong
    assert "都市・名称：ロシア語の文がありません。入力してください。" in wrong
    assert [each for each in wrong if each.startswith(("出典・1番目・題名：", "出典・2番目・題名："))] == [
        "出典・1番目・題名：入力してください。",
        "出典・2番目・題名：入力してください。",
    ]
    assert len(set(wrong)) == len(wrong)
    desk.part("problems").get_by_role("link", name="出典・2番目・題名").click()
    expect(desk.at_place("+3", "title", "ja").locator("textarea")).to_be_focused()


def test_each_mistake_says_of_which_part_it_is(desk: Desk) -> None:
    desk.begin("year-figures", "新しく加える")
    desk.fill("2019", "year")
    desk.fill("四十", "outbound", "planned")
    desk.fill("三十", "inbound", "planned")
    desk.finish()
    assert desk.wrong() == ["派遣・計画：数だけを入力してください。", "受入・計画：数だけを入力してください。"]
    desk.part("problems").locator("a").last.click()
    expect(desk.at_place("main", "inbound", "planned").locator("input")).to_be_focused()
    desk.begin("change-entry", "カザン連邦大学", kind="partners")
    for _ in range(2):
        desk.press("1つ加える", "formerly")
    desk.fill("カザン大学", "formerly", 1, "name", "ja")
    desk.finish()
    assert "以前の名称・2番目・名称：ロシア語の文がありません。入力してください。" in desk.wrong()


def test_a_name_that_is_taken_is_told(desk: Desk) -> None:
    """Two of one name cannot be told apart, and the difference is said all the same."""
    desk.begin("add-entry", kind="cities")
    desk.texts("name", ja="トムスク", ru="Томск")
    desk.fill("kazan", "id")
    assert [each for each in desk.lines() if "トムスク" in each]
    desk.finish()
    assert [each for each in desk.wrong() if "「kazan」はすでに使われています" in each]


def test_a_link_leads_to_a_list_that_holds_nothing(desk: Desk) -> None:
    desk.begin("project-facts", kind="mobility")
    for name in ("years", "rows"):
        while desk.at_place("main", name, 0).count():
            desk.press("外す", name, 0)
    desk.finish()
    expect(desk.at_place("main", "years").get_by_role("button", name="1つ加える")).to_be_focused()


# ---- What deserves another look --------------------------------------------------------------------------------------


def test_a_text_changed_in_one_language_reminds_of_the_others(desk: Desk) -> None:
    """At the text and in the list; it hinders nothing, and goes when the others are changed as well."""
    desk.begin("change-entry", "カザン連邦大学", kind="partners")
    group = desk.at_place("main", "name")
    said = "日本語は変わりましたが、ロシア語、英語は元のままです。"
    desk.fill("カザン（沿ヴォルガ）連邦大学", "name", "ja")
    expect(group.locator("> .hint").last).to_contain_text(said)
    expect(desk.part("reminders")).to_contain_text(f"正式名称：{said}")
    desk.finish()
    expect(desk.part("hand-in")).to_be_visible()
    desk.part("reminders").locator("a").click()
    expect(desk.at_place("main", "name", "ru").locator("input").first).to_be_focused()
    desk.fill("Казанский (Приволжский) университет", "name", "ru")
    expect(group.locator("> .hint").last).to_contain_text("日本語、ロシア語は変わりましたが、英語は元のままです。")
    desk.fill("Kazan (Volga Region) University", "name", "en")
    expect(group).not_to_contain_text("元のまま")
    expect(desk.part("reminders")).to_be_hidden()
    desk.begin("add-entry", kind="cities")
    desk.texts("name", ja="トムスク")
    expect(desk.part("reminders")).to_be_hidden()


def test_languages_are_named_as_in_the_middle_of_a_sentence(page: Page, published: str) -> None:
    desk = Desk.at(page, published + EDIT["ru"])
    desk.begin("correct-name", "Казань", kind="cities")
    desk.fill("カザン市", "name", "ja")
    expect(desk.at_place("main", "name")).to_contain_text("Текст изменён (японский), но на других языках (русский)")


# ---- A name that was changed -----------------------------------------------------------------------------------------


def test_the_old_name_is_kept_as_a_former_one_by_a_button(desk: Desk) -> None:
    """In all its languages; the desk asks until when, and offers it once."""
    desk.begin("correct-name", "カザン連邦大学", kind="partners")
    offer = desk.page.get_by_role("button", name="「カザン連邦大学」を以前の名称として残す")
    expect(offer).to_be_hidden()
    desk.texts("name", ja="沿ヴォルガ大学", ru="Приволжский университет")
    offer.click()
    expect(offer).to_be_hidden()
    expect(desk.at_place("main", "formerly", 0, "until").locator("input").first).to_be_focused()
    desk.page.keyboard.type("2021")
    desk.fill("カザン連邦大学", "name", "ja")
    desk.fill("Казанский федеральный университет", "name", "ru")
    desk.texts("name", ja="沿ヴォルガ大学", ru="Приволжский университет")
    expect(offer).to_be_hidden()
    desk.press("外す", "formerly", 0)
    offer.click()
    desk.page.keyboard.type("2020")
    desk.page.wait_for_timeout(700)
    desk.page.reload()
    expect(desk.at_place("main", "formerly", 0, "name", "ru").locator("input").first).to_have_value(
        "Казанский федеральный университет"
    )
    expect(offer).to_be_hidden()
    [change] = [each for each in desk.changes().changes if each.place[-1] == "formerly"]
    assert [each["until"] for each in change.new] == [2020]
    assert change.new[0]["name"]["en"] == "Kazan Federal University"


def test_what_keeps_no_former_names_offers_none(desk: Desk) -> None:
    desk.begin("correct-name", "カザン", kind="cities")
    desk.texts("name", ja="別の名前", ru="Другое название")
    expect(desk.part("difference")).to_contain_text("別の名前")
    assert desk.page.get_by_role("button", name="以前の名称として残す").count() == 0


def test_a_new_name_that_was_an_alias_is_told(desk: Desk) -> None:
    desk.begin("change-entry", "カザン連邦大学", kind="partners")
    desk.fill("沿ヴォルガ大学", "aliases", "ja")
    desk.texts("name", ja="沿ｳﾞｫﾙｶﾞ大学")
    expect(desk.part("reminders")).to_contain_text("「沿ヴォルガ大学」は、書かなくても検索で見つかります")


# ---- Values beside each other ----------------------------------------------------------------------------------------


def test_dates_are_compared_while_other_fields_are_empty(desk: Desk) -> None:
    desk.begin("open-call")
    desk.fill("2030-05-15", "opens")
    desk.fill("2030-04-01", "closes")
    desk.finish()
    wrong = desk.wrong()
    assert "題名：入力してください。" in wrong
    assert [each for each in wrong if "終わり（2030年4月1日）が始まり（2030年5月15日）より前です" in each]


# ---- In which words, and how much of it -------------------------------------------------------------------------------


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
