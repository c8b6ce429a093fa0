"""What was written into a file is what is read: the shared cases, a corpus, and whatever hypothesis thinks of."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from program_site.content.reports.body import render_body
from program_site.content.reports.markup.crowding import crowded_line, endless_word
from texts_oracle import TextCase, corpus, lost, normal, text_cases
from written_texts import bodies

CASES = text_cases("file")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_shows_what_the_case_says(case: TextCase) -> None:
    body = render_body(case.text, case.language)
    assert body is not None
    assert normal(body.html) == case.shown


def shown(text: str, language: str) -> str | None:
    """The HTML of a body with the words of its pictures; None where it is refused with a problem."""
    if crowded_line(text) or endless_word(text):
        return None
    body = render_body(text, language, ["photo-1.jpg"])
    if body is None:
        return None
    pieces = [
        each if isinstance(each, str) else f'<img alt="{escape(each[0].alt)}">{escape(each[0].caption or "")}'
        for each in body.pieces()
    ]
    return "".join(pieces)


@bounded(4000)
@given(bodies(), some.sampled_from(["ja", "ru"]))
def test_nothing_that_is_written_into_a_file_is_lost(text: str, language: str) -> None:
    html = shown(text, language)
    assert html is None or lost(text, html) == []


@pytest.mark.parametrize(("name", "text"), corpus().items(), ids=corpus())
def test_nothing_of_a_text_as_students_write_it_is_lost_in_a_file(name: str, text: str) -> None:
    html = shown(text, name[:2])
    assert html is not None
    assert lost(text, html) == []
