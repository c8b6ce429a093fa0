"""The table of students on its page: what is not known, what was added later, which years a total covers, who they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from conftest import SITE_URL
from other_sites import attribute
from other_sites import text as spaced
from program_site.load import load
from program_site.site.addresses import Addresses
from program_site.site.pages import fill_shortcodes
from program_site.site.view import View
from program_site.tables.exports import exports
from smallest import lay

SOURCES = """\
- {id: interim-report, title: {ja: 中間報告, ru: Отчёт}, publisher: {ja: 大学, ru: Вуз}}
- {id: annual-report, title: {ja: 年次報告, ru: Годовой отчёт}, publisher: {ja: 大学, ru: Вуз}}
"""
PAGE = "---\ntitle: {title}\ndescription: {title}\n---\n{{{{ snapshot_notice }}}}\n\n{{{{ mobility_table }}}}\n\n{{{{ downloads }}}}\n"
LIST = "---\ntitle: {title}\ndescription: {title}\n---\n{{{{ source_list }}}}\n"
YEAR = """\
years:
  - year: 2018
    outbound: {planned: 35, actual: 65}
    inbound: {planned: 17, actual: 37}
"""
LATER = f"""\
{YEAR}\
  - year: 2019
    outbound: {{planned: 40}}
    inbound: {{planned: 25, actual: 31}}
    source: [annual-report]
"""
ROWS = """\
rows:
  - {year: 2018, direction: outbound, kind: actual, number: 41, program: culture, partner: kfu, level: master}
  - {year: 2018, direction: outbound, kind: actual, number: 21, program: culture, length: from_1_year}
  - {year: 2018, direction: outbound, kind: actual, number: 3, partner: kfu}
"""


def text(tag: BeautifulSoup | Tag) -> str:
    return spaced(tag).replace("[ ", "[").replace(" ]", "]").replace(" ,", ",")


def view(root: Path, mobility: str, language: str = "ja") -> View:
    files: dict[str, str | None] = {"data/mobility.yml": mobility, "data/sources.yml": SOURCES}
    for code, title in (("ja", "実績"), ("ru", "Итоги")):
        files[f"docs/{code}/results.md"] = PAGE.format(title=title)
        files[f"docs/{code}/sources.md"] = LIST.format(title=title)
    catalog = load(lay(root, files)).checked()
    return View(catalog, Addresses(("ja", "ru"), SITE_URL), language, "results/")


def shown(seen: View, *names: str) -> BeautifulSoup:
    html = "".join(f"<p>{{{{ {name} }}}}</p>" for name in names or ("mobility_table",))
    return BeautifulSoup(fill_shortcodes(html, seen, None), "lxml")


def lines(page: BeautifulSoup, table: str = ".mobility") -> list[list[str]]:
    return [[text(cell) for cell in row.select("th, td")] for row in page.select(f"table{table} tr")]


def test_what_is_not_known_is_a_dash_and_no_part_of_the_total(tmp_path: Path) -> None:
    page = shown(view(tmp_path, LATER))
    assert lines(page)[2:] == [
        ["2018年度", "35", "65", "186%", "17", "37", "218%"],
        ["2019年度 [2] 後日追記", "40", "–", "", "25", "31", "124%"],
        ["合計", "35", "65", "186%", "42", "68", "162%"],
    ]
    assert "合計の年度：派遣（2018年度）、受入（2018～2019年度）" in text(page)
    assert "計画と実績の両方が分かっている年度だけ" in text(page)
    assert not page.select(".together")


def test_a_total_of_some_years_names_them(tmp_path: Path) -> None:
    page = shown(view(tmp_path, f"{YEAR}  - year: 2019\n    outbound: {{planned: 1}}\n    inbound: {{planned: 1}}\n"))
    assert lines(page)[-2] == ["合計（2018年度）", "35", "65", "186%", "17", "37", "218%"]
    assert "合計の年度" not in text(page)


def test_the_sum_of_both_directions_says_who_made_it(tmp_path: Path) -> None:
    seen = view(tmp_path, YEAR)
    assert lines(shown(seen))[-1] == ["派遣＋受入", "102名（計画52名の196%）"]
    assert "合計と計画比は、このサイトで計算しました。" in text(shown(seen))
    page = shown(seen, "key_figures")
    assert found(page, ".statement").get_text() == "2018年度の交流学生は102名。 計画52名の196%でした。"
    assert "合計と計画比は、このサイトで計算しました。" in text(page)


def test_the_bar_of_what_is_not_known_is_left_out_and_its_dash_is_read_aloud(tmp_path: Path) -> None:
    page = shown(view(tmp_path, LATER), "mobility_chart", "mobility_table")
    side = page.select(".chart-row .chart-outbound")[2]
    assert [bar["class"] for bar in side.select("rect")] == [["bar-planned"]]
    for place in (side, page.select("table.mobility tbody tr")[1]):
        (dash,) = place.select("[role=img]")
        assert attribute(dash, "aria-label") == "不明"


@pytest.mark.parametrize(
    ("language", "caption"),
    [
        ("ja", "年度別の交流学生数（計画と実績） （2018～2019年度） [1, 2]"),
        ("ru", "Число студентов: план и факт (2018/19 — 2019/20 финансовые годы) [1, 2]"),
    ],
)
def test_the_caption_says_which_years_and_sources_it_covers(language: str, caption: str, tmp_path: Path) -> None:
    page = shown(view(tmp_path, LATER, language))
    assert text(found(page, "caption")).replace("\xa0", " ") == caption


def test_nothing_is_said_to_be_of_a_day_on_which_its_year_was_not_over(tmp_path: Path) -> None:
    later = shown(view(tmp_path / "later", LATER), "snapshot_notice", "mobility_table")
    assert text(found(later, ".notice")) == "「後日追記」の印があるものを除き、2019年3月31日現在の情報です。 [1]"
    assert "2019年3月31日の時点でまだ終わっていなかった年度" in text(later)
    before = shown(view(tmp_path / "before", YEAR), "snapshot_notice", "mobility_table")
    assert not before.select(".notice"), "the day itself stands in the frame of every page"
    assert "後日追記" not in text(before)


@pytest.mark.parametrize("name", ["key_figures", "mobility_statement"])
def test_the_sentence_names_the_years_and_the_sources_of_its_totals(name: str, tmp_path: Path) -> None:
    assert "2018年度の合計です。 [1]" in text(found(shown(view(tmp_path / "one", YEAR), name), ".scope"))
    page = shown(view(tmp_path / "two", LATER), name)
    assert "2018～2019年度の合計です。 [1, 2]" in text(found(page, ".scope"))
    assert "派遣65名は計画の186%（2018年度）" in found(page, ".statement").get_text()


def test_plans_alone_have_no_total_and_a_sentence_of_their_own(tmp_path: Path) -> None:
    seen = view(tmp_path, "years:\n  - year: 2018\n    outbound: {planned: 35}\n    inbound: {planned: 17}\n")
    assert "合計" not in [row[0] for row in lines(shown(seen))]
    assert text(found(shown(seen, "key_figures"), ".statement")) == "計画は、派遣35名、受入17名です。"


def test_without_numbers_of_students_there_is_no_chart_and_no_sentence(tmp_path: Path) -> None:
    seen = view(tmp_path, YEAR)
    bare = replace(seen, catalog=replace(seen.catalog, mobility=None))
    assert not shown(bare, "key_figures").select(".statement, .chart")
    assert found(shown(bare, "key_figures"), ".figures")
    assert text(shown(bare, "mobility_statement", "mobility_chart", "mobility_table")) == ""


def test_on_paper_the_sources_are_written_out(tmp_path: Path) -> None:
    page = shown(view(tmp_path, YEAR), "mobility_statement", "mobility_table")
    address, sources = page.select(".on-paper")
    assert text(address) == f"{SITE_URL}results/"
    assert text(sources) == "出典 [1] 中間報告 (大学) アドレスは確認できていません。"


def test_who_the_students_were_is_told_in_groups_of_five_and_more(tmp_path: Path) -> None:
    seen = view(tmp_path, YEAR + ROWS)
    page = shown(seen)
    assert lines(page, ".groups") == [
        ["プログラム"], ["文化交流プログラム", "21"], ["その他・不明", "44"],
        ["海外連携機関"], ["カザン連邦大学", "44"], ["その他・不明", "21"],
        ["期間"], ["1年以上", "21"], ["その他・不明", "44"],
    ]  # fmt: skip
    assert "3" not in {cell for line in lines(page, ".groups") for cell in line}
    assert text(found(page, ".groups caption")) == "実績の内訳：派遣（2018年度） [1]"
    assert not shown(view(tmp_path / "none", YEAR)).select(".groups")


def test_exports_hold_the_same_groups_and_no_smaller_ones(tmp_path: Path) -> None:
    tables = {each.kind: each for each in exports(view(tmp_path, YEAR + ROWS).catalog)}
    assert [(row["program"], row["partner"], row["number"]) for row in tables["mobility_rows"].rows] == [
        ("culture", None, 21),
        (None, "kfu", 44),
    ]
    assert all(row["source"] == ("interim-report",) for row in tables["mobility_rows"].rows)
    assert b"primaryKey" not in tables["mobility_rows"].files()[tables["mobility_rows"].schema]
    assert "mobility_rows" not in {each.kind for each in exports(view(tmp_path / "none", YEAR).catalog)}


def test_an_export_leaves_empty_what_is_not_known_and_marks_what_was_added_later(tmp_path: Path) -> None:
    tables = {each.kind: each for each in exports(view(tmp_path, LATER).catalog)}
    last = tables["mobility"].rows[2]
    assert [last[key] for key in ("planned", "actual", "rate", "source", "added_later")] == [
        40,
        None,
        None,
        ("annual-report",),
        True,
    ]
    assert tables["mobility"].about["totals"]["outbound"] == {
        "planned": 35,
        "actual": 65,
        "rate": 1.8571,
        "fiscal_years": [2018],
    }
    assert [each["id"] for each in tables["mobility"].about["sources"]] == ["interim-report", "annual-report"]


def found(page: BeautifulSoup | Tag, selector: str) -> Tag:
    tag = page.select_one(selector)
    assert tag is not None
    return tag
