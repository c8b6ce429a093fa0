"""The form makes of a text what the other doors make of it, and its preview shows what readers will see: thousands in one page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext

from maker import WRITE, Maker
from program_site.intake.typed_text import as_markdown
from texts_oracle import lost, normal, text_cases
from typed_bodies import as_lines, generated_texts, html_of, known_texts
from typed_bodies import published as published_body

pytestmark = pytest.mark.browser

BATCH = 2000
WRITTEN = """async (texts) => {
    const place = document.querySelector("script[src$='form.js']").src.replace("form.js", "");
    const { toMarkdown } = await import(place + "markdown.js");
    const { render } = await import(place + "preview.js");
    const { lostIn } = await import(place + "losses.js");
    const photo = (file, { alt, caption }) => {
        const figure = document.createElement("figure");
        const image = document.createElement("img");
        image.alt = alt;
        figure.append(image, caption);
        return figure;
    };
    return texts.map(([text, language]) => {
        const markdown = toMarkdown(text);
        const box = document.createElement("div");
        box.append(render(markdown, language, photo));
        return [markdown, box.innerHTML, lostIn(text, box)];
    });
}"""


class Written(NamedTuple):
    """What the form makes of a text."""

    typed: str
    language: str
    markdown: str
    preview: str
    lost: list[dict[str, str]]
    """What the form says that the preview does not show."""


Write = Callable[[list[tuple[str, str]]], list[Written]]


@pytest.fixture
def write(telephone: BrowserContext, published: str) -> Write:
    page = Maker.at(telephone.new_page(), published + WRITE["ja"]).page

    def written(texts: list[tuple[str, str]]) -> list[Written]:
        found: list[Written] = []
        for begin in range(0, len(texts), BATCH):
            batch = texts[begin : begin + BATCH]
            for (typed, language), found_there in zip(batch, page.evaluate(WRITTEN, batch), strict=True):
                found.append(Written(typed, language, *found_there))
        return found

    return written


def seen(html: str) -> str:
    """A page and the preview part pictures from the words beside them in other ways."""
    shown = unquote(normal(html))  # addresses as they were typed
    return re.sub(r"</?p>| |\n", "", shown) if "<img>" in shown else shown


def agree(written: Written) -> bool:
    """The file, every letter, and the preview."""
    same = written.markdown == as_markdown(written.typed)
    body = published_body(written.markdown, written.language)
    if body is None:
        return same
    return (
        same and lost(as_lines(written.typed), written.preview) == [] and seen(html_of(body)) == seen(written.preview)
    )


def test_the_preview_shows_what_the_cases_say(write: Write) -> None:
    cases = text_cases("typed")
    written = write([(case.text, case.language) for case in cases])
    shown = {case.name: normal(each.preview) for case, each in zip(cases, written, strict=True)}
    assert shown == {case.name: case.shown for case in cases}


def test_texts_that_people_wrote_are_written_and_shown_as_everywhere(write: Write) -> None:
    written = write([(text, name[:2]) for name, text in known_texts().items()])
    assert [each for each in written if not agree(each) or each.lost] == []


@pytest.mark.parametrize("number", [500, pytest.param(20_000, marks=pytest.mark.proof)])
def test_many_texts_are_written_and_shown_as_everywhere(write: Write, number: int) -> None:
    written = write(generated_texts(number))
    assert len(written) == number
    assert [each for each in written if not agree(each)][:3] == []
