"""Names of what a ZIP holds, as their writers saw them."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from program_site.intake.zip_archive import read_archive
from program_site.messages import texts
from zips import NAME, pack


def names(path: Path) -> list[str]:
    return list(read_archive(path, path.name).files)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (f"{NAME}\\ja.md", f"{NAME}/ja.md"),
        (f"{NAME}\\photos\\photo-1.jpg", f"{NAME}/photos/photo-1.jpg"),
        (f"./{NAME}/ja.md", f"{NAME}/ja.md"),
        ("レポート/市場 1.jpg", "レポート/市場 1.jpg"),
        ("写真　１.jpg", "写真　１.jpg"),
        ("Screenshot 3.45\u202fPM.png", "Screenshot 3.45\u202fPM.png"),
        ("\u2764\ufe0f\u200d\U0001f525.jpg", "\u2764\ufe0f\u200d\U0001f525.jpg"),
        ("a..jpg", "a..jpg"),
    ],
)
def test_a_name_as_its_writer_saw_it(tmp_path: Path, written: str, meant: str) -> None:
    assert names(pack(tmp_path / "a.zip", {written: "x"})) == [meant]


# ---- Names that are not marked as UTF-8 ----------------------------------------------------------------------------


def unmarked(path: Path, called: list[str], encoding: str) -> Path:
    """A ZIP as systems made it that did not know of UTF-8."""
    written = [name.encode(encoding) for name in called]
    with zipfile.ZipFile(path, "w") as archive:
        for number, raw in enumerate(written):
            archive.writestr(zipfile.ZipInfo("x" * len(raw) + f"{number:03}"), "x")
    data = path.read_bytes()
    for number, raw in enumerate(written):
        data = data.replace(b"x" * len(raw) + f"{number:03}".encode(), raw + f"{number:03}".encode())
    path.write_bytes(data)
    return path


def words_of(language: str) -> list[str]:
    """As people of that language write them: capitals only at their beginning."""
    found = {word for text in texts(language) for word in re.findall(r"[^\W\d_]{2,10}", text) if not word.isascii()}
    return sorted(word for word in found if word in (word.lower(), word.capitalize()))


WORDS = {language: words_of(language) for language in ("ja", "ru")}
SYSTEMS = [("ja", "cp932"), ("ru", "cp866"), ("ja", "utf-8"), ("ru", "utf-8"), ("ja", "euc_jp"), ("ru", "cp1251")]


@pytest.mark.parametrize(("language", "encoding"), SYSTEMS)
@bounded(200)
@given(data=some.data())
def test_names_of_old_systems_are_read_as_they_were_written(
    language: str, encoding: str, data: some.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Of several photos: a single short word can be one of two languages."""
    words = some.lists(some.sampled_from(WORDS[language]), min_size=8, max_size=16, unique=True)
    drawn = data.draw(words)
    called = [" ".join(pair) for pair in zip(drawn[::2], drawn[1::2], strict=False)]
    path = unmarked(tmp_path_factory.mktemp("zip") / "a.zip", called, encoding)
    expected = [f"{name}{number:03}" for number, name in enumerate(called)]
    assert names(path) == expected


def test_the_second_byte_of_a_sign_is_no_separator(tmp_path: Path) -> None:
    """表 ends in the byte that is a backslash by itself."""
    path = unmarked(tmp_path / "a.zip", ["レポート\\表示の写真"], "cp932")
    assert names(path) == ["レポート/表示の写真000"]


def test_a_name_that_stands_beside_in_utf_8_is_certain(tmp_path: Path) -> None:
    raw = "あ.jpg".encode("cp932")
    info = zipfile.ZipInfo("x" * len(raw))
    beside = b"\x01" + zlib.crc32(raw).to_bytes(4, "little") + "あ.jpg".encode()
    info.extra = b"\x75\x70" + len(beside).to_bytes(2, "little") + beside
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, "x")
    path = tmp_path / "a.zip"
    path.write_bytes(path.read_bytes().replace(b"x" * len(raw), raw))
    assert names(path) == ["あ.jpg"]
