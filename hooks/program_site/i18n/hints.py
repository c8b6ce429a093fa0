"""Hints: what an editor shows about each record, field and choice in `data/`, in several languages at once."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Self

from program_site.i18n.localizer import Localizer
from program_site.messages import FALLBACK, read

LABELS = {
    "Answer.calls": "direction",
    "Call.directions": "direction",
    "Milestone.kind": "kind",
    "MobilityRow.direction": "direction",
    "MobilityRow.kind": "field",
    "MobilityRow.length": "stay_length",
    "MobilityRow.level": "level",
    "Office.kind": "office_kind",
    "Program.directions": "direction",
    "Program.earns": "earns",
    "Program.level": "level",
    "ProgramYear.direction": "direction",
    "RubricResult.direction": "direction",
    "Supporter.kind": "supporter_kind",
}
"""Fields whose choices have labels on pages, with the beginning of the label. The hints name the choices of all others."""


def _in_one_line(said: Iterable[str | None]) -> str:
    return " · ".join(dict.fromkeys(filter(None, said)))


def _said_of(field: str, *places: Mapping[str, str]) -> str | None:
    """What the first of these places says: that of the record stands before that of any record."""
    return next((place[field] for place in places if field in place), None)


@functools.cache
def _hinted() -> tuple[str, ...]:
    """The languages that have a file of hints; a language may have messages and none of these yet."""
    entries = resources.files("program_site.messages").joinpath("editor_hints").iterdir()
    return tuple(entry.name.removesuffix(".yml") for entry in entries if entry.name.endswith(".yml"))


@functools.cache
def hints_in(language: str) -> dict[str, Any]:
    """The whole file of a language."""
    return read(f"editor_hints/{language}.yml")


@dataclass(frozen=True)
class Hints:
    """The words of some languages, the site's own first."""

    languages: tuple[str, ...]

    @classmethod
    def of_site(cls, languages: Iterable[str]) -> Self:
        """The hints in the languages of a site, as far as there are any, and in that of maintainers."""
        return cls(tuple(code for code in dict.fromkeys([*languages, FALLBACK]) if code in _hinted()))

    def record(self, record: str) -> str:
        return _in_one_line(hints_in(language)["records"].get(record) for language in self.languages)

    def records(self, record: str) -> str:
        """What several of them are called together, as on a sheet."""
        words = map(hints_in, self.languages)
        return _in_one_line(_said_of(record, each.get("files", {}), each["records"]) for each in words)

    def field(self, record: str, field: str) -> str:
        """A line in each language. Empty for a field that has no description yet."""
        hints = [hints_in(language) for language in self.languages]
        said = (_said_of(field, each["fields"].get(record, {}), each["any"]) for each in hints)
        return "\n".join(filter(None, said))

    def choice(self, record: str, field: str, value: str) -> str:
        place = f"{record}.{field}"
        if label := LABELS.get(place):
            return _in_one_line(Localizer(language).t(f"{label}.{value}") for language in self.languages)
        said = (hints_in(language)["choices"].get(place, {}).get(value) for language in self.languages)
        return _in_one_line(said)

    def label(self, record: str, field: str) -> str:
        """What the field is called where it is filled in by its name: at the desk, in a sheet, in a difference."""
        labels = [hints_in(language)["labels"] for language in self.languages]
        return _in_one_line(_said_of(field, each.get(record, {}), each["any"]) for each in labels)

    def help(self, record: str, field: str) -> str:
        """What is said beside the field there: the hint, but for what only a writer of YAML must know."""
        said = (
            _said_of(
                field,
                hints["help"].get(record, {}),
                hints["fields"].get(record, {}),
                hints["help"]["any"],
                hints["any"],
            )
            for hints in map(hints_in, self.languages)
        )
        return "\n".join(filter(None, said))

    def without_example(self, text: str) -> str:
        """What is left where nobody types what the hint shows."""
        for language in self.languages:
            text = text.partition(hints_in(language)["example"])[0].rstrip()
        return text

    def tab(self, record: str, field: str = "") -> str:
        """What is shorter on the tab of a sheet: the records, or a list in them. Empty where nothing need be."""
        place = f"{record}.{field}" if field else record
        return _in_one_line(hints_in(language).get("tabs", {}).get(place) for language in self.languages)

    def in_language(self, language: str) -> str:
        return "\n".join(
            hints_in(own)["in_language"].format(language=Localizer(own).language_in_passing(language))
            for own in self.languages
        )
