"""The Content-Security-Policy: in every page, allowing the site's own files and nothing that stands in a page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Route, expect

from conftest import build, serving
from previewing import previewing
from program_site.site.policy import headers, policy

PAGES = ["", "ru/partners/kfu/", "reports/", "reports/2018-09-10-sample-market/", "ru/reports/year/2018/", "404.html"]
"""Of every depth."""


def policy_of(soup: BeautifulSoup) -> str:
    (meta,) = soup.select("head > meta[http-equiv=Content-Security-Policy]")
    content = meta["content"]
    assert isinstance(content, str)
    return content


def directives(text: str) -> dict[str, list[str]]:
    return {words[0]: words[1:] for words in (each.split() for each in text.split(";"))}


def html_files(site: Path) -> dict[str, BeautifulSoup]:
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    return html_files(site)


def inline_scripts(soup: BeautifulSoup) -> list[str]:
    found = soup.select("script:not([src]):not([type='application/json'], [type='application/ld+json'])")
    return [script.decode_contents() for script in found]


def test_nothing_is_allowed_that_is_not_named() -> None:
    said = directives(policy())
    assert said["default-src"] == said["base-uri"] == ["'none'"]
    assert said["script-src"] == ["'self'"]
    assert said["style-src"] == said["connect-src"] == said["form-action"] == ["'self'"]
    assert not re.search(r"unsafe-inline|'unsafe-eval'|https?:|\*", policy())
    assert "frame-ancestors" not in said, "browsers complain of it in a meta element"


def test_the_policy_stands_before_all_that_it_speaks_of(pages: dict[str, BeautifulSoup]) -> None:
    for file, soup in pages.items():
        assert soup.head is not None
        first, second = [each for each in soup.head.children if isinstance(each, Tag)][:2]
        assert first.get("charset") == "utf-8", file
        assert second.get("http-equiv") == "Content-Security-Policy", file


def test_no_page_has_a_script_inside_it(pages: dict[str, BeautifulSoup]) -> None:
    assert [file for file, soup in pages.items() if inline_scripts(soup)] == []


def test_no_page_needs_what_the_policy_forbids(pages: dict[str, BeautifulSoup]) -> None:
    for file, soup in pages.items():
        assert soup.select("style, [style], base, iframe, object, embed, form[action*=':']") == [], file
        assert [tag.name for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)] == [], file


def test_a_script_in_a_page_is_not_blessed_and_a_moved_page_has_a_policy_too(project: Path, tmp_path: Path) -> None:
    about = project / "docs" / "ja" / "about" / "index.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n<script>planted()</script>\n", encoding="utf-8")
    moved = "- {from: somewhere/old/, to: partners/kfu/}\n"
    (project / "data" / "redirects.yml").write_text(moved, encoding="utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    pages = html_files(tmp_path / "site")
    assert "planted()" in inline_scripts(pages["about/index.html"])
    for file in ("about/index.html", "somewhere/old/index.html", "ru/somewhere/old/index.html"):
        assert directives(policy_of(pages[file]))["script-src"] == ["'self'"]


def sent_headers(site: Path) -> dict[str, str]:
    pattern, *lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    assert pattern == "/*"
    return dict(line.strip().split(": ", 1) for line in lines)


def test_the_headers_allow_what_every_page_allows_and_no_frame_round_it(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    sent = sent_headers(site)
    whole = directives(sent["Content-Security-Policy"])
    assert whole.pop("frame-ancestors") == ["'none'"]
    assert whole["script-src"] == ["'self'", "'wasm-unsafe-eval'"], (
        "for the worker that decodes photos, which is no page"
    )
    for file, soup in pages.items():
        assert directives(policy_of(soup)) == whole | {"script-src": ["'self'"]}, file
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert {"Referrer-Policy", "Permissions-Policy"} <= sent.keys()
    longest = max(len(line) for line in headers().decode().splitlines())
    assert longest < 2000, "Cloudflare Pages reads no longer line"


def test_a_preview_has_no_policy(project: Path, tmp_path: Path) -> None:
    with previewing(project, tmp_path / "log.txt") as preview:
        page = preview.wait_for("", "</html>")
    assert "Content-Security-Policy" not in page
    assert "livereload" in page, "which is an inline script"


@pytest.mark.browser
def test_the_pages_work_under_the_headers(browser: Browser, site: Path, tmp_path: Path) -> None:
    sent = sent_headers(site)
    shutil.copytree(site, tmp_path / "exchange")
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))

    def with_headers(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, **sent})

    page.route("**/*", with_headers)
    with serving(tmp_path) as address:
        for each in PAGES:
            page.goto(f"{address}exchange/{each}", wait_until="networkidle")
        page.goto(f"{address}exchange/", wait_until="networkidle")
        page.locator(".schemes [data-scheme=dark]").click()
        page.goto(f"{address}exchange/partners/kfu/")
        expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
        page.wait_for_load_state("networkidle")
        page.unroute_all(behavior="wait")  # an answer that is still on its way would fail in the next test
    context.close()
    assert said == []
