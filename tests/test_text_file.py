"""Text files as people save them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from program_site.loading import load
from program_site.text_file import LARGEST, read_text
from program_site.wording import say_problem


def read(root: Path, data: bytes) -> tuple[str, list[str]]:
    """The text, and the problems as English-speaking staff would read them."""
    path = root / "data" / "file.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    text, problems = read_text(root, path)
    return text, [say_problem(problem, "en") for problem in problems]


@pytest.mark.parametrize(
    "data",
    [
        "雪\nснег\n".encode(),
        "雪\nснег\n".encode("utf-8-sig"),
        "雪\r\nснег\r\n".encode(),
        "雪\rснег\r".encode(),
    ],
)
def test_marks_and_line_ends_of_any_system(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, data) == ("雪\nснег\n", [])


@pytest.mark.parametrize("text", ["", "\t", "a\u3000b", "\u00a0", "か\u3099", "👍🏽", "\u200b", "\u202f"])
def test_spaces_accents_and_pictures_are_text(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text.encode()) == (text, [])


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "0000"),
        ("\b", "0008"),
        ("\x1b", "001B"),
        ("\x7f", "007F"),
        ("\x85", "0085"),
        ("\u2028", "2028"),
        ("\ufffe", "FFFE"),
    ],
)
def test_invisible_characters_are_refused(tmp_path: Path, character: str, name: str) -> None:
    text, (said,) = read(tmp_path, f"a\r\nb{character}\r\n".encode())
    assert text == ""
    assert said.startswith(f"data/file.yml:2 [F105] There is an invisible control character (U+{name}) in this line.")


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "cp1251", "koi8_r", "cp866", "utf-16"])
def test_other_encodings_are_refused(tmp_path: Path, encoding: str) -> None:
    word = "歓迎会" if encoding in ("shift_jis", "euc_jp") else "Вечер"
    text, (said,) = read(tmp_path, b"---\n" + f"{word}\n".encode(encoding))
    assert text == ""
    assert said == "data/file.yml:2 [F104] This file is not in UTF-8. → Save it again with the encoding UTF-8."


def test_size(tmp_path: Path) -> None:
    assert read(tmp_path, b"a" * LARGEST) == ("a" * LARGEST, [])
    text, (said,) = read(tmp_path, b"a" * (LARGEST + 1))
    assert text == ""
    assert said == (
        "data/file.yml:1 [F103] This file is too large (1000001 bytes; at most 1000000). → Make it shorter."
    )


@pytest.mark.parametrize("kind", ["link", "link to nothing", "folder", "pipe"])
def test_links_and_devices_are_not_followed(tmp_path: Path, kind: str) -> None:
    secret, path = tmp_path / "secret", tmp_path / "ja.md"
    secret.write_text("secret", encoding="utf-8")
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(secret if kind == "link" else tmp_path / "nothing")
    text, (problem,) = read_text(tmp_path, path)
    assert text == ""
    assert say_problem(problem, "en") == (
        "ja.md:1 [F102] This is a link or a device, not a file. → Put the file itself here."
    )


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    text, (problem,) = read_text(tmp_path, tmp_path / "ja.md")
    assert text == ""
    assert say_problem(problem, "en") == (
        "ja.md:1 [F101] This file cannot be read (No such file or directory). → Save it again."
    )


def test_a_report_of_bad_bytes_is_answered_in_its_language(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "project.yml").write_text("languages: [ja, ru]\n", encoding="utf-8")
    report = tmp_path / "activity_reports" / "2019-02-15-party"
    report.mkdir(parents=True)
    (report / "ru.md").write_bytes("Вечер".encode("cp1251"))
    (report / "ja.md").symlink_to("/etc/hostname")
    told = [say_problem(problem, "en") for problem in load(tmp_path).problems if problem.code[0] == "F"]
    assert told == [
        "activity_reports/2019-02-15-party/ja.md:1 [F102] これはリンクか特殊なファイルです。→ ファイルそのものを置いてください。",
        "activity_reports/2019-02-15-party/ru.md:1 [F104] Файл сохранён не в кодировке UTF-8. → Сохраните его заново в UTF-8.",
    ]
