"""A report laid into the smallest site, and what `check --fix` makes of it."""

from __future__ import annotations

from pathlib import Path

from program_site.commands.check.checking import check
from program_site.commands.check.fixing import fix
from program_site.text.problems import Fixed
from smallest import PROJECT, lay

NAME = "activity_reports/2019-02-15-party"
HEADER = {
    "ja": "---\ntitle: 歓迎会\ndate: 2019-02-15\nauthor: 花子\npeople_in_photos: none\n---\n",
    "ru": "---\ntitle: Вечер\ndate: 2019-02-15\nauthor: Анна\npeople_in_photos: none\n---\n",
}


def report(root: Path, **texts: str | bytes) -> Path:
    """The folder of a report in the smallest site; `ja="…"` is its text in Japanese."""
    project = (PROJECT / "data" / "project.yml").read_text(encoding="utf-8")
    lay(root, {"data/project.yml": f"{project}contact: office@kanazawa.example\n"})  # else check ends with a word of it
    place = root / NAME
    place.mkdir(parents=True)
    for language, content in texts.items():
        (place / f"{language}.md").write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


def contents(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.iterdir()}


def mended(root: Path, *paths: str) -> list[Fixed]:
    """What `check --fix` does and cannot do."""
    return fix(root, lambda: check(root, paths))[0]


def promised(root: Path) -> int:
    """How many places `check` says it could fix."""
    return sum(problem.edit is not None for problem in check(root).problems)


def kinds(changes: list[Fixed]) -> list[str]:
    return [each.kind for each in changes]
