"""Where links and pictures lead: to an address, a file beside the text, another part of the site, or nowhere."""

import re
from urllib.parse import unquote

FULL_ADDRESS = re.compile(r"(?:https?://[^/?#\s]|mailto:\S)", re.IGNORECASE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_PICTURE = re.compile(r"(?:\./)?[^/\\:?#]+\.(?:jpe?g|png|gif|webp|heic|heif|avif|bmp|tiff?)", re.IGNORECASE)
_PICTURE_ELSEWHERE = re.compile(r"(?:https?:)?//|data:image/", re.IGNORECASE)
_IN_SITE = re.compile(r"#.|\.\.?/.|/(?!/).|[a-z-]+\.md(?:#|$)", re.IGNORECASE)


def leads_somewhere(target: str, photos: frozenset[str]) -> bool:
    """Whether a definition can have this target."""
    return bool(FULL_ADDRESS.match(target)) or may_be_picture(target, photos) or may_be_in_site(target)


def may_be_picture(target: str, photos: frozenset[str]) -> bool:
    """Whether it is, or should be, a photo beside the text; or one elsewhere, which is told to the writer."""
    name = unquote(target).removeprefix("./")
    return name in photos or bool(_PICTURE.fullmatch(name) or _PICTURE_ELSEWHERE.match(target))


def may_be_in_site(target: str) -> bool:
    """Whether it can be the way to a heading, a report or another page of the site."""
    return bool(_IN_SITE.match(target)) and not ELSEWHERE.match(target)
