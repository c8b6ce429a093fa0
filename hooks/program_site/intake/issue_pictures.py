"""The pictures of an issue, as GitHub writes them for a photo that is dragged into a field."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

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


def in_photos(text: str) -> Iterator[Picture]:
    """Every picture or address. The words below it, up to the next one, are its caption."""
    places = list(_PICTURE.finditer(text))
    taken = [range(each.start(), each.end()) for each in places]
    places += [each for each in _LINK.finditer(text) if not any(each.start() in span for span in taken)]
    places.sort(key=lambda each: each.start())
    ends = [*(each.start() for each in places), len(text)]
    for match, end in zip(places, ends[1:], strict=True):
        picture = _picture(match) if match.re is _PICTURE else Picture(match["address"] or match["bare"])
        words = " ".join(text[match.end() : end].split())
        if picture:
            yield Picture(picture.address, picture.alt, picture.caption or words.strip("!*- "))


def _picture(match: re.Match[str]) -> Picture | None:
    if match["attributes"] is None:
        return Picture(match["address"], _description(match["alt"]), (match["caption"] or "").strip())
    given = {name: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(match["attributes"])}
    return Picture(given["src"], _description(given.get("alt", ""))) if given.get("src") else None


def _description(alt: str) -> str:
    plain = re.sub(r"[\[\]\n]", " ", alt).strip()
    return "" if _LEFT_BY_CAMERAS.fullmatch(plain) else plain
