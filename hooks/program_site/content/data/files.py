"""The files of `data/`: which there are, what each of them holds, and how they are read."""

import functools
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from program_site.content.data.answers import Answer
from program_site.content.data.calls import Call
from program_site.content.data.cities import City
from program_site.content.data.contacts import Contact
from program_site.content.data.fields import QUOTED, likely_id
from program_site.content.data.figures import Figure
from program_site.content.data.glossary import Term
from program_site.content.data.marks import FILE as MARKS
from program_site.content.data.milestones import Milestone
from program_site.content.data.mobility import Mobility
from program_site.content.data.news import NewsItem
from program_site.content.data.offices import Office
from program_site.content.data.official_sites import OfficialSite
from program_site.content.data.partners import Partner
from program_site.content.data.programs import Program
from program_site.content.data.project import Project
from program_site.content.data.quality import Quality
from program_site.content.data.redirects import Redirect
from program_site.content.data.removed_reports import RemovedReport
from program_site.content.data.research import ResearchActivity
from program_site.content.data.rubric import Rubric
from program_site.content.data.rubric_results import RubricResult
from program_site.content.data.sources import Source
from program_site.content.data.supporters import Supporter
from program_site.text.dates import APRIL
from program_site.text.files import list_folder, read_text
from program_site.text.locales import is_language
from program_site.text.problems import Problem, closest
from program_site.text.records import UTC, Reading, read_record
from program_site.text.time_zones import is_zone
from program_site.text.typos.lines import Fields
from program_site.text.typos.reading import read_meant
from program_site.text.yaml_source import YamlSource

ONE: dict[str, type] = {"project": Project, "mobility": Mobility, "rubric": Rubric, "quality": Quality}
"""Data files that hold one record."""

MANY: dict[str, type] = {
    "programs": Program,
    "partners": Partner,
    "cities": City,
    "offices": Office,
    "supporters": Supporter,
    "milestones": Milestone,
    "research": ResearchActivity,
    "figures": Figure,
    "calls": Call,
    "news": NewsItem,
    "contacts": Contact,
    "official_sites": OfficialSite,
    "answers": Answer,
    "sources": Source,
    "glossary": Term,
    "rubric_results": RubricResult,
    "redirects": Redirect,
    "removed_reports": RemovedReport,
}
"""Data files that hold a list of records; all but rubric results, redirects and removed reports have ids."""

_NO_DATA = ("README.md", Path(MARKS).name)

Shape = TypeVar("Shape")


@functools.cache
def _adapter(shape: type) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


@functools.cache
def known_fields() -> frozenset[str]:
    """The names of all fields of all data files."""
    schemas = [_adapter(shape).json_schema() for shape in (*ONE.values(), *MANY.values())]
    shapes = [inner for schema in schemas for inner in (schema, *schema.get("$defs", {}).values())]
    return frozenset(name for shape in shapes for name in shape.get("properties", {}))


TYPED = Fields(known_fields)


def read_context(root: Path) -> Reading:
    """What a single report is checked against: the languages and ids of the data, as far as these can be read."""
    documents = read_documents(root, [])
    project = documents.get("project")
    ids, start, timezone = ids_of(documents, []), fiscal_start_of(project), timezone_of(project)
    return Reading(languages_of(project), ids, fiscal_start=start, timezone=timezone, growing=growing_of(project))


def read_names(root: Path, kind: str, language: str) -> dict[str, str]:
    """What the records of a data file are called, by id; an id stands for itself where the name cannot be read."""
    document = read_documents(root, []).get(kind)
    names: dict[str, str] = {}
    for item in document.value if document and isinstance(document.value, list) else []:
        if isinstance(item, dict) and isinstance(identity := item.get("id"), str):
            name = item["name"].get(language) if isinstance(item.get("name"), dict) else None
            name = name.get("text") if isinstance(name, dict) else name
            names[identity] = name if isinstance(name, str) else identity
    return names


def read_documents(root: Path, problems: list[Problem]) -> dict[str, YamlSource]:
    documents: dict[str, YamlSource] = {}
    known = {*ONE, *MANY}
    paths, found = list_folder(root, root / "data")
    problems += found
    for path in paths:
        if path.is_dir() or path.name.startswith(".") or path.name in _NO_DATA:
            continue
        if path.suffix != ".yml" or path.stem not in known:
            problems.append(_stranger(path, known))
            continue
        text, found = read_text(root, path)
        problems += found
        name = f"data/{path.name}"
        document = read_meant(text, name, TYPED) if not found else YamlSource(name, None)
        problems += document.problems
        documents[path.stem] = document
    if "project" not in documents and not any(problem.path in ("data", "data/project.yml") for problem in problems):
        problems.append(Problem("D132", "data/project.yml", 1))
    return documents


def _stranger(path: Path, known: Collection[str]) -> Problem:
    """A file that no page uses: a sheet, a copy, or a mistyped name."""
    near = closest(path.stem, sorted(known))
    values = {
        "name": path.name,
        "example": f"{near}.yml" if near else "",
        "candidate": f"{near}.yml",
        "known": ", ".join(sorted(known)),
    }
    if path.suffix.lower() in (".xlsx", ".xls", ".csv", ".ods"):
        code = "D194"
    elif near and (path.parent / f"{near}.yml").exists():
        code = "D193"
    else:
        code = "D130" if near else "D131"
    return Problem(code, f"data/{path.name}", 1, values)


def languages_of(project: YamlSource | None) -> tuple[str, ...]:
    """All languages of the site, the growing ones last, known before the project itself is checked."""
    demanded = _codes(project, "languages")
    return tuple(dict.fromkeys([*demanded, *_codes(project, "growing")])) if demanded else ()


def growing_of(project: YamlSource | None) -> frozenset[str]:
    """Which of them may lack texts, also where a language stands in both lists, which is a mistake by itself."""
    return frozenset(_codes(project, "growing"))


def _codes(project: YamlSource | None, field: str) -> list[str]:
    value = project.value.get(field) if project and isinstance(project.value, dict) else None
    return [code for code in value if is_language(code)] if isinstance(value, list) else []


def wants_guides(project: YamlSource | None) -> bool:
    """Whether the guides of the core are pages of the site; known as early."""
    return bool(project and isinstance(project.value, dict) and project.value.get("guides") is True)


def fiscal_start_of(project: YamlSource | None) -> int:
    """The month in which fiscal years begin: dates are read before the project itself is checked."""
    value = project.value.get("fiscal_year_start_month") if project and isinstance(project.value, dict) else None
    return value if isinstance(value, int) and 1 <= value <= 12 else APRIL


def timezone_of(project: YamlSource | None) -> str:
    """The time zone of the university: what day it is decides what is read."""
    university = project.value.get("university") if project and isinstance(project.value, dict) else None
    value = university.get("timezone") if isinstance(university, dict) else None
    return value if isinstance(value, str) and is_zone(value) else UTC


def timezone_at(root: Path) -> str:
    """The same of a project of which nothing has been read yet."""
    text, problems = read_text(root, root / "data" / "project.yml")
    return UTC if problems else timezone_of(read_meant(text, "data/project.yml", TYPED))


def ids_of(documents: Mapping[str, YamlSource], problems: list[Problem]) -> dict[str, frozenset[str]]:
    """The ids of every kind whose file could be read. A record with a mistake still counts: one mistake, one problem."""
    ids: dict[str, frozenset[str]] = {}
    for name in MANY:
        document = documents.get(name)
        if document is not None and document.value is None:
            continue
        seen: dict[str, int] = {}
        for index, item in enumerate(document.value if document and isinstance(document.value, list) else []):
            identity = item.get("id") if isinstance(item, dict) else None
            if not document or not isinstance(identity, str):
                continue
            line = document.line_of((index, "id"))
            if identity in seen:
                problems.append(Problem("D111", document.path, line, {"value": identity, "first": str(seen[identity])}))
            seen.setdefault(identity, line)
        plain = (unicodedata.normalize("NFKC", each) for each in seen)
        meant = (likely_id(each) for each in plain if each.isascii())  # a mistyped id is not gone
        ids[name] = frozenset([*seen, *meant])
    if "sources" in ids:
        ids["quotations"] = frozenset(_quotations(documents.get("sources"), problems))
    return ids


def _quotations(document: YamlSource | None, problems: list[Problem]) -> Iterator[str]:
    """Every quotation as what rests on it names it."""
    for index, source in enumerate(document.value if document and isinstance(document.value, list) else []):
        listed = source.get("quotations") if isinstance(source, dict) else None
        seen: dict[str, int] = {}
        for number, each in enumerate(listed if isinstance(listed, list) else []):
            identity = each.get("id") if isinstance(each, dict) else None
            if not document or not isinstance(identity, str):
                continue
            line = document.line_of((index, "quotations", number, "id"))
            if identity in seen:
                problems.append(Problem("D111", document.path, line, {"value": identity, "first": str(seen[identity])}))
            seen.setdefault(identity, line)
            yield f"{source.get('id')}{QUOTED}{identity}"


def read_values(documents: Mapping[str, YamlSource], reading: Reading, problems: list[Problem]) -> dict[str, Any]:
    """What each data file holds, as far as it is without mistakes, by its name."""
    values: dict[str, Any] = {}
    for name, shape in ONE.items():
        values[name] = _read_one(_adapter(shape), documents.get(name), reading, problems)
    for name, shape in MANY.items():
        values[name] = _read_many(_adapter(shape), documents.get(name), reading, problems)
    return values


def _read_one(
    shape: TypeAdapter[Shape], document: YamlSource | None, reading: Reading, problems: list[Problem]
) -> Shape | None:
    if document is None or document.value is None:
        return None
    if not isinstance(document.value, dict):
        problems.append(Problem("D129", document.path, document.line_of(())))
        return None
    outcome = read_record(shape, document, document.value, (), reading)
    problems += outcome.problems
    return outcome.record


def _read_many(
    shape: TypeAdapter[Shape], document: YamlSource | None, reading: Reading, problems: list[Problem]
) -> tuple[Shape, ...]:
    if document is None or document.value in (None, {}):
        return ()
    if not isinstance(document.value, list):
        problems.append(Problem("D133", document.path, document.line_of(())))
        return ()
    records: list[Shape] = []
    for index, value in enumerate(document.value):
        outcome = read_record(shape, document, value, (index,), reading)
        problems += outcome.problems
        if outcome.record is not None:
            records.append(outcome.record)
    return tuple(records)
