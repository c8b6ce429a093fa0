"""The checker of feeds finds what it is for: one mistake at a time in a feed that has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from feed_checker import feed_problems, grammar_problems

COMPLETE = (Path(__file__).resolve().parents[1] / "feed" / "complete.xml").read_text(encoding="utf-8")
ADDRESS = "https://example.org/exchange/feed.xml"
LEAST = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:y</id><title/><updated>2019-03-31T00:00:00Z</updated>{}</feed>'
)
SELF = f'<link rel="self" href="{ADDRESS}"/>'


def broken(*changes: tuple[str, str]) -> bytes:
    text = COMPLETE
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text.encode()


def test_a_feed_with_everything_that_atom_has_is_right() -> None:
    assert feed_problems(COMPLETE.encode(), ADDRESS) == []


def test_a_feed_with_nothing_that_can_be_left_out_is_right() -> None:
    assert feed_problems(LEAST.format(f"<author><name/></author>{SELF}").encode(), ADDRESS) == []


NOON = "2019-02-16T12:00:00+09:00"
"""When the entry urn:x:b was updated; its content is HTML."""
DIV = '<div xmlns="http://www.w3.org/1999/xhtml">'

GRAMMAR = {
    "feed without id": (f"<id>{ADDRESS}</id>", ""),
    "entry without id": ("<id>urn:x:b</id>", ""),
    "two ids": ("<id>urn:x:b</id>", "<id>urn:x:b</id><id>urn:x:z</id>"),
    "guid of RSS": (f"<id>{ADDRESS}</id>", f"<guid>{ADDRESS}</guid>"),
    "entry without title": ('<title type="html">A &amp;amp; B</title>', ""),
    "feed without updated": ("<updated>2019-03-31T00:00:00+09:00</updated>", ""),
    "entry without updated": (f"<updated>{NOON}</updated>", ""),
    "two dates": (f"<updated>{NOON}</updated>", f"<updated>{NOON}</updated><updated>{NOON}</updated>"),
    "day for a date": (NOON, "2019-02-16"),
    "date of RSS": (NOON, "Sat, 16 Feb 2019 12:00:00 +0900"),
    "date that never was": (NOON, "2019-02-30T12:00:00+09:00"),
    "author without name": ("<author><name>Анна</name></author>", "<author>Анна</author>"),
    "mail without @": ("office@example.org", "office"),
    "category without term": ('<category term="culture"', "<category"),
    "link without address": (' href="https://example.org/ru/a/"', ""),
    "hreflang that is no language": ('hreflang="ru"', 'hreflang="русский"'),
    "xml:lang that is no language": ('xml:lang="ja"', 'xml:lang="日本語"'),
    "type of a link that is none": ('type="application/atom+xml"', 'type="atom"'),
    "media type of a title": ('<title type="html">A', '<title type="text/html">A'),
    "xhtml without div": (f'<rights type="xhtml">{DIV}© <em>authors</em></div>', '<rights type="xhtml">©'),
    "xhtml of no namespace": (f'<title type="xhtml">{DIV}C', '<title type="xhtml"><div>C'),
    "content here and elsewhere": ('src="https://example.org/1.webp"/>', 'src="https://example.org/">x</content>'),
    "two contents": ("<content>plain text</content>", "<content>a</content><content>b</content>"),
    "unknown element": ("<content>plain text</content>", "<contents>plain text</contents>"),
    "unknown attribute": ("<entry xml:lang", '<entry lang="ru" xml:lang'),
    "text between elements": ("<content>plain text</content>", "<content>plain</content>text"),
    "something after the entries": ("</feed>", "<rights>CC BY</rights></feed>"),
}


@pytest.mark.parametrize(("old", "new"), GRAMMAR.values(), ids=GRAMMAR)
def test_the_grammar_refuses(old: str, new: str) -> None:
    feed = broken((old, new))
    assert grammar_problems(etree.fromstring(feed)) != []
    assert feed_problems(feed, ADDRESS) != []


LINK = 'href="https://example.org/x"'
"""In the HTML of urn:x:b."""
NO_WAY = "urn:x:a: neither content nor an alternate link"

RULES = {
    "neither content nor link": ('<link href="https://example.org/ru/a/"/>', "", f"entry {NO_WAY}"),
    "link to something else": ("ru/a/", 'ru/a/" rel="related', f"entry {NO_WAY}"),
    "two alternate links": (
        '<link href="https://example.org/ru/a/"/>',
        '<link href="https://example.org/1"/><link rel="alternate" href="https://example.org/2"/>',
        "entry urn:x:a: 2 alternate links of type None and hreflang None",
    ),
    "two alternate links of one language": (
        'hreflang="ru"',
        'hreflang="ja"',
        "feed: 2 alternate links of type text/html and hreflang ja",
    ),
    "one id for two entries": ("urn:x:d", "urn:x:b", "id urn:x:b stands 2 times"),
    "relative id": ("urn:x:d", "reports/d/", "id 'reports/d/' is no absolute IRI"),
    "id from the host on": ("urn:x:d", "/reports/d/", "id '/reports/d/' is no absolute IRI"),
    "id without host": ("urn:x:d", "https:d", "id 'https:d' is no whole web address"),
    "empty id": ("urn:x:d", "", "id '' is no absolute IRI"),
    "space before an id": ("urn:x:d", " urn:x:d", "id ' urn:x:d' is no absolute IRI"),
    "no self link": ('rel="self"', 'rel="via"', f"the self link should be {ADDRESS} and is missing"),
    "self link elsewhere": (
        f'href="{ADDRESS}"',
        'href="https://example.org/feed.xml"',
        f"the self link should be {ADDRESS} and is https://example.org/feed.xml",
    ),
    "date without time zone": (NOON, NOON[:-6], f"entry urn:x:b: updated '{NOON[:-6]}' is no date of RFC 3339"),
    "space before a date": (NOON, f" {NOON}", f"entry urn:x:b: updated ' {NOON}' is no date of RFC 3339"),
    "hour 24": (
        NOON,
        "2019-02-16T24:00:00Z",
        "entry urn:x:b: updated '2019-02-16T24:00:00Z' is no date of RFC 3339",
    ),
    "published without time zone": (
        "2019-02-15T12:30:00.25Z",
        "2019-02-15T12:30:00",
        "entry urn:x:a: published '2019-02-15T12:30:00' is no date of RFC 3339",
    ),
    "relative link in html": (LINK, 'href="../x"', "entry urn:x:b: content has href '../x', no whole web address"),
    "link without scheme": (LINK, 'href="//a.org"', "entry urn:x:b: content has href '//a.org', no whole web address"),
    "link into the same page": (LINK, 'href="#x"', "entry urn:x:b: content has href '#x', no whole web address"),
    "link that runs script": (LINK, 'href="js:x"', "entry urn:x:b: content has href 'js:x', no whole web address"),
    "relative picture": (
        'img src="https://example.org/1.webp"',
        'img src="/1.webp"',
        "entry urn:x:b: content has src '/1.webp', no whole web address",
    ),
    "picture by mail": (
        'img src="https://example.org/1.webp"',
        'img src="mailto:a@b.org"',
        "entry urn:x:b: content has src 'mailto:a@b.org', no whole web address",
    ),
    "relative picture among several": (
        "https://example.org/2.webp 960w",
        "2.webp 960w",
        "entry urn:x:b: content has srcset '2.webp', no whole web address",
    ),
    "relative link in xhtml": (
        '<a href="https://example.org/">',
        '<a href="x/">',
        "entry urn:x:c: content has href 'x/', no whole web address",
    ),
    "relative link of the feed": (
        'href="https://example.org/exchange/reports/"',
        'href="reports/"',
        "feed: link 'reports/' is no whole web address",
    ),
    "relative logo": (
        "https://example.org/exchange/logo.svg",
        "logo.svg",
        "feed: logo 'logo.svg' is no whole web address",
    ),
    "content elsewhere without summary": (
        "<summary>A picture</summary>",
        "",
        "entry urn:x:f: content that a reader may be unable to show, and no summary",
    ),
    "picture without summary": (
        "<summary>A picture in the feed itself</summary>",
        "",
        "entry urn:x:g: content that a reader may be unable to show, and no summary",
    ),
    "elements in text": (
        "<content>plain text</content>",
        "<content>plain <b>text</b></content>",
        "entry urn:x:d: content of type text has elements in it",
    ),
}


@pytest.mark.parametrize(("old", "new", "problem"), RULES.values(), ids=RULES)
def test_rules_that_the_grammar_does_not_say(old: str, new: str, problem: str) -> None:
    feed = broken((old, new))
    assert grammar_problems(etree.fromstring(feed)) == []
    assert feed_problems(feed, ADDRESS) == [problem]


def test_every_entry_needs_an_author() -> None:
    """The first entry has its own; one more has it from the feed that it was taken from."""
    start, end = COMPLETE.index("  <author><name>Kanazawa"), COMPLETE.index("  <contributor")
    source = "<source><author><name>Борис</name></author></source>"
    feed = broken(
        (COMPLETE[start:end], ""), ("<content>plain text</content>", f"<content>plain text</content>{source}")
    )
    assert feed_problems(feed, ADDRESS) == [
        f"entry urn:x:{letter}: no author, and the feed has none either" for letter in "bcefg"
    ]


def test_a_feed_without_entries_needs_an_author() -> None:
    assert feed_problems(LEAST.format(SELF).encode(), ADDRESS) == ["the feed has neither author nor entries"]


def test_all_mistakes_are_said_at_once() -> None:
    feed = broken(("urn:x:d", "d"), ('rel="self"', 'rel="via"'), (NOON, "16.02.2019"))
    said = "\n".join(feed_problems(feed, ADDRESS))
    for part in ("line ", "id 'd'", "self link", "'16.02.2019'"):
        assert part in said


@pytest.mark.parametrize(
    ("xml", "problem"),
    [
        (b"", "not well-formed"),
        (b"<feed><entry></feed>", "not well-formed"),
        (b'<rss version="2.0"><channel/></rss>', "the root is rss"),
        (b'<feed xmlns="http://purl.org/atom/ns#"/>', "the root is {http://purl.org/atom/ns#}feed"),
        (b'<entry xmlns="http://www.w3.org/2005/Atom"/>', "the root is {http://www.w3.org/2005/Atom}entry"),
    ],
)
def test_what_is_no_feed(xml: bytes, problem: str) -> None:
    found = feed_problems(xml, ADDRESS)
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_a_reader_must_be_able_to_read_it() -> None:
    """feedparser looks at the bytes for itself: an encoding other than the server's is a mistake of its own."""
    feed = COMPLETE.replace('encoding="utf-8"', 'encoding="utf-16"', 1).encode("utf-16")
    found = feed_problems(feed, ADDRESS)
    assert len(found) == 1
    assert found[0].startswith("feedparser: ")
