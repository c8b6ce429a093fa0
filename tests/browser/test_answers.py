"""A student, a parent, a partner's officer and a journalist find on a telephone what they came for, two links from the first page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

TELEPHONE = {"width": 375, "height": 812}
HOME = {"ja": "", "ru": "ru/"}

# Who, the links to follow as they read, where the answer stands, and what it says.
WAYS = {
    ("ja", "student in Japan"): (
        ["ロシアへ留学する"],
        "outbound-call",
        "このサイトでご案内できる募集はありません。",
    ),
    ("ja", "student in Russia"): (["金沢大学で学ぶ"], "inbound-housing", "資料では確認できないこと"),
    ("ja", "parent"): (["ご家族の方へ"], "outbound-safety", "緊急時の連絡の方法"),
    ("ja", "partner"): (["連携・協定について"], "agreements-now", "現在の状況"),
    ("ja", "evaluator"): (["報道・評価に携わる方へ"], "report-itself", "文書が公開されているアドレス。"),
    ("ru", "student in Japan"): (
        ["Поездка в Россию"],
        "outbound-visa",
        "Какая виза нужна сейчас, узнайте в посольстве.",
    ),
    ("ru", "student in Russia"): (
        ["Учёба в Канадзаве"],
        "inbound-call",
        "Объявлений о наборе на этом сайте нет.",
    ),
    ("ru", "parent"): (["Родителям и близким"], "insurance", "Какую страховку требовали"),
    ("ru", "partner"): (["Соглашения и сотрудничество"], "cooperate", "Есть ли у проекта продолжение."),
    ("ru", "evaluator"): (["Прессе и экспертам"], "what-became", "последним стал 2021/22 финансовый год"),
}
OFFICIAL = {
    "outbound": [
        "https://rutenkai.w3.kanazawa-u.ac.jp/", "https://www.kanazawa-u.ac.jp/", "https://www.anzen.mofa.go.jp/",
        "https://www.ezairyu.mofa.go.jp/tabireg/index.html", "https://www.ru.emb-japan.go.jp/", "https://tokyo.mid.ru/",
    ],
    "inbound": [
        "https://rutenkai.w3.kanazawa-u.ac.jp/", "https://www.kanazawa-u.ac.jp/", "https://www.ru.emb-japan.go.jp/",
        "https://tokyo.mid.ru/", "https://www.studyinjapan.go.jp/", "https://www.jlpt.jp/",
    ],
}  # fmt: skip


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page(viewport=TELEPHONE)  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "who"), WAYS)
def test_the_answer_stands_two_links_from_the_first_page(page: Page, published: str, language: str, who: str) -> None:
    links, answer, words = WAYS[language, who]
    assert len(links) <= 2
    page.goto(published + HOME[language])
    for name in links:
        page.locator("main").get_by_role("link", name=name).first.click()
    row = page.locator(f"#answer-{answer}")
    row.scroll_into_view_if_needed()
    expect(row.locator("dd", has_text=words)).to_be_in_viewport()
    page.close()


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("direction", OFFICIAL)
def test_official_sites_stand_with_their_whole_addresses_and_nothing_is_asked_of_them(
    page: Page, published: str, language: str, direction: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{published}{HOME[language]}study-abroad/{direction}/")
    assert page.locator(".official-sites .address").all_inner_texts() == OFFICIAL[direction]
    assert all(each.startswith(published) for each in asked)
    page.close()


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("address", ["partners/kfu/", "cities/kazan/", "programs/basic/"])
def test_who_reads_of_a_place_is_led_to_the_page_on_going_there(
    page: Page, published: str, language: str, address: str
) -> None:
    page.goto(published + HOME[language] + address)
    page.locator(".section:has(#study) a[href$='study-abroad/outbound/']").click()
    expect(page.locator("#answer-outbound-call")).to_be_attached()
    page.close()


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("address", ["study-abroad/outbound/", "partners/kfu/"])
def test_a_long_page_has_its_contents_below_the_title_where_nothing_stands_beside_it(
    browser: Browser, published: str, language: str, address: str
) -> None:
    """Also without scripts."""
    context = browser.new_context(viewport=TELEPHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(published + HOME[language] + address)
    contents, section = page.locator(".contents"), page.locator("main h2").first
    top, below = contents.bounding_box(), section.bounding_box()
    assert top
    assert below
    assert top["y"] < below["y"], "above the first section"
    last = contents.get_by_role("link").last
    heading = page.locator(f"[id='{(last.get_attribute('href') or '').removeprefix('#')}']")
    last.click()
    expect(heading).to_be_in_viewport()
    context.close()
