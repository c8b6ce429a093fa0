"""The same reports for other generators: a file for each report in each language, in the form each of them likes best.

A report without a translation is laid out in both languages, in its own words, as the pages of this project show it.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from bench.content import Report
from bench.listing import KINDS, PER_PAGE, values_of
from bench.names import LANGUAGES, Names

HERE = Path(__file__).parent
SITE_URL = "https://example.org/"
_PHOTO = re.compile(r"\]\(photo-(\d+)\.jpg")


def read_frame() -> dict[str, Any]:
    """What the pages of rivals say themselves, by language."""
    frame: dict[str, Any] = yaml.safe_load((HERE / "frame.yml").read_text(encoding="utf-8"))
    return frame


def titles(names: Names, frame: dict[str, Any], language: str) -> dict[str, dict[str, str]]:
    """What the lists are called, by kind and value; years are called what they are."""
    named = {"program": names.programs, "partner": names.partners, "direction": names.directions}
    called = {kind: {key: name[language] for key, name in records.items()} for kind, records in named.items()}
    return {**called, "written": frame[language]["written"]}


def facts(report: Report, language: str, pool: list[Path]) -> dict[str, Any]:
    """The front matter of a page."""
    text = report.shown_in(language)
    return {
        "title": text.title,
        "date": report.date,
        "description": text.summary,
        "authors": list(text.authors),
        "original": text.language,
        "first": report.first,
        "last": report.last,
        **{kind: values_of(report, kind) for kind in KINDS},
        **({"cover": photo_address(report, 0, pool)} if report.photos else {}),
    }


def photo_address(report: Report, number: int, pool: list[Path]) -> str:
    return f"/photos/{pool[report.photos[number] % len(pool)].name}"


def body(report: Report, language: str, pool: list[Path]) -> str:
    """The text with the addresses of the shared photos."""
    text = report.shown_in(language).body
    return _PHOTO.sub(lambda found: f"]({photo_address(report, int(found[1]) - 1, pool)}", text)


def write(file: Path, front: dict[str, Any], text: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{dump(front)}---\n\n{text}", encoding="utf-8")


def dump(value: Any) -> str:
    written: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
    return written


def lay_hugo(folder: Path, reports: Iterable[Report], pool: list[Path], names: Names) -> None:
    frame = read_frame()
    shutil.copytree(HERE / "hugo", folder)
    _lay_static(folder / "static", pool)
    (folder / "hugo.yaml").write_text(dump(_hugo_configuration(frame)), encoding="utf-8")
    for language in LANGUAGES:
        content = folder / "content" / language
        write(content / "reports" / "_index.md", {"title": frame[language]["reports"]})
        for kind, called in titles(names, frame, language).items():
            for value, title in called.items():
                write(content / kind / value / "_index.md", {"title": title})
    _lay_reports(folder / "content", reports, pool)


def _hugo_configuration(frame: dict[str, Any]) -> dict[str, Any]:
    labels = {language: frame[language]["written"][language] for language in LANGUAGES}
    return {
        "baseURL": SITE_URL,
        "defaultContentLanguage": LANGUAGES[0],
        "languages": {
            language: {
                "label": labels[language],
                "weight": weight,
                "contentDir": f"content/{language}",
                "title": frame[language]["title"],
                "params": {**frame[language], "untranslated": frame[language]["original"]},
            }
            for weight, language in enumerate(LANGUAGES, start=1)
        },
        "taxonomies": {kind: kind for kind in KINDS},
        "outputs": {"home": ["html", "rss"], "section": ["html"], "term": ["html"]},
        "disableKinds": ["taxonomy", "404"],
        "pagination": {"pagerSize": PER_PAGE, "disableAliases": True},
    }


def lay_eleventy(folder: Path, reports: Iterable[Report], pool: list[Path], names: Names) -> None:
    frame = read_frame()
    shutil.copytree(HERE / "eleventy", folder)
    _lay_static(folder / "static", pool)
    said = {language: {**frame[language], "titles": titles(names, frame, language)} for language in LANGUAGES}
    (folder / "data").mkdir()
    (folder / "data" / "frame.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    _lay_reports(folder / "content", reports, pool)


def _lay_reports(content: Path, reports: Iterable[Report], pool: list[Path]) -> None:
    for report in reports:
        for language in LANGUAGES:
            front = facts(report, language, pool)
            write(content / language / "reports" / f"{report.slug}.md", front, body(report, language, pool))


def _lay_static(folder: Path, pool: list[Path]) -> None:
    """Styles and photos, at the root of the site."""
    (folder / "photos").mkdir(parents=True)
    shutil.copy(HERE / "site.css", folder)
    for photo in pool:
        shutil.copy(photo, folder / "photos")
