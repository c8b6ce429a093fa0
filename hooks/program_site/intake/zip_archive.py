"""Read a report from a ZIP that anyone may send: in memory, within limits, and with plain files only."""

import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from program_site.content.reports.photos.pictures import LARGEST
from program_site.intake.member_names import LEFT_BY_SYSTEMS, is_folder, names_in, refusals
from program_site.text.problems import Problem

MOST_FILES = 60
LARGEST_IN_ALL = 200_000_000
"""Bytes, unpacked. Also the limit of the ZIP itself."""

_LARGEST_DIRECTORY = 1_000_000
"""Bytes of the list of contents, which is read before entries can be counted."""
_IN_RECORD = 0xFFFFFFFF
"""Stands in place of a size that a record of its own declares."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True)
class Packed:
    """What a ZIP holds: its files by their names, with the folders they lie in, or the problems."""

    files: dict[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_archive(path: Path, name: str) -> Packed:
    """Read a ZIP without writing anything; `name` is what problems call it."""
    try:
        if not path.is_file():
            return _refused(Problem("F102" if path.exists() else "Z102", name, 1, {"detail": "–"}))
        if path.stat().st_size > LARGEST_IN_ALL:
            return _refused(too_large(name, path.name, LARGEST_IN_ALL))
        if _directory_size(path) > _LARGEST_DIRECTORY:
            return _refused(Problem("Z108", name, 1, {"limit": str(MOST_FILES)}))
        with zipfile.ZipFile(path) as archive:
            return _read(archive, name)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        return _refused(Problem("Z102", name, 1, {"detail": str(error)}))


def _refused(*problems: Problem) -> Packed:
    return Packed(problems=problems)


def too_large(name: str, member: str, limit: int) -> Problem:
    return Problem("Z109", name, 1, {"value": member, "limit": str(limit // 1_000_000)})


def _directory_size(path: Path) -> int:
    """The largest size that the end of the ZIP declares: which of them counts, readers do not agree on.

    Raises BadZipFile where there is no such end.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 65_600))
        tail = file.read()
        end = tail.rfind(b"PK\x05\x06")
        if end < 0 or len(tail) < end + 22:
            raise zipfile.BadZipFile("no end of the archive")
        locator = tail[max(0, end - 20) : end]
        sizes = [struct.unpack("<I", tail[end + 12 : end + 16])[0]]
        if locator.startswith(b"PK\x06\x07"):  # of a ZIP that could be larger than four gigabytes
            file.seek(struct.unpack("<Q", locator[8:16])[0])
            records = [file.read(56), tail[max(0, end - 76) : max(0, end - 20)]]
            if not records[0].startswith(b"PK\x06\x06"):
                raise zipfile.BadZipFile("ZIP64")
            found = [struct.unpack("<Q", each[40:48])[0] for each in records if each.startswith(b"PK\x06\x06")]
            sizes = [*found, *(each for each in sizes if each != _IN_RECORD)]
    return int(max(sizes))


def _read(archive: zipfile.ZipFile, name: str) -> Packed:
    entries = archive.infolist()
    if len(entries) > 3 * MOST_FILES:  # every file may bring one of a system's own, every folder an entry
        return _refused(Problem("Z108", name, 1, {"limit": str(MOST_FILES)}))
    members: dict[str, zipfile.ZipInfo] = {}
    problems: list[Problem] = []
    seen: set[str] = set()
    for entry, member in zip(entries, names_in(entries), strict=True):
        found = list(refusals(entry, member))
        problems += [Problem(code, name, 1, {"value": member}) for code in found]
        if "Z103" in found or is_folder(entry, member) or LEFT_BY_SYSTEMS.search(member):
            continue
        if folded(member) in seen:
            problems.append(Problem("Z107", name, 1, {"value": member}))
        seen.add(folded(member))
        members[member] = entry
    if len(members) > MOST_FILES:
        problems.append(Problem("Z108", name, 1, {"limit": str(MOST_FILES)}))
    if not members and not problems:
        problems.append(Problem("Z111", name, 1, {"value": "–"}))
    if problems:
        return _refused(*problems)
    files, damaged = _unpack(archive, members, name)
    return _refused(*damaged) if damaged else Packed(files)


def folded(name: str) -> str:
    """Alike for names that are one file on some systems."""
    return unicodedata.normalize("NFC", name).casefold()


def _unpack(
    archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], name: str
) -> tuple[dict[str, bytes], list[Problem]]:
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    left = LARGEST_IN_ALL
    for member, entry in members.items():
        try:
            if entry.compress_type not in _METHODS:
                raise NotImplementedError
            data = _read_member(archive, entry, min(LARGEST, left))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
            problems.append(Problem("Z110", name, 1, {"value": member}))
            continue
        if data is None:
            problems.append(too_large(name, member, LARGEST if left >= LARGEST else LARGEST_IN_ALL))
            if left < LARGEST:
                break
            continue
        left -= len(data)
        files[member] = data
    return files, problems


def _read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes | None:
    """The content; None where it is larger than `limit`, whatever size the ZIP declares."""
    with archive.open(entry) as file:
        data = file.read(limit + 1)
    return data if len(data) <= limit else None
