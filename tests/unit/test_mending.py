"""`check --fix`: what it mends, that it says so, and above all what it leaves alone."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from string import Formatter

import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from camera import CORNERS, GPS, KANAZAWA, MAKER, ORIENTATION, TURNS, corners, save, scene
from program_site.content.reports.fixing.encoding import compose, decode
from program_site.content.reports.fixing.fixing import mend, mendable
from program_site.content.reports.fixing.header import mend_header
from program_site.content.reports.fixing.names import References
from program_site.content.reports.fixing.text import mend_text
from program_site.content.reports.photos.metadata import without_notes
from program_site.i18n.localizer import Localizer
from program_site.load import load
from program_site.messages import available, messages
from program_site.text.front_matter import split
from program_site.text.problems import Mended
from program_site.text.written_dates import written_day
from program_site.text.yaml_source import read_yaml
from smallest import lay

ROOT = Path(__file__).resolve().parents[2]
REPORTS = sorted((ROOT / "activity_reports").glob("*/*.md"))
NAME = "activity_reports/2019-02-15-party"
HEADER = {
    "ja": "---\ntitle: 歓迎会\ndate: 2019-02-15\nauthor: 花子\npeople_in_photos: none\n---\n",
    "ru": "---\ntitle: Вечер\ndate: 2019-02-15\nauthor: Анна\npeople_in_photos: none\n---\n",
}


def header(lines: str, language: str = "ja") -> str:
    return mend_header(lines, "ja.md", language)[0]


def text(data: bytes, language: str = "ja") -> bytes:
    return mend_text(data, f"{language}.md", language, References({}))[0]


def folder(tmp_path: Path, **files: str | bytes) -> Path:
    """A report in the smallest site; `ja="…"` is its text in Japanese."""
    lay(tmp_path, {})
    place = tmp_path / NAME
    place.mkdir(parents=True)
    for language, content in files.items():
        (place / f"{language}.md").write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


def contents(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.iterdir()}


def kinds(changes: list[Mended]) -> list[str]:
    return [each.kind for each in changes]


# ---- Words -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", available())
def test_every_change_has_words_in_every_language(language: str) -> None:
    def named(words: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(words) if name}

    own, english = messages(language)["mended"], messages("en")["mended"]
    assert {kind: named(words) for kind, words in own.items()} == {kind: named(each) for kind, each in english.items()}
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "hooks").rglob("fixing/*.py"))
    assert {kind for kind in english if f'"{kind}"' not in code} == set(), "no words for nothing"


def test_a_name_cannot_mislead_a_terminal() -> None:
    said = Localizer("en").mended(Mended("renamed", "a\x1b[2J.jpg", 1, {"after": "photo-1.jpg"}))
    assert said == "a\ufffd[2J.jpg:1 Renamed the file to photo-1.jpg."


# ---- Encodings ---------------------------------------------------------------------------------------------------

JAPANESE = ("cp932", "euc_jp", "utf_16", "utf_16_be")
RUSSIAN = ("cp1251", "koi8_r", "cp866", "utf_16")


def test_eight_of_eight_encodings_are_told_from_real_texts() -> None:
    for path in REPORTS:
        for encoding in JAPANESE if path.stem == "ja" else RUSSIAN:
            data = path.read_text(encoding="utf-8").encode(encoding, "ignore")
            decoded = decode(data)
            assert decoded is not None, (path, encoding)
            assert decoded[0].lstrip("\ufeff") == data.decode(encoding).lstrip("\ufeff"), (path, encoding)


def test_a_single_line_is_read_rightly_or_not_at_all() -> None:
    wrong, told = [], 0
    for path in REPORTS:
        for line in path.read_text(encoding="utf-8").splitlines():
            for encoding in JAPANESE if path.stem == "ja" else RUSSIAN:
                data = line.encode(encoding, "ignore")
                decoded = decode(data)
                if decoded and decoded[1]:
                    told += 1
                    wrong += [(line, encoding)] if decoded[0].lstrip("\ufeff") != data.decode(encoding) else []
    assert wrong == []
    assert told > 1000


@pytest.mark.parametrize(
    "data",
    [
        "Шёл снег, и было очень холодно. Яблоки, яркая ёлка, моя семья".encode("mac_cyrillic"),
        "СНЕГ ШЁЛ ВЕСЬ ДЕНЬ, И ВСЕ ЖДАЛИ".encode("koi8_r"),
        "花子".encode("cp932"),
        "Ürümqi, Málaga, Ångström, ñandú, çà et là".encode("latin-1"),
        "雪が降りました。とても寒い一日でした。".encode().replace("寒".encode(), b"\xe5\xaf"),
        "Шёл снег, и было очень холодно".encode()[:-1],
        "오늘은 눈이 왔습니다. 아주 추웠습니다.".encode("euc_kr"),
        bytes(range(128, 256)) * 4,
    ],
)
def test_what_may_be_several_encodings_is_left_alone(data: bytes) -> None:
    whole = b"---\ntitle: x\n---\n" + data + b"\r\n"
    assert text(whole, "ru") == whole


def test_the_marks_of_editors_go(tmp_path: Path) -> None:
    mended, done = mend_text(
        b"\xef\xbb\xbf" + HEADER["ja"].replace("\n", "\r\n").encode(), "ja.md", "ja", References({})
    )
    assert mended == HEADER["ja"].encode()
    assert kinds(done) == ["bom", "line_ends"]
    assert text(HEADER["ru"].replace("\n", "\r").encode()) == HEADER["ru"].encode()


def test_letters_are_put_together_but_names_keep_their_variant_kanji() -> None:
    assert compose("がっこうへ行った й ё") == "がっこうへ行った й ё"
    assert compose("神田さんと福島さん、あ́") == "神田さんと福島さん、あ́"


# ---- The header --------------------------------------------------------------------------------------------------

GOLDEN = [
    ("ja", "title：雪の一日", "title: 雪の一日"),
    ("ja", "title:雪の一日", "title: 雪の一日"),
    ("ja", "title:　雪の一日", "title: 雪の一日"),
    ("ja", "　title: 雪", "title: 雪"),
    ("ja", "title: 金沢: 雪", 'title: "金沢: 雪"'),
    ("ja", "title: @金沢 # 覚え書き", 'title: "@金沢" # 覚え書き'),
    ("ja", "title: #1 雪", 'title: "#1 雪"'),
    ("ja", "title: [金沢] 雪", 'title: "[金沢] 雪"'),
    ("ja", "title: [金沢]", 'title: "[金沢]"'),
    ("ja", 'title: "雪" の日', "title: '\"雪\" の日'"),
    ("ja", "ｔｉｔｌｅ：雪", "title: 雪"),
    ("ja", "tags: [雪，冬]", "tags: [雪, 冬]"),
    ("ja", "tags: ［雪，冬］", "tags: [雪, 冬]"),
    ("ja", "date: 2019年2月15日（金）", "date: 2019-02-15"),
    ("ja", "date：２０１９／２／１５", "date: 2019-02-15"),
    ("ja", 'date: "2019/02/15"', "date: 2019-02-15"),
    ("ja", "date: 2019/2/5  # 日", "date: 2019-02-05  # 日"),
    ("ja", "period: {first: 2019/2/1, last: 2019年2月3日}", "period: {first: 2019-02-01, last: 2019-02-03}"),
    ("ja", "period:\n　first: 2019/2/1\n　last: 2019/2/3", "period:\n  first: 2019-02-01\n  last: 2019-02-03"),
    ("ja", "photos:\n\t- file: a.jpg\n\t  alt：川", "photos:\n  - file: a.jpg\n    alt: 川"),
    ("ja", "people-in-photos: none", "people_in_photos: none"),
    ("ru", "Title: Снег", "title: Снег"),
    ("ru", "titlе: Снег", "title: Снег"),
    ("ru", "title:\tСнег", "title: Снег"),
    ("ru", "title: Казань: день", 'title: "Казань: день"'),
    ("ru", "title: 2019", 'title: "2019"'),
    ("ru", "title: NO", 'title: "NO"'),
    ("ru", "title: 1.5", 'title: "1.5"'),
    ("ru", "title: 12:30", 'title: "12:30"'),
    ("ru", "title: > Снег", 'title: "> Снег"'),
    ("ru", "title: *** Снег", 'title: "*** Снег"'),
    ("ru", "title: & Снег", 'title: "& Снег"'),
    ("ru", "title: !важно", 'title: "!важно"'),
    ("ru", "title: %50", 'title: "%50"'),
    ("ru", "title: `код`", 'title: "`код`"'),
    ("ru", "title: {снег}", 'title: "{снег}"'),
    ("ru", "title: 'Снег' и лёд", "title: \"'Снег' и лёд\""),
    ("ru", "author:\n  - Анна: я\n  - Пётр", 'author:\n  - "Анна: я"\n  - Пётр'),
    ("ru", "date: 15.02.2019", "date: 2019-02-15"),
    ("ru", "date: 02.03.2019 г.", "date: 2019-03-02"),
    ("ru", "date: 15 февраля 2019 г.", "date: 2019-02-15"),
    ("ru", "date: 15/02/2019", "date: 2019-02-15"),
    ("ru", "dаte: 2019-2-5", "date: 2019-02-05"),
]


@pytest.mark.parametrize(("language", "before", "after"), GOLDEN)
def test_header_line(language: str, before: str, after: str) -> None:
    mended, done = mend_header(f"{before}\n", "x.md", language)
    assert mended == f"{after}\n"
    assert done
    assert not read_yaml(mended, "x.md").problems
    assert mend_header(mended, "x.md", language) == (mended, [])
    for each in done:
        assert Localizer(language).mended(each).startswith(f"x.md:{each.line} ")


@pytest.mark.parametrize(
    "lines",
    [
        "date: 02/03/2019",
        "date: 02.03.2019",
        "date: 2019/02/30",
        "date: 15.02.19",
        "date: 平成31年2月15日",
        "date: 2019-02-15 18:00",
        "title: 雪 #金沢",
        "title: 金沢: 雪 #冬",
        "title: # あとで",
        "title:",
        'title: "雪',
        'title: "金沢: 雪"  # コロン',
        "title: 'それは''雪'",
        "title: 雪の\n  一日: 朝",
        "title: |\n  NO: x：y\n  date:2019/02/15",
        "summary: >-\n\n  NO: x\n\n  2019: x",
        'summary: "一行目\n  NO: 二行目"',
        "tags: [雪、冬]",
        "tags: [\n  雪，冬,\n  春]",
        "author: [花子, NO",
        "program: NO",
        "draft: yes",
        "会場：金沢",
        "# title：雪\n#\tdate: 2019/02/15",
        "auther: 花子",
        "photos:\n  - {file: a.jpg, alt: 雪, 川}",
        "title: a\nTitle: b",
        "",
        "\n\n",
    ],
)
def test_what_may_mean_something_else_is_left_alone(lines: str) -> None:
    assert header(f"{lines}\n") == f"{lines}\n"


def test_everything_else_in_the_header_survives_byte_for_byte() -> None:
    before = """# 覚え書き: title：雪

title:   '雪'   # 一重の引用符
date : 2019/2/15

author:    [ 花子,太郎 ]
auther: NO
summary: >
  一行目: a
    二行目：b
tags: [ "a，b" ]\u0020\u0020
"""
    assert header(before) == before.replace("date : 2019/2/15", "date : 2019-02-15")


def test_blanks_behind_the_dashes_go() -> None:
    assert text(HEADER["ja"].replace("---\n", "---　 \n").encode()) == HEADER["ja"].encode()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019.02.15", "2019-02-15"),
        ("2019-02-15", "2019-02-15"),
        ("15-02-2019", "2019-02-15"),
        ("03/03/2019", "2019-03-03"),
    ]
    + [(each, None) for each in ("", "2019", "2019-02", "0.0.2019", "99/99/2019", "2019-02-15-16", "3019-02-15")],
)
def test_day(written: str, day: str | None) -> None:
    assert written_day(written, "ja") == day


# ---- Properties --------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "title",
        "date",
        "author",
        "tags",
        "photos",
        "file",
        "period",
        "first",
        "dаte",
        "Title",
        "auther",
        "summary",
        "program",
        ":",
        "：",
        ": ",
        ":\t",
        ":\u3000",
        "- ",
        "\n",
        "\n",
        "\n  ",
        "\n\u3000",
        "\n\t",
        "[",
        "]",
        "{",
        "}",
        ",",
        "，",
        '"',
        "'",
        "雪",
        "Снег",
        "2019/02/15",
        "15.02.2019",
        "NO",
        "1.5",
        "#",
        " #",
        " # ",
        "|",
        ">",
        "@",
        "&",
        "*",
        "!",
        "\xa0",
        " ",
        "a",
    ]
)
HEADERS = st.lists(PIECES, max_size=25).map(lambda pieces: "".join(pieces).rstrip("\n") + "\n")
WORDS = st.text(
    st.characters(blacklist_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cn", "Cf", "Co", "Mn", "Mc", "Me")), min_size=1
)
PHRASES = st.lists(
    WORDS | st.sampled_from([":", "#", "-", '"', "'", "NO", "2019", "[", "{", "@", "，"]), min_size=1, max_size=5
)


@settings(max_examples=400, deadline=None)
@given(HEADERS, st.sampled_from(["ja", "ru"]))
def test_mending_a_mended_header_does_nothing(lines: str, language: str) -> None:
    once = header(lines, language)
    assert mend_header(once, "ja.md", language) == (once, [])


def told(lines: str) -> str:
    """The letters and digits of all values, days in one form."""
    values = read_yaml(lines, "x").written.values()
    return re.sub(r"\W", "", " ".join(written_day(each, "ja") or each for each in values))


@settings(max_examples=400, deadline=None)
@given(HEADERS)
def test_a_header_that_could_be_read_says_the_same_afterwards(lines: str) -> None:
    read = read_yaml(lines, "x")
    glued = any(re.search("[:：]", str(part)) for place in read.lines for part in place)  # `title:x: y` is no field yet
    if isinstance(read.value, dict) and not read.problems and not glued:
        mended = header(lines)
        assert not read_yaml(mended, "x").problems
        assert told(mended) == told(lines)


@settings(max_examples=300, deadline=None)
@given(PHRASES, st.sampled_from(["title", "affiliation", "summary"]), st.sampled_from([": ", ":\t", "：", ":　"]))
def test_a_value_is_what_its_writer_typed(phrase: list[str], key: str, colon: str) -> None:
    typed = " ".join(phrase)
    read = read_yaml(header(f"{key}{colon}{typed}\n"), "x")
    remark = re.search(r"(^|\s)#", typed)
    unclosed = typed[0] in "\"'" and typed.count(typed[0]) == 1
    opened = typed[0] in "[{" and not read.problems
    if not (remark or unclosed or opened or typed[0] in "\"'"):
        assert not read.problems, read.problems
        assert read.value == {key: typed}


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200),
    st.sampled_from(["\n", "\r\n"]),
)
def test_the_words_of_the_body_never_change(body: str, line_end: str) -> None:
    data = (HEADER["ja"] + body).replace("\n", line_end).encode("utf-8", "ignore")
    mended = text(data)
    expected = data.decode().replace("\r\n", "\n").replace("\r", "\n")
    assert compose(expected).encode() == mended
    assert text(mended) == mended


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_mended_once_at_most(data: bytes) -> None:
    once = text(data)
    assert text(once) == once


# ---- Names -------------------------------------------------------------------------------------------------------


def test_the_texts_follow_when_a_photo_gets_another_name(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Снежный день.jpg")
    place = folder(
        tmp_path,
        ja=HEADER["ja"].replace("people", "cover: 写真 1.JPG\nphotos:\n  - {file: 写真 1.JPG, alt: 雪}\npeople")
        + '写真 1.JPG でした。\n\n![雪](<写真 1.JPG> "写真 1.JPG")![雪](写真 1.JPG)\n![雪](%E5%86%99%E7%9C%9F%201.JPG)\n',
        ru=HEADER["ru"]
        + "![День](Снежный день.jpg)\n\n![Снег][a] ![](./copy(1).JPG 'x')\n\n[a]: %e5%86%99%e7%9c%9f%201.JPG\n",
    )
    for name in ("写真 1.JPG", decomposed, "copy(1).JPG", "photo-1.jpg"):
        save(place, name, scene((40, 30)))
    done = mend(tmp_path)
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
    assert mend(tmp_path) == []


def test_a_name_in_other_capitals_is_followed(tmp_path: Path) -> None:
    place = folder(tmp_path, ja=HEADER["ja"] + "![雪](img_1.jpg)\n")
    save(place, "IMG_1.JPG", scene((40, 30)))
    save(place, "IMG_1.png", scene((40, 30)))
    assert kinds(mend(tmp_path)) == ["reference"]
    assert "](IMG_1.JPG)" in (place / "ja.md").read_text(encoding="utf-8")


def test_between_two_names_that_differ_in_capitals_nothing_is_guessed(tmp_path: Path) -> None:
    place = folder(tmp_path, ja=HEADER["ja"] + "![雪](Img_1.jpg)\n")
    save(place, "IMG_1.jpg", scene((40, 30)))
    save(place, "img_1.jpg", scene((44, 30)))
    assert mend(tmp_path) == []


def test_a_new_name_is_none_that_a_text_speaks_of(tmp_path: Path) -> None:
    place = folder(tmp_path, ja=HEADER["ja"] + "![雪](photo-1.jpg)\n")
    save(place, "写真.jpg", scene((40, 30)))
    mend(tmp_path)
    assert sorted(contents(place)) == ["ja.md", "photo-2.jpg"]


@pytest.mark.parametrize("name", ["ru.md", "index.md", "notes.txt"])
def test_while_a_text_cannot_be_read_photos_keep_their_names(tmp_path: Path, name: str) -> None:
    """It may name them, and could not follow."""
    place = folder(tmp_path, ja=HEADER["ja"] + "![雪](写真.jpg)\n")
    (place / name).write_bytes(bytes(range(128, 256)) * 4)
    save(place, "写真.jpg", scene((40, 30)))
    pillow_heif.from_pillow(scene((40, 30))).save(place / "a.heic")
    before = contents(place)
    assert mend(tmp_path) == []
    assert contents(place) == before


# ---- Photos ------------------------------------------------------------------------------------------------------


def telling(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[MAKER] = "Telling Camera"
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS).update(KANAZAWA)
    return exif


def mended_photo(tmp_path: Path, name: str, data: bytes) -> tuple[list[Mended], Path, Image.Image]:
    place = folder(tmp_path, ja=HEADER["ja"])
    (place / name).write_bytes(data)
    count = mendable(tmp_path)
    done = mend(tmp_path)
    assert count == len([each for each in done if each.kind != "failed"])
    (path,) = [each for each in place.iterdir() if each.suffix != ".md"]
    assert mend(tmp_path) == [], "once is enough"
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
    place = folder(tmp_path, ja=HEADER["ja"] + "![画面](screen.jpg)![画面](screen.png)\n")
    (place / "screen.jpg").write_bytes(saved(scene((40, 30)), "PNG"))
    (place / "screen.png").write_bytes(saved(scene((44, 30)), "PNG"))
    assert kinds(mend(tmp_path)) == ["renamed", "reference"]
    assert "![画面](screen-2.png)![画面](screen.png)" in (place / "ja.md").read_text(encoding="utf-8")
    assert mend(tmp_path) == []


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
    place = folder(tmp_path, ja=HEADER["ja"])
    (place / name).write_bytes(data[: int(len(data) * part)])
    before = contents(place)
    assert set(kinds(mend(tmp_path))) <= {"failed"}
    assert contents(place) == before


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a" + b"\x00" * 50, b"<svg/>", b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\xff\xff"]
)
def test_what_is_no_photo_is_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    place = folder(tmp_path, ja=HEADER["ja"])
    (place / "写真.jpg").write_bytes(data)
    assert mend(tmp_path) == []
    assert (place / "写真.jpg").read_bytes() == data


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 400), st.sampled_from(["JPEG", "PNG", "WEBP"]))
def test_notes_are_taken_out_of_any_bytes_or_it_is_refused(noise: bytes, place: int, format: str) -> None:
    whole = saved(scene((8, 6)), format, exif=telling())
    data = whole[:place] + noise + whole[place + len(noise) :]
    try:
        once = without_notes(data)
    except ValueError:
        return
    assert without_notes(once) == once


# ---- Reports on disk ---------------------------------------------------------------------------------------------


def test_good_reports_are_not_touched(project: Path) -> None:
    assert mendable(project) == 0
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in project.rglob("*") if path.is_file()}
    assert mend(project) == []
    assert {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in project.rglob("*") if path.is_file()
    } == before


def test_links_and_everything_outside_reports_are_left_alone(tmp_path: Path) -> None:
    lay(tmp_path, {"data/extra.yml": "title：雪\r\n", "elsewhere/ja.md": "---\ntitle：雪\n---\r\n"})
    place = tmp_path / "activity_reports"
    place.mkdir(exist_ok=True)
    (place / "README.md").write_bytes(b"\xef\xbb\xbfread me\r\n")
    (place / "2019-02-15-link").symlink_to(tmp_path / "elsewhere")
    inner = place / "2019-02-16-party"
    inner.mkdir()
    (inner / "ja.md").symlink_to(tmp_path / "elsewhere" / "ja.md")
    os.mkfifo(inner / "a.jpg")
    (inner / "folder.md").mkdir()
    assert mend(tmp_path) == []
    assert (tmp_path / "elsewhere/ja.md").read_bytes() == "---\ntitle：雪\n---\r\n".encode()
    assert (place / "README.md").read_bytes() == b"\xef\xbb\xbfread me\r\n"


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    place = folder(tmp_path, ja=HEADER["ja"].replace(": ", "：", 1))
    (place / "ja.md").chmod(0o640)
    assert kinds(mend(tmp_path)) == ["colon"]
    assert (place / "ja.md").stat().st_mode & 0o777 == 0o640


def test_when_the_disk_is_full_nothing_has_happened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder(tmp_path, ja=HEADER["ja"].replace(": ", "：", 1) + "![雪](写真.jpg)\n")
    save(place, "写真.jpg", scene((40, 30)), exif=telling())
    before, written = contents(place), []

    def full(handle: int) -> None:
        written.append(handle)
        if len(written) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (failed,) = mend(tmp_path)
    assert (failed.kind, failed.values["detail"]) == ("failed", "No space left on device")
    assert contents(place) == before


def test_only_the_named_reports_are_mended(tmp_path: Path) -> None:
    other = "activity_reports/2019-03-01-other/ja.md"
    lay(tmp_path, {f"{NAME}/ja.md": "---\ntitle：雪\n---\n", other: "---\ntitle：雪\n---\n"})
    assert [each.path for each in mend(tmp_path, [tmp_path / NAME / "ja.md"])] == [f"{NAME}/ja.md"]
    assert mendable(tmp_path, [tmp_path / NAME]) == 0
    assert mendable(tmp_path, [tmp_path / "activity_reports"]) == 1
    assert [each.path for each in mend(tmp_path, [tmp_path])] == [other]


def run(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-m", "program_site", "--root", str(root), "check", *options]
    return subprocess.run(command, capture_output=True, text=True, env=environment, encoding="utf-8", timeout=60)


def test_the_command_says_what_can_be_mended_and_mends_it(tmp_path: Path) -> None:
    place = folder(tmp_path, ru=HEADER["ru"].replace("2019-02-15", "15.02.2019") + "![Вечер](Вечер.jpg)\n")
    save(place, "Вечер.jpg", scene((400, 300)).transpose(TURNS[6]), exif=telling(6))
    first = run(tmp_path, "--lang", "ru")
    assert first.returncode == 1
    assert first.stdout.splitlines()[-1] == "4 места исправит команда make check FIX=1."
    fixed = run(tmp_path, "--fix", "--lang", "ru")
    assert (fixed.returncode, fixed.stderr) == (0, "")
    assert (
        fixed.stdout
        == f"""\
{NAME}/Вечер.jpg:1 Фотография повёрнута как надо; сведений о месте съёмки в ней больше нет.
{NAME}/Вечер.jpg:1 Файл переименован в photo-1.jpg.
{NAME}/ru.md:3 Дата исправлена: 15.02.2019 → 2019-02-15
{NAME}/ru.md:7 Имя фотографии исправлено: Вечер.jpg → photo-1.jpg

Эти фотографии изменены, и прежних файлов в папке больше нет: {NAME}/Вечер.jpg

Исправлено автоматически 4 места.

Ошибок нет.
"""
    )
    after = contents(place)
    assert run(tmp_path, "--fix").stdout == "0か所を自動で直しました。\n\n問題はありません。\n"
    assert contents(place) == after


def test_each_writer_is_answered_in_their_own_language(tmp_path: Path) -> None:
    folder(tmp_path, ja=HEADER["ja"].replace(": ", "：", 1), ru=HEADER["ru"].replace("title", "Title"))
    said = run(tmp_path, "--fix").stdout.splitlines()
    assert said[0] == f"{NAME}/ja.md:2 「title」の後の全角コロンを半角に直しました。"
    assert said[1] == f"{NAME}/ru.md:2 Имя поля исправлено: Title → title"


def test_what_cannot_be_mended_is_still_said(tmp_path: Path) -> None:
    folder(tmp_path, ja=HEADER["ja"].replace("2019-02-15", "02/03/2019").replace("title: ", "title："))
    fixed = run(tmp_path, "--fix")
    assert fixed.returncode == 1
    assert f"{NAME}/ja.md:3 [D112]" in fixed.stdout


def test_a_damaged_photo_is_not_promised(tmp_path: Path) -> None:
    place = folder(tmp_path, ja=HEADER["ja"])
    file = io.BytesIO()
    pillow_heif.from_pillow(Image.effect_noise((300, 200), 60).convert("RGB")).save(file)
    (place / "a.heic").write_bytes(file.getvalue()[:-3000])
    said = run(tmp_path).stdout
    assert "[R108]" in said
    assert "FIX=1" not in said


def test_the_task_list_passes_it_on() -> None:
    if shutil.which("make") is None:
        pytest.skip("no make here")
    command = ["make", "--dry-run", "--no-print-directory", "check", "FIX=1"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=30, check=True)
    assert "program_site check --fix" in said.stdout


def test_the_header_of_every_sample_is_read_as_split_reads_it() -> None:
    for path in REPORTS:
        lines, _ = split(path.read_text(encoding="utf-8"))
        assert lines is not None
        assert mend_header(lines, path.name, path.stem) == (lines, []), path
