"""This project with other reports: its own code, theme, data and styles, and as many pages of prose as any small site has."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import yaml

from bench.content import Report, Text
from bench.names import ROOT
from program_site.content.reports.report import FOLDER
from program_site.i18n.originals import content_hash

_PROSE = Path(__file__).parent / "site"
_NAVIGATION = Path(__file__).with_name("navigation.yml")


def lay_ours(folder: Path, reports: Iterable[Report], pool: list[Path]) -> None:
    """Code and theme are those of the project, where they are; all else is copied."""
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / "data" / "redirects.yml").unlink()  # they lead to pages of prose that are not here
    project = folder / "data" / "project.yml"
    text = project.read_text(encoding="utf-8")
    assert "\nguides: true" in text
    project.write_text(text.replace("\nguides: true", "\nguides: false"), encoding="utf-8")  # others have none either
    for name in ("assets", "share"):
        shutil.copytree(ROOT / "docs" / name, folder / "docs" / name)
    shutil.copytree(_PROSE, folder / "docs", dirs_exist_ok=True)
    (folder / "mkdocs.yml").write_text(_configuration(), encoding="utf-8")
    for report in reports:
        _lay(folder / FOLDER / report.slug, report, pool)


def _configuration() -> str:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for name in ("custom_dir: overrides", "- hooks/site_events.py"):
        assert name in text, f"mkdocs.yml has no {name!r}"
        text = text.replace(name, f"{name.split()[0]} {ROOT.as_posix()}/{name.split()[1]}")
    return text[: text.index("\nnav:")] + "\n" + _NAVIGATION.read_text(encoding="utf-8")


def _lay(folder: Path, report: Report, pool: list[Path]) -> None:
    folder.mkdir(parents=True)
    for number, place in enumerate(report.photos, start=1):
        shutil.copyfile(pool[place % len(pool)], folder / f"photo-{number}.jpg")
    for text in report.texts:
        (folder / f"{text.language}.md").write_text(_file(report, text), encoding="utf-8")


def _file(report: Report, text: Text) -> str:
    header = {
        "title": text.title,
        "date": report.date,
        "author": list(text.authors),
        "affiliation": text.affiliation,
        **({"people_in_photos": "none"} if report.photos else {}),
        "program": report.program,
        "partner": list(report.partners),
        "direction": report.direction,
        "period": {"first": report.first, "last": report.last},
        "stage": report.stage,
        "summary": text.summary,
        "tags": list(text.tags),
    }
    original = report.texts[0]
    if text is not original:
        known = content_hash(original.title, original.summary, original.body)
        header["translated_from"] = {"language": original.language, "hash": known}
    return f"---\n{yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=1000)}---\n\n{text.body}"
