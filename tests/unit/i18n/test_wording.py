"""What a language says: dates, numbers, plurals, problems. Spaces that do not break are written as plain ones here."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from babel.localedata import locale_identifiers

from program_site.i18n.localizer import Localizer, say_problem
from program_site.messages import messages
from program_site.text.problems import Problem
from program_site.text.when import When

DAY, MONTH, YEAR, FISCAL = When(2019, 2, 15), When(2018, 10), When(2018), When(2018, fiscal_start=4)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("when", "ja", "ru", "en"),
    [
        (DAY, "2019年2月15日", "15 февраля 2019 г.", "February 15, 2019"),
        (MONTH, "2018年10月", "октябрь 2018 г.", "October 2018"),
        (YEAR, "2018年", "2018", "2018"),
        (FISCAL, "2018年度", "2018/19 финансовый год", "FY 2018"),
        (When(1999, fiscal_start=4), "1999年度", "1999/00 финансовый год", "FY 1999"),
    ],
    ids=str,
)
def test_dates_are_as_exact_as_they_are_known(when: When, ja: str, ru: str, en: str) -> None:
    assert [plain(Localizer(language).when(when)) for language in ("ja", "ru", "en")] == [ja, ru, en]


@pytest.mark.parametrize(
    ("first", "last", "ja", "ru"),
    [
        (FISCAL, When(2019, fiscal_start=4), "2018～2019年度", "2018/19 — 2019/20 финансовые годы"),
        (FISCAL, FISCAL, "2018年度", "2018/19 финансовый год"),
        (MONTH, None, "2018年10月", "октябрь 2018 г."),
        (When(2021, 2), When(2021, 3), "2021年2月～3月", "февраль — март 2021 г."),
        (DAY, When(2019, 2, 16), "2019年2月15日～16日", "15–16 февраля 2019 г."),
        (When(2021, 9, 29), When(2021, 10, 1), "2021年9月29日～10月1日", "29 сентября — 1 октября 2021 г."),
        (When(2020, 12, 29), When(2021, 1, 3), "2020年12月29日～2021年1月3日", "29 декабря 2020 г. — 3 января 2021 г."),
        (MONTH, DAY, "2018年10月～2019年2月15日", "октябрь 2018 г. — 15 февраля 2019 г."),
        (FISCAL, DAY, "2018年度～2019年2月15日", "2018/19 финансовый год — 15 февраля 2019 г."),
    ],
    ids=str,
)
def test_spans(first: When, last: When | None, ja: str, ru: str) -> None:
    assert [plain(Localizer(language).span(first, last)) for language in ("ja", "ru")] == [ja, ru]


def test_a_span_can_be_said_in_every_language() -> None:
    """Whatever the CLDR has for it; Persian has patterns of another kind."""
    for locale in locale_identifiers():
        said = Localizer(locale.replace("_", "-")).span(When(2021, 9, 29), When(2021, 10, 1))
        assert said


def test_days_and_numbers() -> None:
    ja, ru = Localizer("ja"), Localizer("ru")
    assert [plain(localizer.day(datetime.date(2019, 3, 31))) for localizer in (ja, ru)] == [
        "2019年3月31日",
        "31 марта 2019 г.",
    ]
    assert [plain(localizer.number(1234567)) for localizer in (ja, ru)] == ["1,234,567", "1 234 567"]


@pytest.mark.parametrize(
    ("rate", "ja", "ru"),
    [
        (Fraction(15, 8), "188%", "188 %"),
        (Fraction(1, 8), "13%", "13 %"),
        (Fraction(29, 200), "15%", "15 %"),
        (Fraction(1, 3), "33%", "33 %"),
        (Fraction(0), "0%", "0 %"),
    ],
    ids=str,
)
def test_percents_are_whole_and_halves_go_up(rate: Fraction, ja: str, ru: str) -> None:
    assert [plain(Localizer(language).percent(rate)) for language in ("ja", "ru")] == [ja, ru]


@pytest.mark.parametrize(
    ("n", "ja", "ru", "en"),
    [
        (1, "誤りが1件あります。", "Найдена 1 ошибка.", "1 mistake."),
        (2, "誤りが2件あります。", "Найдены 2 ошибки.", "2 mistakes."),
        (5, "誤りが5件あります。", "Найдено 5 ошибок.", "5 mistakes."),
        (11, "誤りが11件あります。", "Найдено 11 ошибок.", "11 mistakes."),
        (21, "誤りが21件あります。", "Найдена 21 ошибка.", "21 mistakes."),
        (112, "誤りが112件あります。", "Найдено 112 ошибок.", "112 mistakes."),
    ],
)
def test_plurals(n: int, ja: str, ru: str, en: str) -> None:
    assert [Localizer(language).t("check.problems", n=n) for language in ("ja", "ru", "en")] == [ja, ru, en]


def test_half_an_hour_has_a_plural_too() -> None:
    values = {"n": 5.5, "utc": "UTC+3.5", "city": "金沢"}
    assert Localizer("ja").t("clock.behind", **values) == "UTC+3.5（金沢より5.5時間遅れています）"
    assert "5.5" in Localizer("ru").t("clock.behind", **values)


def test_labels() -> None:
    assert Localizer("ru").t("kind.visit") == messages("ru")["page"]["kind"]["visit"]
    assert Localizer("ja").t("span", first="A", last="B") == "A～B"
    assert (Localizer("ja").has("kind.visit"), Localizer("ja").has("kind.party"), Localizer("ja").has("nothing")) == (
        True,
        False,
        False,
    )
    with pytest.raises(KeyError):
        Localizer("ja").t("kind.party")


def test_languages_are_called_by_their_names() -> None:
    assert [Localizer(reader).language_name(code) for reader in ("ja", "ru") for code in ("ja", "ru", "en")] == [
        "日本語",
        "ロシア語",
        "英語",
        "японский",
        "Русский",
        "английский",
    ]


def test_a_problem_is_one_line() -> None:
    problem = Problem("D104", "data/x.yml", 3, {"key": "name"})
    assert Localizer("en").problem(problem) == (
        "data/x.yml:3 [D104] “name” is empty. → Write the value after the colon, or delete the line."
    )


def test_a_problem_speaks_the_language_of_its_file() -> None:
    values = {"key": "title"}
    assert "何も書かれていません" in say_problem(Problem("D104", "a", 1, values), "ja")
    assert "何も書かれていません" in say_problem(Problem("D104", "a", 1, values, language="ja"), "ru")
    assert "пустое" in say_problem(Problem("D104", "a", 1, values, language="ru"), "ja")


def test_a_warning_says_that_it_is_one() -> None:
    problem = Problem("R108", "photo.jpg", 1, warning=True)
    marks = {"ja": "（注意）", "ru": "(предупреждение) ", "en": "(warning) "}
    for language, mark in marks.items():
        assert say_problem(problem, language).startswith(f"photo.jpg:1 [R108] {mark}")
    assert "warning" not in say_problem(Problem("R108", "photo.jpg", 1), "en")


def test_what_a_file_holds_is_never_a_pattern() -> None:
    problem = Problem("D104", "data/{x}.yml", 1, {"key": "{0} {value} %s"})
    assert say_problem(problem, "en").startswith("data/{x}.yml:1 [D104] “{0} {value} %s” is empty.")


def test_english_stands_in_for_what_a_language_does_not_say() -> None:
    """With English plurals, as the Finnish ones would look for forms that English does not have."""
    assert Localizer("fi").problem(Problem("D104", "a", 1, {"key": "x"})).startswith("a:1 [D104] “x” is empty.")
    assert Localizer("fi").problem(Problem("R108", "a", 1, warning=True)).startswith("a:1 [R108] (warning) ")
    assert [Localizer("fi").t("check.problems", n=n) for n in (1, 2)] == ["1 mistake.", "2 mistakes."]
    assert [Localizer("uk").t("check.problems", n=n) for n in (1, 2, 5)] == ["1 mistake.", "2 mistakes.", "5 mistakes."]
    assert Localizer("fi").day(datetime.date(2019, 2, 15)) == "15. helmikuuta 2019"


def test_a_language_may_have_a_region() -> None:
    assert Localizer("pt-BR").day(datetime.date(2019, 2, 15)) == "15 de fevereiro de 2019"
    assert Localizer("pt-BR").t("kind.visit") == "Visit"
    assert Localizer("ja").language_name("pt-BR") == "ポルトガル語 (ブラジル)"
