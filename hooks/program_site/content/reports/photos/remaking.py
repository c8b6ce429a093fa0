"""Photos as they may be sent: JPEG instead of HEIC, upright, not larger than anyone looks at, and telling nothing."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image

from program_site.content.reports.photos.metadata import without_notes
from program_site.content.reports.photos.pictures import MOST_PIXELS, UnreadablePhoto, in_srgb, opened, turned

LARGEST_READ = 100_000_000
"""Bytes of a file that is still worth making smaller."""
_LONGEST, _HEAVIEST = 4000, 8_000_000
_QUALITY = 92
_SMALLER = ((3000, 88), (3000, 75), (2000, 75), (1600, 70))
"""Longest side and quality; the later ones only for photos that stay heavy."""
_MOST_PIXELS_BY_ROWS = 4 * MOST_PIXELS
"""JPEG that is not progressive is made smaller while it is read."""
_ORIENTATION = 0x0112
_SUFFIXES = {"JPEG": ("jpg", "jpeg"), "MPO": ("jpg", "jpeg"), "PNG": ("png",), "WEBP": ("webp",), "AVIF": ("avif",)}


@dataclass(frozen=True)
class Remaking:
    """What a photo's file could be made into."""

    format: str
    """As Pillow calls it."""
    kind: str
    """jpeg: another format becomes JPEG; smaller; turned; notes: only what is no picture is taken out; or nothing."""

    def suffix(self, written: str) -> str:
        """What the name is to end in afterwards: as it is written, if that is right."""
        right = _SUFFIXES.get("JPEG" if self.becomes_jpeg else self.format, (written,))
        return written if written in right else right[0]

    @property
    def becomes_jpeg(self) -> bool:
        return self.kind in ("jpeg", "smaller") or (self.kind == "turned" and self.format != "PNG")


def inspect(data: bytes) -> Remaking | None:
    """Without decoding it. None for what is no photo that can be read."""
    try:
        with warnings.catch_warnings(action="ignore"), opened(data) as image:  # of broken notes in photos: they go
            return Remaking(image.format or "", _kind(image, data)) if _readable(image) else None
    except UnreadablePhoto:
        return None


def _readable(image: Image.Image) -> bool:
    by_rows = image.format in ("JPEG", "MPO") and not image.info.get("progressive")
    return image.width * image.height <= (_MOST_PIXELS_BY_ROWS if by_rows else MOST_PIXELS)


def _kind(image: Image.Image, data: bytes) -> str:
    if image.format == "HEIF" or (image.format == "AVIF" and (image.info.get("exif") or image.info.get("xmp"))):
        return "jpeg"
    if max(image.size) > _LONGEST or len(data) > _HEAVIEST:
        return "smaller"
    if _orientation(image) in range(2, 9):
        return "turned"
    try:
        return "notes" if without_notes(data) != data else ""
    except ValueError:
        return ""  # cut off, but for its picture


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # a broken note turns nothing
        return 1


def remake(data: bytes, kind: str) -> bytes:
    """The file made anew. Raises ValueError for a damaged one."""
    if kind == "notes":
        return without_notes(data)
    try:
        with warnings.catch_warnings(action="ignore"), opened(data) as image:
            return _made_anew(image, kind)
    except UnreadablePhoto as error:
        raise ValueError(str(error)) from error


def _made_anew(image: Image.Image, kind: str) -> bytes:
    if image.format == "PNG" and kind == "turned":
        image.load()
        picture, profile = turned(image), image.info.get("icc_profile")
        picture.info.clear()
        file = io.BytesIO()
        picture.save(file, "PNG", optimize=True, icc_profile=profile)
        return without_notes(file.getvalue())
    large = max(image.size) > _LONGEST
    if large:
        scale = _SMALLER[0][0] / max(image.size)
        image.draft("RGB", (round(image.width * scale), round(image.height * scale)))
    image.load()
    picture = in_srgb(turned(image))
    picture.info.clear()
    if kind != "smaller" and not large and len(data := _jpeg(picture, _QUALITY)) <= _HEAVIEST:
        return data
    for longest, quality in _SMALLER:
        picture.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
        if len(data := _jpeg(picture, quality)) <= _HEAVIEST:
            break
    return data


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    """With all its colours (4:4:4): thin red on blue stays sharp."""
    for optimize in (True, False):  # Pillow keeps too little room to optimize what is mere noise
        file = io.BytesIO()
        try:
            picture.save(file, "JPEG", quality=quality, subsampling=0, optimize=optimize)
            break
        except OSError:
            if not optimize:
                raise
    return file.getvalue()
