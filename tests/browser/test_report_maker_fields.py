"""What is missing or wrong is said where it is, and how to mend it; what deserves a second look stops nobody."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from maker import WRITE, Maker, small_photo

pytestmark = pytest.mark.browser

WHOLE = {"title": "A", "date": "2019-02-15", "authors": "A", "text": "A", "first": "", "last": "", "slug": "a"}


@pytest.fixture
def page(telephone: BrowserContext) -> Page:
    return telephone.new_page()


@pytest.fixture
def maker(page: Page, published: str) -> Maker:
    return Maker.at(page, published + WRITE["ja"])


def test_what_is_missing_is_named_at_its_field_and_the_first_gets_the_cursor(maker: Maker) -> None:
    maker.finish()
    expect(maker.part("title")).to_be_focused()
    wrong = maker.wrong()
    assert list(wrong) == ["title", "date", "authors", "text"]
    for name, text in wrong.items():
        expect(maker.part(name)).to_have_attribute("aria-invalid", "true")
        assert f"maker-{name}-error" in str(maker.part(name).get_attribute("aria-describedby")).split()
        assert text.endswith("。")
    links = maker.page.locator("#maker-problems a")
    assert links.all_text_contents() == list(wrong.values())
    expect(maker.part("status")).to_have_text("直していただきたいところが4か所あります。")
    links.nth(2).click()
    expect(maker.part("authors")).to_be_focused()
    expect(maker.part("send")).to_be_hidden()


def test_what_is_mended_is_wrong_no_longer(maker: Maker) -> None:
    maker.finish()
    maker.fill(authors="A", text="雪")
    assert list(maker.wrong()) == ["title", "date"]
    expect(maker.part("authors")).not_to_have_attribute("aria-invalid", "true")
    expect(maker.page.locator("#maker-problems a")).to_have_count(2)
    maker.fill(title="雪", date="2019-02-15")
    expect(maker.part("problems")).to_be_hidden()
    maker.finish()
    expect(maker.part("send-title")).to_be_focused()


def test_in_russian_a_count_has_its_form(page: Page, published: str) -> None:
    maker = Maker.at(page, published + WRITE["ru"])
    maker.finish()
    expect(maker.part("status")).to_have_text("Нужно исправить 4 места.")
    maker.add_photos(small_photo())
    expect(maker.part("files-state")).to_have_text("Добавлена 1 фотография.")
    assert maker.wrong()["people"] == "Укажите, есть ли на снимках люди."
    maker.fill(title="А", date="2019-02-15", authors="А")
    expect(maker.page.locator("#maker-problems > p")).to_have_text("Нужно исправить 1 место.")


def test_nobody_is_shown_without_having_been_asked(maker: Maker) -> None:
    maker.fill(title="A", date="2019-02-15", authors="A", text="A")
    expect(maker.part("people")).to_be_hidden()
    maker.add_photos(small_photo())
    expect(maker.part("people")).to_be_visible()
    maker.finish()
    assert list(maker.wrong()) == ["people"]
    expect(maker.page.locator("[name=people]").first).to_be_focused()
    maker.choose("people", "not_yet")
    assert "同意" in maker.wrong()["people"]
    maker.finish()
    expect(maker.part("send")).to_be_hidden()
    maker.page.get_by_role("button", name="外す: 写真1").click()
    expect(maker.part("people")).to_be_hidden()
    assert maker.wrong() == {}
    assert maker.report()[0].people_in_photos is None


WRONG: dict[str, tuple[str, dict[str, str]]] = {
    "a day before 1990": ("date", {"date": "1989-12-31"}),
    "a year of two digits": ("date", {"date": "0019-02-15"}),
    "a stay without end": ("last", {"first": "2019-02-15"}),
    "a stay without beginning": ("first", {"last": "2019-02-15"}),
    "a stay that ends before it begins": ("last", {"first": "2019-02-15", "last": "2019-02-14"}),
    "a short name with capitals": ("slug", {"slug": "First Snow"}),
    "a short name in Cyrillic": ("slug", {"slug": "снег"}),
    "a short name with two hyphens": ("slug", {"slug": "a--b"}),
    "a title of blanks": ("title", {"title": " \u3000 "}),
    "authors of blanks": ("authors", {"authors": "\n \n"}),
    "a photo that is not there": ("text", {"text": "![](photo-1.jpg)"}),
    "a picture from elsewhere": ("text", {"text": "![x](https://example.org/x.jpg)"}),
    "a text of 60,000 bytes": ("text", {"text": "あ" * 20_000}),
    "hundreds of brackets": ("text", {"text": "(" * 301}),
    "many brackets in many paragraphs": ("text", {"text": ("(" * 200 + "\n\n") * 6}),
    "hundreds of headings": ("text", {"text": "## a\n" * 201}),
}
"""The field, and what stands there."""


def test_what_the_checker_would_refuse_is_refused_here(maker: Maker) -> None:
    maker.open_details()
    for wrong, (field, values) in WRONG.items():
        maker.fill(**{**WHOLE, **values})
        maker.finish()
        assert (wrong, list(maker.wrong())) == (wrong, [field])
        expect(maker.part(field)).to_be_focused()
    maker.fill(**WHOLE)
    assert maker.wrong() == {}
    maker.part("finish").click()
    expect(maker.part("send")).to_be_visible()


def test_a_day_the_calendar_does_not_have_is_told_from_an_empty_field(maker: Maker) -> None:
    maker.part("date").focus()
    maker.page.keyboard.type("02302019")  # month, day, year, as the browser's own field takes them
    maker.finish()
    assert "暦にない日" in maker.wrong()["date"]


def test_contact_details_are_a_reminder_and_no_obstacle(maker: Maker) -> None:
    maker.fill(title="A", date="2019-02-15", authors="A")
    details = [
        "anna@example.org",
        "+7 912 345-67-89",
        "8 (912) 345-67-89",
        "090-1234-5678",
        "@anna_snow",
        "t.me/anna",
        "LINE ID: anna5",
    ]
    reminder = maker.page.locator("#maker-reminders a")
    for detail in details:
        maker.fill(text=f"連絡は {detail} まで")
        expect(reminder).to_contain_text(detail)
    reminder.click()
    expect(maker.part("text")).to_be_focused()
    assert details[-1] in maker.report()[1]


def test_a_link_that_leads_nowhere_is_a_reminder(maker: Maker) -> None:
    maker.fill(text="[駅](https://example.org/駅) と [市場](www.example.org)")
    expect(maker.part("reminders")).to_contain_text("www.example.org")
    maker.fill(text="[駅](https://example.org/駅_(東)) と [手紙](mailto:a) ![](photo-1.jpg)")
    expect(maker.part("reminders")).to_be_hidden()


def test_dates_and_numbers_are_no_contact_details(maker: Maker) -> None:
    text = "2018-09-03から2018-09-14まで。03.09.2018 — 14.09.2018, 1 200 000 рублей, 1988年、8時10分、５００円"
    maker.fill(title="2018", date="2019-02-15", authors="A", text=text)
    maker.finish()
    expect(maker.part("send")).to_be_visible()
    expect(maker.part("reminders")).to_be_hidden()


def test_a_day_to_come_is_a_reminder(maker: Maker) -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    maker.fill(date=(today + datetime.timedelta(days=3)).isoformat())
    expect(maker.part("reminders")).to_contain_text("今日より後")
    maker.fill(date=today.isoformat())
    expect(maker.part("reminders")).to_be_hidden()


OFFERED = {
    "ja": {
        "市場で覚えた言葉": "culture-kfu",
        "KFUで過ごした夏": "kfu",
        "2018年の夏": "culture-kfu",
        "Café à l'Université!": "cafe-a-l-universite",
    },
    "ru": {
        "Первый снег: ёлка, щи и съезд": "pervyy-sneg-yolka-shchi-i-sezd",
        "Очень длинное название, которое никак не поместится": "ochen-dlinnoe-nazvanie-kotoroe-nikak-ne",
    },
}


@pytest.mark.parametrize("language", OFFERED)
def test_a_short_name_is_offered_until_the_writer_chooses_one(page: Page, published: str, language: str) -> None:
    maker = Maker.at(page, published + WRITE[language])
    maker.choose("program", "culture")
    maker.choose("partners", "kfu")
    maker.fill(date="2019-02-15")
    for title, slug in OFFERED[language].items():
        maker.fill(title=title)
        expect(maker.part("slug")).to_have_value(slug)
        expect(maker.part("folder")).to_have_text(f"2019-02-15-{slug}-{maker.ending()}")
    maker.open_details()
    maker.fill(slug="own-name")
    maker.fill(title="x")
    expect(maker.part("folder")).to_have_text(f"2019-02-15-own-name-{maker.ending()}")
    maker.fill(slug="")
    maker.part("title").focus()
    expect(maker.part("slug")).to_have_value("culture-kfu")


def test_the_questions_fit_the_time_of_writing(maker: Maker) -> None:
    questions = maker.page.locator("#maker-questions li:visible")
    maker.page.get_by_text("何を書くか迷ったら").click()
    expect(questions).to_have_count(3)
    for stage in ("before", "during", "after"):
        maker.choose("stage", stage)
        expect(questions).to_have_count(4)
