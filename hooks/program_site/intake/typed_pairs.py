"""Marks of typed text that come in pairs: emphasis and tags. Without its pair a mark is text.

`assets/report-maker/typed-pairs.js` of the frame is the same, function by function.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from program_site.intake.typed_rules import match, search


@dataclass
class Run:
    """Signs of emphasis that stand together; `kept` once they are found to be marks."""

    sign: str
    start: int
    end: int
    around: tuple[str, str]
    """What stands before and behind them."""
    beyond: tuple[str, str]
    """The same behind strokes, which do not part words to Markdown."""
    kept: bool = False

    @property
    def count(self) -> int:
        return self.end - self.start

    @property
    def key(self) -> str:
        return self.sign * self.count

    def opens(self) -> bool:
        """Whether it can begin emphasis: words follow, and it stands in no sum or name."""
        if self.sign == "~":
            return self.count == 2 and not _is(self.around[1], "blank")
        if self.count > 3 or not _is(self.around[1], "opensBefore"):
            return False
        before, after = self.beyond
        if self.sign == "_":
            return not _is(before, "word")
        if self.count == 1:
            return not _is(before, "ofPartedWord") and not (_is(after, "digit") and _is(before, "word"))
        return not (_is(before, "digit") and _is(after, "digit"))

    def closes(self) -> bool:
        """Whether it can end emphasis."""
        if self.sign == "~":
            return self.count == 2 and not _is(self.around[0], "blank")
        if self.count > 3 or not _is(self.around[0], "closesAfter"):
            return False
        before, after = self.beyond
        if self.sign == "_":
            return not _is(after, "word")
        if self.count == 1:
            return not _is(after, "ofPartedWord")
        return not (_is(before, "digit") and _is(after, "digit"))

    def written(self) -> str:
        before, after = self.around
        alone = before != "\n" and _is(before, "blank") and _is(after, "blank")
        in_word = self.sign == "_" and _is(before, "ofPartedWord") and _is(after, "ofPartedWord")
        return self.key if self.kept or (self.sign != "~" and alone) or in_word else f"\\{self.sign}" * self.count


@dataclass
class Tag:
    """A tag that is text as long as no other is its pair."""

    typed: str
    name: str
    kept: bool = False

    def written(self) -> str:
        return self.typed if self.kept else f"\\{self.typed}"


def pair_runs(text: str, pieces: Sequence[str | Run | Tag]) -> None:
    """Finds the beginning of each emphasis for its end. Emphasis by a single sign stays on its line."""
    waiting: list[Run] = []
    counts: dict[str, int] = {}
    depths = _depths(text)
    for piece in pieces:
        if piece == "\n":
            waiting = [run for run in waiting if run.count > 1]
            counts = {key: number for key, number in counts.items() if len(key) > 1}
        if not isinstance(piece, Run):
            continue
        if piece.closes() and counts.get(piece.key):
            run = waiting.pop()
            while run.key != piece.key:
                counts[run.key] -= 1
                run = waiting.pop()
            counts[run.key] -= 1
            run.kept = piece.kept = _is_emphasis(text, depths, run, piece)
        elif piece.opens():
            waiting.append(piece)
            counts[piece.key] = counts.get(piece.key, 0) + 1


def _is_emphasis(text: str, depths: Sequence[int], begin: Run, end: Run) -> bool:
    """Words and no face: between brackets there are two letters of one script side by side, and no half of a bracket."""
    content = text[begin.end : end.start]
    between = _is(begin.around[0], "bracketBegins") and _is(end.around[1], "bracketEnds")
    bracketed = between or match("bracketed", content)
    halves = begin.count == 1 and depths[begin.end] != depths[end.start]
    return search("word", content) and not halves and (not bracketed or search("alike", content))


def pair_tags(tags: Sequence[Tag]) -> None:
    """Tags that stand in one another as they should; a reading stands in a ruby."""
    waiting: list[Tag] = []
    names: dict[str, int] = {}
    for tag in tags:
        name = tag.name.removeprefix("/")
        if name == tag.name:
            waiting.append(tag)
            names[name] = names.get(name, 0) + 1
        elif names.get(name):
            begin = waiting.pop()
            names[begin.name] -= 1
            while begin.name != name:
                begin = waiting.pop()
                names[begin.name] -= 1
            begin.kept = tag.kept = True
    rubies = 0
    for tag in tags:
        if tag.name in ("ruby", "/ruby"):
            rubies += tag.kept * (1 if tag.name == "ruby" else -1)
        elif tag.name.removeprefix("/") in ("rt", "rp"):
            tag.kept = tag.kept and rubies > 0


def _depths(text: str) -> list[int]:
    """For each place in a text, how many more brackets have begun before it than ended."""
    signs = (_is(sign, "bracketBegins") - _is(sign, "bracketEnds") for sign in text)
    return list(accumulate(signs, initial=0))


def _is(sign: str, name: str) -> bool:
    return bool(match(name, sign))
