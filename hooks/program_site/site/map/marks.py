"""Marks: what a crop of the map shows of the university and of each city."""

from collections.abc import Sequence
from dataclasses import dataclass

from program_site.content.data.cities import City
from program_site.i18n.scripts import direction_of
from program_site.i18n.translated_text import Text
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

    @property
    def cords(self) -> str:
        """The `d` of all cords: one path, so that none has a halo over another."""
        home = f"M{self.home.x:g} {self.home.y:g}Q"
        return "".join(f"{home}{mark.pull[0]:g} {mark.pull[1]:g} {mark.x:g} {mark.y:g}" for mark in self.cities)


@dataclass(frozen=True)
class SiteMap:
    """The map of a site, as templates see it."""

    home: Text
    cities: Sequence[City]
    drawn: DrawnMap

    def view(self, crop: Crop, language: str, only: City | None = None) -> MapView:
        """The university's mark, then those of the cities in their order, or that of one alone."""
        chosen = [0, *(index for index, city in enumerate(self.cities, 1) if only in (None, city))]
        places = [crop.place(place) for place in self.drawn.places]
        held = [places[0], *(crop.place(pull) for pull in self.drawn.pulls)]
        named = [self.home, *(city.name for city in self.cities)]
        names = [place.in_language(language) if index in chosen else "" for index, place in enumerate(named)]
        cords = [along(places[0], held[index], places[index], 100) for index in chosen[1:]]
        labels = place_labels(places, names, cords, crop)
        cities = [None, *self.cities]
        marks = [
            MapMark(
                cities[index], names[index], said(named[index], language), *places[index], held[index], labels[index]
            )
            for index in chosen
        ]
        others = [place for index, place in enumerate(places) if index not in chosen]
        return MapView(crop, marks[0], marks[1:], others, direction_of(language) == "rtl")
