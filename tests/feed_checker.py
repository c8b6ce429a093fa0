"""Is this an Atom feed that any reader can use? The grammar of RFC 4287, what it says beside the grammar, and our rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import feedparser  # type: ignore[import-untyped]
from bs4 import BeautifulSoup
from lxml import etree

GRAMMAR = Path(__file__).resolve().parent / "feed" / "atom.rng"
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"

_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_ADDRESSES = ("href", "src", "cite", "poster", "data", "action", "formaction", "background", "longdesc")
"""The attributes of HTML that hold one address; `srcset` holds several."""


def feed_problems(xml: bytes, base: str) -> list[str]:
    """What is wrong with a feed published at the address `base`: `https://example.org/exchange/ru/feed.xml`."""
    try:
        feed = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [f"not well-formed: {error}"]
    if feed.tag != f"{ATOM}feed":
        return [f"the root is {feed.tag}, not an Atom feed"]
    return [
        *grammar_problems(feed),
        *_as_a_reader_sees_it(xml, feed, base),
        *_authors(feed),
        *_contents(feed),
        *_alternates(feed),
        *_ids(feed),
        *_dates(feed),
        *_self_link(feed, base),
        *_addresses(feed),
    ]


def grammar_problems(feed: etree._Element) -> list[str]:
    grammar = _grammar()
    return [] if grammar.validate(feed) else [f"line {each.line}: {each.message}" for each in grammar.error_log]


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(GRAMMAR))


def _as_a_reader_sees_it(xml: bytes, feed: etree._Element, base: str) -> Iterator[str]:
    headers = {"content-type": "application/atom+xml; charset=utf-8", "content-location": base}
    read = feedparser.parse(xml, response_headers=headers)
    if read.bozo:
        yield f"feedparser: {read.get('bozo_exception')!r}"
    if read.version != "atom10":
        yield f"feedparser takes it for {read.version or 'no feed at all'}"
    if len(read.entries) != len(_entries(feed)):
        yield f"feedparser finds {len(read.entries)} of {len(_entries(feed))} entries"


def _authors(feed: etree._Element) -> Iterator[str]:
    """4.1.1 and 4.1.2: every entry has an author of its own, of its source or of the feed."""
    for entry in _entries(feed):
        own = entry.find(f"{ATOM}author") is not None or entry.find(f"{ATOM}source/{ATOM}author") is not None
        if not own and feed.find(f"{ATOM}author") is None:
            yield f"{_name(entry)}: no author, and the feed has none either"
    if not _entries(feed) and feed.find(f"{ATOM}author") is None:
        yield "the feed has neither author nor entries"


def _contents(feed: etree._Element) -> Iterator[str]:
    """4.1.2: no content needs an alternate link, content of another kind a summary. 4.1.3.3: text holds no elements."""
    for entry in _entries(feed):
        content = entry.find(f"{ATOM}content")
        if content is None:
            if not any(_relation(link) == "alternate" for link in entry.findall(f"{ATOM}link")):
                yield f"{_name(entry)}: neither content nor an alternate link"
            continue
        kind = content.get("type", "text")
        if kind in ("text", "html") and len(content) and not content.get("src"):
            yield f"{_name(entry)}: content of type {kind} has elements in it"
        readable = kind in ("text", "html", "xhtml") or kind.startswith("text/") or kind.endswith(("+xml", "/xml"))
        if (content.get("src") or not readable) and entry.find(f"{ATOM}summary") is None:
            yield f"{_name(entry)}: content that a reader may be unable to show, and no summary"


def _alternates(feed: etree._Element) -> Iterator[str]:
    """4.1.1 and 4.1.2: a feed or an entry has one alternate link for each type and language."""
    for owner in (feed, *feed.iter(f"{ATOM}entry", f"{ATOM}source")):
        links = [link for link in owner.findall(f"{ATOM}link") if _relation(link) == "alternate"]
        for pair, count in Counter((link.get("type"), link.get("hreflang")) for link in links).items():
            if count > 1:
                yield f"{_name(owner)}: {count} alternate links of type {pair[0]} and hreflang {pair[1]}"


def _ids(feed: etree._Element) -> Iterator[str]:
    """4.2.6: an id is an IRI, never relative. Ours: none stands for two things, not even for two states of one."""
    ids = [each.text or "" for owner in (feed, *_entries(feed)) for each in owner.findall(f"{ATOM}id")]
    for identity, count in Counter(ids).items():
        if count > 1:
            yield f"id {identity} stands {count} times"
        if not _IRI.fullmatch(identity):
            yield f"id {identity!r} is no absolute IRI"
        elif identity.startswith(("http:", "https:")) and not _is_web_address(identity):
            yield f"id {identity!r} is no whole web address"


def _dates(feed: etree._Element) -> Iterator[str]:
    """3.3: RFC 3339 with T and, without an offset, Z in capitals. XML Schema would let a day without a zone pass."""
    for date in feed.iter(f"{ATOM}updated", f"{ATOM}published"):
        text = date.text or ""
        if not _RFC_3339.fullmatch(text) or not _exists(text):
            yield f"{_name(date.getparent())}: {etree.QName(date).localname} {text!r} is no date of RFC 3339"


def _exists(date: str) -> bool:
    try:
        datetime.fromisoformat(date)
    except ValueError:
        return False
    return True


def _self_link(feed: etree._Element, base: str) -> Iterator[str]:
    """4.1.1 recommends it; readers that were given a copy find the original by it."""
    found = [link.get("href") for link in feed.findall(f"{ATOM}link") if _relation(link) == "self"]
    if found != [base]:
        yield f"the self link should be {base} and is {' '.join(map(str, found)) or 'missing'}"


def _addresses(feed: etree._Element) -> Iterator[str]:
    """Ours: whole addresses everywhere, since many readers know no xml:base and show entries far from their feed."""
    for element in feed.iter(f"{ATOM}link", f"{ATOM}content", f"{ATOM}icon", f"{ATOM}logo", f"{ATOM}uri"):
        owner = _name(element.getparent())
        own = element.text if element.tag in (f"{ATOM}icon", f"{ATOM}logo", f"{ATOM}uri") else None
        for address in (element.get("href"), element.get("src"), own):
            if address is not None and not _is_web_address(address):
                yield f"{owner}: {etree.QName(element).localname} {address!r} is no whole web address"
    for element in feed.iter(*(f"{ATOM}{name}" for name in ("title", "subtitle", "summary", "rights", "content"))):
        for attribute, address in _addresses_in_html(element):
            mail = attribute == "href" and address.startswith("mailto:")
            if not mail and not _is_web_address(address):
                where = f"{_name(element.getparent())}: {etree.QName(element).localname}"
                yield f"{where} has {attribute} {address!r}, no whole web address"


def _addresses_in_html(element: etree._Element) -> Iterator[tuple[str, str]]:
    if element.get("type") == "html":
        tags = [dict(tag.attrs) for tag in BeautifulSoup(element.text or "", "html.parser").find_all()]
    elif element.get("type") == "xhtml":
        tags = [dict(tag.attrib) for tag in element.iter(f"{XHTML}*")]
    else:
        tags = []
    for attributes in tags:
        yield from ((name, str(attributes[name])) for name in _ADDRESSES if name in attributes)
        for candidate in str(attributes.get("srcset", "")).split(","):
            if candidate.strip():
                yield "srcset", candidate.split()[0]


def _entries(feed: etree._Element) -> list[etree._Element]:
    return feed.findall(f"{ATOM}entry")


def _relation(link: etree._Element) -> str:
    """4.2.7.2: a link that does not say what it is for leads to the same in another form."""
    return link.get("rel", "alternate").removeprefix("http://www.iana.org/assignments/relation/")


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(_IRI.fullmatch(address)) and parts.scheme in ("http", "https") and bool(parts.hostname)


def _name(owner: etree._Element) -> str:
    """The feed, or the entry by its id."""
    name = etree.QName(owner).localname
    return f"{name} {owner.findtext(f'{ATOM}id', '')}".rstrip() if name == "entry" else name
