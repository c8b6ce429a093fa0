"""`read-inbox`: what it leaves for the job that may write, the answers in words, and what a public repository never shows."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import ROOT, environment, files_below
from mobility_sheets import ADDED, ROW, book
from mobility_sheets import HEADING as FIGURES
from program_site.__main__ import main
from program_site.commands.read_inbox import NoEvent, is_public
from program_site.intake.inbox import MOST
from program_site.tables.workbook.reading import read_data
from program_site.tables.workbook.writing import written
from rubric_sheets import answers, sheet_of
from smallest import lay
from student_sheets import HEADING, LINES, MOBILITY

EVENT = ROOT / "tests" / "push_events" / "uploaded.json"


def change(language: str, *changes: tuple[str, list[Any], Any, Any], seen: str = "") -> bytes:
    listed = [{"file": file, "place": place, "old": old, "new": new} for file, place, old, new in changes]
    said = {"version": 1, "task": "x", "language": language, "changes": listed}
    return json.dumps({**said, "seen": {"partners": seen}} if seen else said).encode()


LEFT = ("partners", [{"id": "kfu"}, "left"], None, 2017)
STALE = ("partners", [{"id": "kfu"}, "left"], 2016, 2017)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The smallest site, with figures and a rubric."""
    rubric = (ROOT / "data" / "rubric.yml").read_text(encoding="utf-8")
    rubric = re.sub(r"source: \[.*?\]", "source: [interim-report]", rubric)
    site = lay(tmp_path / "site", {"data/mobility.yml": MOBILITY, "data/rubric.yml": rubric})
    (site / "data" / "inbox").mkdir()
    shutil.copy(ROOT / "data" / "inbox" / "README.md", site / "data" / "inbox")
    return site


def put_there(root: Path, **files: bytes) -> None:
    for name, data in files.items():
        (root / "data" / "inbox" / name.replace("__", ".")).write_bytes(data)


def contents(root: Path) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in files_below(root) if not name.startswith(".cache")}


def read(root: Path, private: bool = False) -> tuple[int, dict[str, str]]:
    """The status, and the files left behind; nothing of the site itself is another one."""
    recorded = json.loads(EVENT.read_text(encoding="utf-8"))
    recorded["repository"]["private"] = private
    event, out = root.parent / "event.json", root.parent / "out"
    event.write_text(json.dumps(recorded), encoding="utf-8")
    before = contents(root)
    shutil.rmtree(out, ignore_errors=True)
    status = main(["--root", str(root), "read-inbox", str(event), "--out", str(out)])
    assert contents(root) == before
    return status, {name: (out / name).read_text(encoding="utf-8") for name in files_below(out)} if out.exists() else {}


def test_what_staff_upload_is_told_in_words_and_left_for_the_next_job(root: Path) -> None:
    put_there(root, figures__xlsx=book([[*FIGURES, "出典"], [*ROW, "later-report"]]))
    status, files = read(root)
    assert (status, sorted(files)) == (0, ["answer.md", "data/mobility.yml", "gone.json", "moved.md"])
    assert json.loads(files["gone.json"]) == ["data/inbox/figures.xlsx"]
    assert f"{ADDED}    source: [later-report]\n" in files["data/mobility.yml"]
    japanese, russian = files["answer.md"].split("\n---\n")
    assert all(words in japanese for words in ("2019年度", "52", "Close pull request"))
    assert all(words in russian for words in ("2019&#47;20", "52", "Посмотрите"))


def test_a_change_file_is_answered_in_its_own_language(root: Path) -> None:
    put_there(root, a__json=change("ru", LEFT))
    status, files = read(root)
    assert (status, "---" in files["answer.md"], "---" in files["moved.md"]) == (0, False, False)
    assert "Казанский федеральный университет" in files["answer.md"]
    assert "2017" in files["answer.md"]
    assert "  left: 2017\n" in files["data/partners.yml"]


def test_a_workbook_is_known_and_what_was_changed_in_it_is_told(root: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(read_data(root)[0], ("ja", "ru"), "ja")))
    cells = [
        cell for sheet in book.worksheets if sheet.sheet_state == "visible" for row in sheet.iter_rows() for cell in row
    ]
    (cell,) = (cell for cell in cells if cell.value == "Казанский федеральный университет")
    cell.value = "Казанский университет"
    kept = io.BytesIO()
    book.save(kept)
    put_there(root, program__xlsx=kept.getvalue())
    status, files = read(root)
    assert (status, sorted(files)) == (0, ["answer.md", "data/partners.yml", "gone.json", "moved.md"])
    old, new = ((root / "data/partners.yml").read_text(encoding="utf-8"), files["data/partners.yml"])
    assert new == old.replace("Казанский федеральный университет", "Казанский университет")
    assert all("Казанский университет" in part for part in files["answer.md"].split("\n---\n"))


def test_where_the_data_have_moved_on_nothing_is_written_and_it_says_so(root: Path) -> None:
    put_there(root, a__json=change("ja", STALE, seen="0" * 64))
    status, files = read(root)
    assert (status, sorted(files)) == (1, ["answer.md", "gone.json", "moved.md"])
    assert json.loads(files["gone.json"]) == ["data/inbox/a.json"]
    assert "取り込めませんでした" in files["answer.md"]
    assert "2016" in files["answer.md"]
    assert "この変更を作った後に、<code>data&#47;partners&#46;yml</code> は書き換えられています" in files["answer.md"]
    assert "この提案で変わるデータはありません" in files["answer.md"]
    assert "Reopen" not in files["answer.md"]


def test_of_several_files_each_is_taken_or_refused_by_itself_upon_the_former(root: Path) -> None:
    later = ("partners", [{"id": "kfu"}, "left"], 2017, 2018)
    put_there(root, a__json=change("ja", LEFT), b__json=change("ja", later), c__pdf=b"%PDF", d__json=change("ja", LEFT))
    status, files = read(root)
    assert (status, json.loads(files["gone.json"])) == (
        1,
        [f"data/inbox/{name}" for name in ("a.json", "b.json", "c.pdf", "d.json")],
    )
    assert "  left: 2018\n" in files["data/partners.yml"]
    assert "&#46;xlsx" in files["answer.md"]
    assert "GitHubサポート" in files["answer.md"]


def test_what_is_there_already_only_takes_the_file_away(root: Path) -> None:
    name = "Казанский федеральный университет"
    put_there(root, a__json=change("ru", ("partners", [{"id": "kfu"}, "name", "ru"], "КФУ", name)))
    status, files = read(root)
    assert (status, sorted(files)) == (0, ["answer.md", "gone.json", "moved.md"])
    assert json.loads(files["gone.json"]) == ["data/inbox/a.json"]
    assert "уже стоит в данных" in files["answer.md"]


def test_what_stood_there_already_is_counted(root: Path) -> None:
    there = ("partners", [{"id": "kfu"}, "city"], "ufa", "kazan")
    put_there(root, a__json=change("ja", LEFT, there))
    status, files = read(root)
    assert (status, "うち1か所は、すでにそうなっていました。" in files["answer.md"]) == (0, True)


def test_what_would_be_wrong_then_is_not_written(root: Path) -> None:
    put_there(root, a__json=change("ja", ("partners", [{"id": "kfu"}, "left"], None, "soon")))
    status, files = read(root)
    assert (status, sorted(files)) == (1, ["answer.md", "gone.json", "moved.md"])
    assert "soon" in files["answer.md"]


def test_what_the_check_warns_of_is_told(root: Path) -> None:
    put_there(root, a__json=change("ja", ("partners", [{"id": "kfu"}, "aliases"], None, {"ja": ["カザン連邦大学"]})))
    status, files = read(root)
    assert (status, "data/partners.yml" in files) == (0, True)
    assert "自動チェックで次のことが見つかります" in files["answer.md"]


def test_a_mistake_that_was_there_before_is_nobody_s_here(root: Path) -> None:
    partners = root / "data" / "partners.yml"
    text = partners.read_text(encoding="utf-8")
    assert "city: kazan" in text
    partners.write_text(text.replace("city: kazan", "city: nowhere"), encoding="utf-8")
    put_there(
        root, a__json=change("ja", ("partners", [{"id": "kfu"}, "website"], "https://kpfu.ru", "https://kpfu.ru/en"))
    )
    _, files = read(root)
    assert "自動チェック" not in files["answer.md"]
    assert "nowhere" not in files["answer.md"]


def test_nothing_waits(root: Path) -> None:
    put_there(root, __DS_Store=b"x")
    assert read(root) == (0, {})


def test_too_many_at_once(root: Path) -> None:
    put_there(root, **{f"{number:02}__pdf": b"%PDF" for number in range(MOST + 2)})
    status, files = read(root)
    assert (status, files["answer.md"].count(f"<code>{MOST}</code>")) == (1, 4)


# ---- What tells of single people --------------------------------------------------------------------------------------------


def rubric(root: Path) -> bytes:
    return sheet_of(root.parent, list(answers())).read_bytes()


@pytest.mark.parametrize("students", [False, True])
def test_in_a_public_repository_a_sheet_of_people_stops_all_and_nothing_of_it_is_shown(
    root: Path, students: bool
) -> None:
    sheet = f"{HEADING}\n{LINES}".encode() if students else rubric(root)
    put_there(root, a__json=change("ja", LEFT), **{"people__csv" if students else "people__xlsx": sheet})
    status, files = read(root)
    assert (status, sorted(files), files["gone.json"]) == (1, ["answer.md", "gone.json", "moved.md"], "[]")
    assert files["answer.md"].startswith("**このリポジトリは誰でも見られます。")
    assert all(words in files["answer.md"] for words in ("GitHubサポート", "поддержку GitHub", "people"))
    for shown in ("2017", "2018", "年度", "kfu", "left", "件に満たない"):
        assert shown not in files["answer.md"].replace("data/inbox", "")


def test_also_where_the_sheet_has_mistakes(root: Path) -> None:
    rows = [*answers(), [2018, "派遣", "いつか", 9, 9, 9, 9, 9]]
    put_there(root, people__xlsx=sheet_of(root.parent, rows).read_bytes())
    _, files = read(root)
    assert files["answer.md"].startswith("**このリポジトリは誰でも見られます。")
    assert "いつか" not in files["answer.md"]


def test_in_a_private_one_the_counts_go_in_and_the_history_is_spoken_of(root: Path) -> None:
    put_there(root, people__xlsx=rubric(root))
    status, files = read(root, private=True)
    assert (status, "data/rubric_results.yml" in files) == (0, True)
    assert "2017" not in files["data/rubric_results.yml"]
    assert "履歴に残ります" in files["answer.md"]
    assert "останется в истории" in files["answer.md"]


def test_students_by_group_go_in_nowhere(root: Path) -> None:
    put_there(root, people__csv=f"{HEADING}\n{LINES}".encode())
    status, files = read(root, private=True)
    assert (status, json.loads(files["gone.json"])) == (1, ["data/inbox/people.csv"])
    assert "make figures ROWS" in files["answer.md"]


@pytest.mark.parametrize(
    ("repository", "public"), [({"private": True}, False), ({"private": False}, True), ({"private": None}, True)]
)
def test_what_is_not_said_to_be_private_is_public(repository: dict[str, Any], public: bool, tmp_path: Path) -> None:
    (tmp_path / "event.json").write_text(json.dumps({"repository": repository}), encoding="utf-8")
    assert is_public(tmp_path / "event.json") is public


# ---- What a stranger could write --------------------------------------------------------------------------------------------


def test_what_was_typed_means_nothing_and_the_command_says_nothing_that_a_runner_could_obey(root: Path) -> None:
    hostile = "::error::x @staff <img src=x> [a](http://x) `b` #12\n::set-output name=x::y"
    put_there(root, a__json=change("ja", ("partners", [{"id": "kfu"}, "name", "ja"], "カザン連邦大学", hostile)))
    (root / "data" / "inbox" / "::warning::@x <b>.pdf").write_bytes(b"%PDF")
    command = [sys.executable, "-m", "program_site", "--root", str(root), "read-inbox", str(EVENT)]
    result = subprocess.run(
        [*command, "--out", str(root.parent / "out")],
        capture_output=True, encoding="utf-8", env=environment(), timeout=60,
    )  # fmt: skip
    assert (result.returncode, result.stdout, result.stderr) == (1, "", "")
    said = (root.parent / "out" / "answer.md").read_text(encoding="utf-8")
    assert not any(sign in said for sign in ("@", "<img", "](", "`", "#12", "<b>", "\n::"))
    assert "&#64;staff" in said


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"repository": null}', '{"repository": {}}', "[" * 100_000, "\ufffe"]
)
def test_a_file_that_is_no_event_of_a_push(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "event.json").write_text(text, encoding="utf-8")
    with pytest.raises(NoEvent):
        is_public(tmp_path / "event.json")
    command = ["read-inbox", str(tmp_path / "event.json"), "--out", str(tmp_path / "out")]
    assert main(["--root", str(ROOT), *command]) == 2
    assert capsys.readouterr().err.count("\n") == 1
