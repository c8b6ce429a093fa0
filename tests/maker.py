"""The report maker as its tests use it: the form by the names of its fields, its file, and photos as telephones take."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pillow_heif
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect

from camera import GPS, KANAZAWA, MAKER, ORIENTATION
from catalogs import catalog_of
from conftest import ROOT, environment
from program_site.content.reports.folder import read_reports
from program_site.content.reports.front_matter import FrontMatter
from program_site.content.reports.report import FOLDER
from program_site.site.site import FRAME
from program_site.text.front_matter import split
from program_site.text.records import Reading

SCRIPTS = FRAME / "assets" / "report-maker"
WRITE = {"ja": "write/", "ru": "ru/write/"}
CATALOG = catalog_of(ROOT)

UNFOLD = "(field) => field.closest('details')?.setAttribute('open', '')"

Colour = tuple[int, int, int]
RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 150, 40), (30, 40, 190), (240, 240, 240)


@dataclass(frozen=True)
class Maker:
    """The form on a page."""

    page: Page

    @classmethod
    def at(cls, page: Page, url: str) -> Maker:
        page.goto(url)
        expect(page.locator("#report-maker")).to_be_visible()
        return cls(page)

    def part(self, name: str) -> Locator:
        return self.page.locator(f"#maker-{name}")

    def cards(self) -> Locator:
        """The photos."""
        return self.page.locator("#maker-photo-list > li")

    def ending(self) -> str:
        """What the name of this draft's folder ends in."""
        return self.page.locator("[name=ending]").input_value()

    def fill(self, **values: str) -> None:
        """Also in folded parts: how people open them is asked by the tests of the keyboard and of the clicks."""
        for name, value in values.items():
            self.part(name).evaluate(UNFOLD)
            self.part(name).fill(value)

    def choose(self, name: str, value: str) -> None:
        choice = self.page.locator(f'[name="{name}"][value="{value}"]')
        choice.evaluate(UNFOLD)
        choice.check()

    def add_photos(self, *files: Path | dict[str, Any], expected: int | None = None) -> None:
        """`expected`: how many photos there are then, where it is not all of them."""
        there = self.cards().count()
        self.page.set_input_files("#maker-files", list(files))  # type: ignore[arg-type]
        expect(self.cards()).to_have_count(there + len(files) if expected is None else expected, timeout=60_000)

    def describe(self, number: int, alt: str, caption: str = "") -> None:
        for part, text in (("alt", alt), ("caption", caption)):
            self.cards().nth(number - 1).locator(f"[data-part={part}]").fill(text)

    def place(self, number: int) -> None:
        self.page.locator("#maker-thumbnails button").nth(number - 1).click()

    def open_details(self) -> None:
        self.page.evaluate("document.querySelectorAll('#report-maker details').forEach((each) => (each.open = true))")

    def wrong(self) -> dict[str, str]:
        """The problems that are said, by field, after the pause in which they are looked for."""
        self.page.wait_for_timeout(200)
        script = (
            "(all) => all.filter((each) => each.textContent).map((each) => [each.id.split('-')[1], each.textContent])"
        )
        return dict(self.page.locator("#report-maker .maker-error[id]").evaluate_all(script))

    def finish(self) -> None:
        """By keyboard: in the moment after a field was filled, the form may move under a mouse that is being pressed."""
        self.part("finish").press("Enter")

    def file(self) -> tuple[str, dict[str, bytes]]:
        """Finishes and saves the file: its name, and what is in it by path."""
        self.finish()
        expect(self.part("send")).to_be_visible()
        with self.page.expect_download() as downloading:
            self.part("download").click()
        with zipfile.ZipFile(io.BytesIO(downloading.value.path().read_bytes())) as file:
            assert file.testzip() is None
            return downloading.value.suggested_filename, {name: file.read(name) for name in file.namelist()}

    def report(self) -> tuple[FrontMatter, str]:
        """The header and the text of the file, as the generator reads them from a folder. Any error is a failure."""
        _, files = self.file()
        known = {"programs": CATALOG.programs, "partners": CATALOG.partners}
        reading = Reading(("ja", "ru"), {kind: frozenset(each.id for each in found) for kind, found in known.items()})
        with tempfile.TemporaryDirectory() as root:
            write_files(Path(root), files)
            (report,), problems = read_reports(Path(root), reading)
        assert [problem for problem in problems if not problem.warning] == []
        return report.main.header, split(text_of(files))[1]

    def photos(self) -> list[Image.Image]:
        """The photos in the file, in the order of its header."""
        _, files = self.file()
        photos = [content for name, content in files.items() if name.endswith(".jpg")]
        return [Image.open(io.BytesIO(content)) for content in photos]


def text_of(files: dict[str, bytes]) -> str:
    (content,) = (content for name, content in files.items() if name.endswith(".md"))
    return content.decode("utf-8")


def write_files(root: Path, files: dict[str, bytes]) -> None:
    """What a ZIP holds, where reports lie in a project."""
    for name, content in files.items():
        file = root / FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def run(project: Path, *arguments: str) -> tuple[int, str]:
    """`python -m program_site …` in a copy of the project: its status, and what it says in English."""
    command = [sys.executable, "-m", "program_site", "--root", str(project), *arguments, "--lang", "en"]
    own = environment(PYTHONPATH=str(ROOT / "hooks"))
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=own)
    return result.returncode, result.stdout + result.stderr


# ---- Photos ---------------------------------------------------------------------------------------------------------


def telephone_photo(
    path: Path, corners: tuple[Colour, ...] = (RED, GREEN, BLUE, WHITE), size: tuple[int, int] = (4000, 3000)
) -> Path:
    """A JPEG that shows `corners` (top left, top right, bottom left, bottom right) when it is held upright.

    Stored as telephones do: lying on its side, with a word about that (orientation 6), the place and the camera.
    """
    height, width = size
    upright = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(upright)
    for index, colour in enumerate(corners):
        x, y = index % 2 * width // 2, index // 2 * height // 2
        draw.rectangle((x, y, x + width // 2, y + height // 2), fill=colour)
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Secret Camera"
    exif.get_ifd(0x8825).update({1: "N", 2: (36.0, 32.0, 45.0), 3: "E", 4: (136.0, 42.0, 34.0)})
    upright.transpose(Image.Transpose.ROTATE_90).save(path, quality=90, exif=exif)
    with Image.open(path) as saved:
        assert saved.size == size
        assert saved.getexif().get_ifd(0x8825)
    return path


def small_photo(name: str = "small.png", colour: Colour | Colour = RED) -> dict[str, Any]:
    data = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(data, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": data.getvalue()}


def heic_photo(orientation: int = 1, size: tuple[int, int] = (4032, 3024)) -> dict[str, Any]:
    """As an iPhone takes it: four corners of different colours, where it was taken, and how it was held."""
    data = io.BytesIO()
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = orientation, "Secret Camera"
    exif.get_ifd(GPS).update(KANAZAWA)
    image = Image.new("RGB", size)
    for index, colour in enumerate((RED, GREEN, BLUE, WHITE)):
        left, top = index % 2 * size[0] // 2, index // 2 * size[1] // 2
        image.paste(colour, (left, top, left + size[0] // 2, top + size[1] // 2))
    pillow_heif.from_pillow(image).save(data, exif=exif.tobytes(), quality=60)
    return {"name": "IMG_0001.HEIC", "mimeType": "image/heic", "buffer": data.getvalue()}


def corners_of(image: Image.Image) -> tuple[Colour, ...]:
    """Which of the four colours each quarter has at its middle."""
    known = (RED, GREEN, BLUE, WHITE)
    found: list[Colour] = []
    for x, y in ((1, 1), (3, 1), (1, 3), (3, 3)):
        seen = image.convert("RGB").getpixel((image.width * x // 4, image.height * y // 4))
        assert isinstance(seen, tuple)
        found.append(min(known, key=lambda colour: sum(abs(a - b) for a, b in zip(colour, seen, strict=True))))
    return tuple(found)
