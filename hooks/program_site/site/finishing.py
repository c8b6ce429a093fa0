"""What is done to every page once it is whole, whichever way it came."""

from dataclasses import dataclass

from program_site.content.catalog import Catalog
from program_site.site.language_marks import LanguageMarks, marks_of
from program_site.site.line_breaks import put_line_breaks


@dataclass(frozen=True)
class Finishing:
    """The last pass over the pages of one site, or over a piece of one. Feeds and files get the marks alone."""

    marks: LanguageMarks

    def put(self, html: str, language: str) -> str:
        return put_line_breaks(self.marks.put(html, language), language)


def finishing_of(catalog: Catalog) -> Finishing:
    return Finishing(marks_of(catalog))
