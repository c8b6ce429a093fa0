"""The other end of the report maker: a ZIP becomes a report folder, whole or not at all."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from PIL import Image

from conftest import files_below
from program_site.content.data.files import read_context
from program_site.intake.accept import Accepted, accept
from program_site.load import load
from smallest import lay
from zips import GPS, NAME, RUSSIAN, TEXT, link, located_photo, pack, photo, report


@pytest.fixture
def site_root(tmp_path: Path) -> Path:
    return lay(tmp_path / "site", {})


def take(root: Path, members: dict[str, bytes | str], replace: bool = False, name: str = "a.zip") -> Accepted:
    archive = pack(root.parent / name, members)
    return accept(root, archive, read_context(root), replace)


def there(root: Path) -> dict[str, bytes]:
    """All that lies in activity_reports/, hidden files included."""
    return files_below(root / "activity_reports") if (root / "activity_reports").exists() else {}


def codes(outcome: Accepted) -> list[str]:
    return [problem.code for problem in outcome.problems]


def test_a_report_is_unpacked_as_it_was_packed_and_the_site_takes_it(site_root: Path) -> None:
    outcome = take(site_root, report())
    assert outcome == Accepted(NAME, (), ("ja.md", "photo-1.jpg"))
    assert there(site_root) == {f"{NAME}/ja.md": TEXT.encode(), f"{NAME}/photo-1.jpg": photo()}
    (loaded,) = load(site_root).checked().reports
    assert (loaded.slug, loaded.main.header.title, len(loaded.photos)) == (NAME, "歓迎会", 1)


def test_a_report_with_mistakes_is_not_written_and_all_are_said(site_root: Path) -> None:
    bad = TEXT.replace("2019-02-15", "2019/02/15").replace("雪でした。", "![](photo-9.jpg)")
    outcome = take(site_root, report(**{f"{NAME}/ja.md": bad, f"{NAME}/notes.txt": "x"}))
    assert outcome.refused
    assert codes(outcome) == ["D112", "R111", "R106"]
    assert there(site_root) == {}


DAY = datetime.date(2020, 5, 4)


def taken_on(root: Path, members: dict[str, bytes | str], day: datetime.date = DAY, replace: bool = False) -> Accepted:
    return accept(root, pack(root.parent / "a.zip", members), read_context(root), replace, day)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_that_does_not_say_when_it_came_in_gets_the_day_and_nothing_else_changes(
    site_root: Path, end: str
) -> None:
    text = TEXT.replace("---\n雪", "tags: [雪]  # 冬\n---\n雪").replace("\n", end)
    packed = report(
        **{f"{NAME}/ja.md": text, f"{NAME}/ru.md": RUSSIAN.replace("---\n", "---\npublished: 2019-02-20\n", 1)}
    )
    assert not taken_on(site_root, packed).refused
    assert there(site_root)[f"{NAME}/ja.md"].decode() == text.replace(
        f"{end}---{end}", f"{end}published: 2020-05-04{end}---{end}"
    )
    assert b"2020-05-04" not in there(site_root)[f"{NAME}/ru.md"]
    (loaded,) = load(site_root).checked().reports
    assert {code: str(text.header.published) for code, text in loaded.texts.items()} == {
        "ja": "2020-05-04",
        "ru": "2019-02-20",
    }


def test_the_same_report_is_known_on_every_later_day_and_a_newer_version_keeps_the_first(site_root: Path) -> None:
    taken_on(site_root, report())
    before = there(site_root)
    again = taken_on(site_root, report(), datetime.date(2021, 1, 1))
    assert (again.refused, again.added, again.replaced, there(site_root)) == (False, (), (), before)
    newer = report(**{f"{NAME}/ja.md": TEXT.replace("雪でした", "雪の日でした")})
    assert taken_on(site_root, newer, datetime.date(2021, 1, 1), replace=True).replaced == ("ja.md",)
    assert "published: 2020-05-04" in there(site_root)[f"{NAME}/ja.md"].decode()


def test_a_newer_version_that_tells_the_day_of_its_file_is_no_news(site_root: Path) -> None:
    taken_on(site_root, report())
    dated = TEXT.replace("---\n", "---\npublished: 2021-01-01\n", 1).replace("雪でした", "雪の日でした")
    newer = report(**{f"{NAME}/ja.md": dated})
    assert taken_on(site_root, newer, datetime.date(2021, 1, 1), replace=True).replaced == ("ja.md",)
    assert there(site_root)[f"{NAME}/ja.md"].decode() == dated.replace("2021-01-01", "2020-05-04")


def test_what_came_in_before_days_were_written_keeps_the_one_that_history_knows(site_root: Path) -> None:
    take(site_root, report())
    assert taken_on(site_root, report()).added == ()
    newer = report(**{f"{NAME}/ja.md": TEXT.replace("雪でした", "雪の日でした")})
    assert taken_on(site_root, newer, replace=True).replaced == ("ja.md",)
    assert b"published" not in there(site_root)[f"{NAME}/ja.md"]


def test_a_photo_that_gets_its_name_here_never_takes_the_place_of_another(site_root: Path) -> None:
    take(site_root, report())
    russian = RUSSIAN.replace("Ханако", "花子")  # of the same author, so it belongs to that report
    members = {f"{NAME}/ru.md": russian + "\n![двор](двор.jpg)\n", f"{NAME}/двор.jpg": photo(size=(50, 50))}
    outcome = take(site_root, members, replace=True)
    assert there(site_root)[f"{NAME}/photo-1.jpg"] == photo(), outcome


def test_a_warning_is_shown_and_stops_nothing(site_root: Path) -> None:
    outcome = take(site_root, report(**{f"{NAME}/ja.md": TEXT.replace("02-15", "02-16")}))
    assert (codes(outcome), outcome.refused) == (["R107"], False)
    assert f"{NAME}/ja.md" in there(site_root)


def test_the_same_once_more_changes_nothing(site_root: Path) -> None:
    take(site_root, report())
    before = there(site_root)
    assert take(site_root, report()) == Accepted(NAME, ())
    assert there(site_root) == before


def test_a_second_language_finds_its_photos_beside_the_first(site_root: Path) -> None:
    take(site_root, report())
    russian = RUSSIAN + "\n![двор](photo-1.jpg)\n\n![ещё](photo-2.jpg)\n"
    outcome = take(site_root, {f"{NAME}/ru.md": russian, f"{NAME}/photo-2.jpg": photo(size=(50, 50))})
    assert outcome == Accepted(NAME, (), ("ru.md", "photo-2.jpg"))
    assert sorted(there(site_root)) == [f"{NAME}/{each}" for each in ("ja.md", "photo-1.jpg", "photo-2.jpg", "ru.md")]
    (loaded,) = load(site_root).checked().reports
    assert list(loaded.texts) == ["ja", "ru"]


def test_what_is_there_is_replaced_only_when_asked(site_root: Path) -> None:
    take(site_root, report())
    before = there(site_root)
    newer = {**report(), f"{NAME}/ja.md": TEXT.replace("雪", "雨"), f"{NAME}/ru.md": RUSSIAN}
    outcome = take(site_root, newer)
    assert [(problem.code, problem.path) for problem in outcome.problems] == [
        ("Z112", f"activity_reports/{NAME}/ja.md")
    ]
    assert there(site_root) == before
    assert take(site_root, newer, replace=True) == Accepted(NAME, (), ("ru.md",), ("ja.md",))
    assert there(site_root) == {name: data.encode() if isinstance(data, str) else data for name, data in newer.items()}


def test_a_name_that_differs_in_capitals_from_one_that_is_there(site_root: Path) -> None:
    take(site_root, report())
    assert codes(take(site_root, {f"{NAME}/Photo-1.JPG": photo(size=(8, 8))})) == ["Z107"]


def test_a_folder_that_is_a_link_is_not_written_through(site_root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (site_root / "activity_reports").mkdir()
    (site_root / "activity_reports" / NAME).symlink_to(tmp_path / "elsewhere")
    assert codes(take(site_root, report())) == ["R101"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_that_says_where_it_was_taken_says_so_no_longer_and_stands_upright(site_root: Path, kind: str) -> None:
    name = f"{NAME}/photo-1.{kind.lower()}"
    outcome = take(site_root, {f"{NAME}/ja.md": TEXT, name: located_photo(kind, orientation=6)})
    assert outcome.redrawn == (name.partition("/")[2],)
    with Image.open(site_root / "activity_reports" / name) as image:
        assert image.format == kind
        assert (dict(image.getexif()), image.getexif().get_ifd(GPS)) == ({}, {})
        assert image.size == (30, 40)
        top = image.convert("RGB").getpixel((3, 3))
        assert isinstance(top, tuple)
        assert top[0] > 150 > top[2]
    assert b"Hanako" not in there(site_root)[name]
    assert load(site_root).problems == ()
    assert take(site_root, {f"{NAME}/ja.md": TEXT, name: located_photo(kind, orientation=6)}) == Accepted(NAME, ())


def test_a_photo_without_a_place_stays_byte_for_byte(site_root: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    original = photo(exif=exif)
    assert take(site_root, report(**{f"{NAME}/photo-1.jpg": original})).redrawn == ()
    assert there(site_root)[f"{NAME}/photo-1.jpg"] == original


def test_a_photo_of_too_many_pixels_is_refused_and_not_drawn(site_root: Path) -> None:
    kept = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(kept, "PNG")
    assert codes(take(site_root, report(**{f"{NAME}/photo-2.png": kept.getvalue()}))) == ["R117"]


def test_a_hostile_zip_leaves_nothing(site_root: Path, tmp_path: Path) -> None:
    for archive in (link(tmp_path / "l.zip"), pack(tmp_path / "s.zip", report(**{"../../evil.md": "x"}))):
        assert accept(site_root, archive, read_context(site_root)).refused
    assert there(site_root) == {}
    assert not list(tmp_path.rglob("evil.md"))


def test_an_interruption_leaves_nothing_half_made(site_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("program_site.intake.accept.mended", interrupted)
    with pytest.raises(KeyboardInterrupt):
        take(site_root, report())
    assert list((site_root / "activity_reports").iterdir()) == []
