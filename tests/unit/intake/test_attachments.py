"""Photos of an issue: asked for at GitHub's own hosts only, however GitHub writes them."""

from __future__ import annotations

import time

import pytest

from issues import ADDRESS
from program_site.intake.attachments import GITHUB, NotFetched, fetch, may_be_asked
from program_site.intake.issue_pictures import in_photos


@pytest.mark.parametrize(
    "address",
    [
        "http://github.com/user-attachments/assets/1",
        "https://github.com.evil.example/user-attachments/assets/1",
        "https://github.com@evil.example/user-attachments/assets/1",
        "https://github.com/user-attachments/assets/../../a/b/raw/main/x",
        "https://github.com/user-attachments/assets/1\\@evil.example",
        "https://github.com/user-attachments/assets/1 2",
        "https://github.com/user-attachments/assets/",
        "https://github.com/user-attachments/assets/1#",
        "https://github.com/someone/somewhere/raw/main/a.jpg",
        "https://user-images.githubusercontent.com.evil.example/1/a.png",
        "https://raw.githubusercontent.com/a/b/main/a.png",
        "https://github-production-user-asset-6210df.s3.amazonaws.com/1/2.png",
        "https://127.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "ftp://github.com/user-attachments/assets/1",
        "",
    ],
)
def test_no_photo_comes_from_there(address: str) -> None:
    assert not may_be_asked(address, GITHUB.given)
    with pytest.raises(NotFetched):
        fetch(address, GITHUB, time.monotonic() + 5)


def test_photos_come_from_there() -> None:
    uuid = "0b7c4c1e-5a51-4a57-8f8e-0d5a8d6a0c11"
    assert may_be_asked(f"{ADDRESS}{uuid}", GITHUB.given)
    assert may_be_asked("https://user-images.githubusercontent.com/25512932/282272298-f8be.png", GITHUB.given)
    signed = (
        f"https://private-user-images.githubusercontent.com/1/2-{uuid}.jpg?jwt=eyJ0.eyJ.a_b-c&X-Amz-Date=20261120T0%2F"
    )
    assert may_be_asked(signed, GITHUB.given)
    assert all(each.startswith("https://") and each.count("/") >= 3 for each in (*GITHUB.given, *GITHUB.passed_to))


@pytest.mark.parametrize(
    ("written", "alt", "caption"),
    [
        ("![IMG_0412]({})", "", ""),
        ("![image]({})\n", "", ""),
        ("![Screenshot 2026-01-02.png]({})", "", ""),
        ("![りんごの山]({} \"3個だけ\")", "りんごの山", "3個だけ"),
        ('<img width="1" height="2" alt="Гора &quot;яблок&quot;" src="{}" />\n\nКупили три.\nИ ещё.', 'Гора "яблок"', "Купили три. И ещё."),
        ("- ![]({})\n- ", "", ""),
        ("[IMG_1.HEIC]({})", "", ""),
        ("{}", "", ""),
    ],
)  # fmt: skip
def test_a_photo_however_github_writes_it(written: str, alt: str, caption: str) -> None:
    (picture,), others = in_photos(written.format(f"{ADDRESS}1"))
    assert others == ""
    assert (picture.address, picture.alt, picture.caption) == (f"{ADDRESS}1", alt, caption)


ONE, TWO = f"![IMG_1]({ADDRESS}1)", f"![IMG_2]({ADDRESS}2)"


@pytest.mark.parametrize(
    ("written", "captions", "others"),
    [
        (f"{ONE}\n市場\n{TWO}\n雪", ["市場", "雪"], ""),
        (f"市場\n{ONE}\n雪\n{TWO}", ["市場", "雪"], ""),
        (f"9月の写真です。\n\n{ONE}\n市場\n{TWO}\n雪", ["市場", "雪"], "9月の写真です。"),
        (f'![IMG_1]({ADDRESS}1 "市場")\nりんごの山', ["市場 りんごの山"], ""),
        ("写真はまだありません。", [], "写真はまだありません。"),
    ],
)
def test_words_beside_photos_are_captions_or_are_told(written: str, captions: list[str], others: str) -> None:
    pictures, told = in_photos(written)
    assert ([picture.caption for picture in pictures], told) == (captions, others)
