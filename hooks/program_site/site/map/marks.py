"""Marks: what the map shows of the university and of each city."""

from dataclasses import dataclass

from program_site.content.catalog import Catalog
from program_site.content.data.cities import City
from program_site.site.map.labels import Label, place_labels
from program_site.site.map.world_map import DrawnMap
from program_site.site.names import said


@dataclass(frozen=True)
class MapMark:
    """A city where it lies on the map."""

    city: City | None
    """None for the university's own, whose page is the site."""
    name: str
    said: str
    """The same with its language, where that is another one than that of the page."""
    x: float
    y: float
    label: Label


def map_marks(catalog: Catalog, language: str, drawn: DrawnMap) -> list[MapMark]:
    """The university's mark, then those of the cities in their order."""
    cities = [None, *catalog.cities]
    places = [catalog.project.university.city, *(city.name for city in catalog.cities)]
    names = [place.in_language(language) for place in places]
    labels = place_labels(drawn.places, names, drawn.height)
    marks = zip(cities, places, names, drawn.places, labels, strict=True)
    return [MapMark(city, name, said(place, language), x, y, label) for city, place, name, (x, y), label in marks]
