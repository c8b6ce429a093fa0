"""The guide for staff, done as it says: what it tells to write, and what check answers to a slip.

`python tests/staff_guide.py` renews the answers that the guide quotes, after a message has changed.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from conftest import ROOT, build, lay_project
from program_site.i18n.localizer import Localizer
from program_site.load import load

LANGUAGES = ("ja", "ru")
STEPS = ("city", "source", "partner", "program", "call", "year", "old_name", "new_name")
"""What the blocks of YAML hold, in their order; those after them hold mistakes."""
MISTAKES = ("city", "city", "partner", "partner", "partner", "call")
"""In which step each of the mistakes is made."""

PDF = ("docs/files/example-call.pdf", b"%PDF-1.4\n%%EOF\n")
"""What the second page tells to put beside the data."""

_FENCE = re.compile(r"```yaml\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)


def guide(language: str, page: str = "editing-files") -> Path:
    return ROOT / "docs" / language / "about" / f"{page}.md"


@dataclass(frozen=True)
class Mistake:
    """A slip, and what the guide says that check answers."""

    step: str
    written: str
    answer: str


@cache
def blocks(language: str) -> dict[str, str]:
    found = _FENCE.findall(guide(language).read_text(encoding="utf-8"))
    return dict(zip(STEPS, (text for text, _ in found), strict=False))


@cache
def more_blocks(language: str) -> dict[str, str]:
    """Those of the second page."""
    found = _FENCE.findall(guide(language, "editing-more").read_text(encoding="utf-8"))
    return dict(zip(MORE, (text for text, _ in found), strict=True))


def mistakes(language: str) -> list[Mistake]:
    found = _FENCE.findall(guide(language).read_text(encoding="utf-8"))[len(STEPS) :]
    return [Mistake(step, written, answer) for step, (written, answer) in zip(MISTAKES, found, strict=True)]


# ---- Doing it -------------------------------------------------------------------------------------------------------


def lay_data(folder: Path) -> Path:
    """The data, and what they name; no pages and no reports, which would take most of the time."""
    for name in ("data", "docs/share"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "data" / "redirects.yml").unlink()  # they lead to pages, which are not here
    return as_example(folder)


def as_example(project: Path) -> Path:
    """The project says of itself that it is an example: in a real one, what the guide shows is refused until it is filled in."""
    path = project / "data" / "project.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(scheme_note:\n  ja: )", r"\1（例）", text), encoding="utf-8")
    return project


def _at_the_end(text: str, block: str) -> str:
    return f"{text}{block}"


def _to_the_program(text: str, block: str) -> str:
    """Before the `]` of the program's hosts; which of them the block shows beside the new one does not matter."""
    added = re.findall(r"[a-z0-9-]+", block)[-1]
    return re.sub(r"(- id: culture\n.*?\n  partners: \[[^\]]*)\]", rf"\1, {added}]", text, count=1, flags=re.DOTALL)


def _instead_of_nothing(text: str, block: str) -> str:
    return f"{text.removesuffix('[]' + chr(10))}{block}"


def _below_the_last_year(text: str, block: str) -> str:
    last = [found.end() for found in re.finditer(r"^    inbound: .*\n", text, re.MULTILINE)][-1]
    return text[:last] + block + text[last:]


WAYS: dict[str, tuple[str, Callable[[str, str], str]]] = {
    "city": ("data/cities.yml", _at_the_end),
    "source": ("data/sources.yml", _at_the_end),
    "partner": ("data/partners.yml", _at_the_end),
    "program": ("data/programs.yml", _to_the_program),
    "call": ("data/calls.yml", _instead_of_nothing),
    "year": ("data/mobility.yml", _below_the_last_year),
}


MORE: dict[str, tuple[str, Callable[[str, str], str], str]] = {
    "news": ("data/news.yml", _instead_of_nothing, "2099-04-01"),
    "after": ("data/news.yml", _at_the_end, "2099-04-21"),
    "publish_from": ("data/news.yml", _at_the_end, "2099-04-21"),
    "change": ("data/news.yml", _at_the_end, "2099-04-21"),
    "left": ("data/partners.yml", _at_the_end, "2099-08-01"),
    "formerly": ("data/partners.yml", _at_the_end, "2099-08-01"),
    "aliases": ("data/partners.yml", _at_the_end, "2099-08-01"),
    "program": ("data/programs.yml", _at_the_end, "2099-08-01"),
    "office": ("data/offices.yml", _at_the_end, "2099-08-01"),
    "milestone": ("data/milestones.yml", _at_the_end, "2099-05-01"),
    "contact": ("data/contacts.yml", _instead_of_nothing, "2099-08-01"),
    "project_contact": ("data/project.yml", _at_the_end, "2099-08-01"),
    "operator": ("data/project.yml", _at_the_end, "2099-08-01"),
    "official_site": ("data/official_sites.yml", _at_the_end, "2099-08-01"),
    "answer": ("data/answers.yml", _at_the_end, "2099-08-01"),
    "files": ("data/calls.yml", _at_the_end, "2099-04-21"),
    "rows": ("data/mobility.yml", _at_the_end, "2100-04-01"),
}
"""The steps of the second page, in its order: the file, the way, and the day on which somebody takes it.

What belongs to an entry goes to the end of the file, as the entries of the guide are the last ones there.
"""


@dataclass(frozen=True)
class Change:
    """A file before and after a step."""

    path: str
    before: str
    after: str


def do(project: Path, step: str, block: str) -> Change:
    return _write(project, *WAYS[step], block)


def do_more(project: Path, step: str, language: str) -> Change:
    name, way, _ = MORE[step]
    if step == "files":
        path, content = PDF
        (project / path).parent.mkdir(exist_ok=True)
        (project / path).write_bytes(content)
    return _write(project, name, way, more_blocks(language)[step])


def _write(project: Path, name: str, way: Callable[[str, str], str], block: str) -> Change:
    path = project / name
    before = path.read_text(encoding="utf-8")
    after = way(before, block)
    assert after != before, f"{name} has no place for {block}"
    path.write_text(after, encoding="utf-8")
    return Change(name, before, after)


def rename(project: Path, language: str) -> Change:
    name = "data/partners.yml"
    path = project / name
    before = path.read_text(encoding="utf-8")
    old, new = blocks(language)["old_name"], blocks(language)["new_name"]
    assert before.count(old) == 1
    path.write_text(before.replace(old, new), encoding="utf-8")
    return Change(name, before, before.replace(old, new))


def do_all(project: Path, language: str) -> dict[str, Change]:
    """Everything in the order of the guide, but for the new name."""
    return {step: do(project, step, blocks(language)[step]) for step in WAYS}


def lay_without_reports(folder: Path) -> Path:
    project = lay_project(folder)
    shutil.rmtree(project / "activity_reports")
    (project / "activity_reports").mkdir()
    return as_example(project)


def built(project: Path, site: Path, **extra: str) -> Path:
    result = build(project, site, **extra)
    assert result.returncode == 0, result.stdout + result.stderr
    return site


def with_mistake(block: str, written: str) -> str:
    """The block with the lines of the mistake in the place of those that say the same."""
    wrong = {_key(line): line for line in written.splitlines()}
    return "".join(f"{wrong.get(_key(line), line)}\n" for line in block.splitlines())


def _key(line: str) -> str:
    return re.split("[:\uff1a]", line)[0].strip(" -") if not line.startswith("    ") else line


def answers(project: Path, language: str) -> Iterator[str]:
    """What check says of the data, as the guide shows it: the place, and below it the message."""
    localizer = Localizer(language)
    for problem in load(project, only=()).problems:
        if not problem.path.startswith("data/"):
            continue
        yield f"{problem.path}:{problem.line} [{problem.code}]\n{localizer.explain(problem)}\n"


def answer_to(mistake: Mistake, language: str, folder: Path) -> str:
    project = lay_data(folder)
    if mistake.step == "partner":
        do(project, "city", blocks(language)["city"])
        do(project, "source", blocks(language)["source"])
    do(project, mistake.step, with_mistake(blocks(language)[mistake.step], mistake.written))
    return "".join(answers(project, language))


def main() -> int:
    for language in LANGUAGES:
        path = guide(language)
        text = path.read_text(encoding="utf-8")
        for mistake in mistakes(language):
            with tempfile.TemporaryDirectory() as folder:
                answer = answer_to(mistake, language, Path(folder))
            fences = f"```yaml\n{mistake.written}```\n\n```text\n"
            text = text.replace(f"{fences}{mistake.answer}```", f"{fences}{answer}```")
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
