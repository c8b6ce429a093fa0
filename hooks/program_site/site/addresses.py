"""Addresses: where a page lies in each language, and the way from one page to another."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Addresses:
    """The languages of the site and the address it is published at."""

    languages: tuple[str, ...]
    site_url: str
    """With a slash at the end: `https://example.org/exchange/`."""

    def path(self, language: str, address: str) -> str:
        """The path below the site's root. The first language lies at the root, the others in folders of their own."""
        return address if language == self.languages[0] else f"{language}/{address}"

    def below_language(self, language: str, path: str) -> str:
        """The reverse: the address of a path below the site's root."""
        path = "" if path in (".", "./") else path
        return path if language == self.languages[0] else path.removeprefix(f"{language}/")

    def url(self, language: str, address: str) -> str:
        return self.site_url + self.path(language, address)

    def from_host(self, language: str, address: str) -> str:
        return urlsplit(self.site_url).path + self.path(language, address)

    def relative(self, language: str, here: str, to_language: str, address: str) -> str:
        """The link from one page to another; `address` may end in a `#fragment`."""
        page, mark, fragment = address.partition("#")
        start = "/" + self.path(language, here)
        target = "/" + self.path(to_language, page)
        link = _way(target, start)
        return (link if link.endswith("/") else f"{link}/") + mark + fragment

    def relative_file(self, language: str, here: str, path: str) -> str:
        """The link from a page to a file; `path` lies below the site's root."""
        return _way("/" + path, "/" + self.path(language, here))


def _way(target: str, start: str) -> str:
    """`posixpath.relpath` for plain absolute paths, in a tenth of its time: a page has dozens of links."""
    goal, begin = target.strip("/").split("/"), start.strip("/").split("/")
    same = 0
    for one, other in zip(goal, begin, strict=False):
        if one != other:
            break
        same += 1
    steps = [".."] * (len(begin) - same if begin != [""] else 0)
    steps += goal[same:] if goal != [""] else []
    return "/".join(steps) or "."
