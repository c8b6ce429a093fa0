"""What no shape forbids and nobody means: found wherever it is put into real data, and never where it is not."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogs import loaded
from conftest import ROOT
from program_site.content.data.files import read_documents
from program_site.load import load
from program_site.text.applying import changed_text
from program_site.text.edits import Replace
from program_site.text.problems import Problem
from program_site.text.yaml_source import YamlSource, read_yaml
from program_site.validation.doubles import check_doubles
from program_site.validation.examples import check_examples
from program_site.validation.plausible import check_plausible
from program_site.validation.slots import check_slots
from smallest import lay
from staff_guide import LANGUAGES as GUIDES
from staff_guide import WAYS, as_example, blocks, do, lay_data

LANGUAGES = ("ja", "ru")
DOCUMENTS = read_documents(ROOT, [])


def codes(problems: Iterator[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def document(kind: str, value: Any) -> YamlSource:
    return read_yaml(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000), f"data/{kind}.yml")


def test_nothing_is_said_of_the_data_of_the_project() -> None:
    assert [*check_doubles(DOCUMENTS), *check_examples(DOCUMENTS), *check_slots(DOCUMENTS, LANGUAGES)] == []


# ---- Languages ------------------------------------------------------------------------------------------------------


def texts(value: Any) -> Iterator[dict[str, Any]]:
    """The mappings of the data that hold a text in both languages."""
    if isinstance(value, dict):
        if all(isinstance(value.get(code), str) for code in LANGUAGES):
            yield value
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def has(language: str, text: str) -> bool:
    """More letters of it than Latin ones, in which names may be."""
    letters = {"ja": r"[\u3040-\u30ff\u3400-\u9fff]", "ru": r"[\u0400-\u04ff]"}
    return len(re.findall(letters[language], text)) > len(re.findall("[A-Za-z]", text))


PAIRS = [
    (name, each["ja"], each["ru"])
    for name, source in DOCUMENTS.items()
    if name != "glossary"
    for each in texts(source.value)
    if has("ja", each["ja"]) and has("ru", each["ru"])
    if not re.search(r"[\u0400-\u04ff]", each["ja"]) and not re.search(r"[\u3040-\u30ff\u3400-\u9fff]", each["ru"])
]


def test_every_text_of_the_project_would_be_found_in_the_place_of_its_translation() -> None:
    assert len(PAIRS) > 200
    for name, ja, ru in PAIRS:
        right = f"- text:\n    ja: {yaml_quoted(ja)}\n    ru: {yaml_quoted(ru)}\n  date: 2018\n"
        swapped = read_yaml(f"- text:\n    ja: {yaml_quoted(ru)}\n    ru: {yaml_quoted(ja)}\n  date: 2018\n", name)
        (problem,) = check_slots({name: swapped}, LANGUAGES)
        assert (problem.code, problem.warning) == ("D270", False)
        assert problem.edit is not None
        changes = [change for change in problem.edit.changes if isinstance(change, Replace)]
        assert changed_text(swapped.text.encode(), changes) == right.encode()
        for place, text in (("ja", ru), ("ru", ja)):
            both = {"ja": ja, "ru": ru} | {place: text}
            (problem,) = check_slots({name: document(name, [{"text": both}])}, LANGUAGES)
            assert (problem.code, problem.warning, problem.values["key"]) == ("D271", True, place)


def yaml_quoted(text: str) -> str:
    return yaml.safe_dump(text, allow_unicode=True, default_style='"', width=100_000).strip()


@pytest.mark.parametrize(
    ("languages", "texts", "found"),
    [
        (("ja", "zh"), {"ja": "北京大学", "zh": "北京大学"}, []),
        (("ru", "kk"), {"ru": "Қазақстан", "kk": "Казахстан"}, []),
        (("en", "ru"), {"en": "Kazan (Казань)", "ru": "Kazan"}, []),
        (("en", "ru"), {"en": "Казань", "ru": "Казань"}, ["D271"]),
        (("en", "ko"), {"en": "Seoul", "ko": "서울"}, []),
        (("ko", "ja"), {"ko": "東京", "ja": "서울"}, ["D271"]),
        (("ja", "ru"), {"ja": "東京", "ru": "Токио", "ar": "Токио"}, ["D271"]),
        (("ja", "ru"), {"ja": "2018–2019", "ru": "…"}, []),
        (("ja", "ru"), {"ja": "日本", "ru": "Kanazawa University (金沢大学)"}, []),
    ],
)
def test_only_scripts_tell_and_only_where_they_can(languages: tuple[str, ...], texts: dict[str, str], found: list[str]) -> None:  # fmt: skip
    assert codes(check_slots({"partners": document("partners", [{"name": texts}])}, languages)) == found


# ---- Doubles --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("partners", {"D273", "D274"}),
        ("cities", {"D273", "D275"}),
        ("offices", {"D273"}),
        ("programs", {"D273"}),
        ("supporters", {"D273"}),
        ("milestones", {"D276"}),
    ],
)
def test_a_record_that_is_copied_under_another_id_is_found(kind: str, found: set[str]) -> None:
    records = yaml.safe_load(DOCUMENTS[kind].text)
    for record in records:
        again = copy.deepcopy(record) | {"id": "another"}
        problems = list(check_doubles({kind: document(kind, [*records, again])}))
        assert {problem.code for problem in problems} == found
        assert all(problem.warning for problem in problems)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Казанский университет", "«КАЗАНСКИЙ»  Университет", True),
        ("ＫＦＵ", "kfu", True),
        ("カザン大学", "ｶｻﾞﾝ大学", True),
        ("カザン大学", "ガザン大学", False),
        ("Университет", "Университеты", False),
        ("…", "«»", False),
    ],
)
def test_names_are_the_same_whatever_their_capitals_width_blanks_and_quotes(one: str, other: str, same: bool) -> None:
    records = [{"id": "a", "name": {"ru": one}}, {"id": "b", "name": {"ru": other}}]
    assert codes(check_doubles({"supporters": document("supporters", records)})) == ["D273"] * same


# ---- Examples -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", GUIDES)
def test_what_the_guide_shows_is_refused_in_a_real_project_until_it_is_filled_in(language: str, tmp_path: Path) -> None:
    real = (ROOT / "data" / "project.yml").read_bytes()
    project = lay_data(tmp_path)
    (project / "data" / "project.yml").write_bytes(real)
    named = [step for step in WAYS if "id: example-" in blocks(language)[step]]
    assert set(named) == {"source", "city", "partner", "call"}
    for number, step in enumerate(WAYS):
        do(project, step, blocks(language)[step])
        files = {WAYS[each][0] for each in list(WAYS)[: number + 1] if each in named}
        assert {problem.path for problem in load(project, ()).problems if problem.code == "D278"} == files
    as_example(project)
    assert "D278" not in codes(iter(load(project, ()).problems))


# ---- What cannot be -------------------------------------------------------------------------------------------------


def test_a_clock_that_was_stopped_before_the_day_of_the_data_is_said_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Builds that are repeated must not fail for it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    found = load(lay_data(tmp_path), ()).problems
    assert [
        (problem.code, problem.warning) for problem in found if problem.code in ("D280", "D281", "D283", "D284")
    ] == [("D280", True)]


def test_the_day_of_the_build_tells_what_is_to_come(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    milestone = "- {id: party, date: 2020-02-20, kind: event, title: {ja: 会, ru: Вечер}, source: [later-report]}\n"
    lay(tmp_path, {"data/milestones.yml": milestone})
    for day, found in (("1582156000", ["D283"]), ("1582243200", [])):  # the days before and after, at the university
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(day) - 86400 if found else day))
        assert [problem.code for problem in load(tmp_path).problems] == found


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("http://localhost/", True),
        ("http://127.0.0.1:8000/ru/", True),
        ("http://10.1.2.3/", True),
        ("http://[::1]/", True),
        ("https://files.local/", True),
        ("https://wiki.corp/", True),
        ("https://kpfu.ru", False),
        ("https://8.8.8.8/", False),
        ("https://localhost.ru/", False),
        ("https://xn--80aagqjaxf1a.xn--p1ai/", False),
        ("https://казань.рф/", False),
    ],
)
def test_hosts_that_only_one_house_knows(address: str, private: bool) -> None:
    catalog = loaded(ROOT).catalog
    assert catalog is not None
    partners = document("partners", [{"id": "a", "website": address}])
    source = {"sources": YamlSource("data/sources.yml", [], partners.lines, partners.written)}
    assert codes(check_plausible(catalog, source, set())) == (["D286"] if private else [])
