"""data/mobility.yml when figures are taken in: numbers change, every remark stays."""

from __future__ import annotations

import pytest

from mobility_sheets import ADDED, YEAR
from program_site.content.data.mobility import MobilityYear, Numbers
from program_site.tables.imports.mobility_file import with_years

FILE = """\
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
OLDER = MobilityYear(year=2016, outbound=Numbers(planned=1, actual=2), inbound=Numbers(planned=3, actual=4))
CHANGED = MobilityYear(year=2018, outbound=Numbers(planned=35, actual=66), inbound=Numbers(planned=17, actual=100))


@pytest.mark.parametrize(
    ("years", "old", "new"),
    [
        ([CHANGED], ["actual: 65}  # 暫定", "actual: 37   # 3月末"], ["actual: 66}  # 暫定", "actual: 100   # 3月末"]),
        ([YEAR], ["# 3月末\n"], ["# 3月末\n" + ADDED]),
        ([YEAR, YEAR.model_copy(update={"year": 2020})], ["# 3月末\n"], ["# 3月末\n" + ADDED + ADDED.replace("2019", "2020")]),
        ([OLDER], ["years:\n"], ["years:\n  - year: 2016\n    outbound: {planned: 1, actual: 2}\n    inbound: {planned: 3, actual: 4}\n"]),
        ([], [""], [""]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_numbers_change_and_every_remark_stays(
    years: list[MobilityYear], old: list[str], new: list[str], end: str, mark: str
) -> None:
    expected = FILE
    for before, after in zip(old, new, strict=True):
        expected = expected.replace(before, after, 1)
    assert with_years(mark + FILE.replace("\n", end), years) == mark + expected.replace("\n", end)


def test_the_last_line_may_lack_its_end() -> None:
    short = FILE[: FILE.index("# 注")].rstrip("\n")
    assert with_years(short, [YEAR]) == f"{short}\n{ADDED}"


@pytest.mark.parametrize(
    "text",
    [
        "years: [{year: 2018, outbound: {planned: 1, actual: 2}}]\n",
        "years:\n  - {year: 2019}\n",
        "a: b: c\n",
        "- 1\n",
        "years:\n",
    ],
)
def test_a_file_of_another_form_is_left_alone(text: str) -> None:
    assert with_years(text, [YEAR]) is None


PLANS = """\
years:
  - year: 2018
    outbound: {planned: 35}   # 暫定
    inbound:
      planned: 17   # 4月
    source: [a]  # 計画
  - year: 2019
    outbound: {planned: 40}
    inbound: {planned: 20}
"""


def sourced(year: MobilityYear, *source: str) -> MobilityYear:
    return year.model_copy(update={"source": source})


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_becomes_known_is_put_beside_its_plan(end: str) -> None:
    expected = (
        PLANS.replace("{planned: 35}", "{planned: 35, actual: 66}")
        .replace("planned: 17   # 4月\n", "planned: 17   # 4月\n      actual: 100\n")
        .replace("[a]", "[b, c]")
        .replace("{planned: 40}", "{planned: 40, actual: 52}")
        .replace("{planned: 20}\n", "{planned: 20, actual: 31}\n    source: [d]\n")
    )
    years = [sourced(CHANGED, "b", "c"), sourced(YEAR, "d")]
    assert with_years(PLANS.replace("\n", end), years) == expected.replace("\n", end)


def test_what_is_not_said_stays() -> None:
    plan = MobilityYear(year=2018, outbound=Numbers(planned=36), inbound=Numbers(planned=17))
    assert with_years(FILE, [plan]) == FILE.replace("planned: 35", "planned: 36")
