"""What students earn is said of a program only where a source says it of that one; of all together it is said as such."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from catalogs import ROOT, catalog_of
from conftest import SITE_URL
from other_sites import text
from program_site.content.catalog import Catalog
from program_site.content.data.statements import Statement
from program_site.i18n.translated_text import Text
from program_site.site.addresses import Addresses
from program_site.site.pages import fill_shortcodes
from program_site.site.view import View

OF_ALL = "四つをまとめての話"
EARNS = "単位・学位"


def catalog(*, basic: tuple[str, ...] = (), of_all: bool = False) -> Catalog:
    """The repository's own, with one program that says what it earns or none, and with or without what is said of all."""
    own = catalog_of(ROOT)
    said = (Statement.model_construct(text=Text.model_construct(root={"ja": OF_ALL, "ru": OF_ALL})),) if of_all else ()
    programs = tuple(each.model_copy(update={"earns": basic if each.id == "basic" else ()}) for each in own.programs)
    return replace(own, programs=programs, project=own.project.model_copy(update={"of_all_programs": said}))


def view(of: Catalog, address: str) -> View:
    return View(of, Addresses(("ja", "ru"), SITE_URL), "ja", address)


def page(of: Catalog, identity: str) -> BeautifulSoup:
    (record,) = of.by_ids("programs", [identity])
    return BeautifulSoup(view(of, f"programs/{identity}/").render("pages/program.html", record=record), "lxml")


def facts(of: Catalog, identity: str) -> dict[str, str]:
    """The table at the top of a program's page."""
    rows = page(of, identity).select("table.facts tr")
    return {text(row.select_one("th") or row): text(row.select_one("td") or row) for row in rows}


def comparison(of: Catalog) -> BeautifulSoup:
    return BeautifulSoup(fill_shortcodes("<p>{{ program_comparison }}</p>", view(of, "programs/"), None), "lxml")


def test_a_program_says_what_is_stated_of_it() -> None:
    assert facts(catalog(basic=("degree",), of_all=True), "basic")[EARNS] == "学位"
    assert facts(catalog(basic=("credits", "degree")), "basic")[EARNS] == "単位、学位"


def test_a_program_of_which_nothing_is_stated_says_what_is_known_of_all() -> None:
    both = catalog(basic=("degree",), of_all=True)
    assert f"{EARNS} {OF_ALL}" in text(page(both, "culture"))
    assert OF_ALL not in text(page(both, "basic"))
    assert EARNS not in facts(both, "culture")
    assert f"{EARNS} " not in text(page(catalog(), "culture"))


@pytest.mark.parametrize("of_all", [True, False])
def test_the_comparison_leaves_open_what_is_not_stated(of_all: bool) -> None:
    page = comparison(catalog(basic=("degree",), of_all=of_all))
    cells = [cell for cell in page.select("td[data-label]") if cell["data-label"] == EARNS]
    assert [text(cell) for cell in cells] == ["学位"]
    assert (OF_ALL in text(page)) is of_all


def test_the_comparison_has_no_column_of_which_nothing_is_known() -> None:
    page = comparison(catalog(of_all=True))
    assert EARNS not in [text(cell) for cell in page.select("thead th")]
    rows = page.select(".comparison tr")
    assert len({len(row.select("th, td")) for row in rows}) == 1


def test_culture_alone_promises_no_credits() -> None:
    """The main source says so of the four together, and of one of them a double degree."""
    assert {each.id: each.earns for each in catalog_of(ROOT).programs} == {
        "culture": (),
        "basic": ("degree",),
        "advanced": (),
        "medical": (),
    }
