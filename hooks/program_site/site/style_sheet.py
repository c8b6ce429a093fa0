"""The style sheets of the site: written in parts that are named by what they style, and joined into few files to load."""

from pathlib import Path

from rcssmin import cssmin  # type: ignore[import-untyped]

FOLDER = Path(__file__).parent / "styles"
_SITE, _PAGES, _REPORTS = "assets/site.css", "assets/pages.css", "assets/reports.css"
SHEETS = {
    _SITE: ("colours", "text", "frame", "pieces", "cards", "photos", "search", "guides", "records", "print"),
    _PAGES: ("home", "map", "figures", "programs", "milestones", "news"),
    _REPORTS: ("reports",),
}
"""The parts of each file, by its path. Later parts and later files win over earlier ones."""
_OF_FOLDERS: dict[str, tuple[str, ...]] = {"reports": (_REPORTS,), "write": (_REPORTS,), "edit": ()}
"""What pages below a folder need beside the first; all others need the second. The desk has sheets of its own."""


def style_sheet(path: str) -> bytes:
    """Without comments and blanks, which are a sixth of what is sent."""
    written = "\n".join((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS[path])
    return str(cssmin(written)).encode()


def sheets_of(address: str) -> tuple[str, ...]:
    """The paths of the style sheets that a page needs."""
    return _SITE, *_OF_FOLDERS.get(address.partition("/")[0], (_PAGES,))
