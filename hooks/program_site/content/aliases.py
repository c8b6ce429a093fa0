"""By which other words readers look for the pages of a site."""

from collections.abc import Iterable, Mapping

from program_site.content.data.aliases import WITH_ALIASES, other_names
from program_site.content.data.glossary import Term
from program_site.content.docs import ProsePage
from program_site.content.holdings import Holdings


def aliases_in(language: str, held: Holdings, pages: Iterable[ProsePage]) -> Mapping[str, tuple[str, ...]]:
    """Those of hand-written pages and of records, by the address of the page below the language's root."""
    found = {page.address: page.aliases for page in pages if page.language == language}
    for kind in WITH_ALIASES:
        found |= {f"{kind}/{each.id}/": other_names(each, language) for each in getattr(held, kind)}
    return {address: words for address, words in found.items() if words}


def groups_in(language: str, glossary: Iterable[Term]) -> tuple[tuple[str, ...], ...]:
    """The terms of the site that have synonyms, each before its own."""
    terms = [each for each in glossary if each.synonyms.in_language(language)]
    return tuple((each.name.in_language(language), *each.synonyms.in_language(language)) for each in terms)
