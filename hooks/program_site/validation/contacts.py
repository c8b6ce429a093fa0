"""Whom to ask: telephone numbers that can be dialled and still may be mistyped."""

from collections.abc import Iterator, Mapping, Set

from program_site.content.catalog import Catalog
from program_site.text.problems import Problem
from program_site.text.yaml_source import YamlSource


def check_phones(catalog: Catalog, documents: Mapping[str, YamlSource], broken: Set[str]) -> Iterator[Problem]:
    """A warning, as countries give out new kinds of numbers earlier than the library knows them."""
    source = documents.get("contacts")
    if source is None or "contacts" in broken:
        return
    for index, contact in enumerate(catalog.contacts):
        for number, phone in enumerate(contact.phone):
            if not phone.assigned:
                line = source.line_of((index, "phone", number))
                yield Problem("D292", source.path, line, {"value": phone.number}, warning=True)
