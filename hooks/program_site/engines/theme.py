"""The theme of the engine: the core's frame stands in its place, and nothing of its own is published."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from program_site.i18n.borrowed import borrowed
from program_site.site.site import FRAME


def add_frame(theme: Any) -> None:
    """Put the core's templates and scripts above the theme's and below those that the program itself adds."""
    theme.dirs.insert(1 if theme.custom_dir else 0, str(FRAME))


def is_of_engine(source: str | None, theme: Any, docs_dir: str) -> bool:
    """Whether a file comes from the engine's theme: nothing asks for its styles, scripts and pictures."""
    own = (docs_dir, theme.custom_dir, FRAME)
    return source is not None and not any(Path(source).is_relative_to(each) for each in own if each)


def name_entries(entries: Iterable[Any], i18n: Any) -> None:
    """Tell the language of what the navigation calls its entries, but for those that were translated."""
    translated = (i18n.current_language_config.nav_translations or {}).values()
    for entry in entries:
        if entry.title and entry.title not in translated:  # a page that is called by its own title has none yet
            entry.title = borrowed(entry.title, i18n.default_language)
        name_entries(entry.children or (), i18n)


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
