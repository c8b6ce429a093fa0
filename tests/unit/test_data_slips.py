"""What the smallest site cannot show of slips: files that hold none are read as they stand, and quickly."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from program_site.content.data.files import known_fields
from program_site.text.numbers import possible_number
from program_site.text.typos.data import read_data
from program_site.text.yaml_source import read_yaml

ROOT = Path(__file__).resolve().parents[2]
DATA = sorted((ROOT / "data").glob("*.yml"))


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_a_file_without_slips_is_read_as_it_stands(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read_data(text, path.name, known_fields) == read_yaml(text, path.name)


def test_a_file_of_slips_is_given_up_on_soon() -> None:
    begin = time.perf_counter()
    document = read_data("- id: a\n" + " {: [" * 200 + "\n" + "\tid：\n" * 500, "data/a.yml", known_fields)
    assert document.problems
    assert time.perf_counter() - begin < 5


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
