"""Names of what a ZIP holds, as their writers saw them, and which of them can be no file of a report."""

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from program_site.text.encodings import decode, encodings

LEFT_BY_SYSTEMS = re.compile(
    r"(?:^|/)(?:__MACOSX(?:/|$)|\.DS_Store$|\._|Thumbs\.db$|ehthumbs\.db$|desktop\.ini$|\.directory$|\.picasa\.ini$)",
    re.IGNORECASE,
)
"""What systems put beside the files of people."""
_UTF_8 = 0x800
_NAME_IN_UTF_8 = 0x7075
"""A field beside the name that holds it once more."""
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_ARCHIVES = frozenset([".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".jar", ".iso", ".dmg"])
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names that Windows takes for devices."""
_LONGEST, _LONGEST_PATH = 200, 400
"""Bytes of a name, which no system takes beyond 255, and signs of a name with its folders."""
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\ufeff")
"""Signs that hold emojis together or are left from pasting, and mislead nobody."""
_CYRILLIC_WORD = re.compile(r"[A-Za-z]+|[\u0400-\u042f]*[\u0430-\u045f]*")
"""Capitals before small letters, and no Latin ones between. Bytes of another encoding hardly ever look like this."""


def names_in(entries: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The names with `/` between folders, whatever system wrote them."""
    unmarked = [_raw(entry) for entry in entries if not _is_certain(entry)]
    encoding = _encoding(unmarked) if unmarked else "utf-8"
    names = (entry.orig_filename if _is_certain(entry) else _other_name(entry, encoding) for entry in entries)
    return [re.sub(r"^(?:\./)+", "", name.replace("\\", "/")) for name in names]


def _is_certain(entry: zipfile.ZipInfo) -> bool:
    return bool(entry.flag_bits & _UTF_8) or entry.orig_filename.isascii()


def _raw(entry: zipfile.ZipInfo) -> bytes:
    return entry.orig_filename.encode("cp437", "replace")


def _other_name(entry: zipfile.ZipInfo, encoding: str) -> str:
    return _name_beside(entry) or _raw(entry).decode(encoding, "replace")


def _name_beside(entry: zipfile.ZipInfo) -> str | None:
    """The name in the field that some programs write for just this purpose."""
    extra = entry.extra
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        data, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _NAME_IN_UTF_8 and data[1:5] == zlib.crc32(_raw(entry)).to_bytes(4, "little"):
            try:
                return data[5:].decode("utf-8")
            except UnicodeDecodeError:
                return None
    return None


def _encoding(names: Sequence[bytes]) -> str:
    """The one encoding of all names that are not marked as UTF-8: that of a Japanese, Russian or old Apple system."""
    data = b"\n".join(names)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    if decoded := decode(data):
        return encodings().get(decoded[1], "cp437")
    for encoding in ("cp866", "cp932"):  # a few short names leave a doubt: then what ZIPs are mostly packed with
        try:
            words = re.findall(r"[^\W\d_]+", data.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding != "cp866" or all(_CYRILLIC_WORD.fullmatch(word) for word in words):
            return encoding
    return "cp437"


def refusals(entry: zipfile.ZipInfo, member: str) -> Iterator[str]:
    """The codes of what speaks against an entry: not its content, but its name and its kind."""
    if leads_elsewhere(member):
        yield "Z103"
        return
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or (kind == stat.S_IFDIR and not is_folder(entry, member)):
        yield "Z104"
    if entry.flag_bits & _ENCRYPTED:
        yield "Z105"
    if not is_folder(entry, member) and not LEFT_BY_SYSTEMS.search(member):
        yield from refused_names(member)


def is_folder(entry: zipfile.ZipInfo, member: str) -> bool:
    return entry.is_dir() or member.endswith("/")


def leads_elsewhere(member: str) -> bool:
    """Whether a name with its folders leads out of them, or misleads who reads it."""
    parts = member.removesuffix("/").split("/")
    outside = member.startswith("/") or {"..", ".", ""} & set(parts) or re.match(r"[A-Za-z]:", member)
    return bool(outside) or len(member) > _LONGEST_PATH or not all(map(_is_harmless, member))


def _is_harmless(sign: str) -> bool:
    return sign.isprintable() or unicodedata.category(sign) == "Zs" or sign in _INVISIBLE


def refused_names(member: str) -> Iterator[str]:
    """The code of what cannot be a file of a report because of its name alone."""
    name = member.rpartition("/")[2]
    if PurePosixPath(name).suffix.lower() in _ARCHIVES:
        yield "Z106"
    elif _DEVICE.fullmatch(name) or name.startswith(".") or len(name.encode("utf-8", "replace")) > _LONGEST:
        yield "Z113"
