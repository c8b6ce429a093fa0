"""The invented university again, in Arabic, which runs from right to left, and in German of words without an end."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import yaml

from other_sites import SHIOSAI, copied, edit

RIGHT_TO_LEFT, LONG = "ar", "de"
_FORMER = {"en": RIGHT_TO_LEFT, "ja": LONG}
_ARABIC = ["تبادل", "الطلاب", "بين", "جامعات", "المحيط", "على", "ساحل", "البحر", "في", "كل", "عام", "دراسي", "جديد"]
_GERMAN = (
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "und",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
)


def _said(words: tuple[str, ...] | list[str], text: str) -> str:
    """As many words as there were, a full stop where one was."""
    count = max(1, len(text.split()) if " " in text else len(text) // 6)
    return " ".join(itertools.islice(itertools.cycle(words), count)) + ("." if text.endswith((".", "。")) else "")


def said(language: str, text: str) -> str:
    return _said(_ARABIC if language == RIGHT_TO_LEFT else _GERMAN, text)


_TOWN = {RIGHT_TO_LEFT: "خليج المحيط", LONG: "Kaiserslautern"}
"""What stands on a map is as long as names of towns are."""


def turned(value: Any) -> Any:
    """The same data, with all that is said in several languages said in the two."""
    if isinstance(value, list):
        return [turned(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "en" not in value:
        return {
            key: dict(_TOWN) if key == "city" and isinstance(each, dict) else turned(each)
            for key, each in value.items()
        }
    return {new: _one(new, value[old]) for old, new in _FORMER.items() if old in value}


def _one(language: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {key: said(language, each) if key == "text" else each for key, each in value.items()}
    return said(language, value)


def turned_site(folder: Path) -> Path:
    copied(SHIOSAI, folder)
    for path in (folder / "data").glob("*.yml"):
        data = turned(yaml.safe_load(path.read_text(encoding="utf-8")))
        if path.name == "project.yml":
            data["languages"] = [RIGHT_TO_LEFT, LONG]
        if path.name == "cities.yml":
            data = [{**each, "name": dict(_TOWN)} for each in data]
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for old, new in _FORMER.items():
        (folder / "docs" / old).rename(folder / "docs" / new)
        for page in (folder / "docs" / new).rglob("*.md"):
            page.write_text(_page(new, page.read_text(encoding="utf-8")), encoding="utf-8")
        for report in (folder / "activity_reports").glob(f"*/{old}.md"):
            text = _page(new, report.read_text(encoding="utf-8")).replace("language: en", f"language: {RIGHT_TO_LEFT}")
            report.with_name(f"{new}.md").write_text(text, encoding="utf-8")
            report.unlink()
    for old, new in (("locale: en", f"locale: {RIGHT_TO_LEFT}"), ("locale: ja", f"locale: {LONG}")):
        edit(folder / "mkdocs.yml", old, new)
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8").replace("  language: en\n", "")
    config = re.sub(r"(?m)^(            \w+: ).*$", lambda found: found[1] + said(LONG, "two words"), config)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return folder


def _page(language: str, text: str) -> str:
    """Titles, descriptions, headings and sentences; shortcodes, links and the rest of a header stay."""

    def line(found: re.Match[str]) -> str:
        return found[1] + said(language, found[2])

    text = re.sub(r"(?m)^((?:title|description|summary): )(.+)$", line, text)
    return re.sub(r"(?m)^(#+ |(?=[^\W_a-z]))([^\n{\[|]+)$", line, text)
