"""The shell: reports are spliced in, and cannot break out of their place."""

from __future__ import annotations

import pytest

from program_site.shell import ADDRESS, BrokenShell, marker, splice

SHELL = (
    f"<head>{marker('head')}</head><title>{marker('title')}</title>"
    f'<a href="../../ru/{ADDRESS}">ru</a><body>{marker("body")}</body>'
)
PARTS = {"head": "<meta>", "title": "Party", "body": "<p>Text</p>"}


def test_a_page_has_its_parts_and_its_own_address() -> None:
    assert splice(SHELL, "reports/2019-02-15-party/", PARTS) == (
        "<head><meta></head><title>Party</title>"
        '<a href="../../ru/reports/2019-02-15-party/">ru</a><body><p>Text</p></body>'
    )


@pytest.mark.parametrize("part", ["head", "title", "body"])
def test_a_text_that_looks_like_a_marker_stays_a_text(part: str) -> None:
    text = f"{marker('head')} {marker('title')} {marker('body')} {ADDRESS} \\1 \\g<0>"
    assert text in splice(SHELL, "reports/a/", {**PARTS, part: text})


@pytest.mark.parametrize("part", ["head", "title", "body"])
def test_a_theme_that_loses_or_repeats_a_marker_is_refused(part: str) -> None:
    with pytest.raises(BrokenShell):
        splice(SHELL.replace(marker(part), ""), "reports/a/", PARTS)
    with pytest.raises(BrokenShell):
        splice(SHELL + marker(part), "reports/a/", PARTS)


def test_markers_survive_html_and_the_shell_is_as_deep_as_a_report() -> None:
    assert all(marker(part).replace("-", "").isalpha() for part in PARTS)
    assert ADDRESS.count("/") == "reports/2019-02-15-party/".count("/")
