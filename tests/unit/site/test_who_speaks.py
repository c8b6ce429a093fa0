"""Whose site it is, whether the project is over, and whom to ask: told by every page and to machines, never as the university."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from conftest import SITE_URL
from line_breaks import with_blanks
from program_site.site import linked_data
from program_site.site.feed import feed
from program_site.site.language_marks import marks_of
from program_site.site.site import Site, prepare
from program_site.tables.exports import exports
from smallest import HEADER, PROJECT, REPORT, lay

ENDED = "{start: FY2017, end: FY2021, ended: true, source: [later-report]}"
OFFICIAL = "website: https://program.kanazawa.example/"
OPERATOR = "operator: {name: {ja: 見守る会, ru: Общество друзей}, mail: friends@kanazawa.example}"
ANSWER = """
- id: whom
  question: {ja: だれに聞けばよいですか, ru: Кого спросить?}
  topics: [all]
  unknown: {ja: 窓口。, ru: Куда обращаться.}
  operator: true
"""
SAMPLE = HEADER.replace("author", "sample: true\nauthor") + "\n雪でした。\n"


def site_of(root: Path, *lines: str, period: str = ENDED, **files: str) -> Site:
    text = (PROJECT / "data" / "project.yml").read_text(encoding="utf-8")
    text = text.replace("{start: FY2017, end: FY2021}", period) + "".join(f"{line}\n" for line in lines)
    return prepare(lay(root, {"data/project.yml": text, **files}), SITE_URL, None, ("ja", "ru"))


def frame(site: Site, language: str, part: str) -> BeautifulSoup:
    """`foot` is all that stands at the foot of a page but for the sections of the site."""
    parts = ("footer_about", "footer_official", "footer_site", "footer_base") if part == "foot" else (part,)
    return BeautifulSoup(with_blanks("".join(site.view(language, "").render(f"{each}.html") for each in parts)), "lxml")


def filled(site: Site, text: str) -> str:
    return with_blanks(site.fill("ja", "", f"<p>{{{{ {text} }}}}</p>"))


def ways(soup: BeautifulSoup) -> list[str]:
    return [str(each["href"]) for each in soup.select("a")]


@pytest.mark.parametrize(
    ("language", "said"),
    [("ja", "本事業は2021年度で終了しました。"), ("ru", "Проект завершён в 2021/22 финансовом году")],
)
def test_the_band_says_that_the_project_has_ended_and_leads_to_the_official_site(
    tmp_path: Path, language: str, said: str
) -> None:
    band = frame(site_of(tmp_path, OFFICIAL), language, "band")
    assert said in band.get_text()
    assert "https://program.kanazawa.example/" in ways(band)


def test_a_project_that_goes_on_has_no_band_and_its_day_at_the_foot(tmp_path: Path) -> None:
    site = site_of(tmp_path, period="{start: FY2017, end: FY2021}")
    assert frame(site, "ja", "band").get_text(strip=True) == ""
    assert "2019年3月31日現在" in frame(site, "ja", "foot").get_text()


def test_the_foot_does_not_repeat_the_band(tmp_path: Path) -> None:
    assert "2019年3月31日" not in frame(site_of(tmp_path), "ja", "foot").get_text()


@pytest.mark.parametrize(
    ("lines", "denied"),
    [
        ([OFFICIAL], True),
        ([OFFICIAL, OPERATOR], True),
        ([OFFICIAL, OPERATOR.replace("{name", "{official: true, name")], False),
    ],
)
def test_the_foot_says_whose_site_it_is_not(tmp_path: Path, lines: list[str], denied: bool) -> None:
    foot = frame(site_of(tmp_path, *lines), "ja", "foot")
    assert ("公式サイトではありません" in foot.get_text()) == denied
    assert "https://program.kanazawa.example/" in ways(foot)
    assert ("見守る会" in foot.get_text()) == (len(lines) > 1)


def test_machines_hear_of_the_operator_and_never_of_the_university_as_publisher(tmp_path: Path) -> None:
    for place, lines, named in (("a", [OFFICIAL], None), ("b", [OFFICIAL, OPERATOR], "見守る会")):
        site = site_of(tmp_path / place, *lines)
        view = site.view("ja", "")
        (thing, *_) = linked_data.about(view, "")
        assert thing.get("publisher", {}).get("name") == named
        for each in exports(site.catalog):
            (told,) = (text for path, text in each.files().items() if path == f"data/{each.kind}.json")
            assert json.loads(told).get("publisher", {}).get("ja") == named
        made = BeautifulSoup(feed(view, marks_of(site.catalog)), "xml")
        assert made.feed.author.get_text(strip=True) == (named or "留学")


def test_the_way_to_have_something_taken_down_is_private_or_said_not_to_be_there(tmp_path: Path) -> None:
    without = filled(site_of(tmp_path / "a", OFFICIAL), "takedown")
    assert "まだありません" in without
    assert "https://program.kanazawa.example/" in without
    assert "mailto:" not in without
    there = filled(site_of(tmp_path / "b", OFFICIAL, OPERATOR), "takedown")
    assert "mailto:friends@kanazawa.example" in there
    assert "まだありません" not in there


def test_the_answer_to_whom_to_ask_names_the_operator(tmp_path: Path) -> None:
    answers = {"data/answers.yml": ANSWER}
    assert "見守る会" not in filled(site_of(tmp_path / "a", OFFICIAL, **answers), "answers")
    assert "mailto:friends@kanazawa.example" in filled(
        site_of(tmp_path / "b", OFFICIAL, OPERATOR, **answers), "answers"
    )


def test_beside_real_reports_samples_stand_last_and_are_counted_apart(tmp_path: Path) -> None:
    real = HEADER.replace("2019-02-15", "2018-02-15").replace("歓迎会", "本当の話") + "\n雪でした。\n"
    files = {REPORT: SAMPLE, REPORT.replace("2019", "2018"): real}
    site = site_of(tmp_path, OFFICIAL, **files)
    assert [each.sample for each in site.catalog.reports] == [False, True]
    assert site.view("ja", "").lists.count() == "レポート1件、見本1件"
    latest = filled(site, "latest_reports")
    assert "本当の話" in latest
    assert "歓迎会" not in latest
    assert b"<entry" in feed(site.view("ja", ""), marks_of(site.catalog))


def test_samples_alone_are_called_samples_and_lead_to_the_official_site(tmp_path: Path) -> None:
    site = site_of(tmp_path, OFFICIAL, **{REPORT: SAMPLE})
    for shortcode in ("latest_reports", "report_list"):
        said = filled(site, shortcode)
        assert "（0件）" in said
        assert said.index("https://program.kanazawa.example/") < said.index("歓迎会")
        assert ">書き方の見本</h" in said, "a heading of their own"
    assert b"<entry" not in feed(site.view("ja", ""), marks_of(site.catalog))


def test_the_mark_of_our_own_wording_stands_behind_the_link_of_the_operator(tmp_path: Path) -> None:
    name = "{ja: 見守る会, ru: {text: Общество друзей, official: false}}"
    site = site_of(tmp_path, f"operator: {{name: {name}, website: https://friends.kanazawa.example/}}")
    shown = BeautifulSoup(site.fill("ru", "", "<p>{{ contact }}</p>"), "lxml")
    assert shown.select('a[href="https://friends.kanazawa.example/"] + button')
    assert not shown.select("a button")
