"""Text files as people save them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import ROOT
from program_site.i18n.localizer import say_problem
from program_site.load import load
from program_site.text.encodings import UTF_16, decode, encodings
from program_site.text.files import LARGEST, read_text


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


def saved(text: str, encoding: str) -> bytes:
    return text.encode({**encodings(), **UTF_16}[encoding], errors="ignore")


def named(data: bytes) -> str | None:
    decoded = decode(data)
    return decoded[1] if decoded else None


JAPANESE = ("Shift_JIS", "EUC-JP", "ISO-2022-JP", "UTF-16 LE", "UTF-16 BE")
RUSSIAN = ("Windows-1251", "KOI8-R", "CP866", "UTF-16 LE", "UTF-16 BE")
REAL = {
    language: sorted([*ROOT.glob(f"activity_reports/*/{language}.md"), *ROOT.glob(f"docs/{language}/**/*.md")])
    for language in ("ja", "ru")
}


@pytest.mark.parametrize(("language", "encodings"), [("ja", JAPANESE), ("ru", RUSSIAN)])
def test_the_encoding_of_every_real_text_is_named(language: str, encodings: tuple[str, ...]) -> None:
    assert len(REAL[language]) > 15
    texts = [(path, path.read_text(encoding="utf-8")) for path in REAL[language]]
    wrong = [
        (path.name, encoding)
        for path, text in texts
        for encoding in encodings
        if named(saved(text, encoding)) != encoding
    ]
    assert wrong == []


@pytest.mark.parametrize(("language", "encodings"), [("ja", JAPANESE), ("ru", RUSSIAN)])
def test_the_encoding_of_nearly_every_single_line_is_named(language: str, encodings: tuple[str, ...]) -> None:
    other = "ru: " if language == "ja" else "ja: "  # examples of data show the other language too
    lines = [line for path in REAL[language] for line in path.read_text(encoding="utf-8").split("\n")]
    own = [line for line in lines if not line.lstrip().startswith(other)]
    long = [line for line in own if sum(not sign.isascii() for sign in line) >= 30]
    right = [named(saved(f"---\n{line}", encoding)) == encoding for line in long for encoding in encodings]
    assert sum(right) > 0.99 * len(right)


@pytest.mark.parametrize("encoding", [*JAPANESE, *RUSSIAN[:3]])
def test_other_encodings_are_refused_by_their_name(tmp_path: Path, encoding: str) -> None:
    text, (said,) = read(
        tmp_path, saved("---\n歓迎会です。雪の一日。\n" if encoding in JAPANESE else "---\nВечер встречи\n", encoding)
    )
    assert text == ""
    assert f"[F106] This file is saved in the encoding {encoding}." in said


@pytest.mark.parametrize(("codec", "name"), [("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE")])
def test_the_mark_of_utf_16_tells_it(codec: str, name: str) -> None:
    assert named("\ufeff雪".encode(codec)) == name


@pytest.mark.parametrize(
    "data",
    [
        "Café au lait, garçon, élève\n".encode("latin-1"),
        "Мы поехали в Казань и долго гуляли".encode()[:-1],
        "雪が降っていました。とても寒かったです".encode()[:-1],
        b"\xff\xd8\xff\xe0" + bytes(range(128, 256)),
    ],
    ids=["French", "damaged Russian", "damaged Japanese", "no text"],
)
def test_what_is_in_no_such_encoding_is_given_no_name(tmp_path: Path, data: bytes) -> None:
    text, (said,) = read(tmp_path, b"---\n" + data)
    assert text == ""
    assert said == (
        "data/file.yml:2 [F104] This line holds a character that cannot be read as UTF-8."
        " → Save the file as UTF-8 and, if this line then looks wrong, type it again."
    )


def test_size(tmp_path: Path) -> None:
    assert read(tmp_path, b"a" * LARGEST) == ("a" * LARGEST, [])
    text, (said,) = read(tmp_path, b"a" * (LARGEST + 1))
    assert text == ""
    assert said == ("data/file.yml:1 [F103] This file is too large (1001 KB; at most 1000 KB). → Make it shorter.")


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
        "ja.md:1 [F102] This is a link or a special file, not an ordinary one. → Put the file itself here."
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
    (report / "ru.md").write_bytes("Вечер встречи".encode("cp1251"))
    (report / "ja.md").symlink_to("/etc/hostname")
    told = [say_problem(problem, "en") for problem in load(tmp_path).problems if problem.code[0] == "F"]
    assert told == [
        "activity_reports/2019-02-15-party/ja.md:1 [F102] これは普通のファイルではなく、リンクなどの特殊なものです。→ ファイルそのものを置いてください。",
        "activity_reports/2019-02-15-party/ru.md:1 [F106] Файл сохранён в кодировке Windows-1251. → Сохраните его заново в UTF-8 (в Блокноте Windows: «Сохранить как», список «Кодировка»).",
    ]
