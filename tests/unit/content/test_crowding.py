"""What is too crowded with marks to be read, and what is not."""

from __future__ import annotations

import time

import pytest

from program_site.content.reports.body import render_body
from program_site.content.reports.markup.crowding import crowded_line

SIGNS = ["[", "![", "[a](", "*a ", "`", "<", "(", "{", "\\", "&", "~", "_"]


@pytest.mark.parametrize("sign", SIGNS)
def test_hundreds_of_signs_in_a_paragraph_are_refused(sign: str) -> None:
    assert crowded_line(f"один\n\nдва\n{sign * 301}\n\nтри") == 3
    assert crowded_line(f"один\n\nдва\n{sign * 150}\n\nтри") is None


def test_many_small_paragraphs_of_signs_are_refused_at_the_first() -> None:
    assert crowded_line("один\n\n" + "[[[[\n\n" * 251) == 3
    assert crowded_line("один\n\n" + "[[[[\n\n" * 250) is None


@pytest.mark.parametrize("sign", SIGNS)
def test_the_most_that_is_let_through_takes_no_time(sign: str) -> None:
    """A text as full of signs as may be is read in a moment; some 20,000 brackets would take the reader a minute."""
    text = "\n\n".join([sign * 300] * 3)
    assert crowded_line(text) is None
    begin = time.perf_counter()
    render_body(text, "ru")
    assert time.perf_counter() - begin < 5


def test_a_flood_of_headings_is_refused() -> None:
    assert crowded_line("## a\n" * 201) == 1
    assert crowded_line("a\n=\n\n" * 201) == 2
    assert crowded_line("## a\n" * 200) is None


@pytest.mark.parametrize("row", ["| " * 3000, "|а" * 3000])
def test_a_table_that_would_take_all_memory_is_refused(row: str) -> None:
    assert crowded_line(f"один\n\n| а |\n|-|\n{row}\n" + "|б\n" * 3000) == 3
    assert crowded_line(f"> | а |\n> |-|\n> {row}\n" + "> |б\n" * 300) == 1
    assert crowded_line("один\n\n" + f"| а |\n|-|\n{row[:400]}\n\n" * 80) is not None
    assert crowded_line("| а | б |\n|---|---|\n" + "|в|г|\n" * 5000) is None
    assert crowded_line(f"{row}\n" + "б\n" * 3000) is None  # no table
