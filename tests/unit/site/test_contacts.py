"""Whom to ask and what to take along, as pages show it."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from conftest import SITE_URL
from program_site.site import linked_data
from program_site.site.pages import prose_content
from program_site.site.site import Site, prepare
from smallest import PROJECT, lay

CONTACTS = """
- id: office
  name: {ja: 留学担当窓口, ru: {text: Отдел обмена, official: false}}
  mail: exchange@kanazawa.example
  phone: [+81 76-264-5237, +81 76-264-5111 内線 12]
  hours: {ja: "平日 9:00～17:00（日本時間）", ru: "пн–пт 9:00–17:00 (по японскому времени)"}
  languages: [ja, en]
- id: kazan
  name: {ja: カザンの窓口, ru: Отдел в Казани}
  website: https://kpfu.example/
"""
FILES = """[
  {file: files/call.pdf, title: {ja: 募集要項, ru: Условия набора}, language: ja},
  {file: "files/案内 & 地図 #1.pdf", title: {ja: 案内（PDF）, ru: Буклет}},
]"""
CALL = (
    "- {id: summer, title: {ja: 夏期, ru: Лето}, opens: 2026-11-01, closes: 2026-12-15, directions: [outbound], %s}\n"
)
SIZE = 1_250_000


def site_of(root: Path, files: dict[str, str | None], project: str = "", program: str = "") -> Site:
    """The smallest site with two documents, and with lines of its own in the project and in its first program."""
    texts = {name: (PROJECT / "data" / f"{name}.yml").read_text(encoding="utf-8") for name in ("project", "programs")}
    first, _, rest = texts["programs"].partition("\n- ")
    programs = first.rstrip("\n") + f"\n{program}" + (f"\n- {rest}" if rest else "")
    lay(root, {"data/project.yml": texts["project"] + f"\n{project}\n", "data/programs.yml": programs, **files})
    (root / "docs" / "files").mkdir()
    (root / "docs" / "files" / "call.pdf").write_bytes(b"%PDF-1.7".ljust(SIZE))
    (root / "docs" / "files" / "案内 & 地図 #1.pdf").write_bytes(b"%PDF-1.7".ljust(2000))
    return prepare(root, SITE_URL, None, ("ja", "ru"))


def program_page(site: Site, language: str) -> tuple[BeautifulSoup, str]:
    page = next(each for (code, _), each in site.pages.items() if code == language and each.address.startswith("prog"))
    return BeautifulSoup(page.html, "lxml"), site.addresses.url(language, page.address)


def links(soup: BeautifulSoup | Tag) -> list[tuple[str, str]]:
    return [(str(each["href"]), each.text.replace("\xa0", " ")) for each in soup.select("a")]


def filled(site: Site, language: str, html: str, address: str = "") -> str:
    """What stands in the place of the shortcodes, before the page is laid out."""
    return prose_content(html, site.view(language, address), None, language).replace("\xa0", " ")


def test_a_contact_says_all_that_is_known_and_every_link_can_be_used(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"data/contacts.yml": CONTACTS}, "contacts: [office, kazan]")
    soup = BeautifulSoup(filled(site, "ru", "<p>{{ contact }}</p>"), "lxml")
    first, second = soup.select(".contact-card")
    assert links(first) == [
        ("mailto:exchange@kanazawa.example", "exchange@kanazawa.example"),
        ("tel:+81-76-264-5237", "+81 76-264-5237"),
        ("tel:+81-76-264-5111;ext=12", "+81 76-264-5111 доб. 12"),
    ]
    facts = dict(
        zip(
            (each.text for each in first.select("dt")),
            (each.text for each in first.select("dd:last-child")),
            strict=True,
        )
    )
    assert facts["Часы работы"] == "пн–пт 9:00–17:00 (по японскому времени)"
    assert facts["Языки"] == "японский, английский"
    assert first.select_one(".contact-name .mark"), "a name that only this site translated is marked"
    assert links(second) == [("https://kpfu.example/", "https://kpfu.example/")]
    assert [each.text for each in second.select("dt")] == ["Сайт"], "nothing is said of what nobody knows"


def test_without_any_contact_nothing_is_said(tmp_path: Path) -> None:
    site = site_of(tmp_path, {})
    assert filled(site, "ja", "<p>{{ contact }}</p>").strip() == ""
    soup, _ = program_page(site, "ja")
    assert not soup.select("#contact, #files, .contact-card")
    assert site.catalog.mail is None


def test_a_plain_address_stays_what_it_was(tmp_path: Path) -> None:
    site = site_of(tmp_path, {}, "contact: exchange@kanazawa.example")
    assert filled(site, "ja", "<p>{{ contact }}</p>").strip() == (
        '<p class="contact">お問い合わせ： <a href="mailto:exchange@kanazawa.example">exchange@kanazawa.example</a></p>'
    )
    assert site.catalog.mail == "exchange@kanazawa.example"


def test_an_address_is_not_said_twice(tmp_path: Path) -> None:
    own = "contact: exchange@kanazawa.example\ncontacts: [office]"
    site = site_of(tmp_path, {"data/contacts.yml": CONTACTS}, own)
    assert filled(site, "ja", "<p>{{ contact }}</p>").count("mailto:") == 1


def test_a_page_can_name_one_contact(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"data/contacts.yml": CONTACTS})
    html = filled(site, "ja", "<p>{{ contact: kazan }}</p>")
    assert "カザンの窓口" in html
    assert "留学担当窓口" not in html


@pytest.mark.parametrize(
    ("project", "program", "named"),
    [
        ("contacts: [office]", "", ["留学担当窓口"]),
        ("contacts: [office]", "  contacts: [kazan]\n", ["カザンの窓口"]),
        ("", "  contacts: [kazan, office]\n", ["カザンの窓口", "留学担当窓口"]),
    ],
)
def test_a_program_names_its_own_contacts_or_those_of_the_project(
    tmp_path: Path, project: str, program: str, named: list[str]
) -> None:
    site = site_of(tmp_path, {"data/contacts.yml": CONTACTS}, project, program)
    soup, _ = program_page(site, "ja")
    assert [each.text for each in soup.select(".contact-name")] == named


def test_the_mail_for_reports_is_that_of_the_first_contact(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"data/contacts.yml": CONTACTS}, "contacts: [kazan, office]")
    assert site.catalog.mail == "exchange@kanazawa.example"
    html = filled(site, "ja", "<p>{{ report_maker }}</p>")
    data = BeautifulSoup(html, "lxml").select_one("#maker-data")
    assert data is not None
    assert json.loads(data.text)["contact"] == "exchange@kanazawa.example"
    assert '<li id="maker-staff" hidden>' in html


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ja", ["募集要項（PDF、1.2 MB）", "案内（PDF）（2.0 KB）"]),
        ("ru", ["Условия набора (PDF, 1,2 МБ, японский)", "Буклет (PDF, 2,0 КБ)"]),
    ],
)
def test_a_file_is_linked_with_its_kind_its_size_and_its_language(
    tmp_path: Path, language: str, said: list[str]
) -> None:
    site = site_of(tmp_path, {}, program=f"  files: {FILES}\n")
    soup, address = program_page(site, language)
    found = links(soup.select(".attachments")[0])
    assert [text for _, text in found] == said
    there = [unquote(urljoin(address, way).partition("#")[0]).removeprefix(SITE_URL) for way, _ in found]
    assert there == ["files/call.pdf", "files/案内 & 地図 #1.pdf"]


def test_a_call_names_its_files_and_whom_to_ask(tmp_path: Path) -> None:
    calls = CALL % f"contacts: [office], files: {FILES}"
    site = site_of(tmp_path, {"data/contacts.yml": CONTACTS, "data/calls.yml": calls})
    soup = BeautifulSoup(filled(site, "ja", "<p>{{ open_calls }}</p>"), "lxml")
    (card,) = soup.select("#call-summer")
    assert [each.text for each in card.select(".contact-name")] == ["留学担当窓口"]
    assert ("files/call.pdf", "募集要項（PDF、1.2 MB）") in links(card)


def test_links_to_documents_in_pages_say_what_they_lead_to(tmp_path: Path) -> None:
    site = site_of(tmp_path, {})
    kept = '<a href="other.pdf">他</a> <a href="https://example.org/files/call.pdf">外</a> <a href="../">上</a>'
    html = f'<p><a class="x" href="../../files/call.pdf#page=2">要項</a> {kept}</p>'
    assert filled(site, "ru", html, "study-abroad/") == (
        '<p><a class="x" href="../../files/call.pdf#page=2">要項 <span class="document">(PDF, 1,2 МБ)</span></a>'
        f" {kept}</p>"
    )
    named = '<a href="files/%E6%A1%88%E5%86%85%20&amp;%20%E5%9C%B0%E5%9B%B3%20%231.pdf">地図のPDF</a>'
    assert filled(site, "ja", named) == named.replace("</a>", '<span class="document">（2.0 KB）</span></a>')


def test_search_engines_are_told_whom_to_ask(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"data/contacts.yml": CONTACTS}, "contacts: [office]")
    (thing, *_) = linked_data.about(site.view("ja", ""), "")
    assert thing["about"]["contactPoint"] == [
        {
            "@type": "ContactPoint",
            "name": "留学担当窓口",
            "email": "exchange@kanazawa.example",
            "telephone": ["+81 76-264-5237", "+81 76-264-5111"],
            "availableLanguage": ["ja", "en"],
        }
    ]
