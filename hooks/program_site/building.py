"""A site ready to be built: all that a site engine asks of the core, and nothing that knows which engine asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from program_site import shell
from program_site.addresses import Addresses
from program_site.catalog import Catalog
from program_site.loading import load
from program_site.pages import Page, draw_map, fill_parts, generated_pages
from program_site.problems import Problem, ProblemsFound
from program_site.prose import ProsePage
from program_site.rendering import Heading, View
from program_site.reports.pages import report_pages
from program_site.sitemap import languages_of_pages, sitemap
from program_site.wording import Voice
from program_site.world_map import DrawnMap

_NAV_ALL = "/*"
"""`partners/*` in the navigation stands for all generated pages of a folder."""


@dataclass(frozen=True)
class Site:
    """The whole content with everything that is the same for all pages."""

    catalog: Catalog
    addresses: Addresses
    edit_root: str
    pages: Mapping[tuple[str, str], Page]
    """Generated pages and the shells, by language and address."""
    map: DrawnMap | None
    warnings: tuple[Problem, ...]

    def page(self, language: str, address: str) -> Page | None:
        return self.pages.get((language, address))

    def prose(self, language: str, address: str) -> ProsePage | None:
        found = (page for page in self.catalog.prose if (page.language, page.address) == (language, address))
        return next(found, None)

    def generated_files(self) -> Iterator[tuple[str, bool]]:
        """Where each generated page would lie below docs/ if it were a file, and whether the navigation may hold it."""
        for language, address in self.pages:
            yield f"{language}/{address.rstrip('/')}.md", address != shell.ADDRESS

    def expand_navigation(self, items: list[Any]) -> list[Any]:
        """The navigation of the configuration with every `folder/*` replaced by the folder's generated pages."""
        expanded: list[Any] = []
        for item in items:
            if isinstance(item, str) and item.endswith(_NAV_ALL):
                folder = item.removesuffix("*")
                here = [page.address for page in self.pages.values() if page.language == self.addresses.languages[0]]
                found = [address for address in here if address.startswith(folder) and address != shell.ADDRESS]
                expanded += [f"{address.rstrip('/')}.md" for address in found]
            elif isinstance(item, dict):
                expanded.append(
                    {
                        title: self.expand_navigation(inner) if isinstance(inner, list) else inner
                        for title, inner in item.items()
                    }
                )
            else:
                expanded.append(item)
        return expanded

    def view(self, language: str, address: str, anywhere: bool = False) -> View:
        return View(self.catalog, self.addresses, language, address, anywhere, self.edit_root)

    def site_name(self, language: str) -> str:
        return self.catalog.project.short_name.in_language(language)

    def fill(self, language: str, address: str, html: str) -> str:
        """Rendered prose with its parts."""
        return fill_parts(html, self.view(language, address), self.map)

    def frame(self, language: str, address: str, title: str, description: str) -> dict[str, Any]:
        """What the theme's templates show round the content of a page."""
        view = self.view(language, address)
        generated = self.page(language, address)
        if generated:
            title, description = generated.title, generated.description
        is_shell = address == shell.ADDRESS
        head = shell.marker("head") if is_shell else view.head(title, description, self.addresses.languages)
        return {"head": head, "footer": view.render("footer.html"), "language_switch": view.switch()}

    def not_found(self, language: str) -> dict[str, Any]:
        """The same for the page of addresses that do not exist, in every language at once."""
        views = [self.view(code, "", anywhere=True) for code in self.addresses.languages]
        view = self.view(language, "", anywhere=True)
        title = " / ".join(each.voice.say("not_found") for each in views)
        head = view.head(title, title, self.addresses.languages, listed=False)
        body = view.render("not_found.html", views=views)
        return {
            "head": head,
            "footer": view.render("footer.html"),
            "language_switch": view.switch(),
            "not_found": body,
        }

    def outputs(self, shells: Mapping[str, str]) -> dict[str, bytes]:
        """The files that are no pages of the engine, by path below the site's root."""
        files = dict(report_pages(self.catalog, self.addresses, self.edit_root, shells))
        files["sitemap.xml"] = sitemap(self.catalog, self.addresses)
        return files

    def count(self) -> tuple[int, int]:
        """How many pages the site has in all its languages, and how many reports."""
        return len(languages_of_pages(self.catalog)) * len(self.addresses.languages), len(self.catalog.reports)


def prepare(root: Path, site_url: str | None, repo_url: str | None, languages: tuple[str, ...]) -> Site:
    """Read and check everything below `root`. Raises ProblemsFound when anything is wrong."""
    loaded = load(root)
    problems = [*loaded.problems]
    if loaded.catalog and loaded.catalog.languages != languages:
        values = {"value": ", ".join(languages), "known": ", ".join(loaded.catalog.languages)}
        problems.append(Problem("D134", "data/project.yml", 1, values))
    errors = [problem for problem in problems if not problem.warning]
    if errors or loaded.catalog is None:
        raise ProblemsFound(problems)
    catalog = loaded.catalog
    addresses = Addresses(languages, (site_url or "/").rstrip("/") + "/")
    pages = {
        (language, page.address): page
        for language in languages
        for page in (*generated_pages(catalog, addresses, language), _shell_page(language))
    }
    edit_root = f"{repo_url.rstrip('/')}/edit/main/" if repo_url else ""
    return Site(catalog, addresses, edit_root, pages, draw_map(catalog, root), tuple(problems))


def _shell_page(language: str) -> Page:
    title = shell.marker("title")
    body = f"<!-- a report brings its own <h1> -->{shell.marker('body')}"
    skip_to = (Heading("report", Voice(language).say("section.reports")),)
    return Page(
        shell.ADDRESS, language, title, title, "", body, skip_to, "activity_reports/", hide=("navigation", "toc")
    )
