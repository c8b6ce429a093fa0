"""Read a report from a ZIP that anyone may send: in memory, within limits, and with plain files only."""

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from program_site.content.data.fields import REPORT_NAME
from program_site.content.reports.photos.pictures import LARGEST
from program_site.content.reports.places import likely_report_name
from program_site.text.problems import Problem

MOST_FILES = 60
LARGEST_IN_ALL = 200_000_000
"""Bytes, unpacked. Also the limit of the ZIP itself."""

_LARGEST_DIRECTORY = 1_000_000
"""Bytes of the list of contents, which is read before entries can be counted."""
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LEFT_BY_SYSTEMS = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|\._|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_ARCHIVES = frozenset([".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".jar", ".iso", ".dmg"])
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names that Windows takes for devices."""
_CYRILLIC_WORD = re.compile(r"[A-Za-z]+|[\u0400-\u042f]*[\u0430-\u045f]*")
"""Capitals before small letters, and no Latin ones between. Bytes of another encoding hardly ever look like this."""


@dataclass(frozen=True)
class Packed:
    """What a ZIP holds: the name of the report's folder and its files, or the problems."""

    folder: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_archive(path: Path, name: str) -> Packed:
    """Read a ZIP without writing anything; `name` is what problems call it."""
    try:
        if not path.is_file():
            return _refused(Problem("F102" if path.exists() else "Z102", name, 1, {"detail": "–"}))
        if path.stat().st_size > LARGEST_IN_ALL:
            return _refused(_too_large(name, path.name, LARGEST_IN_ALL))
        if _directory_size(path) > _LARGEST_DIRECTORY:
            return _refused(Problem("Z108", name, 1, {"limit": str(MOST_FILES)}))
        with zipfile.ZipFile(path) as archive:
            return _read(archive, name, path.stem)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        return _refused(Problem("Z102", name, 1, {"detail": str(error)}))


def _refused(*problems: Problem) -> Packed:
    return Packed(problems=problems)


def _too_large(name: str, member: str, limit: int) -> Problem:
    return Problem("Z109", name, 1, {"value": member, "limit": str(limit // 1_000_000)})


def _directory_size(path: Path) -> int:
    """The size that the end of the ZIP declares. Raises BadZipFile where there is no such end, or one for huge archives."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 65_600))
        tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        raise zipfile.BadZipFile("no end of the archive")
    if tail[max(0, end - 20) : end].startswith(b"PK\x06\x07"):
        raise zipfile.BadZipFile("ZIP64")
    return int(struct.unpack("<I", tail[end + 12 : end + 16])[0])


def _read(archive: zipfile.ZipFile, name: str, stem: str) -> Packed:
    members: dict[str, zipfile.ZipInfo] = {}
    problems: list[Problem] = []
    entries = archive.infolist()
    if len(entries) > 3 * MOST_FILES:  # every file may bring one of a system's own, every folder an entry
        return _refused(Problem("Z108", name, 1, {"limit": str(MOST_FILES)}))
    seen: set[str] = set()
    for entry in entries:
        member = _name_of(entry)
        refusals = list(_refusals(entry, member))
        problems += [Problem(code, name, 1, {"value": member}) for code in refusals]
        if "Z103" in refusals or entry.is_dir() or _LEFT_BY_SYSTEMS.search(member):
            continue
        folded = unicodedata.normalize("NFC", member).casefold()
        if folded in seen:
            problems.append(Problem("Z107", name, 1, {"value": member}))
        seen.add(folded)
        members[member] = entry
    if len(members) > MOST_FILES:
        problems.append(Problem("Z108", name, 1, {"limit": str(MOST_FILES)}))
    folder, unclear = _folder(list(members), name, stem) if members or not problems else ("", [])
    problems += unclear
    if problems:
        return _refused(*problems)
    files, damaged = _unpack(archive, members, name)
    return _refused(*damaged) if damaged else Packed(folder, files)


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The name as its writer saw it. Names not marked as UTF-8 come from Japanese, Russian or old Apple systems."""
    written = entry.orig_filename
    if entry.flag_bits & 0x800 or written.isascii():
        return written
    data = written.encode("cp437", "replace")
    for encoding in ("utf-8", "cp866", "cp932"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp866" or all(_CYRILLIC_WORD.fullmatch(word) for word in re.findall(r"[^\W\d_]+", text)):
            return text
    return written


def _refusals(entry: zipfile.ZipInfo, member: str) -> Iterator[str]:
    parts = member.rstrip("/").split("/")
    outside = member.startswith("/") or ".." in parts or "." in parts or "" in parts
    if outside or "\\" in member or re.match(r"[A-Za-z]:", member) or not member.isprintable() or len(member) > 250:
        yield "Z103"
        return
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or (kind == stat.S_IFDIR and not entry.is_dir()):
        yield "Z104"
    if entry.flag_bits & _ENCRYPTED:
        yield "Z105"
    if entry.is_dir() or _LEFT_BY_SYSTEMS.search(member):
        return
    if PurePosixPath(member).suffix.lower() in _ARCHIVES:
        yield "Z106"
    elif not _PLAIN.fullmatch(parts[-1]) or _DEVICE.fullmatch(parts[-1]):
        yield "Z113"


def _folder(members: list[str], name: str, stem: str) -> tuple[str, list[Problem]]:
    """The name of the one folder that holds the files, or else that of the ZIP. Ignores the folders around it."""
    folders = sorted({member.rpartition("/")[0] for member in members})
    if len(folders) != 1:
        values = {"value": ", ".join(each or "/" for each in folders[:5]) or "–"}
        return "", [Problem("Z111", name, 1, values)]
    own = folders[0].rpartition("/")[2]
    for candidate in (own, stem):
        # A second download is called `… (1)`, a second copy `… 2`.
        if (match := REPORT_NAME.match(candidate)) and not candidate[match.end() :].lstrip(" ._")[:1].isalpha():
            return match[0], []
    return "", [Problem("R102", name, 1, {"value": own or stem, "example": likely_report_name(own or stem)})]


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
            problems.append(_too_large(name, member, LARGEST if left >= LARGEST else LARGEST_IN_ALL))
            if left < LARGEST:
                break
            continue
        left -= len(data)
        files[member.rpartition("/")[2]] = data
    return files, problems


def _read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes | None:
    """The content; None where it is larger than `limit`, whatever size the ZIP declares."""
    with archive.open(entry) as file:
        data = file.read(limit + 1)
    return data if len(data) <= limit else None
