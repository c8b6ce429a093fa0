"""Forms are made from the shapes of data files: every field has a kind, a label and, of what is chosen, the choices."""

from collections.abc import Iterator

import pytest

from program_site.content.data.files import MANY, ONE
from program_site.content.forms import Field, form_of
from program_site.messages import available

FILES = (*ONE, *MANY)
OF_OWN_SHAPE = {"glossary.wrong", "rubric_results.before", "rubric_results.after"}
"""What only the file itself can hold."""


def fields(file: str, language: str) -> Iterator[tuple[str, Field]]:
    def within(place: str, each: Field) -> Iterator[tuple[str, Field]]:
        yield place, each
        for inner in each.fields:
            yield from within(f"{place}.{inner.name}", inner)

    for each in form_of(file, language).fields:
        yield from within(f"{file}.{each.name}", each)


@pytest.mark.parametrize("language", available())
def test_every_field_has_a_label_of_its_own_in_its_record(language: str) -> None:
    for file in FILES:
        assert form_of(file, language).label
        for place, each in fields(file, language):
            assert each.label, place
            assert each.help, place
            beside = [inner.label for inner in each.fields]
            assert len({*beside}) == len(beside), place


def test_every_field_but_a_few_can_be_filled_in() -> None:
    assert {place for file in FILES for place, each in fields(file, "ja") if each.kind == "other"} == OF_OWN_SHAPE


def test_kinds_follow_the_shapes() -> None:
    partner = {each.name: each for each in form_of("partners", "ja").fields}
    assert (partner["id"].kind, partner["id"].required) == ("id", True)
    assert (partner["name"].kind, partner["short_name"].kind) == ("name", "translated")
    assert (partner["city"].kind, partner["city"].of) == ("reference", "cities")
    assert (partner["source"].kind, partner["source"].many) == ("citation", True)
    assert (partner["left"].kind, partner["founded"].kind, partner["founded"].least) == ("when", "whole", 800)
    assert [each.name for each in partner["ties"].fields] == ["since", "agreement", "source"]
    totals = form_of("project", "ja").field("partners_total")
    assert totals
    assert (totals.kind, totals.many, totals.of) == ("record", True, "PartnersTotal")
    call = {each.name: each for each in form_of("calls", "ru").fields}
    assert (call["closes"].kind, call["directions"].kind, call["directions"].many) == ("moment", "choice", True)
    contact = {each.name: each for each in form_of("contacts", "ru").fields}
    assert (contact["phone"].kind, contact["mail"].kind) == ("phone", "mail")


def test_a_choice_is_said_in_words() -> None:
    for file in FILES:
        for language in available():
            for place, each in fields(file, language):
                assert all(choice.label for choice in each.choices), place
                assert each.kind != "choice" or each.choices, place
