"""Telephone numbers: as people type them, as they are shown, as they are dialled."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generated import bounded
from program_site.text.phones import Phone, abroad, likely, read_phone

COUNTRIES = sorted(phonenumbers.SUPPORTED_REGIONS)
FORMS = phonenumbers.PhoneNumberFormat


@pytest.mark.parametrize(
    ("written", "number", "extension"),
    [
        ("+81 76-264-5111", "+81 76-264-5111", ""),
        ("+81762645111", "+81 76-264-5111", ""),
        ("＋８１　７６－２６４－５１１１", "+81 76-264-5111", ""),
        ("+81 (0)76 264 5111", "+81 76-264-5111", ""),
        ("+81‐76‐264‐5111", "+81 76-264-5111", ""),
        ("+81 76-264-5111（内線 12）", "+81 76-264-5111", "12"),
        ("+7 (843) 233-71-09, доб. 12", "+7 843 233-71-09", "12"),
        ("+7 843 233-71-09 доб.12", "+7 843 233-71-09", "12"),
        ("+44 20 7946 0958 ext. 3", "+44 20 7946 0958", "3"),
    ],
)
def test_people_write_numbers_in_many_ways(written: str, number: str, extension: str) -> None:
    phone = read_phone(written)
    assert phone is not None
    assert (phone.number, phone.extension) == (number, extension)
    digits = "".join(sign for sign in phone.link.partition(";")[0] if sign.isdigit())
    assert digits == "".join(sign for sign in number if sign.isdigit()), "what is read is what is dialled"
    assert phone.link.partition(";ext=")[2] == extension


@pytest.mark.parametrize(
    "written",
    [
        "", "+", "076-264-5111", "+81 76-264-xxxx", "TEL +81 76-264-5111", "+81 76-264-5111 / +81 76-264-5112",
        "+81 1", "+1-800-FLOWERS", "窓口", "+999 123456789",
    ],
)  # fmt: skip
def test_what_is_no_number_of_the_world_is_none(written: str) -> None:
    assert read_phone(written) is None


@bounded(60)
@given(st.sampled_from(COUNTRIES), st.sampled_from(["", " 内線 12", "（内線12）", ", доб. 12", " ext. 12"]))
def test_a_number_as_its_country_writes_it_gets_the_code_of_the_country_and_keeps_the_rest(
    country: str, behind: str
) -> None:
    number = phonenumbers.example_number(country)
    assert number is not None
    at_home = phonenumbers.format_number(number, FORMS.NATIONAL)
    dialled = abroad(at_home + behind, country)
    assert dialled is not None
    assert dialled.startswith(phonenumbers.format_number(number, FORMS.INTERNATIONAL))
    phone = read_phone(dialled)
    assert phone is not None
    assert phone.extension == ("12" if behind else "")
    assert phone.assigned


def test_a_number_of_another_country_gets_no_code() -> None:
    assert abroad("8 (843) 233-71-09", "JP") is None
    assert abroad("8 (843) 233-71-09", "RU") == "+7 843 233-71-09"
    assert abroad("076-264-5237", None) is None


def test_a_lost_digit_is_seen() -> None:
    assert read_phone("+81 76-264-511") == Phone("+81 76264511", "tel:+81-76264511", "", assigned=False)


@bounded(60)
@given(st.text(max_size=40), st.sampled_from([None, "ZZ", *COUNTRIES]))
def test_whatever_stands_there_has_an_example_that_is_taken(written: str, country: str | None) -> None:
    assert read_phone(likely(written, country)) is not None
    abroad(written, country)
    read_phone(written)
