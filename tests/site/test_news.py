"""What is news: feed, latest reports and pages follow the day on which a report was published, lists that of its event."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from committing import DAY, NOON, Repository, needs_git
from conftest import build, lay_project
from dropped_report import without_samples
from program_site.site.layout import ADDRESSES, placeholder
from program_site.site.site import Site, prepare
from smallest import lay

OLD, NEW = "2018-02-09-old", "2019-03-06-new"
SITE_URL = "https://example.org/"


def text(day: str, title: str = "題", **fields: str) -> str:
    more = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\ntitle: {title}\ndate: {day}\nauthor: 花子\n{more}---\n本文です。\n"


def at(slug: str, language: str = "ja") -> str:
    return f"activity_reports/{slug}/{language}.md"


def site_of(root: Path, reports: dict[str, str | None]) -> Site:
    return prepare(lay(root, reports), SITE_URL, None, ("ja", "ru"))


def files(site: Site) -> dict[str, bytes]:
    layouts = {
        (language, address): "".join(map(placeholder, ("title", "head", "body")))
        for language in ("ja", "ru")
        for address in ADDRESSES.values()
    }
    return {each.path: each.read() for each in site.outputs(layouts)}


def entries(feed: bytes) -> dict[str, tuple[str, str]]:
    """The days of each entry in the order of the feed."""
    soup = BeautifulSoup(feed, "xml")
    return {
        entry.select("id")[0].get_text().split("/")[-2]: (
            entry.select("published")[0].get_text(),
            entry.select("updated")[0].get_text(),
        )
        for entry in soup.select("entry")
    }


def facts(page: bytes) -> dict[str, str]:
    soup = BeautifulSoup(page, "lxml")
    return {
        row.select("dt")[0].get_text(): str(row.select("time")[0]["datetime"])
        for row in soup.select(".report-facts > div:has(time)")
    }


def article(page: bytes) -> dict[str, Any]:
    graph = json.loads(BeautifulSoup(page, "lxml").select("script[type='application/ld+json']")[0].get_text())["@graph"]
    return next(each for each in graph if each["@type"] == "Article")


def latest(site: Site, language: str) -> list[str]:
    soup = BeautifulSoup(site.fill(language, "", "<p>{{ latest_reports }}</p>"), "lxml")
    return [str(link["href"]).split("/")[-2] for link in soup.select(".report-title a")]


def test_a_report_of_long_ago_that_is_published_today_reaches_those_who_follow_the_news(tmp_path: Path) -> None:
    later = {at(f"2019-01-{day:02}-x"): text(f"2019-01-{day:02}", published="2019-02-01") for day in range(1, 26)}
    site = site_of(tmp_path, {**later, at(OLD): text("2018-02-09", published="2020-05-04")})
    made = files(site)
    for prefix in ("", "ru/"):
        days = entries(made[f"{prefix}feed.xml"])
        assert (len(days), next(iter(days))) == (20, OLD)
        assert days[OLD] == ("2020-05-04T00:00:00+09:00", "2020-05-04T00:00:00+09:00")
        assert [*days][1:3] == ["2019-01-25-x", "2019-01-24-x"], "of one day, the later events come first"
    assert BeautifulSoup(made["feed.xml"], "xml").select("feed > updated")[0].get_text() == "2020-05-04T00:00:00+09:00"
    assert [latest(site, language)[0] for language in ("ja", "ru")] == [OLD, OLD]
    assert site.catalog.reports[-1].slug == OLD, "by the day of the event it is the oldest"
    page = made[f"reports/{OLD}/index.html"]
    assert facts(page) == {"活動日": "2018-02-09", "公開日": "2020-05-04"}
    assert facts(made[f"ru/reports/{OLD}/index.html"]) == {"День события": "2018-02-09", "Опубликовано": "2020-05-04"}
    assert {name: article(page)[name] for name in ("datePublished", "dateModified", "temporalCoverage")} == {
        "datePublished": "2020-05-04",
        "dateModified": "2020-05-04",
        "temporalCoverage": "2018-02-09",
    }


def test_an_update_shows_on_the_page_of_its_text_and_in_its_feed(tmp_path: Path) -> None:
    reports = {
        at(OLD): text("2018-02-09", published="2018-02-20"),
        at(OLD, "ru"): text("2018-02-09", updated="2019-01-02"),
        at(NEW): text("2019-03-06", published="2019-03-07", updated="2019-03-07"),
    }
    made = files(site_of(tmp_path, {**reports}))
    first = "2018-02-20T00:00:00+09:00"
    assert entries(made["feed.xml"])[OLD] == (first, first)
    assert entries(made["ru/feed.xml"])[OLD] == (first, "2019-01-02T00:00:00+09:00")
    assert facts(made[f"reports/{OLD}/index.html"]) == {"活動日": "2018-02-09", "公開日": "2018-02-20"}
    there = facts(made[f"ru/reports/{OLD}/index.html"])
    assert there == {"День события": "2018-02-09", "Опубликовано": "2018-02-20", "Обновлено": "2019-01-02"}
    assert article(made[f"ru/reports/{OLD}/index.html"])["dateModified"] == "2019-01-02"
    assert "更新日" not in facts(made[f"reports/{NEW}/index.html"]), "what came in that day is no news of it"


def test_what_nothing_tells_of_is_not_invented(tmp_path: Path) -> None:
    site = site_of(tmp_path, {at(OLD): text("2018-02-09"), at(NEW): text("2019-03-06", published="2019-03-07")})
    made = files(site)
    assert site.lacks_history
    assert facts(made[f"reports/{OLD}/index.html"]) == {"活動日": "2018-02-09"}
    assert entries(made["feed.xml"])[OLD][0] == "2018-02-09T00:00:00+09:00"
    (tmp_path / at(OLD)).write_text(text("2018-02-09", published="2019-03-08"), encoding="utf-8")
    assert not site_of(tmp_path, {}).lacks_history


@needs_git
def test_of_a_text_that_does_not_say_it_the_first_commit_tells(tmp_path: Path) -> None:
    repository = Repository(lay(tmp_path, {at(NEW): text("2019-03-06")})).begin()
    repository.commit(NOON)  # 09:53 in Kanazawa
    repository.write(at(OLD), text("2018-02-09"))
    repository.write(at(NEW, "ru"), text("2019-03-06", published="2019-12-31"))
    repository.commit(NOON + 15 * 3600)  # the next day there, and still the same in Greenwich
    reports = {each.slug: each for each in site_of(tmp_path, {}).catalog.reports}
    days = {slug: each.published.isoformat() for slug, each in reports.items()}
    assert days == {OLD: "2020-01-27", NEW: "2019-12-31"}, (
        "what one of its texts says goes with what is known of others"
    )
    before = files(site_of(tmp_path, {}))
    repository.commit(NOON + DAY)
    assert files(site_of(tmp_path, {})) == before, "a commit of nothing changes nothing"
    keys = {each.slug: each.key for each in site_of(tmp_path, {}).catalog.reports}
    repository.git("update-ref", "-d", "HEAD")
    repository.commit(NOON + 5 * DAY)
    after = {each.slug: each for each in site_of(tmp_path, {}).catalog.reports}
    assert after[OLD].published.isoformat() == "2020-01-31"
    assert after[OLD].key != keys[OLD], "by its key pages know that they are to be made anew"


@needs_git
def test_a_published_site_follows_the_history_and_without_one_says_so_once(tmp_path: Path) -> None:
    project, target = without_samples(lay_project(tmp_path / "project")), tmp_path / "site"

    def built() -> tuple[str, dict[str, tuple[str, str]]]:
        done = build(project, target)
        assert done.returncode == 0, done.stderr
        return done.stderr, entries((target / "feed.xml").read_bytes())

    said, _ = built()
    assert said.count("git fetch --unshallow") == 1
    assert "Nothing changed" in built()[0]
    repository = Repository(project).begin()
    repository.write(".gitignore", ".cache\n")
    repository.commit(NOON)
    said, days = built()
    assert "git fetch --unshallow" not in said
    assert {each[0] for each in days.values()} == {"2020-01-26T00:00:00+09:00"}
    assert "Nothing changed" in built()[0]
    repository.git("update-ref", "-d", "HEAD")
    repository.commit(NOON + 5 * DAY)
    assert {each[0] for each in built()[1].values()} == {"2020-01-31T00:00:00+09:00"}
