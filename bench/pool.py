"""The few photos that all reports share, and as many large ones as are asked for: drawn, so that nobody is in them."""

from __future__ import annotations

import functools
import os
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from random import Random

from PIL import Image, ImageOps

Size = tuple[int, int]
SIZES: tuple[Size, ...] = ((480, 360), (360, 480), (640, 360), (480, 480), (600, 400), (400, 600))
"""Of the shared photos: small, as every report reads its own copies and the pages are what is measured."""
_TWELVE_MEGAPIXELS: Size = (4000, 3000)
_ROOM = 400
"""Pixels by which a landscape is larger than the photos that are taken of it."""
_LANDSCAPES = 3
_GRAIN = ((5, 0.6), (40, 0.35), (400, 0.25), (2000, 0.12), (4000, 0.04))
"""How many cells a layer has, and its weight."""
_ORIENTATION, _ON_ITS_SIDE = 0x0112, 6


def lay_pool(folder: Path, seed: int) -> list[Path]:
    """The shared photos."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{index + 1}.jpg" for index in range(len(SIZES))]
    for path, size in zip(paths, SIZES, strict=True):
        _landscape(size, f"{seed}-{path.stem}").save(path, "JPEG", quality=85)
    return paths


def lay_large(folder: Path, number: int, seed: int) -> list[Path]:
    """Distinct photos of 12 megapixels; every fourth lies on its side and says so, as telephones write them."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"photo-{index + 1}.jpg" for index in range(number)]
    missing = [path for path in paths if not path.is_file()]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_take, missing, repeat(seed)))
    return paths


def _take(path: Path, seed: int) -> None:
    """A part of a landscape, perhaps mirrored, in a light of its own."""
    chance = Random(f"{seed}-{path.stem}")
    width, height = _TWELVE_MEGAPIXELS
    whole = _landscape((width + _ROOM, height + _ROOM), f"{seed}-{chance.randrange(_LANDSCAPES)}")
    left, top = chance.randrange(_ROOM), chance.randrange(_ROOM)
    picture = whole.crop((left, top, left + width, top + height))
    picture = ImageOps.mirror(picture) if chance.random() < 0.5 else picture
    light = [chance.uniform(0.8, 1.1) for _ in range(3)]
    picture = picture.point([min(255, round(value * each)) for each in light for value in range(256)])
    exif = picture.getexif()
    if chance.random() < 0.25:
        exif[_ORIENTATION] = _ON_ITS_SIDE
    picture.save(path, "JPEG", quality=90, exif=exif)


@functools.cache
def _landscape(size: Size, seed: str) -> Image.Image:
    """Soft colours under light with grain at several scales: as many bytes as what a telephone sees."""
    chance = Random(seed)
    light = _layers(size, _GRAIN if max(size) > 1000 else _GRAIN[:2], chance)
    colours = [_layers(size, ((5, 0.5), (60, 0.2)), chance).point(_muted) for _ in range(2)]
    return Image.merge("YCbCr", [light, *colours]).convert("RGB")


def _layers(size: Size, grain: tuple[tuple[int, float], ...], chance: Random) -> Image.Image:
    layers = Image.new("L", size, 128)
    for cells, weight in grain:
        layer = Image.frombytes("L", (cells, cells), chance.randbytes(cells * cells))
        layers = Image.blend(layers, layer.resize(size, Image.Resampling.BICUBIC), weight)
    return ImageOps.autocontrast(layers)


def _muted(value: int) -> int:
    """A colour nearer to grey."""
    return 128 + (value - 128) // 3
