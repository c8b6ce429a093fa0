"""What stands round the content of every page, ready for the templates of the frame."""

from typing import Any

from markupsafe import escape

from program_site.i18n.scripts import direction_of
from program_site.site.style_sheet import sheets_of
from program_site.site.view import View

_RENDERED = ("band", "search", "footer_about", "footer_official", "footer_site", "footer_base", "unofficial_note")
"""What the templates of these names make."""


def around(view: View, head: str) -> dict[str, Any]:
    """`found_as` is the kind of page that the search shows; None keeps a page out of the index."""
    t, project = view.localizer.t, view.catalog.project
    return {
        "head": head,
        "language": view.language,
        "direction": direction_of(view.language),
        "words": {
            "skip": escape(t("frame.skip")),
            "menu": escape(t("frame.menu")),
            "nav": escape(t("frame.nav")),
            "sections": escape(t("frame.sections")),
            "site": escape(t("frame.site")),
            "edit": escape(t("edit")),
        },
        "brand": escape(view.text(project.name)),
        "tagline": escape(_tagline(view)),
        "staff": _staff_pages(view),
        "style_sheets": sheets_of(view.address),
        "language_switch": view.links.switch(),
        "found_as": None,
        **{name: view.render(f"{name}.html") for name in _RENDERED},
    }


def _tagline(view: View) -> str:
    """Below the name of the site: that it is not the official one, or whose it is."""
    project = view.catalog.project
    return view.text(project.university.name) if project.is_official else view.localizer.t("frame.unofficial")


def _staff_pages(view: View) -> frozenset[str]:
    """The paths of the pages that speak to those who keep the site: the navigation of the public leaves them out."""
    pages = (page for page in view.catalog.shown_prose if page.language == view.language and not page.in_search)
    return frozenset(view.addresses.path(view.language, page.address) for page in pages)
