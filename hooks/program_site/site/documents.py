"""Documents as pages link to them: with their kind and their size, in attachments and in hand-written pages."""

import functools
import html
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from markupsafe import Markup

from program_site.content.catalog import Catalog
from program_site.content.documents import KINDS, Document
from program_site.i18n.localizer import Localizer
from program_site.site.links import Links

_LINK = re.compile(
    rf'(<a\b[^<>]*?\bhref="(?P<way>[^":?#]+\.(?:{"|".join(kind[1:] for kind in KINDS)}))(?:#[^"]*)?"[^<>]*>)(?P<text>.*?)(?=</a>)',
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Documents:
    """The documents in one language, from one page."""

    catalog: Catalog
    localizer: Localizer
    links: Links

    def link(self, path: str) -> str:
        return self.links.file(quote(self._published(path)))

    def about(self, path: str, title: str, language: str | None = None) -> Markup:
        """Kind and size, and the language if that is another than the page's. A title may name the kind already."""
        document = self.catalog.documents[path]
        kind = self.localizer.t(f"documents.kind.{document.kind}")
        parts = [] if kind.lower() in title.lower() else [kind]
        parts.append(self.localizer.size(document.size))
        if language and language != self.localizer.language:
            parts.append(self.localizer.language_in_passing(language))
        said = self.localizer.t("documents.about", parts=self.localizer.t("comma").join(parts))
        apart = said[: len(said) - len(said.lstrip())]  # where the line may break
        return apart + Markup('<span class="document">{}</span>').format(said.lstrip())

    def sized(self, prose: str) -> str:
        """Rendered prose in which every link to a document says what it leads to."""
        here = "/" + self.links.addresses.path(self.links.language, self.links.address)

        def said(match: re.Match[str]) -> str:
            way = posixpath.normpath(posixpath.join(here, unquote(html.unescape(match["way"])))).lstrip("/")
            document = self._by_place.get(way)
            return match[0] + str(self.about(document.path, match["text"])) if document else match[0]

        return _LINK.sub(said, prose) if self.catalog.documents else prose

    @functools.cached_property
    def _by_place(self) -> Mapping[str, Document]:
        return {self._published(path): each for path, each in self.catalog.documents.items()}

    def _published(self, path: str) -> str:
        """Where a file below docs/ lies below the site's root; that of a language may lie at the root itself."""
        folder, _, inside = path.partition("/")
        return self.links.addresses.path(folder, inside) if folder in self.links.addresses.languages else path
