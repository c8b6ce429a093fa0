"""MkDocs events in the order they run: the only file that knows MkDocs. What it calls is the core's.

static-i18n builds one language after the other by running the whole build again inside its own `on_post_build`, at
priority -100: every event here runs once per language; `i18n.building` tells the later ones from the first.
"""

from __future__ import annotations

import gc

gc.disable()  # looking for garbage would take a tenth of a build, and this is a process that soon ends

import html
import logging
import os
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import mkdocs
from jinja2 import Environment, FileSystemLoader
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler

from program_site.build.inputs import Inputs
from program_site.build.manifest import Scan, Sight, is_as_made, sight
from program_site.build.outputs import Output
from program_site.build.publishing import Staging, publish
from program_site.content.reports.report import FOLDER
from program_site.engines.page_cache import Frames
from program_site.i18n.localizer import Localizer, say_problem
from program_site.messages import FALLBACK
from program_site.site import layout
from program_site.site.policy import policy
from program_site.site.site import Site, prepare, renew
from program_site.site.templates import keep_compiled
from program_site.text.problems import Problem, ProblemsFound

log = get_plugin_logger("program_site")
logging.getLogger("program_site").parent = log.logger  # what the core says of long work is said as ours

_MOST_NAMED = 5
_OF_THE_THEME_ALONE = ("assets/javascripts/", "assets/images/favicon")


class _Now:
    """The build that is running. MkDocs loads this file once, so under `serve` it outlives every rebuild."""

    serving = building = False
    """Whether it runs for a preview, for `mkdocs build`; both may be untrue for a program that builds."""
    made_from: str | None = None
    """Stands for all that the build is made from; None where it is not asked whether anything changed."""
    site: Site
    """The last good one stays: the preview goes on with it when the input is broken."""
    staging: Staging | None = None
    layouts: dict[tuple[str, str], str]
    warnings: CountHandler
    target: Path
    """Where the site is published."""
    frames: Frames
    """The engine's pages, as long as the preview runs."""
    seen: Mapping[str, Sight]
    """What `beside` becomes when the build that is running is published."""
    followed: tuple[Mapping[str, Sight], Mapping[str, Sight]] | None = None
    """What lay on the disk when the preview last followed a change: beside reports, and of reports."""
    beside: Mapping[str, Sight] | None = None
    """All that the site was made from besides reports, as it was then; None where what is published is not whole."""


now = _Now()


def on_startup(command: str, dirty: bool) -> None:
    now.serving, now.building = command == "serve", command == "build"
    if now.serving:
        gc.enable()


def _begin(config: MkDocsConfig) -> None:
    """Before the first language: read and check everything, and send the build to a staging folder."""
    if "i18n" not in config.plugins or not config.use_directory_urls or Path(config.docs_dir).name != "docs":
        raise PluginError(say_problem(Problem("C102", "mkdocs.yml", 1), FALLBACK))
    i18n: Any = config.plugins["i18n"]
    if i18n.building:
        return
    now.target, now.frames, now.beside = Path(config.site_dir), Frames(), None
    now.made_from = _inputs(config).stamp(_settings(config)) if now.building else None
    if now.made_from and is_as_made(_root(config), now.target, now.made_from):
        log.info("Nothing changed since %s was built", now.target)
        raise SystemExit(0)
    now.seen = _inputs(config).beside_reports() if now.serving else {}
    now.site, now.layouts = _read(config, i18n), {}
    if config.nav is not None:
        config.nav = now.site.expand_navigation(config.nav)
    config.edit_uri = config.edit_uri if config.repo_url else None
    try:
        now.staging = Staging()
    except OSError as error:
        raise _unwritable(now.target, error, i18n.default_language) from None
    config.site_dir = str(now.staging.folder)
    now.warnings = CountHandler(level=logging.WARNING)
    logging.getLogger(mkdocs.__name__).addHandler(now.warnings)


def _read(config: MkDocsConfig, i18n: Any) -> Site:
    try:
        former = now.site if now.serving and hasattr(now, "site") else None
        site = prepare(_root(config), config.site_url, config.repo_url, tuple(i18n.all_languages), former, now.serving)
    except ProblemsFound as found:
        said = [say_problem(problem, i18n.default_language) for problem in found.problems]
        if not (now.serving and hasattr(now, "site")):
            raise PluginError("\n".join(["", *said])) from None
        for line in said:
            log.error(line)
        return now.site
    for problem in site.problems:  # no warning of the engine's: --strict would refuse the site for it
        log.info(say_problem(problem, i18n.default_language))
    return site


class _ThemeLoader(FileSystemLoader):
    """Names no hidden files: the theme has thousands of icons, and MkDocs looks at each name only to leave it out."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for top in map(Path, self.searchpath):
            for folder, below, files in os.walk(top):
                below[:] = [name for name in below if not name.startswith(".")]
                found |= {(Path(folder) / name).relative_to(top).as_posix() for name in files}
        return sorted(found)


def _without_icons(theme: Theme) -> None:
    make = theme.get_env

    def get_env() -> Environment:
        environment = make()
        environment.loader = _ThemeLoader(theme.dirs)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


def _speak(config: MkDocsConfig) -> None:
    """After static-i18n: what the theme says in the language that is being built."""
    _without_icons(config.theme)
    config.site_name = escape(now.site.site_name(_language(config)))  # the theme prints it as it is
    palettes = config.theme.get("palette")
    for palette in palettes if isinstance(palettes, list) else []:
        if "toggle" in palette and Localizer(_language(config)).has(f"palette.{palette.get('scheme')}"):
            palette["toggle"]["name"] = Localizer(_language(config)).t(f"palette.{palette['scheme']}")


on_config = CombinedEvent(event_priority(100)(_begin), event_priority(-200)(_speak))


def _announce(files: Files, config: MkDocsConfig) -> None:
    """Before static-i18n: every generated page as if it lay under docs/, so that it gets its language and its links.

    The theme's scripts are not published, as the frame in overrides/ has its own.
    """
    for file in [each for each in files if each.src_uri.startswith(_OF_THE_THEME_ALONE)]:
        files.remove(file)
    for path, in_navigation in now.site.generated_files():
        file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        file.inclusion = InclusionLevel.INCLUDED if in_navigation else InclusionLevel.NOT_IN_NAV
        files.append(file)


def _fill(files: Files, config: MkDocsConfig) -> None:
    """After static-i18n: every page of this language gets its source.

    Generated pages get their content in on_page_content. Hand-written ones are built from the text that was checked,
    which under `serve` may be older than the file; one that has never been right stays out.
    """
    for file in list(files.documentation_pages()):
        language, address = _language(config), _address(file, config)
        if prose := now.site.prose(language, address):
            file.content_string = prose.text
        elif (page := now.site.page(language, address)) is None:
            files.remove(file)
        else:
            file.content_string = f"---\ntitle: generated\nhide: [{', '.join(page.hide)}]\n---\n"
            file.edit_uri = f"../{page.source}"


on_files = CombinedEvent(event_priority(0)(_announce), event_priority(-200)(_fill))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """The templates see what is published."""
    keep_compiled(_root(config), env)
    env.globals["published"] = {file.url for file in files}


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Escape the title, as the theme prints it as it is."""
    generated = now.site.page(_language(config), _address(page.file, config))
    page.meta["title"] = escape(generated.menu if generated else str(page.meta["title"]))


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The core's HTML: of the whole page, or of the shortcodes in prose."""
    language, address = _language(config), _address(page.file, config)
    generated = now.site.page(language, address)
    if generated is None:
        filled = now.site.fill(language, address, content)
        now.frames.content(language, address, filled, content)
        return filled
    headings = [{"level": 2, "id": each.id, "name": each.title, "children": []} for each in generated.headings]
    page.toc = get_toc(headings)  # type: ignore[arg-type]
    if layout.is_layout(address):
        page.edit_url = None  # every report brings its own
    now.frames.content(language, address, generated.html, None)
    return generated.html


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    title, description = html.unescape(page.meta["title"]), str(page.meta.get("description", ""))
    frame = now.site.frame(_language(config), _address(page.file, config), title, description)
    return context | frame | {"policy": _policy()}


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:
    return context | now.site.not_found(_language(config)) | {"policy": _policy()}


def _policy() -> str | None:
    """None under `serve`: the preview adds a script of its own to every page."""
    return None if now.serving else policy()


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """One 404 page, from the first language's build; the site map is the core's."""
    first = _language(config) == now.site.addresses.languages[0]
    return output if template_name == "404.html" and first else ""


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    address = _address(page.file, config)
    if not layout.is_layout(address):
        if now.serving:
            now.frames.page(_language(config), address, page.file.dest_uri, output)
        return output
    now.layouts[_language(config), address] = output
    return ""


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: reports fill the layouts, and a faultless build replaces the site.

    Under `--strict` MkDocs gives up only after this event, and counts each language for itself: count here, over all.
    """
    i18n: Any = config.plugins["i18n"]
    if i18n.building:
        return
    if now.staging and not (config.strict and now.warnings.get_counts()):
        now.frames.paths = {*Scan(now.staging.folder).files}
        written = _publish(now.site, now.staging.folder, config, ())
        config.site_dir, now.beside = str(now.target), now.seen
        log.info("%d pages and %d reports in %s, %d files written", *now.site.count(), now.target, len(written))
    # said after publishing: the rest of the site is good; --strict ends with a failure all the same
    if now.site.left_out:
        log.error(now.site.say_left_out(i18n.default_language))
    _end()


def _publish(site: Site, built: Path | Collection[str], config: MkDocsConfig, pages: Iterable[Output]) -> list[str]:
    root, searched = _root(config), config.extra.get("search", True) and not now.serving
    index = partial(site.search_index, root=root) if searched else None
    try:
        faultless = not (now.serving or site.problems or now.warnings.get_counts())
        made_from = now.made_from if faultless else None
        return publish(built, now.target, [*pages, *site.outputs(now.layouts, now.serving)], root, index, made_from)
    except layout.BrokenLayout as broken:  # another version of the theme
        raise PluginError(str(broken)) from None
    except OSError as error:
        raise _unwritable(now.target, error, site.addresses.languages[0]) from None


def _unwritable(target: Path, error: OSError, language: str) -> PluginError:
    values = {"detail": f"{error.strerror}: {error.filename}"}
    return PluginError(say_problem(Problem("F107", target.name, 1, values), language))


def on_build_error(error: Exception) -> None:
    _end()


def _end() -> None:
    if now.staging is not None:
        logging.getLogger(mkdocs.__name__).removeHandler(now.warnings)
        now.staging.discard()
        now.staging = None


def _follow(config: MkDocsConfig, builder: Callable[[], None]) -> None:
    """Bring the preview to what lies on the disk. It is told of a change of reports twice: see Watchers."""
    disk = _inputs(config).beside_reports(), _inputs(config).reports()
    if disk == now.followed:
        return
    now.followed = disk
    try:
        if not _renew(config):
            builder()
    except (Exception, SystemExit) as error:  # the server would let readers wait until a build succeeds
        if str(error) and not isinstance(error, Abort):  # the engine has said why it aborts
            log.error("%s: %s", type(error).__name__, error)
        log.error(Localizer(now.site.addresses.languages[0]).t("check.preview_stays"))


def _renew(config: MkDocsConfig) -> bool:
    """Show reports as they are now, without the engine; False where more than reports changed."""
    started = time.monotonic()
    site = renew(now.site) if _inputs(config).beside_reports() == now.beside else None
    pages = now.frames.renewed(now.site, site) if site else None
    if site is None or pages is None:
        return False
    beside, now.beside = now.beside, None
    written = _publish(site, now.frames.paths, config, pages)
    now.beside = beside
    for problem in site.problems if site.problems != now.site.problems else ():
        say = log.error if problem.stops else log.info
        say(say_problem(problem, site.addresses.languages[0]))
    now.site = site
    if written:
        named = ", ".join(written[:_MOST_NAMED]) + (", …" if len(written) > _MOST_NAMED else "")
        log.info("Renewed in %.2f s, %d files: %s", time.monotonic() - started, len(written), named)
    return True


def on_shutdown() -> None:
    gc.freeze()  # on its way out Python would look through everything once more


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:
    server.builder = partial(_follow, config, builder)
    for folder in ("data", "overrides"):
        if (_root(config) / folder).is_dir():
            server.watch(str(_root(config) / folder))
    if (reports := _root(config) / FOLDER).is_dir():
        from program_site.build.watching import Watchers  # takes a while, and only a preview needs it

        watchers, own = Watchers(), server.observer
        server.observer = watchers
        server.watch(str(reports))
        server.observer = own
        watchers.start()


def _inputs(config: MkDocsConfig) -> Inputs:
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    return Inputs(_root(config), Path(config.config_file_path), FOLDER, tuple(map(Path, (*own, *config.watch))))


def _settings(config: MkDocsConfig) -> list[object]:
    """What may come from elsewhere than from the configuration's file."""
    given = [config.site_url, config.repo_url, config.site_name, config.use_directory_urls, config.theme.name]
    return [*given, sight(Path(__file__))]


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _language(config: MkDocsConfig) -> str:
    i18n: Any = config.plugins["i18n"]
    return str(i18n.current_language or i18n.default_language)


def _address(file: File, config: MkDocsConfig) -> str:
    """The address below the language's root: `` for home, `partners/kfu/`."""
    return now.site.addresses.below_language(_language(config), file.url)
