"""Changes from elsewhere go into the data whole, or say what stands there now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from program_site.intake.changes.change_file import Change, read_change_file
from program_site.intake.changes.putting import fingerprint, put

PARTNERS = "# 連携機関\n\n- id: kfu   # КФУ\n  name: {ja: カザン, ru: Казань}\n  founded: 1804\n\n- id: isu\n  name: {ja: イルクーツク, ru: Иркутск}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "partners.yml").write_text(PARTNERS, encoding="utf-8")
    return tmp_path


def change(*place: object, old: object = None, new: object = None, file: str = "partners") -> Change:
    return Change.model_validate({"file": file, "place": place, "old": old, "new": new})


def text(root: Path, *changes: Change) -> str:
    done = put(root, changes)
    assert done.problems == []
    return done.texts["data/partners.yml"].decode()


def test_a_value_changes_where_it_stood_and_remarks_stay(root: Path) -> None:
    made = text(root, change({"id": "kfu"}, "name", "ru", old="Казань", new="Казанский"))
    assert made == PARTNERS.replace("ru: Казань", "ru: Казанский")


def test_a_new_field_stands_where_people_look_for_it(root: Path) -> None:
    made = text(root, change({"id": "kfu"}, "website", new="https://kpfu.ru"))
    assert made == PARTNERS.replace("  founded", "  website: https://kpfu.ru\n  founded")


def test_several_changes_of_several_files_are_one(root: Path) -> None:
    done = put(root, [
        change({"id": "isu"}, old={"id": "isu", "name": {"ja": "イルクーツク", "ru": "Иркутск"}}),
        change({"id": "asu"}, new={"id": "asu", "name": {"ja": "バルナウル", "ru": "Барнаул"}}),
        change({"id": "barnaul"}, new={"id": "barnaul"}, file="cities"),
    ])  # fmt: skip
    assert done.problems == []
    assert (
        done.texts["data/partners.yml"]
        .decode()
        .endswith("  founded: 1804\n\n- id: asu\n  name: {ja: バルナウル, ru: Барнаул}\n")
    )
    assert (
        done.texts["data/cities.yml"].decode()
        == "# yaml-language-server: $schema=schema/cities.json\n\n- id: barnaul\n"
    )


@pytest.mark.parametrize(
    ("place", "old", "new", "now"),
    [
        (({"id": "kfu"}, "founded"), 1805, 1806, "1804"),
        (({"id": "gone"}, "founded"), 1805, 1806, "–"),
        (({"id": "kfu"},), None, {"id": "kfu"}, "…"),
        (({"id": "kfu"}, "joined"), "2020-01-01", "2021-01-01", "–"),
    ],
)
def test_what_is_another_by_now_is_said_and_nothing_is_written_over(
    root: Path, place: tuple[object, ...], old: object, new: object, now: str
) -> None:
    done = put(root, [change(*place, old=old, new=new)])
    assert [each.code for each in done.problems] == ["K105"]
    assert done.problems[0].values["value"] == now
    assert done.texts == {}


def test_a_record_that_has_the_new_id_already_is_no_conflict(root: Path) -> None:
    wanted = change({"id": "kfu"}, "id", old="kfu", new="kazan-federal")
    made = text(root, wanted)
    (root / "data" / "partners.yml").write_text(made, encoding="utf-8")
    done = put(root, [wanted])
    assert (done.problems, done.texts, done.already) == ([], {}, [wanted])
    gone = change({"id": "kfu"}, "id", old="kfu", new="other")
    assert [each.code for each in put(root, [gone]).problems] == ["K105"]


def test_what_is_there_already_is_no_conflict(root: Path) -> None:
    wanted = change({"id": "kfu"}, "founded", old=1800, new=1804)
    done = put(root, [wanted])
    assert (done.problems, done.texts, done.already) == ([], {}, [wanted])


YEARS = """\
# 交流学生数
years:
  - year: 2018   # 本格開始
    outbound: {planned: 35, actual: 65}  # 暫定
    inbound:
      planned: 17
      actual: 37   # 3月末
# 注
note: {ja: 注, ru: Примечание}
"""
YEAR_2019 = "  - year: 2019\n    outbound: {planned: 40, actual: 52}\n    inbound: {planned: 20, actual: 31}\n"


def figures(year: int) -> dict[str, object]:
    return {"year": year, "outbound": {"planned": 40, "actual": 52}, "inbound": {"planned": 20, "actual": 31}}


@pytest.mark.parametrize(
    ("years", "old", "new"),
    [
        ([2019], "# 3月末\n", "# 3月末\n" + YEAR_2019),
        ([2020, 2019], "# 3月末\n", "# 3月末\n" + YEAR_2019 + YEAR_2019.replace("2019", "2020")),
        ([2016], "years:\n", "years:\n" + YEAR_2019.replace("2019", "2016")),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_years_stand_in_their_order_and_every_remark_stays(
    root: Path, years: list[int], old: str, new: str, end: str, mark: str
) -> None:
    (root / "data/mobility.yml").write_bytes((mark + YEARS.replace("\n", end)).encode())
    done = put(root, [change("years", {"year": year}, new=figures(year), file="mobility") for year in years])
    assert done.problems == []
    assert done.texts["data/mobility.yml"].decode() == mark + YEARS.replace(old, new, 1).replace("\n", end)


def test_numbers_change_beside_their_remarks_and_what_becomes_known_stands_beside_its_plan(root: Path) -> None:
    (root / "data/mobility.yml").write_text(YEARS.replace(", actual: 65", ""), encoding="utf-8")
    done = put(
        root,
        [
            change("years", {"year": 2018}, "outbound", "actual", new=66, file="mobility"),
            change("years", {"year": 2018}, "inbound", "actual", old=37, new=100, file="mobility"),
        ],
    )
    wanted = YEARS.replace("actual: 65}", "actual: 66}").replace("actual: 37 ", "actual: 100 ")
    assert done.texts["data/mobility.yml"].decode() == wanted


def test_the_two_directions_of_a_year_stand_in_their_order(root: Path) -> None:
    (root / "data/rubric_results.yml").write_text("- year: 2019\n  direction: inbound\n", encoding="utf-8")
    new = {"year": 2019, "direction": "outbound"}
    done = put(root, [change(new, new=new, file="rubric_results")])
    text = done.texts["data/rubric_results.yml"].decode()
    assert text.index("outbound") < text.index("inbound")


def test_a_list_that_does_not_say_its_years_takes_a_new_one_at_its_end(root: Path) -> None:
    (root / "data/mobility.yml").write_text("years:\n  - outbound: {planned: 1}\n  - year: x\n", encoding="utf-8")
    done = put(root, [change("years", {"year": 2019}, new={"year": 2019}, file="mobility")])
    assert done.texts["data/mobility.yml"].decode().endswith("- year: x\n  - year: 2019\n")


@pytest.mark.parametrize("languages", ["[ja, ru]", "[ru]"])
def test_the_one_file_that_nobody_edits_says_so_at_its_top(root: Path, languages: str) -> None:
    (root / "data/project.yml").write_text(f"languages: {languages}\n", encoding="utf-8")
    new = {"year": 2019, "direction": "outbound"}
    done = put(root, [change(new, new=new, file="rubric_results")])
    head, _, rest = done.texts["data/rubric_results.yml"].decode().partition("\n\n")
    assert len(head.splitlines()) == 1 + languages.count("r") + languages.count("j")
    assert rest == "- year: 2019\n  direction: outbound\n"


def test_a_file_nobody_knows_is_named(root: Path) -> None:
    done = put(root, [change("x", new=1, file="../secrets")])
    assert [each.code for each in done.problems] == ["K104"]


def whole(part: str, new: str) -> bytes:
    change = f'{{"file": "partners", "place": [{part}], "new": {new}}}'
    return f'{{"version": 1, "task": "x", "language": "ja", "changes": [{change}]}}'.encode()


def test_what_is_a_change_file_is_read() -> None:
    assert read_change_file(whole('{"id": "kfu"}', '{"id": "kfu"}'), "change.json").changes is not None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "K101"), (b"[1]", "K101"), (b"\xff\xfe", "K101"), (b"[" * 100_000, "K101"), (b"{}" + b" " * 3_000_000, "K102"),
        (json.dumps({"version": 2}).encode(), "K103"),
        (json.dumps({"version": 1, "task": "x", "language": "ja", "changes": []}).encode(), "K101"),
        (json.dumps({"version": 1, "task": "x", "language": "ja", "changes": [{"file": "a", "place": [None]}]}).encode(), "K101"),
        (json.dumps({"version": 1, "task": "x", "language": "ja", "changes": [{"file": "a", "place": ["b"]}], "more": 1}).encode(), "K101"),
        (whole('"kfu"', "NaN"), "K101"), (whole('"kfu"', "1e999"), "K101"), (whole('"kfu"', "9" * 30), "K101"),
        (whole('"kfu"', '"\\ud800"'), "K101"), (whole('"kfu"', '{"a": 1, "a": 2}'), "K101"), (whole("-1", "1"), "K101"),
        (whole('"kfu"', "[" * 20 + "]" * 20), "K101"), (whole("[1]", "1"), "K101"), (whole('{"id": null}', "1"), "K101"),
        (whole('"' + "x" * 300 + '"', "1"), "K101"), (whole("true", "1"), "K101"),
    ],
)  # fmt: skip
def test_what_is_no_change_file_is_said_to_be_none(data: bytes, code: str) -> None:
    read = read_change_file(data, "change.json")
    assert read.changes is None
    assert [each.code for each in read.problems] == [code]


def test_a_file_is_known_again_with_other_line_ends() -> None:
    assert fingerprint(b"\xef\xbb\xbfa\r\nb\r\n") == fingerprint(b"a\nb\n") != fingerprint(b"a\nc\n")
