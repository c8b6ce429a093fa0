"""Hand-written pages: `docs/<language>/…/*.md` and the guides of the core, the same tree in every language."""

import datetime
import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Self

from pydantic import TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.aliases import known_already
from program_site.content.data.fields import YesNo
from program_site.content.guides import GUIDES, fill, guides_in
from program_site.i18n.borrowed import borrowed
from program_site.i18n.originals import TranslatedFrom, content_hash
from program_site.i18n.translated_text import Words
from program_site.text.doubled import doubled
from program_site.text.files import read_text
from program_site.text.front_matter import split
from program_site.text.locales import is_language
from program_site.text.problems import Problem
from program_site.text.records import Reading, Record, read_record
from program_site.text.when import Day
from program_site.text.yaml_source import read_yaml

SHORTCODE = re.compile(r"\{\{ *([^\s{}:]+)(?:: *([^\s{}]+))? *\}\}")
"""`{{ partner_list }}`, `{{ milestones: consortium }}`: what is made from data stands in its place."""


class ProseFrontMatter(Record):
    """The fields between the `---` lines at the top of a page."""

    title: Words
    description: Words
    aliases: tuple[Words, ...] = ()
    """What readers type who look for what the page says, in words that are not on it."""
    hide: tuple[str, ...] = ()
    """Parts of the frame to leave out: `toc`, the list of the page's sections."""
    footer: YesNo = False
    """Whether every page links to it at its foot."""
    search: YesNo = True
    """Whether it speaks to readers, so that the search of the site finds it. Where it speaks to those who keep the site, a section of the
    navigation that begins with it stands in no menu, but at the foot of every page."""
    listed: YesNo = True
    """False for a tool that only those use who are sent there: no navigation, no sitemap, and search engines are asked to stay away."""
    translated_from: TranslatedFrom | None = None
    """The page this one was translated from. Without it, the page of the site's first language is the original."""
    updated: Day | None = None
    """The day of the last change that is worth telling readers."""
    change: Words | None = None
    """What changed then, in the language of the page."""

    @model_validator(mode="after")
    def _change_has_a_day(self) -> Self:
        if self.change and not self.updated:
            raise PydanticCustomError("D256", "no day")
        return self


@dataclass(frozen=True)
class ProsePage:
    """One hand-written page in one language."""

    language: str
    address: str
    """Below the language's root: `` for home, `programs/`."""
    title: str
    description: str
    path: str
    """Relative to the project's root; of a guide whose core lies elsewhere, to what holds that."""
    place: str
    """The same, but of a guide where it would lie in docs/: what its links start from."""
    in_footer: bool
    in_search: bool
    shows_contents: bool
    """Whether it begins with a list of its sections, if there are many."""
    text: str
    """The whole file, as it was checked."""
    shortcodes: tuple[tuple[str, str | None, int], ...]
    """The shortcodes in it: name, argument, line."""
    content_hash: str
    """Of what a translator works from: title, description and text."""
    translated_from: TranslatedFrom | None = None
    updated: datetime.date | None = None
    change: str | None = None
    aliases: tuple[str, ...] = ()
    """What else the search finds it by."""
    listed: bool = True
    """Whether the navigation, the sitemap and search engines may lead to it."""
    written_in: str | None = None
    """The language of the text, where it stands in for one that a growing language does not have yet."""

    @property
    def text_language(self) -> str:
        return self.written_in or self.language

    def shows(self, shortcode: str, argument: str | None = None) -> bool:
        """Whether a shortcode stands in it, with any argument unless one is named."""
        return any(name == shortcode and argument in (None, given) for name, given, _ in self.shortcodes)

    @property
    def is_guide(self) -> bool:
        return self.path != self.place


def body_of(text: str) -> str:
    """The text below the front matter."""
    return split(text.replace("\r\n", "\n"))[1]


def address_of(page: PurePath) -> str:
    """`index.md` → ``, `programs/index.md` → `programs/`, `study-abroad/inbound.md` → `study-abroad/inbound/`."""
    name = page.with_suffix("").as_posix()
    name = name.removesuffix("index")
    return name if not name or name.endswith("/") else f"{name}/"


def read_prose(
    root: Path, languages: tuple[str, ...], guides: bool = False, growing: Collection[str] = ()
) -> tuple[tuple[ProsePage, ...], list[Problem]]:
    """`guides`: the site wants those of the core, too. Every page is wanted in all `languages` but the `growing` ones."""
    pages: list[ProsePage] = []
    problems: list[Problem] = []
    files = {
        language: {
            **(guides_in(language) if guides else {}),
            **{path.relative_to(root / "docs" / language): path for path in _markdown(root / "docs" / language)},
        }
        for language in languages
    }
    for language, paths in files.items():
        for relative, path in sorted(paths.items()):
            text, wrong = (fill(path, languages, paths), []) if _is_guide(path) else read_text(root, path)
            page = None
            if not wrong:
                page, wrong = _page(text, _name(root, path), relative, language)
            problems += [replace(problem, language=language) for problem in wrong]
            if page:
                pages.append(page)
    problems += [*_stray(root, languages), *_links_and_devices(root)]
    for relative in sorted({relative for paths in files.values() for relative in paths}):
        present = next(language for language in languages if relative in files[language])
        for language in languages:
            if relative not in files[language] and language not in growing:
                values = {"missing": f"docs/{language}/{relative.as_posix()}", "language": language}
                problems.append(Problem("P201", _name(root, files[present][relative]), 1, values))
    return tuple(_marked(pages)), problems


def _is_guide(path: Path) -> bool:
    return GUIDES in path.parents


def _name(root: Path, path: Path) -> str:
    inside = not _is_guide(path) or root in path.parents
    return path.relative_to(root if inside else GUIDES.parents[2]).as_posix()


def _marked(pages: Iterable[ProsePage]) -> Iterator[ProsePage]:
    """Guides say the same in every language: each is a translation of the first of them as it is now."""
    originals: dict[str, ProsePage] = {}
    for page in pages:
        original = originals.setdefault(page.address, page) if page.is_guide else page
        if page is not original:
            made_from = TranslatedFrom(language=original.language, hash=original.content_hash)
            page = replace(page, translated_from=made_from)
        yield page


def with_stand_ins(pages: Sequence[ProsePage], growing: Iterable[str]) -> tuple[ProsePage, ...]:
    """The pages, and for each that a growing language lacks the first text there is, in its place."""
    there = {(page.language, page.address) for page in pages}
    originals: dict[str, ProsePage] = {}
    for page in pages:
        originals.setdefault(page.address, page)
    wanted = [(code, page) for code in growing for page in originals.values() if (code, page.address) not in there]
    return (*pages, *(_standing_in(page, code) for code, page in wanted))


def _standing_in(page: ProsePage, language: str) -> ProsePage:
    place = f"docs/{language}/{page.place.split('/', 2)[2]}"
    path = page.path if page.is_guide else place
    title = borrowed(page.title, page.language)
    return replace(page, language=language, title=title, place=place, path=path, written_in=page.language)


def _stray(root: Path, languages: tuple[str, ...]) -> list[Problem]:
    """Pages outside the folders of the languages. The engine would publish them, and no check reads them."""
    folder = root / "docs"
    pages = [path.relative_to(folder) for path in _markdown(folder)] if languages else []
    return [
        Problem("P207", f"docs/{path.as_posix()}", 1, {"candidate": f"docs/{languages[0]}/{path.name}"})
        for path in pages
        if len(path.parts) == 1 or not (path.parts[0] in languages or is_language(path.parts[0]))
    ]


def _links_and_devices(root: Path) -> list[Problem]:
    """Find all that is neither a file nor a folder: engines copy whatever lies in docs/ and follow links out of the project."""
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        if isinstance(error, FileNotFoundError):
            return
        name = Path(error.filename).relative_to(root).as_posix()
        problems.append(Problem("F101", name, 1, {"detail": error.strerror or str(error)}))

    for folder, folders, files in os.walk(root / "docs", onerror=unreadable):
        for path in (Path(folder) / name for name in [*folders, *files]):
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                problems.append(Problem("F102", path.relative_to(root).as_posix(), 1))
    return problems


def _markdown(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.md")) if folder.is_dir() else []


def _page(text: str, name: str, relative: Path, language: str) -> tuple[ProsePage | None, list[Problem]]:
    front_matter, body = split(text)
    if front_matter is None:
        return None, [Problem("P202", name, 1)]
    source = read_yaml(front_matter, name, first_line=2)
    if source.problems:
        return None, list(source.problems)
    reading = Reading((language,), {})
    outcome = read_record(TypeAdapter(ProseFrontMatter), source, source.value, (), reading)
    read = outcome.record
    if not read:
        return None, outcome.problems
    shortcodes = tuple(
        (each[1], each[2], text.count("\n", 0, each.start()) + 1)
        for each in SHORTCODE.finditer(text, len(text) - len(body))
    )
    page = ProsePage(
        language=language,
        address=address_of(relative),
        title=read.title,
        description=read.description,
        path=name,
        place=f"docs/{language}/{relative.as_posix()}",
        in_footer=read.footer,
        in_search=read.search,
        shows_contents="toc" not in read.hide,
        text=text,
        shortcodes=shortcodes,
        content_hash=content_hash(read.title, read.description, body),
        translated_from=read.translated_from,
        updated=read.updated,
        change=read.change,
        aliases=read.aliases,
        listed=read.listed,
    )
    return page, [*doubled(source), *known_already(source, ("aliases",), read.aliases, [read.title])]
