"""ZIPs as phones, systems and attackers make them."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path
from typing import Any

from PIL import Image

NAME = "2019-02-15-party"
TEXT = "---\ntitle: 歓迎会\ndate: 2019-02-15\nauthor: 花子\npeople_in_photos: none\n---\n\n雪でした。\n"
RUSSIAN = TEXT.replace("歓迎会", "Встреча").replace("花子", "Ханако").replace("雪でした。", "Шёл снег.")
GPS = 0x8825
KANAZAWA = {1: "N", 2: (36.0, 32.0, 40.0), 3: "E", 4: (136.0, 42.0, 0.0)}


def photo(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, (200, 20, 20))
    image.paste((20, 20, 200), (size[0] // 2, 0, *size))
    kept = io.BytesIO()
    image.save(kept, kind, **options)
    return kept.getvalue()


def located_photo(kind: str = "JPEG", orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Camera of Hanako"
    exif[GPS] = KANAZAWA
    return photo(kind, exif=exif)


def pack(path: Path, members: dict[str, bytes | str], **options: Any) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def report(folder: str = NAME, **more: bytes | str) -> dict[str, bytes | str]:
    """What the report maker puts into a ZIP."""
    return {f"{folder}/ja.md": TEXT, f"{folder}/photo-1.jpg": photo(), **more}


def special(path: Path, name: str, kind: int, content: str) -> Path:
    """A ZIP with one member that is no plain file: a link, a device."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{NAME}/ja.md", TEXT)
        info = zipfile.ZipInfo(f"{NAME}/{name}")
        info.create_system = 3
        info.external_attr = (kind | 0o777) << 16
        archive.writestr(info, content)
    return path


def link(path: Path) -> Path:
    return special(path, "photo-1.jpg", stat.S_IFLNK, "/etc/passwd")
