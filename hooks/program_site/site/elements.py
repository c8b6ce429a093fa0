"""How finished pages are read: what is a tag, what holds no text of the page, and where an element with a language ends.

Every pass over a finished page reads it by these rules, so that all of them see the same elements.
"""

import functools
import re
from dataclasses import dataclass

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
UNSEEN = "head|script|style|title|desc|textarea|select|datalist|option"
"""Elements that hold no text of the page, or can hold nothing but text."""
_VALUE = r"""(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?"""
_ATTRIBUTES = rf"""(?:\s+[^\s"'<>=/]+{_VALUE})*+\s*/?"""
TAG = re.compile(rf"<(/?)([a-zA-Z][^\s<>/]*)({_ATTRIBUTES})>")
LANGUAGE = re.compile(r"""\slang\s*=\s*["']?([A-Za-z0-9-]+)""", re.IGNORECASE)


@dataclass
class Element:
    """An element whose text is in a language of its own."""

    tag: str
    language: str
    depth: int = 1
    """Of elements with the same tag, so that its own end is known."""

    def opens(self, name: str) -> None:
        """Another element begins inside it."""
        self.depth += name == self.tag

    def is_closed_by(self, name: str) -> bool:
        self.depth -= name == self.tag
        return not self.depth


@functools.cache
def whole_elements(names: str) -> re.Pattern[str]:
    """A comment, or a whole element with one of the names."""
    return re.compile(rf"<!--(?:-?>|.*?(?:--!?>|\Z))|<({names})\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)


@functools.cache
def nothing_to_do(
    letters: str, tag: str, names: str, attributes: str = r"lang[\s=>]", simple: bool = False
) -> re.Pattern[str]:
    """Text without some letters, and tags in small letters without some attributes, as many as there are.

    It ends before a `tag` and before elements with one of the `names`; a `simple` one holds no `<` or `>` but those of tags.
    """
    value = r"""(?:="[^"<>]*")?""" if simple else _VALUE
    letters += ">" if simple else ""
    own = rf"(?!/?{re.escape(tag)}[\s>/])" if tag else ""
    inside = rf"""(?:\s+(?!(?:{attributes}))[^\s"'<>=/A-Z]+{value})*+\s*/?"""
    return re.compile(rf"(?:[^<{letters}]++|<(?!(?:{names})[\s>/]){own}/?[a-z][^\s<>/A-Z]*{inside}>)*+")
