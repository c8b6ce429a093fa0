"""What students earn is said of a program only where a source says it of that one; of all together it is said as such."""

from __future__ import annotations

from dataclasses import replace

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
UNKNOWN = "資料では確認できません"


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


def shown(of: Catalog, shortcode: str) -> BeautifulSoup:
    return BeautifulSoup(fill_shortcodes(f"<p>{{{{ {shortcode} }}}}</p>", view(of, "programs/"), None), "lxml")


def cells(of: Catalog) -> list[str]:
    """What the comparison says under one heading, from the first program to the last."""
    found = shown(of, "program_comparison").select("td[data-label]")
    return [text(cell) for cell in found if cell["data-label"] == EARNS]


def test_a_program_says_what_is_stated_of_it() -> None:
    assert facts(catalog(basic=("degree",), of_all=True), "basic")[EARNS] == "学位"
    assert facts(catalog(basic=("credits", "degree")), "basic")[EARNS] == "単位、学位"


def test_a_program_of_which_nothing_is_stated_says_what_is_known_of_all() -> None:
    both = catalog(basic=("degree",), of_all=True)
    assert facts(both, "culture")[EARNS].startswith(OF_ALL)
    assert OF_ALL not in text(page(both, "basic"))
    assert facts(catalog(basic=("degree",)), "culture")[EARNS] == UNKNOWN, "another program earns something"
    assert EARNS not in facts(catalog(), "culture"), "nothing is known of any"


def test_the_comparison_says_where_nothing_is_stated() -> None:
    assert cells(catalog(basic=("degree",))) == [UNKNOWN, "学位", UNKNOWN, UNKNOWN]


def test_what_is_said_of_all_together_is_said_once_and_in_no_column() -> None:
    both = catalog(basic=("degree",), of_all=True)
    assert cells(both) == []
    assert text(shown(both, "programs_in_common")).count(OF_ALL) == 1


def test_the_comparison_has_no_column_of_which_nothing_is_known() -> None:
    rows = shown(catalog(), "program_comparison").select(".comparison tr")
    assert EARNS not in [text(cell) for cell in rows[0].select("th")]
    assert len({len(row.select("th, td")) for row in rows}) == 1


def test_culture_alone_promises_no_credits() -> None:
    """The main source says so of the four together, and of one of them a double degree."""
    assert {each.id: each.earns for each in catalog_of(ROOT).programs} == {
        "culture": (),
        "basic": ("degree",),
        "advanced": (),
        "medical": (),
    }
