"""A report dropped among the others as a telephone brings it, in one language and then in two; and its pages."""

from __future__ import annotations

from pathlib import Path

import pillow_heif
from bs4 import BeautifulSoup, Tag
from PIL import Image

from camera import GPS, KANAZAWA, ORIENTATION, TURNS, save, scene
from conftest import lay_project

SLUG = "2019-02-15-snow"
ADDRESS = f"reports/{SLUG}/"
JAPANESE = """---
title: 雪の一日
date: 2019-02-15
author: [見本 花子, 見本 次郎]
affiliation: 見本大学 2年
people_in_photos: none
program: culture
partner: [kfu, isu]
direction: outbound
period: {first: 2019-02-11, last: 2019-02-22}
photos:
  - {file: screen.png, alt: 券売機の画面, caption: 切符を買いました}
---
雪でした。

![凍った川](IMG_0002.HEIC "岸から見た川")
"""
RUSSIAN = """---
title: Снежный день
date: 2019-02-15
author: [Ханако Михон, Дзиро Михон]
people_in_photos: none
program: culture
partner: [kfu, isu]
direction: outbound
translated_from: {language: ja, hash: sample}
---
Шёл снег.

![Замёрзшая река](IMG_0002.HEIC)
"""
LISTS = ("reports/", "program/culture", "partner/kfu", "partner/isu", "direction/outbound", "language/ja", "year/2019")


def without_samples(project: Path) -> Path:
    """The same project, as if its samples had been sent by students."""
    for text in project.glob("activity_reports/*-sample-*/*.md"):
        text.write_text(text.read_text(encoding="utf-8").replace("\nsample: true\n", "\n"), encoding="utf-8")
    return project


def drop(project: Path) -> Path:
    """What a telephone brings: a photo of 12 megapixels that says where it was taken, one HEIC, one PNG, and a text."""
    folder = project / "activity_reports" / SLUG
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS).update(KANAZAWA)
    save(folder, "IMG_0001.JPG", scene((3024, 4032)).transpose(TURNS[6]), exif=exif)
    pillow_heif.from_pillow(scene((1200, 800))).save(folder / "IMG_0002.HEIC")
    save(folder, "screen.png", scene((700, 900)))
    (folder / "ja.md").write_text(JAPANESE, encoding="utf-8")
    return folder


def in_one_language(folder: Path) -> Path:
    """A copy of the project with that report."""
    copy = lay_project(folder)
    drop(copy)
    return copy


def in_two_languages(folder: Path) -> Path:
    copy = in_one_language(folder)
    (copy / "activity_reports" / SLUG / "ru.md").write_text(RUSSIAN, encoding="utf-8")
    return copy


def page(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_text(encoding="utf-8"), "lxml")


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    (found,) = soup.select(selector)
    return found


def line_of(site: Path, address: str) -> Tag:
    """The entry of the report in a list."""
    (line,) = [each for each in page(site, address).select(".report-line") if SLUG in str(each)]
    return line
