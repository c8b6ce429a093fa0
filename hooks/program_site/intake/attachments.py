"""Photos attached to an issue. They are fetched only from GitHub's own hosts, within limits of size and time."""

import http.client
import re
import time
import urllib.request
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from program_site.content.reports.photos.pictures import LARGEST

_MOST_STEPS = 4
_SILENCE = 20.0
"""Seconds to wait for the next byte."""
_CHUNK = 1 << 16
_REDIRECTS = (301, 302, 303, 307, 308)
_TAIL = re.compile(r"[A-Za-z0-9._~/?&=%+:;,!*'()$-]{1,3000}")


@dataclass(frozen=True)
class Hosts:
    """Where photos may come from. Each entry is the beginning of an address, with the whole host."""

    given: tuple[str, ...]
    """Beginnings of the addresses that a writer may give."""
    passed_to: tuple[str, ...] = ()
    """Beginnings of the addresses to which these may redirect."""
    files: tuple[str, ...] = ()
    """Beginnings, among those given, of the addresses of files by their names: GitHub cannot show them."""


GITHUB = Hosts(
    given=(
        "https://github.com/user-attachments/assets/",
        "https://user-images.githubusercontent.com/",
        "https://private-user-images.githubusercontent.com/",
        "https://github.com/user-attachments/files/",
    ),
    passed_to=(
        "https://github-production-user-asset-6210df.s3.amazonaws.com/",
        "https://github-production-repository-file-5c1aeb.s3.amazonaws.com/",
        "https://objects.githubusercontent.com/github-production-repository-file-5c1aeb/",
    ),
    files=("https://github.com/user-attachments/files/",),
)


class NotFetched(Exception):
    """Why there is no photo, in a few words."""


class TooLarge(Exception):
    """The file is larger than a photo may be."""


def may_be_asked(address: str, beginnings: tuple[str, ...]) -> bool:
    """Whether an address goes on from one of the beginnings with plain characters, and has no `..`."""
    tails = (address.removeprefix(each) for each in beginnings if address.startswith(each))
    return any(_TAIL.fullmatch(tail) and ".." not in tail for tail in tails)


def fetch(address: str, hosts: Hosts, until: float) -> bytes:
    """The bytes at an address. `until` is a time of `time.monotonic`. Raises NotFetched or TooLarge."""
    allowed = hosts.given
    for _ in range(_MOST_STEPS):
        if not may_be_asked(address, allowed):
            raise NotFetched(f"→ {_host(address)}")
        try:
            with _ask(address, until) as answer:
                if answer.status == 200:
                    return _read(answer, until)
                if answer.status not in _REDIRECTS:
                    raise NotFetched(f"HTTP {answer.status}")
                address = urljoin(address, answer.headers.get("Location", ""))
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NotFetched(str(error) or type(error).__name__) from error
        allowed = (*hosts.given, *hosts.passed_to)
    raise NotFetched("HTTP 3xx")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or "–"
    except ValueError:
        return "–"


def _ask(address: str, until: float) -> http.client.HTTPResponse:
    """An opener without the handlers that follow redirects, open files or raise errors: this module checks each step."""
    opener = urllib.request.OpenerDirector()
    for handler in (urllib.request.ProxyHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
        opener.add_handler(handler())
    request = urllib.request.Request(address, headers={"User-Agent": "program-site", "Accept": "image/*"})
    answer = opener.open(request, timeout=min(_SILENCE, _left(until)))
    assert isinstance(answer, http.client.HTTPResponse)
    return answer


def _read(answer: http.client.HTTPResponse, until: float) -> bytes:
    data = bytearray()
    while piece := answer.read1(_CHUNK):
        data += piece
        if len(data) > LARGEST:
            raise TooLarge
        _left(until)
    return bytes(data)


def _left(until: float) -> float:
    """The seconds left. Raises TimeoutError when there are none."""
    if (left := until - time.monotonic()) <= 0:
        raise TimeoutError("timeout")
    return left
