"""What the headings of a workbook say must be filled in, must be filled in."""

from __future__ import annotations

import pytest

from program_site.i18n.localizer import Localizer
from workbooks import DATA, column, made, page

PARTNERS = [
    {**partner, "name": {**partner["name"], "en": "University"}, "role": {"text": {"ja": "一", "ru": "один"}}}
    for partner in DATA["partners"]
]


@pytest.mark.parametrize(
    ("path", "required"),
    [
        ("id", True),
        ("name.ja", True),
        ("name.ru", True),
        ("name.ru!", False),
        ("name.en", False),
        ("joined", False),
        ("role.text.ja", False),
    ],
)
def test_only_what_every_row_needs_is_said_to_be_required(path: str, required: bool) -> None:
    sheet = page(made({**DATA, "partners": PARTNERS}), "@partners")
    heading = sheet.cell(2, column(sheet, path))
    said = heading.comment.text if heading.comment else ""
    assert (Localizer("ja").t("sheets.required") in said) == required
