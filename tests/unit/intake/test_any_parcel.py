"""Whatever a student sends: it is taken in as a report that the site takes, or refused in words, and nobody's report is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from conftest import files_below
from generated import CHANGES, bounded, mutated, say_all
from program_site.content.data.files import read_context
from program_site.content.reports.names import told_by
from program_site.content.reports.places import is_report_name
from program_site.content.reports.report import FOLDER
from program_site.intake.accept import Accepted, accept, parcels
from program_site.load import load
from smallest import lay
from zips import NAME, RUSSIAN, TEXT, located_photo, pack, photo, report


@pytest.fixture
def site_root(tmp_path: Path) -> Path:
    return lay(tmp_path / "site", {})


def take(root: Path, members: dict[str, bytes | str], name: str = "a.zip", replacing: bool = False) -> Accepted:
    return accept(root, pack(root.parent / name, members), read_context(root), replacing)


def there(root: Path) -> dict[str, bytes]:
    return files_below(root / FOLDER) if (root / FOLDER).exists() else {}


def codes(outcome: Accepted) -> list[str]:
    return [problem.code for problem in outcome.problems]


# ---- What was refused before ---------------------------------------------------------------------------------------------


def test_photos_get_plain_names_and_the_text_follows(site_root: Path) -> None:
    text = TEXT + "\n![市場](市場 1.jpg)\n\n![](photos/двор.JPG)\n\n![](img_2.HEIC)\n"
    members: dict[str, bytes | str] = {
        "私のレポート\\レポート.md": text.replace("---\n\n", "lang: ja\n---\n\n"),
        "私のレポート\\市場 1.jpg": photo(),
        "私のレポート\\photos\\двор.JPG": photo(size=(44, 30)),
        "私のレポート\\IMG_2.HEIC": photo("HEIF", size=(64, 64)),
        "__MACOSX\\._x": "x",
    }
    outcome = take(site_root, members)
    assert (outcome.folder, outcome.refused) == ("2019-02-15-report", False)
    assert outcome.renamed == (("私のレポート/レポート.md", "ja.md"),)
    assert sorted(there(site_root)) == [
        f"2019-02-15-report/{name}" for name in ("IMG_2.jpg", "ja.md", "photo-1.jpg", "photo-2.jpg")
    ]
    written = there(site_root)["2019-02-15-report/ja.md"].decode()
    assert [line for line in written.splitlines() if line.startswith("![")] in (
        ["![市場](photo-1.jpg)", "![](photo-2.jpg)", "![](IMG_2.jpg)"],
        ["![市場](photo-2.jpg)", "![](photo-1.jpg)", "![](IMG_2.jpg)"],
    )
    (loaded,) = load(site_root).checked().reports
    assert len(loaded.main.body.pictures) == 3
    before = there(site_root)
    assert take(site_root, members) == Accepted("2019-02-15-report", outcome.problems)
    assert there(site_root) == before


def test_heic_becomes_jpeg_and_loses_its_place(site_root: Path) -> None:
    outcome = take(site_root, report(**{f"{NAME}/photo-2.heic": located_photo("HEIF")}))
    assert (outcome.redrawn, sorted(outcome.added)) == (("photo-2.jpg",), ["ja.md", "photo-1.jpg", "photo-2.jpg"])
    data = there(site_root)[f"{NAME}/photo-2.jpg"]
    assert data.startswith(b"\xff\xd8")
    assert b"Hanako" not in data
    assert load(site_root).problems == ()


def test_a_text_in_another_encoding_is_read_where_that_leaves_no_doubt(site_root: Path) -> None:
    text = TEXT.replace("雪でした。", "とてもたくさんの雪が降った一日でした。みんなで外に出て、雪だるまを作りました。")
    outcome = take(site_root, {"レポート.txt": text.encode("cp932")}, "report.zip")
    assert (outcome.folder, outcome.refused) == ("2019-02-15-report", False)
    assert there(site_root) == {"2019-02-15-report/ja.md": text.encode()}
    assert [change.kind for change in outcome.fixed] == ["encoding"]


def test_an_impossible_report_is_told_with_all_its_problems_and_a_likely_name(site_root: Path) -> None:
    outcome = take(site_root, {"report/ja.md": "---\ntitle: 雪\n---\n\n![](photo-9.jpg)\n"}, "report.zip")
    assert codes(outcome) == ["R102", "D102", "D102", "R133"]
    assert there(site_root) == {}
    say_all(outcome.problems)


# ---- Nobody's report is put into another's --------------------------------------------------------------------------------


@pytest.mark.parametrize(("old", "new"), [("花子", "太郎"), ("歓迎会", "雪の日")])
def test_a_second_report_of_one_name_gets_a_free_one(site_root: Path, old: str, new: str) -> None:
    take(site_root, report())
    first = there(site_root)
    other = {**report(), f"{NAME}/ja.md": TEXT.replace(old, new), f"{NAME}/photo-1.jpg": photo(size=(60, 30))}
    for replacing in (False, True):
        outcome = take(site_root, other, f"{NAME} (1).zip", replacing)
        assert (outcome.folder, outcome.refused) == (f"{NAME}-2", False)
        assert {name: data for name, data in there(site_root).items() if name.startswith(f"{NAME}/")} == first
    assert outcome == Accepted(f"{NAME}-2", ())
    third = take(site_root, {f"{NAME}/ja.md": TEXT.replace(old, "三郎")})
    assert (third.folder, third.beside) == (f"{NAME}-3", NAME)
    newer = {**other, f"{NAME}/ja.md": TEXT.replace(old, new).replace("雪でした", "雨でした")}
    assert codes(take(site_root, newer)) == ["Z112"]
    assert take(site_root, newer, replacing=True).replaced == ("ja.md",)
    assert {name: data for name, data in there(site_root).items() if name.startswith(f"{NAME}/")} == first


@pytest.mark.parametrize("name", ["私のレポート", "report"])
def test_a_report_that_came_without_its_name_is_known_again(site_root: Path, name: str) -> None:
    take(site_root, report())
    first = there(site_root)
    again = {f"{name}/{path.partition('/')[2]}": data for path, data in report().items()}
    assert take(site_root, again, f"{name}.zip") == Accepted(NAME, ())
    newer = {f"{name}/ja.md": TEXT.replace("雪でした", "雨でした")}
    assert codes(take(site_root, newer, f"{name}.zip")) == ["Z112"]
    assert there(site_root) == first
    for old, new in (("花子", "太郎"), ("歓迎会", "別の会"), ("2019-02-15", "2019-02-16")):
        outcome = take(site_root, {f"{name}/ja.md": TEXT.replace(old, new)}, f"{name}.zip")
        assert (outcome.folder != NAME, outcome.refused, outcome.twin) == (True, False, "")


def test_the_same_report_under_another_name_is_pointed_out(site_root: Path) -> None:
    take(site_root, report())
    outcome = take(site_root, report("2019-02-15-evening"), "a.zip")
    assert (outcome.folder, outcome.refused, outcome.twin) == ("2019-02-15-evening", False, NAME)
    assert take(site_root, report("2019-02-15-evening"), "a.zip") == Accepted("2019-02-15-evening", ())


def test_a_name_that_stands_in_the_header_follows_the_folder(site_root: Path) -> None:
    take(site_root, report())
    named = TEXT.replace("花子", "太郎").replace("people", f"slug: {NAME}\npeople")
    outcome = take(site_root, {f"{NAME}/ja.md": named})
    assert (outcome.folder, outcome.refused) == (f"{NAME}-2", False)
    assert f"slug: {NAME}-2\n".encode() in there(site_root)[f"{NAME}-2/ja.md"]
    assert load(site_root).problems == ()
    assert codes(take(site_root, {"2019-02-15-x/ru.md": RUSSIAN.replace("people", "lang: ja\npeople")})) == ["R105"]


def test_a_text_in_another_language_joins_only_what_it_belongs_to(site_root: Path) -> None:
    take(site_root, report())
    stranger = {f"{NAME}/ru.md": RUSSIAN + "\n![](photo-1.jpg)\n", f"{NAME}/photo-1.jpg": photo(size=(50, 50))}
    assert take(site_root, stranger).folder == f"{NAME}-2"
    translation = RUSSIAN.replace("people", "translated_from: {language: ja, hash: 0123456789ab}\npeople")
    assert take(site_root, {f"{NAME}/ru.md": translation}).folder == NAME
    (loaded, other) = sorted(load(site_root).catalog.reports, key=lambda each: each.slug)  # type: ignore[union-attr]
    assert (list(loaded.texts), list(other.texts)) == (["ja", "ru"], ["ru"])


# ---- Files and folders -----------------------------------------------------------------------------------------------------


def test_what_a_telephone_shares_is_taken_as_files(site_root: Path, tmp_path: Path) -> None:
    shared = tmp_path / "downloads"
    shared.mkdir()
    (shared / f"{NAME}.ja.txt").write_text(TEXT + "\n![](photo-1.jpg)\n", encoding="utf-8")
    (shared / "photo-1.jpg").write_bytes(photo())
    (whole,) = parcels(sorted(shared.iterdir()))
    assert accept(site_root, whole, read_context(site_root)) == Accepted(
        NAME, (), ("ja.md", "photo-1.jpg"), renamed=((f"{NAME}.ja.txt", "ja.md"),)
    )
    assert accept(site_root, shared, read_context(site_root)) == Accepted(NAME, ())


def test_a_link_among_files_is_not_followed(site_root: Path, tmp_path: Path) -> None:
    (tmp_path / "came").mkdir()
    (tmp_path / "came" / "ja.md").symlink_to("/etc/passwd")
    assert codes(accept(site_root, tmp_path / "came", read_context(site_root))) == ["Z104"]
    (tmp_path / "empty").mkdir()
    assert codes(accept(site_root, tmp_path / "empty", read_context(site_root))) == ["Z111"]


def test_what_belongs_together(tmp_path: Path) -> None:
    for name in ("a.md", "b.jpg"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "d").mkdir()
    without_suffix = pack(tmp_path / "report", report())
    paths = [tmp_path / "a.md", pack(tmp_path / "z.zip", report()), tmp_path / "b.jpg", tmp_path / "d", without_suffix]
    assert list(parcels(paths)) == [(paths[1],), (paths[3],), (paths[4],), (paths[0], paths[2])]


# ---- Anything -----------------------------------------------------------------------------------------------------------------

ENDS = some.sampled_from([".md", ".txt", ".jpg", ".HEIC", ".png", "", ".docx", ".ja.txt"])
LETTERS = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
KNOWN = some.sampled_from([NAME, "report", "ja", "ru", "photo-1", "写真", "2019-02-15", "..", "", "CON"])
PATHS = some.builds(
    lambda parts, slash, end: slash.join(parts) + end,
    some.lists(some.one_of(KNOWN, LETTERS), min_size=1, max_size=4), some.sampled_from(["/", "\\"]), ENDS,
).filter(bool)  # fmt: skip
HEADERS = some.sampled_from([TEXT, RUSSIAN, "", "---\ntitle: x\n", TEXT.replace("2019-02-15", "2019年2月15日")])
CONTENTS = some.one_of(
    some.builds(lambda head, body: (head + body).encode("utf-8", "replace"), HEADERS, some.text(max_size=60)),
    some.builds(mutated, some.just(TEXT.encode()), CHANGES),
    some.sampled_from([photo(), photo("PNG"), b"", TEXT.encode("cp932"), RUSSIAN.encode("cp1251"), b"PK\x03\x04"]),
)


@bounded(300)
@given(members=some.dictionaries(PATHS, CONTENTS, max_size=5), stem=some.sampled_from(["a", NAME, f"{NAME} (1)"]))
def test_any_zip_is_taken_or_refused_in_words(
    members: dict[str, bytes], stem: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = lay(tmp_path_factory.mktemp("any") / "site", {})
    outcome = take(root, dict(members), f"{stem}.zip")
    say_all(outcome.problems)
    if outcome.refused:
        assert there(root) == {}
    else:
        assert is_report_name(outcome.folder)
        assert outcome.fixed or set(there(root).values()) <= set(members.values())
        assert load(root).stopping == ()
        assert [report.slug for report in load(root).checked().reports] == [outcome.folder]


SENT = some.tuples(
    some.sampled_from(["花子", "太郎", "Анна"]),
    some.sampled_from(["歓迎会", "雪の日"]),
    some.sampled_from(["ja", "ru"]),
    some.sampled_from(["雪でした。", "雨でした。"]),
    some.booleans(),
)


@bounded(100)
@given(sent=some.lists(SENT, min_size=2, max_size=6))
def test_in_whatever_order_reports_of_one_name_come_each_keeps_its_own_texts(
    sent: list[tuple[str, str, str, str, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = lay(tmp_path_factory.mktemp("order") / "site", {})
    for author, title, language, body, replacing in sent:
        before = there(root)
        text = TEXT.replace("花子", author).replace("歓迎会", title).replace("雪でした。", body)
        outcome = take(root, {f"{NAME}/{language}.md": text}, replacing=replacing)
        assert codes(outcome) in ([], ["Z112"])
        after = there(root)
        for name in before.keys() & {name for name in before if before[name] != after.get(name)}:
            assert replacing, "nothing is replaced unasked"
            assert told_by(before[name]).is_same(told_by(after[name])), "and never another student's report"
        if not outcome.refused:
            assert text.encode() in after.values()
    assert load(root).stopping == ()
