"""Over every case: what `check` prints after its arrow is what `--fix` writes, and then that problem is gone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from case_files import CASES, HERE, read_case
from program_site.commands.check.checking import check
from program_site.commands.check.fixing import FAILED, fix
from program_site.content.reports.photos.remaking import remake
from program_site.i18n.localizer import Localizer
from program_site.i18n.problem_words import printable
from program_site.text.applying import apply
from program_site.text.edits import Replace
from program_site.text.problems import Problem
from smallest import lay


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def rows(data: bytes) -> list[str]:
    return data.decode("utf-8-sig").splitlines()


def only_these_lines(problem: Problem, before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    """Of every text, what stands before the first changed line and after the last is as it was; other files too."""
    changes = [each for each in problem.edit.changes if isinstance(each, Replace)] if problem.edit else []
    for path in {each.path for each in changes} & after.keys():
        own = [each for each in changes if each.path == path]
        first, last = min(each.line for each in own) - 1, max(each.last for each in own)
        old, new = rows(before[path]), rows(after[path])
        if new[:first] != old[:first] or new[len(new) - len(old[last:]) :] != old[last:]:
            return False
    touched = {each.path for each in problem.edit.changes} if problem.edit else set()
    return all(after.get(path) == data for path, data in before.items() if path not in touched)


def in_lines(problem: Problem, after: dict[str, bytes], shown: str) -> bool:
    """Whether what is printed as `ja: …, ru: …` stands there as those lines: two texts in lines of their own."""
    lines = [row.strip() for row in rows(after[problem.path])]
    parts = re.split(", (?=[a-z]+: )", shown)
    return len(parts) > 1 and all(part in lines for part in parts)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.relative_to(HERE).with_suffix("").as_posix())
def test_check_and_fix_agree(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    root = lay(tmp_path / "site", {**case.get("beside", {}), case["path"]: case["text"]})
    for name in case.get("photos", []):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (16, 12), "teal").save(root / name)
    before, checked = files(root), check(root)
    for number, problem in enumerate(each for each in checked.problems if each.edit):
        assert problem.edit
        alone = tmp_path / str(number)
        shutil.copytree(root, alone)
        assert apply(alone, [problem], remake), problem
        after = files(alone)
        assert only_these_lines(problem, before, after), problem
        said = Localizer(problem.language or checked.language).explain(problem).partition("→")[2]
        shown = printable(problem.edit.shown)
        assert shown in said or problem.code in ("T108", "R118", "R125", "R126", "R127", "R128"), problem
        written = printable("\n".join([*after, *(data.decode("utf-8", "replace") for data in after.values())]))
        assert (shown.partition(": ")[2] or shown.strip(" :")) in written or in_lines(problem, after, shown), problem
        assert problem not in check(alone).problems, "it is gone"
    done, _ = fix(root, lambda: check(root))
    once = files(root)
    assert bool(done) == (once != before)
    again, _ = fix(root, lambda: check(root))
    assert [each for each in again if each.kind not in FAILED] == []
    assert files(root) == once
