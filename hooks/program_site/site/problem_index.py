"""All possible problems, as one page lists them: those of reports for writers, then the rest for staff."""

from program_site.i18n.localizer import Localizer
from program_site.messages import FALLBACK, messages

_FAMILIES = "RHTFDZSKPWC"
"""Folders and photos of reports; headers; texts; files; fields; archives; spreadsheets; changes; hand-written pages; wording; settings."""

IN_REPORTS = frozenset([
    "D101", "D102", "D103", "D104", "D105", "D106", "D109", "D112", "D116", "D117", "D118", "D119",
    "D120", "D121", "D122", "D125", "D126", "D128", "D129", "D135", "D137", "D138", "D139", "D140",
    "D143", "D144", "D151", "D155", "D166", "D181", "D182", "D183", "D185", "D272", "W104", "W105", "W106",
])  # fmt: skip
"""The problems of fields that occur in front matter as well as in data files."""


def codes(of_reports: bool) -> list[str]:
    known = messages(FALLBACK)["problems"]
    ordered = sorted(known, key=lambda code: (_FAMILIES.index(code[0]), code))
    return [code for code in ordered if _meets_writers(code) == of_reports]


def _meets_writers(code: str) -> bool:
    return code in IN_REPORTS or (code[0] in "RHTF" and code != "F107")  # that one says where a site is written


def explained(language: str, of_reports: bool) -> list[tuple[str, str, str]]:
    """For each problem the code, what is wrong, and what to do."""
    return [(code, *Localizer(language).example(code)) for code in codes(of_reports)]
