"""MkDocs' events in the order they run: the only file that knows MkDocs. `hooks/site_events.py` hands them on.

static-i18n builds one language after the other by running the whole build again inside its own `on_post_build`, at
priority -100: every event here runs once per language; `i18n.building` tells the later ones from the first.
"""

import gc

gc.disable()  # looking for garbage would take a tenth of a build, and this is a process that soon ends

import html
import logging
from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import mkdocs
from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from program_site.build.inputs import Inputs
from program_site.build.manifest import is_up_to_date
from program_site.build.outputs import Output
from program_site.build.publishing import Staging
from program_site.content.data.files import timezone_at
from program_site.content.reports.report import FOLDER
from program_site.engines import theme
from program_site.engines.preview import Preview, watch
from program_site.engines.running import Running, language_of, root_of
from program_site.i18n.localizer import Localizer, say_problem
from program_site.messages import FALLBACK
from program_site.site import layout, style_sheet
from program_site.site.site import PUBLISHED, Site
from program_site.site.templates import keep_compiled
from program_site.text.clock import today
from program_site.text.problems import Problem, ProblemsFound

__all__ = [  # noqa: RUF022, in the order they run
    "on_startup", "on_config", "on_files", "on_nav", "on_env", "on_page_markdown", "on_page_content", "on_page_context",
    "on_template_context", "on_post_template", "on_post_page", "on_post_build", "on_build_error", "on_serve", "on_shutdown",
]  # fmt: skip

log = get_plugin_logger("program_site")
logging.getLogger("program_site").parent = log.logger  # what the core says of long work is said as ours

warned = CountHandler(level=logging.WARNING)
"""Counts what a build is warned of."""
now = Running()


def on_startup(command: str, dirty: bool) -> None:
    now.building = command == "build"
    if command == "serve":
        now.preview = Preview(log)
        gc.enable()


def _begin(config: MkDocsConfig) -> None:
    """Before the first language: read and check everything, and send the build to a staging folder."""
    if "i18n" not in config.plugins or not config.use_directory_urls or Path(config.docs_dir).name != "docs":
        raise PluginError(say_problem(Problem("C102", "mkdocs.yml", 1), FALLBACK))
    i18n: Any = config.plugins["i18n"]
    if i18n.building:
        return
    theme.add_frame(config.theme)
    now.target = Path(config.site_dir)
    try:
        now.input_hash = _inputs(config).hash(_settings(config)) if now.building else None
        if now.input_hash and is_up_to_date(root_of(config), now.target, now.input_hash):
            log.info("Nothing changed since %s was built", now.target)
            raise SystemExit(0)
        if now.preview:
            now.preview.begin(_inputs(config))
        now.read(log, root_of(config), config.site_url, config.repo_url, i18n)
    except ProblemsFound as found:
        said = [say_problem(problem, i18n.default_language) for problem in found.problems]
        raise PluginError("\n".join(["", *said])) from None
    now.layouts = {}
    if config.nav is not None:
        config.nav = now.site.expand_navigation(config.nav)
    config.edit_uri = config.edit_uri if config.repo_url else None
    try:
        now.staging = Staging()
    except OSError as error:
        raise _unwritable(now.target, error, i18n.default_language) from None
    config.site_dir = str(now.staging.folder)
    warned.counts.clear()
    logging.getLogger(mkdocs.__name__).addHandler(warned)


def _speak(config: MkDocsConfig) -> None:
    """After static-i18n: what the theme says in the language that is being built."""
    language = language_of(config)
    config.site_name = escape(now.site.site_name(language))  # frames of programs may print it as it is
    theme.leave_out_hidden(config.theme)


on_config = CombinedEvent(event_priority(100)(_begin), event_priority(-200)(_speak))


def _announce(files: Files, config: MkDocsConfig) -> None:
    """Before static-i18n: every generated page as if it lay under docs/, so that it gets its language and its links."""
    for file in [each for each in files if theme.is_of_engine(each.abs_src_path, config.theme, config.docs_dir)]:
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
    for path in style_sheet.SHEETS:
        if files.get_file_from_path(path) is None:  # else the program has one of its own
            files.append(File.generated(config, path, content=style_sheet.style_sheet(path)))
    for file in list(files.documentation_pages()):
        language, address = language_of(config), _address(file, config)
        if prose := now.site.prose(language, address):
            file.content_string = prose.text
            file.inclusion = file.inclusion if prose.listed else InclusionLevel.NOT_IN_NAV
            if prose.is_guide:
                file.edit_uri = f"../{prose.path}" if (root_of(config) / prose.path).is_file() else None
        elif (page := now.site.page(language, address)) is None:
            files.remove(file)
        else:
            file.content_string = "---\ntitle: generated\n---\n"
            file.edit_uri = f"../{page.source}"


on_files = CombinedEvent(event_priority(0)(_announce), event_priority(-200)(_fill))


@event_priority(-200)
def on_nav(nav: Any, config: MkDocsConfig, files: Files) -> None:
    """After static-i18n: what it had no translation for stands there in the language of the configuration."""
    if language_of(config) in now.site.catalog.project.growing:
        theme.name_entries(nav.items, config.plugins["i18n"])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """The templates see what is published."""
    keep_compiled(root_of(config), env)
    env.globals["published"] = {file.url for file in files}


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Escape the title, as the frame prints it as it is."""
    page.meta["title"] = escape(now.site.menu(language_of(config), _address(page.file, config)))


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The core's HTML: of the whole page, or of the shortcodes in prose."""
    language, address = language_of(config), _address(page.file, config)
    generated = now.site.page(language, address)
    if generated is None:
        filled = now.site.fill(language, address, content)
        if (prose := now.site.prose(language, address)) and prose.written_in:
            page.edit_url = None  # it would lead to a file that is not there
        if now.preview:
            now.preview.pages.content(language, address, filled, content)
        return filled
    if layout.is_layout(address):
        page.edit_url = None  # every report brings its own
    if now.preview:
        now.preview.pages.content(language, address, generated.html, None)
    return generated.html


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    title, description = html.unescape(page.meta["title"]), str(page.meta.get("description", ""))
    frame = now.site.frame(language_of(config), _address(page.file, config), title, description)
    return context | frame | {"policy": now.policy()}


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:
    return context | now.site.not_found(language_of(config)) | {"policy": now.policy()}


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """One 404 page, from the first language's build; the site map is the core's."""
    first = language_of(config) == now.site.addresses.languages[0]
    return now.site.finished(language_of(config), output) if template_name == "404.html" and first else ""


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    address = _address(page.file, config)
    if not layout.is_layout(address):
        if now.preview:
            now.preview.pages.page(language_of(config), address, page.file.dest_uri, output)
        return now.site.finished(language_of(config), output)
    now.layouts[language_of(config), address] = output
    return ""


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: reports fill the layouts, and a faultless build replaces the site.

    Under `--strict` MkDocs gives up only after this event, and counts each language for itself: count here, over all.
    """
    i18n: Any = config.plugins["i18n"]
    if i18n.building:
        return
    if now.staging and not (config.strict and warned.get_counts()):
        if now.preview:
            now.preview.note_built(now.staging.folder)
        written = _publish(config, now.site, now.staging.folder, ())
        config.site_dir = str(now.target)
        if now.preview:
            now.preview.note_published()
        log.info("%d pages and %d reports in %s, %d files written", *now.site.count(), now.target, len(written))
    # said after publishing: the rest of the site is good; --strict ends with a failure all the same
    if now.site.left_out:
        log.error(now.site.say_left_out(i18n.default_language))
    _end()


def _publish(config: MkDocsConfig, site: Site, built: Path | Collection[str], pages: Iterable[Output]) -> list[str]:
    search = bool(config.extra.get("search", True))
    try:
        return now.publish(root_of(config), site, built, pages, search, bool(warned.get_counts()))
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
        logging.getLogger(mkdocs.__name__).removeHandler(warned)
        now.staging.discard()
        now.staging = None


def _follow(preview: Preview, config: MkDocsConfig, builder: Callable[[], None]) -> None:
    """Bring the preview to what lies on the disk."""
    if not preview.has_news():
        return
    try:
        if renewed := preview.renew(now.site, partial(_publish, config)):
            now.site = renewed
        else:
            builder()
    except (Exception, SystemExit) as error:  # the server would let readers wait until a build succeeds
        if str(error) and not isinstance(error, Abort):  # the engine has said why it aborts
            log.error("%s: %s", type(error).__name__, error)
        log.error(Localizer(now.site.addresses.languages[0]).t("check.preview_stays"))


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:
    root = root_of(config)
    if now.preview:
        server.builder = partial(_follow, now.preview, config, builder)
    watch(server, (root / "data", root / "overrides", *PUBLISHED), root / FOLDER)


def on_shutdown() -> None:
    gc.freeze()  # on its way out Python would look through everything once more


def _inputs(config: MkDocsConfig) -> Inputs:
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    further = (*map(Path, (*own, *config.watch)), *PUBLISHED)
    return Inputs(root_of(config), Path(config.config_file_path), FOLDER, further)


def _settings(config: MkDocsConfig) -> list[object]:
    """What may come from elsewhere than from the configuration's file, and the day, as entries wait for theirs."""
    named = [config.site_url, config.repo_url, config.site_name, config.use_directory_urls, config.theme.name]
    return [*named, today(timezone_at(root_of(config)))]


def _address(file: File, config: MkDocsConfig) -> str:
    """The address below the language's root: `` for home, `partners/kfu/`."""
    return now.site.addresses.below_language(language_of(config), file.url)
