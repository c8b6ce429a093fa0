"""What a camera wrote, as a picture: upright, in sRGB, on white, with nothing else in it, or why it cannot be one."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

import PIL
import pillow_heif
from PIL import Image, ImageCms, ImageOps, features

from program_site.build.cache import new_entry

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
_VERSION = "2"
"""Raised when the same photo is to become other pictures."""
_GPS, _POSITION = 0x8825, (2, 4)

Image.MAX_IMAGE_PIXELS = None  # MOST_PIXELS is asked before anything is decoded
pillow_heif.register_heif_opener(thumbnails=False)


class Facts(TypedDict):
    """What is noted of a photo when its pictures are made."""

    located: bool
    sizes: list[tuple[int, int]]
    how: str
    """In which way the file should be made anew, if any: see `remaking`."""
    suffix: str
    """What its name is to end in then."""


class UnreadablePhoto(Exception):
    """The content cannot be decoded."""


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """A photo, not decoded yet. Raises UnreadablePhoto, also for what goes wrong while it is used."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            yield image
    except Exception as error:  # decoders meet hostile bytes in many ways
        raise UnreadablePhoto(str(error)) from error


def encoder_settings() -> bytes:
    """All that the pictures depend on besides the photo."""
    codecs = [PIL.__version__, pillow_heif.__version__, features.version("webp")]
    return json.dumps([_VERSION, codecs, LONGEST_SIDES, _QUALITY]).encode()


def refusal(data: bytes) -> tuple[str, dict[str, str]]:
    """Why a file is not even decoded, or nothing."""
    if len(data) > LARGEST:
        return "R116", {"size": str(len(data)), "limit": str(LARGEST)}
    try:
        with opened(data) as image:
            pixels = image.width * image.height
    except UnreadablePhoto:
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


def make(data: bytes, entry: Path, how: str, suffix: str) -> Facts:
    """Decode once, at the smallest scale that is enough, and write every size into a folder. Raises UnreadablePhoto."""
    with new_entry(entry) as folder:
        located, picture = _upright(data)
        shared = ImageOps.fit(picture, _SHARED, Image.Resampling.LANCZOS)
        shared.save(folder / "share.jpg", "JPEG", quality=_QUALITY, optimize=True, progressive=True)
        facts = Facts(located=located, sizes=[], how=how, suffix=suffix)
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
    with opened(data) as image:
        located = _is_located(image)
        scale = min(1.0, LONGEST_SIDES[0] / max(image.size))
        image.draft("RGB", (round(image.width * scale), round(image.height * scale)))
        image.load()
        picture = in_srgb(turned(image))
    picture.info.clear()
    return located, picture


def redrawn(data: bytes, file_format: str | None = None, longest: int | None = None) -> bytes:
    """The same photo upright and with nothing but its picture, in its own format or another. Raises UnreadablePhoto."""
    with opened(data) as image:
        kind = file_format or image.format or "JPEG"
        picture = in_srgb(turned(image))
    picture.info.clear()
    if longest:
        picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    kept = io.BytesIO()
    picture.save(kept, "JPEG" if kind == "MPO" else kind, quality=_QUALITY_KEPT)
    return kept.getvalue()


def taken_in(data: bytes) -> tuple[bytes, str, dict[str, str]]:
    """A photo as a report keeps it, upright and without notes; or the code and values of what is wrong with it."""
    code, values = refusal(data)
    try:
        return (b"", code, values) if code else (redrawn(data, "JPEG", LONGEST_KEPT), "", {})
    except UnreadablePhoto:
        return b"", "R108", {}


def says_where(data: bytes) -> bool:
    """Whether a photo that can be read at all says where it was taken."""
    try:
        with opened(data) as image:
            return image.width * image.height <= MOST_PIXELS and _is_located(image)
    except UnreadablePhoto:
        return False


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
