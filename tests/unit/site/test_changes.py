"""What changed on the site: what said so itself, newest first, and nothing that is still to come."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from program_site.content.catalog import Catalog
from program_site.content.data.entries import Entry
from program_site.content.data.files import MANY
from program_site.content.page_kinds import GENERATED
from program_site.site.changes import SHOWN_BY, Changes, changed_on, changes
from program_site.site.site import Site, prepare
from program_site.site.sitemap import sitemap
from smallest import HEADER, REPORT, lay

TODAY = "1900076400"
"""19 March 2030 at the university."""
MILESTONES = """
- id: symposium
  date: 2030-03-01
  kind: event
  title: {ja: シンポジウム, ru: Симпозиум}
  source: [later-report]
  %s
"""
PAGE = "---\ntitle: %s\ndescription: %s\n%s---\n\n%s\n"


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


def made(root: Path, files: dict[str, str | None]) -> Site:
    shown = {f"docs/{code}/milestones/index.md": PAGE % (code, code, "", "{{ milestones }}") for code in ("ja", "ru")}
    return prepare(lay(root, {**shown, **files}), "https://example.org/", None, ("ja", "ru"))


@pytest.fixture
def numbers(tmp_path: Path) -> Catalog:
    return made(
        tmp_path,
        {
            "data/figures.yml": "- {id: n, value: 1, label: {ja: 人, ru: человек}, date: 2019-03-31, source: [later-report]}\n"
        },
    ).catalog


def lines(found: Changes) -> list[tuple[str, ...]]:
    each = (change for _, those in found.months for change in those)
    return [(str(one.day), one.what, one.kind, one.title, str(one.address), one.words or "") for one in each]


def test_a_page_an_entry_and_a_report_are_there_in_every_language(tmp_path: Path) -> None:
    site = made(
        tmp_path,
        {
            "docs/ja/index.md": PAGE % ("ホーム", "紹介", "updated: 2030-03-18\nchange: 手順を足しました。\n", "本文"),
            "data/milestones.yml": MILESTONES % "updated: 2030-02-01\n  change: {ja: 追記, ru: Дополнено}",
            REPORT: HEADER.replace("author", "published: 2029-12-01\nupdated: 2030-03-19\nauthor") + "\n雪でした。\n",
        },
    )
    report = ("reports", "歓迎会", "reports/2019-02-15-party/", "")
    assert lines(changes(site.catalog, "ja")) == [
        ("2030-03-19", "updated", *report),
        ("2030-03-18", "updated", "pages", "ホーム", "", "手順を足しました。"),
        ("2030-02-01", "updated", "milestones", "シンポジウム", "milestones/#symposium", "追記"),
        ("2029-12-01", "new", *report),
    ]
    assert lines(changes(site.catalog, "ru")) == [
        ("2030-03-19", "updated", *report),
        ("2030-02-01", "updated", "milestones", "Симпозиум", "milestones/#symposium", "Дополнено"),
        ("2029-12-01", "new", *report),
    ]
    html = BeautifulSoup(site.fill("ru", "about/changes/", "<p>{{ changes }}</p>"), "lxml")
    assert [heading.get_text().replace("\u202f", " ") for heading in html("h2")] == [
        "Март 2030 г.",
        "Февраль 2030 г.",
        "Декабрь 2029 г.",
    ]
    assert [link["lang"] for link in html.select("a[lang]")] == ["ja", "ja"]
    assert "2030年3月18日" in site.fill("ja", "", "<p>本文</p>")
    assert "<time" not in site.fill("ru", "", "<p>Текст</p>")


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ("draft: true\n  updated: 2030-03-01", []),
        ("publish_from: 2030-03-20", []),
        ("updated: 2030-03-20", []),
        ("publish_from: 2030-03-19", [("2030-03-19", "new", "")]),
        ("publish_from: 2030-03-01\n  change: {ja: 追記, ru: П}", [("2030-03-01", "new", "追記")]),
        ("publish_from: 2030-03-01\n  updated: 2030-03-01", [("2030-03-01", "new", "")]),
        (
            "publish_from: 2030-03-01\n  updated: 2030-03-10\n  change: {ja: 追記, ru: П}",
            [("2030-03-10", "updated", "追記"), ("2030-03-01", "new", "")],
        ),
    ],
)
def test_an_entry_is_new_on_its_day_and_updated_later(
    says: str, shown: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    site = made(tmp_path, {"data/milestones.yml": MILESTONES % says})
    assert [(day, what, words) for day, what, _, _, _, words in lines(changes(site.catalog, "ja"))] == shown


def test_samples_are_no_news_and_nothing_is_said_to_be_nothing(tmp_path: Path) -> None:
    sample = HEADER.replace("author", "published: 2029-12-01\nsample: true\nauthor") + "\n雪でした。\n"
    site = made(tmp_path, {REPORT: sample})
    assert changes(site.catalog, "ja") == Changes((), False)
    assert "Изменений пока не записано.</p>" in site.fill("ru", "about/changes/", "<p>{{ changes }}</p>")


@bounded(100)
@given(days=some.lists(some.dates(datetime.date(2020, 1, 1), datetime.date(2032, 1, 1)), max_size=130))
def test_newest_first_and_no_more_than_a_hundred(numbers: Catalog, days: list[datetime.date]) -> None:
    figures = tuple(
        numbers.figures[0].model_copy(update={"id": f"n{at}", "updated": day}) for at, day in enumerate(days)
    )
    found = changes(replace(numbers, figures=figures), "ja")
    past = sorted((str(day) for day in days if str(day) <= "2030-03-19"), reverse=True)
    assert [line[0] for line in lines(found)] == past[:100]
    assert found.more == (len(past) > 100)
    assert len({str(month) for month, _ in found.months}) == len(found.months)


def test_the_site_map_tells_the_last_change_of_a_page(tmp_path: Path) -> None:
    site = made(
        tmp_path,
        {
            "data/cities.yml": (
                "- {id: kazan, name: {ja: カザン, ru: Казань}, latitude: 55.8, longitude: 49.1, timezone: Europe/Moscow,"
                " publish_from: 2030-01-01, updated: 2030-02-01}\n"
            ),
            "docs/ru/index.md": PAGE % ("Главная", "О сайте", "updated: 2030-03-18\n", "Текст"),
        },
    )
    assert {key: str(day) for key, day in changed_on(site.catalog).items()} == {
        ("ja", "cities/kazan/"): "2030-02-01",
        ("ru", "cities/kazan/"): "2030-02-01",
        ("ru", ""): "2030-03-18",
    }
    found = BeautifulSoup(sitemap(site.catalog, site.addresses), "xml")
    told = {url.loc.get_text(): url.lastmod.get_text() for url in found("url") if url.lastmod}
    assert told == {
        "https://example.org/cities/kazan/": "2030-02-01",
        "https://example.org/ru/cities/kazan/": "2030-02-01",
        "https://example.org/ru/": "2030-03-18",
    }
    assert "2030年2月1日" in site.pages["ja", "cities/kazan/"].html


def test_every_kind_of_entry_is_shown_somewhere() -> None:
    assert {*GENERATED, *SHOWN_BY} == {kind for kind, shape in MANY.items() if issubclass(shape, Entry)}
