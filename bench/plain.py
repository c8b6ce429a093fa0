"""The same reports for MkDocs with Material and static-i18n as they come: one Markdown file for each page.

MkDocs has no lists of its own, so those are laid out as Markdown, links between neighbours too. The reports are not in the navigation.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.content import Report
from bench.listing import PER_PAGE, gather, newest_first
from bench.names import LANGUAGES, Names
from bench.rivals import HERE, SITE_URL, body, dump, facts, read_frame, titles, write

Titles = dict[str, dict[str, str]]


def lay_mkdocs(folder: Path, reports: Sequence[Report], pool: list[Path], names: Names) -> None:
    frame = read_frame()
    shutil.copytree(HERE / "mkdocs", folder)
    ordered = newest_first(reports)
    for language in LANGUAGES:
        docs, words = folder / "docs" / language, frame[language]
        called = titles(names, frame, language)
        for index, report in enumerate(ordered):
            text = body(report, language, pool).replace("](/photos/", "](../photos/")
            text += _neighbours(words, language, ordered[max(0, index - 1) : index], ordered[index + 1 : index + 2])
            front = {**facts(report, language, pool), "facts": _facts(report, language, words, called)}
            write(docs / "reports" / f"{report.slug}.md", front, text)
        _lay_lists(docs, ordered, language, words, called)
    photos = folder / "docs" / LANGUAGES[0] / "photos"
    photos.mkdir()
    for photo in pool:
        shutil.copy(photo, photos)
    for name, plugins in (("mkdocs.yml", []), ("mkdocs-search.yml", ["search"])):
        (folder / name).write_text(dump(_configuration(frame, plugins)), encoding="utf-8")


def _facts(report: Report, language: str, words: dict[str, Any], called: Titles) -> list[list[str]]:
    """Names and values above a text."""
    text = report.shown_in(language)
    kinds = {"program": [report.program], "partner": report.partners, "direction": [report.direction]}
    return [
        [words["by"], f"{', '.join(text.authors)}, {report.date}"],
        [words["stay"], f"{report.first} – {report.last}"],
        *([words["kinds"][kind], ", ".join(called[kind][each] for each in own)] for kind, own in kinds.items()),
    ]


def _neighbours(words: dict[str, Any], language: str, newer: list[Report], older: list[Report]) -> str:
    found = [(words["newer"], each) for each in newer] + [(words["older"], each) for each in older]
    return "".join(f"\n[{name}: {each.shown_in(language).title}]({each.slug}.md)\n" for name, each in found)


def _lay_lists(docs: Path, reports: list[Report], language: str, words: dict[str, Any], called: Titles) -> None:
    lists = gather(reports)
    links = {(kind, value): called.get(kind, {}).get(value, value) for kind, value in lists}
    for (kind, value), found in lists.items():
        _lay_list(docs / kind / value, "../..", links[kind, value], found, language, words, links)
    _lay_list(docs / "reports", "..", words["reports"], reports, language, words, links)
    home = f"{words['description']}\n\n{_gathered(words, links, '.')}"
    write(docs / "index.md", {"title": words["title"], "description": words["description"]}, home)


def _lay_list(
    folder: Path,
    up: str,
    title: str,
    reports: list[Report],
    language: str,
    words: dict[str, Any],
    links: dict[Any, str],
) -> None:
    count = max(1, -(-len(reports) // PER_PAGE))
    for number in range(1, count + 1):
        own = reports[(number - 1) * PER_PAGE : number * PER_PAGE]
        file, root = (folder / "index.md", up) if number == 1 else (folder / "page" / f"{number}.md", f"{up}/..")
        items = "\n".join(_items(own, language, root))
        pager = f"{number} / {count}"
        if number > 1:
            pager = f"[←]({'../index.md' if number == 2 else f'{number - 1}.md'}) {pager}"
        if number < count:
            pager += f" [→]({'page/2.md' if number == 1 else f'{number + 1}.md'})"
        write(file, {"title": title}, f"{items}\n\n{pager}\n\n{_gathered(words, links, root)}")


def _items(reports: list[Report], language: str, root: str) -> Iterator[str]:
    for report in reports:
        text = report.shown_in(language)
        yield f"- [{text.title}]({root}/reports/{report.slug}.md) {report.date}, {', '.join(text.authors)}: {text.summary}"


def _gathered(words: dict[str, Any], links: dict[Any, str], root: str) -> str:
    """Links to every list."""
    lines = [f"## {words['lists']}"]
    for kind, name in words["kinds"].items():
        own = [f"- [{title}]({root}/{kind}/{value}/index.md)" for (of, value), title in links.items() if of == kind]
        lines += ["", f"### {name}", "", *own]
    return "\n".join(lines) + "\n"


def _configuration(frame: dict[str, Any], plugins: list[Any]) -> dict[str, Any]:
    languages = [
        {
            "locale": language,
            "name": frame[language]["written"][language],
            "default": language == LANGUAGES[0],
            "build": True,
            "site_name": frame[language]["title"],
            "site_description": frame[language]["description"],
        }
        for language in LANGUAGES
    ]
    return {
        "site_name": frame[LANGUAGES[0]]["title"],
        "site_description": frame[LANGUAGES[0]]["description"],
        "site_url": SITE_URL,
        "theme": {"name": "material", "custom_dir": "overrides", "language": LANGUAGES[0], "font": False},
        "plugins": [*plugins, {"i18n": {"docs_structure": "folder", "languages": languages}}],
        "hooks": ["hooks.py"],
        "markdown_extensions": ["tables"],
        "nav": ["index.md", "reports/index.md"],
        "not_in_nav": "*\n",
    }
