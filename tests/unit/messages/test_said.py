"""Every message that code, templates and scripts ask for is there with its values, and none that nobody asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from jinja2 import Environment, nodes

from catalogs import catalog_of
from conftest import ROOT
from labels import is_plural, labels, placeholders
from program_site.commands.new_site.answers import ASKED, Unfit
from program_site.content.comparison import FACTS
from program_site.content.data.entries import Entry
from program_site.content.data.files import MANY
from program_site.content.data.milestones import Milestone
from program_site.content.data.mobility import MobilityRow
from program_site.content.data.offices import Office
from program_site.content.data.partners import Partner
from program_site.content.data.programs import Direction, Program
from program_site.content.data.removed_reports import RemovedReport
from program_site.content.data.supporters import Supporter
from program_site.content.documents import KINDS as KINDS_OF_DOCUMENTS
from program_site.content.page_kinds import GENERATED
from program_site.content.reports.facets import KINDS
from program_site.messages import available, messages
from program_site.site.desk.tasks import TASKS
from program_site.site.site import FRAME
from program_site.site.translation_status import State
from program_site.tables.exports import exports

HOOKS = ROOT / "hooks"
TEMPLATES = HOOKS / "program_site" / "site" / "page_templates"
SCRIPTS = FRAME / "assets" / "report-maker"
CODE = sorted(path for path in HOOKS.rglob("*.py") if "__pycache__" not in path.parts)
TABLES = exports(catalog_of(ROOT))
CODES = re.compile(r"[A-Z]\d{3}")


@cache
def constants() -> frozenset[str]:
    """Every string of the code."""
    return frozenset(
        node.value
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def test_every_problem_that_is_reported_has_words_and_none_has_words_for_nothing() -> None:
    used = {text for text in constants() if CODES.fullmatch(text)}
    assert used - messages("en")["problems"].keys() == set(), "reported, but without words"
    assert messages("en")["problems"].keys() - used == set(), "never reported"


@dataclass(frozen=True)
class Said:
    """One `t(…)`: its key, or the beginning of it where the rest is computed, and the values it gives."""

    key: str
    whole: bool
    values: frozenset[str] | None
    """None where they are given as `**values`."""
    place: str


def said_in_code(path: Path) -> Iterator[Said]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("t", "_say")
        ):
            continue
        names = [keyword.arg for keyword in node.keywords]
        values = None if None in names else frozenset(name for name in names if name)
        (key,) = node.args
        place = f"{path.name}:{node.lineno}"
        if isinstance(key, ast.Constant):
            beginning = "changes_said." if node.func.attr == "_say" else ""  # the words that a script shares
            yield Said(f"{beginning}{key.value}", True, values, place)
        elif isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
            yield Said(str(key.values[0].value), False, values, place)


def said_in_template(path: Path) -> Iterator[Said]:
    parsed = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for call in parsed.find_all(nodes.Call):
        callee = call.node.name if isinstance(call.node, nodes.Name) else getattr(call.node, "attr", "")
        if callee != "t":
            continue
        (key,) = call.args
        values = None if call.dyn_kwargs else frozenset(keyword.key for keyword in call.kwargs)
        place = f"{path.name}:{call.lineno}"
        if isinstance(key, nodes.Const):
            yield Said(key.value, True, values, place)
        elif isinstance(key, nodes.Concat) and isinstance(key.nodes[0], nodes.Const):
            yield Said(key.nodes[0].value, False, values, place)
        else:
            yield Said("", False, values, place)


SAID_IN_SCRIPT = re.compile(r'(?<![.\w])say\(\s*(?:\w+ \? "(\w+)" : )?"(\w+)"(?:, \{((?:[^{}]|\{[^{}]*\})*)\})?')


def said_in_script(path: Path, part: str) -> Iterator[Said]:
    """`say("photo", { n: 1 })`, `say(there ? "one" : "other", …)`: what the report maker and the desk say."""
    for found in SAID_IN_SCRIPT.finditer(path.read_text(encoding="utf-8")):
        given = re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", found[3] or ""))
        values = frozenset(name.strip() for name in re.findall(r"(\w+)\s*(?::[^,]*)?(?:,|$)", given))
        for key in (found[1], found[2]):
            if key:
                yield Said(f"{part}.{key}", True, values, path.name)


SAID_BY_THE_CLOCK = re.compile(r"(?:(counted|filled)\()?words\.(\w+)(?:, \{([^{}]*)\})?")


def said_by_the_clock(name: str, part: str) -> Iterator[Said]:
    """`filled(words.both, { state, left: rest })`, `counted(words.hours, 3)`, `words.last`: how things stand with a call or an event."""
    path = SCRIPTS.parent / name
    for found in SAID_BY_THE_CLOCK.finditer(path.read_text(encoding="utf-8")):
        names = [name.split(":")[0].strip() for name in (found[3] or "").split(",")]
        values = {"counted": ["n"], "filled": names}.get(found[1], [])
        yield Said(f"{part}.{found[2]}", True, frozenset(values), path.name)


@cache
def said() -> tuple[Said, ...]:
    in_code = [each for path in CODE for each in said_in_code(path)]
    in_templates = [each for path in sorted(TEMPLATES.rglob("*.html")) for each in said_in_template(path)]
    assert len(in_code) > 10
    assert len(in_templates) > 50
    tools = {"report-maker": "maker.script", "desk": "desk.script"}
    in_scripts = [
        each
        for folder, part in tools.items()
        for path in sorted((SCRIPTS.parent / folder).glob("*.js"))
        for each in said_in_script(path, part)
    ]
    assert len(in_scripts) > 80
    parts = {"calls.js": "call.script", "own-time.js": "own_clock", "news.js": "news.script"}
    by_clock = [each for name, part in parts.items() for each in said_by_the_clock(name, part)]
    assert len(by_clock) > 15
    return (*in_code, *in_templates, *in_scripts, *by_clock)


def choices(model: Any, field: str) -> set[str]:
    """The words of a field's Literal, alone or inside a tuple."""
    return {word for word in literal_words(model.model_fields[field].annotation) if isinstance(word, str)}


def literal_words(annotation: Any) -> Iterator[Any]:
    for inner in get_args(annotation):
        yield from literal_words(inner) if get_args(inner) else [inner]


RUBRIC = {"ability", "ability_name", "moment", "n", "mean", "distribution"}
NEWS = {"starts", "ends", "is_online", "registration_closes", "offices"}
CALLS = {"opens", "closes"}
ROWS = {"program", "partner", "length", "credits", "online", "number"}
"""Columns of tables that the real data do not have yet."""
STATEMENT = {
    *(f"{part}{kind}" for part in ("way", "together", "short") for kind in ("", "_alone")),
    *("way_too", "of_years", "known", "known_alone", "planned"),
}
LASTING = {"partners", "programs", "offices"}
"""The data files of what begins and may end."""
COMPUTED: dict[str, set[str]] = {
    "news.kind.": {"news", "event"},
    "kind.": choices(Milestone, "kind"),
    "level.": choices(MobilityRow, "level") | choices(Program, "level"),
    "earns.": choices(Program, "earns"),
    "fact.": {*FACTS},
    "direction.": set(get_args(Direction)),
    "documents.kind.": {kind[1:] for kind in KINDS_OF_DOCUMENTS},
    "office_kind.": choices(Office, "kind"),
    "supporter_kind.": choices(Supporter, "kind"),
    "description.": {path.stem for path in (TEMPLATES / "pages").glob("*.html")} | {"sample_list"},
    "former.": LASTING,
    "former_group.": LASTING,
    "name_in_language.": {"ja", "ru", "en"},
    "lasting.": {word for shape in (Partner, Program, Office) for word in (shape.BEGINS, shape.ENDS)},
    "desk.group.": {each.group for each in TASKS},
    "desk.task.": {each.id for each in TASKS},
    "desk.about.": {each.id for each in TASKS},
    "frame.scheme.": {"auto", "light", "dark"},
    "changes.kind.": {"pages", "reports", *(kind for kind, shape in MANY.items() if issubclass(shape, Entry))},
    "changes.what.": {"new", "updated"},
    "removed.reason.": choices(RemovedReport, "reason"),
    "list_by.": set(KINDS),
    "translations.list.": set(get_args(State)),
    "translations.gap.": set(get_args(State)),
    "translations.count.": {"older", "unknown"},
    "translations.data_gap.": {"older", "unknown"},
    "found_as.": {*GENERATED.values(), "report", "page"},
    "found_one.": {*GENERATED.values(), "report", "page"},
    "reports_by.": set(KINDS),
    "new_site.ask.": set(ASKED),
    "new_site.unfit.": set(get_args(Unfit)),
    "statement.": STATEMENT,
    "export.": {export.kind for export in TABLES} | {"rubric_results", "calls", "news", "mobility_rows"},
    "column.": {name for export in TABLES for name in export.columns()} | RUBRIC | CALLS | NEWS | ROWS,
}
"""Keys whose second half is a value of the data, a kind of page, a language, or light and dark."""


def test_every_computed_key_is_one_of_those_known_here() -> None:
    assert all(words for words in COMPUTED.values())
    assert {each.key for each in said() if not each.whole} == COMPUTED.keys()


@pytest.mark.parametrize("beginning", COMPUTED)
def test_every_value_has_its_label_and_no_label_is_without_a_value(beginning: str) -> None:
    there = {key.removeprefix(beginning) for key in labels("en") if key.startswith(beginning)}
    assert there == COMPUTED[beginning]


def test_every_label_that_is_said_exists() -> None:
    assert [f"{each.place}: {each.key}" for each in said() if each.whole and each.key not in labels("en")] == []


def counted_by_scripts() -> set[str]:
    """Labels whose plural forms a template hands to a script: `view.localizer.forms("…")`."""
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")]
    return {key for text in texts for key in re.findall(r'localizer\.forms\("([a-z_.]+)"\)', text)}


def found_at_the_desk() -> set[str]:
    """What is said of the codes that the scripts of the desk find."""
    texts = [path.read_text(encoding="utf-8") for path in (SCRIPTS.parent / "desk").glob("*.js")]
    return {f"desk.problem.{code}" for text in texts for code in re.findall(r'"([A-Z][0-9]{3})"', text)}


@pytest.mark.parametrize("language", available())
def test_all_that_the_desk_finds_is_said_there(language: str) -> None:
    assert len(found_at_the_desk()) > 70
    assert {each for each in labels(language) if each.startswith("desk.problem.")} == found_at_the_desk()


def test_no_label_is_there_for_nothing() -> None:
    whole = (
        {each.key for each in said() if each.whole}
        | counted_by_scripts()
        | found_at_the_desk()
        | {text for text in constants() if text in labels("en") and "." in text}
    )
    computed = {beginning + word for beginning, words in COMPUTED.items() for word in words}
    assert labels("en").keys() - whole - computed == set()


@pytest.mark.parametrize("language", available())
def test_every_value_a_label_speaks_of_is_given(language: str) -> None:
    missing: list[str] = []
    whole = {each.key for each in said() if each.whole}
    for each in said():
        computed = [key for key in labels(language) if key.startswith(each.key) and key not in whole]
        keys = [each.key] if each.whole else computed
        for key in keys:
            message = labels(language)[key]
            wanted = placeholders(message) | ({"n"} if is_plural(message) else set())
            if each.values is not None and not wanted <= each.values:
                missing.append(f"{each.place}: {key} needs {sorted(wanted - each.values)}")
    assert missing == []
