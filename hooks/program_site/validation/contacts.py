"""Whom to ask: telephone numbers that can be dialled and still may be mistyped, and whether there is anybody at all."""

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


def check_reachable(catalog: Catalog) -> Iterator[Problem]:
    """A warning of `check` alone: the site can be built, and it says itself that there is nobody to write to in private."""
    if not catalog.can_be_asked:
        names = ", ".join(f"{code}: …" for code in catalog.project.languages)
        values = {"example": f"operator: {{name: {{{names}}}, mail: office@example.org}}"}
        yield Problem("W110", "data/project.yml", 1, values, warning=True)
