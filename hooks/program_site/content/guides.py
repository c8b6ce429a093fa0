"""Guide pages: what the core says on any site that wants them, in the words of that site. A page in docs/ goes before one."""

import functools
from collections.abc import Collection, Mapping
from pathlib import Path

from babel.lists import format_list
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from program_site.i18n.localizer import Localizer

GUIDES = Path(__file__).parents[1] / "site" / "guides"
"""By language."""


def guides_in(language: str) -> Mapping[Path, Path]:
    """The guides of a language, by where each would lie below `docs/<language>/`; none where nobody has translated them."""
    folder = GUIDES / language
    return {path.relative_to(folder): path for path in sorted(folder.rglob("*.md"))}


def environment(folder: Path) -> Environment:
    """Fills in Markdown and YAML: `[[ … ]]` and `[% … %]`, as `{{ … }}` belongs to the site."""
    return Environment(
        loader=FileSystemLoader(folder),
        block_start_string="[%",
        block_end_string="%]",
        variable_start_string="[[",
        variable_end_string="]]",
        comment_start_string="[#",
        comment_end_string="#]",
        undefined=StrictUndefined,
        autoescape=False,  # what is made is escaped where it becomes HTML
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@functools.cache
def _environment() -> Environment:
    return environment(GUIDES)


def fill(guide: Path, languages: tuple[str, ...], pages: Collection[Path], language: str = "") -> str:
    """The text of a guide on a site in these languages that has these pages.

    `language` is that of the page, where a guide of another stands in until it is translated.
    """
    own = guide.relative_to(GUIDES).parts[0]
    name = guide.relative_to(GUIDES).as_posix()
    return (
        _environment()
        .get_template(name)
        .render(
            languages=languages,
            pages={page.as_posix() for page in pages},
            **spoken_of(languages, language or own, own),
        )
    )


def spoken_of(languages: tuple[str, ...], language: str, words: str) -> dict[str, str]:
    """How a page in one `language` speaks of the languages of its site, in the `words` of one that has a guide."""
    names = [Localizer(words).language_in_passing(code) for code in languages]
    return {
        "language": language,
        "other": next((code for code in languages if code != language), language),
        "either": format_list(names, style="or", locale=words),
    }
