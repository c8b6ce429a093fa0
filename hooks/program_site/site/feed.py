"""The feed: the reports and news that came last, in full, one Atom file per language (RFC 4287)."""

import datetime
import xml.etree.ElementTree as ET
import zoneinfo
from dataclasses import replace

from program_site.build.fingerprints import hash_of
from program_site.build.outputs import Output
from program_site.content.catalog import Catalog
from program_site.content.data.news import NewsItem
from program_site.content.report_links import ways_key
from program_site.content.reports.report import Report
from program_site.i18n.borrowed import plain
from program_site.site.language_marks import LanguageMarks
from program_site.site.links import FEED
from program_site.site.view import View

_NEWEST = 20
_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feed_file(view: View, marks: LanguageMarks, input_hash: str) -> Output:
    """The feed of the view's language; `input_hash` is that of all it depends on besides reports."""
    latest = [each for each in _latest(view.catalog) if isinstance(each, Report)]
    key = hash_of(input_hash, *((report.key, ways_key(view.catalog, report)) for report in latest))
    path = view.addresses.path(view.language, FEED)
    return Output(path, lambda: feed(replace(view.at(""), start="site"), marks), key)


def feed(view: View, marks: LanguageMarks) -> bytes:
    """`view` stands at the home page of its language and makes whole addresses."""
    ET.register_namespace("", _ATOM)
    catalog = view.catalog
    zone = zoneinfo.ZoneInfo(catalog.project.university.timezone)
    latest = _latest(catalog)
    changed = [_changed(view, each) for each in latest]
    root = ET.Element(_tag("feed"), {_LANGUAGE: view.language})
    home = view.links.page("")
    project = view.text(catalog.project.short_name)
    localizer = view.localizer
    _add(
        root,
        "title",
        localizer.t("feed_title_news", project=project) if catalog.news else localizer.t("feed_title", project=project),
    )
    _add(root, "id", home)
    _link(root, "alternate", home, "text/html")
    _link(root, "self", view.links.feed(), "application/atom+xml")
    _add(root, "updated", _moment(max(changed, default=catalog.project.as_of), zone))
    author = ET.SubElement(root, _tag("author"))
    operator = catalog.project.operator
    _add(author, "name", view.text(operator.name) if operator else project)  # a feed must name somebody
    for each in latest:
        if isinstance(each, Report):
            _entry(root, view.at(each.address), marks, each, zone)
        else:
            _news_entry(root, view, marks, each, zone)
    ET.indent(root)
    text: str = ET.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()


def _entry(root: ET.Element, view: View, marks: LanguageMarks, report: Report, zone: zoneinfo.ZoneInfo) -> None:
    text = report.shown_in(view.language)
    entry = ET.SubElement(root, _tag("entry"), {_LANGUAGE: text.language} if text.language != view.language else {})
    _add(entry, "title", text.header.title)
    # One address for the page in each language: what is read in the original today may be translated tomorrow.
    _add(entry, "id", view.links.page(report.address))
    _link(entry, "alternate", view.links.page(report.address), "text/html")
    _add(entry, "published", _moment(report.published, zone))
    _add(entry, "updated", _moment(_changed(view, report), zone))
    for name in text.header.author:
        _add(ET.SubElement(entry, _tag("author")), "name", name)
    if text.header.summary:
        _add(entry, "summary", text.header.summary)
    content = marks.put(view.render("feed_entry.html", report=report, text=text), view.language)
    ET.SubElement(entry, _tag("content"), {"type": "html"}).text = content


def _news_entry(root: ET.Element, view: View, marks: LanguageMarks, item: NewsItem, zone: zoneinfo.ZoneInfo) -> None:
    address = view.links.page(f"news/{item.id}/")
    entry = ET.SubElement(root, _tag("entry"))
    _add(entry, "title", view.text(item.title))
    _add(entry, "id", address)
    _link(entry, "alternate", address, "text/html")
    _add(entry, "published", _moment(item.published, zone))
    _add(entry, "updated", _moment(_changed(view, item), zone))
    content = marks.put(view.render("news_entry.html", item=item), view.language)
    ET.SubElement(entry, _tag("content"), {"type": "html"}).text = content


def _latest(catalog: Catalog) -> list[Report | NewsItem]:
    """By the day on which they came; of one day the news first, as readers have less time for them."""
    news = sorted(catalog.news, key=lambda each: (each.published, each.day, each.id), reverse=True)
    came: list[Report | NewsItem] = [*news, *catalog.latest_reports]
    return sorted(came, key=lambda each: each.published, reverse=True)[:_NEWEST]


def _changed(view: View, each: Report | NewsItem) -> datetime.date:
    if isinstance(each, Report):
        return each.updated(each.shown_in(view.language)) or each.published
    return each.changed(view.catalog.home)


def _moment(day: datetime.date, zone: zoneinfo.ZoneInfo) -> str:
    return datetime.datetime.combine(day, datetime.time(), zone).isoformat()


def _tag(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, _tag(name)).text = plain(text)


def _link(parent: ET.Element, relation: str, address: str, kind: str) -> None:
    ET.SubElement(parent, _tag("link"), {"rel": relation, "href": address, "type": kind})
