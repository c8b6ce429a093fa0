"""Names of photos that every system and every address can hold, and the places in texts that name them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from urllib.parse import unquote

from program_site.content.reports.photos.photos import PLAIN_NAME
from program_site.text.problems import Mended

_IN_BODY = (r"(?P<before>\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)", r"(?P<after>>?)(?=\s*\)|\s+[\"'(]|\s*$)")
_IN_HEADER = (r"(?P<before>\b(?:cover|file)\s*:\s*[\"']?)", r"(?P<after>)(?=[\"']?\s*(?:[,}#]|$))")


def plain_name(name: str, suffix: str, taken: Collection[str], mentioned: Collection[str]) -> str:
    """The name itself where it will do, else one in Latin letters that no file of the folder has yet.

    A number is given out that no text mentions: it may mean a photo that is still to come.
    """
    stem, _, written = name.rpartition(".")
    if PLAIN_NAME.fullmatch(name) and written.lower() == suffix:
        return name
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", stem) if not unicodedata.combining(sign))
    cleaned = re.sub(r"[^A-Za-z0-9._]+", "-", plain).strip("-._") if plain.isascii() else ""
    end = f".{suffix}"
    used = {each.lower() for each in (taken if cleaned else [*taken, *mentioned])}
    candidate, number = (cleaned or "photo-1") + end, 1
    while candidate.lower() in used:
        number += 1
        candidate = f"{cleaned or 'photo'}-{number}{end}"
    return candidate


class References:
    """Finds where a text names photos, however the names are spelt, and writes them as they are now called."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names` holds every photo of the folder: its old name and its new one."""
        self.names = {_plain(old): new for old, new in names.items()}
        lower = [name.lower() for name in self.names]
        self.spelt = {name: _spelt(name, any_case=lower.count(name.lower()) == 1) for name in self.names}

    def follow(self, text: str, header: bool, path: str, line: int, language: str) -> tuple[str, list[Mended]]:
        """`line` is that of the file on which the text begins."""
        done: list[Mended] = []
        before, after = _IN_HEADER if header else _IN_BODY
        for old, new in self.names.items():
            pattern = before + rf"(?P<dot>(?:\./)?)(?P<name>{self.spelt[old]})" + after

            def follow(found: re.Match[str], old: str = old, new: str = new) -> str:
                dot, written = found["dot"], found["name"]
                meant = _plain(dot + written if header else unquote(written))
                if meant == new or (old != meant.removeprefix("./") and meant in self.names):
                    return found[0]
                place = line + found.string.count("\n", 0, found.start("name"))
                done.append(Mended("reference", path, place, {"before": written, "after": new}, language))
                return found["before"].rstrip("<") + ("" if header else dot) + new

            text = re.sub(pattern, follow, text, flags=re.MULTILINE)
        return text, done


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _spelt(name: str, any_case: bool) -> str:
    """A pattern for a name in which any sign may stand as %XX, composed or taken to pieces."""
    signs = []
    for sign in name:
        taken_apart = unicodedata.normalize("NFD", sign)
        forms = {sign, taken_apart, _percent(sign), _percent(taken_apart)}
        forms |= {form.lower() for form in forms if "%" in form}
        signs.append("(?:" + "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) + ")")
    return f"(?i:{''.join(signs)})" if any_case else "".join(signs)


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())
