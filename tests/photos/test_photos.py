"""Photos of reports: every format and every slip of a camera becomes upright pictures that tell nothing else, or a problem."""

from __future__ import annotations

import os
import resource
import struct
import zlib
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from PIL import Image, ImageCms

from camera import CORNERS, GPS, KANAZAWA, MAKER, ORIENTATION, TURNS, corners, save, scene
from program_site.content.reports.folder import read_reports
from program_site.content.reports.photos.photos import Photo, ProcessedPhoto, process_photos
from program_site.content.reports.photos.pictures import LARGEST
from program_site.text.records import Reading


def process(path: Path) -> ProcessedPhoto:
    (processed,) = process_photos(path.parent, [path]).values()
    return processed


def made(path: Path) -> Photo:
    processed = process(path)
    assert processed.photo is not None, processed.problems
    return processed.photo


def codes(path: Path) -> list[str]:
    return [problem.code for problem in process(path).problems]


def pictures(photo: Photo) -> list[Image.Image]:
    found = []
    for _, file in photo.files():
        with Image.open(file) as image:
            assert image.format == "WEBP"
            image.load()
            found.append(image)
    return found


@pytest.mark.parametrize("orientation", [1, *TURNS])
def test_every_orientation_stands_upright(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    image = scene().transpose(TURNS[orientation]) if orientation in TURNS else scene()
    photo = made(save(tmp_path, "a.jpg", image, exif=exif, quality=95))
    (picture,) = pictures(photo)
    assert picture.size == (400, 300)
    assert corners(picture.convert("RGB")) == list(CORNERS)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.jpg", {"quality": 95}),
        ("progressive.jpg", {"quality": 95, "progressive": True}),
        ("a.png", {}),
        ("a.heic", {}),
        ("a.webp", {}),
        ("a.avif", {}),
    ],
)
def test_every_format_is_read(tmp_path: Path, name: str, options: dict[str, Any]) -> None:
    (picture,) = pictures(made(save(tmp_path, name, scene(), **options)))
    assert corners(picture.convert("RGB")) == list(CORNERS)


def test_the_content_says_what_a_photo_is_whatever_its_name_says(tmp_path: Path) -> None:
    pillow_heif.from_pillow(scene()).save(tmp_path / "really-heic.heic")
    (tmp_path / "IMG_1.JPG").write_bytes((tmp_path / "really-heic.heic").read_bytes())
    (picture,) = pictures(made(tmp_path / "IMG_1.JPG"))
    assert corners(picture.convert("RGB")) == list(CORNERS)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "YCbCr"])
def test_every_kind_of_pixels_becomes_red_green_and_blue(tmp_path: Path, mode: str) -> None:
    if mode == "I;16":
        image = Image.new("I;16", (40, 30), 65535 // 2)
        name, expected = "a.png", (127, 127, 127)
    else:
        image = Image.new("RGB", (40, 30), (200, 30, 30)).convert(mode, palette=Image.Palette.ADAPTIVE)
        name = "a.jpg" if mode in ("CMYK", "YCbCr") else "a.png"
        grey = 255 * round((0.299 * 200 + 0.587 * 30 + 0.114 * 30) / 255) if mode == "1" else 81
        expected = (grey, grey, grey) if mode in ("1", "L", "LA") else (200, 30, 30)
    (picture,) = pictures(made(save(tmp_path, name, image)))
    pixel = picture.convert("RGB").getpixel((20, 15))
    assert isinstance(pixel, tuple)
    if mode != "1":  # dots of black and white
        assert all(abs(a - b) <= 6 for a, b in zip(pixel, expected, strict=True)), pixel


def test_what_is_transparent_lies_on_white(tmp_path: Path) -> None:
    (picture,) = pictures(made(save(tmp_path, "a.png", Image.new("RGBA", (40, 30), (0, 0, 0, 0)))))
    assert picture.convert("RGB").getpixel((20, 15)) == (255, 255, 255)


def test_an_animation_is_its_first_picture(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    photo = made(save(tmp_path, "a.webp", frames[0], save_all=True, append_images=frames[1:], lossless=True))
    (picture,) = pictures(photo)
    assert getattr(picture, "n_frames", 1) == 1
    pixel = picture.convert("RGB").getpixel((20, 15))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 250, "red comes first"


def test_colours_of_another_profile_become_srgb(tmp_path: Path) -> None:
    """A profile in which the three colours are swapped would show a red scene as another one if it were ignored."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    plain = save(tmp_path, "plain.jpg", Image.new("RGB", (40, 30), (120, 130, 140)), quality=95)
    broken = save(
        tmp_path, "broken.jpg", Image.new("RGB", (40, 30), (120, 130, 140)), quality=95, icc_profile=b"nothing"
    )
    other = save(
        tmp_path, "lab.jpg", Image.new("RGB", (40, 30), (120, 130, 140)), quality=95, icc_profile=profile.tobytes()
    )
    shown = [pictures(made(path))[0].convert("RGB").getpixel((20, 15)) for path in (plain, broken, other)]
    assert shown[0] == shown[1] == shown[2], "a profile that does not fit colours nothing"


def test_a_photo_is_made_in_several_sizes_and_never_larger_than_it_is(tmp_path: Path) -> None:
    assert made(save(tmp_path, "large.jpg", scene((4000, 3000)))).sizes == ((1600, 1200), (960, 720), (480, 360))
    assert made(save(tmp_path, "tall.jpg", scene((1500, 2000)))).sizes == ((1200, 1600), (720, 960), (360, 480))
    assert made(save(tmp_path, "middle.jpg", scene((1000, 500)))).sizes == ((1000, 500), (960, 480), (480, 240))
    assert made(save(tmp_path, "small.png", scene((320, 200)))).sizes == ((320, 200),)
    assert made(save(tmp_path, "dot.png", scene((1, 1)))).sizes == ((1, 1),)


def test_nothing_but_pixels_is_published(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[MAKER] = "Telling Camera"
    exif.get_ifd(GPS).update(KANAZAWA)
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><GPSLatitude>36,32.40N</GPSLatitude></x:xmpmeta>'
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = save(tmp_path, "a.jpg", scene((2000, 1500)), exif=exif, xmp=xmp, icc_profile=icc, comment=b"secret comment")
    assert b"Telling Camera" in path.read_bytes()
    photo = made(path)
    for (_, file), picture in zip(photo.files(), pictures(photo), strict=True):
        assert not picture.getexif()
        assert set(picture.info) <= {"loop", "background", "timestamp", "duration"}
        data = file.read_bytes()
        assert [word for word in (b"Telling", b"EXIF", b"XMP ", b"ICCP", b"secret", b"GPS") if word in data] == []


@pytest.mark.parametrize("name", ["a.jpg", "a.heic", "a.png", "a.webp"])
def test_a_photo_that_says_where_it_was_taken_is_named(tmp_path: Path, name: str) -> None:
    exif = Image.Exif()
    exif[MAKER] = "Camera"
    noted = "R125" if name == "a.heic" else "R128"
    assert codes(save(tmp_path / "without", name, scene(), exif=exif)) == [noted]
    exif.get_ifd(GPS).update(KANAZAWA)
    located = save(tmp_path / "with", name, scene(), exif=exif)
    of_heic = ["R125"] if name == "a.heic" else []
    assert codes(located) == ["R118", *of_heic]
    assert codes(located) == ["R118", *of_heic], "also when it has been made before"
    problem = process(located).problems[0]
    assert not problem.stops, "the published photo says nothing of it"


def test_a_place_in_other_notes_counts_too(tmp_path: Path) -> None:
    xmp = b'<rdf:Description xmlns:rdf="x" exif:GPSLatitude="36,32.40N"/>'
    assert codes(save(tmp_path, "a.jpg", scene(), xmp=xmp)) == ["R118"]


def test_broken_notes_do_not_spoil_the_photo(tmp_path: Path) -> None:
    path = save(tmp_path, "a.jpg", scene(), exif=b"Exif\x00\x00MM\x00\x2a\xff\xff\xff\xff" + b"\xff" * 40)
    assert codes(path) == ["R128"]
    assert corners(pictures(made(path))[0].convert("RGB")) == list(CORNERS)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.heic", "a.webp"])
def test_a_photo_that_is_cut_off_is_damaged(tmp_path: Path, name: str) -> None:
    noise = Image.effect_noise((600, 400), 90).convert("RGB")
    data = save(tmp_path / "whole", name, noise).read_bytes()
    for part in (0.5, 0.95):
        cut = tmp_path / f"{part}-{name}"
        cut.write_bytes(data[: int(len(data) * part)])
        assert codes(cut) == ["R108"]


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a" + b"\x00" * 50, b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b"\x00" * 4000]
)
def test_what_is_no_photo_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(data)
    assert codes(tmp_path / "a.jpg") == ["R115"]


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_bomb_of_pixels_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    rows = zlib.compress(bytes(40_000 // 8 + 1) * 4000)  # a tenth of them, which is enough to be caught decoding
    path = tmp_path / "bomb.png"
    header = struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (problem,) = process(path).problems
    assert (problem.code, dict(problem.values)) == ("R117", {"value": "1600", "limit": "64"})
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000, "kilobytes"


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    (problem,) = process(path).problems
    assert (problem.code, problem.values["size"], problem.values["limit"]) == ("R116", "26 MB", "25 MB")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    photo = save(tmp_path / "elsewhere", "a.jpg", scene())
    (tmp_path / "a.jpg").symlink_to(photo)
    assert codes(tmp_path / "a.jpg") == ["F102"]


def test_a_device_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jpg")
    assert codes(tmp_path / "a.jpg") == ["F102"]


@pytest.mark.usefixtures("cache_on")
def test_what_was_made_is_kept_and_a_lost_picture_is_made_again(tmp_path: Path) -> None:
    photo = made(save(tmp_path, "a.jpg", scene((1000, 800))))
    files = [file for _, file in photo.files()]
    before = [file.read_bytes() for file in files]
    for file in files:
        os.utime(file, ns=(10**18, 10**18))
    assert made(tmp_path / "a.jpg") == photo
    assert {file.stat().st_mtime_ns for file in files} == {10**18}
    files[1].unlink()
    (files[0].parent / "photo.json").write_text("{", encoding="utf-8")
    assert made(tmp_path / "a.jpg") == photo
    assert [file.read_bytes() for file in files] == before
    assert [path.name for path in files[0].parent.parent.iterdir()] == [files[0].parent.name], (
        "nothing half-made is left"
    )


def test_the_same_photo_gives_the_same_address_and_another_one_another(tmp_path: Path) -> None:
    first = made(save(tmp_path, "a.jpg", scene()))
    same = made(save(tmp_path / "other", "b.jpg", scene()))
    other = made(save(tmp_path, "c.jpg", scene((402, 300))))
    assert [name for name, _ in first.files()] == [name for name, _ in same.files()]
    assert first.key != other.key


def test_without_a_place_for_what_is_kept_photos_are_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where a folder should be", encoding="utf-8")
    assert len(pictures(made(save(tmp_path, "a.jpg", scene())))) == 1


def test_a_report_may_have_forty_photos(tmp_path: Path) -> None:
    folder = tmp_path / "activity_reports" / "2019-02-15-party"
    for number in range(40):
        save(folder, f"photo-{number}.png", scene((8, 6)))
    header = "---\ntitle: 歓迎会\ndate: 2019-02-15\nauthor: 花子\npeople_in_photos: none\n---\n"
    (folder / "ja.md").write_text(header, encoding="utf-8")
    reading = Reading(("ja", "ru"), {})
    (report,), problems = read_reports(tmp_path, reading)
    assert problems == []
    assert [photo.file for photo in report.photos][:3] == ["photo-0.png", "photo-1.png", "photo-2.png"]
    save(folder, "photo-40.png", scene((8, 6)))
    reports, (problem,) = read_reports(tmp_path, reading)
    assert reports == ()
    assert (problem.code, problem.line) == ("R122", 1)
