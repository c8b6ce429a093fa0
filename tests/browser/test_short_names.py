"""The name that the form offers is the one that a report of the same title gets at every other door."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some
from playwright.sync_api import BrowserContext

from generated import bounded
from maker import WRITE
from program_site.content.reports.names import short_name

LETTERS = some.sampled_from("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБЁЩabcXYZ019 -–.«»!'市場é")
TITLES = some.one_of(some.text(LETTERS, max_size=70), some.text(max_size=30))
HOSTS = some.lists(some.sampled_from(["kfu", "altai-state", "culture"]), max_size=3, unique=True)
OFFER = """async (asked) => {
    const form = document.querySelector('script[src*="report-maker/form.js"]').src;
    const { suggestSlug } = await import(form.replace("form.js", "slug.js"));
    return asked.map(([title, hosts]) => suggestSlug({ title, program: hosts[0] ?? "", partners: hosts.slice(1) }));
}"""


def drawn(count: int) -> list[tuple[str, list[str]]]:
    """Titles and hosts, always the same ones."""
    found: list[tuple[str, list[str]]] = []

    @bounded(count)
    @given(title=TITLES, hosts=HOSTS)
    def keep(title: str, hosts: list[str]) -> None:
        found.append((title, hosts))

    keep()
    return found


def test_the_form_and_the_program_name_a_report_alike(telephone: BrowserContext, published: str) -> None:
    asked = [*drawn(1000), ("Список дел", []), ("Щи и борщ", ["kfu"]), ("市場", ["culture", "kfu"]), ("", [])]
    page = telephone.new_page()
    page.goto(f"{published}{WRITE['ru']}")
    offered = page.evaluate(OFFER, asked)
    assert [short_name(title, hosts) for title, hosts in asked] == offered
