"""What the script of a search field is told: where the index lies, and the words it says."""

from typing import Any

from program_site.i18n.localizer import Localizer
from program_site.i18n.scripts import scripts_of

FOLDER = "search-index"
"""Where the index lies, below the site's root."""
KINDS = ("report", "program", "partner", "city", "office", "news", "page")
"""What is told apart in the search, in the order of the choices."""
_OTHER_KEYBOARD = "Cyrl"
"""The script of which `text/search_words.yml` knows the keyboard, and how it is written with Latin letters."""


def start_of(language: str) -> str:
    """The first file of the index in a language; all others lie beside it."""
    return f"{FOLDER}/{language}/start.json"


def panel_values(localizer: Localizer, start: str, language: str, languages: tuple[str, ...]) -> dict[str, Any]:
    """`start` is the way to the first file of the index in a `language`; the site has these `languages`."""
    return {
        "index": start,
        "language": language,
        "languages": {code: localizer.t("only_in", language=localizer.language_name(code)) for code in languages},
        "kinds": {kind: localizer.t(f"found_one.{kind}") for kind in KINDS},
        "cyrillic": _OTHER_KEYBOARD in scripts_of(language),
        "forms": localizer.forms("search.count"),
        "searching": localizer.t("search.searching"),
        "instead": localizer.t("search.instead", typed="{typed}", words="{words}", count="{count}"),
        "similar": localizer.t("search.similar"),
        "none": localizer.t("search.none"),
        "failed": localizer.t("search.failed"),
        "noIndex": localizer.t("search.no_index"),
    }
