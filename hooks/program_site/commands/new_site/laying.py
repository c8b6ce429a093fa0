"""Laying out: everything is made beside the folder that was named, checked there, and only then put into it."""

import shutil
import tempfile
from pathlib import Path

from program_site.commands.new_site.answers import Answers
from program_site.commands.new_site.copying import copy
from program_site.commands.new_site.daily import set_daily_run
from program_site.commands.new_site.filling import HERE, Filling
from program_site.commands.new_site.words import spoken
from program_site.content.docs import ProsePage
from program_site.content.marking import mark
from program_site.intake.issue_templates import write_templates
from program_site.load import load
from program_site.site.translation_status import pairs
from program_site.text.problems import Problem
from program_site.validation.schemas import write_schemas

LAND = Path("data/map/land-50m.geojson")
"""All land, where this site may have that round its own partners: from world-atlas 2.0.2, thinned to 0.03 degrees."""
EXAMPLE_REPORT = "activity_reports/{day}-sample-first-week/{language}.md"


def is_free(folder: Path) -> bool:
    """Whether the folder is new, or holds nothing but what git needs."""
    if not folder.exists():
        return True
    return folder.is_dir() and all(each.name == ".git" for each in folder.iterdir())


def lay_out(answers: Answers, folder: Path) -> tuple[Problem, ...]:
    """Make the repository in a free folder, and say what its own checker says of it: nothing, unless the core is at fault."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-site-", dir=folder.parent) as staging:
        made = Path(staging)
        copy(made, answers.languages)
        set_daily_run(made, answers.timezone)
        _write(made, Filling(answers))
        catalog = load(made).catalog
        if catalog:
            write_schemas(made, catalog)
            write_templates(made, catalog)
        _mark_translations(made)
        problems = load(made).problems
        folder.mkdir(exist_ok=True)
        for each in sorted(made.iterdir()):
            shutil.move(each, folder / each.name)
    return problems


def _write(made: Path, filling: Filling) -> None:
    (made / LAND).parent.mkdir(parents=True)
    shutil.copy(HERE / LAND.name, made / LAND)
    for path in sorted((HERE / "files").rglob("*")):
        if path.is_file():
            name = path.relative_to(HERE / "files").as_posix()
            _save(made / name, filling.file(name))
    pages = sorted((HERE / "pages" / "en").rglob("*.md"))
    for language in filling.languages:
        for path in pages:
            name = path.relative_to(HERE / "pages" / "en").as_posix()
            if not name.startswith("_"):
                _save(made / "docs" / language / name, filling.page(name, language))
        for name, text in filling.guides_to_translate(language):
            _save(made / "docs" / language / name, text)
    day = filling.answers.as_of.isoformat()
    for language in filling.own_words:
        _save(made / EXAMPLE_REPORT.format(day=day, language=language), filling.page("_report.md", language))


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _mark_translations(made: Path) -> None:
    """What was written here in several languages says the same in each; what is still English remains to be translated."""
    catalog = load(made).catalog
    for text, original in pairs(catalog) if catalog else ():
        is_guide = isinstance(text, ProsePage) and text.is_guide
        if not is_guide and {text.language, original.language} <= set(spoken()):
            mark(made / text.path, original)
