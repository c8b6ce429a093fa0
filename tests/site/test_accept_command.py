"""`accept`: every ZIP in the folder is taken, a bad one stays, and `make` takes any name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, environment
from program_site.intake.accept import waiting
from program_site.load import load
from smallest import lay
from zips import NAME, RUSSIAN, TEXT, pack, photo, report


@pytest.fixture
def site_root(tmp_path: Path) -> Path:
    return lay(tmp_path / "site", {})


def command(root: Path, *arguments: str | Path, **extra: str) -> subprocess.CompletedProcess[str]:
    whole = [sys.executable, "-m", "program_site", "--root", str(root), "accept", *map(str, arguments)]
    return subprocess.run(
        whole, capture_output=True, encoding="utf-8", env=environment(**extra), timeout=60, stdin=subprocess.DEVNULL
    )


def test_every_zip_in_the_folder_is_taken_and_goes_and_a_bad_one_stays(site_root: Path) -> None:
    place = site_root / "activity_reports"
    place.mkdir()
    pack(place / "good.zip", report())
    pack(place / "bad.ZIP", report("2019-02-16-bad", **{"2019-02-16-bad/old.zip": "x"}))
    pack(place / "other.zip", {"2019-02-17-other/ru.md": RUSSIAN.replace("02-15", "02-17")})
    assert [path.name for path in waiting(site_root)] == ["bad.ZIP", "good.zip", "other.zip"]
    assert [problem.code for problem in load(site_root).problems] == ["Z101"] * 3
    result = command(site_root, "--lang", "ru")
    assert (result.returncode, result.stderr) == (1, "")
    assert "activity_reports/bad.ZIP:1 [Z106] «2019-02-16-bad/old.zip» — ещё один архив" in result.stdout
    assert "bad.ZIP: не принят, 1 ошибка. Ничего не записано." in result.stdout
    assert "good.zip → activity_reports/2019-02-15-party/\n  добавлено: ja.md, photo-1.jpg\n" in result.stdout
    assert sorted(path.name for path in place.iterdir()) == ["2019-02-15-party", "2019-02-17-other", "bad.ZIP"]


def test_a_zip_from_elsewhere_is_kept(site_root: Path, tmp_path: Path) -> None:
    archive = pack(tmp_path / "2019-02-15-party (1).zip", report())
    result = command(site_root, archive, LANG="ja_JP.UTF-8", LC_ALL="")
    assert (result.returncode, result.stderr) == (0, "")
    assert "追加: ja.md, photo-1.jpg" in result.stdout
    assert archive.exists()
    assert "何も変更していません" in command(site_root, archive, LANG="ja_JP.UTF-8", LC_ALL="").stdout


def test_make_takes_a_name_with_a_blank_and_brackets(project: Path, tmp_path: Path) -> None:
    archive = pack(tmp_path / "it's (1).zip", report())
    text = (ROOT / "Makefile").read_text(encoding="utf-8").replace(".venv/bin/python", sys.executable)
    (project / "Makefile").write_text(text.replace("accept: .venv/site.stamp", "accept:"), encoding="utf-8")
    result = subprocess.run(
        ["make", "accept", f"ZIP={archive}"], cwd=project, capture_output=True, encoding="utf-8", env=environment()
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert (project / "activity_reports" / NAME / "ja.md").is_file()


def test_make_takes_the_files_that_a_telephone_shared_and_names_with_blanks(project: Path, tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.ja.txt").write_text(TEXT + "\n![](my photo.jpg)\n", encoding="utf-8")
    (tmp_path / "my photo.jpg").write_bytes(photo())
    text = (ROOT / "Makefile").read_text(encoding="utf-8").replace(".venv/bin/python", sys.executable)
    (project / "Makefile").write_text(text.replace("accept: .venv/site.stamp", "accept:"), encoding="utf-8")
    given = f"ZIP={tmp_path}/{NAME}.ja.txt {tmp_path}/my photo.jpg"
    result = subprocess.run(
        ["make", "accept", given], cwd=project, capture_output=True, encoding="utf-8", env=environment(LC_ALL="ja_JP.UTF-8")
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (0, "")
    assert f"「{NAME}.ja.txt」の名前を ja.md にしました。" in result.stdout
    assert sorted(path.name for path in (project / "activity_reports" / NAME).iterdir()) == ["ja.md", "my-photo.jpg"]
    assert "![](my-photo.jpg)" in (project / "activity_reports" / NAME / "ja.md").read_text(encoding="utf-8")


def test_a_second_report_of_one_name_and_one_that_is_not_there(site_root: Path, tmp_path: Path) -> None:
    command(site_root, pack(tmp_path / "a.zip", report()))
    other = pack(tmp_path / "b.zip", {f"{NAME}/ja.md": TEXT.replace("花子", "太郎")})
    result = command(site_root, other, "--replace", "--lang", "ru")
    assert (result.returncode, result.stderr) == (0, "")
    assert f"b.zip → activity_reports/{NAME}-2/" in result.stdout
    assert f"Имя activity_reports/{NAME}/ занято другим рассказом" in result.stdout
    newer = pack(tmp_path / "c.zip", {f"{NAME}/ja.md": TEXT.replace("雪でした", "雨でした")})
    result = command(site_root, newer, "--lang", "ru")
    assert (result.returncode, "REPLACE=1" in result.stdout) == (1, True)
    result = command(site_root, tmp_path / "gone away.zip", "--lang", "en")
    assert (result.returncode, result.stderr) == (1, "")
    assert "There is no file" in result.stdout
