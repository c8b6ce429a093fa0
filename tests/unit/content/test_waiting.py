"""Entries that wait: what is left out where, and what is there all the same."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from program_site.commands.check.checking import check
from program_site.commands.check.formats import as_text
from program_site.content.data.files import MANY, ONE
from program_site.content.data.waiting import Waiting, named_by
from program_site.content.reports.front_matter import FrontMatter
from program_site.load import DRAFTS, Loaded, load, load_data
from program_site.text.records import Record
from program_site.validation.schemas import schemas_of
from smallest import HEADER, REPORT, lay

PARTNER = """- id: kfu
  name: {ja: カザン連邦大学, ru: Казанский федеральный университет}
  city: kazan
  website: https://kpfu.ru
  source: [interim-report]
- id: asu
  %s
  name: {ja: アルタイ大学, ru: {text: Алтайский университет, official: false}}
  city: kazan
  website: https://asu.ru
  source: [interim-report]
"""
OFFICE = """- id: kazan-office
  name: {ja: カザンオフィス, ru: Офис в Казани}
  kind: office
  statements: [{text: {ja: 文, ru: Текст}}]
  source: [interim-report]
"""
PROGRAM = """- id: culture
  name: {ja: 文化交流プログラム, ru: Программа культурного обмена}
  colour: crimson
  level: undergraduate
  field: {ja: 文化, ru: культура}
  summary: {ja: 文化を学びます。, ru: О культуре.}
  directions: [outbound]
  earns: [credits]
  partners: [asu, kfu]
  source: [interim-report]
"""


def laid(root: Path, says: str, **files: str | None) -> Path:
    return lay(
        root, {"data/partners.yml": PARTNER % says, "data/offices.yml": OFFICE, "data/programs.yml": PROGRAM, **files}
    )


def shapes(shape: type[Record], seen: set[type[Record]]) -> set[type[Record]]:
    if shape not in seen:
        seen.add(shape)
        for field in shape.model_fields.values():
            found: list[object] = [field.annotation]
            while found:
                each = found.pop()
                found += getattr(each, "__args__", ())
                if isinstance(each, type) and issubclass(each, Record):
                    shapes(each, seen)
    return seen


def test_every_field_that_holds_ids_is_known() -> None:
    """As the schemas for editors know it, whichever way its type is written."""
    all_shapes: set[type[Record]] = set()
    for shape in (*ONE.values(), *MANY.values(), FrontMatter):
        shapes(shape, all_shapes)
    for shape in all_shapes:
        fields = shape.model_json_schema()["properties"]
        aliases = {field.alias or name: name for name, field in shape.model_fields.items()}
        said = {aliases[name] for name, field in fields.items() if '"ids"' in json.dumps(field)}
        assert said == named_by(shape).keys(), shape


@pytest.mark.parametrize("says", ["draft: true", "publish_from: 2090-04-01", "draft: true\n  publish_from: 2019-04-01"])
def test_what_waits_is_nowhere_but_whole_in_the_whole(says: str, tmp_path: Path) -> None:
    loaded = load(
        laid(tmp_path, says, **{REPORT: HEADER.replace("author", "partner: [asu, kfu]\nauthor") + "\n雪。\n"})
    )
    catalog = loaded.checked()
    assert [each.id for each in catalog.partners] == ["kfu"]
    assert catalog.programs[0].partners == ("kfu",)
    assert catalog.reports[0].main.header.partner == ("kfu",)
    assert not [text.place for text in catalog.translated.texts if text.place.startswith("asu")]
    assert [text.place for text in catalog.translated.texts if text.place == "kazan-office.statements.text"]
    assert loaded.whole is not None
    assert [each.id for each in loaded.whole.partners] == ["kfu", "asu"]
    assert '"asu"' in schemas_of(loaded.whole)["programs"]


def test_a_copy_that_waits_hides_nothing_of_the_published_one(tmp_path: Path) -> None:
    copy = PARTNER.replace("id: asu", "id: kfu") % "draft: true"
    loaded = load(laid(tmp_path, "", **{"data/partners.yml": copy, "data/programs.yml": PROGRAM.replace("asu, ", "")}))
    assert [problem.code for problem in loaded.problems if problem.stops] == ["D111"]
    assert loaded.catalog is not None
    assert loaded.catalog.programs[0].partners == ("kfu",)


def test_the_day_comes_at_the_university(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = laid(tmp_path, "publish_from: 2030-03-19")
    for moment, there in ((1_900_076_399, ["kfu"]), (1_900_076_400, ["kfu", "asu"])):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(moment))
        assert [each.id for each in load(root).checked().partners] == there


def test_only_a_preview_shows_what_waits_if_it_is_asked_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = laid(tmp_path, "draft: true")

    def partners(again: bool) -> list[str]:
        catalog = load_data(root, again).catalog
        return [each.id for each in catalog.partners] if catalog else []

    assert partners(again=True) == ["kfu"]
    monkeypatch.setenv(DRAFTS, "1")
    assert partners(again=True) == ["kfu", "asu"]
    assert partners(again=False) == ["kfu"]


@pytest.mark.parametrize(
    ("says", "until", "language", "line"),
    [
        ("draft: true", None, "ja", "公開を待っているものが1件あります: partners/asu（下書き）"),
        ("draft: true", None, "ru", "1 запись ждёт публикации: partners/asu (черновик)"),
        ("publish_from: 2090-04-01", datetime.date(2090, 4, 1), "ja", "partners/asu（2090年4月1日から）"),
        ("publish_from: 2090-04-01", datetime.date(2090, 4, 1), "en", "1 entry waits to be published: partners/asu (from April 1, 2090)"),
    ],
)  # fmt: skip
def test_check_says_at_its_end_what_waits(
    says: str, until: datetime.date | None, language: str, line: str, tmp_path: Path
) -> None:
    checked = check(laid(tmp_path, says))
    assert not checked.failed
    assert checked.waiting == (Waiting("partners", "asu", until),)
    assert any(said.endswith(line) for said in as_text(checked, language))
    assert not any("asu" in said for said in as_text(check(laid(tmp_path, "founded: 1973")), language))


def stops(loaded: Loaded) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in loaded.problems if problem.stops]


def test_a_draft_that_cannot_be_read_is_a_mistake_and_hides_no_other(tmp_path: Path) -> None:
    """Left out of the list, it would let every later entry be judged by the lines of another."""
    root = laid(tmp_path, "draft: true\n  mistake: 1")
    assert ("D122", "data/partners.yml") in stops(load(root))


def test_a_mistake_of_a_published_entry_stops_beside_a_draft_on_its_line(tmp_path: Path) -> None:
    figure = "id: %s, value: %s, label: {ja: 人, ru: человек}, date: 2019-03-31"
    for first, second in (("draft: true, ", ""), ("", "draft: true, ")):
        both = f"[{{{first}{figure % ('first', -1)}}}, {{{second}{figure % ('second', -1)}}}]\n"
        assert ("D123", "data/figures.yml") in stops(load(laid(tmp_path, "", **{"data/figures.yml": both})))


def test_what_cannot_wait_is_no_draft(tmp_path: Path) -> None:
    """Who cites a source needs it; that it may not wait is a mistake and no remark."""
    root = laid(tmp_path, "")
    sources = root / "data/sources.yml"
    sources.write_text(sources.read_text(encoding="utf-8").rstrip() + "\n  draft: true\n", encoding="utf-8")
    assert ("D122", "data/sources.yml") in stops(load(root))


def test_students_are_counted_without_the_name_of_what_waits(tmp_path: Path) -> None:
    rows = "rows:\n- {year: 2018, direction: outbound, kind: actual, number: 9, partner: asu, program: culture}\n"
    mobility = load(laid(tmp_path, "draft: true", **{"data/mobility.yml": rows})).checked().mobility
    assert mobility is not None
    assert [(row.number, row.partner, row.program) for row in mobility.rows] == [(9, None, "culture")]
