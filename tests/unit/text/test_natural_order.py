"""Names in the order in which people count, and texts as short as a message needs them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from program_site.text.excerpts import excerpt
from program_site.text.natural_order import natural_key


@pytest.mark.parametrize(
    "names",
    [
        ["photo-2.jpg", "photo-10.jpg"],
        ["2.jpg", "10.jpg", "a.jpg"],
        ["a1b2.jpg", "a1b10.jpg", "a2b1.jpg"],
        ["photo1.jpg", "photo02.jpg", "photo3.jpg"],
    ],
)
def test_numbers_in_names_count(names: list[str]) -> None:
    assert sorted({*names}, key=natural_key) == names


@given(st.lists(st.text(st.sampled_from("0129ab-\u00b2\u2460\u0663\uff12."))))
def test_any_names_can_be_put_in_order(names: list[str]) -> None:
    """Also with digits that no number is written with: of 1\u00b22 Python says that each sign is a digit."""
    ordered = sorted(names, key=natural_key)
    assert sorted(ordered) == sorted(names)


@given(st.text(), st.integers(1, 80))
def test_an_excerpt_is_the_text_or_says_that_there_is_more(text: str, longest: int) -> None:
    short = excerpt(text, longest)
    assert len(short) <= longest
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))
