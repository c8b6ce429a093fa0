"""The preview: what it keeps from one rebuild to the next, and how it follows what changes on the disk."""

import logging
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from program_site.build.fingerprints import Fingerprint, FolderScan
from program_site.build.inputs import Inputs
from program_site.build.outputs import Output
from program_site.engines.page_cache import PageCache
from program_site.i18n.localizer import say_problem
from program_site.site.site import Site, renew

_MOST_NAMED = 5

Publish = Callable[[Site, Collection[str], Iterable[Output]], list[str]]
"""Publishes a site whose pages of the engine stay as they are, but for some; returns the paths of the files it wrote."""


class Preview:
    """One preview. It outlives every rebuild, as the engine loads its hooks once."""

    def __init__(self, log: logging.LoggerAdapter[Any]) -> None:
        self._log = log
        self.pages = PageCache()
        self._inputs: Inputs
        self._reading: Mapping[str, Fingerprint] = {}
        """All that the site is made from besides reports, as it was when the running build began to read it."""
        self._built_from: Mapping[str, Fingerprint] | None = None
        """The same of the build that is published; None where what is published is not whole."""
        self._followed: tuple[Mapping[str, Fingerprint], Mapping[str, Fingerprint]] | None = None
        """What lay on the disk when a change was last followed: besides reports, and of reports."""

    def begin(self, inputs: Inputs) -> None:
        """A whole build begins."""
        self._inputs, self._reading = inputs, inputs.beside_reports()
        self.pages, self._built_from = PageCache(), None

    def note_built(self, folder: Path) -> None:
        """What the engine made lies in a folder, and is about to be published."""
        self.pages.paths = {*FolderScan(folder).files}

    def note_published(self) -> None:
        self._built_from = self._reading

    def has_news(self) -> bool:
        """Whether the disk changed since this was last asked: of a change of reports the engine is told twice."""
        disk = self._inputs.beside_reports(), self._inputs.reports()
        changed, self._followed = disk != self._followed, disk
        return changed

    def renew(self, former: Site, publish: Publish) -> Site | None:
        """Publish the reports as they are now, without the engine; None where more than reports changed."""
        started = time.monotonic()
        site = renew(former) if self._inputs.beside_reports() == self._built_from else None
        pages = self.pages.renewed(former, site) if site else None
        if site is None or pages is None:
            return None
        built_from, self._built_from = self._built_from, None
        written = publish(site, self.pages.paths, pages)
        self._built_from = built_from
        for problem in site.problems if site.problems != former.problems else ():
            say = self._log.error if problem.stops else self._log.info
            say(say_problem(problem, site.addresses.languages[0]))
        if written:
            named = ", ".join(written[:_MOST_NAMED]) + (", …" if len(written) > _MOST_NAMED else "")
            self._log.info("Renewed in %.2f s, %d files: %s", time.monotonic() - started, len(written), named)
        return site


def watch(server: Any, folders: Iterable[Path], reports: Path) -> None:
    """Let the engine's server watch what it does not watch by itself; thousands of reports in a way of their own."""
    for folder in folders:
        if folder.is_dir():
            server.watch(str(folder))
    if reports.is_dir():
        from program_site.build.watching import Watchers  # takes a while, and a build has no use for it

        watchers, own = Watchers(), server.observer
        server.observer = watchers
        server.watch(str(reports))
        server.observer = own
        watchers.start()
