"""The names on the map: inside the drawing, off each other and off the marks, in every language."""

from __future__ import annotations

import unicodedata
from itertools import combinations

import pytest

from catalogs import catalog_of
from conftest import ROOT, SITE_URL
from program_site.site.addresses import Addresses
from program_site.site.map.labels import SIZE, Label, place_labels
from program_site.site.map.world_map import WIDTH
from program_site.site.pages import draw_map
from program_site.site.view import View

Box = tuple[float, float, float, float]


def box(label: Label, name: str) -> Box:
    """Left, top, right, bottom, with letters as broad as the fonts of the browser tests have them."""
    width = SIZE * sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.58 for sign in name)
    left = label.x - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - SIZE * 0.75, left + width, label.y + SIZE * 0.1


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_no_name_covers_another_or_a_mark(language: str) -> None:
    catalog = catalog_of(ROOT)
    drawn = draw_map(catalog, ROOT)
    assert drawn is not None
    marks = View(catalog, Addresses(("ja", "ru"), SITE_URL), language, "").map_marks(drawn)
    boxes = [box(mark.label, mark.name) for mark in marks]
    for (name, one), (other_name, other) in combinations(zip((mark.name for mark in marks), boxes, strict=True), 2):
        assert not meet(one, other), f"{name} and {other_name}"
    for mark, name in zip(marks, boxes, strict=True):
        assert name[0] >= 0, mark.name
        assert name[1] >= 0, mark.name
        assert name[2] <= WIDTH, mark.name
        assert name[3] <= drawn.height, mark.name
        for other in marks:
            assert not meet(name, (other.x - 9, other.y - 9, other.x + 9, other.y + 9)), f"{mark.name} on {other.name}"


def test_a_name_stands_above_its_mark_unless_that_is_taken() -> None:
    alone = place_labels([(500.0, 200.0)], ["Suva"], 400)
    assert (alone[0].x, alone[0].anchor) == (500, "middle")
    assert alone[0].y < 200
    one, other = place_labels([(500.0, 200.0), (500.0, 225.0)], ["Suva", "Apia"], 400)
    assert one.y < 200
    assert other.y > 225


def test_at_the_edge_a_name_runs_inwards() -> None:
    left, right = place_labels([(5.0, 200.0), (995.0, 200.0)], ["Valparaíso", "Valparaíso"], 400)
    assert (left.anchor, right.anchor) == ("start", "end")


def test_two_places_in_one_spot_keep_their_names_apart() -> None:
    one, other = place_labels([(500.0, 200.0), (500.0, 200.0)], ["Suva", "Apia"], 400)
    assert not meet(box(one, "Suva"), box(other, "Apia"))
