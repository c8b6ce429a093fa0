"""Files attached to an issue: photos that GitHub links to instead of showing them, and what is no photo at all."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from program_site.content.reports.photos.photos import SUFFIXES, UNSUPPORTED
from program_site.intake.attachments import Hosts

_LINK = re.compile(r"(?<!!)\[(?P<name>[^\[\]\n]{0,1000})\]\((?P<address>https?://[^\s()<>]{1,3000})\)")


def with_pictures(text: str, hosts: Hosts) -> str:
    """`[IMG_1.heic](…)` as a picture: so GitHub writes a photo that it cannot show."""

    def shown(link: re.Match[str]) -> str:
        is_photo = link["address"].startswith(hosts.files) and _suffix(link["address"]) in SUFFIXES
        return f"!{link[0]}" if is_photo else link[0]

    return _LINK.sub(shown, text) if hosts.files else text


def other_file(address: str, hosts: Hosts) -> str:
    """The name of an attached file that is no photo; empty for any other address."""
    suffix = _suffix(address) if hosts.files and address.startswith(hosts.files) else ""
    return _name(address) if suffix and suffix not in SUFFIXES | UNSUPPORTED else ""


def _suffix(address: str) -> str:
    return PurePosixPath(_name(address)).suffix.lower()


def _name(address: str) -> str:
    try:
        return unquote(urlsplit(address).path.rpartition("/")[2])
    except ValueError:
        return ""
