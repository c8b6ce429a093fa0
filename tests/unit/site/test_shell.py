"""The shell: reports and lists are spliced in, and cannot break out of their place."""

from __future__ import annotations

import pytest

from program_site.site.layout import ADDRESSES, BrokenShell, check, is_shell, marker, splice

SHELLS = {
    ("ja", address): f"<head>{marker('head')}</head><title>{marker('title')}</title>"
    f'<a href="{"../" * address.count("/")}ru/{address}">ru</a><body>{marker("body")}</body>'
    for address in ADDRESSES.values()
}
PARTS = {"head": "<meta>", "title": "Party", "body": "<p>Text</p>"}


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("reports/2019-02-15-party/", "../../ru/reports/2019-02-15-party/"),
        ("reports/year/2019/", "../../../ru/reports/year/2019/"),
        ("reports/year/2019/2/", "../../../../ru/reports/year/2019/2/"),
    ],
)
def test_a_page_has_its_parts_and_its_own_address(address: str, link: str) -> None:
    assert splice(SHELLS, "ja", address, PARTS) == (
        f'<head><meta></head><title>Party</title><a href="{link}">ru</a><body><p>Text</p></body>'
    )


@pytest.mark.parametrize("part", ["head", "title", "body"])
def test_a_text_that_looks_like_a_marker_stays_a_text(part: str) -> None:
    text = f"{marker('head')} {marker('title')} {marker('body')} {ADDRESSES[2]} \\1 \\g<0>"
    assert text in splice(SHELLS, "ja", "reports/a/", {**PARTS, part: text})


@pytest.mark.parametrize("part", ["head", "title", "body"])
@pytest.mark.parametrize("address", ADDRESSES.values())
def test_a_theme_that_loses_or_repeats_a_marker_is_refused(part: str, address: str) -> None:
    check(SHELLS)
    key = ("ja", address)
    with pytest.raises(BrokenShell):
        check({**SHELLS, key: SHELLS[key].replace(marker(part), "")})
    with pytest.raises(BrokenShell):
        check({**SHELLS, key: SHELLS[key] + marker(part)})


def test_markers_survive_html_and_every_shell_is_as_deep_as_its_pages() -> None:
    assert all(marker(part).replace("-", "").isalpha() for part in PARTS)
    assert [address.count("/") for address in ADDRESSES.values()] == list(ADDRESSES)
    assert is_shell("reports/shell/3/")
    assert not is_shell("reports/2019-02-15-shell/")
