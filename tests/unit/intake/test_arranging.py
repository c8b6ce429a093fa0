"""What came, arranged as the folder of a report: what is certain is done, what is not is left for the checks to speak of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded, say_all
from program_site.content.reports.places import is_report_name
from program_site.intake.arranging import DRAFT, Parcel, arrange
from program_site.site.site import FRAME
from zips import NAME, RUSSIAN, TEXT, photo

LANGUAGES = ("ja", "ru")
JA, RU = TEXT.encode(), RUSSIAN.encode()
LONG_JA = TEXT.replace("雪でした。", "とてもたくさんの雪が降った一日でした。Спасибо!")


def arranged(came: dict[str, bytes], stem: str = "a") -> Parcel:
    return arrange(came, "a.zip", stem, LANGUAGES)


def codes(parcel: Parcel) -> list[str]:
    return [problem.code for problem in parcel.problems]


# ---- The name of the folder -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prefix", "stem"),
    [
        (f"{NAME}/", "a"),
        (f"Downloads/{NAME}/", "a"),
        (f"activity_reports/{NAME}/", "a"),
        (f"{NAME}/{NAME}/", "a"),
        ("", NAME),
        ("", f"{NAME} (1)"),
        ("report/", NAME),
        (f"{NAME} 2/", "a"),
        (f"{NAME} (3)/", "report"),
    ],
)
def test_the_name_that_its_sender_gave(prefix: str, stem: str) -> None:
    parcel = arranged({f"{prefix}ru.md": RU, f"{prefix}photo-1.jpg": b"x"}, stem)
    assert (parcel.name, dict(parcel.files)) == (NAME, {"ru.md": RU, "photo-1.jpg": b"x"})


@pytest.mark.parametrize(
    ("prefix", "stem", "name"),
    [
        ("", "report", "2019-02-15-vstrecha"),
        ("report/", "report", "2019-02-15-vstrecha"),
        ("私のレポート/", "私のレポート", "2019-02-15-vstrecha"),
        ("a/b/c/", "x", "2019-02-15-vstrecha"),
        ("2018_09_10 Market/", "2019.2.15", "2019-02-15-market"),
        ("2019-02-15/", "x", "2019-02-15-vstrecha"),
        (f"{NAME}Ы/", "x", "2019-02-15-party"),
        ("2019-02-30-party/", "x", "2019-02-15-party"),
        ("2019-02-15-$(touch SIDE)/", "x", "2019-02-15-touch-side"),
    ],
)
def test_another_name_is_made_of_the_header(prefix: str, stem: str, name: str) -> None:
    parcel = arranged({f"{prefix}ru.md": RU}, stem)
    assert (parcel.name, codes(parcel)) == (name, [])


def test_where_nothing_tells_the_day_the_likely_name_is_said() -> None:
    parcel = arranged({"report/ru.md": RU.replace(b"date: 2019-02-15\n", b"")})
    (problem,) = parcel.problems
    assert (problem.code, problem.values["value"], problem.language) == ("R102", "report", "ru")
    assert is_report_name(problem.values["example"])
    (problem,) = arranged({"2018.9.10 Market/ru.md": b"no header"}).problems
    assert problem.values["example"] == "2018-09-10-market"


@pytest.mark.parametrize("text", [f"{NAME}.ja.txt", f"{NAME}.ja (1).txt", f"{NAME}.ja 2.txt"])
def test_shared_files_bring_the_name_of_the_folder_along(text: str) -> None:
    parcel = arranged({text: JA, "photo-1.jpg": b"x"}, "")
    assert (parcel.name, dict(parcel.files)) == (NAME, {"ja.md": JA, "photo-1.jpg": b"x"})
    assert parcel.renamed == {"ja.md": text}


# ---- What is no report ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["", f"{NAME}.draft/"])
def test_a_draft_of_the_form_is_told_from_a_report(folder: str) -> None:
    parcel = arranged({f"{folder}{DRAFT}": b"{}", f"{folder}photo-1.jpg": b"x"}, f"{NAME}.draft")
    assert (parcel.name, codes(parcel)) == ("", ["Z115"])
    say_all(parcel.problems)
    assert f'"{DRAFT}"' in (FRAME / "assets" / "report-maker" / "draft-file.js").read_text(encoding="utf-8")


def test_photos_of_which_nothing_tells_whose_they_are() -> None:
    parcel = arranged({"photo-1.jpg": b"x", "IMG_2.HEIC": b"y"}, "")
    assert (parcel.name, codes(parcel)) == ("", ["Z116"])
    say_all(parcel.problems)
    assert arranged({f"{NAME}/photo-1.jpg": b"x"}).name == NAME


# ---- The texts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ja.txt", TEXT),
        ("ja.md.txt", TEXT),
        ("JA.MD", TEXT),
        ("ja (1).md", TEXT),
        ("ja - コピー.md", TEXT),
        ("jp.md", TEXT),
        ("report_ja.md", TEXT),
        ("report-ja.markdown", TEXT),
        ("report.md", TEXT.replace("---\n\n", "lang: ja\n---\n\n")),
        ("report.md", LONG_JA),
        ("レポート.md", LONG_JA),
        ("レポート.txt", "とてもたくさんの雪が降った一日でした。"),
        ("レポート", LONG_JA),
        ("my-trip-to-ru-and-back.md", LONG_JA),
    ],
)
def test_a_text_by_its_name_its_header_or_its_letters(name: str, text: str) -> None:
    parcel = arranged({f"{NAME}/{name}": text.encode()})
    assert (dict(parcel.files), codes(parcel)) == ({"ja.md": text.encode()}, [])
    assert parcel.renamed == ({"ja.md": f"{NAME}/{name}"} if name != "ja.md" else {})


def test_a_text_of_another_encoding_by_its_letters() -> None:
    assert "ja.md" in arranged({"レポート.txt": LONG_JA.replace("Спасибо!", "").encode("cp932")}, NAME).files


def test_two_texts_of_two_languages() -> None:
    longer = RUSSIAN.replace("Шёл снег.", "Весь день шёл снег, и мы гуляли.")
    parcel = arranged({"x/report.md": LONG_JA.encode(), "x/рассказ.md": longer.encode()})
    assert parcel.files.keys() == {"ja.md", "ru.md"}
    assert parcel.name == "2019-02-15-report"


@pytest.mark.parametrize(
    "text", ["---\ntitle: x\ndate: 2019-02-15\nauthor: y\n---\n\nEnglish.\n", LONG_JA + RUSSIAN * 2]
)
def test_where_the_language_is_not_certain_the_text_keeps_its_name(text: str) -> None:
    assert arranged({f"{NAME}/report.md": text.encode()}).files == {"report.md": text.encode()}


def test_what_is_no_report_keeps_its_name_beside_one() -> None:
    parcel = arranged({f"{NAME}/ja.md": JA, f"{NAME}/memo.txt": "とてもたくさんの雪が降った一日".encode()})
    assert parcel.files.keys() == {"ja.md", "memo.txt"}


def test_two_texts_of_one_language_are_not_chosen_from() -> None:
    (problem,) = arranged({f"{NAME}/ja.md": JA, f"{NAME}/report_ja.md": LONG_JA.encode()}).problems
    assert (problem.code, problem.values["name"]) == ("Z114", "ja.md")
    assert arranged({f"{NAME}/ja.md": JA, f"{NAME}/ja (1).md": JA}).files == {"ja.md": JA}


# ---- The files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "photos", [f"{NAME}/photos/1.jpg", "1.jpg", f"{NAME}/写真/夏/1.jpg", "photos/1.jpg", f"{NAME}/1.jpg"]
)
def test_photos_lie_beside_the_text(photos: str) -> None:
    assert arranged({f"{NAME}/ja.md": JA, photos: b"x"}).files == {"ja.md": JA, "1.jpg": b"x"}


def test_two_photos_of_one_name_are_not_chosen_from() -> None:
    twice = {f"{NAME}/ja.md": JA, f"{NAME}/a/1.jpg": b"x", f"{NAME}/b/1.jpg": b"y"}
    assert codes(arranged(twice)) == ["Z107"]
    assert arranged({**twice, f"{NAME}/b/1.jpg": b"x"}).files == {"ja.md": JA, "1.jpg": b"x"}
    assert codes(arranged({f"{NAME}/ja.md": JA, f"{NAME}/a.jpg": b"x", f"{NAME}/b/A.JPG": b"y"})) == ["Z107"]


def test_a_second_copy_goes_unless_a_text_names_it() -> None:
    copies = {f"{NAME}/ja.md": JA, f"{NAME}/1.jpg": b"x", f"{NAME}/1 (1).jpg": b"x", f"{NAME}/1 (2).jpg": b"y"}
    assert arranged(copies).files.keys() == {"ja.md", "1.jpg", "1 (2).jpg"}
    named = {**copies, f"{NAME}/ja.md": JA + b"![](<1 (1).jpg>)"}
    assert arranged(named).files.keys() == {"ja.md", "1.jpg", "1 (1).jpg", "1 (2).jpg"}


@pytest.mark.parametrize(
    "came",
    [
        {f"{NAME}/ja.md": JA, "2019-02-16-other/ja.md": JA + b"x"},
        {f"{NAME}/ja.md": JA, "2019-02-16-other/photo-1.jpg": b"x"},
        {"a/photo-1.jpg": b"x", "b/photo-2.jpg": b"x"},
        {"a/ja.md": JA, "b/ru.md": RU},
    ],
)
def test_several_reports_are_told_apart(came: dict[str, bytes]) -> None:
    assert codes(arranged(came)) == ["Z111"]


PARTS = some.sampled_from(
    [
        NAME,
        "report",
        "私のレポート",
        "photos",
        "ja",
        "ru",
        "notes",
        "photo-1",
        "写真 1",
        "a (1)",
        "2019-02-30-x",
        "фото",
        ".x",
    ]
)
ENDS = some.sampled_from([".md", ".txt", ".jpg", ".JPG", ".heic", ".docx", "", ".ja.txt", ".md.txt"])
PATHS = some.builds(lambda parts, end: "/".join(parts) + end, some.lists(PARTS, min_size=1, max_size=4), ENDS)
CONTENTS = some.sampled_from(
    [JA, RU, LONG_JA.encode(), b"", b"x", photo(), TEXT.encode("cp932"), b"\xff\xfe\x00", b"---\n"]
)


@bounded(500)
@given(came=some.dictionaries(PATHS, CONTENTS, min_size=1, max_size=6), stem=PARTS)
def test_whatever_came_nothing_of_it_is_lost_without_a_word(came: dict[str, bytes], stem: str) -> None:
    parcel = arranged(came, stem)
    say_all(parcel.problems)
    if not parcel.problems:
        assert is_report_name(parcel.name)
        assert set(parcel.files.values()) == set(came.values())
