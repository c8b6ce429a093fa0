"""Forms are made from the shapes of data files: every field has a kind, a label and, of what is chosen, the choices."""

import re
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


def labels_beside(file: str, language: str) -> Iterator[tuple[str, list[Field]]]:
    """The fields that stand together: those of a record, and of each record within it."""
    yield file, list(form_of(file, language).fields)
    yield from ((place, list(each.fields)) for place, each in fields(file, language) if each.fields)


LONGEST = {"ja": 16, "ru": 32, "en": 32}
"""What fits beside a field and at the head of a column."""
FOR_WRITERS = re.compile(r"[{}\[\]`]|\.yml|\b(?:true|false|YAML|Markdown|ids?)\b", re.IGNORECASE | re.ASCII)
"""What says nothing to people who type into a form."""
EXAMPLES = ("例：", "Например: ", "Example: ", "Examples: ")


@pytest.mark.parametrize("language", available())
def test_every_field_has_a_short_label_of_its_own_in_its_record(language: str) -> None:
    for file in FILES:
        assert form_of(file, language).label
        for record, beside in labels_beside(file, language):
            labels = [each.label for each in beside]
            assert len({*labels}) == len(labels), (record, sorted(labels))
            for label in labels:
                assert 0 < len(label) <= LONGEST[language], (record, label)
                assert label == label.strip(), (record, label)
                assert label[-1] not in ".。．:：;；,、!！?？", (record, label)
                assert label[0] == label[0].upper(), (record, label)
                assert not FOR_WRITERS.search(label), (record, label)


@pytest.mark.parametrize("language", available())
def test_a_record_is_called_as_a_heading(language: str) -> None:
    for file in FILES:
        label = form_of(file, language).label
        assert label[0] == label[0].upper(), label
        assert label[-1] not in ".。", label


@pytest.mark.parametrize("language", available())
def test_help_is_for_people_who_type_into_a_form(language: str) -> None:
    names = {each.name for file in FILES for _, each in fields(file, language)}
    for file in FILES:
        for place, each in fields(file, language):
            assert each.help.strip(" .。").casefold() != each.label.casefold(), place
            assert not FOR_WRITERS.search(each.help), (place, each.help)
            assert not re.search(rf"[(（](?:{'|'.join(names)})[)）]", each.help), (place, each.help)


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_help_names_no_field_as_files_do(language: str) -> None:
    """In English a field's name may be a word of the sentence."""
    names = {each.name for file in FILES for _, each in fields(file, language)}
    for file in FILES:
        for place, each in fields(file, language):
            explained = min((each.help.split(example)[0] for example in EXAMPLES), key=len)
            assert not names & {*re.findall(r"[A-Za-z_]+", explained)}, (place, each.help)


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
