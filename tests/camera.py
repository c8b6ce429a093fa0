"""Pictures as cameras make them: a scene of which one sees how it lies, saved in any format with any notes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

CORNERS = {
    "top left": (200, 30, 30),
    "top right": (30, 150, 40),
    "bottom left": (30, 40, 200),
    "bottom right": (240, 200, 40),
}
ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
KANAZAWA = {1: "N", 2: (36.0, 32.0, 40.0), 3: "E", 4: (136.0, 42.0, 0.0)}
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera lays down a scene that is to be turned back by each orientation."""


def scene(size: tuple[int, int] = (400, 300)) -> Image.Image:
    """Four corners of different colours: a picture of which one sees how it lies."""
    width, height = size
    image = Image.new("RGB", size, "gray")
    draw = ImageDraw.Draw(image)
    for (x, y), colour in zip(
        ((0, 0), (width // 2, 0), (0, height // 2), (width // 2, height // 2)), CORNERS.values(), strict=True
    ):
        draw.rectangle((x, y, x + width // 2, y + height // 2), fill=colour)
    return image


def save(folder: Path, name: str, image: Image.Image, **options: Any) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    image.save(folder / name, **options)
    return folder / name


def corners(image: Image.Image) -> list[str]:
    """Which colours lie in the four corners, in the order of CORNERS."""
    width, height = image.size
    seen = []
    for place in ((5, 5), (width - 6, 5), (5, height - 6), (width - 6, height - 6)):
        pixel = image.getpixel(place)
        assert isinstance(pixel, tuple)
        seen.append(min(CORNERS, key=lambda name: sum(abs(a - b) for a, b in zip(pixel, CORNERS[name], strict=True))))
    return seen
