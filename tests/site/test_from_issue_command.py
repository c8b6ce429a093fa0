"""`from-issue`: the folder it leaves, the answers, and nothing that a runner could obey."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, environment, files_below
from issues import EVENTS, recorded
from program_site.__main__ import main
from program_site.commands.from_issue import NoEvent, read_event


def test_the_command_leaves_the_report_and_the_answers_and_says_nothing_that_a_runner_could_obey(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-m", "program_site", "--root", str(ROOT), "from-issue"]
    given = [str(EVENTS / "ja-hostile.json"), "--out", str(tmp_path / "out")]
    result = subprocess.run([*command, *given], capture_output=True, encoding="utf-8", env=environment(), timeout=60)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert sorted(files_below(tmp_path / "out")) == [
        "activity_reports/2018-09-10-culture-18/ja.md",
        "answer.md",
        "kept.md",
    ]
    assert (tmp_path / "out" / "answer.md").read_text(encoding="utf-8").startswith("ありがとうございます。")
    report = tmp_path / "out" / "activity_reports/2018-09-10-culture-18/ja.md"
    assert "\npublished: 2026-11-20\n" in report.read_text(encoding="utf-8")


def test_who_used_no_form_is_answered_in_every_language(tmp_path: Path) -> None:
    assert main(["--root", str(ROOT), "from-issue", str(EVENTS / "no-form.json"), "--out", str(tmp_path)]) == 1
    said = (tmp_path / "answer.md").read_text(encoding="utf-8")
    assert all(words in said for words in ("フォーム", "форму", "the form"))
    assert sorted(files_below(tmp_path)) == ["answer.md", "kept.md"]


@pytest.mark.parametrize("name", sorted(path.stem for path in EVENTS.glob("*.json")))
def test_every_recorded_event_is_read(name: str) -> None:
    number, body, day = read_event(EVENTS / f"{name}.json", "Asia/Tokyo")
    assert (number, body) == (recorded(name)["issue"]["number"], recorded(name)["issue"]["body"] or "")
    assert day.isoformat() == "2026-11-20"


@pytest.mark.parametrize(
    ("moment", "timezone", "day"),
    [
        ("2026-11-20T15:00:00Z", "Asia/Tokyo", "2026-11-21"),
        ("2026-11-20T14:59:59Z", "Asia/Tokyo", "2026-11-20"),
        ("2026-11-20T02:00:00Z", "America/New_York", "2026-11-19"),
    ],
)
def test_the_day_of_an_issue_is_that_of_the_university(moment: str, timezone: str, day: str, tmp_path: Path) -> None:
    event = {"issue": {"number": 1, "body": "", "created_at": moment}}
    (tmp_path / "event.json").write_text(json.dumps(event), encoding="utf-8")
    assert read_event(tmp_path / "event.json", timezone) == (1, "", datetime.date.fromisoformat(day))


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"issue": null}', '{"issue": {"number": "1; rm", "body": ""}}', '{"issue": {"number": 0, "body": ""}}',
        '{"issue": {"number": 1, "body": 5}}', '{"issue": {"number": true, "body": ""}}',
        '{"issue": {"number": 1, "body": ""}}', '{"issue": {"number": 1, "body": "", "created_at": "yesterday"}}',
        '{"issue": {"number": 1, "body": "", "created_at": "0001-01-01T00:00:00+14:00"}}', "[" * 100_000, "\ufffe",
    ],
)  # fmt: skip
def test_a_file_that_is_no_event_of_an_issue(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "event.json").write_text(text, encoding="utf-8")
    with pytest.raises(NoEvent):
        read_event(tmp_path / "event.json", "Asia/Tokyo")
    if not text:
        assert main(["--root", str(ROOT), "from-issue", str(tmp_path / "event.json")]) == 2
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
