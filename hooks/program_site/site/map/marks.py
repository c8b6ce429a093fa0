"""Marks: what the map shows of the university and of each city."""

from dataclasses import dataclass

from program_site.content.catalog import Catalog
from program_site.content.data.cities import City
from program_site.site.map.labels import Label, place_labels
from program_site.site.map.world_map import DrawnMap


@dataclass(frozen=True)
class MapMark:
    """A city where it lies on the map."""

    city: City | None
    """None for the university's own, whose page is the site."""
    name: str
    x: float
    y: float
    label: Label


def map_marks(catalog: Catalog, language: str, drawn: DrawnMap) -> list[MapMark]:
    """The university's mark, then those of the cities in their order."""
    cities = [None, *catalog.cities]
    home = catalog.project.university.city.in_language(language)
    names = [city.name.in_language(language) if city else home for city in cities]
    labels = place_labels(drawn.places, names, drawn.height)
    marks = zip(cities, names, drawn.places, labels, strict=True)
    return [MapMark(city, name, x, y, label) for city, name, (x, y), label in marks]
