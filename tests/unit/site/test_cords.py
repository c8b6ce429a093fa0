"""The cords of the map: none crosses another, all bow to the north, and they leave home like a fan."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalogs import catalog_of
from conftest import ROOT
from generated import bounded
from program_site.site.map.cords import along, pulls
from program_site.site.map.projection import Point
from program_site.site.pages import draw_map

HOME = (0.0, 0.0)
CITIES = some.lists(
    some.tuples(some.integers(-900, 900), some.integers(-600, 600)), min_size=1, max_size=9, unique=True
).map(lambda cities: [(float(x), float(y)) for x, y in cities if math.hypot(x, y) > 30])


def cords(cities: list[Point], steps: int = 70) -> list[list[Point]]:
    return [along(HOME, pull, city, steps) for pull, city in zip(pulls([HOME, *cities]), cities, strict=True)]


def angle(line: list[Point], distance: float) -> float:
    """The direction in which home sees a line at a distance. A cord leads away from home all the way."""
    after = next(number for number, point in enumerate(line) if math.hypot(*point) >= distance)
    before, behind = line[after - 1], line[after]
    share = (distance - math.hypot(*before)) / (math.hypot(*behind) - math.hypot(*before))
    return math.atan2(*(a + (b - a) * share for a, b in zip(before, behind, strict=True)))


def crossing(one: list[Point], other: list[Point]) -> bool:
    """Whether a line lies to the left of another here and to the right there, by more than a hair."""
    until = min(math.hypot(*one[-1]), math.hypot(*other[-1])) - 1
    distances = [20 + (until - 20) * step / 200 for step in range(201)]
    turned = [(math.remainder(angle(one, each) - angle(other, each), math.tau), each) for each in distances]
    aside = [by * distance for by, distance in turned if abs(by) < 1]  # those that look the other way do not meet
    return min(aside, default=0) < -0.1 and max(aside, default=0) > 0.1


def lie_apart(one: Point, other: Point) -> bool:
    """In one direction from home one cord must run along the other."""
    return math.dist(one, other) > 25 and abs(math.remainder(math.atan2(*one) - math.atan2(*other), math.tau)) > 0.02


@bounded(400)
@given(cities=CITIES)
def test_no_cord_crosses_another(cities: list[Point]) -> None:
    drawn = cords(cities)
    for (city, one), (other_city, other) in itertools.combinations(zip(cities, drawn, strict=True), 2):
        if lie_apart(city, other_city):
            assert not crossing(one, other), (city, other_city)


@bounded(400)
@given(cities=CITIES)
def test_no_cord_hangs_south_of_its_chord_or_reaches_over_the_meridian(cities: list[Point]) -> None:
    for city, pull in zip(cities, pulls([HOME, *cities]), strict=True):
        middle = city[0] / 2, city[1] / 2
        assert pull[1] <= middle[1] + 0.01, city
        assert pull[0] * city[0] >= -0.01 * abs(city[0]), city
        assert math.dist(pull, middle) <= math.hypot(*city) * 0.8, city


def test_a_city_at_home_and_two_in_one_place_are_drawn_too() -> None:
    assert pulls([HOME]) == []
    assert pulls([HOME, HOME]) == [HOME]
    one, other = pulls([HOME, (-300.0, 0.0), (-300.0, 0.0)])
    assert all(map(math.isfinite, (*one, *other)))


def test_the_cords_of_this_site_are_those_of_its_design() -> None:
    """As they were drawn by hand: how far the point that holds a cord stands off the chord, as a part of that."""
    wanted = {
        "saint-petersburg": 0.447, "kazan": 0.47, "barnaul": 0.5, "krasnoyarsk": 0.39, "irkutsk": 0.35, "vladivostok": 0.1,
    }  # fmt: skip
    catalog = catalog_of(ROOT)
    site_map = draw_map(catalog, ROOT)
    assert site_map is not None
    home, *places = site_map.drawn.places
    for city, place, pull in zip(catalog.cities, places, site_map.drawn.pulls, strict=True):
        middle = (home[0] + place[0]) / 2, (home[1] + place[1]) / 2
        share = math.dist(pull, middle) / math.dist(home, place)
        assert share == pytest.approx(wanted[city.id], abs=0.05), city.id
