"""Marks: what a crop of the map shows of the university and of each city."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from program_site.content.catalog import Catalog
from program_site.content.data.cities import City
from program_site.i18n.scripts import direction_of
from program_site.site.map.cords import along
from program_site.site.map.crops import Crop
from program_site.site.map.labels import Label, place_labels
from program_site.site.map.projection import Point
from program_site.site.map.world_map import DrawnMap
from program_site.site.names import said


@dataclass(frozen=True)
class MapMark:
    """A city where it lies in the crop."""

    city: City | None
    """None for the university's own, whose page is the site."""
    name: str
    said: str
    """The same with its language, where that is another one than that of the page."""
    x: float
    y: float
    pull: Point
    """The point that holds its cord."""
    label: Label


@dataclass(frozen=True)
class MapView:
    """One crop with its marks."""

    crop: Crop
    home: MapMark
    cities: Sequence[MapMark]
    others: Sequence[Point]
    """Where further cities are, without name and cord."""
    from_right: bool
    """Whether the words before the map stand on its right."""


def map_view(catalog: Catalog, language: str, drawn: DrawnMap, crop: Crop, shown: Iterable[City]) -> MapView:
    """The university's mark, then those of the cities to be shown, in their order."""
    chosen = [0, *(index for index, city in enumerate(catalog.cities, 1) if city in [*shown])]
    places = [crop.place(place) for place in drawn.places]
    held = [places[0], *(crop.place(pull) for pull in drawn.pulls)]
    named = [catalog.project.university.city, *(city.name for city in catalog.cities)]
    names = [place.in_language(language) if index in chosen else "" for index, place in enumerate(named)]
    cords = [along(places[0], held[index], places[index], 100) for index in chosen[1:]]
    labels = place_labels(places, names, cords, crop)
    cities = [None, *catalog.cities]
    marks = [
        MapMark(cities[index], names[index], said(named[index], language), *places[index], held[index], labels[index])
        for index in chosen
    ]
    others = [place for index, place in enumerate(places) if index not in chosen]
    return MapView(crop, marks[0], marks[1:], others, direction_of(language) == "rtl")
