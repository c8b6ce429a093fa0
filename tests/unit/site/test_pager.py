"""The pager of long lists."""

from __future__ import annotations

from program_site.content.reports.facets import near_pages


def test_a_pager_offers_the_ends_and_what_is_near() -> None:
    assert near_pages(1, 2) == [1, 2]
    assert near_pages(1, 50) == [1, 2, 3, 50]
    assert near_pages(20, 50) == [1, 18, 19, 20, 21, 22, 50]
