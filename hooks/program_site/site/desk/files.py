"""The files of each language that the desk hands out: the one from which it works, and all data as a workbook."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from program_site.build.fingerprints import hash_of, toolchain_hash
from program_site.build.outputs import Output
from program_site.content.data.files import MANY, ONE
from program_site.content.forms import form_of
from program_site.content.record_names import said_in
from program_site.content.reports.names import written_in_latin
from program_site.i18n.borrowed import plain
from program_site.i18n.localizer import Localizer, localizer_of_pages
from program_site.intake.changes.words import words_of
from program_site.load import Data
from program_site.site.desk.published import Held, fields_said, key_of, names_of, published_files
from program_site.site.desk.rules import desk_rules
from program_site.site.desk.tasks import TASKS, desk_file, groups, said, workbook_file
from program_site.tables.workbook.layout import files
from program_site.tables.workbook.writing import written

VERSION = 1
"""Of the form of the files, which the scripts ask for."""


def desk_files(data: Data) -> Iterator[Output]:
    """Of every language of the site. Raises nothing: a site is built from whole data only."""
    held = published_files(data)
    for language in data.reading.languages:
        content = json.dumps(desk_of(data, held, language), ensure_ascii=False, separators=(",", ":"))
        yield Output(desk_file(language), plain(content).encode())
    sheets = {file: held[file].value or ([] if file in MANY else {}) for file in files()}
    for language in data.reading.languages:
        made = partial(written, sheets, data.reading.languages, language)
        yield Output(workbook_file(language), made, hash_of(toolchain_hash(), json.dumps(sheets), language))


def desk_of(data: Data, held: Mapping[str, Held], language: str) -> dict[str, Any]:
    """All that the desk knows, in one language."""
    assert data.catalog
    catalog, localizer = data.catalog, localizer_of_pages(language)
    spoken = (language, *data.reading.languages)
    return {
        "version": VERSION,
        "language": language,
        "languages": catalog.project.languages,
        "growing": catalog.project.growing,
        "files": {file: _file(file, each, language, spoken) for file, each in held.items()},
        "groups": [{"id": each, "label": localizer.t(f"desk.group.{each}")} for each in groups()],
        "tasks": [said(each, localizer) for each in TASKS],
        "letters": written_in_latin(),
        "quotations": _quotations(held["sources"], spoken),
        "rules": desk_rules(catalog),
        "words": words(localizer, data),
    }


def words(localizer: Localizer, data: Data) -> dict[str, Any]:
    """What the scripts say, with their placeholders."""
    assert data.catalog
    return {
        "comma": localizer.t("comma"),
        **localizer.unfilled("desk.script"),
        "problems": localizer.unfilled("desk.problem"),
        "difference": words_of(
            localizer.language, data.reading.languages, data.catalog.project.fiscal_year_start_month
        ),
    }


def _file(file: str, held: Held, language: str, spoken: tuple[str, ...]) -> dict[str, Any]:
    one = file in ONE
    known: dict[str, Any] = {"hash": held.hash, "one": one, "label": form_of(file, language).label}
    known["fields"] = fields_said(file, language)
    known["records"] = held.value or ({} if one else [])
    if not one:
        known |= {"key": key_of(file), "names": names_of(file, held, spoken)}
    return known | ({"lacking": held.lacking} if held.lacking else {})


def _quotations(sources: Held, spoken: tuple[str, ...]) -> dict[str, str]:
    """What stands behind each citation of a sentence: the sentence as readers see it."""
    return {
        f"{source['id']}#{each['id']}": said_in(each["text"], spoken)
        for source in sources.value or ()
        for each in source.get("quotations", ())
    }
