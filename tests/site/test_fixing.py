"""`check --fix`: what it does to files, what it says, and what it leaves alone."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from camera import GPS, KANAZAWA, MAKER, ORIENTATION, TURNS, save, scene
from conftest import ROOT
from fixing import HEADER, NAME, contents, kinds, mended, promised, report
from smallest import lay


def telling(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[MAKER] = "Telling Camera"
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS).update(KANAZAWA)
    return exif


def test_good_reports_are_not_touched(project: Path) -> None:
    assert promised(project) == 0
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in project.rglob("*") if path.is_file()}
    assert mended(project) == []
    assert {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in project.rglob("*") if path.is_file()
    } == before


def test_links_and_everything_outside_reports_are_left_alone(tmp_path: Path) -> None:
    lay(tmp_path, {"data/extra.yml": "title：雪\r\n", "elsewhere/ja.md": "---\ntitle：雪\n---\r\n"})
    place = tmp_path / "activity_reports"
    place.mkdir(exist_ok=True)
    (place / "README.md").write_bytes(b"\xef\xbb\xbfread me\r\n")
    (place / "2019-02-15-link").symlink_to(tmp_path / "elsewhere")
    inner = place / "2019-02-16-party"
    inner.mkdir()
    (inner / "ja.md").symlink_to(tmp_path / "elsewhere" / "ja.md")
    os.mkfifo(inner / "a.jpg")
    (inner / "folder.md").mkdir()
    assert mended(tmp_path) == []
    assert (tmp_path / "elsewhere/ja.md").read_bytes() == "---\ntitle：雪\n---\r\n".encode()
    assert (place / "README.md").read_bytes() == b"\xef\xbb\xbfread me\r\n"


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    place = report(tmp_path, ja=HEADER["ja"].replace(": ", "：", 1))
    (place / "ja.md").chmod(0o640)
    assert kinds(mended(tmp_path)) == ["line"]
    assert (place / "ja.md").stat().st_mode & 0o777 == 0o640


def test_when_the_disk_is_full_nothing_has_happened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = report(tmp_path, ja=HEADER["ja"].replace(": ", "：", 1) + "![雪](写真.jpg)\n")
    save(place, "写真.jpg", scene((40, 30)), exif=telling())
    before, written = contents(place), []

    def full(handle: int) -> None:
        written.append(handle)
        if len(written) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    failed = mended(tmp_path)
    assert [(each.kind, each.values["detail"]) for each in failed] == [("failed", "No space left on device")]
    assert contents(place) == before


def test_only_the_named_reports_are_mended(tmp_path: Path) -> None:
    other = "activity_reports/2019-03-01-other/ja.md"
    lay(tmp_path, {f"{NAME}/ja.md": "---\ntitle：雪\n---\n", other: "---\ntitle：雪\n---\n"})
    assert [each.path for each in mended(tmp_path, f"{NAME}/ja.md")] == [f"{NAME}/ja.md"]
    assert [each.path for each in mended(tmp_path)] == [other]


def test_data_are_fixed_too_and_keep_their_comments_and_line_ends(tmp_path: Path) -> None:
    broken = "# 値：覚え書き\r\n- id: reports\r\n  value：79   # 数\r\n  label: {ja: レポート， ru: рассказы}\r\n  date: 2019/3/31\r\n"
    lay(tmp_path, {"data/figures.yml": "\ufeff" + broken})
    assert kinds(mended(tmp_path)) == ["line"] * 3
    written = (tmp_path / "data/figures.yml").read_bytes().decode()
    right = broken.replace("value：79", "value: 79").replace("， ru", ", ru").replace("2019/3/31", "2019-03-31")
    assert written == "\ufeff" + right
    assert mended(tmp_path) == []


def test_a_text_in_another_encoding_is_fixed_to_its_end(tmp_path: Path) -> None:
    """Its encoding hides what is wrong with its front matter."""
    text = HEADER["ja"].replace(": ", "：", 1) + "雪が降りました。とても寒い一日でした。\r\n"
    place = report(tmp_path, ja=text.encode("cp932"))
    assert kinds(mended(tmp_path)) == ["encoding", "line"]
    assert (place / "ja.md").read_bytes().decode() == text.replace("：", ": ", 1).replace("\r", "")


def test_marks_of_editors_go(tmp_path: Path) -> None:
    place = report(tmp_path, ja=b"\xef\xbb\xbf" + HEADER["ja"].replace("\n", "\r\n").encode() + "雪".encode())
    assert kinds(mended(tmp_path)) == ["marks"]
    assert (place / "ja.md").read_bytes() == HEADER["ja"].encode() + "雪".encode()


def test_letters_in_pieces_are_put_together(tmp_path: Path) -> None:
    place = report(tmp_path, ja=HEADER["ja"] + unicodedata.normalize("NFD", "がっこう") + "神田さん\n")
    assert kinds(mended(tmp_path)) == ["line"]
    assert (place / "ja.md").read_text(encoding="utf-8") == HEADER["ja"] + "がっこう神田さん\n"


def run(root: Path, *options: str, LC_ALL: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "hooks"), "LC_ALL": LC_ALL}
    command = [sys.executable, "-m", "program_site", "--root", str(root), "check", *options]
    return subprocess.run(command, capture_output=True, text=True, env=environment, encoding="utf-8", timeout=60)


def test_the_command_says_what_can_be_mended_and_mends_it(tmp_path: Path) -> None:
    place = report(tmp_path, ru=HEADER["ru"].replace("2019-02-15", "15.02.2019") + "![Вечер](Вечер.jpg)\n")
    save(place, "Вечер.jpg", scene((400, 300)).transpose(TURNS[6]), exif=telling(6))
    first = run(tmp_path, "--lang", "ru")
    assert first.returncode == 1
    assert first.stdout.splitlines()[-1] == "4 места исправит команда make check FIX=1."
    fixed = run(tmp_path, "--fix", "--lang", "ru")
    assert (fixed.returncode, fixed.stderr) == (0, "")
    assert (
        fixed.stdout
        == f"""\
{NAME}/ru.md:3 Исправлено: date: 2019-02-15
{NAME}/Вечер.jpg:1 Ориентация фотографии исправлена; сведений о месте съёмки в ней больше нет.
{NAME}/Вечер.jpg:1 Файл переименован или перенесён: photo-1.jpg
{NAME}/ru.md:7 Имя фотографии исправлено: Вечер.jpg → photo-1.jpg

Эти фотографии изменены, и прежних файлов в папке больше нет: {NAME}/Вечер.jpg

Исправлено автоматически 4 места.

Ошибок нет.
"""
    )
    after = contents(place)
    assert run(tmp_path, "--fix").stdout == "0か所を自動で直しました。\n\n問題はありません。\n"
    assert contents(place) == after


def test_each_writer_is_answered_in_their_own_language_where_the_terminal_has_none(tmp_path: Path) -> None:
    report(tmp_path, ja=HEADER["ja"].replace(": ", "：", 1), ru=HEADER["ru"].replace("title", "Title"))
    said = run(tmp_path, "--fix").stdout.splitlines()
    assert said[0] == f"{NAME}/ja.md:2 次のように直しました: title: 歓迎会"
    assert said[1] == f"{NAME}/ru.md:2 Исправлено: title:"


@pytest.mark.parametrize(("locale", "clean"), [("ru_RU.UTF-8", "Ошибок нет."), ("en_GB.UTF-8", "No problems.")])
def test_in_a_terminal_the_whole_answer_is_in_its_language(tmp_path: Path, locale: str, clean: str) -> None:
    report(
        tmp_path,
        ja=HEADER["ja"].replace("2019-02-15", "02/03/2019"),
        ru=HEADER["ru"].replace("title", "Title") + "Снег.\n",
    )
    said = run(tmp_path, LC_ALL=locale).stdout
    assert not re.search("[ぁ-ん]", said.replace("歓迎会", ""))
    assert run(tmp_path, "--format", "comment", LC_ALL=locale).stdout.count("の形で書いてください") == 1
    run(tmp_path, "--fix", LC_ALL=locale)
    (tmp_path / NAME / "ja.md").write_text(HEADER["ja"] + "雪", encoding="utf-8")
    assert run(tmp_path, LC_ALL=locale).stdout == f"{clean}\n"


def test_what_cannot_be_mended_is_still_said(tmp_path: Path) -> None:
    report(tmp_path, ja=HEADER["ja"].replace("2019-02-15", "02/03/2019").replace("title: ", "title："))
    fixed = run(tmp_path, "--fix")
    assert fixed.returncode == 1
    assert f"{NAME}/ja.md:3 [D112]" in fixed.stdout


def test_a_damaged_photo_is_not_promised(tmp_path: Path) -> None:
    place = report(tmp_path, ja=HEADER["ja"])
    file = io.BytesIO()
    pillow_heif.from_pillow(Image.effect_noise((300, 200), 60).convert("RGB")).save(file)
    (place / "a.heic").write_bytes(file.getvalue()[:-3000])
    said = run(tmp_path).stdout
    assert "[R108]" in said
    assert "FIX=1" not in said


def test_the_task_list_passes_it_on() -> None:
    if shutil.which("make") is None:
        pytest.skip("no make here")
    command = ["make", "--dry-run", "--no-print-directory", "check", "FIX=1"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=30, check=True)
    assert "program_site check --fix" in said.stdout
