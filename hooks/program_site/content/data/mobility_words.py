"""How the details of rows of students are called: the keys of their labels in the message files."""

from collections.abc import Mapping
from typing import get_args

from program_site.content.data.mobility import Level

LABELS: Mapping[str, str] = {
    "program": "field.program",
    "partner": "mobility_rows.partner",
    "level": "field.level",
    "length": "mobility_rows.length",
    "credits": "mobility_rows.credits",
    "online": "mobility_rows.online",
}

CHOICES: Mapping[str, Mapping[bool | str, str]] = {
    "level": {each: f"level.{each}" for each in get_args(Level)},
    "length": {
        "under_1_month": "stay_length.under_1_month",
        "from_1_month": "stay_length.from_1_month",
        "from_3_months": "stay_length.from_3_months",
        "from_6_months": "stay_length.from_6_months",
        "from_1_year": "stay_length.from_1_year",
    },
    "credits": {True: "mobility_rows.with_credits", False: "mobility_rows.without_credits"},
    "online": {True: "mobility_rows.by_net", False: "mobility_rows.in_person", "hybrid": "mobility_rows.hybrid"},
}
"""What a detail that is no id can be."""
