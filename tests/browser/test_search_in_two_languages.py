"""The search reads words in Python when a site is built and in JavaScript when it is asked: both must see the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from playwright.sync_api import Browser, Page

from conftest import serving
from generated import bounded
from program_site.site.site import FRAME
from program_site.text.search_words import RULES, fold, tokens
from search_cases import TEXTS, Tokens, wrong_cases

PAGE = """<!doctype html><meta charset="utf-8"><script type="module">
import { reader } from "./words.js";
const words = reader(await (await fetch("rules.json")).json());
window.read = (text) => [words.fold(text), words.tokens(text)];
</script>"""


@pytest.fixture(scope="module")
def script(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page that has nothing but the script that reads words."""
    folder = tmp_path_factory.mktemp("words")
    (folder / "words.js").write_bytes((FRAME / "assets/search/words.js").read_bytes())
    (folder / "rules.json").write_text(json.dumps(RULES), encoding="utf-8")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    with serving(Path(folder)) as address:
        page = browser.new_page()
        page.goto(address)
        page.wait_for_function("Boolean(window.read)")
        yield page
        page.close()


@pytest.mark.browser
def test_the_cases_hold_in_the_browser(script: Page) -> None:
    def read(text: str) -> Tokens:
        found: Tokens = script.evaluate("text => window.read(text)[1]", text)
        return found

    assert wrong_cases(read) == []


@pytest.mark.browser
@bounded(300)
@given(texts=some.lists(TEXTS, min_size=1, max_size=50))
def test_both_languages_read_any_text_alike(script: Page, texts: list[str]) -> None:
    there = script.evaluate("texts => texts.map(window.read)", texts)
    for text, (folded, found) in zip(texts, there, strict=True):
        assert folded == fold(text)
        assert found == [[*each] for each in tokens(text)]
