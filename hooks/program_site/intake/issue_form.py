"""The issue form of one language: its questions, as GitHub asks them and as the answers come back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from program_site.content.catalog import Catalog
from program_site.content.data.partners import Partner
from program_site.content.data.programs import Direction, Program
from program_site.content.data.project import direction_name
from program_site.i18n.localizer import Localizer

_NOT_OFFERED = ("", "none")
"""Words that GitHub reserves, in any capitals."""


@dataclass(frozen=True)
class Question:
    """One question of the form. Its label is also the heading above the answer in the issue."""

    key: str
    """The field of front matter that it fills, or one of `text`, `photos` and `own`."""
    kind: Literal["input", "textarea", "dropdown", "checkboxes", "upload"]
    label: str
    hint: str = ""
    offered: Mapping[str, str] = field(default_factory=dict)
    """What can be chosen, with its value in front matter."""
    several: bool = False
    required: bool = False


def spaced(text: str) -> str:
    """The text with ordinary spaces: others do not always survive a form and an edit."""
    return " ".join(text.split())


def questions(catalog: Catalog, language: str) -> tuple[Question, ...]:
    """The questions in the order of the form. One names the language, so that no two forms are alike."""
    localizer = Localizer(language)
    asked = (
        Question("title", "input", localizer.t("maker.title"), localizer.t("maker.title_hint"), required=True),
        Question("date", "input", localizer.t("maker.date"), localizer.t("issue_form.date_hint"), required=True),
        Question("author", "input", localizer.t("maker.authors"), localizer.t("issue_form.author_hint"), required=True),
        Question(
            "text", "textarea", localizer.t("issue_form.text", language=localizer.language_in_passing(language)),
            localizer.t("issue_form.text_hint"),
        ),
        Question("photos", "upload", localizer.t("maker.photos"), localizer.t("issue_form.photos_hint")),
        Question(
            "people_in_photos", "dropdown", localizer.t("maker.people"), localizer.t("maker.people_hint"),
            {localizer.t("maker.people_none"): "none", localizer.t("maker.people_consented"): "consented"},
        ),
        Question("affiliation", "input", localizer.t("maker.affiliation"), localizer.t("maker.affiliation_hint")),
        Question("program", "dropdown", localizer.t("maker.program"), offered=_records(catalog.programs, language)),
        Question(
            "partner", "dropdown", localizer.t("maker.partners"), localizer.t("maker.partners_hint"),
            _records(catalog.partners, language), several=True,
        ),
        Question("direction", "dropdown", localizer.t("maker.direction"), offered=_directions(catalog, localizer)),
        Question("first", "input", localizer.t("maker.first"), localizer.t("issue_form.first_hint")),
        Question("last", "input", localizer.t("maker.last"), localizer.t("issue_form.last_hint")),
        Question(
            "stage", "dropdown", localizer.t("maker.stage"),
            offered={
                localizer.t("maker.stage_before"): "before", localizer.t("maker.stage_during"): "during",
                localizer.t("maker.stage_after"): "after",
            },
        ),
        Question(
            "own", "checkboxes", localizer.t("issue_form.own"), offered={localizer.t("issue_form.own_tick"): "own"},
            required=True,
        ),
    )  # fmt: skip
    return tuple(each for each in asked if each.offered or each.kind not in ("dropdown", "checkboxes"))


def _records(records: Sequence[Program | Partner], language: str) -> dict[str, str]:
    """The names of records with their ids. A name that GitHub could not tell from another shows its id too."""
    offered = [(spaced(record.name.in_language(language)), record.id) for record in records]
    names = [name.lower() for name, _ in offered]
    plain = {name: names.count(name) == 1 and name not in _NOT_OFFERED for name in names}
    return {name if plain[name.lower()] else f"{name} [{identity}]": identity for name, identity in offered}


def _directions(catalog: Catalog, localizer: Localizer) -> dict[str, str]:
    return {spaced(direction_name(catalog.project, localizer, way)): way for way in get_args(Direction)}
