"""All checks of data and pages that look further than a single record, one after the other."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from program_site.content.catalog import Catalog
from program_site.content.data.rubric_results import check_results
from program_site.content.data.waiting import Hidden
from program_site.content.docs import ProsePage
from program_site.text.problems import Problem
from program_site.text.yaml_source import YamlSource
from program_site.validation.attachments import check_attachments, check_documents
from program_site.validation.calls import check_calls
from program_site.validation.citations import check_citations
from program_site.validation.contacts import check_phones
from program_site.validation.doubles import check_doubles
from program_site.validation.examples import check_examples
from program_site.validation.later_facts import check_later_facts
from program_site.validation.links import check_links
from program_site.validation.mobility import check_mobility
from program_site.validation.news import check_news
from program_site.validation.pages import check_pages
from program_site.validation.plausible import check_plausible
from program_site.validation.signs import check_signs
from program_site.validation.slots import check_languages_of_pages, check_slots
from program_site.validation.spelling import check_spelling


@dataclass(frozen=True)
class Unchecked:
    """What there is to check."""

    root: Path
    documents: Mapping[str, YamlSource]
    broken: Set[str]
    """The data files with mistakes, for which nothing else is blamed."""
    whole: Catalog
    """With the entries that wait: they are told their mistakes before they are published."""
    shown: Catalog
    """Without them."""
    waiting: Hidden
    ids: Mapping[str, Set[str]]

    def sound(self, *kinds: str) -> bool:
        """Whether these data files are there, and none of them is broken."""
        return not self.broken & {*kinds} and all(kind in self.documents for kind in kinds)


def check_data(given: Unchecked) -> Iterator[Problem]:
    root, documents, broken, whole = given.root, given.documents, given.broken, given.whole
    yield from check_pages(whole, broken, given.waiting)
    yield from check_links(given.shown, root, given.ids, given.waiting)
    if "rubric_results" in documents and not broken & {"rubric", "rubric_results"}:
        yield from check_results(whole.rubric, whole.rubric_results, documents["rubric_results"])
    if whole.mobility and not broken & {"project", "mobility", "sources"}:
        yield from check_mobility(whole, whole.mobility, documents["mobility"])
    if given.sound("news"):
        yield from check_news(whole, documents["news"])
    if given.sound("calls"):
        yield from check_calls(whole.calls, documents["calls"], whole.today)
    yield from check_later_facts(whole, documents, broken)
    yield from check_citations(whole, documents, broken)
    yield from check_documents(whole, root)
    yield from check_attachments(whole, documents, broken)
    yield from check_phones(whole, documents, broken)
    yield from check_plausible(whole, documents, broken)
    yield from check_spelling(given.shown, documents)


def check_beyond_shapes(
    documents: Mapping[str, YamlSource], languages: tuple[str, ...], prose: tuple[ProsePage, ...]
) -> Iterator[Problem]:
    """What no shape forbids and nobody means, whatever else is wrong with the data."""
    readable = {name: document for name, document in documents.items() if document.value is not None}
    yield from check_examples(readable)
    yield from check_doubles(readable)
    yield from check_slots(readable, languages)
    yield from check_languages_of_pages(prose, languages)
    yield from check_signs(prose, readable)
