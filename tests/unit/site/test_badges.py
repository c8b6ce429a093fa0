"""What has ended is shown as former on every page, by the day of the build; what was added later, or lies ahead, says so."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from catalogs import ROOT, catalog_of
from conftest import SITE_URL
from program_site.content.catalog import Catalog
from program_site.content.data.lasting import FormerName
from program_site.i18n.translated_text import Name, Wording
from program_site.site import linked_data
from program_site.site.addresses import Addresses
from program_site.site.pages import fill_shortcodes
from program_site.site.view import View
from program_site.text.when import When

CATALOG = catalog_of(ROOT)
LATER = datetime.date(2026, 11, 30)
OLD_NAME = Name.model_construct(root={code: Wording(text=f"Старое {code}") for code in ("ja", "ru")})


def changed(kind: str, identity: str, today: datetime.date = LATER, **values: object) -> Catalog:
    records = [each.model_copy(update=values) if each.id == identity else each for each in getattr(CATALOG, kind)]
    return replace(CATALOG, today=today, **{kind: tuple(records)})


def view(catalog: Catalog, language: str = "ja", address: str = "") -> View:
    return View(catalog, Addresses((language, "ru" if language == "ja" else "ja"), SITE_URL), language, address)


def shown(catalog: Catalog, shortcode: str, language: str = "ja") -> str:
    return fill_shortcodes(f"<p>{{{{ {shortcode} }}}}</p>", view(catalog, language), None)


def page(catalog: Catalog, kind: str, identity: str, language: str = "ja") -> str:
    folder = f"{kind}s/{identity}/"
    (record,) = catalog.by_ids(f"{kind}s", [identity])
    return text(view(catalog, language, folder).render(f"pages/{kind}.html", record=record))


def text(html: str) -> str:
    return re.sub(r"\s+", " ", BeautifulSoup(html, "lxml").get_text(" ")).strip()


@pytest.mark.parametrize(
    ("language", "title", "date"),
    [("ja", "以前の連携機関", "2022年3月まで"), ("ru", "Бывшие партнёры", "по март 2022")],
)
def test_former_partners_are_a_group_of_their_own_at_the_end_of_the_list(language: str, title: str, date: str) -> None:
    first, *others = (re.sub(r"\s+", " ", each.name.in_language(language)) for each in CATALOG.partners)
    said = text(shown(changed("partners", CATALOG.partners[0].id, left=When(2022, 3)), "partner_list", language))
    present, former = said.split(title)
    assert first not in present
    assert former.strip().startswith(f"{first} {date}")
    assert all(each in present for each in others)


def test_until_its_last_day_it_is_no_former_one() -> None:
    for today, former in ((datetime.date(2022, 3, 30), False), (datetime.date(2022, 3, 31), True)):
        catalog = changed("partners", "asu", today, left=When(2022, 3))
        assert ("以前の連携機関" in shown(catalog, "partner_list")) is former
        assert ("以前の連携機関" in page(catalog, "partner", "asu")) is former


def test_where_nothing_has_ended_nothing_says_so() -> None:
    for shortcode in ("partner_list", "office_list", "program_cards", "city_list", "program_comparison"):
        html = shown(CATALOG, shortcode)
        assert "badge-former" not in html
        assert "list-title" not in html
        assert "まで）" not in html


def test_the_pages_of_a_former_partner_of_its_city_and_of_its_programs_say_it() -> None:
    catalog = changed("partners", "asu", left=When(2022, 3), joined=When(2017, 8))
    own = page(catalog, "partner", "asu")
    assert "以前の連携機関（2022年3月まで）" in own
    assert "連携開始 2017年8月 連携終了 2022年3月" in own
    cities = {each.id: each for each in catalog.cities}
    city = text(view(catalog, "ja", "cities/barnaul/").render("pages/city.html", record=cities["barnaul"]))
    assert "国立アルタイ大学 2022年3月まで" in city
    assert "国立アルタイ大学 2022年3月まで バルナウル" in page(catalog, "program", "culture")
    assert "国立アルタイ大学 （2022年3月まで）" in text(shown(catalog, "city_list"))


def test_the_city_of_a_former_partner_stays_on_the_map() -> None:
    assert "バルナウル" in shown(changed("partners", "asu", left=When(2022, 3)), "city_list")


@pytest.mark.parametrize("shortcode", ["program_cards", "program_comparison"])
def test_a_former_program_stands_last(shortcode: str) -> None:
    said = text(shown(changed("programs", "culture", closed=When(2021, fiscal_start=4)), shortcode))
    assert said.index("先制医療プログラム") < said.rindex("文化交流プログラム")
    assert "2021年度まで" in said


def test_a_closed_office_says_so_in_the_list_and_on_its_page() -> None:
    catalog = changed("offices", "kazan-office", closed=When(2023, 3, 31))
    listed = text(shown(catalog, "office_list"))
    assert "以前の拠点 金沢大学カザンオフィス 2023年3月31日まで" in listed
    assert "以前の拠点（2023年3月31日まで）" in page(catalog, "office", "kazan-office")


def test_who_joined_after_the_day_of_the_site_is_marked_as_added_later_and_not_counted_on_that_day() -> None:
    catalog = changed("partners", "asu", joined=When(2020, 4))
    assert "国立アルタイ大学 後日追記" in text(shown(catalog, "partner_list"))
    assert "10 うち7機関を掲載" in re.sub(r".*?海外連携機関", "", text(shown(catalog, "key_figures")), count=1)


def test_what_lies_ahead_is_planned() -> None:
    said = text(shown(changed("partners", "asu", joined=When(2027, 4)), "partner_list"))
    assert "国立アルタイ大学 予定" in said
    assert "後日追記" not in said
    ending = page(changed("partners", "asu", left=When(2027, 4)), "partner", "asu")
    assert "連携終了 2027年4月 予定" in ending
    assert "以前の連携機関" not in ending


def test_without_a_total_nothing_is_said_of_it() -> None:
    project = CATALOG.project.model_copy(update={"partners_total": ()})
    catalog = replace(CATALOG, project=project)
    assert "機関です" not in shown(catalog, "partner_list")
    assert "海外連携機関" not in text(shown(catalog, "key_figures"))
    assert "公開資料で確認できた連携先だけ" not in page(catalog, "program", "culture")


@pytest.mark.parametrize(("language", "said"), [("ja", "2010年まで： Старое ja"), ("ru", "2010 и раньше: Старое ru")])
def test_former_names_are_on_the_page_and_in_what_machines_read(language: str, said: str) -> None:
    former = FormerName.model_construct(name=OLD_NAME, until=When(2010))
    catalog = changed("partners", "asu", formerly=(former,))
    assert said.replace("： ", "：") in page(catalog, "partner", "asu", language).replace("： ", "：")
    described = linked_data.about(view(catalog, language, "partners/asu/"), "")
    assert f"Старое {language}" in described[0]["alternateName"]
