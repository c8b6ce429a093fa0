"""The forms that GitHub shows to whoever opens an issue: one per language, made from the data and the messages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from program_site.content.catalog import Catalog
from program_site.i18n.localizer import Localizer
from program_site.intake.issue_form import Question, questions
from program_site.messages import available
from program_site.text.problems import Problem

FOLDER = ".github/ISSUE_TEMPLATE"
LABEL = "report"
"""The label by which the workflow knows a report."""
_PHOTOS = (".jpg", ".jpeg", ".png", ".webp")
"""What the field for photos takes: what GitHub shows. A telephone that holds HEIC hands out JPEG where only that is taken."""
_FIRST_LINES = "# Made by `make forms` from data/ and the messages of the program: change those, never this file.\n"


def templates(catalog: Catalog) -> dict[str, str]:
    """The text of each form, by the name of its file. A growing language gets one when there are words for it."""
    spoken = catalog.with_growing(available())
    return {f"report-{language}.yml": _form(catalog, Localizer(language)) for language in spoken}


def _form(catalog: Catalog, localizer: Localizer) -> str:
    body = [{"type": "markdown", "attributes": {"value": localizer.t("issue_form.hello")}}]
    body += [_element(question, localizer) for question in questions(catalog, localizer.language)]
    form = {
        "name": localizer.t("issue_form.name", language=localizer.language_in_passing(localizer.language)),
        "description": localizer.t("issue_form.about"),
        "title": localizer.t("issue_form.issue"),
        "labels": [LABEL],
        "body": body,
    }
    return _FIRST_LINES + yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=1_000_000)


def _element(question: Question, localizer: Localizer) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label}
    if question.hint:
        attributes["description"] = question.hint
    if question.kind == "dropdown":
        attributes |= {"multiple": question.several, "options": list(question.offered)}
    element = {"type": question.kind, "id": question.key, "attributes": attributes}
    if question.kind == "checkboxes":
        attributes["options"] = [{"label": words, "required": question.required} for words in question.offered]
        return element
    validations: dict[str, Any] = {"required": question.required}
    if question.kind == "upload":
        validations["accept"] = ",".join(_PHOTOS)
    return {**element, "validations": validations}


def write_templates(root: Path, catalog: Catalog) -> list[Path]:
    """Write the forms, and delete those of languages that are gone."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    texts = templates(catalog)
    for path in folder.glob("report-*.yml"):
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def check_templates(root: Path, catalog: Catalog) -> Iterator[Problem]:
    """Yield a warning for every form that is out of date or missing. A repository without any form misses none."""
    folder = root / FOLDER
    existing = {path.name for path in folder.glob("report-*.yml")} if folder.is_dir() else set()
    texts = templates(catalog) if existing else {}
    for name in sorted(existing | texts.keys()):
        path = folder / name
        if name not in texts or not path.is_file() or path.read_text("utf-8", errors="replace") != texts[name]:
            yield Problem("Z139", f"{FOLDER}/{name}", 1, warning=True)
