"""`program_site new-site [DIRECTORY]`: a working repository for another exchange program."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from program_site.commands.conversation import NotAnswered, say_stopped
from program_site.commands.new_site.answers import ASKED, BY_LANGUAGE, Given, codes_in
from program_site.commands.new_site.laying import is_free, lay_out
from program_site.commands.new_site.questions import SiteQuestions, option_of
from program_site.commands.new_site.words import spoken
from program_site.commands.speaking import add_language, own_localizer
from program_site.i18n.localizer import Localizer
from program_site.messages import available
from program_site.text.clock import today_here
from program_site.text.files import read_text
from program_site.text.problems import Problem, closest
from program_site.text.records import Reading
from program_site.text.yaml_source import Unquoted, read_yaml


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("directory", metavar="DIRECTORY", nargs="?", type=Path, help="new or empty")
    parser.add_argument(
        "--answers", metavar="FILE", type=Path, help="a YAML file with answers, by the names of the options"
    )
    for field in ASKED:
        if field in BY_LANGUAGE:
            parser.add_argument(option_of(field), metavar="LANGUAGE=WORDS", action="append", help="once per language")
        else:
            parser.add_argument(option_of(field))
    add_language(parser)


def run(given: argparse.Namespace) -> int:
    """0: laid out, 1: an answer is wrong or missing, or the folder is not free, 130: stopped."""
    localizer = own_localizer(given.lang, Reading((), {}))
    asks = sys.stdin.isatty()
    try:
        folder = _folder(given.directory, localizer, asks)
        answers = SiteQuestions(_given(given, localizer), localizer, asks).all()
    except (KeyboardInterrupt, EOFError):
        return say_stopped(localizer)
    try:
        problems = lay_out(answers, folder)
    except OSError as error:
        values = {"detail": f"{error.strerror}: {error.filename}"}
        print(localizer.problem(Problem("F107", folder.name, 1, values)))
        return 1
    for problem in problems:
        print(localizer.problem(problem))
    _say_what_comes_next(localizer, folder, answers.languages)
    return 1 if problems else 0


def _say_what_comes_next(localizer: Localizer, folder: Path, languages: tuple[str, ...]) -> None:
    print(localizer.t("new_site.written", path=str(folder)))
    for code in languages:
        language = localizer.language_in_passing(code)
        if code not in available():
            print(localizer.t("new_site.words_missing", language=language, file=f"messages/{code}.yml"))
        if code not in spoken():
            print(localizer.t("new_site.pages_missing", language=language, folder=f"docs/{code}/"))
    print(localizer.t("new_site.next", path=str(folder)))


def _folder(given: Path | None, localizer: Localizer, asks: bool) -> Path:
    """A folder that nothing is in yet."""
    while True:
        if given and is_free(given):
            return given.resolve()
        if given:
            print(localizer.t("new_site.not_free", path=str(given)))
        elif not asks:
            print(localizer.t("new_report.missing", options="DIRECTORY"))
        if not asks:
            raise NotAnswered
        typed = input(f"{localizer.t('new_site.directory')}: ").strip()
        given = Path(typed).expanduser() if typed else None


def _given(given: argparse.Namespace, localizer: Localizer) -> dict[str, Given]:
    """What the file of answers says, and above it the options."""
    found: dict[str, Given] = {"as_of": today_here().isoformat()}
    found |= _from_file(given.answers, localizer) if given.answers else {}
    for field in ASKED:
        value = getattr(given, field)
        if value and field in BY_LANGUAGE:
            before = found.get(field, {})
            pairs = dict(each.partition("=")[::2] for each in value)
            found[field] = {**(before if isinstance(before, Mapping) else {}), **pairs}
        elif value:
            found[field] = codes_in(value) if field == "languages" else value
    return found


def _from_file(path: Path, localizer: Localizer) -> dict[str, Given]:
    """The answers of a file, as text. Its mistakes of form are said at once; those of content, where they are judged."""
    text, problems = read_text(path.absolute().parent, path.absolute())
    source = read_yaml(text, path.name)
    problems = [*problems, *source.problems]
    found = source.value if isinstance(source.value, dict) else {}
    for name in found:
        if name not in ASKED:
            near = closest(name, ASKED)
            values = {"key": name, "example": f"{near}:" if near else "", "known": ", ".join(ASKED)}
            problems.append(Problem("D101" if near else "D122", path.name, source.line_of((name,)), values))
    for problem in problems:
        print(localizer.problem(problem))
    if problems:
        raise NotAnswered
    return {name: _as_given(name, value) for name, value in found.items()}


def _as_given(name: str, value: Any) -> Given:
    if isinstance(value, dict):
        return {str(code): _text(words) for code, words in value.items()}
    if isinstance(value, list):
        return tuple(_text(each) for each in value)
    return codes_in(_text(value)) if name == "languages" else _text(value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.text if isinstance(value, Unquoted) else str(value)
