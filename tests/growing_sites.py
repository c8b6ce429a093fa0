"""Small sites with a growing language: how tests lay them, with as much Kazakh as they want."""

from __future__ import annotations

import copy
import functools
import json
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

from other_sites import BOTH, SHIOSAI, copied, edit, write
from program_site.text.yaml_source import read_yaml

LANGUAGES = ("en", "ja", "kk")
DOCS = sorted(path.relative_to(SHIOSAI / "docs/en").as_posix() for path in (SHIOSAI / "docs/en").rglob("*.md"))
REPORT = f"activity_{BOTH}kk.md"
Place = tuple[str | int, ...]


def is_address(words: str) -> bool:
    """Whether they are no words, but an address or the name of a host."""
    return "://" in words or bool(re.fullmatch(r"\s*[a-z0-9-]+(\.[a-z0-9-]+)+\s*", words))


@functools.cache
def data() -> dict[str, Any]:
    """What the data files hold, by their names."""
    files = sorted((SHIOSAI / "data").glob("*.yml"))
    return {file.name: read_yaml(file.read_text(encoding="utf-8"), file.name).value for file in files}


@functools.cache
def places() -> list[Place]:
    """Where each text in several languages stands: the name of its file, then keys and indices."""
    return [*_places(data(), ())]


def _places(value: Any, at: Place) -> list[Place]:
    if isinstance(value, dict) and "en" in value:
        return [at]
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, each in inner for place in _places(each, (*at, key))]


def is_name(place: Place) -> bool:
    """Whether pages in other languages show it, too: as a further name of the same thing."""
    return place[-1] in ("name", "scheme", "vision")


def lay(folder: Path, texts: Collection[Place] = (), pages: Collection[str] = (), *, report: bool = False) -> Path:
    """The small site with Kazakh in these places of the data, on these pages, and as a report."""
    copied(SHIOSAI, folder)
    said = copy.deepcopy(data())
    for place in texts:
        text: Any = said
        for key in place:
            text = text[key]
        english = text["en"]["text"] if isinstance(text["en"], dict) else text["en"]
        text["kk"] = f"Қазақша {english}"
    said["project.yml"]["growing"] = ["kk"]
    for name, value in said.items():
        write(folder / "data" / name, json.dumps(value, default=lambda date: date.text))
    for page in pages:
        english = (folder / "docs/en" / page).read_text(encoding="utf-8")
        write(folder / "docs/kk" / page, english.replace("title: ", "title: Қазақша ", 1))
    if report:
        english = (folder / f"activity_{BOTH}en.md").read_text(encoding="utf-8")
        write(folder / REPORT, english.replace("title: ", "title: Қазақша ", 1))
    edit(
        folder / "mkdocs.yml",
        "\nmarkdown_extensions:",
        "        - {locale: kk, name: Қазақша, build: true}\n\nmarkdown_extensions:",
    )
    return folder
