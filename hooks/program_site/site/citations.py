"""Citations: the numbers behind a fact, and the sentences to which they lead.

A quotation stands below the page that cites it, so that it is read without leaving it; on paper it comes along.
"""

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from program_site.content.catalog import Catalog
from program_site.content.data.fields import QUOTED, source_of
from program_site.content.data.sources import Quotation, Source
from program_site.i18n.localizer import Localizer
from program_site.site.links import Links
from program_site.site.names import said

_QUOTED_HERE = re.compile(r'href="#(quote-[a-z0-9-]+)"')


@dataclass(frozen=True)
class Cited:
    """A source or one of its quotations with its number: 1.12 is the twelfth of the first source."""

    number: str
    source: Source
    quotation: Quotation | None = None

    @property
    def anchor(self) -> str:
        """Where it stands on a page. No id holds two hyphens in a row."""
        return f"quote-{self.source.id}--{self.quotation.id}" if self.quotation else f"source-{self.source.id}"


def _numbered(sources: Sequence[Source]) -> Iterator[tuple[str, Cited]]:
    for number, source in enumerate(sources, start=1):
        yield source.id, Cited(str(number), source)
        for place, quotation in enumerate(source.quotations, start=1):
            yield f"{source.id}{QUOTED}{quotation.id}", Cited(f"{number}.{place}", source, quotation)


@dataclass(frozen=True)
class Citations:
    """What the facts of a page rest on, in the language of the page."""

    catalog: Catalog
    localizer: Localizer
    links: Links

    @functools.cached_property
    def page(self) -> str | None:
        """Where all sources stand with their quotations."""
        return self.catalog.page_with("source_list", self.localizer.language)

    @functools.cached_property
    def _known(self) -> Mapping[str, Cited]:
        return dict(_numbered(self.catalog.sources))

    def cite(self, named: Sequence[str]) -> Markup:
        """Links to what something rests on; none named means the main source.

        What nobody can check, as all that is known of its sources is that somebody saw them, is marked.
        """
        if self.page is None:
            return Markup()
        wanted = {*(named or (self.catalog.project.source,))}
        wanted -= {source_of(each) for each in wanted if QUOTED in each}  # the sentence leads to its source
        found = [each for citation, each in self._known.items() if citation in wanted]
        words = Markup(", ").join(map(self._link, found))
        html = '<span class="source" data-search-ignore role="note" aria-label="{}">[{}]</span>'
        marked = Markup(html).format(self.localizer.t("source"), words)
        unverified = found and all(each.source.unrecorded for each in found)
        return marked + self._mark(found[0]) if unverified else marked

    def _link(self, cited: Cited) -> Markup:
        """A quotation stands on the page itself; where HTML is read away from its page, as in feeds, in the list."""
        here = cited.quotation and self.links.start == "page"
        address = f"#{cited.anchor}" if here else self.links.page(f"{self.page}#{cited.anchor}")
        title = said(cited.quotation.text if cited.quotation else cited.source.title, self.localizer.language)
        return Markup('<a href="{}" title="{}">{}</a>').format(address, title, cited.number)

    def _mark(self, cited: Cited) -> Markup:
        html = ' <a class="mark" href="{}" title="{}" data-search-ignore>{}</a>'
        address = self.links.page(f"{self.page}#{cited.anchor}")
        return Markup(html).format(address, self.localizer.t("unverified_note"), self.localizer.t("unverified"))

    def of(self, source: Source) -> list[Cited]:
        """The quotations of a source."""
        return [each for each in self._known.values() if each.quotation and each.source.id == source.id]

    def quoted_on(self, html: str) -> list[tuple[Source, list[Cited]]]:
        """The quotations that a page cites, source by source; the list of all has its own."""
        if self.page == self.links.address:
            return []
        anchors = {*_QUOTED_HERE.findall(html)}
        cited = [each for each in self._known.values() if each.anchor in anchors]
        return [(source, [*own]) for source, own in itertools.groupby(cited, key=lambda each: each.source)]
