"""What somebody types into a workbook becomes the change that was meant, and no other."""

from __future__ import annotations

import copy
import datetime
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from generated import bounded
from program_site.intake.changes.change_file import Change
from program_site.intake.changes.differing import changes_between
from program_site.tables.workbook.layout import Column, at, listed, tables
from program_site.tables.workbook.matching import keys_of
from program_site.tables.workbook.showing import shown
from program_site.tables.workbook.vocabulary import vocabulary_of
from workbooks import DATA, added, cell, change, changes, column, line, made, page, read

KFU = {"id": "kfu"}


@pytest.mark.parametrize(
    ("path", "typed", "new"),
    [
        ("name.ru", " КФУ\n", "КФУ"),
        ("name.ja", None, None),
        ("founded", "１８０５年", 1805),
        ("founded", 1805.0, 1805),
        ("joined", "2018-04-01", "2018-04-01"),
        ("joined", "2018年4月1日", "2018-04-01"),
        ("joined", "апрель 2018", "2018-04"),
        ("joined", "２０１８－０４", "2018-04"),
        ("joined", 2018, 2018),
        ("joined", "平成30年度", "FY2018"),
        ("joined", datetime.datetime(2018, 4, 1), "2018-04-01"),
        ("city", "バルナウル (barnaul)", "barnaul"),
        ("city", "barnaul", "barnaul"),
        ("city", "Барнаул", "barnaul"),
        ("website", "https://kpfu.ru ", "https://kpfu.ru"),
        ("draft", "はい", True),
        ("draft", "да", True),
        ("draft", True, True),
        ("name.ru", "=КФУ", "=КФУ"),
    ],
)
def test_a_cell_is_read_as_offices_write(path: str, typed: Any, new: Any, tmp_path: Path) -> None:
    book = made()
    place = cell(book, "@partners", "kfu", path)
    place.value = typed
    if isinstance(typed, str):
        place.data_type = "s"
    old = at(DATA["partners"][0], path.split("."))
    assert changes(book, tmp_path) == [change("partners", KFU, *path.split("."), old=old, new=new)]


def test_a_month_that_excel_made_a_day_of_is_a_month(tmp_path: Path) -> None:
    book = made()
    place = cell(book, "@partners", "kfu", "joined")
    place.value, place.number_format = datetime.datetime(2019, 4, 1), "mmm-yy"
    assert changes(book, tmp_path) == [change("partners", KFU, "joined", old="2017-08", new="2019-04")]


def test_several_stand_in_lines_or_between_commas(tmp_path: Path) -> None:
    book = made()
    cell(book, "@partners.statements", "kfu/1", "programs").value = "医療 (medical), basic"
    cell(book, "@partners", "kfu", "source").value = "report\nreport#tatarstan\n"
    cell(book, "@partners", "kfu", "aliases.ja").value = "カザン大、KFU"
    cell(book, "@programs", "basic", "directions").value = "受入"
    found = {(each.file, each.place[-1]): each.new for each in changes(book, tmp_path)}
    assert found == {
        ("partners", "statements"): [
            DATA["partners"][0]["statements"][0],
            {**DATA["partners"][0]["statements"][1], "programs": ["medical", "basic"]},
        ],
        ("partners", "source"): ["report", "report#tatarstan"],
        ("partners", "aliases"): {"ja": ["カザン大", "KFU"]},
        ("programs", "directions"): ["inbound"],
    }


def test_an_unofficial_name_is_marked_and_unmarked(tmp_path: Path) -> None:
    book = made()
    cell(book, "@partners", "kfu", "name.ru!").value = "はい"
    cell(book, "@partners", "asu", "name.ru!").value = None
    assert changes(book, tmp_path) == [
        change("partners", KFU, "name", "ru", old=(russian := DATA["partners"][0]["name"]["ru"]), new={"text": russian, "official": False}),
        change("partners", {"id": "asu"}, "name", "ru", old={"text": "Алтайский университет", "official": False}, new="Алтайский университет"),
    ]  # fmt: skip


def test_a_record_of_a_file_that_holds_one(tmp_path: Path) -> None:
    book = made()
    sheet = page(book, "@mobility")
    sheet.cell(line(sheet, "note"), column(sheet, "ru")).value = "Иначе"
    cell(book, "@mobility.years", "/0", "inbound.actual").value = "6人"
    added(book, "@mobility.years", year="2018", outbound__planned=35)
    assert changes(book, tmp_path) == [
        change("mobility", "years", {"year": 2017}, "inbound", "actual", new=6),
        change("mobility", "years", {"year": 2018}, new={"year": 2018, "outbound": {"planned": 35}}),
        change("mobility", "note", "ru", old="Примечание", new="Иначе"),
    ]


def test_a_new_row_is_a_new_record_with_what_belongs_to_it(tmp_path: Path) -> None:
    book = made()
    added(book, "@partners", id="isu", name__ru="ИГУ", city="irkutsk")
    added(book, "@cities", id="irkutsk", name__ru="Иркутск")
    added(book, "@partners.statements", parent="isu", text__ru="факт")
    added(book, "@partners.statements", parent="カザン連邦大学 (kfu)", text__ru="три")
    found = changes(book, tmp_path)
    assert change("cities", {"id": "irkutsk"}, new={"id": "irkutsk", "name": {"ru": "Иркутск"}}) in found
    new = {"id": "isu", "name": {"ru": "ИГУ"}, "city": "irkutsk", "statements": [{"text": {"ru": "факт"}}]}
    assert change("partners", {"id": "isu"}, new=new) in found
    before = DATA["partners"][0]["statements"]
    assert change("partners", KFU, "statements", old=before, new=[*before, {"text": {"ru": "три"}}]) in found
    assert len(found) == 3


def test_a_row_that_was_copied_is_another_record(tmp_path: Path) -> None:
    book = made()
    sheet = page(book, "@glossary")
    values = [each.value for each in sheet[line(sheet, "mext")]]
    sheet.append(values)
    sheet.cell(sheet.max_row, column(sheet, "id")).value = "mext-2"
    (found,) = changes(book, tmp_path)
    assert (found.place, found.new["name"], "wrong" in found.new) == (
        ({"id": "mext-2"},),
        DATA["glossary"][0]["name"],
        False,
    )


def test_a_row_that_was_deleted_or_emptied_is_a_record_that_goes(tmp_path: Path) -> None:
    book = made()
    sheet = page(book, "@partners")
    sheet.delete_rows(line(sheet, "kfu"))
    cities = page(book, "@cities")
    for each in cities[line(cities, "barnaul")]:
        each.value = None if each.column > 1 else each.value
    assert changes(book, tmp_path) == [
        change("partners", KFU, old=DATA["partners"][0]),
        change("cities", {"id": "barnaul"}, old=DATA["cities"][1]),
    ]


def test_another_id_takes_all_along(tmp_path: Path) -> None:
    book = made()
    cell(book, "@glossary", "mext", "id").value = "monbusho"
    cell(book, "@partners", "kfu", "id").value = "kazan-fu"
    found = changes(book, tmp_path)
    assert change("glossary", {"id": "monbusho"}, new={**DATA["glossary"][0], "id": "monbusho"}) in found
    assert change("partners", {"id": "kazan-fu"}, new={**DATA["partners"][0], "id": "kazan-fu"}) in found
    assert len(found) == 4


def test_a_record_that_the_workbook_adds_is_meant_by_its_name(tmp_path: Path) -> None:
    book = made()
    added(book, "@cities", id="tomsk", name__ja="トムスク", name__ru="Томск")
    cell(book, "@partners", "kfu", "city").value = "トムスク"
    cell(book, "@partners", "asu", "city").value = "Томск"
    found = [each for each in changes(book, tmp_path) if each.file == "partners"]
    assert [(each.place, each.new) for each in found] == [((key, "city"), "tomsk") for key in (KFU, {"id": "asu"})]


def test_a_name_means_the_record_as_the_workbook_has_it(tmp_path: Path) -> None:
    book = made()
    cell(book, "@cities", "kazan", "id").value = "kazan-city"
    cell(book, "@partners", "asu", "city").value = "カザン"
    assert change("partners", {"id": "asu"}, "city", old="barnaul", new="kazan-city") in changes(book, tmp_path)


def test_a_name_that_two_have_means_neither(tmp_path: Path) -> None:
    book = made()
    added(book, "@cities", id="tomsk", name__ja="カザン", name__ru="Томск")
    cell(book, "@partners", "asu", "city").value = "カザン"
    assert [each.code for each in read(book, tmp_path).problems] == ["S120"]


DATES = some.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1))
WORDS = some.text("абв漢字ab 12-=+@'\"\n", min_size=1, max_size=12).map(lambda text: "\n".join(each.strip() for each in text.split("\n")).strip("\n ")).filter(bool)  # fmt: skip
LEAVES: dict[str, some.SearchStrategy[Any]] = {
    "id": some.from_regex("[a-z][a-z0-9]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True),
    "when": DATES.map(str) | DATES.map(lambda day: f"{day:%Y-%m}") | DATES.map(lambda day: f"FY{day.year}") | some.integers(1900, 2100),
    "day": DATES.map(str),
    "moment": DATES.map(str) | DATES.map(lambda day: f"{day} 17:05") | DATES.map(lambda day: f"{day} 09:00 Europe/Moscow"),
    "whole": some.integers(0, 5),
    "number": some.integers(-80_000_000, 80_000_000).filter(lambda number: number % 10**6).map(lambda number: number / 10**6) | some.integers(-80, 80),
    "yes_no": some.booleans(),
    "online": some.booleans() | some.just("https://a.example/"),
    "citation": some.sampled_from(["report", "report#tatarstan", "report#new"]),
    "word_lists": some.text("абв漢字ab12", min_size=1),
    "phone": some.sampled_from(["+81 76-264-5111", "+7 843 233-71-09"]),
}  # fmt: skip


def typed(field: Any) -> some.SearchStrategy[Any]:
    if field.kind == "reference":
        return some.sampled_from([each["id"] for each in DATA.get(field.of, [])] or ["kfu"])
    return some.sampled_from([each.value for each in field.choices]) if field.choices else LEAVES.get(field.kind, WORDS)


SHEETS = [table for table in tables(DATA, ("ja", "ru"), "ja") if not table.upright]
VOCABULARY = vocabulary_of(SHEETS, DATA, "ja")
BOOK = io.BytesIO()
made().save(BOOK)


@some.composite
def edits(draw: Any) -> tuple[Any, ...]:
    """A sheet, one of its records, and what is typed into one of its columns."""
    table = draw(some.sampled_from([each for each in SHEETS if rows_of(each)]))
    column = draw(some.sampled_from([each for each in table.columns if not each.unofficial and is_known(each)]))
    one = typed(column.field)
    several = some.lists(one, min_size=1, max_size=3, unique=True)
    value = draw(several if column.field.many or column.field.kind == "word_lists" else one)
    return table, draw(some.integers(0, len(rows_of(table)) - 1)), column, value


def is_known(column: Column) -> bool:
    """Whether what it names is in the small program."""
    return column.field.kind != "reference" or column.field.of in DATA


def rows_of(table: Any) -> list[tuple[str, dict[str, Any]]]:
    """Each record of a sheet with its key, in a fresh copy of the data."""
    value = copy.deepcopy(DATA[table.file])
    records = [("", value)] if isinstance(value, dict) else [*zip(keys_of(value), value, strict=True)]
    if not table.place:
        return records
    return [(f"{key}/{number}", item) for key, each in records for number, item in enumerate(listed(each, table.place))]


def as_said(changes: list[Change]) -> list[str]:
    """In one order, and so with the fields of their values."""
    return sorted(json.dumps(each.model_dump(mode="json"), sort_keys=True) for each in changes)


def has_ids(records: Any) -> bool:
    return isinstance(records, list) and all("id" in each for each in records)


@bounded(200)
@given(some.lists(edits(), min_size=1, max_size=8))
def test_whatever_is_typed_is_exactly_what_changes(
    tmp_path_factory: pytest.TempPathFactory, wanted: list[tuple[Any, ...]]
) -> None:
    book = openpyxl.load_workbook(BOOK)
    data = copy.deepcopy(DATA)
    for table, number, of, value in wanted:
        key, _ = rows_of(table)[number]
        place = cell(book, table.mark, key, of.key)
        place.value = shown(of, value, VOCABULARY)
        place.data_type = "s" if isinstance(place.value, str) else place.data_type
        put(record_of(data, table, number), of.path, value)
    assume(all(len({each["id"] for each in records}) == len(records) for records in data.values() if has_ids(records)))
    expected = [each for file in data for each in changes_between(file, DATA[file], data[file])]
    found = changes(book, tmp_path_factory.mktemp("book"))
    assert as_said(found) == as_said(expected)


def record_of(data: dict[str, Any], table: Any, number: int) -> dict[str, Any]:
    value = data[table.file]
    records = [value] if isinstance(value, dict) else value
    found: dict[str, Any] = [
        item for each in records for item in ([each] if not table.place else listed(each, table.place))
    ][number]
    return found


def put(record: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """A name that was a translation of our own stays one."""
    for name in path[:-1]:
        record = record.setdefault(name, {})
    before = record.get(path[-1])
    is_unofficial = isinstance(before, dict) and before.get("official") is False
    record[path[-1]] = (
        {"text": value, "official": False}
        if is_unofficial and before["text"] != value
        else before
        if is_unofficial
        else value
    )
