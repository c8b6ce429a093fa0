"""`python -m program_site check`: what it looks at, what it says in which form, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import smallest
from program_site.__main__ import main
from smallest import HEADER, lay

GOOD = f"{HEADER}雪でした。\n"
BROKEN = GOOD.replace("date: 2019-02-15", "date: 2019/2/15")
A, B = "activity_reports/2019-02-15-a", "activity_reports/2019-02-15-b"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two broken reports, a warning, and a mistake in the data."""
    warned = f"{HEADER}私は name@example.org です。\n"
    broken_data = {"data/figures.yml": "- {id: a, value: -1, label: {ja: 数, ru: число}, date: 2019-03-31}\n"}
    reports = {f"{A}/ja.md": BROKEN, f"{A}/ru.md": BROKEN, f"{B}/ja.md": warned, "activity_reports/x.txt": "x"}
    return lay(tmp_path, broken_data | reports)


def run(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    result = main(["--root", str(root), "check", *arguments])
    said = capsys.readouterr()
    return result, said.out, said.err


def places(output: str) -> list[str]:
    return [line.partition(" ")[0] for line in output.splitlines() if "[" in line]


def test_everything(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result, output, _ = run(root, capsys)
    assert result == 1
    assert places(output) == [
        f"{A}/ja.md:3", f"{A}/ru.md:3", f"{B}/ja.md:6", "activity_reports/x.txt:1", "data/figures.yml:1"
    ]  # fmt: skip
    assert output.partition("\n\n誤りが")[2] == (
        "4件あります。ほかに注意が1件あります。公開の妨げにはなりませんが、見直してください。\n"
        "2か所は、make check FIX=1 で自動的に直せます。\n"
    )
    assert [len(block.splitlines()) for block in output.split("\n\n")] == [1, 1, 1, 1, 1, 2], "files stand apart"


@pytest.mark.parametrize(
    "named", [A, f"{A}/", f"{A}/ja.md", f"{{root}}/{A}", f"{{root}}/{A}/ru.md", f"./{B}/../2019-02-15-a"]
)
def test_one_report_by_its_folder_or_a_file_in_it(
    root: Path, named: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    result, output, _ = run(root, capsys, named.format(root=root))
    assert (result, places(output)) == (1, [f"{A}/ja.md:3", f"{A}/ru.md:3"])


def test_paths_also_count_from_the_root(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert places(run(root, capsys, A)[1]) == [f"{A}/ja.md:3", f"{A}/ru.md:3"]


def test_several_reports_and_what_lies_beside_them(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert places(run(root, capsys, B, "activity_reports/x.txt")[1]) == [f"{B}/ja.md:6", "activity_reports/x.txt:1"]


def test_warnings_alone_are_no_failure(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result, output, _ = run(root, capsys, B)
    assert (result, places(output)) == (0, [f"{B}/ja.md:6"])
    assert "誤りはありません。注意が1件あります。" in output
    assert "誤りが" not in output


def test_a_report_without_mistakes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / B / "ja.md").write_text(GOOD, encoding="utf-8")
    assert run(root, capsys, B) == (0, "問題はありません。\n", "")


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("activity_reports/2019-02-15-c", "There is no file or folder activity_reports/2019-02-15-c."),
        ("activity_reports", "activity_reports is not a report. Name the folder of a report"),
        ("data/figures.yml", "data/figures.yml is not a report."),
        ("..", ".. is not a report."),
        ("a\x1b[31m", "There is no file or folder a\ufffd[31m."),
    ],
)
def test_what_is_no_report(root: Path, named: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    result, output, error = run(root, capsys, named)
    assert (result, output) == (2, "")
    assert len(error.splitlines()) == 3, "in every language"
    assert error.splitlines()[-1].startswith(said)
    assert run(root, capsys, named, "--lang", "en")[2].splitlines() == error.splitlines()[-1:]


def test_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result, output, _ = run(root, capsys, A, B, "--format", "json")
    assert result == 1
    found = json.loads(output)
    assert [(each["code"], each["path"], each["line"], each["warning"]) for each in found] == [
        ("D112", f"{A}/ja.md", 3, False),
        ("D112", f"{A}/ru.md", 3, False),
        ("T101", f"{B}/ja.md", 6, True),
    ]
    assert list(found[0]["message"]) == ["ja", "ru", "en"]
    assert found[0]["message"]["ru"].endswith("→ date: 2019-02-15")


def test_json_of_nothing_is_an_empty_list(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / B / "ja.md").write_text(GOOD, encoding="utf-8")
    assert run(root, capsys, B, "--format", "json") == (0, "[]\n", "")


def test_another_language_than_that_of_the_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, output, _ = run(root, capsys, A, "--lang", "en")
    assert output.count("Expected the date of “date” as YYYY-MM-DD") == 2


# ---- What is no problem -----------------------------------------------------------------------------------------------

PROJECT = (smallest.PROJECT / "data" / "project.yml").read_text(encoding="utf-8")
EXAMPLE = PROJECT.replace("構想", "（例）構想")


@pytest.mark.parametrize(
    ("project", "told"),
    [
        (PROJECT, "連絡できる宛先"),
        (EXAMPLE, "例のまま"),
        (f"{PROJECT}contact: office@kanazawa.example\n", None),
        (f"{PROJECT}operator: {{name: {{ja: 見守る会, ru: Общество друзей}}, mail: friends@kanazawa.example}}\n", None),
    ],
)
def test_staff_are_told_at_the_end_whom_readers_can_ask_and_what_is_laid_out_only(
    project: str, told: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(tmp_path, {"data/project.yml": project})
    result, output, _ = run(tmp_path, capsys, "--lang", "ja")
    assert result == 0
    clean, *notes = output.splitlines()
    assert clean == "問題はありません。"
    assert len(notes) == (told is not None)
    assert all(told in note for note in notes if told)
    _, output, _ = run(tmp_path, capsys, "--format", "github", "--lang", "ja")
    notices = [line for line in output.splitlines() if line.startswith("::notice file=data/project.yml,line=1::")]
    assert [told is not None and told in notice for notice in notices] == [True] * len(notes)
    assert json.loads(run(tmp_path, capsys, "--format", "json")[1]) == []
    assert run(tmp_path, capsys, "--format", "comment")[1] == ""


def test_where_something_is_wrong_that_comes_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "contact" not in run(root, capsys)[1]
    lay(root, {f"{A}/ja.md": GOOD, f"{A}/ru.md": GOOD.replace("雪でした。", "Снег.")})
    assert "contact" not in run(root, capsys, A)[1]
