"""A field that is added to front matter: nothing else of the file changes, whatever stands in it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from program_site.text.added_field import with_field
from program_site.text.yaml_edits import fields_of

WORDS = some.text(some.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12)
VALUES = some.recursive(
    WORDS | some.integers() | some.booleans() | some.none(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.sampled_from("xyz"), inner, max_size=3),
    max_leaves=6,
)
HEADERS = some.dictionaries(some.sampled_from(["title", "date", "tags", "photos", "published"]), VALUES, min_size=1)


@bounded(400)
@given(HEADERS, WORDS, some.booleans(), some.sampled_from(["\n", "\r\n"]), some.sampled_from(["", "\ufeff"]))
def test_all_fields_stay_and_one_is_added(header: dict[str, Any], body: str, flow: bool, end: str, mark: str) -> None:
    dumped = yaml.safe_dump(header, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    text = mark + f"---\n{dumped}---\n{body}\n".replace("\n", end)
    made = with_field(text, "published", "2020-05-04")
    if made is None:
        assert flow or "published" in header or fields_of(dumped) is None
        return
    assert made == mark + f"---\n{dumped}published: 2020-05-04\n---\n{body}\n".replace("\n", end)
    assert yaml.safe_load(dumped + "published: 2020-05-04\n").keys() == {*header, "published"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "本文です。\n",
        "---\ntitle: 雪\n",
        "---\n{title: 雪}\n---\n",
        "---\n- 雪\n---\n",
        "---\ntitle: [雪\n---\n",
        "---\n---\n",
    ],
)
def test_what_has_no_header_that_can_be_edited_safely_is_left_alone(text: str) -> None:
    assert with_field(text, "published", "2020-05-04") is None


def test_it_stands_as_far_from_the_left_as_the_others_do_and_ends_no_long_text() -> None:
    text = "---\n  title: 雪\n  summary: |\n    一行目\n    二行目\n---\n本文\n"
    assert with_field(text, "published", "2020-05-04") == text.replace(
        "---\n本文", "  published: 2020-05-04\n---\n本文"
    )
