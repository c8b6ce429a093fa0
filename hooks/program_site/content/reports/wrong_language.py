"""A text in the file of another language: `ja.md` in which all is Russian. Told by scripts, line by line.

Nothing is said of a short text, nor of one with a single line in the language of its file: it may quote, or teach words.
The form asks the same: `assets/report-maker/wrong-language.js`. `tests/wrong_language.yml` holds the two together.
"""

import functools
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from program_site.content.reports.front_matter import FrontMatter
from program_site.i18n.localizer import Localizer
from program_site.i18n.scripts import LATIN, letters_in, scripts_of
from program_site.text.edits import Edit, Rename
from program_site.text.problems import Problem

CODE = "T109"
_FEWEST = 40
"""Letters that tell the language of a text."""
_FEWEST_LATIN = 200
"""The same of Latin ones, in which any language writes names."""
_NO_WORDS = re.compile(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]*`|https?://\S+|\]\([^)\n]*\)", re.DOTALL)
"""Code, addresses, names of files."""
_ASCII_LETTERS = "A-Za-z"


def language_of_text(text: str, language: str, languages: Sequence[str]) -> str | None:
    """The other language of the site in which all of a text is written, if there is one; `language` is its file's."""
    told = [code for code in languages if code != language and not scripts_of(code) & scripts_of(language)]
    lines = _NO_WORDS.sub(" ", text).split("\n")
    found = [code for code in told if _is_written_in(lines, code, language)]
    return found[0] if len(found) == 1 else None


def _is_written_in(lines: list[str], code: str, language: str) -> bool:
    """Of most texts the first line tells that they are not."""
    theirs, own, total = _letters(code), _letters(language), 0
    for line in lines:
        found, count = len(theirs.findall(line)), len(own.findall(line))
        if count and count >= found:
            return False
        total += found
    return total >= (_FEWEST_LATIN if LATIN in scripts_of(code) else _FEWEST)


@functools.cache
def _letters(language: str) -> re.Pattern[str]:
    inside = "".join(_ASCII_LETTERS if script == LATIN else letters_in(script) for script in scripts_of(language))
    return re.compile(f"[{inside}]")


def in_wrong_language(
    header: FrontMatter, body: str, path: str, language: str, languages: Sequence[str]
) -> list[Problem]:
    """The warning, if the text at `path` deserves it. The edit gives the file the name of its language."""
    told = language_of_text("\n".join([header.title, header.summary or "", body]), language, languages)
    if told is None:
        return []
    candidate = f"{told}.md"
    values = {"value": Localizer(language).language_in_passing(told), "example": candidate}
    renamed = Edit((Rename(path, str(PurePosixPath(path).with_name(candidate))),), candidate)
    return [Problem(CODE, path, 1, values, warning=True, edit=None if header.lang else renamed)]


def not_over(problem: Problem, files: Collection[str]) -> Problem:
    """The same without an edit that would take the name of a file that is there."""
    taken = problem.code == CODE and problem.edit and problem.edit.shown in files
    return replace(problem, edit=None) if taken else problem
