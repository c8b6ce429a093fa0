"""A workbook that nobody changed changes nothing: with the data of real programs, with any values, saved by any program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from program_site.content.data.files import ONE
from program_site.content.forms import Field, form_of
from program_site.i18n.localizer import Localizer
from program_site.messages import available
from program_site.tables.workbook.layout import BY_LANGUAGE, files, tables
from program_site.tables.workbook.looks import titles
from program_site.tables.workbook.writing import written
from workbooks import PARTNERS, SITES, changes, data_of, made, opened, read

ODD = some.text(max_size=12) | some.sampled_from(
    ["=1+1", "+81 76", "-", "@x", " a ", "2019-04", "a\r\nb", "_x0041_", "_x000D_", "a (kfu)", "はい", "1e5", "…" * 40_000, "\ud800", "\x07"]
)  # fmt: skip
ANY: some.SearchStrategy[Any] = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | ODD,
    lambda inner: some.lists(inner, max_size=2) | some.dictionaries(some.sampled_from(["ja", "ru", "text", "id"]), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


@pytest.mark.parametrize(("site", "language"), [("kanazawa", "ja"), ("kanazawa", "ru"), ("shiosai", "en")])
def test_of_a_real_program(site: str, language: str, tmp_path: Path) -> None:
    data = data_of(SITES[site])
    languages = data["project"]["languages"]
    book = written(data, languages, language)
    assert changes(book, tmp_path, data) == []
    assert changes(opened(book), tmp_path, data) == [], "nor when another program has saved it"


@pytest.mark.parametrize("language", available())
def test_no_tab_is_cut(language: str) -> None:
    said = titles(
        tables({file: {} for file in files()}, ("ja", "ru"), language), Localizer(language).t("sheets.between")
    )
    assert [each for each in said.values() if "…" in each] == []
    assert len({*said.values()}) == len(said)


def test_of_a_site_in_three_languages(tmp_path: Path) -> None:
    data = data_of(SITES["shiosai"])
    book = made(data, "en", ("en", "ja", "es"))
    titles = {str(cell.value) for sheet in book.worksheets for cell in sheet[1]}
    assert {"name.en", "name.ja", "name.es", "text.es"} <= titles
    assert changes(book, tmp_path, data) == []


def shaped(field: Field) -> some.SearchStrategy[Any]:
    """Values of the shape that a field has, and now and then of any other."""
    if field.kind == "record":
        one = some.fixed_dictionaries({}, optional={each.name: shaped(each) for each in field.fields})
        return some.lists(one, max_size=2) if field.many else one
    choices = some.sampled_from([each.value for each in field.choices]) if field.choices else ODD
    right: some.SearchStrategy[Any] = {
        "name": some.dictionaries(
            some.sampled_from(["ja", "ru", "en"]),
            ODD | some.fixed_dictionaries({"text": ODD}, optional={"official": some.booleans()}),
            max_size=3,
        ),
        "word_lists": some.dictionaries(some.sampled_from(["ja", "ru"]), some.lists(ODD, max_size=3)),
        "whole": some.integers(0, 3000),
        "number": some.floats(-180, 180),
        "yes_no": some.booleans(),
        "choice": choices,
        "reference": some.sampled_from(["kfu", "asu", "gone"]),
        "when": some.sampled_from(["2019-04", "2019-04-01", "FY2018", 1988]),
    }.get(field.kind, some.dictionaries(some.sampled_from(["ja", "ru"]), ODD) if field.kind in BY_LANGUAGE else ODD)
    return some.one_of(right, some.lists(right, max_size=3) if field.many else right, ANY)


def shaped_files() -> some.SearchStrategy[dict[str, Any]]:
    return some.one_of(*[some.fixed_dictionaries({file: _shaped_file(file)}) for file in files()])


def _shaped_file(file: str) -> some.SearchStrategy[Any]:
    record = some.fixed_dictionaries({}, optional={each.name: shaped(each) for each in form_of(file, "").fields})
    return record if file in ONE else some.lists(record, max_size=3)


@bounded(200)
@given(shaped_files(), some.sampled_from(["ja", "ru", "en"]), some.booleans())
def test_of_any_values(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any], language: str, saved: bool
) -> None:
    whole = {"partners": PARTNERS, **data}
    book = written(whole, ("ja", "ru"), language)
    found = read(opened(book) if saved else book, tmp_path_factory.mktemp("book"), whole)
    assert found.problems == ()
    assert {file: found.after[file] for file in whole} == whole
