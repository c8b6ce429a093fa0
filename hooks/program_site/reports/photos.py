"""Photos of reports: whatever a camera wrote becomes upright sRGB pictures of several sizes that tell nothing else."""

from __future__ import annotations

import functools
import hashlib
import io
import json
import os
import re
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypedDict

import PIL
import pillow_heif
from PIL import Image, ImageCms, ImageOps, features

from program_site.cache import cache_folder, making
from program_site.problems import Problem
from program_site.processes import process_count
from program_site.progress import followed
from program_site.reports.seen_files import SeenFiles
from program_site.text_file import read_file

SUFFIXES = frozenset([".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".avif"])
"""What a photo's name ends in; what it is, its content says."""
UNSUPPORTED = frozenset([".gif", ".svg", ".bmp", ".tif", ".tiff", ".dng", ".raw", ".mp4", ".mov", ".avi", ".pdf"])
LARGEST = 25_000_000
"""Bytes: what GitHub takes through a browser."""
MOST_PIXELS = 64_000_000
LONGEST_SIDES = (1600, 960, 480)
"""Pixels of the longest side of each published size; a photo is never made larger than it is."""

FORMATS = ("JPEG", "PNG", "HEIF", "WEBP", "AVIF")
_QUALITY = 80
_SHARED = (1200, 630)
"""Width and height that social networks and messengers cut to."""
LONGEST_KEPT = 2560
"""Pixels of the longest side of a photo that came by another door than a folder: more than any page shows."""
_QUALITY_KEPT = 92
"""Of what is kept in the repository in the place of an original."""
_RECIPE = "2"
"""Raised when the same photo is to become other pictures."""
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_GPS, _POSITION = 0x8825, (2, 4)

Image.MAX_IMAGE_PIXELS = None  # MOST_PIXELS is asked before anything is decoded
pillow_heif.register_heif_opener(thumbnails=False)


@dataclass(frozen=True)
class Photo:
    """One photo in all its published sizes."""

    file: str
    """Its name in the report's folder."""
    key: str
    """Stands for its content and for how it was made."""
    sizes: tuple[tuple[int, int], ...]
    """Width and height in pixels, largest first."""
    cache: Path = field(compare=False, repr=False)
    """Where its pictures lie, in a folder of their own, until they are published."""

    def name(self, width: int) -> str:
        """The file name of a published size."""
        return f"{self.key[:20]}-{width}.webp"

    @property
    def share_name(self) -> str:
        """The file name of the picture that others show beside a link to a page."""
        return f"{self.key[:20]}-share.jpg"

    @property
    def share_file(self) -> Path:
        return _place(self.cache, self.key) / "share.jpg"

    def files(self) -> Iterator[tuple[str, Path]]:
        folder = _place(self.cache, self.key)
        for width, _ in self.sizes:
            yield self.name(width), folder / f"{width}.webp"


@dataclass(frozen=True)
class Developed:
    """What became of a photo's file: the photo, or None, and what is wrong with it."""

    photo: Photo | None
    problems: tuple[Problem, ...]


class Facts(TypedDict):
    """What is noted of a photo when its pictures are made."""

    located: bool
    sizes: list[tuple[int, int]]


class UnreadablePhoto(Exception):
    """The content cannot be decoded."""


def develop_all(root: Path, paths: Iterable[Path]) -> dict[Path, Developed]:
    """Every photo, from `.cache/photos` where it has been made before."""
    cache = cache_folder(root, "photos")
    seen, recipe = SeenFiles(cache), hashlib.sha256(_recipe()).hexdigest()
    found: dict[Path, Developed] = {}
    unknown: list[Path] = []
    is_whole = functools.cache(lambda key, names: _is_whole(cache, key, names))  # reports may share a photo
    for path in paths:
        name = path.as_posix().removeprefix(f"{root.as_posix()}/")
        known = _known(seen.recall(name, path, recipe))
        if known and is_whole(known[0], (*_names(known[1]),)):
            found[path] = _developed(name, cache, *known)
        else:
            unknown.append(path)
    with warnings.catch_warnings(), ThreadPoolExecutor(max_workers=process_count()) as pool:
        warnings.simplefilter("ignore")  # of broken notes in photos: nobody here can mend them
        made_now = followed(pool.map(lambda path: develop(root, path, cache), unknown), "photos", len(unknown))
        for path, made in zip(unknown, made_now, strict=True):
            found[path] = made
            if made.photo:
                located = any(problem.code == "R118" for problem in made.problems)
                facts = Facts(located=located, sizes=[*made.photo.sizes])
                seen.note(path.relative_to(root).as_posix(), recipe, [made.photo.key, facts])
    seen.save(root)
    return found


def _known(seen: Any) -> tuple[str, Facts] | None:
    """Key and facts, if they are what was noted."""
    try:
        key, facts = seen
        sizes = [(int(width), int(height)) for width, height in facts["sizes"]]
        return str(key), Facts(located=bool(facts["located"]), sizes=sizes)
    except (KeyError, ValueError, TypeError):
        return None


def develop(root: Path, path: Path, cache: Path) -> Developed:
    name = path.relative_to(root).as_posix()
    data, problems = read_file(root, path, LARGEST, too_large="R116")
    if problems:
        return Developed(None, tuple(problems))
    key = hashlib.sha256(_recipe() + data).hexdigest()
    kept = _place(cache, key)
    facts = _facts(kept)
    if facts is None:
        code, values = _refusal(data)
        if code:
            return Developed(None, (*_of_name(name), Problem(code, name, 1, values)))
        try:
            facts = _make(data, kept)
        except UnreadablePhoto:
            return Developed(None, (*_of_name(name), Problem("R108", name, 1)))
    return _developed(name, cache, key, facts)


def _place(cache: Path, key: str) -> Path:
    return cache / key[:2] / key


def _is_whole(cache: Path, key: str, names: Iterable[str]) -> bool:
    """Whether the pictures of a photo are all there."""
    try:
        return {*os.listdir(_place(cache, key))}.issuperset(names)  # noqa: PTH208, iterdir() makes a path of each
    except OSError:
        return False


def _names(facts: Facts) -> list[str]:
    return ["share.jpg", *(f"{width}.webp" for width, _ in facts["sizes"])]


def _of_name(name: str) -> list[Problem]:
    """A name that makes trouble in addresses."""
    file = name.rpartition("/")[2]
    if PLAIN_NAME.fullmatch(file):
        return []
    values = {"value": file, "candidate": f"photo-1{Path(file).suffix.lower()}"}
    return [Problem("R119", name, 1, values, warning=True)]


def _developed(name: str, cache: Path, key: str, facts: Facts) -> Developed:
    file, problems = name.rpartition("/")[2], _of_name(name)
    if facts["located"]:
        problems.append(Problem("R118", name, 1, {"value": file}, only_repository=True))
    sizes = tuple((width, height) for width, height in facts["sizes"])
    return Developed(Photo(file, key, sizes, cache), tuple(problems))


def _recipe() -> bytes:
    """All that the pictures depend on besides the photo."""
    codecs = [PIL.__version__, pillow_heif.__version__, features.version("webp")]
    return json.dumps([_RECIPE, codecs, LONGEST_SIDES, _QUALITY]).encode()


def _facts(kept: Path) -> Facts | None:
    """What was noted when the photo was made; None where a picture is missing."""
    try:
        facts: Facts = json.loads((kept / "photo.json").read_text(encoding="utf-8"))
        return facts if all((kept / name).is_file() for name in _names(facts)) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _refusal(data: bytes) -> tuple[str, dict[str, str]]:
    """Why a file is not even decoded, or nothing."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            pixels = image.width * image.height
    except Exception:  # decoders meet hostile bytes in many ways
        return ("R115" if not _looks_like_photo(data) else "R108"), {}
    if pixels > MOST_PIXELS:
        values = {"value": str(round(pixels / 1_000_000)), "limit": str(MOST_PIXELS // 1_000_000)}
        return "R117", values
    return "", {}


def _looks_like_photo(data: bytes) -> bool:
    """By its first bytes: a photo that is cut off is still a photo."""
    return (
        data[:3] == b"\xff\xd8\xff" or data[:8] == b"\x89PNG\r\n\x1a\n" or data[4:8] == b"ftyp" or data[8:12] == b"WEBP"
    )


def _make(data: bytes, kept: Path) -> Facts:
    """Decode once, at the smallest scale that is enough, and keep every size. Raises UnreadablePhoto."""
    with making(kept) as folder:
        located, picture = _upright(data)
        shared = ImageOps.fit(picture, _SHARED, Image.Resampling.LANCZOS)
        shared.save(folder / "share.jpg", "JPEG", quality=_QUALITY, optimize=True, progressive=True)
        facts = Facts(located=located, sizes=[])
        for longest in LONGEST_SIDES:
            if facts["sizes"] and longest >= max(picture.size):
                continue
            picture.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
            if facts["sizes"] and picture.width == facts["sizes"][-1][0]:
                continue  # a strip so narrow that its sizes would share a name
            picture.save(folder / f"{picture.width}.webp", "WEBP", quality=_QUALITY, method=4)
            facts["sizes"].append((picture.width, picture.height))
        (folder / "photo.json").write_text(json.dumps(facts), encoding="utf-8")
    return facts


def _upright(data: bytes) -> tuple[bool, Image.Image]:
    """Whether the photo says where it was taken, and its picture: upright, sRGB, on white, without anything else."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            located = _is_located(image)
            scale = min(1.0, LONGEST_SIDES[0] / max(image.size))
            image.draft("RGB", (round(image.width * scale), round(image.height * scale)))
            image.load()
            picture = in_srgb(turned(image))
    except Exception as error:  # decoders meet hostile bytes in many ways
        raise UnreadablePhoto from error
    picture.info.clear()
    return located, picture


def redrawn(data: bytes, file_format: str | None = None, longest: int | None = None) -> bytes:
    """The same photo upright and with nothing but its picture, in its own format or another. Raises UnreadablePhoto."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            kind = file_format or image.format or "JPEG"
            picture = in_srgb(turned(image))
    except Exception as error:  # decoders meet hostile bytes in many ways
        raise UnreadablePhoto from error
    picture.info.clear()
    if longest:
        picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    kept = io.BytesIO()
    picture.save(kept, "JPEG" if kind == "MPO" else kind, quality=_QUALITY_KEPT)
    return kept.getvalue()


def says_where(data: bytes) -> bool:
    """Whether a photo that can be read at all says where it was taken."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            return image.width * image.height <= MOST_PIXELS and _is_located(image)
    except Exception:  # decoders meet hostile bytes in many ways
        return False


def refusal(data: bytes) -> tuple[str, dict[str, str]]:
    """Why a photo from outside the repository cannot be taken, or nothing."""
    if len(data) > LARGEST:
        return "R116", {"size": str(len(data)), "limit": str(LARGEST)}
    return _refusal(data)


def _is_located(image: Image.Image) -> bool:
    try:
        position = image.getexif().get_ifd(_GPS)
    except Exception:  # a broken note says nothing
        position = {}
    described = image.info.get("xmp") or b""
    described = described.encode() if isinstance(described, str) else described
    return any(tag in position for tag in _POSITION) or b"GPSLatitude" in described


def turned(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # a broken note turns nothing
        return image


def in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey; Pillow would cut them off instead of scaling them
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    elif image.mode in ("P", "PA", "LA", "RGBA", "RGBa", "La") or "transparency" in image.info:
        layered = image.convert("RGBA")
        image = Image.new("RGB", layered.size, "white")
        image.paste(layered, mask=layered.getchannel("A"))
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            managed = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return managed or image.convert("RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):  # a broken profile colours nothing
            pass
    return image.convert("RGB")
