"""What plain MkDocs has no plugin for that needs no git: a feed of the newest reports in each language."""

from __future__ import annotations

from datetime import UTC, datetime, time
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

_ITEM = """<item>
<title>{title}</title>
<link>{link}</link>
<guid>{link}</guid>
<pubDate>{date}</pubDate>
<description>{content}</description>
</item>"""
_FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>{title}</title>
<link>{link}</link>
<description>{description}</description>
{items}
</channel>
</rss>
"""
reports: list[tuple[Any, Any, str]] = []


def on_files(files: Any, config: Any) -> None:
    reports.clear()


def on_page_content(html: str, page: Any, config: Any, files: Any) -> None:
    if "date" in page.meta:
        reports.append((page.meta["date"], page, html))


def on_post_build(config: Any) -> None:
    newest = sorted(reports, key=lambda each: each[0], reverse=True)[:20]
    items = [
        _ITEM.format(
            title=escape(page.title),
            link=page.canonical_url,
            date=format_datetime(datetime.combine(date, time(), UTC)),
            content=escape(html),
        )
        for date, page, html in newest
    ]
    i18n = config.plugins["i18n"]
    below = "" if i18n.current_language == i18n.default_language else i18n.current_language
    values = {
        "title": escape(config.site_name),
        "link": config.site_url + below,
        "description": escape(config.site_description),
    }
    feed = _FEED.format(items="\n".join(items), **values)
    Path(config.site_dir, below, "index.xml").write_text(feed, encoding="utf-8")
