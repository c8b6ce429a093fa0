"""MkDocs events in the order they run: the only file that knows MkDocs. What it calls is the core's."""

from __future__ import annotations

import html
import logging
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler

from program_site import shell
from program_site.building import Site, prepare
from program_site.problems import ProblemsFound
from program_site.publishing import publish
from program_site.wording import Voice, say_problem

log = get_plugin_logger("program_site")


@dataclass
class _Build:
    """A run of `mkdocs build`, or a rebuild of `mkdocs serve`, over all languages. MkDocs loads this file only once."""

    serving: bool = False
    site: Site | None = None
    """Stays from one rebuild to the next: the preview goes on with it when the input is broken."""
    staging: Path | None = None
    target: Path = Path()
    shells: dict[str, str] = field(default_factory=dict)
    warnings: CountHandler = field(default_factory=lambda: CountHandler(level=logging.WARNING))


_build = _Build()


def on_startup(command: str, dirty: bool) -> None:
    _build.serving = command == "serve"


def _read(config: MkDocsConfig) -> None:
    """Before the first language: read and check everything, and send the build to a staging folder."""
    i18n: Any = config.plugins["i18n"]
    if not i18n.building:
        _build.site, _build.shells = _prepare(config, i18n), {}
        config.edit_uri = config.edit_uri if config.repo_url else None
        config.nav = _build.site.expand_navigation(config.nav or [])
        if not _build.serving:
            _build.target, _build.staging = Path(config.site_dir), Path(tempfile.mkdtemp(prefix="site-"))
            config.site_dir = str(_build.staging)
            _build.warnings = CountHandler(level=logging.WARNING)
            logging.getLogger(mkdocs.__name__).addHandler(_build.warnings)


def _prepare(config: MkDocsConfig, i18n: Any) -> Site:
    root = Path(config.config_file_path).parent
    try:
        site = prepare(root, config.site_url, config.repo_url, tuple(i18n.all_languages))
    except ProblemsFound as found:
        said = [say_problem(problem, i18n.default_language) for problem in found.problems]
        if not _build.serving or _build.site is None:
            raise PluginError("\n".join(["", *said])) from None
        for line in said:
            log.error(line)
        return _build.site
    for problem in site.warnings:
        log.warning(say_problem(problem, i18n.default_language))
    return site


def _name(config: MkDocsConfig) -> None:
    """After static-i18n: what the theme says in the language that is being built."""
    language = _language(config)
    config.site_name = _site().site_name(language)
    for palette in config.theme["palette"]:
        palette["toggle"]["name"] = Voice(language).say(f"palette.{palette['scheme']}")


on_config = CombinedEvent(event_priority(100)(_read), event_priority(-200)(_name))


def _announce(files: Files, config: MkDocsConfig) -> None:
    """Before static-i18n: every generated page as if it lay under docs/, so that it gets its language and its links."""
    for path in _site().generated_files():
        file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        hidden = path.endswith(shell.ADDRESS.rstrip("/") + ".md")
        file.inclusion = InclusionLevel.NOT_IN_NAV if hidden else InclusionLevel.INCLUDED
        files.append(file)


def _fill(files: Files, config: MkDocsConfig) -> None:
    """After static-i18n: the pages of this language get their source. Their content follows in on_page_content."""
    for file in files.documentation_pages():
        if page := _site().page(_language(config), _address(file, config)):
            file.content_string = f"---\ntitle: generated\nhide: {'[toc]' if len(page.headings) < 2 else '[]'}\n---\n"
            file.edit_uri = f"../{page.source}"


on_files = CombinedEvent(event_priority(0)(_announce), event_priority(-200)(_fill))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """The title, escaped, as the theme prints it as it is."""
    generated = _site().page(_language(config), _address(page.file, config))
    page.meta["title"] = html.escape(generated.title if generated else str(page.meta["title"]))


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    language, address = _language(config), _address(page.file, config)
    generated = _site().page(language, address)
    if generated is None:
        return _site().fill(language, address, content)
    headings = [{"level": 2, "id": each.id, "name": each.title, "children": []} for each in generated.headings]
    page.toc = get_toc(headings)  # type: ignore[arg-type]
    return generated.html


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    title, description = html.unescape(page.meta["title"]), page.meta.get("description", "")
    generated = _site().page(_language(config), _address(page.file, config))
    description = generated.description if generated else description
    context.update(_site().frame(_language(config), _address(page.file, config), title, description))
    return context


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:
    context.update(_site().not_found(_language(config)))
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """One 404 page, from the first language's build; the site map is written by the core."""
    first = _language(config) == _site().addresses.languages[0]
    return output if template_name == "404.html" and first else ""


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    if _address(page.file, config) != shell.ADDRESS:
        return output
    _build.shells[_language(config)] = output
    return ""


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After static-i18n has built the last language: reports are spliced in, and a faultless build replaces the site.

    MkDocs counts warnings only after this event, and the first language's not at all before the last one is built.
    """
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    outputs = _site().outputs(_build.shells)
    if _build.staging is None:
        publish(None, Path(config.site_dir), outputs)
    elif not (config.strict and _build.warnings.get_counts()):
        publish(_build.staging, _build.target, outputs)
        log.info("%d pages and %d reports in %s", *_site().count(), _build.target)
    _clean_up(config)


def on_build_error(error: Exception) -> None:
    _clean_up(None)


def _clean_up(config: MkDocsConfig | None) -> None:
    logging.getLogger(mkdocs.__name__).removeHandler(_build.warnings)
    if _build.staging is not None:
        shutil.rmtree(_build.staging, ignore_errors=True)
        _build.staging = None
        if config:
            config.site_dir = str(_build.target)


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:
    root = Path(config.config_file_path).parent
    for folder in ("data", "activity_reports", "overrides"):
        if (root / folder).is_dir():
            server.watch(str(root / folder))


def _site() -> Site:
    assert _build.site is not None, "on_config runs first"
    return _build.site


def _language(config: MkDocsConfig) -> str:
    i18n: Any = config.plugins["i18n"]
    return str(i18n.current_language or i18n.default_language)


def _address(file: File, config: MkDocsConfig) -> str:
    """The address below the language's root: `` for home, `partners/kfu/`."""
    url = "" if file.url in (".", "./") else file.url
    language = _language(config)
    return url if language == _site().addresses.languages[0] else url.removeprefix(f"{language}/")
