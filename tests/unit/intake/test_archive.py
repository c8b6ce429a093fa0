"""ZIPs from anyone: whatever one holds, it is read within limits or refused in words, and nothing is written."""

from __future__ import annotations

import re
import resource
import stat
import struct
import time
import warnings
import zipfile
import zlib
from pathlib import Path

import pytest

from program_site.intake.zip_archive import MOST_FILES, Packed, read_archive
from zips import NAME, TEXT, link, pack, photo, report, special


def read(path: Path) -> Packed:
    return read_archive(path, path.name)


def codes(path: Path) -> list[str]:
    before = sorted(path.parent.rglob("*"))
    found = sorted({problem.code for problem in read(path).problems})
    assert sorted(path.parent.rglob("*")) == before
    return found


# ---- What is taken -----------------------------------------------------------------------------------------------------


def test_what_the_report_maker_makes(tmp_path: Path) -> None:
    packed = read(pack(tmp_path / "a.zip", report()))
    assert packed == Packed({f"{NAME}/ja.md": TEXT.encode(), f"{NAME}/photo-1.jpg": photo()})


@pytest.mark.parametrize(
    "beside",
    [
        {"activity_reports/": "", f"activity_reports/{NAME}/": ""},
        {f"__MACOSX/{NAME}/._ja.md": "x", f"{NAME}/.DS_Store": "x", "__MACOSX/": ""},
        {f"{NAME}/Thumbs.db": "x", f"{NAME}/desktop.ini": "x", "._レポート": "x"},
        {f"{NAME}\\Thumbs.db": "x", f"__MACOSX\\{NAME}\\._ja.md": "x", f"{NAME}\\": ""},
    ],
)
def test_what_systems_put_beside_is_left_out(tmp_path: Path, beside: dict[str, str]) -> None:
    assert read(pack(tmp_path / "a.zip", {f"{NAME}/ru.md": "текст", **beside})).files.keys() == {f"{NAME}/ru.md"}


def test_a_zip_that_something_stands_before_is_still_a_zip(tmp_path: Path) -> None:
    whole = pack(tmp_path / "a.zip", report()).read_bytes()
    (tmp_path / "b.zip").write_bytes(b"mail\n" + whole)
    assert read(tmp_path / "b.zip").files.keys() == {f"{NAME}/ja.md", f"{NAME}/photo-1.jpg"}


def test_a_zip_in_the_form_for_huge_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zipfile.ZIP_FILECOUNT_LIMIT", 1)
    path = pack(tmp_path / "a.zip", report())
    assert b"PK\x06\x07" in path.read_bytes()
    monkeypatch.undo()
    assert read(path).files.keys() == {f"{NAME}/ja.md", f"{NAME}/photo-1.jpg"}


# ---- What is refused ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "../ja.md",
        f"{NAME}/../../ja.md",
        "/etc/passwd",
        "//host/share/ja.md",
        "C:/ja.md",
        "c:ja.md",
        "..\\ja.md",
        "C:\\Users\\ja.md",
        f"{NAME}/./ja.md",
        f"{NAME}/ja\n.md",
        f"{NAME}/\u202egpj.md",
        f"{NAME}/\x1b[2J.md",
        "x/" * 200 + "ja.md",
    ],
)
def test_a_name_that_leads_elsewhere(tmp_path: Path, name: str) -> None:
    assert "Z103" in codes(pack(tmp_path / "a.zip", report(**{name: "x"})))
    assert "Z103" in codes(pack(tmp_path / "a.zip", report(**{f"{name}/": ""})))


def test_a_name_that_ends_at_a_zero(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {f"{NAME}/ja.mdx../x": TEXT})
    path.write_bytes(path.read_bytes().replace(b"ja.mdx../x", b"ja.md\0../x"))
    assert codes(path) == ["Z103"]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFDIR])
def test_links_and_devices(tmp_path: Path, kind: int) -> None:
    assert codes(special(tmp_path / "a.zip", "photo-1.jpg", kind, "/etc/passwd")) == ["Z104"]


def test_a_password(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {f"{NAME}/ja.md": TEXT})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert codes(path) == ["Z105"]


@pytest.mark.parametrize("name", ["old.zip", "photos.RAR", "a.7z", "a.tar.gz"])
def test_an_archive_inside(tmp_path: Path, name: str) -> None:
    assert codes(pack(tmp_path / "a.zip", report(**{f"{NAME}/{name}": "x"}))) == ["Z106"]


@pytest.mark.parametrize("second", ["JA.md", "ja.md"])
def test_one_name_twice(tmp_path: Path, second: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of what is made here on purpose
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            archive.writestr(f"{NAME}/ja.md", TEXT)
            archive.writestr(f"{NAME}/{second}", "other")
    assert codes(tmp_path / "a.zip") == ["Z107"]


def test_too_many_files(tmp_path: Path) -> None:
    full = {f"{NAME}/photo-{number}.jpg": "x" for number in range(MOST_FILES)}
    assert codes(pack(tmp_path / "a.zip", full)) == []
    assert codes(pack(tmp_path / "b.zip", {**full, f"{NAME}/ja.md": TEXT})) == ["Z108"]
    assert codes(pack(tmp_path / "c.zip", {f"{NAME}/{number}.jpg": "" for number in range(300)})) == ["Z108"]
    assert codes(pack(tmp_path / "d.zip", {f"{NAME}/{'a' * 200}{number}/": "" for number in range(5000)})) == ["Z108"]


@pytest.mark.parametrize("name", ["NUL.jpg", "com1.md", ".jpg", "長" * 90 + ".jpg"])
def test_a_name_that_no_folder_should_have(tmp_path: Path, name: str) -> None:
    (problem,) = read(pack(tmp_path / "a.zip", report(**{f"{NAME}/{name}": photo()}))).problems
    assert (problem.code, problem.values["value"]) == ("Z113", f"{NAME}/{name}")


def test_nothing_at_all(tmp_path: Path) -> None:
    assert codes(pack(tmp_path / "a.zip", {})) == ["Z111"]
    assert codes(pack(tmp_path / "b.zip", {"__MACOSX/._x": "x", "empty/": ""})) == ["Z111"]


# ---- Bombs and broken ones -----------------------------------------------------------------------------------------------


def zeros(path: Path, files: int) -> Path:
    """Five gigabytes of zeros, packed a thousandfold: one block of them, repeated in the packed stream."""
    packer = zlib.compressobj(wbits=-15)
    block = packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    stream = block * (320 // files) + packer.flush()
    size = min(5_000_000_000 // files, 0xFFFFFFF0).to_bytes(4, "little")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for number in range(files):
            archive.writestr(f"{NAME}/photo-{number}.jpg", stream)
    data = bytearray(path.read_bytes())
    for sign, method, declared in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        place = -1
        while (place := data.find(sign, place + 1)) >= 0:
            data[place + method] = zipfile.ZIP_DEFLATED
            data[place + declared : place + declared + 4] = size
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("files", [1, pytest.param(40, marks=pytest.mark.proof)])
def test_five_gigabytes_of_nothing(tmp_path: Path, files: int) -> None:
    path = zeros(tmp_path / "a.zip", files)
    begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert codes(path) == ["Z109"]
    assert time.perf_counter() - begin < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000


def test_a_size_that_is_declared_is_not_believed(tmp_path: Path) -> None:
    """A member says it has ten bytes and holds 30 megabytes."""
    path = pack(tmp_path / "a.zip", {f"{NAME}/photo-1.jpg": bytes(30_000_000)})
    data = path.read_bytes()
    assert data.count((30_000_000).to_bytes(4, "little")) == 2
    path.write_bytes(data.replace((30_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    assert codes(path) in (["Z109"], ["Z110"])


def test_many_files_that_are_too_much_together(tmp_path: Path) -> None:
    """Each is small enough for itself."""
    full = {f"{NAME}/photo-{number}.jpg": bytes(20_000_000) for number in range(11)}
    (problem,) = read(pack(tmp_path / "a.zip", full)).problems
    assert (problem.code, problem.values["limit"]) == ("Z109", "200")


def test_a_file_larger_than_a_photo_may_be(tmp_path: Path) -> None:
    (problem,) = read(pack(tmp_path / "a.zip", report(**{f"{NAME}/photo-2.jpg": bytes(25_000_001)}))).problems
    assert (problem.code, problem.values) == ("Z109", {"value": f"{NAME}/photo-2.jpg", "limit": "25"})


def test_a_wrong_checksum(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(f"{NAME}/ja.md", TEXT)
    path.write_bytes(path.read_bytes().replace("雪".encode(), "雨".encode()))
    (problem,) = read(path).problems
    assert (problem.code, problem.values["value"]) == ("Z110", f"{NAME}/ja.md")


def test_a_way_of_packing_nobody_needs(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(f"{NAME}/ja.md", TEXT)
    assert codes(tmp_path / "a.zip") == ["Z110"]


def test_wherever_it_is_cut_off_or_changed_it_is_refused_in_words(tmp_path: Path) -> None:
    whole = pack(tmp_path / "a.zip", report()).read_bytes()
    for end in range(0, len(whole), 7):
        (tmp_path / "cut.zip").write_bytes(whole[:end])
        assert codes(tmp_path / "cut.zip") == ["Z102"]
    for place in range(0, len(whole), 3):
        (tmp_path / "changed.zip").write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        packed = read(tmp_path / "changed.zip")
        assert all(re.fullmatch(r"Z1\d\d|R102", problem.code) for problem in packed.problems)


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\x05\x06", b"PK\x05\x06" + bytes(18), b"Rar!\x1a\x07", bytes(100_000)]
)
def test_what_is_no_zip_at_all(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    assert codes(tmp_path / "a.zip") in (["Z102"], ["Z111"])


def test_several_mistakes_are_said_at_once(tmp_path: Path) -> None:
    members = {"../x.md": "x", f"{NAME}/nul.jpg": "x", f"{NAME}/old.zip": "x", f"{NAME}/ja.md": "x"}
    assert codes(pack(tmp_path / "a.zip", members)) == ["Z103", "Z106", "Z113"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    assert read(link(tmp_path / "a.zip")).files == {}


def test_a_long_list_of_contents_behind_a_short_one_is_not_read(tmp_path: Path) -> None:
    """The record for huge ZIPs lies where its locator says, or just before it: readers do not agree."""
    entry = b"PK\x01\x02" + struct.pack("<4B4HL2L5H2L", 20, 3, 20, 0, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    last = b"PK\x01\x02" + struct.pack("<4B4HL2L5H2L", 20, 3, 20, 0, 0, 0, 0, 33, 0, 0, 0, 1, 0, 20, 0, 0, 0, 0) + b"a"
    contents = entry * 30_000 + last + b"PK\x06\x07" + struct.pack("<IQI", 0, 0, 1)
    short = b"PK\x06\x06" + struct.pack("<Q2H2I4Q", 44, 45, 45, 0, 0, 1, 1, 100, 0)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(contents), len(short), 0)
    (tmp_path / "a.zip").write_bytes(short + contents + end)
    begin = time.process_time()
    assert codes(tmp_path / "a.zip") == ["Z108"]
    assert time.process_time() - begin < 0.1
