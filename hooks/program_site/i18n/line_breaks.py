"""Where a line may not end, and where a title may: `line_breaks` of a language's message file.

Of a text only blanks change, into no-break spaces. What stays together at a hyphen gets an element and a title gets
`<wbr>`, not signs that nobody sees: whoever copies or searches a name finds it as it is written.

Rules read pieces of HTML whose tags hold no `<` or `>` but their own, in one language throughout.
"""

import functools
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from program_site.messages import messages

IN_ROW = "a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|ruby|s|samp|small|span|strong|sub|sup|time|u|var"
"""Elements that stand inside a row of text."""
BREAK = "<wbr>"
THING = "\ufffc"
"""What stands in a title for words that are not its own: code, words of another language."""

_TOGETHER, _TOGETHER_ENDS = "<span data-together>", "</span>"
_NO_BREAK = "\u00a0"
_LONGEST = 20
"""Signs of what stays on one line: so many fit on a narrow card."""
_FURTHER = 100
"""Signs behind a piece in which it is looked up what follows its last blank."""
_BLANK = "[ \t\r\n]"
_BEFORE = re.compile(r"(?<![\w\u2013-])[\w\u2013-]*\Z")
_AFTER = re.compile(r"[\w\u2013-]*")
_LETTER = re.compile(r"<[^>]*>|(&[#A-Za-z][A-Za-z0-9]*;|.)", re.DOTALL)


@dataclass(frozen=True)
class LineBreaks:
    """The rules of one language."""

    bound: re.Pattern[str] | None
    """Blanks at which no line ends."""
    hyphens: re.Pattern[str] | None
    """Hyphens and dashes at which none does."""
    phrases: str
    """The model that knows the phrases of the language, in which no blanks tell where words end."""
    compounds: str
    """Where else a title may break: inside long words that are made of several."""
    numbers: str
    """Where it may not: between a number and what it counts, inside a date."""

    @property
    def are_of_titles(self) -> bool:
        """Whether nothing but titles is changed."""
        return not (self.bound or self.hyphens)

    def set(self, html: str, begin: int, end: int) -> str:
        """A piece of HTML with its blanks bound and its words with a hyphen kept on one line."""
        pieces = []
        for blank in _seen(self.bound.finditer(html, begin, end + _FURTHER), html) if self.bound else ():
            if blank >= end:
                break
            pieces.append(html[begin:blank])
            begin = blank + 1
        text = _NO_BREAK.join([*pieces, html[begin:end]])
        return "".join(_together(text, self.hyphens)) if self.hyphens and self.hyphens.search(text) else text

    def in_phrases(self, pieces: tuple[str, ...]) -> list[str]:
        """The pieces of a title, of which every second one is not its own."""
        return _in_phrases(pieces, self.phrases, self.compounds, self.numbers) if self.phrases else [*pieces]


@functools.cache
def line_breaks(language: str) -> LineBreaks | None:
    """None where a language has no rules."""
    told: dict[str, Any] = (messages(language) or messages(language.split("-")[0])).get("line_breaks") or {}
    if not any(told.values()):
        return None
    blanks, hyphens = [*_bound(told)], [f"(?<={before}[\u2013-])(?={after})" for before, after in told["together"]]
    goes_on = rf"(?=[^\s<]|<(?:{IN_ROW})[\s>])"
    return LineBreaks(
        re.compile(f"{_BLANK}(?:{'|'.join(blanks)}){goes_on}") if blanks else None,
        re.compile(f"[\u2013-](?:{'|'.join(hyphens)})") if hyphens else None,
        told["phrases"],
        told["compounds"],
        told["numbers"],
    )


def _bound(told: dict[str, Any]) -> Iterator[str]:
    """What is true of the place behind a blank at which no line ends; what is quickly seen to be false stands first.

    The blank is found before what stands in front of it: to look on from every letter would take ten times as long.
    """
    closing = [f"</(?:{'|'.join(names)})>{_BLANK}" for names in _by_length(IN_ROW.split("|"))]
    yield from _after(word for word in told["with_next"] if word[-1].isalpha())
    if shortened := [word for word in told["with_next"] if not word[-1].isalpha()]:
        last = "".join(sorted({re.escape(word[-1]) for word in shortened}))
        yield f"(?<=[{last}]{_BLANK})(?:{'|'.join(_after(shortened))})"
    if initial := told["initials"]:
        yield rf"(?={initial})(?<={initial}\.{_BLANK})(?<![\w-]..{_BLANK})"
    if counted := told["counted"]:
        yield rf"(?<=\d{_BLANK})(?=(?:<(?:{IN_ROW})(?:\s[^<>]*)?>)?(?:{counted}))"
        yield rf"(?<=>{_BLANK})(?=(?:{counted}))(?:{'|'.join(rf'(?<=[0-9]{each})' for each in closing)})"
    if former := told["with_former"]:
        any_of = "|".join(re.escape(word) + (r"(?![\w-])" if word.isalpha() else "") for word in former)
        yield rf"(?={any_of})(?:(?<=[^\s>]{_BLANK})|{'|'.join(f'(?<={each})' for each in closing)})"


def _after(words: Iterable[str]) -> Iterator[str]:
    """Behind one of the words, as they stand inside and at the beginning of a sentence."""
    for alike in _by_length(form for word in words for form in (word, word[0].upper() + word[1:])):
        any_of = "|".join(map(re.escape, alike))
        yield rf"(?<![\w-][^<>]{{{len(alike[0])}}}{_BLANK})(?<=(?:{any_of}){_BLANK})"


def _by_length(words: Iterable[str]) -> list[list[str]]:
    """One can only look back over so many letters."""
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for word in words:
        groups[len(word)].append(word)
    return [groups[length] for length in sorted(groups)]


def _seen(found: Iterable[re.Match[str]], html: str) -> Iterator[int]:
    """The places of what was found outside of tags."""
    opens = closes = -1
    for each in found:
        place = each.start()
        if opens < place:
            opens = html.find("<", place)
            opens = len(html) if opens < 0 else opens
        if closes < place:
            closes = html.find(">", place)
            closes = len(html) if closes < 0 else closes
        if opens <= closes:
            yield place


def _together(text: str, hyphens: re.Pattern[str]) -> Iterator[str]:
    copied = 0
    for place in _seen(hyphens.finditer(text), text):
        before = _BEFORE.search(text, max(copied, place - _LONGEST), place) if place >= copied else None
        if not before:
            continue
        begin, end = before.start(), _AFTER.match(text, place).end()  # type: ignore[union-attr]
        if end - begin <= _LONGEST:
            yield f"{text[copied:begin]}{_TOGETHER}{text[begin:end]}{_TOGETHER_ENDS}"
            copied = end
    yield text[copied:]


def _in_phrases(pieces: tuple[str, ...], model: str, compounds: str, numbers: str) -> list[str]:
    if any(BREAK in piece for piece in pieces):
        return [*pieces]  # its writer has said where it may break
    letters = [*_letters(pieces)]
    text = "".join(letter for _, _, letter in letters)
    done = [*pieces]
    for index in reversed(_phrases(text, model, compounds, numbers)):
        around = text[index - 1 : index + 1]
        if not around.isascii() and not any(map(str.isspace, around)):
            piece, place, _ = letters[index]
            done[piece] = done[piece][:place] + BREAK + done[piece][place:]
    return done


def _letters(pieces: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Each letter that is seen, and the piece and place it stands at."""
    for index, piece in enumerate(pieces):
        if index % 2:
            yield index, 0, THING
            continue
        for letter in _LETTER.finditer(piece):
            if letter[1]:
                yield index, letter.start(), html.unescape(letter[1])[0]


@functools.lru_cache(maxsize=5_000)
def _phrases(text: str, model: str, compounds: str, numbers: str) -> tuple[int, ...]:
    """Where the second and later phrases begin. Titles of reports stand on many pages."""
    places = [0]
    for phrase in _reader(model).parse(text):
        places.append(places[-1] + len(phrase))
    inside, whole = (
        {each.start() for each in re.finditer(rule, text)} if rule else set() for rule in (compounds, numbers)
    )
    found = sorted({*places[1:-1], *inside} - whole)
    return tuple(place for place in found if not (_alone(text[:place]) or _alone(text[place:])))


def _alone(piece: str) -> bool:
    """A single letter, which no line is for; what is not the title's own may be long."""
    return len(piece) == 1 and piece != THING


@functools.cache
def _reader(model: str) -> Any:
    import budoux.parser  # only where a title is to be broken

    path = Path(budoux.parser.MODEL_DIR, f"{model}.json")
    return budoux.parser.Parser(json.loads(path.read_text(encoding="utf-8")))
