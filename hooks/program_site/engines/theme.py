"""The theme of the engine: the core's frame lies above it, and its words are those of the language that is built."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from program_site.i18n.borrowed import borrowed
from program_site.i18n.localizer import Localizer
from program_site.messages import FALLBACK, available
from program_site.site.site import FRAME

NOT_PUBLISHED = ("assets/javascripts/", "assets/images/favicon")
"""Files of the theme that nothing asks for: the frame has its own scripts."""


_OWN_WORDS = ("theme.header", "theme.tabs")
"""What the theme says in words of its own that are poor in some languages."""


def add_frame(theme: Any) -> None:
    """Put the core's templates, styles and scripts above the theme's and below those that the program itself adds."""
    theme.dirs.insert(1 if theme.custom_dir else 0, str(FRAME))


def speak(theme: Any, localizer: Localizer) -> None:
    """Let the theme speak the language that is built, or English where it does not know it."""
    _name_palettes(theme, localizer)
    own = _OWN_WORDS if localizer.language in available() else ()  # else the theme's words are nearer than English ones
    theme["own_words"] = {key.partition(".")[2]: localizer.t(key) for key in own}
    words = f"partials/languages/{theme['language']}.html"
    if not any((Path(folder) / words).is_file() for folder in theme.dirs):
        theme["language"] = FALLBACK


def stand_in(page: Any, language: str) -> None:
    """What is shown round a text that stands in for one in the language of the page."""
    page.edit_url = None  # it would lead to a file that is not there
    _name_sections(page.toc, language)


def _name_sections(sections: Iterable[Any], language: str) -> None:
    for section in sections:
        section.title = borrowed(section.title, language)
        _name_sections(section.children, language)


def name_entries(entries: Iterable[Any], i18n: Any) -> None:
    """Tell the language of what the navigation calls its entries, but for those that were translated."""
    translated = (i18n.current_language_config.nav_translations or {}).values()
    for entry in entries:
        if entry.title and entry.title not in translated:  # a page that is called by its own title has none yet
            entry.title = borrowed(entry.title, i18n.default_language)
        name_entries(entry.children or (), i18n)


def _name_palettes(theme: Any, localizer: Localizer) -> None:
    """The buttons for light and dark, in the words of the page."""
    palettes = theme.get("palette")
    for palette in palettes if isinstance(palettes, list) else []:
        if "toggle" in palette and localizer.has(f"palette.{palette.get('scheme')}"):
            palette["toggle"]["name"] = localizer.t(f"palette.{palette['scheme']}")


class _Loader(FileSystemLoader):
    """Names no hidden files: the theme has thousands of icons, and MkDocs looks at each name only to leave it out."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for top in map(Path, self.searchpath):
            for folder, below, files in os.walk(top):
                below[:] = [name for name in below if not name.startswith(".")]
                found |= {(Path(folder) / name).relative_to(top).as_posix() for name in files}
        return sorted(found)


def leave_out_hidden(theme: Any) -> None:
    """Let its templates and files be listed without the icons, which are only ever asked for by name."""
    make = theme.get_env

    def get_env() -> Environment:
        environment: Environment = make()
        environment.loader = _Loader(theme.dirs)
        return environment

    theme.get_env = get_env
