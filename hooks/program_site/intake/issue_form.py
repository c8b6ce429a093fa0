"""The issue form of one language: its questions, as GitHub asks them and as the answers come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from program_site.content.catalog import Catalog
from program_site.content.data.partners import Partner
from program_site.content.data.programs import Direction, Program
from program_site.i18n.localizer import Voice

_NOT_OFFERED = ("", "none")
"""GitHub keeps these words for itself, in any capitals."""


@dataclass(frozen=True)
class Question:
    """One question of the form. Its label is also the heading above the answer in the issue."""

    key: str
    """The field of the header it fills; `text`, `photos` and `own` are none."""
    kind: Literal["input", "textarea", "dropdown", "checkboxes"]
    label: str
    hint: str = ""
    offered: Mapping[str, str] = field(default_factory=dict)
    """What can be chosen, and what it is in a header."""
    several: bool = False
    required: bool = False


def spaced(text: str) -> str:
    """With ordinary blanks: others do not always survive a form and an edit."""
    return " ".join(text.split())


def questions(catalog: Catalog, language: str) -> tuple[Question, ...]:
    """In the order of the form. The name of the language stands in one of them, so that no two forms are alike."""
    voice = Voice(language)
    asked = (
        Question("title", "input", voice.say("maker.title"), voice.say("maker.title_hint"), required=True),
        Question("date", "input", voice.say("maker.date"), voice.say("issue_form.date_hint"), required=True),
        Question("author", "input", voice.say("maker.authors"), voice.say("issue_form.author_hint"), required=True),
        Question("text", "textarea", _in_which_language(voice), voice.say("issue_form.text_hint")),
        Question("photos", "textarea", voice.say("maker.photos"), voice.say("issue_form.photos_hint")),
        Question(
            "people_in_photos", "dropdown", voice.say("maker.people"), voice.say("maker.people_hint"), _people(voice)
        ),
        Question("affiliation", "input", voice.say("maker.affiliation"), voice.say("maker.affiliation_hint")),
        Question("program", "dropdown", voice.say("maker.program"), offered=_records(catalog.programs, language)),
        Question(
            "partner", "dropdown", voice.say("maker.partners"), voice.say("maker.partners_hint"),
            _records(catalog.partners, language), several=True,
        ),
        Question("direction", "dropdown", voice.say("maker.direction"), offered=_directions(catalog, voice)),
        Question("first", "input", voice.say("maker.first"), voice.say("issue_form.first_hint")),
        Question("last", "input", voice.say("maker.last"), voice.say("issue_form.last_hint")),
        Question("stage", "dropdown", voice.say("maker.stage"), offered=_stages(voice)),
        Question(
            "own", "checkboxes", voice.say("issue_form.own"), offered={voice.say("issue_form.own_tick"): "own"},
            required=True,
        ),
    )  # fmt: skip
    return tuple(each for each in asked if each.offered or each.kind not in ("dropdown", "checkboxes"))


def _in_which_language(voice: Voice) -> str:
    return voice.say("issue_form.text", language=voice.language_in_passing(voice.language))


def _records(records: Sequence[Program | Partner], language: str) -> dict[str, str]:
    """The names of records with their ids; one that GitHub could not tell from another shows its id too."""
    found = [(spaced(record.name.in_language(language)), record.id) for record in records]
    names = [name.lower() for name, _ in found]
    plain = {name: names.count(name) == 1 and name not in _NOT_OFFERED for name in names}
    return {name if plain[name.lower()] else f"{name} [{identity}]": identity for name, identity in found}


def _directions(catalog: Catalog, voice: Voice) -> dict[str, str]:
    own = catalog.project.directions
    ways: tuple[str, ...] = get_args(Direction)
    if own:
        return {spaced(getattr(own, way).in_language(voice.language)): way for way in ways}
    return {voice.say(f"direction.{way}"): way for way in ways}


def _stages(voice: Voice) -> dict[str, str]:
    return {
        voice.say("maker.stage_before"): "before",
        voice.say("maker.stage_during"): "during",
        voice.say("maker.stage_after"): "after",
    }


def _people(voice: Voice) -> dict[str, str]:
    return {voice.say("maker.people_none"): "none", voice.say("maker.people_consented"): "consented"}
