"""Layouts: reports and lists fill them, and cannot break out of their place."""

from __future__ import annotations

import pytest

from program_site.site.layout import ADDRESSES, BrokenLayout, check, fill, is_layout, placeholder

LAYOUTS = {
    ("ja", address): f"<head>{placeholder('head')}</head>"
    f'<a href="{"../" * address.count("/")}ru/{address}">ru</a><body>{placeholder("body")}</body>'
    for address in ADDRESSES.values()
}
CONTENTS = {"head": "<meta>", "body": "<p>Text</p>"}


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("reports/2019-02-15-party/", "../../ru/reports/2019-02-15-party/"),
        ("reports/year/2019/", "../../../ru/reports/year/2019/"),
        ("reports/year/2019/2/", "../../../../ru/reports/year/2019/2/"),
    ],
)
def test_a_page_has_its_contents_and_its_own_address(address: str, link: str) -> None:
    assert fill(LAYOUTS, "ja", address, CONTENTS) == (
        f'<head><meta></head><a href="{link}">ru</a><body><p>Text</p></body>'
    )


@pytest.mark.parametrize("name", ["head", "body"])
def test_a_text_that_looks_like_a_placeholder_stays_a_text(name: str) -> None:
    text = f"{placeholder('head')} {placeholder('body')} {ADDRESSES[2]} \\1 \\g<0>"
    assert text in fill(LAYOUTS, "ja", "reports/a/", {**CONTENTS, name: text})


@pytest.mark.parametrize("name", ["head", "body"])
@pytest.mark.parametrize("address", ADDRESSES.values())
def test_a_theme_that_loses_or_repeats_a_placeholder_is_refused(name: str, address: str) -> None:
    check(LAYOUTS)
    key = ("ja", address)
    with pytest.raises(BrokenLayout):
        check({**LAYOUTS, key: LAYOUTS[key].replace(placeholder(name), "")})
    with pytest.raises(BrokenLayout):
        check({**LAYOUTS, key: LAYOUTS[key] + placeholder(name)})


def test_placeholders_survive_html_and_every_layout_is_as_deep_as_its_pages() -> None:
    assert all(placeholder(name).replace("-", "").isalpha() for name in CONTENTS)
    assert [address.count("/") for address in ADDRESSES.values()] == list(ADDRESSES)
    assert is_layout("reports/layout/3/")
    assert not is_layout("reports/2019-02-15-layout/")
