"""The few photos that all reports share, and as many large ones as are asked for: drawn, so that nobody is in them."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from random import Random

from PIL import Image, ImageFilter, ImageOps

SIZES = ((640, 480), (480, 640), (800, 450), (720, 720), (960, 640), (600, 800))
"""Of the shared photos: small, as every report reads its own copies and the pages are what is measured."""
TWELVE_MEGAPIXELS = (4000, 3000)
_ORIENTATION, _ON_ITS_SIDE = 0x0112, 6


def lay_pool(folder: Path, seed: int) -> list[Path]:
    """The shared photos."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_draw(folder / f"{index + 1}.jpg", size, f"{seed}-pool-{index}") for index, size in enumerate(SIZES)]


def lay_large(folder: Path, number: int, seed: int) -> list[Path]:
    """Distinct photos of 12 megapixels; every fourth lies on its side and says so, as telephones write them."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"photo-{index + 1}.jpg" for index in range(number)]
    missing = [path for path in paths if not path.is_file()]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_draw, missing, repeat(TWELVE_MEGAPIXELS), [f"{seed}-{path.stem}" for path in missing]))
    return paths


def _draw(path: Path, size: tuple[int, int], seed: str) -> Path:
    """A sky of soft colours with grain at several scales: it takes as many bytes as a photo of a landscape."""
    chance = Random(seed)
    picture = Image.merge("RGB", [_channel(size, chance) for _ in range(3)])
    if size == TWELVE_MEGAPIXELS and chance.random() < 0.25:
        picture.getexif()[_ORIENTATION] = _ON_ITS_SIDE
        picture.save(path, "JPEG", quality=90, exif=picture.getexif())
    else:
        picture.save(path, "JPEG", quality=90 if size == TWELVE_MEGAPIXELS else 80)
    return path


def _channel(size: tuple[int, int], chance: Random) -> Image.Image:
    channel = Image.new("L", size, 128)
    for cells, weight in ((5, 0.6), (40, 0.35), (400, 0.2), (max(size) // 2, 0.07)):
        grain = Image.frombytes("L", (cells, cells), chance.randbytes(cells * cells))
        channel = Image.blend(channel, grain.resize(size, Image.Resampling.BICUBIC), weight)
    return ImageOps.autocontrast(channel.filter(ImageFilter.BoxBlur(1)))
