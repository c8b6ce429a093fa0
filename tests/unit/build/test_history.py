"""When the texts of a folder were first committed, asked of repositories that git itself made."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from committing import DAY, NOON, Repository, needs_git
from generated import bounded
from program_site.build.history import _first, first_commits
from program_site.build.inputs import Inputs

pytestmark = needs_git
A, B, C = (f"activity_reports/{name}/ja.md" for name in ("2019-01-01-a", "2019-01-02-b", "2019-01-03-c"))
LONG = "".join(f"本文の{number}行目です。\n" for number in range(20))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "project").begin()


def test_each_text_has_the_moment_of_its_first_commit_however_often_it_is_changed(repository: Repository) -> None:
    repository.write(A, LONG)
    repository.write("activity_reports/README.md", "x")
    repository.write("docs/ja/index.md", "x")
    repository.commit(NOON)
    repository.write(A, LONG + "x")
    repository.write(B, "y")
    repository.commit(NOON + DAY)
    repository.write(C, "not committed")
    assert first_commits(repository.root, "activity_reports") == {
        A: NOON,
        B: NOON + DAY,
        "activity_reports/README.md": NOON,
    }


def test_a_folder_that_moves_keeps_the_moment_also_with_another_day_in_the_header(repository: Repository) -> None:
    repository.git("config", "diff.renames", "false")
    repository.write(A, f"---\ndate: 2019-01-01\n---\n{LONG}")
    repository.commit(NOON)
    (repository.root / A).unlink()
    repository.write(B, f"---\ndate: 2019-01-02\n---\n{LONG}")
    repository.commit(NOON + DAY)
    repository.git("mv", "activity_reports/2019-01-02-b", "activity_reports/2019-01-03-c")
    repository.write(A, "Совсем другой рассказ.\n")
    repository.commit(NOON + 2 * DAY)
    assert first_commits(repository.root, "activity_reports") == {A: NOON + 2 * DAY, C: NOON}


def test_a_report_in_place_of_another_begins_anew_also_with_much_of_its_header(repository: Repository) -> None:
    repository.write(A, LONG)
    repository.commit(NOON)
    (repository.root / A).unlink()
    lines = LONG.split("\n")[:12] + [f"別の本文の{number}行" for number in range(8)]
    repository.write(B, "\n".join(lines))
    repository.commit(NOON + DAY)
    assert (first_commits(repository.root, "activity_reports") or {})[B] == NOON + DAY


def test_a_branch_counts_from_its_own_commit_and_a_merge_where_it_brings_something_itself(
    repository: Repository,
) -> None:
    repository.write("a", "x")
    repository.commit(NOON)
    repository.git("checkout", "--quiet", "-b", "side")
    repository.write(A, LONG)
    repository.commit(NOON + DAY)
    repository.git("checkout", "--quiet", "main")
    repository.write(B, "y")
    repository.commit(NOON + 2 * DAY)
    repository.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    repository.write(C, "z")
    repository.commit(NOON + 3 * DAY)
    expected = {A: NOON + DAY, B: NOON + 2 * DAY, C: NOON + 3 * DAY}
    assert first_commits(repository.root, "activity_reports") == expected


def test_what_came_in_on_two_branches_came_in_with_the_first(repository: Repository) -> None:
    repository.commit(NOON)
    for branch, moments in (("side", (1, 4)), ("main", (3, 2))):
        repository.git("checkout", "--quiet", "-B", branch, "main")
        for name, days in zip((A, B), moments, strict=True):
            repository.write(name, f"{name}\n{LONG}")
            repository.commit(NOON + days * DAY)
    repository.git("merge", "--quiet", "--no-edit", "side")
    assert first_commits(repository.root, "activity_reports") == {A: NOON + DAY, B: NOON + 2 * DAY}


def test_a_site_may_lie_in_a_folder_of_a_repository(repository: Repository) -> None:
    repository.write(f"sites/「雪」 one/{A}", LONG)
    repository.commit(NOON)
    assert first_commits(repository.root / "sites/「雪」 one", "activity_reports") == {A: NOON}
    assert first_commits(repository.root, "activity_reports") is None, "the copy of a site in someone else's repository"


def test_without_a_whole_history_there_is_none(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert first_commits(repository.root, "activity_reports") is None, "nothing was committed yet"
    for number, name in enumerate((A, B)):
        repository.write(name, LONG)
        repository.commit(NOON + number * DAY)
    repository.git("clone", "--quiet", "--depth", "1", repository.root.as_uri(), str(tmp_path / "shallow"))
    assert first_commits(tmp_path / "shallow", "activity_reports") is None
    shutil.copytree(repository.root, tmp_path / "zip", ignore=shutil.ignore_patterns(".git", ".cache"))
    assert first_commits(tmp_path / "zip", "activity_reports") is None
    monkeypatch.setenv("GIT_DIR", str(repository.root / ".git"))  # as a hook of git has it
    assert first_commits(tmp_path / "zip", "activity_reports") is None
    monkeypatch.setenv("PATH", "")
    assert first_commits(repository.root, "activity_reports") is None


def test_git_is_asked_again_only_when_the_newest_commit_is_another(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write(A, LONG)
    repository.commit(NOON)
    assert first_commits(repository.root, "activity_reports") == {A: NOON}
    objects = repository.root / ".git" / "objects"
    shutil.copytree(objects, repository.root / "kept")
    shutil.rmtree(objects)
    objects.mkdir()  # the newest commit is known, and nothing of it
    assert first_commits(repository.root, "activity_reports") == {A: NOON}
    monkeypatch.setenv("CACHE", "off")
    assert first_commits(repository.root, "activity_reports") is None
    monkeypatch.delenv("CACHE")
    shutil.copytree(repository.root / "kept", objects, dirs_exist_ok=True)
    shutil.rmtree(repository.root / "kept")
    repository.write(B, "y")
    repository.commit(NOON + DAY)
    assert first_commits(repository.root, "activity_reports") == {A: NOON, B: NOON + DAY}


def test_a_commit_is_a_change_of_the_inputs_where_it_tells_of_a_text_and_only_there(repository: Repository) -> None:
    repository.write("mkdocs.yml", "x")
    repository.write(A, LONG)
    inputs = Inputs(repository.root, repository.root / "mkdocs.yml", "activity_reports", ())
    before = inputs.hash([])
    repository.commit(NOON)
    known = inputs.hash([])
    assert known not in (None, before)
    repository.commit(NOON + DAY)
    assert inputs.hash([]) == known
    repository.git("commit", "--quiet", "--amend", "--allow-empty", "--message", "y", moment=NOON + 2 * DAY)
    assert inputs.hash([]) == known


NAMES = [A, B, C, "activity_reports/2019-01-04-d/ja.md"]
STEPS = some.lists(
    some.lists(
        some.tuples(some.sampled_from(["write", "move", "delete"]), some.sampled_from(NAMES), some.sampled_from(NAMES)),
        min_size=1,
        max_size=2,
    ),
    min_size=1,
    max_size=6,
)


@bounded(20)
@given(STEPS)
def test_whatever_is_written_moved_and_deleted_in_whatever_order(steps: list[list[tuple[str, str, str]]]) -> None:
    """A text has the moment at which the oldest of what lay under its name, or under a name it had, came in."""
    with tempfile.TemporaryDirectory() as folder:
        repository = Repository(Path(folder)).begin()
        first: dict[str, int] = {}
        for number, changes in enumerate(steps):
            moment = NOON + (number * 2 % 5) * DAY  # clocks differ
            touched: set[str] = set()
            for what, name, other in changes:
                if name in touched or other in touched:  # of what changes twice in one commit git sees only the end
                    continue
                touched |= {name, other}
                path, target = repository.root / name, repository.root / other
                if what == "write":
                    if not path.exists():
                        first[name] = min(moment, first.get(name, moment))
                    repository.write(
                        name, f"{number} {name}\n" + "".join(f"{number}-{row} {name}\n" for row in range(9))
                    )
                elif what == "move" and path.exists() and not target.exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    path.rename(target)
                    was = first.pop(name)
                    first[other] = min(was, first.get(other, was))
                elif what == "delete" and path.exists():
                    path.unlink()
            repository.commit(moment)
        told = first_commits(repository.root, "activity_reports") or {}
        there = [name for name in NAMES if (repository.root / name).exists()]
        assert {name: told[name] for name in there} == {name: first[name] for name in there}


@pytest.mark.parametrize("told", ["", "253402300800", "99999999999999999999999"])
def test_a_commit_at_a_time_that_no_calendar_has_tells_none(told: str) -> None:
    """Any number can stand there; of one before 1970 git says nothing."""
    assert _first(f"\x01{told}\0\0A\0a/b.md\0\x01{NOON}\0\0A\0a/c.md\0") == {"a/c.md": NOON}
