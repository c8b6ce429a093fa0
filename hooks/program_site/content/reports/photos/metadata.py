"""Taking out of a photo's file what is no picture (place, camera, time, remarks), the picture itself left byte for byte."""

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PICTURE = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT pHYs bKGD hIST sPLT acTL fcTL fdAT".split()
)
_SOI, _EOI, _SOS, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP2, _APP14, _APP15 = 0xE0, 0xE2, 0xEE, 0xEF


def without_notes(data: bytes) -> bytes:
    """JPEG, PNG and WebP; anything else comes back as it is. Raises ValueError where the file is cut off."""
    try:
        if data[:3] == b"\xff\xd8\xff":
            return b"".join(_jpeg_parts(data))
        if data[:8] == _PNG:
            return _PNG + b"".join(_png_parts(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            parts = b"".join(_webp_parts(data))
            return b"RIFF" + struct.pack("<I", len(parts) + 4) + b"WEBP" + parts
    except (IndexError, struct.error) as error:
        raise ValueError("cut off") from error
    return data


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """Up to the end of the first picture: what cameras put behind it is another picture, a film, or their own notes."""
    yield data[:2]
    place = 2
    while True:
        if data[place] != 0xFF:
            raise ValueError("no marker")
        while data[place + 1] == 0xFF:
            place += 1
        marker = data[place + 1]
        if marker == _EOI:
            yield data[place : place + 2]
            return
        (length,) = struct.unpack_from(">H", data, place + 2)
        part, place = data[place : place + 2 + length], place + 2 + length
        if _belongs(marker, part[4:]):
            yield _without_thumbnail(part) if marker == _APP0 else part
        if marker == _SOS:
            end = _end_of_scan(data, place)
            yield data[place:end]
            place = end


def _belongs(marker: int, content: bytes) -> bool:
    """Whether the picture needs it: of the notes, only how its colours are to be understood."""
    if marker == _APP0:
        return content.startswith(b"JFIF\x00")
    if marker == _APP2:
        return content.startswith(b"ICC_PROFILE\x00")
    if marker == _APP14:
        return content.startswith(b"Adobe")
    return not (_APP0 < marker <= _APP15 or marker == _COMMENT)


def _without_thumbnail(part: bytes) -> bytes:
    return part if part[16:18] == b"\x00\x00" else part[:2] + b"\x00\x10" + part[4:16] + b"\x00\x00"


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the next marker begins that is neither a stuffed byte nor a restart."""
    while True:
        place = data.index(b"\xff", place)
        if data[place + 1] != 0xFF and data[place + 1] and not 0xD0 <= data[place + 1] <= 0xD7:
            return place
        place += 1 if data[place + 1] == 0xFF else 2


def _png_parts(data: bytes) -> Iterator[bytes]:
    place, kind = len(_PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, place)
        part, place = data[place : place + 12 + length], place + 12 + length
        if len(part) != 12 + length:
            raise ValueError("cut off")
        if kind in _PNG_PICTURE:
            yield part


def _webp_parts(data: bytes) -> Iterator[bytes]:
    (size,) = struct.unpack_from("<I", data, 4)
    place, end = 12, 8 + size
    if end > len(data):
        raise ValueError("cut off")
    while place < end:
        kind, length = struct.unpack_from("<4sI", data, place)
        part, place = data[place : place + 8 + length + length % 2], place + 8 + length + length % 2
        if kind == b"VP8X":
            yield part[:8] + bytes([part[8] & ~0x0C]) + part[9:]  # the flags that announce EXIF and XMP
        elif kind not in (b"EXIF", b"XMP "):
            yield part
