"""What is done to every page once it is whole, whichever way it came."""

import re
from dataclasses import dataclass

from program_site.content.catalog import Catalog
from program_site.site.language_marks import LanguageMarks, marks_of
from program_site.site.line_breaks import put_line_breaks

_CITATION = re.compile(r"([^\s>]|</(?:a|button|em|small|span|strong|time)>)[ \t\n]+(?=<span class=\"source\")")
"""The blank before the numbers of sources."""


@dataclass(frozen=True)
class Finishing:
    """The last pass over the pages of one site, or over a piece of one. Feeds and files get the marks alone."""

    marks: LanguageMarks

    def put(self, html: str, language: str) -> str:
        """No line begins with the numbers of sources: they stay with what they speak of."""
        return put_line_breaks(_CITATION.sub("\\1\u00a0", self.marks.put(html, language)), language)


def finishing_of(catalog: Catalog) -> Finishing:
    return Finishing(marks_of(catalog))
