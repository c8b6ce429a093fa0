"""Doors, scopes and links that lead on: what plain Markdown means by its place on a page."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from conftest import SITE_URL
from program_site.site.leading_on import led_on
from program_site.site.site import prepare
from smallest import lay

HERO, LIST = (
    "{{ hero: map }}",
    "- **Students** [Programs](programs/) Which suits you.\n- **Partners** [Partners](partners/)",
)


def made(text: str) -> str:
    return led_on(markdown.markdown(text))


@pytest.mark.parametrize("hero", [HERO, "{{ hero }}"])
def test_a_list_right_below_the_hero_holds_the_doors(hero: str) -> None:
    assert '<ul class="doors">' in made(f"{hero}\n\n{LIST}\n\n## Figures")


@pytest.mark.parametrize("between", ["A line.", "## Figures", "{{ open_calls }}"])
def test_no_other_list_holds_doors(between: str) -> None:
    assert "doors" not in made(f"{HERO}\n\n{between}\n\n{LIST}")


def test_a_line_in_italics_below_a_heading_is_its_scope() -> None:
    assert '</h2>\n<p class="scope">Of <a href="x">2018</a>.</p>' in made("## Figures\n\n*Of [2018](x).*\n\nMore.")


@pytest.mark.parametrize("text", ["*Of* 2018.", "*One* and *two*", "**Of 2018.**", "Before.\n\n*Of 2018.*"])
def test_other_italics_are_text(text: str) -> None:
    assert "scope" not in made(f"## Figures\n\n{text}")


@pytest.mark.parametrize("end", ["", "\n\n## Next", "\n\n{{ latest_reports }}\n\n## Next"])
def test_a_link_alone_at_the_end_of_a_section_leads_on(end: str) -> None:
    assert '<p class="more"><a href="results/">All results</a></p>' in made(
        f"## Figures\n\n{LIST}\n\n[All results](results/){end}"
    )


@pytest.mark.parametrize(
    "text", ["See [all results](results/)", "[One](a/) [Two](b/)", "[One](a/)\n\nAnd more.", "[All](results/)."]
)
def test_other_links_do_not(text: str) -> None:
    assert "more" not in made(f"## Figures\n\n{text}").replace("more.", "")


def test_broad_tables_scroll_by_themselves_and_have_names(tmp_path: Path) -> None:
    site = prepare(lay(tmp_path, {}), SITE_URL, None, ("ja", "ru"))
    table, other = "<table><tr><td>2</td></tr></table>", '<div><table class="numbers"><tr><td>3</td></tr></table></div>'

    def scrolling(name: str) -> str:
        return f'<div class="table-scroll" role="region" tabindex="0" aria-label="{name}">{table}</div>'

    one, two = (site.fill("ru", "", f"<p>1</p>{each}{other}<p>3</p>") for each in (table, table + table))
    assert f"<p>1</p>{scrolling('Таблица')}{other}<p>3</p>" in one
    assert f"{scrolling('Таблица 1')}{scrolling('Таблица 2')}{other}<p>3</p>" in two
