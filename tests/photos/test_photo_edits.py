"""Photos as they are sent: HEIC, lying on their side, too large, telling where they were taken, damaged."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from camera import CORNERS, GPS, KANAZAWA, MAKER, ORIENTATION, TURNS, corners, scene
from fixing import HEADER, contents, kinds, mended, promised, report
from generated import bounded
from program_site.content.reports.photos.metadata import without_notes
from program_site.text.problems import Fixed


def telling(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[MAKER] = "Telling Camera"
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS).update(KANAZAWA)
    return exif


def mended_photo(tmp_path: Path, name: str, data: bytes) -> tuple[list[Fixed], Path, Image.Image]:
    place = report(tmp_path, ja=HEADER["ja"])
    (place / name).write_bytes(data)
    count = promised(tmp_path)
    done = mended(tmp_path)
    assert (count > 0) == bool(done)
    (path,) = [each for each in place.iterdir() if each.suffix != ".md"]
    assert mended(tmp_path) == [], "once is enough"
    with Image.open(path) as image:
        image.load()
    return done, path, image


def saved(image: Image.Image, format: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


SECRETS = (b"Telling", b"Exif", b"secret", b"xmp", b"GPS", b"Photoshop")
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><GPSLatitude>36,32.40N</GPSLatitude></x:xmpmeta>'


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 2, "restart_marker_rows": 1}])
def test_a_jpeg_that_stands_upright_loses_its_notes_and_not_a_pixel(tmp_path: Path, options: dict[str, object]) -> None:
    noise = Image.effect_noise((300, 200), 60).convert("RGB")
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    bare = saved(noise, "JPEG", icc_profile=icc, **options)
    told = saved(noise, "JPEG", icc_profile=icc, exif=telling(), xmp=XMP, comment=b"secret", **options)
    told = (
        told[:2] + b"\xff\xed\x00\x0fPhotoshop 3.0" + told[2:] + b"\x00" * 9 + saved(scene(), "JPEG", comment=b"secret")
    )
    done, path, _ = mended_photo(tmp_path, "IMG_1.JPG", told)
    assert kinds(done) == ["notes"]
    assert path.name == "IMG_1.JPG"
    assert path.read_bytes() == bare, "pictures and colours are the same, byte for byte"


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_what_the_colours_need_stays(tmp_path: Path, mode: str) -> None:
    image = scene().convert(mode)
    bare = saved(image, "JPEG")
    assert without_notes(saved(image, "JPEG", exif=telling())) == bare
    assert without_notes(bare) == bare


def test_the_second_picture_of_a_telephone_goes(tmp_path: Path) -> None:
    file = saved(scene((300, 200)), "MPO", save_all=True, append_images=[Image.new("RGB", (300, 200))])
    with Image.open(io.BytesIO(file)) as image:
        assert image.format == "MPO"
    done, path, image = mended_photo(tmp_path, "a.jpg", file)
    assert (kinds(done), image.format, path.read_bytes().count(b"\xff\xd8\xff")) == (["notes"], "JPEG", 1)


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_photo_that_lies_on_its_side_is_turned(tmp_path: Path, orientation: int, format: str) -> None:
    data = saved(scene().transpose(TURNS[orientation]), format, exif=telling(orientation))
    suffix = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[format]
    done, path, image = mended_photo(tmp_path, f"a.{suffix}", data)
    assert kinds(done) == ["turned"] + (["renamed"] if format == "WEBP" else [])
    assert (image.size, corners(image.convert("RGB"))) == ((400, 300), list(CORNERS))
    assert path.suffix == (".png" if format == "PNG" else ".jpg")
    assert [word for word in SECRETS if word in path.read_bytes()] == []


def test_thin_lines_stay_sharp_when_a_photo_is_turned(tmp_path: Path) -> None:
    image = Image.new("RGB", (64, 64), "blue")
    ImageDraw.Draw(image).line((10, 0, 10, 63), fill="red")
    _, _, turned = mended_photo(tmp_path, "a.jpg", saved(image, "JPEG", quality=95, subsampling=0, exif=telling(3)))
    pixel = turned.getpixel((53, 30))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 180, "red, not violet"


@pytest.mark.parametrize("format", ["PNG", "WEBP"])
def test_png_and_webp_lose_their_notes_and_not_a_pixel(tmp_path: Path, format: str) -> None:
    noise = Image.effect_noise((60, 40), 60).convert("RGBA")
    noise.putalpha(128)
    options = {"lossless": True} if format == "WEBP" else {}
    data = saved(noise, format, exif=telling(), **options)
    assert b"Telling" in data
    done, path, image = mended_photo(tmp_path, f"a.{format.lower()}", data)
    assert kinds(done) == ["notes"]
    assert image.convert("RGBA").tobytes() == noise.tobytes()
    assert [word for word in SECRETS if word in path.read_bytes()] == []
    assert not image.getexif()


@pytest.mark.parametrize(
    ("name", "new"), [("IMG_1.HEIC", "IMG_1.jpg"), ("IMG_1.JPG", "IMG_1.JPG"), ("写真.heic", "photo-1.jpg")]
)
def test_heic_becomes_jpeg_whatever_its_name_says(tmp_path: Path, name: str, new: str) -> None:
    file = io.BytesIO()
    pillow_heif.from_pillow(scene()).save(file, exif=telling().tobytes(), quality=90)
    done, path, image = mended_photo(tmp_path, name, file.getvalue())
    assert kinds(done)[0] == "jpeg"
    assert (path.name, image.format, corners(image)) == (new, "JPEG", list(CORNERS))
    assert [word for word in SECRETS if word in path.read_bytes()] == []


def test_avif_stays_unless_it_tells_something(tmp_path: Path) -> None:
    assert kinds(mended_photo(tmp_path / "1", "a.avif", saved(scene(), "AVIF"))[0]) == []
    done, path, image = mended_photo(tmp_path / "2", "a.avif", saved(scene(), "AVIF", exif=telling()))
    assert (kinds(done), path.name, corners(image)) == (["jpeg", "renamed"], "a.jpg", list(CORNERS))


def test_the_name_says_what_the_photo_is(tmp_path: Path) -> None:
    place = report(tmp_path, ja=HEADER["ja"] + "![画面](screen.jpg)![画面](screen.png)\n")
    (place / "screen.jpg").write_bytes(saved(scene((40, 30)), "PNG"))
    (place / "screen.png").write_bytes(saved(scene((44, 30)), "PNG"))
    assert kinds(mended(tmp_path)) == ["renamed", "changed"]
    assert "![画面](screen-2.png)![画面](screen.png)" in (place / "ja.md").read_text(encoding="utf-8")
    assert mended(tmp_path) == []


def test_fifty_megapixels_are_made_smaller(tmp_path: Path) -> None:
    data = saved(scene((8160, 6120)).transpose(TURNS[6]), "JPEG", exif=telling(6))
    done, path, image = mended_photo(tmp_path, "a.jpg", data)
    assert kinds(done) == ["smaller"]
    assert (image.size, corners(image)) == ((3000, 2250), list(CORNERS))
    assert [word for word in SECRETS if word in path.read_bytes()] == []


def test_a_file_too_heavy_to_be_sent_becomes_light(tmp_path: Path) -> None:
    noise = Image.frombytes("RGB", (3200, 3000), os.urandom(3200 * 3000 * 3))
    data = saved(noise, "PNG", compress_level=0)
    assert len(data) > 25_000_000, "more than GitHub takes"
    done, path, image = mended_photo(tmp_path, "a.png", data)
    assert (kinds(done), path.name, image.format) == (["smaller", "renamed"], "a.jpg", "JPEG")
    assert path.stat().st_size <= 8_000_000


@pytest.mark.parametrize("part", [0.3, 0.99])
@pytest.mark.parametrize(
    ("format", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("HEIF", "a.heic")]
)
def test_a_damaged_photo_is_left_as_it_is(tmp_path: Path, format: str, name: str, part: float) -> None:
    noise = Image.effect_noise((300, 200), 60).convert("RGB")
    data = saved(noise, format, exif=telling(6).tobytes())
    place = report(tmp_path, ja=HEADER["ja"])
    (place / name).write_bytes(data[: int(len(data) * part)])
    before = contents(place)
    assert set(kinds(mended(tmp_path))) <= {"failed"}
    assert contents(place) == before


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a" + b"\x00" * 50, b"<svg/>", b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\xff\xff"]
)
def test_what_is_no_photo_is_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    place = report(tmp_path, ja=HEADER["ja"])
    (place / "写真.jpg").write_bytes(data)
    assert mended(tmp_path) == []
    assert (place / "写真.jpg").read_bytes() == data


@bounded(150)
@given(st.binary(max_size=60), st.integers(0, 400), st.sampled_from(["JPEG", "PNG", "WEBP"]))
def test_notes_are_taken_out_of_any_bytes_or_it_is_refused(noise: bytes, place: int, format: str) -> None:
    whole = saved(scene((8, 6)), format, exif=telling())
    data = whole[:place] + noise + whole[place + len(noise) :]
    try:
        once = without_notes(data)
    except ValueError:
        return
    assert without_notes(once) == once
