"""Photos: what cannot be used is named with the way out, the rest is made small, moved, described, put into the text."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageOps
from playwright.sync_api import BrowserContext, Route, expect

from maker import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    WRITE,
    Colour,
    Maker,
    corners_of,
    heic_photo,
    small_photo,
    telephone_photo,
)
from program_site.content.reports.folder import MOST_PHOTOS
from program_site.site.policy import headers

pytestmark = pytest.mark.browser

DECODER = {"heic-worker.js", "libheif.js", "libheif.wasm"}


@pytest.fixture
def maker(telephone: BrowserContext, published: str) -> Maker:
    """With everything a report needs but photos."""
    maker = Maker.at(telephone.new_page(), published + WRITE["ja"])
    maker.fill(title="A", date="2019-02-15", authors="A", text="始まり")
    return maker


def colours_of(maker: Maker) -> list[Colour]:
    """Those of the photos in the file, in order; they are numbered without a gap, in the header too."""
    names = [each.file for each in maker.report()[0].photos]
    assert names == [f"photo-{number}.jpg" for number in range(1, len(names) + 1)]
    return [corners_of(image)[0] for image in maker.photos()]


def test_files_that_cannot_be_used_are_named_with_the_way_out(maker: Maker, tmp_path: Path) -> None:
    half_heic = heic_photo()["buffer"][:900]
    half = telephone_photo(tmp_path / "whole.jpg", size=(400, 300)).read_bytes()[:300]
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
    unusable: list[tuple[str, str, bytes, str]] = [
        ("notes.pdf", "application/pdf", b"%PDF-1.4", "写真のファイルではない"),
        ("drawing.svg", "image/svg+xml", drawing, "写真のファイルではない"),
        ("empty.jpg", "image/jpeg", b"", "写真のファイルではない"),
        ("broken.jpg", "image/jpeg", half, "壊れている"),
        ("IMG_1.JPG", "image/jpeg", half_heic, "HEIC"),
    ]
    files: list[dict[str, Any]] = [
        {"name": name, "mimeType": kind, "buffer": content} for name, kind, content, _ in unusable
    ]
    maker.add_photos(*files, small_photo(), expected=1)
    expect(maker.part("files-state")).to_have_text("写真を1枚加えました。")
    refused = maker.page.locator("#maker-refused > li")
    expect(refused).to_have_count(len(unusable))
    for row, (name, _, _, reason) in zip(refused.all(), unusable, strict=True):
        expect(row).to_contain_text(name)
        expect(row).to_contain_text(reason)
    refused.first.get_by_role("button").click()
    expect(refused).to_have_count(len(unusable) - 1)


def test_a_photo_of_fifty_megapixels_is_made_small(maker: Maker, tmp_path: Path) -> None:
    maker.add_photos(telephone_photo(tmp_path / "huge.jpg", size=(8160, 6120)))
    maker.choose("people", "none")
    (image,) = maker.photos()
    assert image.size == (1536, 2048)
    assert corners_of(image) == (RED, GREEN, BLUE, WHITE)


def test_a_browser_that_does_not_know_the_option_turns_photos_upright_too(maker: Maker, tmp_path: Path) -> None:
    maker.page.evaluate(
        "() => { window.createImageBitmap = async () => { throw new TypeError('imageOrientation'); }; }"
    )
    maker.add_photos(telephone_photo(tmp_path / "lying.jpg"))
    maker.choose("people", "none")
    (image,) = maker.photos()
    assert image.size == (1536, 2048)
    assert corners_of(image) == (RED, GREEN, BLUE, WHITE)


def test_a_small_picture_is_not_made_larger_and_nothing_shines_through_black(maker: Maker) -> None:
    data = io.BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(data, "PNG")
    maker.add_photos({"name": "clear.png", "mimeType": "image/png", "buffer": data.getvalue()})
    maker.choose("people", "none")
    (image,) = maker.photos()
    assert image.size == (40, 30)
    assert corners_of(image) == (WHITE,) * 4


def test_there_are_as_many_photos_as_the_checker_takes(maker: Maker) -> None:
    maker.add_photos(*[small_photo(f"{number}.png") for number in range(MOST_PHOTOS - 1)])
    maker.add_photos(*[small_photo(f"{number}.png") for number in range(3)], expected=MOST_PHOTOS)
    expect(maker.part("refused")).to_contain_text(f"写真は{MOST_PHOTOS}枚までです。残りの2枚は加えていません。")
    maker.choose("people", "none")
    assert len(maker.report()[0].photos) == MOST_PHOTOS


@pytest.mark.parametrize("orientation", [1, 6, 8])
def test_heic_is_opened_by_the_site_itself(maker: Maker, orientation: int) -> None:
    """By what is fetched with the first such photo, under the policy of a host that sends it with every file."""
    page = maker.page
    asked: list[str] = []
    sent = headers().decode().partition("Content-Security-Policy: ")[2].partition("\n")[0]
    page.context.on("request", lambda request: asked.append(request.url))

    def with_policy(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": sent})

    page.context.route("**/report-maker/heic-worker.js", with_policy)
    maker.add_photos(small_photo())
    assert asked == []
    photo = heic_photo(orientation)
    maker.add_photos(photo)
    assert {url.rpartition("/")[2] for url in asked if not url.startswith("blob:")} == DECODER
    maker.choose("people", "none")
    _, image = maker.photos()
    with Image.open(io.BytesIO(photo["buffer"])) as original:
        upright = ImageOps.exif_transpose(original)
        assert corners_of(image) == corners_of(upright)
        assert abs(image.width / image.height - upright.width / upright.height) < 0.01
    assert (image.format, max(image.size), dict(image.getexif())) == ("JPEG", 2048, {})
    assert not {"exif", "xmp"} & image.info.keys()


def test_where_the_decoder_cannot_be_fetched_that_is_said(maker: Maker) -> None:
    maker.page.context.route("**/libheif.wasm", lambda route: route.abort())
    maker.add_photos(heic_photo(), expected=0)
    expect(maker.part("refused")).to_contain_text("インターネットにつながっていること")


def test_photos_are_moved_and_removed_and_the_text_follows(maker: Maker) -> None:
    maker.add_photos(small_photo("r.png", RED), small_photo("g.png", GREEN), small_photo("b.png", BLUE))
    maker.choose("people", "none")
    maker.describe(3, "青")
    maker.place(3)
    expect(maker.part("text")).to_have_value("始まり\n\n![青](photo-3.jpg)")

    button = maker.page.get_by_role("button", name="上へ: 写真3")
    button.focus()
    maker.page.keyboard.press("Enter")
    expect(maker.page.get_by_role("button", name="上へ: 写真2")).to_be_focused()
    expect(maker.part("status")).to_have_text("写真3を2番目に動かしました。")
    maker.page.keyboard.press("Enter")
    expect(maker.page.get_by_role("button", name="上へ: 写真1")).to_be_disabled()
    expect(maker.page.get_by_role("button", name="下へ: 写真1")).to_be_focused()
    expect(maker.part("text")).to_have_value("始まり\n\n![青](photo-1.jpg)")
    assert colours_of(maker) == [BLUE, RED, GREEN]

    maker.page.get_by_role("button", name="外す: 写真2").click()
    expect(maker.page.get_by_role("button", name="外す: 写真2")).to_be_focused()
    assert colours_of(maker) == [BLUE, GREEN]
    maker.page.get_by_role("button", name="外す: 写真1").click()
    assert maker.part("text").input_value().strip() == "始まり"
    assert colours_of(maker) == [GREEN]


def test_a_photo_goes_where_the_cursor_stands(maker: Maker) -> None:
    maker.fill(text="前半後半")
    maker.add_photos(small_photo())
    maker.page.evaluate("document.getElementById('maker-text').setSelectionRange(2, 2)")
    maker.place(1)
    expect(maker.part("text")).to_be_focused()
    expect(maker.part("text")).to_have_value("前半\n\n![](photo-1.jpg)\n\n後半")
    expect(maker.page.get_by_role("button", name="すでに入っています")).to_have_count(1)
    expect(maker.page.locator("#maker-paper-body > *")).to_have_count(3)


def test_a_photo_in_the_text_is_described_as_it_is_at_last(maker: Maker) -> None:
    maker.add_photos(small_photo())
    maker.choose("people", "none")
    maker.place(1)
    maker.describe(1, "雪 [庭]")
    assert maker.report()[1] == "\n始まり\n\n![雪 \\[庭\\]](photo-1.jpg)\n"
