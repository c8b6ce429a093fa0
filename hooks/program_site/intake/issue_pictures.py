"""The pictures of an issue, as GitHub writes them for a photo that is dragged into a field."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

_PICTURE = re.compile(
    r"!\[(?P<alt>[^\[\]\n]{0,1000})\]\((?P<address>https?://[^\s()<>]{1,3000})(?:[ \t]+\"(?P<caption>[^\"\n]{0,1000})\")?\)"
    r"|<img\b(?P<attributes>[^<>\n]{1,4000})>"
)
_LINK = re.compile(
    r"\[(?P<alt>[^\[\]\n]{0,1000})\]\((?P<address>https?://[^\s()<>]{1,3000})\)|(?P<bare>https?://[^\s()<>]{1,3000})"
)
_ATTRIBUTE = re.compile(r"\b(src|alt)=(?:\"([^\"]*)\"|'([^']*)')")
_LEFT_BY_CAMERAS = re.compile(
    r"(?:image|screenshot|photo|picture|img|dsc[nf]?|pxl|mvimg|dji|p)?[\W_\d]*(?:\.\w+)?|\w+\.(?:jpe?g|png|heic|webp|avif)",
    re.IGNORECASE,
)
"""Names of files, which GitHub puts where a description belongs."""


@dataclass(frozen=True)
class Picture:
    """One picture of the issue."""

    address: str
    alt: str = ""
    caption: str = ""

    def with_words(self, *words: str) -> "Picture":
        """With words in its caption that neither this nor its description says yet."""
        caption = self.caption
        for each in words:
            if each and each not in (self.alt, *caption.split("\n")):
                caption = f"{caption}\n{each}" if caption else each
        return replace(self, caption=caption.replace("\n", " "))

    def seen_again(self, other: "Picture") -> "Picture":
        """The same picture, with what is said of it in both places."""
        return replace(self, alt=self.alt or other.alt).with_words(other.caption, other.alt)


def in_text(text: str) -> Iterator[Picture]:
    return filter(None, map(_picture, _PICTURE.finditer(text)))


def renamed(text: str, name: Callable[[str], str | None]) -> str:
    """The text with a new name for every picture. A picture stays as it is where the name is None."""

    def replaced(match: re.Match[str]) -> str:
        picture = _picture(match)
        file = name(picture.address) if picture else None
        if picture is None or file is None:
            return match[0]
        caption = f' "{picture.caption}"' if picture.caption else ""
        return f"![{picture.alt}]({file}{caption})"

    return _PICTURE.sub(replaced, text)


def in_photos(text: str) -> tuple[list[Picture], str]:
    """Every picture or address of the field for photos, and the words of it that belong to none.

    The words below a picture are its caption; where all stand above pictures, those above are."""
    places = list(_PICTURE.finditer(text))
    taken = [range(each.start(), each.end()) for each in places]
    places += [each for each in _LINK.finditer(text) if not any(each.start() in span for span in taken)]
    found = [(each, picture) for each in sorted(places, key=re.Match.start) if (picture := _listed(each))]
    edges = [0, *(edge for each, _ in found for edge in each.span()), len(text)]
    words = [_words(text[begin:end]) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
    above = bool(words[0]) and not words[-1]
    captions, others = (words[:-1], "") if above else (words[1:], words[0])
    pictures = [picture.with_words(caption) for (_, picture), caption in zip(found, captions, strict=True)]
    return pictures, others


def _words(text: str) -> str:
    return " ".join(text.split()).strip("!*- ")


def _listed(match: re.Match[str]) -> Picture | None:
    if match.re is _PICTURE:
        return _picture(match)
    return Picture(match["address"] or match["bare"], _description(match["alt"] or ""))


def _picture(match: re.Match[str]) -> Picture | None:
    if match["attributes"] is None:
        return Picture(match["address"], _description(match["alt"]), (match["caption"] or "").strip())
    given = {name: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(match["attributes"])}
    return Picture(given["src"], _description(given.get("alt", ""))) if given.get("src") else None


def _description(alt: str) -> str:
    plain = re.sub(r"[\[\]\n]", " ", alt).strip()
    return "" if _LEFT_BY_CAMERAS.fullmatch(plain) else plain
