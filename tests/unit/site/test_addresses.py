"""Addresses: every link leads where it says, wherever the site is published."""

from __future__ import annotations

from itertools import product
from urllib.parse import urljoin

import pytest

from program_site.site.addresses import Addresses

PLACES = ["https://example.org/", "https://example.org/exchange/", "/"]
PAGES = ["", "about/", "partners/kfu/", "reports/2019-02-15-party/"]


def addresses(site_url: str = PLACES[1]) -> Addresses:
    return Addresses(("ja", "ru", "en"), site_url)


@pytest.mark.parametrize(
    ("language", "address", "path"),
    [
        ("ja", "", ""),
        ("ja", "partners/kfu/", "partners/kfu/"),
        ("ru", "", "ru/"),
        ("ru", "partners/kfu/", "ru/partners/kfu/"),
        ("en", "about/", "en/about/"),
    ],
)
def test_the_first_language_lies_at_the_root(language: str, address: str, path: str) -> None:
    assert addresses().path(language, address) == path
    assert addresses().url(language, address) == f"https://example.org/exchange/{path}"
    assert addresses().from_host(language, address) == f"/exchange/{path}"
    assert addresses().below_language(language, path) == address


@pytest.mark.parametrize("home", [".", "./"])
def test_the_engine_may_call_home_a_dot(home: str) -> None:
    assert addresses().below_language("ja", home) == ""


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        (("ja", ""), ("ja", ""), "./"),
        (("ja", ""), ("ja", "about/"), "about/"),
        (("ja", "about/"), ("ja", ""), "../"),
        (("ja", "about/"), ("ja", "about/"), "./"),
        (("ja", "partners/kfu/"), ("ja", "partners/isu/"), "../isu/"),
        (("ja", "partners/kfu/"), ("ru", "partners/kfu/"), "../../ru/partners/kfu/"),
        (("ru", "partners/kfu/"), ("ja", "partners/kfu/"), "../../../partners/kfu/"),
        (("ru", ""), ("en", "about/"), "../en/about/"),
        (("ru", "about/"), ("ru", "sources/#source-ror"), "../sources/#source-ror"),
        (("ja", ""), ("ja", "#top"), "./#top"),
    ],
)
def test_links_are_relative(here: tuple[str, str], there: tuple[str, str], link: str) -> None:
    assert addresses().relative(*here, *there) == link


@pytest.mark.parametrize("site_url", PLACES)
def test_a_browser_arrives_where_the_link_leads(site_url: str) -> None:
    found = addresses(site_url)
    for from_, to in product(product(("ja", "ru"), PAGES), repeat=2):
        assert urljoin(found.url(*from_), found.relative(*from_, *to)) == found.url(*to)
        assert urljoin(found.url(*from_), found.from_host(*to)) == found.url(*to)
