"""Finished pages as the engine made them, kept while a preview runs: a report that changes is shown without the engine."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from program_site.build.outputs import Output
from program_site.content.docs import SHORTCODE
from program_site.site.pages import OF_REPORTS
from program_site.site.site import Site


@dataclass(frozen=True)
class _CachedPage:
    """A page: what stands round its content, and of a hand-written one the content before its shortcodes were filled in."""

    path: str
    before: str
    after: str
    prose: str | None
    shown: str
    """The content that is published."""

    @property
    def html(self) -> str:
        return self.before + self.shown + self.after


@dataclass
class PageCache:
    """All pages of one build, by language and address, as they are before they are finished."""

    _contents: dict[tuple[str, str], tuple[str, str | None]] = field(default_factory=dict)
    _pages: dict[tuple[str, str], _CachedPage] = field(default_factory=dict)
    _lost: bool = False
    """Whether the engine changed the content of a page, so that it cannot be told from what stands round it."""
    paths: set[str] = field(default_factory=set)
    """Every file that the engine made, below the site's root."""

    def content(self, language: str, address: str, content: str, prose: str | None) -> None:
        """What is about to get its frame; `prose` is that of a hand-written page before its shortcodes are filled in."""
        self._contents[language, address] = content, prose

    def page(self, language: str, address: str, path: str, html: str) -> None:
        content, prose = self._contents.pop((language, address))
        before, found, after = html.partition(content) if content else ("", "", "")
        if not found:
            self._lost = True
            return
        self._pages[language, address] = _CachedPage(path, before, after, prose, content)

    def renewed(self, former: Site, site: Site) -> list[Output] | None:
        """The pages whose content is another one now; None where one of them changed in more than its content."""
        if self._lost:
            return None
        outputs: list[Output] = []
        changed = list(self._changed(former, site))
        for place, content in changed:
            if content is None or place not in self._pages:
                return None
            cached = self._pages[place] = replace(self._pages[place], shown=content)
            html = site.finished(place[0], cached.html)
            outputs.append(Output(cached.path, html.encode()))
        return outputs

    def _changed(self, former: Site, site: Site) -> Iterator[tuple[tuple[str, str], str | None]]:
        for place, page in site.pages.items():
            was = former.pages.get(place)
            if was is None or (was.title, was.description) != (page.title, page.description):
                yield place, None
            elif place in self._pages and page.html != self._pages[place].shown:
                yield place, page.html
        for (language, address), cached in self._pages.items():
            if cached.prose is not None and any(each[1] in OF_REPORTS for each in SHORTCODE.finditer(cached.prose)):
                content = site.fill(language, address, cached.prose)
                if content != cached.shown:
                    yield (language, address), content
