"""Names of photos that not every system can hold: they are renamed, and the texts follow."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pillow_heif
import pytest

from camera import save, scene
from fixing import HEADER, contents, kinds, mended, report
from program_site.load import load


def test_the_texts_follow_when_a_photo_gets_another_name(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Снежный день.jpg")
    place = report(
        tmp_path,
        ja=HEADER["ja"].replace("people", "cover: 写真 1.JPG\nphotos:\n  - {file: 写真 1.JPG, alt: 雪}\npeople")
        + '写真 1.JPG でした。\n\n![雪](<写真 1.JPG> "写真 1.JPG")![雪](写真 1.JPG)\n![雪](%E5%86%99%E7%9C%9F%201.JPG)\n',
        ru=HEADER["ru"]
        + "![День](Снежный день.jpg)\n\n![Снег][a] ![](./copy(1).JPG 'x')\n\n[a]: %e5%86%99%e7%9c%9f%201.JPG\n",
    )
    for name in ("写真 1.JPG", decomposed, "copy(1).JPG", "photo-1.jpg"):
        save(place, name, scene((40, 30)))
    done = mended(tmp_path)
    assert sorted(contents(place)) == ["copy-1.jpg", "ja.md", "photo-1.jpg", "photo-2.jpg", "photo-3.jpg", "ru.md"]
    names = {Path(each.path).name: each.values["after"] for each in done if each.kind == "renamed"}
    snow, day = names["写真 1.JPG"], names[decomposed]
    assert (place / "ja.md").read_text(encoding="utf-8") == HEADER["ja"].replace(
        "people", f"cover: {snow}\nphotos:\n  - {{file: {snow}, alt: 雪}}\npeople"
    ) + f'写真 1.JPG でした。\n\n![雪]({snow} "写真 1.JPG")![雪]({snow})\n![雪]({snow})\n'
    assert (place / "ru.md").read_text(encoding="utf-8") == (
        HEADER["ru"] + f"![День]({day})\n\n![Снег][a] ![](./copy-1.jpg 'x')\n\n[a]: {snow}\n"
    )
    assert [problem.code for problem in load(tmp_path).problems] == []
    assert mended(tmp_path) == []


def test_a_name_in_other_capitals_is_followed(tmp_path: Path) -> None:
    place = report(tmp_path, ja=HEADER["ja"] + "![雪](img_1.jpg)\n")
    save(place, "IMG_1.JPG", scene((40, 30)))
    save(place, "IMG_1.png", scene((40, 30)))
    assert kinds(mended(tmp_path)) == ["line"]
    assert "](IMG_1.JPG)" in (place / "ja.md").read_text(encoding="utf-8")


def test_between_two_names_that_differ_in_capitals_nothing_is_guessed(tmp_path: Path) -> None:
    place = report(tmp_path, ja=HEADER["ja"] + "![雪](Img_1.jpg)\n")
    save(place, "IMG_1.jpg", scene((40, 30)))
    save(place, "img_1.jpg", scene((44, 30)))
    assert mended(tmp_path) == []


def test_a_new_name_is_none_that_a_text_speaks_of(tmp_path: Path) -> None:
    place = report(tmp_path, ja=HEADER["ja"] + "![雪](photo-1.jpg)\n")
    save(place, "写真.jpg", scene((40, 30)))
    mended(tmp_path)
    assert sorted(contents(place)) == ["ja.md", "photo-2.jpg"]


@pytest.mark.parametrize("name", ["ru.md", "index.md", "notes.txt"])
def test_while_a_text_cannot_be_read_photos_keep_their_names(tmp_path: Path, name: str) -> None:
    """It may name them, and could not follow."""
    place = report(tmp_path, ja=HEADER["ja"] + "![雪](写真.jpg)\n")
    (place / name).write_bytes(bytes(range(128, 256)) * 4)
    save(place, "写真.jpg", scene((40, 30)))
    pillow_heif.from_pillow(scene((40, 30))).save(place / "a.heic")
    before = contents(place)
    assert mended(tmp_path) == []
    assert contents(place) == before
