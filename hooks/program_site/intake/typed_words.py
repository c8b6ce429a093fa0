"""The words of typed text: which signs in them are marks, and a backslash before those that are none.

`assets/report-maker/typed-words.js` of the frame is the same, function by function: what one writes, the other does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from program_site.content.reports.text_rules import address_in
from program_site.intake.typed_pairs import Run, Tag, pair_runs, pair_tags
from program_site.intake.typed_rules import match, search, sub


def plain(text: str) -> str:
    """Words without marks, as in the brackets of a picture. What has its backslash keeps it."""
    return sub("plain", text, lambda sign: sign if len(sign) > 1 else f"\\{sign}")


@dataclass
class Known:
    """What a text defines, and what of it is used."""

    notes: Mapping[str, int]
    """Labels of footnotes, by the line that defines each; nothing where no note may stand."""
    targets: Mapping[str, tuple[str, str]]
    """Addresses and titles of links by their labels."""
    used: set[str] = field(default_factory=set)


NOTHING_KNOWN = Known({}, {})


_Piece = str | Run | Tag


def words(text: str, known: Known, *, begins: bool = True, cell: bool = False, link: bool = False) -> str:
    """Markdown of the words of a block, whose lines are parted by `\\n`.

    `begins`: its lines begin lines of the file. `cell`: it stands in a table. `link`: between the brackets of a link."""
    reading = _Reading(text, known, begins, cell, link)
    pieces = reading.pieces()
    pair_runs(text, pieces)
    pair_tags([each for each in pieces if isinstance(each, Tag)])
    return "".join(each if isinstance(each, str) else each.written() for each in pieces)


class _Reading:
    """Goes through a text sign by sign."""

    def __init__(self, text: str, known: Known, begins: bool, cell: bool, link: bool) -> None:
        self.text, self.known = text, known
        self.begins, self.cell, self.link = begins, cell, link
        self.ticks = _closing_ticks(text)
        self.closing = _closing_brackets(text, self.ticks)

    def pieces(self) -> list[_Piece]:
        pieces: list[_Piece] = []
        at = 0
        while at < len(self.text):
            piece, at = self.piece(at)
            pieces.append(piece)
        return pieces

    def piece(self, at: int) -> tuple[_Piece, int]:
        """What stands at a place, and where it ends."""
        text, sign = self.text, self.text[at]
        if self.begins and (at == 0 or text[at - 1] == "\n") and (beginning := self.beginning(at)):
            return beginning
        if sign in "*_~":
            return self.run(at)
        if sign == "h" and (address := _address(text, at)):
            whole = address.partition("{")[0] if self.cell else address  # there furigana is parted from it
            return whole, at + len(whole)
        if sign == "|" and self.cell:
            return "\\|", at + 1
        special = {"`": self.code, "\\": self.slash, "<": self.tag, "&": self.entity, "!": self.picture}
        special |= {"[": self.bracket, "]": self.end, "{": self.furigana}
        return special[sign](at) if sign in special else (sign, at + 1)

    def beginning(self, at: int) -> tuple[_Piece, int] | None:
        """What would begin a block at the beginning of a line."""
        if found := match("begin", self.text, at):
            return f"\\{found[0]}", at + len(found[0])
        if found := match("beginNumber", self.text, at):
            return f"{found[1]}\\{found[2]}", at + len(found[0])
        return None

    def run(self, at: int) -> tuple[_Piece, int]:
        text, sign, end = self.text, self.text[at], at
        while end < len(text) and text[end] == sign:
            end += 1
        first, last = at, end
        while first and text[first - 1] == "~":
            first -= 1
        while last < len(text) and text[last] == "~":
            last += 1
        around = (text[at - 1] if at else "\n", text[end] if end < len(text) else " ")
        beyond = (text[first - 1] if first else "\n", text[last] if last < len(text) else " ")
        return Run(sign, at, end, around, beyond), end

    def code(self, at: int) -> tuple[_Piece, int]:
        end, count = self.ticks[at]
        parted = self.cell and "|" in self.text[at:end].replace("\\|", "")  # a bar parts cells in code too
        return (self.text[at:end], end) if end and not parted else ("\\`" * count, at + count)

    def slash(self, at: int) -> tuple[_Piece, int]:
        """A backslash: before a mark it takes the meaning from it, else it is one, as in faces with arms."""
        arm = at and match("arm", self.text, at - 1)
        if not arm and (found := match("escape", self.text, at)):
            return found[0], at + 2
        return ("\\\\" if arm or match("eatenSlash", self.text, at) else "\\"), at + 1

    def tag(self, at: int) -> tuple[_Piece, int]:
        if not self.link and (found := match("autolink", self.text, at)):
            return found[0], at + len(found[0])
        if found := match("tag", self.text, at):
            end, typed = at + len(found[0]), found[0]
            if found[2] or found[4]:
                return typed, end
            return Tag(typed, f"{found[1]}{found[3].lower()}{found[5]}"), end
        return ("\\<" if match("tagLike", self.text, at) else "<"), at + 1

    def entity(self, at: int) -> tuple[_Piece, int]:
        """`&nbsp;` comes out of other programs; whoever types another means its signs."""
        found = match("entity", self.text, at)
        return ("\\&" if found and found[0] != "&nbsp;" else "&"), at + 1

    def picture(self, at: int) -> tuple[_Piece, int]:
        if found := match("image", self.text, at):
            caption = f' "{title(found[3])}"' if found[3] else ""
            return f"![{plain(found[1])}]({found[2]}{caption})", at + len(found[0])
        return ("\\!" if self.text[at + 1 : at + 2] == "[" else "!"), at + 1

    def bracket(self, at: int) -> tuple[_Piece, int]:
        text = self.text
        if self.link:
            return "\\[", at + 1
        note = match("noteMark", text, at)
        if note and note[1] in self.known.notes and not (at and text[at - 1] == "!"):
            starts = at == 0 or text[at - 1] == "\n"
            if not (starts and text[at + len(note[0]) : at + len(note[0]) + 1] == ":"):
                self.known.used.add(f"^{note[1]}")
                return note[0], at + len(note[0])
        return self.link_at(at) or (("[" if match("plainBrackets", text, at) else "\\["), at + 1)

    def link_at(self, at: int) -> tuple[_Piece, int] | None:
        """A link with its target beside it or in a definition."""
        close = self.closing.get(at)
        if close is None:
            return None
        target = match("target", self.text, close + 1)
        linked = self.linked(at, close, target[1] or target[2], target[3] or "") if target else ""
        if target and linked:
            return linked, close + 1 + len(target[0])
        label = match("label", self.text, close + 1)
        name = (label and label[1]) or self.text[at + 1 : close]
        if name not in self.known.targets:
            return None
        if linked := self.linked(at, close, *self.known.targets[name]):
            self.known.used.add(name)
        return (linked, close + 1 + (len(label[0]) if label else 0)) if linked else None

    def linked(self, at: int, close: int, target: str, said: str) -> str:
        label = self.text[at + 1 : close]
        if not search("word", label) and "![" not in label:
            return ""
        caption = f' "{title(said)}"' if said else ""
        shown = words(label, NOTHING_KNOWN, begins=False, cell=self.cell, link=True)
        return f"[{shown}]({f'<{target}>' if ' ' in target else target}{caption})"

    def end(self, at: int) -> tuple[_Piece, int]:
        return ("\\]" if self.link else "]"), at + 1

    def furigana(self, at: int) -> tuple[_Piece, int]:
        """A bar parts the cells of a table: there a reading stands between tags."""
        found = match("furigana", self.text, at)
        if not found:
            return "{", at + 1
        if self.cell:
            return f"<ruby>{plain(found[1])}<rt>{found[2]}</rt></ruby>", at + len(found[0])
        return f"{{{plain(found[1])}|{found[2]}}}", at + len(found[0])


def title(text: str) -> str:
    """The title of a link or picture."""
    return sub("inTitle", text, lambda sign: f"\\{sign}")


def _address(text: str, at: int) -> str:
    """The address that begins there, without the signs of its sentence."""
    found = match("address", text, max(at - 1, 0)) if text.startswith("http", at) else None
    address = address_in(found[2]) if found and found.end() - len(found[2]) == at else ""
    return address if address.count("/") > 1 and not address.endswith("//") else ""


def _closing_ticks(text: str) -> dict[int, tuple[int, int]]:
    """For every run of backticks: where the code ends that it begins, 0 where it begins none, and how many it has.

    Code stays on its line. Behind a backslash a run begins one sign later."""
    runs: list[tuple[int, int]] = []
    at = text.find("`")
    while at >= 0:
        end = at
        while end < len(text) and text[end] == "`":
            end += 1
        runs.append((at, end - at))
        at = text.find("`", end)
    ticks: dict[int, tuple[int, int]] = {}
    later: dict[int, int] = {}
    line_end = len(text)
    for start, count in reversed(runs):
        if "\n" in text[start:line_end]:
            later, line_end = {}, text.index("\n", start)
        for skipped in (0, 1):
            begun = later.get(count - skipped, -1)
            ticks[start + skipped] = (begun + count - skipped if begun >= 0 else 0, count - skipped)
        later[count] = start
    return ticks


def _closing_brackets(text: str, ticks: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    """Where each bracket ends, on its line and outside code."""
    closing: dict[int, int] = {}
    waiting: list[int] = []
    at = 0
    while at < len(text):
        sign = text[at]
        if sign == "\n":
            waiting = []
        elif sign == "[":
            waiting.append(at)
        elif sign == "]" and waiting:
            closing[waiting.pop()] = at
        if sign == "`":
            end, count = ticks[at]
            at = end or at + count
        else:
            at += 2 if match("escape", text, at) else 1
    return closing
