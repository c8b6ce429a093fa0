"""Changes between two states of a data file: small, and put in they make one of the other."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generated import bounded
from program_site.content.data.files import MANY
from program_site.intake.changes.differing import changes_between
from program_site.intake.changes.putting import put
from program_site.text.yaml_source import read_yaml
from program_site.text.yaml_writing import plain_values

TEXTS = st.sampled_from(["Казань", "金沢", "a: b", "# 1", "2019-04", "yes"])
TRANSLATED = st.dictionaries(st.sampled_from(["ja", "ru"]), TEXTS, min_size=1)
PARTNERS = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from(["kfu", "asu", "isu"])},
        optional={
            "name": TRANSLATED,
            "founded": st.integers(1800, 1999),
            "source": st.lists(TEXTS, min_size=1, max_size=3),
            "statements": st.lists(st.fixed_dictionaries({"text": TRANSLATED}), min_size=1, max_size=3),
        },
    ),
    max_size=3,
    unique_by=lambda each: each["id"],
)


@bounded(300)
@given(PARTNERS, PARTNERS)
def test_put_in_they_make_one_state_of_the_other(
    tmp_path_factory: pytest.TempPathFactory, old: list[Any], new: list[Any]
) -> None:
    root = written(tmp_path_factory.mktemp("site"), old)
    done = put(root, [*changes_between("partners", old, new)])
    assert done.problems == []
    text = done.texts.get("data/partners.yml", (root / "data/partners.yml").read_bytes()).decode()
    found = {each["id"]: each for each in plain_values(read_yaml(text, "").value) or []}
    assert found == {each["id"]: each for each in new}


def written(root: Path, partners: list[Any]) -> Path:
    (root / "data").mkdir()
    done = put(root, [*changes_between("partners", None, partners)])
    assert done.problems == []
    (root / "data/partners.yml").write_bytes(done.texts.get("data/partners.yml", b"[]\n"))
    return root


def test_a_value_within_a_year_is_named_by_itself() -> None:
    old = {"years": [{"year": 2019, "outbound": {"planned": 3}}]}
    new = {"years": [{"year": 2019, "outbound": {"planned": 3, "actual": 2}}]}
    (change,) = changes_between("mobility", old, new)
    assert (change.place, change.old, change.new) == (("years", {"year": 2019}, "outbound", "actual"), None, 2)


def test_the_order_of_entries_is_no_difference() -> None:
    one, other = {"id": "kfu", "founded": 1804}, {"id": "asu", "founded": 1973}
    assert [*changes_between("partners", [one, other], [other, one])] == []


def test_every_kind_of_list_can_be_named_item_by_item() -> None:
    root = Path(__file__).parents[4]
    for file in MANY:
        path = root / f"data/{file}.yml"
        data = plain_values(read_yaml(path.read_text(encoding="utf-8"), "").value) or [] if path.exists() else []
        changes = [*changes_between(file, data, [])]
        assert len(changes) == len(data), file


def test_nothing_is_not_taken_for_a_list_without_items() -> None:
    """A count of partners may be a plain number, and none at all."""
    old = {"partners_total": [{"id": "kfu"}]}
    (change,) = changes_between("project", old, {"partners_total": 0})
    assert (change.place, change.new) == (("partners_total",), 0)


def test_yes_tells_no_items_apart() -> None:
    old, new = {"years": [{"year": 2019}]}, {"years": [{"year": True}]}
    (change,) = changes_between("mobility", old, new)
    assert change.place == ("years",)
