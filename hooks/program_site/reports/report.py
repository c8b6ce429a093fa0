"""Activity Reports: `activity_reports/YYYY-MM-DD-slug/<language>.md`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from program_site.problems import Problem
from program_site.reading import Reading
from program_site.reports.body import crowded_line, render_body
from program_site.reports.header import ReportHeader, read_header, split
from program_site.text_file import read_text

FOLDER = "activity_reports"
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-[a-z0-9]+(-[a-z0-9]+)*")
LARGEST = 60_000
"""Bytes of one text: some 20,000 Japanese or 30,000 Russian letters. A usual report has a tenth of that."""
_PHOTOS = {".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".avif"}


@dataclass(frozen=True)
class ReportText:
    """A report in one language."""

    language: str
    header: ReportHeader
    html: str
    path: str


@dataclass(frozen=True)
class Report:
    """One activity told by a student, in one language or several."""

    slug: str
    """The folder's name, which is also the last part of the address."""
    texts: Mapping[str, ReportText]
    """By language, in the order of the site's languages; never empty."""

    @property
    def main(self) -> ReportText:
        """The text whose header counts for what no language changes: date, program, hosts."""
        originals = [text for text in self.texts.values() if text.header.translated_from is None]
        return (originals or list(self.texts.values()))[0]

    @property
    def date(self) -> datetime.date:
        return self.main.header.date

    @property
    def sample(self) -> bool:
        return any(text.header.sample for text in self.texts.values())

    @property
    def address(self) -> str:
        return f"reports/{self.slug}/"

    def shown_in(self, language: str) -> ReportText:
        """The text a reader of `language` gets: the original where there is no translation."""
        return self.texts.get(language) or self.main


def read_reports(root: Path, reading: Reading) -> tuple[tuple[Report, ...], list[Problem]]:
    """All reports that could be read, newest first, and every problem in the others."""
    folder = root / FOLDER
    reports: list[Report] = []
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name.startswith(".") or path.name == "README.md":
            continue
        report, found = _read_folder(root, path, reading)
        problems += found
        if report and not any(text.header.draft for text in report.texts.values()):
            reports.append(report)
    return tuple(sorted(reports, key=lambda report: (report.date, report.slug), reverse=True)), problems


def _read_folder(root: Path, folder: Path, reading: Reading) -> tuple[Report | None, list[Problem]]:
    """The report, and its problems in the language of the file or of the only text that lies there."""
    name = folder.relative_to(root).as_posix()
    if folder.is_symlink() or not folder.is_dir():
        return None, [Problem("R101", name, 1)]
    try:
        present = {path.name: path for path in sorted(folder.iterdir()) if not path.name.startswith(".")}
    except OSError as error:
        return None, [Problem("F101", name, 1, {"detail": error.strerror or str(error)})]
    report, problems = _read_texts(root, folder, present, reading)
    written = [language for language in reading.languages if f"{language}.md" in present]
    writer = written[0] if len(written) == 1 else None
    return report, [replace(problem, language=problem.language or writer) for problem in problems]


def _read_texts(
    root: Path, folder: Path, present: dict[str, Path], reading: Reading
) -> tuple[Report | None, list[Problem]]:
    name = folder.relative_to(root).as_posix()
    dated = _NAME.fullmatch(folder.name)
    if not dated or not _is_day(dated[1]):
        return None, [Problem("R102", name, 1, {"value": folder.name})]
    texts: dict[str, ReportText] = {}
    problems: list[Problem] = []
    others = dict(present)
    for language in reading.languages:
        if path := others.pop(f"{language}.md", None):
            text, found = _read_text(root, path, language, reading)
            problems += found
            if text:
                texts[language] = text
    for other in others.values():
        problems.append(_unexpected(other.relative_to(root).as_posix(), reading.languages))
    if not texts and not any(not problem.warning for problem in problems):
        problems.append(Problem("R103", name, 1, {"candidate": " / ".join(f"{code}.md" for code in reading.languages)}))
    for text in texts.values():
        if text.header.date.isoformat() != dated[1]:
            values = {"value": text.header.date.isoformat(), "folder": dated[1]}
            problems.append(Problem("R107", text.path, 1, values, warning=True, language=text.language))
    return (Report(folder.name, texts) if texts else None), problems


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _unexpected(path: str, languages: tuple[str, ...]) -> Problem:
    if Path(path).suffix.lower() in _PHOTOS:
        return Problem("R108", path, 1, warning=True)
    return Problem("R106", path, 1, {"known": ", ".join(f"{language}.md" for language in languages)})


def _read_text(root: Path, path: Path, language: str, reading: Reading) -> tuple[ReportText | None, list[Problem]]:
    name = path.relative_to(root).as_posix()
    text, problems = read_text(root, path, LARGEST)
    header = None
    if not problems:
        lines, body = split(text)
        if lines is None:
            problems = [Problem("R104", name, 1)]
        else:
            header, problems = read_header(lines, name, language, reading)
    if header:
        first = text.count("\n", 0, len(text) - len(body)) + 1
        crowded = crowded_line(body)
        html = render_body(body) if crowded is None else None
        if crowded is not None:
            problems.append(Problem("R110", name, first + crowded - 1))
        elif html is None:
            problems.append(Problem("R109", name, first))
    problems = [replace(each, language=language) for each in problems]
    if header is None or html is None:
        return None, problems
    return ReportText(language, header, html, name), problems
