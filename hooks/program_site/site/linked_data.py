"""Linked data: describe the subject of a page as JSON-LD, in the vocabulary of schema.org."""

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from program_site.content.catalog import by_id
from program_site.content.data.news import NewsItem
from program_site.content.data.partners import Partner
from program_site.content.data.programs import Program
from program_site.content.reports.report import Report, ReportText
from program_site.site.links import PHOTOS
from program_site.site.view import View
from program_site.tables.exports import MEDIA_TYPES, Export

Thing = dict[str, Any]


def script(things: list[Thing]) -> Markup:
    """The data block of a page, which no browser runs and no content can end early. Empty where there is nothing to describe."""
    if not things:
        return Markup()
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup('<script type="application/ld+json">') + Markup(text) + Markup("</script>")


def about(view: View, description: str) -> list[Thing]:
    """The subjects of the page at the view's address, except reports."""
    folder, _, identity = view.address.rstrip("/").partition("/")
    numbers = dataset(view, description) if view.address == view.page_with("mobility_table") else []
    numbers += tables(view) if view.address == view.page_with("downloads") else []
    if not view.address:
        return [_site(view), *numbers]
    if folder == "programs" and (programs := by_id(view.catalog.programs, [identity])):
        return [_program(view, programs[0], description), _trail(view, view.text(programs[0].name))]
    if folder == "partners" and (partners := by_id(view.catalog.partners, [identity])):
        return [_partner(view, partners[0]), _trail(view, view.text(partners[0].name))]
    if folder == "news" and (items := by_id(view.catalog.news, [identity])):
        thing = _event(view, items[0], description) if items[0].starts else _article(view, items[0], description)
        return [thing, _trail(view, view.text(items[0].title))]
    return numbers


def _site(view: View) -> Thing:
    return {
        "@type": "WebSite",
        "name": view.text(view.catalog.project.name),
        "url": view.addresses.url(view.language, ""),
        "inLanguage": view.language,
        "about": _project(view),
        **_by(view, "publisher"),
    }


def _project(view: View) -> Thing:
    project = view.catalog.project
    return {
        "@type": "Project",
        "name": view.text(project.name),
        "parentOrganization": _university(view),
        **({"url": project.website} if project.website else {}),
        **contact_points(view, project.contacts),
    }


def contact_points(view: View, ids: Iterable[str]) -> Thing:
    """Whom to ask at an organization; nothing where nobody is named."""
    points = [
        {
            "@type": "ContactPoint",
            "name": view.text(each.name),
            **({"email": each.mail} if each.mail else {}),
            **({"telephone": [phone.number for phone in each.phone]} if each.phone else {}),
            **({"url": each.website} if each.website else {}),
            **({"availableLanguage": list(each.languages)} if each.languages else {}),
        }
        for each in by_id(view.catalog.contacts, ids)
    ]
    return {"contactPoint": points} if points else {}


def _program(view: View, record: Program, description: str) -> Thing:
    return {
        "@type": "EducationalOccupationalProgram",
        "name": view.text(record.name),
        "description": description,
        "url": view.addresses.url(view.language, view.address),
        "provider": _university(view) | contact_points(view, record.contacts),
    }


def _partner(view: View, record: Partner) -> Thing:
    city = view.catalog.city_of(record)
    place = {"@type": "GeoCoordinates", "latitude": city.latitude, "longitude": city.longitude}
    return {
        "@type": "Organization",
        "name": view.text(record.name),
        "alternateName": [
            *(wording.text for _, wording in record.name.others(view.language)),
            *_former_names(view, record),
        ],
        "url": record.website,
        "location": {"@type": "Place", "name": view.text(city.name), "geo": place},
    }


def _former_names(view: View, record: Partner) -> list[str]:
    """Of names that are no longer used schema.org says nothing, but people look for them."""
    return [view.text(each.name) for each in record.formerly]


def dataset(view: View, description: str) -> list[Thing]:
    """The mobility figures, with their files if a page offers them."""
    project, mobility, say = view.catalog.project, view.catalog.mobility, view.localizer.t
    if mobility is None:
        return []
    stated = view.catalog.mobility_sources(mobility.counted)
    years = [view.catalog.fiscal(each.year) for each in mobility.counted]
    thing: Thing = {
        "@type": "Dataset",
        "name": f"{say('section.mobility')} — {view.text(project.short_name)}",
        "description": description,
        "url": view.addresses.url(view.language, view.address),
        "inLanguage": view.language,
        **_by(view, "creator"),
        "temporalCoverage": f"{min(years).first.isoformat()}/{max(years).last.isoformat()}",
        "isBasedOn": [each.website or view.text(each.title) for each in view.catalog.cited(stated)],
        "variableMeasured": [say("field.planned"), say("field.actual"), say("field.rate")],
    }
    if project.licence:
        thing["license"] = project.licence.website
    for export in view.exports():
        if export.kind == "mobility":
            thing |= _distribution(view, export)
    return [thing]


def tables(view: View) -> list[Thing]:
    """The other tables, where a page offers their files."""
    project, say = view.catalog.project, view.localizer.t
    licence = {"license": project.licence.website} if project.licence else {}
    return [
        {
            "@type": "Dataset",
            "name": f"{say(f'export.{export.kind}')} — {view.text(project.short_name)}",
            "description": say(
                "downloads.dataset", table=say(f"export.{export.kind}"), project=view.text(project.name)
            ),
            "url": view.addresses.url(view.language, view.address),
            **_by(view, "creator"),
            **licence,
            **_distribution(view, export),
        }
        for export in view.exports()
        if export.kind != "mobility"
    ]


def _distribution(view: View, export: Export) -> Thing:
    downloads = [
        {
            "@type": "DataDownload",
            "encodingFormat": MEDIA_TYPES[path.rpartition(".")[2]],
            "contentUrl": view.addresses.site_url + path,
        }
        for path in export.forms()
    ]
    return {"isAccessibleForFree": True, "distribution": downloads}


def report(view: View, record: Report, text: ReportText) -> list[Thing]:
    """The article of a report. A sample gets none."""
    article: Thing = {
        "@type": "Article",
        "headline": text.header.title,
        "datePublished": record.published.isoformat(),
        "dateModified": (record.updated(text) or record.published).isoformat(),
        "temporalCoverage": record.date.isoformat(),
        "inLanguage": text.language,
        "author": [{"@type": "Person", "name": name} for name in text.header.author],
        **_by(view, "publisher"),
        "mainEntityOfPage": view.addresses.url(text.language, record.address),
    }
    if record.photos:
        article["image"] = [
            f"{view.addresses.site_url}{PHOTOS}/{photo.name(photo.sizes[0][0])}" for photo in record.photos
        ]
    return [] if record.sample else [article, _trail(view, text.header.title)]


def _article(view: View, item: NewsItem, description: str) -> Thing:
    return {
        "@type": "NewsArticle",
        "headline": view.text(item.title),
        "description": description,
        "datePublished": item.published.isoformat(),
        "inLanguage": view.language,
        **_by(view, "author", "publisher"),
        "mainEntityOfPage": view.addresses.url(view.language, view.address),
        **_pictured(view, item),
    }


def _event(view: View, item: NewsItem, description: str) -> Thing:
    places: list[Thing] = [{"@type": "Place", "name": view.text(item.place)}] if item.place else []
    here = view.addresses.url(view.language, view.address)
    if item.online:
        address = item.online if isinstance(item.online, str) else item.website or here
        places.append({"@type": "VirtualLocation", "url": address})
    modes = {(True, True): "Mixed", (False, True): "Online"}
    mode = modes.get((bool(item.place), bool(item.online)), "Offline")
    times = view.news.times
    return {
        "@type": "Event",
        "name": view.text(item.title),
        "description": description,
        "startDate": times.iso(item),
        **({"endDate": times.iso_of(item.ends)} if item.ends else {}),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        **({"location": places} if places else {}),
        "inLanguage": view.language,
        "url": here,
        **_pictured(view, item),
    }


def _pictured(view: View, item: NewsItem) -> Thing:
    photos = [view.catalog.pictures[each.file] for each in item.photos]
    addresses = [f"{view.addresses.site_url}{PHOTOS}/{photo.name(photo.sizes[0][0])}" for photo in photos]
    return {"image": addresses} if addresses else {}


def _by(view: View, *roles: str) -> Thing:
    """Who runs the site, in these roles; nobody where nobody is named. The university published none of it."""
    operator = view.catalog.project.operator
    if operator is None:
        return {}
    named: Thing = {
        "@type": "Organization",
        "name": view.text(operator.name),
        **({"address": view.text(operator.address)} if operator.address else {}),
        **({"email": operator.mail} if operator.mail else {}),
        **({"url": operator.website} if operator.website else {}),
    }
    return dict.fromkeys(roles, named)


def _university(view: View) -> Thing:
    university = view.catalog.project.university
    return {"@type": "CollegeOrUniversity", "name": view.text(university.name), "url": university.website}


def _trail(view: View, title: str) -> Thing:
    """The breadcrumbs from the home page to this one, with the hand-written pages between."""
    steps = [(view.text(view.catalog.project.short_name), ""), *((page.title, page.address) for page in view.trail)]
    steps.append((title, view.address))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": view.addresses.url(view.language, address)}
            for number, (name, address) in enumerate(steps, start=1)
        ],
    }
