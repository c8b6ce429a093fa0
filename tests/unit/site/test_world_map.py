"""The map: places lie where they lie on the globe, inside the drawing, with the land under them."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from conftest import ROOT
from program_site.site.map.crops import Crop
from program_site.site.map.projection import Point
from program_site.site.map.world_map import DrawnMap, draw

KANAZAWA, KAZAN, MOSCOW, VLADIVOSTOK, IRKUTSK = (136.7, 36.5), (49.1, 55.8), (37.6, 55.8), (131.9, 43.1), (104.3, 52.3)
AUCKLAND, HONOLULU, LIMA, SUVA = (174.8, -36.8), (-157.9, 21.3), (-77.0, -12.0), (178.4, -18.1)
NOWHERE = Path("nowhere.geojson")


def land(folder: Path, *polygons: list[list[Point]], several: bool = False, **more: str) -> Path:
    shapes = (
        [{"type": "MultiPolygon", "coordinates": polygons}]
        if several
        else [{"type": "Polygon", "coordinates": polygon} for polygon in polygons]
    )
    path = folder / "land.geojson"
    features = [{"type": "Feature", "geometry": shape} for shape in shapes]
    path.write_text(json.dumps({"features": features, **more}), encoding="utf-8")
    return path


def square(middle: Point, half: float) -> list[Point]:
    x, y = middle
    return [
        (x - half, y - half),
        (x + half, y - half),
        (x + half, y + half),
        (x - half, y + half),
        (x - half, y - half),
    ]


def outlines(drawn: DrawnMap) -> list[list[Point]]:
    """The path of the land, with every step added to the point before it."""
    assert re.fullmatch(r"(M-?\d+[ -]\d+l-?\d+([ -]\d+)+z)*", drawn.land)
    found = []
    for ring in drawn.land.split("z")[:-1]:
        numbers = [int(each) for each in re.findall(r"-?\d+", ring)]
        x, y = 0, 0
        points: list[Point] = []
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + step_x, y + step_y
            points.append((float(x), float(y)))
        found.append(points)
    return found


def edges(crop: Crop) -> tuple[float, float, float, float]:
    return crop.left, crop.top, crop.left + crop.frame.width, crop.top + crop.frame.height


def surrounds(outline: list[Point], point: Point) -> bool:
    xs, ys = zip(*outline, strict=True)
    return bool(min(xs) < point[0] < max(xs) and min(ys) < point[1] < max(ys))


SETS = [
    pytest.param([KANAZAWA, KAZAN, MOSCOW, VLADIVOSTOK, IRKUTSK], id="Russia and Japan"),
    pytest.param([AUCKLAND, HONOLULU, LIMA, SUVA], id="round the Pacific"),
    pytest.param([KANAZAWA], id="one place"),
    pytest.param([KANAZAWA, KANAZAWA], id="one place twice"),
    pytest.param([(10.0, 0.0), (10.0, 60.0)], id="one meridian"),
    pytest.param([(0.0, 90.0), (0.0, -90.0)], id="both poles"),
    pytest.param([(-180.0, 50.0), (180.0, 50.0)], id="one place by two names"),
    pytest.param([(0.0, 10.0), (90.0, 10.0), (180.0, 10.0), (-90.0, 10.0)], id="round the globe"),
]


@pytest.mark.parametrize("places", SETS)
def test_every_place_is_inside_every_crop_with_room_for_its_label(places: list[Point]) -> None:
    drawn = draw(places, NOWHERE)
    assert len(drawn.places) == len(places)
    assert drawn.wide.transform == ""
    for crop in (drawn.wide, drawn.narrow):
        left, top, right, bottom = edges(crop)
        for x, y in map(crop.place, drawn.places):
            assert left + 60 <= x <= right - 60
            assert top + 60 <= y <= bottom - 60


@pytest.mark.parametrize("places", SETS)
def test_a_crop_knows_where_its_points_lie_on_the_drawing(places: list[Point]) -> None:
    drawn = draw(places, NOWHERE)
    for point in drawn.places:
        assert drawn.narrow.on_drawing(drawn.narrow.place(point)) == pytest.approx(point, abs=0.2)


def test_west_is_left_and_north_is_up() -> None:
    moscow, kazan, irkutsk, vladivostok, kanazawa = draw(
        [MOSCOW, KAZAN, IRKUTSK, VLADIVOSTOK, KANAZAWA], NOWHERE
    ).places
    assert moscow[0] < kazan[0] < irkutsk[0] < vladivostok[0] < kanazawa[0]
    assert irkutsk[1] < vladivostok[1] < kanazawa[1]


def test_the_pacific_is_not_cut() -> None:
    """Fiji and New Zealand lie west of Hawaii, Peru east of it, although their longitudes say otherwise."""
    auckland, suva, honolulu, lima = draw([AUCKLAND, SUVA, HONOLULU, LIMA], NOWHERE).places
    assert auckland[0] < suva[0] < honolulu[0] < lima[0]
    assert honolulu[1] < lima[1] < suva[1] < auckland[1]


def test_the_meridian_that_is_asked_for_stands_upright() -> None:
    tilted = draw([(100.0, 30.0), (100.0, 60.0), (50.0, 40.0)], NOWHERE)
    upright = draw([(100.0, 30.0), (100.0, 60.0), (50.0, 40.0)], NOWHERE, meridian=100)
    assert abs(tilted.places[0][0] - tilted.places[1][0]) > 20
    assert upright.places[0][0] == pytest.approx(upright.places[1][0], abs=0.2)


def test_without_a_land_file_there_is_only_the_sea() -> None:
    drawn = draw([KANAZAWA, KAZAN], NOWHERE)
    assert (drawn.land, drawn.coarse_land, drawn.attribution) == ("", "", "")


def test_the_land_lies_under_its_city(tmp_path: Path) -> None:
    path = land(tmp_path, [square(KAZAN, 3)], [square(KANAZAWA, 2)], attribution="Natural Earth")
    drawn = draw([KANAZAWA, KAZAN, MOSCOW], path)
    around_kazan, around_kanazawa = outlines(drawn)
    kanazawa, kazan, moscow = drawn.places
    assert surrounds(around_kazan, kazan)
    assert surrounds(around_kanazawa, kanazawa)
    assert not any(surrounds(each, moscow) for each in (around_kazan, around_kanazawa))
    assert drawn.attribution == "Natural Earth"


def test_lakes_and_islands_are_outlines_of_their_own(tmp_path: Path) -> None:
    lake, island = square(KAZAN, 2), square(IRKUTSK, 3)
    drawn = draw([KANAZAWA, MOSCOW], land(tmp_path, [square(KAZAN, 5), lake], [island], several=True))
    assert len(outlines(drawn)) == 3


def test_what_is_too_small_or_too_far_is_left_out(tmp_path: Path) -> None:
    path = land(tmp_path, [square(KAZAN, 0.01)], [square((-60.0, -30.0), 3)], [square(IRKUTSK, 3)])
    assert len(outlines(draw([KANAZAWA, MOSCOW], path))) == 1


def test_land_across_the_date_line_is_not_torn(tmp_path: Path) -> None:
    """Taveuni in Fiji lies on both sides of it."""
    ring = [(175.0, -20.0), (-175.0, -20.0), (-175.0, -15.0), (175.0, -15.0), (175.0, -20.0)]
    drawn = draw([AUCKLAND, HONOLULU, SUVA], land(tmp_path, [ring]))
    (outline,) = outlines(drawn)
    xs = [x for x, _ in outline]
    assert max(xs) - min(xs) < 400
    assert surrounds(outline, drawn.places[2])


def test_land_beyond_the_edge_comes_in_at_the_other(tmp_path: Path) -> None:
    """A belt along the equator from Hawaii eastwards to Africa, on a map whose edge is in the Atlantic."""
    west, middle, east = (-150.0, 0.0), (150.0, 0.0), (0.0, 0.0)
    south, north = [(x, -5.0) for x in (-155.0, -80.0, 5.0)], [(x, 5.0) for x in (5.0, -80.0, -155.0)]
    drawn = draw([west, middle, east], land(tmp_path, [[*south, *north, south[0]]]))
    under = [any(surrounds(each, place) for each in outlines(drawn)) for place in drawn.places]
    assert under == [True, False, True]


PROGRAMS = [
    pytest.param(ROOT / "data/map/land-50m.geojson", [KANAZAWA, KAZAN, MOSCOW, VLADIVOSTOK, IRKUTSK], id="this site"),
    *(
        pytest.param(ROOT / "hooks/program_site/commands/new_site/land-50m.geojson", places, id=name)
        for name, places in {
            "Europe": [KANAZAWA, (0.0, 51.5), (2.3, 48.9), (-3.7, 40.4)],
            "round the Pacific": [AUCKLAND, HONOLULU, LIMA, SUVA],
            "neighbours": [KANAZAWA, (127.0, 37.6)],
        }.items()
    ),
]


@pytest.mark.parametrize(("file", "places"), PROGRAMS)
def test_the_land_is_small_enough_to_stand_in_a_page(file: Path, places: list[Point]) -> None:
    drawn = draw(places, file)
    fine, coarse = (len(gzip.compress(path.encode(), 9)) for path in (drawn.land, drawn.coarse_land))
    assert 500 < fine <= 5.5 * 1024
    assert 300 < coarse <= 3 * 1024
    left, top, right, bottom = edges(drawn.wide)
    reached = [point for outline in outlines(drawn) for point in outline]
    assert any(left < x < right and top < y < bottom for x, y in reached)
