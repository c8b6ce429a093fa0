"""Where the file of the report maker goes: to the repository, by mail, shared, or to the staff."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from conftest import Shared, lay_project, publishing
from maker import (
    CATALOG,
    WRITE,
    Maker,
    small_photo,
    text_of,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def page(telephone: BrowserContext) -> Page:
    return telephone.new_page()


@pytest.fixture
def maker(page: Page, published: str) -> Maker:
    return Maker.at(page, published + WRITE["ja"])


@pytest.fixture(scope="module")
def with_doors(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the same site with a repository and an address for mail."""
    work = tmp_path_factory.mktemp("doors")
    project = lay_project(work / "project")
    with (project / "data" / "project.yml").open("a", encoding="utf-8") as file:
        file.write("\ncontact: exchange@university.example\n")
    site = shared.built(project, REPO_URL="https://github.com/university/exchange")
    (work / "www").mkdir()
    with publishing(site, work / "www") as address:
        yield address


@pytest.mark.parametrize(
    ("language", "person"), [("ja", "このページを教えてくれた人"), ("ru", "кто рассказал вам об этой странице")]
)
def test_without_repository_and_mail_the_end_says_whom_to_give_the_file_to(
    page: Page, published: str, language: str, person: str
) -> None:
    maker = Maker.at(page, published + WRITE[language])
    maker.fill(title="A", date="2019-02-15", authors="A", text="A")
    maker.finish()
    expect(maker.part("staff")).to_contain_text(person)
    official = maker.part("staff").get_by_role("link")
    expect(official).to_have_attribute("href", str(CATALOG.project.website))
    for door in ("mail", "github", "github-photos", "share"):
        expect(maker.part(door)).to_be_hidden()


def test_a_short_text_opens_as_a_new_file_in_the_repository(page: Page, with_doors: str) -> None:
    maker = Maker.at(page, with_doors + WRITE["ja"])
    maker.fill(title="雪 & <雪>", date="2019-02-15", authors="A", text="雪が降りました。\n#雪 100% & + ?\n" * 5)
    text = text_of(maker.file()[1])
    expect(maker.part("github-short")).to_be_visible()
    expect(maker.part("github-long")).to_be_hidden()
    expect(maker.part("github-photos")).to_be_hidden()
    link = str(maker.part("github").get_by_role("link").get_attribute("href"))
    assert len(link) <= 8000
    place, _, query = link.partition("?")
    assert (
        place == "https://github.com/university/exchange/new/main/activity_reports/2019-02-15-report-" + maker.ending()
    )
    assert parse_qs(query) == {"filename": ["ja.md"], "value": [text]}


def test_a_long_text_is_copied_into_an_empty_file(page: Page, with_doors: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    maker = Maker.at(page, with_doors + WRITE["ru"])
    maker.fill(title="Снег", date="2019-02-15", authors="А", text="Идёт мокрый снег. " * 100)
    text = text_of(maker.file()[1])
    expect(maker.part("github-long")).to_be_visible()
    expect(maker.part("github-short")).to_be_hidden()
    link = str(maker.part("github").get_by_role("link").get_attribute("href"))
    assert link.endswith(f"/new/main/activity_reports/2019-02-15-sneg-{maker.ending()}?filename=ru.md")
    expect(maker.part("file-text")).to_have_value(text)
    maker.part("copy").click()
    expect(maker.part("copy-state")).to_have_text("Текст скопирован.")
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_a_mail_asks_for_the_file_to_be_attached(page: Page, with_doors: str) -> None:
    maker = Maker.at(page, with_doors + WRITE["ja"])
    maker.fill(title="雪 & 氷", date="2019-02-15", authors="雪野\n森", text="雪")
    maker.add_photos(small_photo())
    maker.choose("people", "none")
    maker.finish()
    expect(maker.part("github-photos")).to_be_visible()
    expect(maker.part("github")).to_be_hidden()
    expect(maker.part("staff")).to_be_hidden()
    expect(maker.part("mail")).to_contain_text("exchange@university.example")
    mail = urlsplit(str(maker.part("mail").get_by_role("link").get_attribute("href")))
    assert (mail.scheme, mail.path) == ("mailto", "exchange@university.example")
    assert parse_qs(mail.query)["subject"] == ["Activity Report：雪 & 氷"]
    assert f"2019-02-15-report-{maker.ending()}.zip" in parse_qs(mail.query)["body"][0]


def test_where_files_can_be_shared_the_file_is(page: Page, published: str) -> None:
    page.add_init_script(
        """navigator.canShare = ({ files }) => files.length === 1;
        navigator.share = async ({ files: [file] }) => { window.shared = [file.name, file.type, file.size > 100]; };"""
    )
    maker = Maker.at(page, published + WRITE["ja"])
    maker.fill(title="A", date="2019-02-15", authors="A", text="A")
    maker.finish()
    maker.part("share").click()
    assert page.evaluate("shared") == [f"2019-02-15-report-{maker.ending()}.zip", "application/zip", True]


SHARED = """navigator.canShare = ({ files }) => files.every(({ type }) => type !== "application/zip");
    navigator.share = async ({ files }) => { window.shared = await Promise.all(files.map(async (file) =>
        [file.name, file.type, file.type === "text/plain" ? await file.text() : file.size])); };"""
"""A telephone that shares texts and photos, but no ZIP: Chrome on Android."""


def test_where_no_zip_can_be_shared_the_text_and_the_photos_are(page: Page, published: str) -> None:
    page.add_init_script(SHARED)
    maker = Maker.at(page, published + WRITE["ru"])
    maker.fill(title="Снег", date="2019-02-15", authors="А", text="Снег.")
    maker.add_photos(small_photo(), small_photo())
    maker.choose("people", "none")
    _, files = maker.file()
    expect(maker.part("share-loose")).to_be_visible()
    maker.part("share").click()
    photos = [[f"photo-{n}.jpg", "image/jpeg", len(files[name])] for n, name in enumerate(list(files)[1:], 1)]
    name = f"2019-02-15-sneg-{maker.ending()}.ru.txt"
    given = page.evaluate(
        "async () => { while (!window.shared) await new Promise(requestAnimationFrame); return shared; }"
    )
    assert given == [[name, "text/plain", text_of(files)], *photos]


def test_more_files_than_a_telephone_shares_at_once_are_saved_instead(page: Page, published: str) -> None:
    page.add_init_script(SHARED)
    maker = Maker.at(page, published + WRITE["ja"])
    maker.fill(title="A", date="2019-02-15", authors="A", text="A")
    maker.add_photos(*[small_photo(f"{number}.png") for number in range(10)])
    maker.choose("people", "none")
    maker.finish()
    expect(maker.part("download")).to_be_visible()
    expect(maker.part("share")).to_be_hidden()


def test_a_file_that_is_out_of_date_is_not_handed_out(maker: Maker) -> None:
    maker.fill(title="A", date="2019-02-15", authors="A", text="A")
    maker.finish()
    expect(maker.part("send")).to_be_visible()
    maker.fill(text="B")
    expect(maker.part("send")).to_be_hidden()
    expect(maker.part("status")).to_contain_text("もう一度")
    assert text_of(maker.file()[1]).endswith("\nB\n")
