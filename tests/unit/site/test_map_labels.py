"""The names on the map: inside the crop, on no cord, off each other and off the marks, in every language."""

from __future__ import annotations

import math
import random
import unicodedata
from itertools import combinations
from pathlib import Path

import pytest

from catalogs import catalog_of
from conftest import ROOT
from program_site.site.map.cords import along
from program_site.site.map.crops import NARROW, WIDE, Crop
from program_site.site.map.labels import Label, place_labels
from program_site.site.map.marks import MapView
from program_site.site.map.projection import Point
from program_site.site.map.world_map import draw
from program_site.site.pages import draw_map

Box = tuple[float, float, float, float]
NAMES = ["Suva", "Osh", "Brno", "Toyama", "Kazan", "Lyon", "Ghent"]


def box(label: Label, name: str, size: float) -> Box:
    """Left, top, right, bottom, with letters as broad as the fonts of the browser tests have them."""
    width = size * sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.58 for sign in name)
    left = label.x - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - size * 0.8, left + width, label.y + size * 0.15


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def away(box: Box, place: Point) -> float:
    aside = max(box[0] - place[0], 0, place[0] - box[2])
    return math.hypot(aside, max(box[1] - place[1], 0, place[1] - box[3]))


def faults(
    crop: Crop, places: list[Point], cords: list[list[Point]], labels: list[Label], names: list[str]
) -> list[str]:
    boxes = [box(label, name, crop.frame.letter) for label, name in zip(labels, names, strict=True)]
    edge = crop.left, crop.top, crop.left + crop.frame.width, crop.top + crop.frame.height
    found = [
        f"{names[one]} meets {names[other]}"
        for one, other in combinations(range(len(boxes)), 2)
        if meet(boxes[one], boxes[other])
    ]
    for name, own, each in zip(names, places[: len(names)], boxes, strict=True):
        if any(away(each, own) >= away(each, place) for place in places if place != own):
            found.append(f"{name} lies as near to another mark")
        if not (edge[0] <= each[0] and edge[1] <= each[1] and each[2] <= edge[2] and each[3] <= edge[3]):
            found.append(f"{name} lies outside")
        if any(each[0] < x < each[2] and each[1] < y < each[3] for cord in cords for x, y in cord):
            found.append(f"{name} lies on a cord")
        for x, y in places:
            if meet(each, (x - crop.frame.mark, y - crop.frame.mark, x + crop.frame.mark, y + crop.frame.mark)):
                found.append(f"{name} covers a mark")
    return found


def shown_faults(view: MapView) -> list[str]:
    marks = [view.home, *view.cities]
    places = [(mark.x, mark.y) for mark in marks]
    cords = [along(places[0], mark.pull, (mark.x, mark.y), 300) for mark in view.cities]
    return faults(
        view.crop, [*places, *view.others], cords, [mark.label for mark in marks], [mark.name for mark in marks]
    )


@pytest.mark.parametrize("language", ["ja", "ru"])
@pytest.mark.parametrize("kind", ["wide", "narrow"])
def test_every_name_of_this_site_stands_free(language: str, kind: str) -> None:
    site_map = draw_map(catalog_of(ROOT), ROOT)
    assert site_map is not None
    crop: Crop = getattr(site_map.drawn, kind)
    assert shown_faults(site_map.view(crop, language)) == []
    for city in site_map.cities:
        view = site_map.view(crop, language, city)
        assert ([mark.city for mark in view.cities], len(view.others)) == ([city], len(site_map.cities) - 1)
        assert shown_faults(view) == [], city.id


def test_names_stand_free_wherever_there_is_room() -> None:
    """On nearly every map of places drawn by lot that do not crowd; whether a last name finds room, cords and edges decide."""
    lots, seen, crowded = random.Random(1), 0, []
    while seen < 150:
        home = lots.randint(90, 150), lots.randint(30, 55)
        cities = [(lots.randint(0, 150), lots.randint(30, 65)) for _ in range(lots.randint(1, 6))]
        drawn = draw([home, *cities], Path("nowhere.geojson"))
        for crop in (drawn.wide, drawn.narrow):
            places, size = [crop.place(place) for place in drawn.places], crop.frame.letter
            if any(abs(a[0] - b[0]) < 5 * size and abs(a[1] - b[1]) < 3 * size for a, b in combinations(places, 2)):
                continue
            seen += 1
            held = zip(drawn.pulls, places[1:], strict=True)
            cords = [along(places[0], crop.place(pull), city, 100) for pull, city in held]
            names = NAMES[: len(places)]
            if found := faults(crop, places, cords, place_labels(places, names, cords, crop), names):
                crowded.append((home, cities, found))
    assert len(crowded) <= seen / 50, crowded


def crop_of(frame_width: int = 0) -> Crop:
    return Crop(WIDE, 0, 1.0, frame_width, 0)


def test_a_name_hangs_below_its_mark_unless_that_is_taken() -> None:
    (alone,) = place_labels([(500.0, 300.0)], ["Suva"], [], crop_of())
    assert (alone.x, alone.anchor) == (500, "middle")
    assert alone.y > 300
    _, other = place_labels([(500.0, 300.0), (500.0, 340.0)], ["Apia", "Suva"], [], crop_of())
    assert other.y > 340


def test_a_name_keeps_off_a_cord_that_passes_below_its_mark() -> None:
    cord = [(float(x), 335.0) for x in range(300, 700, 4)]
    (label,) = place_labels([(500.0, 300.0)], ["Suva"], [cord], crop_of())
    left, top, right, bottom = box(label, "Suva", WIDE.letter)
    assert not any(left < x < right and top < y < bottom for x, y in cord)


def test_at_the_edge_a_name_runs_inwards() -> None:
    for crop in (crop_of(), Crop(NARROW, 15, 1.0, 0, 0)):
        left, right = (crop.left + 10.0, 300.0), (crop.left + crop.frame.width - 10.0, 600.0)
        labels = place_labels([left, right], ["Valparaíso", "Valparaíso"], [], crop)
        assert faults(crop, [left, right], [], labels, ["Valparaíso", "Valparaíso"]) == []


def test_two_places_in_one_spot_keep_their_names_apart() -> None:
    one, other = place_labels([(500.0, 300.0), (500.0, 300.0)], ["Suva", "Apia"], [], crop_of())
    assert not meet(box(one, "Suva", WIDE.letter), box(other, "Apia", WIDE.letter))
