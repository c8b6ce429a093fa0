"""What may import what, who reads which file, and where words may stand."""

from __future__ import annotations

import ast
import functools
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.plugins import EVENTS

import program_site
from program_site.content.data.files import MANY, ONE
from program_site.site.site import FRAME

ROOT = Path(__file__).resolve().parents[2]
HOOKS = ROOT / "hooks"
CORE = HOOKS / "program_site"
ADAPTER = CORE / "engines" / "mkdocs.py"
ENGINES = {"mkdocs", "material", "mkdocs_static_i18n", "properdocs", "pymdownx"}

CODE = sorted(path for path in HOOKS.rglob("*.py") if "__pycache__" not in path.parts)
SCRIPTS = sorted([*FRAME.rglob("*.js"), *(ROOT / "docs").rglob("*.js")])
TEMPLATES = sorted([*HOOKS.rglob("*.html"), *(ROOT / "overrides").rglob("*.html")])


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, with the names taken from it: `program_site.site.pages`, `program_site.site.pages.Page`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: imports are written in full here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_only_the_adapter_knows_the_site_engine(path: Path) -> None:
    engines = {name.partition(".")[0] for name in imports(path)} & ENGINES
    assert engines == ({"mkdocs"} if path == ADAPTER else set())


def test_the_core_does_not_know_its_hook() -> None:
    assert [name_of(path) for path in CODE if any(name.startswith("site_events") for name in imports(path))] == []


def test_the_hook_hands_on_every_event_and_nothing_else() -> None:
    """MkDocs registers every callable named `on_*` in a hook; an event that is not handed on is never heard of."""
    script = f"import runpy; print(*sorted(runpy.run_path({str(HOOKS / 'site_events.py')!r})))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    handed_on = {name for name in ran.stdout.split() if not name.startswith("__")}
    defined = {node.name for node in tree(ADAPTER).body if isinstance(node, ast.FunctionDef)}
    defined |= {
        name.id
        for node in tree(ADAPTER).body
        if isinstance(node, ast.Assign)
        for name in node.targets
        if isinstance(name, ast.Name)
    }
    assert handed_on == {name for name in defined if name.startswith("on_")}
    assert handed_on <= {f"on_{event}" for event in EVENTS}


# ---- The rooms: the map in program_site/__init__.py ----------------------------------------------------------------

MOST_ROOMS, MOST_FLOORS = 15, 9


@functools.cache
def modules() -> dict[str, Path]:
    """`load`, `site.pages`: the modules of the core by their names below `program_site`."""
    inner = [path for path in CODE if CORE in path.parents and path != CORE / "__init__.py"]
    return {".".join(path.relative_to(CORE).with_suffix("").parts).removesuffix(".__init__"): path for path in inner}


@functools.cache
def needed(module: str) -> set[str]:
    """The modules of the core that a module imports."""
    known = modules()
    inside = [name.removeprefix("program_site.") for name in imports(known[module]) if name.startswith("program_site.")]
    return {name if name in known else name.rpartition(".")[0] for name in inside} - {module}


def room_of(module: str) -> str:
    return module.partition(".")[0]


def rooms() -> list[str]:
    """From the top to the ground, as the map names them."""
    assert program_site.__doc__ is not None
    return re.findall(r"^    (\w+)/? +\S.*$", program_site.__doc__, re.MULTILINE)


def test_the_map_shows_every_room_and_none_that_is_gone() -> None:
    assert sorted(rooms()) == sorted({room_of(module) for module in modules()})


def test_no_room_imports_from_a_room_above_it() -> None:
    order = {room: number for number, room in enumerate(rooms())}
    wrong = [
        f"{module} imports {other}"
        for module in modules()
        for other in sorted(needed(module))
        if order[room_of(other)] < order[room_of(module)]
    ]
    assert wrong == []


def test_no_import_goes_in_a_circle() -> None:
    left = {module: needed(module) for module in modules()}
    while free := [module for module, others in left.items() if not others & left.keys()]:
        left = {module: others for module, others in left.items() if module not in free}
    assert left == {}


def test_the_house_stays_low() -> None:
    """A newcomer goes through few rooms: no more than fifteen, one above the other no more than nine."""
    floors: dict[str, int] = {}
    for room in reversed(rooms()):
        others = {room_of(other) for module in modules() if room_of(module) == room for other in needed(module)}
        floors[room] = 1 + max((floors[other] for other in others - {room}), default=0)
    assert len(floors) <= MOST_ROOMS
    assert max(floors.values()) <= MOST_FLOORS


# ---- Sizes ---------------------------------------------------------------------------------------------------------

MOST_LINES, MOST_LINES_OF_A_FUNCTION = 300, 50
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py") if "__pycache__" not in path.parts)
DRAWINGS = ROOT / "tests" / "sample_photos"
"""A drawing is a long list of strokes, and nothing to take apart."""
TOO_LONG = {"tests/unit/test_mending.py"}
"""Files and functions that are still to be taken apart. None may be added."""


def too_long(path: Path) -> Iterator[str]:
    if path.read_text(encoding="utf-8").count("\n") > MOST_LINES:
        yield name_of(path)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > MOST_LINES_OF_A_FUNCTION:
                yield f"{name_of(path)}: {node.name}"


def test_no_file_and_no_function_is_longer_than_one_reads_at_once() -> None:
    read = [path for path in [*CODE, *TESTS] if DRAWINGS not in path.parents]
    assert {each for path in read for each in too_long(path)} - TOO_LONG == set()


# ---- Data files and their readers --------------------------------------------------------------------------------


def test_every_data_file_has_a_reader() -> None:
    assert {path.stem for path in (ROOT / "data").glob("*.yml")} <= {*ONE, *MANY}
    assert ONE.keys() & MANY.keys() == set()


@pytest.mark.parametrize("name", ONE | MANY)
def test_every_kind_of_record_is_described_in_a_file_of_its_name(name: str) -> None:
    assert (ONE | MANY)[name].__module__ == f"program_site.content.data.{name}"


# ---- Words -------------------------------------------------------------------------------------------------------

LETTERS = re.compile(r"[\u0400-\u052f\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Cyrillic, Japanese, and full-width signs."""


def visible_words(path: Path) -> Iterator[str]:
    """The strings of a module that are neither docstrings nor tables of letters (`str.maketrans`)."""
    exempt: set[int] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            exempt.add(id(node.value))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "maketrans":
            exempt |= {id(argument) for argument in node.args}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in exempt:
            yield node.value
        elif isinstance(node, ast.Name | ast.FunctionDef | ast.ClassDef):
            yield node.id if isinstance(node, ast.Name) else node.name


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_code_says_nothing_to_readers(path: Path) -> None:
    """What a reader sees stands in data/ or in messages/, where a translator finds it."""
    assert [words for words in visible_words(path) if LETTERS.search(words)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_templates_say_nothing_of_their_own(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert LETTERS.findall(text) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_scripts_say_nothing_of_their_own(path: Path) -> None:
    """They get their words from the page, in its language."""
    text = re.sub(r"/\*.*?\*/|(?m:^\s*//.*$)", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert LETTERS.findall(text) == []


TEXT_BETWEEN_TAGS = re.compile(r">\s*([^<>{}]*[A-Za-z][^<>{}]*?)\s*<")


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_templates_have_no_english_either(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    assert TEXT_BETWEEN_TAGS.findall(text) == []
