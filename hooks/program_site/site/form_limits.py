"""The limits and rules of the checker, as the form for reports hands them to its scripts: nothing is counted twice."""

import functools
from typing import Any, get_type_hints

from program_site.content.data.fields import ID
from program_site.content.reports.folder import MOST_PHOTOS
from program_site.content.reports.front_matter import EARLIEST, FrontMatter, ReportPhoto, limits_of
from program_site.content.reports.markup import crowding
from program_site.content.reports.texts import LARGEST
from program_site.i18n.translated_text import BLANK
from program_site.text.dates import FIRST_YEAR, LAST_YEAR

_LONGEST_SLUG = 100
"""Letters of the short name in an address. Systems take some 250 in the name of a file with its folder."""


@functools.cache
def form_limits() -> dict[str, Any]:
    """By the names of the form's fields. Patterns mean the same in Python and in JavaScript."""
    header = get_type_hints(FrontMatter, include_extras=True)
    photo = get_type_hints(ReportPhoto, include_extras=True)
    authors, author = limits_of(header["author"])
    letters = {name: next(limits_of(header[name])) for name in ("title", "affiliation", "summary")}
    letters |= {name: next(limits_of(photo[name])) for name in ("alt", "caption")}
    return {
        "letters": {**letters, "author": author},
        "authors": authors,
        "partners": next(limits_of(header["partner"])),
        "photos": min(MOST_PHOTOS, next(limits_of(header["photos"]))),
        "bytes": LARGEST,
        "day": {"first": EARLIEST.year, "last": LAST_YEAR},
        "stay": {"first": FIRST_YEAR, "last": LAST_YEAR},
        "slug": {"pattern": f"^{ID}$", "letters": _LONGEST_SLUG},
        "blank": BLANK.pattern,
        "endless": crowding.ENDLESS.pattern,
        "word": crowding.LONGEST_WORD,
        "crowded": {
            "signs": crowding.COSTLY,
            "paragraph": crowding.MOST_IN_PARAGRAPH,
            "text": crowding.MOST_IN_TEXT,
            "headings": crowding.MOST_HEADINGS,
            "heading": crowding.HEADING.pattern,
            "cells": crowding.MOST_CELLS,
            "dividers": crowding.DIVIDERS.pattern,
        },
    }
