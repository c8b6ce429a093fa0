"""Numbers as people write them."""

from __future__ import annotations

import pytest

from program_site.text.numbers import possible_number


@pytest.mark.parametrize(
    ("text", "whole", "number"),
    [
        ("７９", True, "79"),
        ("1,079", True, "1079"),
        ("1 079", True, "1079"),
        ("65人", True, "65"),
        ("約65名", True, "65"),
        ("65.0", True, "65"),
        ("平成30年度", True, "2018"),
        ("-5人", True, None),
        ("65%", True, None),
        ("2018-2019", True, None),
        ("なし", True, None),
        ("53,35", False, "53.35"),
        ("53.35°", False, "53.35"),
        ("53°20'", False, "53.3333"),
        ("北緯53度20分60秒", False, "53.3500"),
        ("53.35° с. ш.", False, "53.35"),
        ("33,9 ю. ш.", False, "-33.9"),
        ("33.9S", False, "-33.9"),
        ("53.35, 83.77", False, None),
    ],
)
def test_numbers_as_people_write_them(text: str, whole: bool, number: str | None) -> None:
    assert possible_number(text, whole) == number
