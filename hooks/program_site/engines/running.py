"""The build that is running: what an engine's events, which come one by one, must know of each other."""

import logging
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from program_site.build.outputs import Output
from program_site.build.publishing import Staging, publish
from program_site.engines.preview import Preview
from program_site.i18n.localizer import say_problem
from program_site.site.policy import policy
from program_site.site.site import Site, prepare
from program_site.text.problems import ProblemsFound


class Running:
    """One process of the engine. Under a preview it outlives every rebuild."""

    building = False
    """Whether a site is to be built: neither a preview nor a program that builds."""
    preview: Preview | None = None
    input_hash: str | None = None
    """Stands for all that the build is made from; None where it is not asked whether anything changed."""
    site: Site
    """The last good one stays: the preview goes on with it when the input is broken."""
    staging: Staging | None = None
    layouts: dict[tuple[str, str], str]
    target: Path
    """Where the site is published."""

    def read(
        self, log: logging.LoggerAdapter[Any], root: Path, site_url: str | None, repo_url: str | None, i18n: Any
    ) -> None:
        """Read and check everything. Raises ProblemsFound, unless a preview can go on with the last good site."""
        former = self.site if self.preview and hasattr(self, "site") else None
        languages, first = tuple(i18n.all_languages), i18n.default_language
        try:
            self.site = prepare(root, site_url, repo_url, languages, former, self.preview is not None)
        except ProblemsFound as found:
            if former is None:
                raise
            for problem in found.problems:
                log.error(say_problem(problem, first))
        else:
            for problem in self.site.problems:  # no warning of the engine's: --strict would refuse the site for it
                log.info(say_problem(problem, first))
            if self.site.lacks_history:
                log.info(self.site.say_without_history(first))

    def policy(self) -> str | None:
        """None under a preview, which adds a script of its own to every page."""
        return None if self.preview else policy()

    def publish(
        self, root: Path, site: Site, built: Path | Collection[str], pages: Iterable[Output], search: bool, warned: bool
    ) -> list[str]:
        """Returns the paths of the files it wrote. `warned`: the engine had something to say. Raises BrokenLayout, OSError."""
        preview = self.preview is not None
        index = site.search_index if search and not preview else None
        input_hash = None if preview or warned or site.problems else self.input_hash
        return publish(built, self.target, [*pages, *site.outputs(self.layouts, preview)], root, index, input_hash)


def root_of(config: Any) -> Path:
    """The project of an engine's configuration."""
    return Path(config.config_file_path).parent


def language_of(config: Any) -> str:
    """The language that is being built."""
    i18n: Any = config.plugins["i18n"]
    return str(i18n.current_language or i18n.default_language)
