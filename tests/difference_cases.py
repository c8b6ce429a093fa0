"""The cases of how changes are said; Python and the desk's script must say the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from program_site.content.forms import form_of
from program_site.text.yaml_source import read_yaml
from program_site.text.yaml_writing import plain_values

_FILE = Path(__file__).with_suffix(".yml")
CASES: dict[str, Any] = plain_values(read_yaml(_FILE.read_text(encoding="utf-8"), _FILE.name).value)
LANGUAGES = ("ja", "ru")
_YEAR_BOUND = "\u202fг."
"""As the CLDR has it; the file shows a plain blank."""
_LABEL = re.compile(r"\[([a-z_]+)((?:\.[a-z_]+)*)(?:=(\w+))?\]")


def lines(case: dict[str, Any], language: str) -> list[str]:
    """The lines that are expected, with the labels of the fields in their places."""

    def label(found: re.Match[str]) -> str:
        form = form_of(found[1], language)
        if not found[2]:
            return form.label
        field = form.field(*found[2][1:].split("."))
        assert field, found[0]
        return next(each.label for each in field.choices if each.value == found[3]) if found[3] else field.label

    return [_LABEL.sub(label, line).replace(" г.", _YEAR_BOUND) for line in case[language]]
