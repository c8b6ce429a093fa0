"""What readers ask, as pages answer it: what is known, what is not published, who would know, and the official sites."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from conftest import SITE_URL
from program_site.i18n.localizer import Localizer
from program_site.site.site import Site, prepare
from smallest import lay

ANSWERS = """
- id: apply
  question: {ja: 応募できますか, ru: "Можно ли подать заявку?"}
  topics: [outbound]
  calls: outbound
  known: {ja: 募集はありません。, ru: Набора нет.}
  unknown: {ja: 今後の募集。, ru: Будет ли набор.}
  source: [interim-report]
- id: visa
  question: {ja: 査証は必要ですか, ru: "Нужна ли виза?"}
  topics: [outbound, inbound]
  unknown: {ja: 必要な書類。, ru: Какие нужны документы.}
  ask: {ja: 所属大学, ru: В своём вузе}
  sites: [embassy]
"""
SITES = """
- id: embassy
  name: {ja: 大使館, ru: {text: Посольство, official: false}}
  website: https://embassy.example/
  about: {ja: 大使館のサイトです。, ru: Сайт посольства.}
  topics: [outbound]
  seen: 2026-11
- id: exam
  name: {ja: 試験, ru: Экзамен}
  website: https://exam.example/
  about: {ja: 試験のサイトです。, ru: Сайт экзамена.}
  topics: [inbound]
"""
CALL = "- {id: spring, title: {ja: 春の募集, ru: Весенний набор}, opens: 2026-11-01, closes: 2026-12-15, directions: [%s]}\n"
ON_1_DECEMBER, ON_4_JANUARY = "1796094000", "1799000000"
PAGES = {
    f"docs/{language}/abroad.md": f"---\ntitle: {title}\ndescription: {title}\n---\n\n{{{{ answers: outbound }}}}\n"
    for language, title in (("ja", "ロシアへ"), ("ru", "В Россию"))
}


def site_of(root: Path, calls: str = "[]\n", **files: str) -> Site:
    laid = {"data/answers.yml": ANSWERS, "data/official_sites.yml": SITES, "data/calls.yml": calls, **files}
    return prepare(lay(root, laid), SITE_URL, None, ("ja", "ru"))


def filled(site: Site, language: str, shortcode: str) -> BeautifulSoup:
    return BeautifulSoup(site.fill(language, "", f"<p>{{{{ {shortcode} }}}}</p>"), "lxml")


def parts(row: Tag | None) -> dict[str, str]:
    assert row
    return {str(each["class"][0]): " ".join(each.text.split()) for each in row.select("dd")}


def test_a_row_says_what_is_known_and_what_is_not_and_who_would_know(tmp_path: Path) -> None:
    soup = filled(site_of(tmp_path), "ja", "answers: outbound")
    assert [each.text for each in soup.select(".answers dt")] == ["応募できますか", "査証は必要ですか"]
    first, second = (parts(each) for each in soup.select(".answers > div"))
    assert first.keys() == {"known", "unknown"}
    assert "募集はありません。" in first["known"]
    assert "今後の募集。" in first["unknown"]
    assert second.keys() == {"unknown", "ask"}
    assert "所属大学 大使館 （外部サイト）" in second["ask"]
    assert [each.text for each in filled(site_of(tmp_path), "ja", "answers: inbound").select("dt")] == [
        "査証は必要ですか"
    ]


@pytest.mark.parametrize(
    ("day", "direction", "is_call"),
    [(ON_1_DECEMBER, "outbound", True), (ON_4_JANUARY, "outbound", False), (ON_1_DECEMBER, "inbound", False)],
)
def test_a_call_is_the_answer_until_it_closes(
    day: str, direction: str, is_call: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
    soup = filled(site_of(tmp_path, CALL % direction), "ru", "answers: outbound")
    row = soup.select_one("#answer-apply")
    said = parts(row)
    assert ("Весенний набор" in said["known"]) is is_call
    assert ("Набора нет." in said["known"]) is not is_call
    assert ("unknown" in said) is not is_call
    assert row
    assert [str(each["href"]).endswith("#call-spring") for each in row.select(".known > a")] == [True] * is_call


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_official_sites_have_whole_addresses_and_say_that_they_lead_out(language: str, tmp_path: Path) -> None:
    site = site_of(tmp_path)
    listed = filled(site, language, "official_sites: outbound").select(".official-sites > li")
    project = site.catalog.project
    own = [each for each in (project.website, project.university.website) if each]
    assert [each.select_one("a")["href"] for each in listed] == [*own, "https://embassy.example/"]  # type: ignore[index]
    for each in listed:
        (link,) = each.select("a")
        assert link["rel"] == ["noopener"]
        assert link["href"] in each.text
        assert Localizer(language).t("official_sites.outward") in each.text
    assert len(filled(site, language, "official_sites: project").select("li")) == len(own)


def test_partners_cities_and_programs_lead_to_the_page_that_answers(tmp_path: Path) -> None:
    with_page = site_of(tmp_path / "with", **PAGES)
    for folder in ("partners", "cities", "programs"):
        pages = [
            page for (code, _), page in with_page.pages.items() if code == "ru" and page.address.startswith(folder)
        ]
        assert pages, folder
        for page in pages:
            soup = BeautifulSoup(page.html, "lxml")
            assert [each["href"] for each in soup.select("section:has(#study) a[href$='abroad/']")] == [
                "../../abroad/"
            ], page.address
    without = site_of(tmp_path / "without")
    assert not any(BeautifulSoup(page.html, "lxml").select("#study") for page in without.pages.values())
