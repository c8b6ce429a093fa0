"""Names of photos that every system and every address can hold, and the places in texts that name them."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote

from program_site.content.reports.photos.photos import PLAIN_NAME
from program_site.text.edits import Edit, Replace, place
from program_site.text.front_matter import split
from program_site.text.problems import Problem, closest

_IN_BODY = (r"(?P<before>\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)", r"(?P<after>>?)(?=\s*\)|\s+[\"'(]|\s*$)")
_IN_TAG = (r"(?P<before><img\b[^<>\n]*?\bsrc\s*=\s*[\"']?)", r"(?P<after>)(?=[\"'\s/>])")
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

    def follow(self, text: str, path: str) -> Iterator[Replace]:
        """What has to change in a text for every photo to be named as it is called."""
        header, body = split(text)
        begin = len(text) - len(body)
        places = ((header and text[:begin], 0, _IN_HEADER), (body, begin, _IN_BODY), (body, begin, _IN_TAG))
        for part, start, (before, after) in places:
            for old, new in self.names.items() if part else ():
                pattern = before + rf"(?P<dot>(?:\./)?)(?P<name>{self.spelt[old]})" + after
                for found in re.finditer(pattern, part or "", re.MULTILINE):
                    if change := self._changed(found, old, new, start == 0):
                        line, column = place(text, start + found.start())
                        yield Replace(path, line, column, found[0], change)

    def _changed(self, found: re.Match[str], old: str, new: str, header: bool) -> str | None:
        dot, written = found["dot"], found["name"]
        raw = dot + written if header else unquote(written)
        meant = _plain(raw)
        if raw == new or (old != meant.removeprefix("./") and meant in self.names):
            return None
        return found["before"].rstrip("<") + ("" if header else dot) + new


def photo_meant(name: str, photos: Collection[str]) -> str | None:
    """The photo that is named in other letters, or with the folder it came from; None where that is not certain."""
    plain = _plain(unquote(name)).replace("\\", "/").rpartition("/")[2].lower()
    for part in (str.lower, lambda each: each.lower().rpartition(".")[0]):  # `.png` may have become `.jpg`
        found = [photo for photo in photos if part(_plain(photo)) == part(plain)]
        if found:
            return found[0] if len(found) == 1 and found[0] == _plain(found[0]) else None
    return None


def missing_photo(name: str, photos: Collection[str], path: str, line: int, edit: Edit | None) -> Problem:
    """A photo is named that does not lie in the folder; another in capitals, or one letter off, does."""
    plain = {_plain(photo).lower(): photo for photo in photos}
    meant = photo_meant(name, photos)
    near = None if meant else closest(_plain(name), plain, likeness=0.75)
    example = meant or plain.get(near or "", "")
    values = {"value": name, "example": example, "known": ", ".join(sorted(photos))}
    return Problem("R111" if example else "R112" if photos else "R133", path, line, values, edit=edit)


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
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogateescape"))
