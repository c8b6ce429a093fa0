"""What the checks at the desk go by: the checker's own patterns, limits and lists, so that nothing is ruled twice."""

import functools
import re
import typing
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from program_site.content.catalog import Catalog
from program_site.content.data import cities, fields
from program_site.content.data.aliases import WITH_ALIASES
from program_site.content.data.files import MANY, ONE
from program_site.content.data.lasting import Lasting
from program_site.content.data.mobility import DETAILS
from program_site.content.data.removed_reports import RemovedReport
from program_site.content.data.rubric_results import FEWEST
from program_site.content.data.statements import Statement
from program_site.i18n.scripts import LATIN, letters_in, scripts_of
from program_site.i18n.translated_text import BLANK, INVISIBLE, LanguageCode
from program_site.messages import available
from program_site.text import moments
from program_site.text.dates import FIRST_YEAR, LAST_YEAR
from program_site.text.locales import language_codes
from program_site.text.records import YES_NO
from program_site.text.search_words import RULES
from program_site.text.time_zones import every_zone, zone_names
from program_site.text.when import ISO_DAY, WHEN
from program_site.validation import calls, doubles, examples, later_facts, mobility, news, plausible, slots


def desk_rules(catalog: Catalog) -> dict[str, Any]:
    """By the names that the scripts know."""
    languages = sorted({*catalog.languages, *available()})
    scripts = {code: sorted(scripts_of(code)) for code in languages}
    return _of_any_site() | {
        "fiscalStart": catalog.project.fiscal_year_start_month,
        "timezone": catalog.home,
        "scripts": scripts,
        "letters": {
            script: _letters_in(script) for script in sorted({each for own in scripts.values() for each in own})
        },
    }


@functools.cache
def _of_any_site() -> dict[str, Any]:
    before, after = examples.marks()
    offered = zone_names()
    return {
        "patterns": _patterns(),
        "years": {"first": FIRST_YEAR, "last": LAST_YEAR},
        "yesNo": [*YES_NO],
        "zones": offered,
        # what the clock of this machine is set to is no name for others
        "otherZones": sorted({*every_zone()} - {*offered, "localtime"}),
        "texts": _texts(),
        "languages": language_codes(),
        "lasting": {name: _lasting(shape) for name, shape in MANY.items() if issubclass(shape, Lasting)},
        "places": {"mostHours": cities.MOST_HOURS, "polar": cities.POLAR},
        "latin": LATIN,
        "withAliases": WITH_ALIASES,
        "fold": {name: RULES[name] for name in ("unseen", "signs", "hiragana")},
        "noTexts": (slots.WRONG_ON_PURPOSE, *examples.OF_PAGES),
        "examples": {"before": before, "after": after, "names": examples.NAMES, "notIn": examples.OF_PAGES},
        "doubles": {"severalOfAName": doubles.SEVERAL_OF_A_NAME, "oneWebsite": doubles.OF_ONE_WEBSITE},
        "facts": {
            "ofTheSite": later_facts.OF_THE_SITE,
            "withOwnRules": later_facts.WITH_RULES_OF_ITS_OWN,
            "ofEntries": later_facts.OF_ENTRIES,
            "statements": sorted(_statements()),
            "longestPeriod": plausible.LONGEST_PERIOD,
            "atZero": plausible.AT_ZERO,
        },
        "calls": {"longAgo": calls.LONG_AGO.days, "farAhead": calls.FAR_AHEAD.days},
        "mobility": {
            "farAbove": mobility.FAR_ABOVE,
            "farBelow": mobility.FAR_BELOW,
            "many": mobility.MANY,
            "fewest": FEWEST,
            "details": DETAILS,
        },
        "news": {"furthest": news.FURTHEST.days, "ofEvents": news.OF_EVENTS},
    }


def _statements() -> Iterator[str]:
    yield Statement.__name__
    for each in Statement.__subclasses__():
        yield each.__name__


def _lasting(shape: type[Lasting]) -> tuple[str, str]:
    """The fields that say since when and until when."""
    return shape.BEGINS, shape.ENDS


def _patterns() -> dict[str, str]:
    """What a whole value must look like, and what marks one that is wrong; with the flag `u`."""
    whole = {
        "id": fields.ID,
        "mail": _letters(fields.MAIL),
        "day": ISO_DAY.pattern,
        "when": WHEN.pattern,
        "moment": moments.WRITTEN.pattern,
        "page": fields.PAGE_ADDRESS.pattern,
        "report": fields.REPORT_NAME.pattern,
        "exampleId": examples.ID.pattern,
        "exampleAddress": _letters(examples.ADDRESS.pattern),
        "onlyHere": plausible.ONLY_HERE.pattern,
    }
    anywhere = {"invisible": INVISIBLE.pattern, "blank": BLANK.pattern}
    return {name: f"^(?:{pattern})$" for name, pattern in whole.items()} | {
        name: re.sub(r"[^ -~]", lambda sign: f"\\u{ord(sign[0]):04x}", pattern) for name, pattern in anywhere.items()
    }


def _letters(pattern: str) -> str:
    """JavaScript takes only Latin letters for those of a word."""
    return pattern.replace(r"\w", r"\p{L}\p{N}_")


def _letters_in(script: str) -> str:
    return slots.LATIN_LETTERS if script == LATIN else letters_in(script)


# ---- Texts that are more than any words ------------------------------------------------------------------------------

_TEXTS: Mapping[Any, str] = {fields.TimeZone: "zone", fields.Address: "page", LanguageCode: "language"}


def _texts() -> dict[str, dict[str, str]]:
    """Of each file, or of each class of records in one, the fields whose text must be of a certain kind."""
    found = {"removed_reports": {"report": "report"}}
    assert "report" in RemovedReport.model_fields
    for name, shape in {**ONE, **MANY}.items():
        for own, each in _shapes(shape):
            named = dict(_named(each))
            if named:
                found[name if own else each.__name__] = named
    return found


def _named(shape: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, hint in typing.get_type_hints(shape, include_extras=True).items():
        reads = [each for part in _parts(hint) for each in getattr(part, "__metadata__", ())]
        kinds = [kind for known, kind in _TEXTS.items() if known.__metadata__[-1] in reads]
        field = shape.model_fields.get(name)
        if kinds and field:
            yield field.alias or name, kinds[0]


def _shapes(shape: type) -> Iterator[tuple[bool, type[BaseModel]]]:
    """A record and all records in it; whether it is the one of the file."""
    seen: list[type] = [shape]
    for each in seen:
        if issubclass(each, BaseModel):
            yield each is shape, each
            hints = typing.get_type_hints(each, include_extras=True).values()
            inner = {part for hint in hints for part in _parts(hint) if isinstance(part, type)}
            seen += sorted((part for part in inner if part not in seen), key=str)


def _parts(hint: Any) -> list[Any]:
    """A type with all that it is made of."""
    return [hint, *(part for inner in typing.get_args(hint) for part in _parts(inner) if not isinstance(inner, str))]
