"""The figures as a sentence, a chart and a table: whatever the numbers are, the three say the same."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as some

from catalogs import ROOT, catalog_of
from generated import bounded
from program_site.content.data.mobility import Mobility, MobilityYear, Numbers
from program_site.i18n.translated_text import Text
from program_site.site.addresses import Addresses
from program_site.site.pages import fill_shortcodes
from program_site.site.view import View

CATALOG = catalog_of(ROOT)
LANGUAGES = ("ja", "ru", "en")
PIECES = "".join(
    f"<p>{{{{ {name} }}}}</p>" for name in ("mobility_statement", "mobility_chart", "mobility_table", "key_figures")
)
COUNTS = some.none() | some.integers(0, 300)
NUMBERS = some.builds(lambda planned, actual: Numbers.model_construct(planned=planned, actual=actual), COUNTS, COUNTS)
NOTHING = some.just(Numbers.model_construct(planned=None, actual=None))
DATA = some.lists(
    some.tuples(some.integers(2015, 2025), NUMBERS | NOTHING, NUMBERS | NOTHING),
    min_size=1,
    max_size=6,
    unique_by=lambda each: each[0],
)
TWO_YEARS = [(2017, (20, 38), (5, 6)), (2018, (35, 65), (17, 37))]


def mobility_of(years: list[tuple[int, Numbers, Numbers]]) -> Mobility:
    each = [MobilityYear.model_construct(year=year, outbound=out, inbound=back, source=()) for year, out, back in years]
    return Mobility.model_construct(years=tuple(each), rows=(), note=None, source=())


def view(mobility: Mobility, language: str) -> View:
    return View(replace(CATALOG, mobility=mobility), Addresses(LANGUAGES, "https://example.org/"), language, "results/")


def shown(mobility: Mobility, language: str) -> BeautifulSoup:
    return BeautifulSoup(fill_shortcodes(PIECES, view(mobility, language), None), "lxml")


def text(tag: BeautifulSoup | Tag) -> str:
    return " ".join(tag.get_text("").replace("\xa0", " ").split())


def stated(*years: tuple[int, tuple[int | None, int | None], tuple[int | None, int | None]]) -> Mobility:
    def numbers(pair: tuple[int | None, int | None]) -> Numbers:
        return Numbers.model_construct(planned=pair[0], actual=pair[1])

    return mobility_of([(year, numbers(out), numbers(back)) for year, out, back in years])


def sentences(mobility: Mobility, language: str, short: bool = False) -> str:
    told = view(mobility, language).statement
    lines = told.short() if short else told.whole()
    return text(BeautifulSoup(" ".join(lines), "lxml"))


@pytest.mark.parametrize(
    ("language", "whole", "short"),
    [
        (
            "ja",
            "派遣103名は計画の187%、受入43名は195%。 合わせて146名、計画77名の190%でした。",
            "2年間の交流学生は146名。 計画77名の190%でした。",
        ),
        (
            "ru",
            "Поездки в Россию — 103 студента (187 % от плана), поездки в Японию — 43 (195 %)."
            " Всего 146 студентов — 190 % от плана (77).",
            "За два года в обменах участвовали 146 студентов — 190 % от плана (77).",
        ),
        (
            "en",
            "Outbound: 103 students (187% of the plan), inbound: 43 (195%). Together 146 students: 190% of the 77 planned.",
            "In 2 years, 146 students took part: 190% of the 77 planned.",
        ),
    ],
)
def test_the_sentence_says_both_directions_and_both_together(language: str, whole: str, short: str) -> None:
    mobility = stated(*TWO_YEARS)
    assert sentences(mobility, language) == whole
    assert sentences(mobility, language, short=True) == short


@pytest.mark.parametrize(
    ("years", "whole"),
    [
        ([(2018, (35, 65), (None, None))], "派遣65名は計画の186%でした。"),
        ([(2018, (None, 65), (17, 37))], "派遣65名、受入37名は計画の218%。 合わせて102名でした。"),
        ([(2018, (0, 65), (0, 1))], "派遣65名、受入1名。 合わせて66名でした。"),
        ([(2018, (35, None), (17, None))], "計画は、派遣35名、受入17名です。"),
        ([(2018, (35, 65), (17, 37)), (2019, (40, None), (25, 31))],
         "派遣65名は計画の186%（2018年度）、受入68名は162%（2018～2019年度）でした。"),
        ([(2018, (None, None), (None, None))], ""),
    ],
)  # fmt: skip
def test_it_says_no_more_than_is_known(years: list[tuple[int, tuple[int, int], tuple[int, int]]], whole: str) -> None:
    assert sentences(stated(*years), "ja") == whole


def test_one_year_is_called_by_its_name_and_one_student_is_one() -> None:
    assert sentences(stated((2018, (1, 1), (0, 0))), "ru", short=True) == (
        "За 2018/19 финансовый год в обменах участвовал 1 студент — 100 % от плана (1)."
    )
    assert sentences(stated((2018, (1, 1), (0, 0))), "ja", short=True).startswith("2018年度の交流学生は1名。")


def test_where_english_stands_in_it_does_so_from_beginning_to_end() -> None:
    sentence = shown(stated(*TWO_YEARS), "ar").select_one(".statement")
    assert sentence is not None
    assert (sentence["lang"], sentence["dir"]) == ("en", "ltr")
    assert text(sentence) == sentences(stated(*TWO_YEARS), "en")


def test_words_of_the_data_are_no_markup_and_no_stress() -> None:
    name = Text.model_construct(root={"ja": "*<b>{n}*"})
    project = CATALOG.project
    directions = project.directions.model_copy(update={"outbound": name})
    catalog = replace(
        CATALOG, mobility=stated(*TWO_YEARS), project=project.model_copy(update={"directions": directions})
    )
    lines = replace(view(stated(*TWO_YEARS), "ja"), catalog=catalog).statement.whole()
    assert lines[0].startswith("*&lt;b&gt;{n}*103名は計画の<em>187%</em>")


@pytest.mark.parametrize("language", LANGUAGES)
@bounded(300)
@given(years=DATA)
def test_any_data_can_be_drawn_on_one_scale(language: str, years: list[tuple[int, Numbers, Numbers]]) -> None:
    mobility = mobility_of(years)
    for chart in shown(mobility, language).select(".chart"):
        assert chart["aria-label"]
        lengths = [float(str(bar["width"]).removesuffix("%")) for bar in chart.select(".chart-bar .bar-actual")]
        ticks = [float(str(tick["x"]).removesuffix("%")) for tick in chart.select(".chart-bar .bar-planned")]
        known = [number for year in mobility.counted for number in year.cells.values()]
        assert len(lengths) + len(ticks) == len(known)
        assert all(0 <= each <= 100 for each in (*lengths, *ticks))
        assert not any(known) or max((*lengths, *ticks)) == 100
        assert not chart.select("[style]")


def pixels(piece: Tag, side: str, chart: int) -> float:
    """A side of a rectangle in a chart so wide."""
    said = str(piece.get(side, "0"))
    return float(said.removesuffix("%")) * chart / 100 if said.endswith("%") else float(said)


def reach(piece: Tag, chart: int) -> tuple[float, float]:
    """From where to where it lies, moved as it is."""
    moved = re.fullmatch(r"translate\((-?\d+)\)", str(piece.get("transform", "translate(0)")))
    assert moved
    begin = pixels(piece, "x", chart) + float(moved[1])
    return begin, begin + pixels(piece, "width", chart)


@bounded(300)
@given(years=DATA, width=some.integers(100, 600))
def test_however_short_a_bar_is_it_tells_whether_the_plan_was_reached(
    years: list[tuple[int, Numbers, Numbers]], width: int
) -> None:
    mobility = mobility_of(years)
    chart = shown(mobility, "ja").select_one(".chart")
    drawn = chart.select(".chart-bar") if chart else []
    known = [year.of(way) for year in mobility.counted for way in mobility.ways]
    for bar, numbers in zip(drawn, known, strict=bool(drawn)):
        if numbers.actual is None or numbers.planned is None:
            continue
        parts = {str(each["class"][0]): reach(each, width) for each in bar.select("rect")}
        end, (begins, closes) = parts["bar-actual"][1], parts["bar-planned"]
        if numbers.actual > numbers.planned:
            seen = max(end, parts["bar-end"][1])
            assert seen >= closes + 2 + 3, "some of the bar is seen beyond the tick and its gap"
            assert seen - end < 3, "and it is hardly longer than it should be"
            assert parts["bar-gap"] == pytest.approx((begins - 2, closes + 2))
        elif numbers.actual < numbers.planned:
            assert begins >= end + 3, "the tick stands off the end of the bar"
        else:
            assert begins == pytest.approx(end), "the tick closes the bar"


@pytest.mark.parametrize("language", LANGUAGES)
@bounded(300)
@given(years=DATA)
def test_the_sentence_and_the_table_have_the_same_totals(
    language: str, years: list[tuple[int, Numbers, Numbers]]
) -> None:
    mobility = mobility_of(years)
    page = shown(mobility, language)
    sentence = page.select_one(".statement")
    totals = page.select_one("table.mobility .total")
    if totals is None:
        assert not any(mobility.total(way).years for way in mobility.ways)
        return
    assert sentence is not None
    cells = [text(cell) for cell in totals.select("td")]
    both = page.select_one("table.mobility .together td")
    rates = [cell for cell in cells if "%" in cell] + re.findall(
        r"\d+(?:[,\u00a0\u202f ]\d{3})* ?%", text(both) if both else ""
    )
    assert [text(each) for each in sentence.select("em")] == rates
    for way in mobility.ways:
        if mobility.total(way).years:
            assert str(mobility.total(way).numbers.actual) in cells
            assert re.search(rf"(?<!\d){mobility.total(way).numbers.actual}(?!\d)", text(sentence))
    if both:
        assert mobility.together is not None
        assert re.search(rf"(?<!\d){mobility.together.numbers.actual}(?!\d)", text(sentence))


@bounded(300)
@given(years=DATA)
def test_every_row_of_the_table_has_the_same_width(years: list[tuple[int, Numbers, Numbers]]) -> None:
    mobility = mobility_of(years)
    for table in shown(mobility, "ru").select("table.mobility"):
        for row in table.select("tbody tr, thead tr:first-child"):
            assert sum(int(str(cell.get("colspan", 1))) for cell in row.select("th, td")) == 1 + 3 * len(mobility.ways)
