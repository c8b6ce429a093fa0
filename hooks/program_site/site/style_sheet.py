"""The style sheet of the site: one file to load, written in parts that are named by what they style."""

from pathlib import Path

PATH = "assets/site.css"
_FOLDER = Path(__file__).parent / "styles"
_ORDER = (
    *("colours", "text", "frame", "pieces", "home", "map", "figures", "reports", "programs", "milestones", "news"),
    *("search", "guides", "print"),
)
"""Later parts win over earlier ones. `print` comes last."""


def style_sheet() -> bytes:
    return b"".join((_FOLDER / f"{name}.css").read_bytes() for name in _ORDER)
