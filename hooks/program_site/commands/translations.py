"""`program_site translations [--format …] [--mark PATH …]`: what is still to translate; what was just looked through."""

import argparse
import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from program_site.commands.speaking import add_language, faultless, meanings, own_localizer
from program_site.content.catalog import Catalog
from program_site.content.data.files import read_context
from program_site.content.data.marks import FILE as MARKS
from program_site.content.data.marks import TranslatedData, write_marks
from program_site.content.marking import line_for, mark
from program_site.i18n.localizer import Localizer
from program_site.load import load
from program_site.site.translation_status import ProseOrReport, Translations, pairs, translations
from program_site.text.problems import Problem


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="for people, for programs")
    parser.add_argument(
        "--mark", nargs="+", metavar="PATH", help="write that these translations say what their originals say now"
    )
    add_language(parser)


def run(given: argparse.Namespace) -> int:
    """0: said or marked, 1: the content has mistakes, or something could not be marked."""
    localizer = own_localizer(given.lang, read_context(given.root))
    catalog = faultless(load(given.root), given.lang, localizer)
    if given.mark:
        return 0 if _mark(given.root, given.mark, catalog, localizer) else 1
    for line in (_as_json if given.format == "json" else _as_text)(translations(catalog), localizer):
        print(line)
    return 0


def _as_text(found: Translations, localizer: Localizer) -> Iterator[str]:
    for gap in found.gaps:
        mark = f"[{localizer.t('sample')}] " if gap.sample else ""
        yield mark + localizer.t(f"translations.gap.{gap.state}", path=gap.path, original=gap.original.path)
    for state, text in found.data.gaps:
        values = {"place": text.at, "path": text.path, "original": _line(text.original), "text": _line(text.text)}
        yield localizer.t(
            f"translations.data_gap.{state}", language=localizer.language_in_passing(text.language), **values
        )
    for name in found.names:
        language = localizer.language_in_passing(name.language)
        yield localizer.t("translations.name", path=name.path, language=language, text=name.text)
    for each in found.growing:
        yield each.said(localizer)
        language = localizer.language_in_passing(each.language)
        for path, count in each.missing.items():
            yield "  " + localizer.t("growing.file", path=path, language=language, n=count)
    if not found.gaps and not found.data.gaps:
        yield localizer.t("translations.nothing")
    if unmarked := len(found.data.of("new")):
        key = "translations.unmarked" if found.data.marks else "translations.never_marked"
        yield localizer.t(key, n=unmarked)


def _line(text: str) -> str:
    return " ".join(text.split())


def _as_json(found: Translations, localizer: Localizer) -> Iterator[str]:
    """For programs: the same in every language."""
    said = {
        "reports": vars(found.reports),
        "pages": vars(found.pages),
        "data": {**vars(found.counted_data), "unmarked": len(found.data.of("new"))},
        "gaps": [
            {name: getattr(gap, name) for name in ("state", "language", "path", "title", "sample")}
            | {"original": gap.original.path, "original_hash": gap.original.content_hash}
            for gap in found.gaps
        ],
        "data_gaps": [{"state": state, **vars(text)} for state, text in found.data.gaps],
        "growing": [
            {"language": each.language, "is_whole": each.is_whole, "missing": each.missing}
            | {name: vars(getattr(each, name)) for name in ("pages", "texts", "reports", "words")}
            for each in found.growing
        ],
        "unofficial_names": [{"language": each.language, "text": each.text, "path": each.path} for each in found.names],
    }
    yield json.dumps(said, ensure_ascii=False, indent=2)


def _mark(root: Path, wanted: Collection[str], catalog: Catalog, localizer: Localizer) -> bool:
    """Mark the translations in each file, in a report, or below a folder."""
    done: list[bool] = []
    data: set[str] = set()
    for path in wanted:
        is_meant = _meaning(root, path)
        texts = [(text, original) for text, original in pairs(catalog) if is_meant(text.path)]
        files = {each for each in catalog.translated.paths if is_meant(each)}
        if not texts and not files:
            print(localizer.t("translations.none_there", path=path))
            done.append(False)
        done += [_say_marked(root, text, original, localizer) for text, original in texts]
        data |= files
    return all([*done, not data or _say_marked_data(root, sorted(data), catalog.translated, localizer)])


def _meaning(root: Path, wanted: str) -> Callable[[str], bool]:
    """Whether a file of the site is one, or lies below one, that a path means; that counts from here or from `root`."""
    (base,) = meanings(root, "")[1:]
    places = [place for place in meanings(root, wanted) if place != base]
    return lambda path: any((base / path).is_relative_to(place) for place in places)


def _say_marked(root: Path, text: ProseOrReport, original: ProseOrReport, localizer: Localizer) -> bool:
    if mark(root / text.path, original):
        print(localizer.t("translations.marked", path=text.path, original=original.path, hash=original.content_hash))
        return True
    print(localizer.t("translations.not_marked", path=text.path, line=line_for(original)))
    return False


def _say_marked_data(root: Path, paths: Collection[str], translated: TranslatedData, localizer: Localizer) -> bool:
    try:
        write_marks(root, translated, paths)
    except OSError as error:
        print(localizer.problem(Problem("F107", MARKS, 1, {"detail": error.strerror or str(error)})))
        return False
    for path in paths:
        count = sum(text.path == path for text in translated.texts)
        print(localizer.t("translations.data_marked", path=path, n=count, file=MARKS))
    return True
