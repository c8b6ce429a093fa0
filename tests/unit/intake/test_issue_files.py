"""What is attached to an issue and is not shown there: photos are taken, and of everything else its writer is told."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from issue_taking import changed, codes, take, text_of
from issues import FILES, attachments
from program_site.intake.attachments import GITHUB, Hosts, may_be_asked
from program_site.intake.issue_files import other_file, with_pictures

HEIC = f"[IMG_0001.HEIC]({FILES}12345/IMG_0001.HEIC)"


@pytest.fixture(scope="module")
def hosts() -> Iterator[Hosts]:
    with attachments() as (there, _):
        yield there


def test_a_heic_that_is_attached_is_taken_as_jpeg(tmp_path: Path, hosts: Hosts) -> None:
    body = changed("ja-opened", ("発音が通じず", f"{HEIC}\n\n発音が通じず"))
    sent = take(body, tmp_path, hosts)
    assert codes(sent) == []
    assert "![](photo-1.jpg)" in text_of(sent)
    with Image.open(io.BytesIO(sent.files["photo-1.jpg"])) as image:
        assert (image.format, dict(image.getexif())) == ("JPEG", {})


@pytest.mark.parametrize("place", ["photos", "text"])
def test_a_photo_in_the_field_for_photos_too(place: str, tmp_path: Path, hosts: Hosts) -> None:
    label = {"photos": "### 写真\n\n", "text": "カザンに着いて"}[place]
    body = changed("ja-opened", (label, f"{label}{HEIC}\n\n" if place == "photos" else f"{HEIC}\n\n{label}"))
    sent = take(body, tmp_path, hosts)
    assert (codes(sent), len(sent.files)) == ([], 4)


@pytest.mark.parametrize("name", ["report.zip", "%E6%97%A5%E8%A8%98.docx", "memo.txt"])
def test_what_is_no_photo_is_told(name: str, tmp_path: Path, hosts: Hosts) -> None:
    sent = take(changed("ja-opened", ("### 写真\n\n", f"### 写真\n\n[x]({FILES}1/{name})\n\n")), tmp_path, hosts)
    (problem,) = sent.problems
    assert (problem.code, problem.language) == ("Z140", "ja")
    assert problem.values["value"] in (name, "日記.docx")
    assert sent.refused


def test_other_links_stay_links() -> None:
    text = f"[x](https://example.org/a.heic) [y]({FILES}1/a.pdf) ![z]({FILES}1/a.heic) {FILES}1/a.heic"
    assert with_pictures(text, GITHUB) == text
    assert other_file("https://example.org/a.zip", GITHUB) == other_file(f"{FILES}[", GITHUB) == ""
    assert may_be_asked(f"{FILES}12345/IMG_0001.HEIC", GITHUB.given)
