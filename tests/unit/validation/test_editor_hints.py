"""What an editor says by the schemas: to a mistake, to what we take, and in which words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from program_site.__main__ import main
from program_site.validation.schemas import schemas
from schemas_as_read import ROOT, SCHEMAS, complaints


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("figures", "- {id: a, value: 5, label: {ja: 数, ru: число}, date: 2019-03-31, xyz: 1}"),
        ("figures", "- {id: a, value: 5, date: 2019-03-31}"),
        ("figures", "- {id: A_B, value: 5, label: {ja: 数, ru: число}, date: 2019-03-31}"),
        ("figures", "- {id: a, value: -5, label: {ja: 数, ru: число}, date: 2019-03-31}"),
        ("figures", "- {id: a, value: '5', label: {ja: 数, ru: число}, date: 2019-03-31}"),
        ("figures", "{id: a, value: 5, label: {ja: 数, ru: число}, date: 2019-03-31}"),
        ("milestones", "- {id: a, date: 2018/10, kind: visit, title: {ja: 訪問, ru: визит}}"),
        ("milestones", "- {id: a, date: 2018-10, kind: trip, title: {ja: 訪問, ru: визит}}"),
        ("milestones", "- {id: a, date: 2018-10, kind: visit, title: 訪問}"),
        ("milestones", "- {id: a, date: 2018-10, kind: visit, title: {ja: 訪問, ru: визит}, partners: kfu}"),
        (
            "supporters",
            "- {id: a, name: {ja: {text: 市, oficial: false}, ru: Город}, kind: city, role: {ja: 支援, ru: помощь}}",
        ),
        ("supporters", "- {id: a, name: 市, kind: city, role: {ja: 支援, ru: помощь}}"),
        ("figures", "- {id: a, value: 5, label: {ja: 数}, date: 2019-03-31}"),
        ("supporters", "- {id: a, name: {ja: 市, en: City}, kind: city, role: {ja: 支援, ru: помощь}}"),
        ("figures", "- {id: a, value: 5, label: {ja: 数, ru: число}, date: 2019-03-31, source:}"),
        ("rubric", "{levels: [0], abilities: []}"),
        ("news", "- {id: a, published: 2030-04-01, title: {ja: 会, ru: встреча}, starts: 2030-05-10, online: 5}"),
        ("news", "- {id: a, published: 2030-04-01, title: {ja: 会, ru: встреча}, photo: assets/news/photo-1.jpg}"),
        ("contacts", "- {id: a, name: {ja: 窓口, ru: Отдел}, phone: 076-264-5111}"),
    ],
)
def test_an_editor_marks_a_mistake(name: str, text: str) -> None:
    assert complaints(name, text) != []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("figures", "- {id: a-1, value: 0, label: {ja: 数, ru: число, en: number}, date: 2019-03-31, source: [x]}"),
        ("milestones", "- {id: a, date: 2018, kind: visit, title: {ja: 訪問, ru: визит}}"),
        (
            "milestones",
            "- {id: a, date: FY2018, end: 2019-02, kind: visit, title: {ja: 訪問, ru: визит}, planned: true}",
        ),
        (
            "supporters",
            "- {id: a, name: {ja: 市, ru: {text: Город, official: false}}, kind: city, role: {ja: 支援, ru: помощь}}",
        ),
        (
            "news",
            "- {id: a, published: 2030-04-01, title: {ja: 会, ru: встреча}, starts: 2030-05-10 17:00, online: true}\n"
            "- {id: b, published: 2030-04-01, title: {ja: 会, ru: встреча}, starts: 2030-05-10, online: 'https://example.org/'}",
        ),
        (
            "calls",
            "- {id: a, title: {ja: 募集, ru: набор}, opens: 2099-04-01, closes: 2099-05-15, directions: [outbound], programs: [new]}",
        ),
        ("contacts", "- {id: a, name: {ja: 窓口, ru: Отдел}, phone: +81 76-264-5111 内線 12, languages: [ja]}"),
        ("contacts", "- {id: a, name: {ja: 窓口, ru: Отдел}, mail: a@example.org, phone: [+7 843 233-71-09]}"),
    ],
)
def test_an_editor_lets_everything_pass_that_we_take(name: str, text: str) -> None:
    assert complaints(name, text) == []


def test_a_field_speaks_the_languages_of_the_site_and_english() -> None:
    partner = json.loads(SCHEMAS[ROOT]["partners"])["$defs"]["Partner"]
    assert partner["title"] == "海外連携機関 · Зарубежный партнёр · Overseas partner"
    assert partner["properties"]["founded"]["description"].splitlines() == [
        "創立の年（西暦）。", "Год основания.", "The year it was founded.",
    ]  # fmt: skip
    shiosai = json.loads(SCHEMAS[ROOT / "tests" / "sites" / "shiosai"]["partners"])["$defs"]["Partner"]
    assert shiosai["title"] == "Overseas partner · 海外連携機関"


def test_choices_and_ids_are_offered_with_their_names() -> None:
    definitions = json.loads(SCHEMAS[ROOT]["programs"])["$defs"]
    level = definitions["Program"]["properties"]["level"]
    offered = dict(zip(level["enum"], level["enumDescriptions"], strict=True))
    assert offered["graduate"] == "大学院 · Магистратура и аспирантура · Graduate"
    today = SCHEMAS[ROOT / "tests" / "sites" / "shiosai"]["partners"]
    cities = json.loads(today)["$defs"]["cities-ids"]["anyOf"][0]
    assert "suva" in cities["enum"]
    assert len(cities["enum"]) == len(cities["enumDescriptions"])


def test_a_language_without_words_of_its_own_gets_the_english_ones() -> None:
    figure = json.loads(schemas(("de",), {})["figures"])["$defs"]["Figure"]
    assert figure["properties"]["label"]["description"] == "What is counted."
    assert json.loads(schemas(("de",), {})["figures"])["$defs"]["Text"]["required"] == ["de"]


def test_the_command_writes_them_and_leaves_them_alone_where_data_are_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(tmp_path), "schema"]) == 1
    assert "project.yml" in capsys.readouterr().err
    shutil.copytree(ROOT / "tests" / "sites" / "shiosai", tmp_path, dirs_exist_ok=True)
    assert main(["--root", str(tmp_path), "schema"]) == 0
    written = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "data" / "schema").iterdir()}
    assert written == SCHEMAS[ROOT / "tests" / "sites" / "shiosai"]
