"""The translations in the data: which texts are such, what is known of each after any change, the file of marks, the page, the command."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from test_cases import lay

from conftest import ROOT, SITE_URL, files_below
from other_sites import SHIOSAI
from program_site.__main__ import main
from program_site.content.data.marks import FILE, TranslatedData, mark_of, read_marks, write_marks
from program_site.content.data.texts import DataText
from program_site.i18n.localizer import Localizer
from program_site.load import load
from program_site.site.site import Site, prepare
from program_site.site.translation_status import Counted, Translations
from staff_guide import guide, lay_data

PARTNERS = "data/partners.yml"
HEAD = "- id: kfu\n  name: {ja: カザン連邦大学, ru: Казанский университет}\n  city: kazan\n  website: https://kpfu.ru\n"


def told(*facts: tuple[str, str], who: str = "kfu") -> str:
    """A partner of whom these facts are told, each in Japanese and Russian."""
    told = "".join(f"    - text: {{ja: {ja}, ru: {ru}}}\n" for ja, ru in facts)
    return HEAD.replace("kfu\n", f"{who}\n", 1) + ("  statements:\n" + told if facts else "")


def project(root: Path, partners: str, languages: str = "[ja, ru]") -> Path:
    lay(root, {PARTNERS: partners})
    file = root / "data" / "project.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("languages: [ja, ru]", f"languages: {languages}"), encoding="utf-8")
    return root


def translated(root: Path) -> TranslatedData:
    return load(root).checked().translated


class Command:
    """`translations`, as whoever runs it sees it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._root, self._capsys = root, capsys

    def __call__(self, *arguments: str, code: int = 0) -> str:
        found = main(["--root", str(self._root), "translations", *arguments])
        said = self._capsys.readouterr()
        assert (found, said.err) == (code, ""), said.out
        return said.out


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(tmp_path, capsys)


def mark(root: Path, *paths: str) -> None:
    now = translated(root)
    write_marks(root, now, paths or now.paths)


# ---- Which texts are translations --------------------------------------------------------------------------------

NAMES = {
    "official in every language": ("{ja: 雪, ru: Снег}", []),
    "the first is official": ("{ja: 雪, ru: {text: Снег, official: false}}", [("ru", "Снег", "ja", "雪")]),
    "only the second is official": ("{ja: {text: 雪, official: false}, ru: Снег}", [("ja", "雪", "ru", "Снег")]),
    "the third is official": (
        "{ja: {text: 雪, official: false}, ru: {text: Снег, official: false}, en: Snow}",
        [("ja", "雪", "en", "Snow"), ("ru", "Снег", "en", "Snow")],
    ),
    "two are official": (
        "{en: Snow, ru: {text: Снег, official: false}, ja: 雪}",
        [("ru", "Снег", "ja", "雪")],
    ),
    "none is official": (
        "{ru: {text: Снег, official: false}, ja: {text: 雪, official: false}}",
        [("ru", "Снег", "ja", "雪")],
    ),
}


@pytest.mark.parametrize(("name", "expected"), NAMES.values(), ids=NAMES)
def test_of_a_name_only_unofficial_forms_are_translations(
    name: str, expected: list[tuple[str, str, str, str]], tmp_path: Path
) -> None:
    partners = HEAD.replace("{ja: カザン連邦大学, ru: Казанский университет}", name)
    found = [each for each in translated(project(tmp_path, partners)).texts if each.path == PARTNERS]
    assert [(each.language, each.text, each.original_language, each.original) for each in found] == expected


def test_a_text_is_translated_from_the_first_language_of_the_site_wherever_that_stands(tmp_path: Path) -> None:
    partners = told() + "  note: {ru: Снег, en: Snow, ja: 雪}\n"
    found = [each for each in translated(project(tmp_path, partners)).texts if each.path == PARTNERS]
    assert found == [
        DataText(PARTNERS, 5, "kfu.note", "ru", "Снег", "ja", "雪"),
        DataText(PARTNERS, 5, "kfu.note", "en", "Snow", "ja", "雪"),
    ]


def test_a_place_is_told_by_ids_and_its_line_is_that_of_the_translation() -> None:
    for text in translated(ROOT).texts:
        assert not any(part.isdecimal() for part in text.place.split(".")), text.place
        line = (ROOT / text.path).read_text(encoding="utf-8").splitlines()[text.line - 1]
        assert f"{text.language}:" in line
        assert text.text[:12] in line.replace("''", "'"), text.at


# ---- What is known after a change --------------------------------------------------------------------------------

SNOW, TEA, SEA = ("雪", "Снег"), ("茶", "Чай"), ("海", "Море")
MARKED = (SNOW, TEA)
CHANGES: dict[str, tuple[tuple[tuple[str, str], ...], list[str]]] = {
    "nothing": (MARKED, ["current", "current"]),
    "another order": ((TEA, SNOW), ["current", "current"]),
    "a new one in front": ((SEA, SNOW, TEA), ["new", "current", "current"]),
    "one is gone": ((TEA,), ["current"]),
    "the original": ((("大雪", "Снег"), TEA), ["older", "current"]),
    "the original, and another order": ((TEA, ("大雪", "Снег")), ["current", "older"]),
    "the original, and a new one": ((("大雪", "Снег"), TEA, SEA), ["older", "current", "new"]),
    "the translation": ((("雪", "Снежок"), TEA), ["current", "current"]),
    "the translation, and a new one": ((("雪", "Снежок"), SEA, TEA), ["current", "new", "current"]),
    "both": ((("大雪", "Снегопад"), TEA), ["unknown", "current"]),
    "the originals of two, each the other's": ((("茶", "Снег"), ("雪", "Чай")), ["older", "older"]),
    "both of one, the original of another": ((("大雪", "Снегопад"), ("紅茶", "Чай")), ["unknown", "older"]),
    "an old translation for a new text": ((SNOW, TEA, ("海", "Снег")), ["current", "current", "new"]),
    "blanks and nothing else": ((("雪 ", "  Снег"), TEA), ["current", "current"]),
    "all are gone": ((), []),
}


@pytest.mark.parametrize(("facts", "expected"), CHANGES.values(), ids=CHANGES)
def test_what_is_known_after_a_change_of(
    facts: tuple[tuple[str, str], ...], expected: list[str], tmp_path: Path
) -> None:
    mark(project(tmp_path, told(*MARKED)))
    found = translated(project(tmp_path, told(*facts))).standings
    assert [standing for text, standing in found if text.path == PARTNERS] == expected
    mark(tmp_path)
    assert {standing for _, standing in translated(tmp_path).standings} == {"current"}
    assert len(read_marks(tmp_path)[0]) == len(found), "what is gone has no mark any more"


def test_two_records_know_nothing_of_each_other(tmp_path: Path) -> None:
    mark(project(tmp_path, told(SNOW)))
    (new,) = translated(project(tmp_path, told(SNOW) + told(("雪国", "Снег"), who="isu"))).of("new")
    assert new.place == "isu.statements.text"


def test_every_further_language_has_a_mark_of_its_own(tmp_path: Path) -> None:
    def note(ja: str, ru: str, en: str) -> str:
        return told() + f"  note: {{ja: {ja}, ru: {ru}, en: {en}}}\n"

    mark(project(tmp_path, note("雪", "Снег", "Snow")))
    assert len(translated(project(tmp_path, note("大雪", "Снег", "Snow"))).of("older")) == 2
    found = translated(project(tmp_path, note("大雪", "Снегопад", "Snow")))
    assert [text.language for text in found.of("unknown", "ru")] == ["ru"]
    assert [text.language for text in found.of("older")] == ["en"]
    assert found.of("older", "ru") == []


def test_where_another_language_becomes_the_first_nothing_is_called_old(tmp_path: Path) -> None:
    mark(project(tmp_path, told(SNOW)))
    changed = translated(project(tmp_path, told(SNOW), languages="[ru, ja]"))
    assert {standing for _, standing in changed.standings} == {"new"}


# ---- The file of marks -------------------------------------------------------------------------------------------


def test_a_mark_is_a_line_that_stays_the_same_everywhere(tmp_path: Path) -> None:
    mark(project(tmp_path, told(SNOW)), PARTNERS)
    head, *lines = (tmp_path / FILE).read_bytes().decode().splitlines(keepends=True)
    assert head.startswith("# ")
    assert lines == ["data/partners.yml kfu.statements.text ja 401d69cc876f ru 24a7b14b1db1\n"]


def test_to_mark_again_changes_no_byte_and_does_not_touch_the_file(tmp_path: Path) -> None:
    mark(project(tmp_path, told(SNOW, TEA)))
    before, then = (tmp_path / FILE).read_bytes(), (tmp_path / FILE).stat().st_mtime_ns
    mark(project(tmp_path, told(TEA, SNOW)))
    assert ((tmp_path / FILE).read_bytes(), (tmp_path / FILE).stat().st_mtime_ns) == (before, then)


def test_to_mark_one_file_leaves_the_lines_of_the_others_alone(tmp_path: Path) -> None:
    def lines() -> set[str]:
        return {line for line in (tmp_path / FILE).read_text(encoding="utf-8").splitlines() if PARTNERS not in line}

    mark(project(tmp_path, told(SNOW)))
    before = lines()
    project(tmp_path, told(("大雪", "Снег")))
    cities = tmp_path / "data" / "cities.yml"
    cities.write_text(cities.read_text(encoding="utf-8").replace("カザン", "カザン市"), encoding="utf-8")
    mark(tmp_path, PARTNERS)
    assert lines() == before
    assert [text.path for text in translated(tmp_path).of("older")] == ["data/cities.yml"]


def test_the_marks_of_two_people_can_simply_be_put_together(tmp_path: Path) -> None:
    """As git does with `merge=union`: in any order, twice, with marks of what is gone."""
    mark(project(tmp_path, told(SNOW, TEA)))
    one = (tmp_path / FILE).read_text(encoding="utf-8")
    mark(project(tmp_path, told(("大雪", "Снегопад"), TEA, SEA)))
    (tmp_path / FILE).write_text((tmp_path / FILE).read_text(encoding="utf-8") + one, encoding="utf-8")
    assert {standing for _, standing in translated(tmp_path).standings} == {"current"}


BAD = {
    "half a line at the end": b"data/partners.yml kfu.stat",
    "a clash": b"<<<<<<< HEAD\n=======\n>>>>>>> b1\n",
    "no text": b"\xff\xfe\x00\x01",
    "a control sign": b"data/a.yml \x07\n",
    "something else": "- {ja: 雪}\n".encode(),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_broken_file_warns_once_and_the_next_mark_makes_it_anew(bad: bytes, tmp_path: Path) -> None:
    mark(project(tmp_path, told(SNOW)))
    good = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(good + bad)
    (problem,) = load(tmp_path).problems
    assert (problem.code, problem.path, problem.stops) == ("D195", FILE, False)
    assert problem.line == good.count(b"\n") + 1
    mark(tmp_path)
    assert (tmp_path / FILE).read_bytes() == good


@pytest.mark.parametrize("language", ["ja", "ru", "en"])
def test_a_folder_in_the_place_of_the_file_is_said_and_no_more(language: str, tmp_path: Path, command: Command) -> None:
    (project(tmp_path, told(SNOW)) / FILE).mkdir()
    assert f"{FILE}:1 [F107]" in command("--mark", "data", "--lang", language, code=1)


def test_line_ends_of_windows_and_further_remarks_do_not_matter(tmp_path: Path) -> None:
    mark(project(tmp_path, told(SNOW)))
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_bytes(b"\xef\xbb\xbf# mine\r\n\r\n" + text.replace("\n", "\r\n").encode())
    assert load(tmp_path).problems == ()
    assert not translated(tmp_path).of("new")


def test_to_mark_makes_no_page_of_a_report_anew(tmp_path: Path) -> None:
    """Their key holds the words of the catalog; those of a set would be in another order in every process."""
    before = repr(load(project(tmp_path, told(SNOW))).checked())
    mark(tmp_path)
    assert repr(load(tmp_path).checked()) == before


def test_it_costs_some_milliseconds() -> None:
    data = translated(ROOT)
    begin = time.process_time()
    assert len(replace(data).standings) == len(data.texts) > 100
    assert time.process_time() - begin < 0.2


# ---- The command -------------------------------------------------------------------------------------------------


def test_the_command_says_place_and_cure_and_marks_several_files_at_once(tmp_path: Path, command: Command) -> None:
    project(tmp_path, told(SNOW, TEA))
    assert "run make translations MARK=data once" in command("--lang", "en")
    assert "1 translation marked" in command("--mark", "data/cities.yml", "data/partners.yml", "--lang", "en")
    assert "data once" not in command("--lang", "en")
    project(tmp_path, told(("大雪", "Снег"), ("紅茶", "Чёрный чай")))
    said = [line for line in command("--lang", "en").splitlines() if "MARK=" in line]
    assert said[0] == (
        "data/partners.yml:6: the original was changed after the text in Russian was written"
        " → correct that and run make translations MARK=data/partners.yml. Original: “大雪”, translation: “Снег”"
    )
    assert said[1].startswith("data/partners.yml:7: the original and the text in Russian were both changed")
    plain = json.loads(command("--format", "json"))
    assert plain["data"]["unmarked"] > 0
    assert [(gap["state"], gap["place"], gap["line"]) for gap in plain["data_gaps"]] == [
        ("older", "kfu.statements.text", 6),
        ("unknown", "kfu.statements.text", 7),
    ]
    command("--mark", str(tmp_path / "data"))
    plain = json.loads(command("--format", "json"))
    assert plain["data"]["complete"] == plain["data"]["all"] > plain["data"]["unmarked"] == len(plain["data_gaps"]) == 0


def test_nothing_but_the_marks_is_written(tmp_path: Path, command: Command) -> None:
    before = files_below(project(tmp_path, told(SNOW)))
    command("--mark", "data", "data/partners.yml")
    after = files_below(tmp_path)
    assert after.pop(FILE)
    assert after == before
    assert "no translation" in command("--mark", "data/mobility.yml", "data/schema", "--lang", "en", code=1)


# ---- The page ----------------------------------------------------------------------------------------------------


def ready(root: Path) -> Site:
    return prepare(root, SITE_URL, None, load(root).checked().languages)


def status(site: Site, language: str) -> BeautifulSoup:
    return BeautifulSoup(site.fill(language, "about/translations/", "<p>{{ translation_status }}</p>"), "lxml")


def figures(page: BeautifulSoup) -> dict[str, str]:
    return {each.dt.get_text(): each.dd.get_text() for each in page.select(".figures > div")}  # type: ignore[union-attr]


def test_the_data_of_this_site_are_marked_and_its_page_counts_them(site: Path) -> None:
    """Staff may change any of them, and nobody need mark them at once."""
    data = translated(ROOT)
    known, all_of_them = len(data.of("current")), len(data.texts)
    assert known > 0
    for prefix, language in (("", "ja"), ("ru/", "ru")):
        page = (site / f"{prefix}about/translations/index.html").read_text(encoding="utf-8")
        assert Localizer(language).t("translations.data", n=known, all=all_of_them) in page
        assert ('<h2 id="data">' in page) == (known < all_of_them)


def test_the_page_shows_both_texts_and_leads_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark(project(tmp_path, told(SNOW, TEA)))
    assert status(ready(tmp_path), "ja").select_one("#data") is None
    site = ready(project(tmp_path, told(("大雪", "Снег"), ("緑茶", "Чай"), SEA)))
    page = status(site, "ru")
    assert [each.get_text() for each in page.select("#data, #data ~ h3")] == [
        "Тексты и названия в данных",
        "Перевод на русский отстал от оригинала",
    ]
    rows = page.select("#data ~ .gaps li")
    assert [row.code.get_text() for row in rows if row.code] == ["data/partners.yml:6", "data/partners.yml:7"]
    assert [(each["lang"], each.get_text()) for each in rows[0].select("[lang]")] == [("ja", "大雪"), ("ru", "Снег")]
    assert "1 новый перевод ещё не отмечен" in page.get_text()
    assert figures(page)["Переводы, отставшие от оригинала"] == "2"
    edit = "https://github.com/example/site/edit/main/"
    monkeypatch.setattr(Translations, "MOST", 1)
    page = status(replace(site, edit_root=edit), "ja")
    assert [link["href"] for link in page.select("#data ~ .gaps [rel=edit]")] == [f"{edit}{PARTNERS}"]
    assert "ほかに1件あります" in page.get_text()


def test_another_program_without_marks_reads_one_sentence_and_no_count() -> None:
    page = status(ready(SHIOSAI), "en")
    assert [each.get_text() for each in page.select("#data + p")] == [Localizer("en").t("translations.never_marked")]
    assert "known to follow" not in page.get_text()
    assert figures(page)["Translations older than their originals"] == "0"
    assert ready(SHIOSAI).view("en", "").translations.counted_data == Counted(0, 0)


# ---- What the guide for staff says -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_the_guide_tells_what_appears_and_how_it_goes(language: str, tmp_path: Path) -> None:
    text, localizer = guide(language).read_text(encoding="utf-8"), Localizer(language)
    mark(lay_data(tmp_path))
    file = tmp_path / PARTNERS
    before = file.read_text(encoding="utf-8")
    told = next(
        each for each in translated(tmp_path).texts if each.path == PARTNERS and before.count(each.original) == 1
    )
    file.write_text(before.replace(told.original, f"{told.original}（記入例）"), encoding="utf-8")
    assert translated(tmp_path).of("older", "ru") == [replace(told, original=f"{told.original}（記入例）")]
    listed = localizer.t("translations.list.older", language=localizer.language_in_passing("ru"))
    for shown in (localizer.t("section.data_texts"), listed, f"make translations MARK={PARTNERS}"):
        assert shown in text
    mark(tmp_path, PARTNERS)
    assert translated(tmp_path).of("older") == []


def test_a_mark_has_the_hashes_of_both_texts() -> None:
    made = mark_of(DataText(PARTNERS, 1, "kfu.note", "ru", "Снег", "ja", "雪"))
    assert made == mark_of(DataText(PARTNERS, 9, "kfu.note", "ru", " Снег\n", "ja", "雪"))
    assert made != mark_of(DataText(PARTNERS, 1, "kfu.note", "ru", "снег", "ja", "雪"))
