"""Whether anything changed of what a site is made from."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from program_site.build.inputs import UNREAD, Inputs
from program_site.intake.inbox import FOLDER


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    root = tmp_path / "project"
    for name in (
        "data/a.yml",
        "docs/ja/index.md",
        "docs/assets/a.png",
        "hooks/a.py",
        "activity_reports/one/ja.md",
        "mkdocs.yml",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"# {name}\nsite_url: !ENV SITE_URL\n", encoding="utf-8")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text("x", encoding="utf-8")
    return Inputs(root, root / "mkdocs.yml", "activity_reports", (tmp_path / "theme", root / "docs"))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a report": lambda root: (root / "activity_reports/one/ja.md").write_text("y", encoding="utf-8"),
    "a file more": lambda root: (root / "docs/ja/new.md").write_text("y", encoding="utf-8"),
    "a file less": lambda root: (root / "data/a.yml").unlink(),
    "a file of the same size and time": lambda root: (
        (root / "data/b.yml").write_bytes((root / "data/a.yml").read_bytes()),
        os.utime(root / "data/b.yml", ns=(0, (root / "data/a.yml").stat().st_mtime_ns)),
        (root / "data/b.yml").replace(root / "data/a.yml"),
    ),
    "the theme outside": lambda root: (root.parent / "theme" / "main.html").write_text("y", encoding="utf-8"),
    "the configuration": lambda root: (root / "mkdocs.yml").write_text("y", encoding="utf-8"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_is_seen_and_nothing_else_is_one(inputs: Inputs, change: Callable[[Path], object]) -> None:
    before = inputs.hash(["a"])
    assert before is not None
    assert inputs.hash(["a"]) == before
    change(inputs.root)
    assert inputs.hash(["a"]) != before


def test_what_python_keeps_of_the_code_is_no_change(inputs: Inputs) -> None:
    before = inputs.hash([]), inputs.beside_reports()
    (inputs.root / "hooks" / "__pycache__").mkdir()
    (inputs.root / "hooks" / "__pycache__" / "site_events.cpython-311.pyc").write_bytes(b"x")
    assert (inputs.hash([]), inputs.beside_reports()) == before


def test_what_waits_in_the_inbox_is_no_change(inputs: Inputs) -> None:
    before = inputs.hash([]), inputs.beside_reports()
    (inputs.root / FOLDER).mkdir()
    (inputs.root / FOLDER / "a.json").write_text("{}", encoding="utf-8")
    assert (inputs.hash([]), inputs.beside_reports(), UNREAD) == (*before, FOLDER)


def test_settings_and_what_the_configuration_takes_from_outside_count(
    inputs: Inputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    before = inputs.hash(["a"])
    assert inputs.hash(["b"]) != before
    monkeypatch.setenv("NOBODY_ASKS", "1")
    assert inputs.hash(["a"]) == before
    monkeypatch.setenv("SITE_URL", "https://example.com/")
    assert inputs.hash(["a"]) != before


@pytest.mark.parametrize("place", ["docs/assets/linked.png", "activity_reports/two", "data/linked.yml", "overrides"])
def test_what_a_link_leads_to_may_change_unseen(inputs: Inputs, place: str) -> None:
    (inputs.root / place).symlink_to(inputs.root.parent / "theme")
    assert inputs.hash([]) is None


def test_a_configuration_in_several_files_is_not_seen_whole(inputs: Inputs) -> None:
    inputs.configuration.write_text("INHERIT: ../base.yml\n", encoding="utf-8")
    assert inputs.hash([]) is None
