"""Whatever bytes a photo has: it becomes pictures without notes, or a problem."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image

from generated import CHANGES, bounded, mutated, say_all
from program_site.content.reports.photos.photos import process_photo

CANARY = b"canary-of-somebody"


def photos() -> Iterator[bytes]:
    """Real photos with everything in them that must not be published."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x0112] = CANARY.decode(), CANARY.decode(), 6
    exif.get_ifd(0x8825)[2] = (36.0, 33.0, 0.0)
    picture = Image.linear_gradient("L").resize((96, 64)).convert("RGB")
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + CANARY + b"</x:xmpmeta>"
    pillow_heif.register_heif_opener(thumbnails=False)
    for kind, options in (
        ("JPEG", {"comment": CANARY, "xmp": xmp}),
        ("PNG", {}),
        ("HEIF", {"xmp": xmp}),
        ("WEBP", {"xmp": xmp}),
    ):
        data = io.BytesIO()
        picture.save(data, kind, exif=exif.tobytes(), **options)
        yield data.getvalue()


ORIGINALS = list(photos())


@pytest.mark.filterwarnings("ignore")  # decoders complain of what was broken on purpose
@bounded(400)
@given(original=some.sampled_from(ORIGINALS), changes=CHANGES, cut=some.integers(0, 10**6) | some.none())
def test_a_photo_of_any_bytes_becomes_pictures_without_notes_or_a_problem(
    original: bytes, changes: list[tuple[int, bytes]], cut: int | None
) -> None:
    data = mutated(original, changes)
    data = data if cut is None else data[: cut % (len(data) + 1)]
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "photo-1.jpg").write_bytes(data)
        processed = process_photo(root, root / "photo-1.jpg", root / "cache")
        say_all(processed.problems)
        assert processed.photo or any(problem.stops for problem in processed.problems)
        for _, file in processed.photo.files() if processed.photo else ():
            published = file.read_bytes()
            assert CANARY not in published
            with Image.open(io.BytesIO(published)) as image:
                image.load()
                assert not {"exif", "xmp", "icc_profile", "comment"} & image.info.keys()
                assert dict(image.getexif()) == {}


@pytest.mark.parametrize("original", ORIGINALS, ids=["JPEG", "PNG", "HEIC", "WebP"])
def test_the_photos_above_are_real_and_hold_what_must_go(original: bytes, tmp_path: Path) -> None:
    assert CANARY in original
    (tmp_path / "photo-1.jpg").write_bytes(original)
    processed = process_photo(tmp_path, tmp_path / "photo-1.jpg", tmp_path / "cache")
    assert processed.photo is not None
    first, again = (problem.code for problem in processed.problems)
    assert first == "R118"
    assert again in ("R125", "R127"), "it is to be turned, or to become JPEG"
