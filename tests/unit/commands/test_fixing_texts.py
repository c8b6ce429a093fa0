"""`check` and `--fix` over the texts of a report: what is promised is done, a second time there is nothing to do."""

from __future__ import annotations

import base64
import io
import random
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from case_files import CASES, read_case
from fixing import HEADER, NAME, contents, kinds, mended, promised, report
from program_site.commands.check.checking import check
from program_site.load import load
from smallest import lay

FOLDER = "activity_reports/2019-02-15-party/"
OF_REPORTS = [
    path
    for path in CASES
    if path.parent.name in ("remarks", "photos", "wrong_places", "header", "dates")
    and str(read_case(path)["path"]).startswith(FOLDER)
]


def photo(seed: int = 0, side: int = 12, kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.frombytes("RGB", (side, side), random.Random(seed).randbytes(side * side * 3)).save(file, kind)
    return file.getvalue()


def embedded(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def test_of_every_case_the_promise_is_kept(tmp_path: Path) -> None:
    """All of them as reports of one site, each in a folder of its own."""
    assert len(OF_REPORTS) > 90
    files: dict[str, str | None] = {}
    for number, path in enumerate(OF_REPORTS):
        case, folder = read_case(path), f"activity_reports/2019-02-15-case-{number}/"
        for name, text in {**case.get("beside", {}), case["path"]: case["text"]}.items():
            files[name.replace(FOLDER, folder)] = text
        for name in case.get("photos", []):
            place = tmp_path / name.replace(FOLDER, folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            Image.new("RGB", (16, 12), "teal").save(place)
    lay(tmp_path, files)
    known = {problem.path.split("/")[1] for problem in check(tmp_path).problems if problem.edit}
    assert known == {each.path.split("/")[1] for each in mended(tmp_path)}
    assert promised(tmp_path) == 0
    before = {each: each.read_bytes() for each in (tmp_path / "activity_reports").rglob("*") if each.is_file()}
    assert mended(tmp_path) == []
    assert {each: each.read_bytes() for each in before} == before


def test_a_picture_inside_a_text_becomes_a_photo_with_all_its_bytes(tmp_path: Path) -> None:
    data = photo()
    place = report(
        tmp_path, ja=HEADER["ja"] + f'![雪]({embedded(data)} "説明")\n\n![][1]\n\n[1]: <{embedded(photo(1))}>\n'
    )
    assert kinds(mended(tmp_path)) == ["made", "made"]
    after = contents(place)
    assert after.pop("ja.md").decode() == HEADER["ja"] + '![雪](photo-1.png "説明")\n\n![][1]\n\n[1]: photo-2.png\n'
    assert after == {"photo-1.png": data, "photo-2.png": photo(1)}
    assert load(tmp_path).problems == ()


def test_the_name_of_a_photo_that_is_made_is_free(tmp_path: Path) -> None:
    """A text mentions a photo that is still to come, another lies there, and two languages make one each."""
    text = "![a](photo-2.png)\n" + f"![b]({embedded(photo(3))})\n"
    place = report(tmp_path, ja=HEADER["ja"] + text, ru=HEADER["ru"] + f"![b]({embedded(photo(4))})\n")
    (place / "photo-1.png").write_bytes(photo(5))
    assert kinds(mended(tmp_path)) == ["made", "made"]
    made = contents(place)
    assert made["photo-1.png"] == photo(5)
    assert photo(3) in made.values()
    assert photo(4) in made.values()
    assert "photo-2.png" not in made or b"photo-2.png" not in made["ja.md"].replace(b"![a](photo-2.png)", b"")


def test_a_text_that_is_too_large_only_by_its_pictures_is_told_so(tmp_path: Path) -> None:
    data = photo(side=200)
    place = report(tmp_path, ru=HEADER["ru"] + f"![снег]({embedded(data)})\n")
    assert (place / "ru.md").stat().st_size > 100_000
    assert [problem.code for problem in check(tmp_path).problems] == ["R141"]
    assert kinds(mended(tmp_path)) == ["made"]
    assert contents(place) == {"photo-1.png": data, "ru.md": (HEADER["ru"] + "![снег](photo-1.png)\n").encode()}


def test_where_a_picture_is_written_twice_one_photo_is_made(tmp_path: Path) -> None:
    place = report(tmp_path, ja=HEADER["ja"] + f"![a]({embedded(photo())})\n\n![b]({embedded(photo())})\n")
    mended(tmp_path)
    assert sorted(contents(place)) == ["ja.md", "photo-1.png"]


def test_what_is_named_after_its_kind_and_is_of_another(tmp_path: Path) -> None:
    place = report(tmp_path, ja=HEADER["ja"] + f"![a]({embedded(photo(kind='JPEG'), 'png')})\n")
    mended(tmp_path)
    assert sorted(contents(place)) == ["ja.md", "photo-1.jpg"]


@pytest.mark.parametrize("data", [b"GIF89a", photo()[:60], b"", b"<svg/>"], ids=["gif", "cut off", "nothing", "svg"])
def test_of_what_is_no_photo_nothing_is_made(tmp_path: Path, data: bytes) -> None:
    place = report(tmp_path, ja=HEADER["ja"] + f"![a]({embedded(data)})\n")
    before = contents(place)
    assert mended(tmp_path) == []
    assert [problem.code for problem in check(tmp_path).problems] == ["R142"]
    assert contents(place) == before


@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_a_name_in_another_form_of_its_letters_is_that_photo(tmp_path: Path, written: str) -> None:
    name = "カザンのバザール.jpg"
    text = unicodedata.normalize("NFC", HEADER["ja"]) + f"![市場]({unicodedata.normalize(written, name)})\n"
    place = report(tmp_path, ja=text)
    (place / unicodedata.normalize("NFD", name)).write_bytes(photo(kind="JPEG"))
    loaded = load(tmp_path)
    assert {problem.code for problem in loaded.problems} <= {"R119", "T108"}
    assert loaded.catalog
    (told,) = loaded.catalog.reports
    (picture,) = told.main.body.pictures
    assert told.pictured(picture, told.main)
    assert told.gallery(told.main) == []
    mended(tmp_path)
    assert sorted(contents(place)) == ["ja.md", "photo-1.jpg"]
    assert load(tmp_path).problems == ()


def test_a_photo_in_a_tag_is_not_lost_when_it_gets_another_name(tmp_path: Path) -> None:
    body = f'<img src="写真 1.jpg" width=300>\n\n<p><img alt="庭" src="{embedded(photo(7))}"></p>\n'
    place = report(tmp_path, ja=HEADER["ja"] + body)
    (place / "写真 1.jpg").write_bytes(photo(kind="JPEG"))
    mended(tmp_path)
    mended(tmp_path)
    written = contents(place)["ja.md"].decode().removeprefix(HEADER["ja"])
    assert (
        written == "![](photo-1.jpg)\n\n![庭](photo-1.png)\n" or written == "![](photo-1.jpg)\n\n![庭](photo-2.png)\n"
    )
    assert load(tmp_path).problems == ()


def test_the_header_may_name_photos_in_another_form_of_their_letters(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "バザール.jpg")
    header = HEADER["ja"].replace("people", f"cover: {name}\nphotos: [{{file: {name}, alt: 市場}}]\npeople")
    place = report(tmp_path, ja=header)
    (place / unicodedata.normalize("NFC", name)).write_bytes(photo(kind="JPEG"))
    loaded = load(tmp_path)
    assert {problem.code for problem in loaded.problems} == {"R119", "T108"}
    assert loaded.catalog
    (told,) = loaded.catalog.reports
    assert [each.alt for each in told.gallery(told.main)] == ["市場"]


def test_a_whole_text_that_is_set_in_is_moved_to_the_edge(tmp_path: Path) -> None:
    text = HEADER["ja"] + "雪でした。\n\n- 一\n  - 二\n"
    place = report(
        tmp_path, ja="".join(f"    {line}" if line.strip() else line for line in text.splitlines(keepends=True))
    )
    assert kinds(mended(tmp_path)) == ["line"]
    assert contents(place)["ja.md"].decode() == text


def test_what_is_done_is_said_as_it_is(tmp_path: Path) -> None:
    body = "# 歓迎会\n\n![雪](photo-1.jpg){width=300}\n\n- 一\n二つ目\n\n<div>\n\n楽しかった(^_^)また(^_^)/\n"
    place = report(tmp_path, ja=HEADER["ja"] + body)
    (place / "photo-1.jpg").write_bytes(photo(kind="JPEG"))
    done = [(each.line, each.kind, each.values.get("before")) for each in mended(tmp_path)]
    assert sorted(done) == [
        (7, "deleted", None), (9, "taken", "{width=300}"), (12, "parted", None), (14, "taken", "<div>"), (16, "line", None),
    ]  # fmt: skip


def test_the_summary_is_said_in_the_language_of_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from program_site.__main__ import main

    report(tmp_path, ru=HEADER["ru"] + "2019. Год.\n")
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    main(["--root", str(tmp_path), "check"])
    said = capsys.readouterr().out.strip().splitlines()
    assert said[0].startswith(f"{NAME}/ru.md:7 [T116] (предупреждение) Начало строки")
    assert all(any("а" <= letter <= "я" for letter in line) for line in said if line)
