"""The corpus of hostile reports, `tests/hostile/*.yml`, and the site that is built of it.

A case holds `name`, what is hostile (`header`, `body`, or `raw` for a whole header as text), `refused` (the codes
that refuse it), else it is published; `shows`: what must then be read on the page as it was
typed; and a `twin`: a harmless report that looks a little like it, with what `keeps` of it in the HTML of the page.
"""

from __future__ import annotations

import functools
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from conftest import ROOT, SITE_URL, environment
from smallest import PROJECT

FOLDER = Path(__file__).parent / "hostile"
_DAY = "2019-01-01"


@dataclass(frozen=True)
class Hostile:
    """One report of the corpus, with its twin."""

    file: str
    """The file of the corpus it stands in."""
    name: str
    text: str
    photo: bool
    refused: tuple[str, ...]
    shows: str
    twin_text: str
    twin_photo: bool
    keeps: str

    @property
    def slug(self) -> str:
        return f"{_DAY}-hostile-{self.name}"

    @property
    def twin(self) -> str:
        return f"{_DAY}-twin-{self.name}"


@functools.cache
def corpus() -> tuple[Hostile, ...]:
    files = sorted(FOLDER.glob("*.yml"))
    return tuple(_read(file.stem, case) for file in files for case in yaml.safe_load(file.read_text(encoding="utf-8")))


def _read(file: str, case: dict[str, Any]) -> Hostile:
    twin = case["twin"]
    return Hostile(
        file=file,
        name=case["name"],
        text=_text(case),
        photo=case.get("photo", False),
        refused=tuple(case.get("refused", ())),
        shows=case.get("shows", ""),
        twin_text=_text(twin),
        twin_photo=twin.get("photo", False),
        keeps=twin.get("keeps", ""),
    )


def _text(case: dict[str, Any]) -> str:
    photo = {"people_in_photos": "none"} if case.get("photo") else {}
    fields = {"title": "Title", "date": _DAY, "author": "Author", **photo, **_made(case.get("header", {}))}
    header = case["raw"].replace("{date}", _DAY) if "raw" in case else _header(fields)
    return f"---\n{header}---\n{_body(case.get('body', 'Text.'))}\n"


def _header(fields: dict[str, Any]) -> str:
    text: str = yaml.safe_dump(fields, allow_unicode=True, width=100_000, sort_keys=False)
    return text.replace(f"date: '{_DAY}'", f"date: {_DAY}")


def _made(value: Any) -> Any:
    """A header's values, with repetitions written out."""
    if isinstance(value, dict) and "repeat" in value:
        return [value["value"]] * value["repeat"]
    if isinstance(value, dict):
        return {key: _made(each) for key, each in value.items()}
    if isinstance(value, list) and value and all(isinstance(each, dict) and "text" in each for each in value):
        return _body(value)
    return value


def _body(pieces: str | list[dict[str, Any]]) -> str:
    if isinstance(pieces, str):
        return pieces
    return "".join(
        "".join("    " * depth + piece["text"] for depth in range(piece["indents"]))
        if "indents" in piece
        else piece["text"] * piece.get("times", 1)
        for piece in pieces
    )


CORPUS = corpus()
PUBLISHED = [case for case in CORPUS if not case.refused]
REFUSED = [case for case in CORPUS if case.refused]


def lay_corpus(folder: Path, cases: Iterable[Hostile] | None = None) -> Path:
    """A small site with reports of the corpus, hostile and harmless; all of them unless others are asked for."""
    shutil.copytree(PROJECT, folder)
    for language, title in (("ja", "一覧"), ("ru", "Список")):
        page = folder / "docs" / language / "reports" / "index.md"
        page.parent.mkdir()
        page.write_text(f"---\ntitle: {title}\ndescription: {title}\n---\n\n{{{{ report_list }}}}\n", encoding="utf-8")
    languages = [{"locale": "ja", "name": "日本語", "default": True, "build": True}]
    languages += [{"locale": "ru", "name": "Русский", "build": True}]
    palette = [
        {"scheme": name, "toggle": {"icon": "material/weather-night", "name": name}} for name in ("default", "slate")
    ]
    theme = {"name": "material", "font": False, "palette": palette}
    configuration = {
        "site_name": "Hostile",
        "site_url": SITE_URL,
        "theme": {**theme, "features": ["navigation.tabs"]},
        "hooks": [str(ROOT / "hooks" / "site_events.py")],
        "plugins": [{"i18n": {"docs_structure": "folder", "languages": languages}}],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(configuration, ensure_ascii=False), encoding="utf-8")
    for case in corpus() if cases is None else cases:
        _lay(folder, case.slug, case.text, case.photo)
        _lay(folder, case.twin, case.twin_text, case.twin_photo)
    return folder


def _lay(folder: Path, slug: str, text: str, photo: bool) -> None:
    report = folder / "activity_reports" / slug
    report.mkdir(parents=True)
    (report / "ja.md").write_bytes(text.encode())
    if photo:
        Image.new("RGB", (64, 48), "teal").save(report / "photo-1.jpg")


MEASURED = """
import re, resource, sys, time
from pathlib import Path
{mutation}
from mkdocs.__main__ import cli
try:
    cli()
finally:
    status = Path("/proc/self/status")  # where there is one: getrusage counts what the parent process was too
    own = re.search(r"VmHWM:\\s*(\\d+)", status.read_text()) if status.exists() else None
    peak = own[1] if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"measured {{time.process_time():.0f}} {{peak}}", file=sys.stderr)
"""

WITHOUT_NH3 = """
import types, nh3
nh3.Cleaner = lambda **settings: types.SimpleNamespace(clean=lambda html: html)
"""
"""Nobody cleans the HTML that the Markdown reader makes."""
WITHOUT_ESCAPING = """
import xml.etree.ElementTree as ET
import comrak, lxml.etree, lxml.html
from program_site.content.reports.markup import commonmark, source
render = comrak.render_markdown
source.TAG_FIRST = source.re.compile("(?!)()")

def open_to_html(text, extensions, render_options):
    render_options.escape = False
    raw = render(text, extensions, render_options=render_options)
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    tree = lxml.html.fromstring(f"<body>{raw}</body>", parser=parser)
    whole = lxml.etree.tostring(tree, encoding="unicode").removeprefix("<body>").removesuffix("</body>")
    try:
        ET.fromstring(f"<body>{commonmark._NOT_IN_XML.sub('', whole)}</body>")
    except ET.ParseError:  # names that are none in XML
        render_options.escape = True
        return render(text, extensions, render_options=render_options)
    return whole

comrak.render_markdown = open_to_html
"""
"""The Markdown reader lets HTML through, as everybody else's does."""


@dataclass(frozen=True)
class Built:
    """The site of the corpus, and what its build said and took."""

    site: Path
    said: str
    seconds: int
    kilobytes: int


def build_corpus(project: Path, folder: Path, mutation: str = "") -> None:
    """Not strictly: the reports with mistakes are left out. The last line of `said`: seconds of work, peak in KB."""
    shutil.rmtree(project / ".cache" / "reports", ignore_errors=True)  # texts that were read with other defences
    code = MEASURED.format(mutation=mutation)
    command = [sys.executable, "-c", code, "build", "-f", str(project / "mkdocs.yml"), "-d", str(folder / "site")]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment(), timeout=300)
    said = result.stdout + result.stderr
    assert result.returncode == 0, said[-3000:]
    (folder / "said").write_text(said, encoding="utf-8")


def built(folder: Path) -> Built:
    said = (folder / "said").read_text(encoding="utf-8")
    measured = re.search(r"^measured (\d+) (\d+)$", said, re.MULTILINE)
    assert measured, said[-3000:]
    return Built(folder / "site", said, int(measured[1]), int(measured[2]))
