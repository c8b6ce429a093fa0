"""Remove a report or a photo, with everything that names it."""

import datetime
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import yaml

from program_site.content.data.fields import REPORT_NAME
from program_site.content.reports.report import FOLDER
from program_site.text.front_matter import split

NOTES = Path("data/removed_reports.yml")
_EMPTY = re.compile(r"^(?:\[\s*\]|\{\s*\})[ \t]*(?:#.*)?\n?", re.MULTILINE)


def remove_report(root: Path, slug: str, reason: str, day: datetime.date) -> bool:
    """Delete the folder. Returns whether a note now stands at its address; a folder with another name never had one."""
    noted = bool(REPORT_NAME.fullmatch(slug))
    if noted:
        _note(root, slug, reason, day)  # first: a report that is half removed is better said to be gone
    with tempfile.TemporaryDirectory(prefix=".gone-", dir=root / FOLDER) as gone:
        (root / FOLDER / slug).rename(Path(gone, slug))
    return noted


def _note(root: Path, slug: str, reason: str, day: datetime.date) -> None:
    path = root / NOTES
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if re.search(rf"^- .*\breport: *{slug}\b", text, re.MULTILINE):
        return
    text = _EMPTY.sub("", text)
    if text and not text.endswith("\n"):
        text += "\n"
    path.write_text(f"{text}- {{report: {slug}, date: {day.isoformat()}, reason: {reason}}}\n", encoding="utf-8")


def remove_photo(folder: Path, photo: str) -> list[str]:
    """Delete a photo and everything that names it. Returns the texts that changed."""
    changed: list[str] = []
    for path in sorted(folder.glob("*.md")):
        if path.is_symlink():
            continue
        text = path.read_bytes().decode("utf-8-sig", "surrogateescape").replace("\r\n", "\n")
        without = without_photo(text, photo)
        if without != text:
            path.write_bytes(without.encode("utf-8", "surrogateescape"))
            changed.append(path.name)
    (folder / photo).unlink()
    return changed


def without_photo(text: str, photo: str) -> str:
    """The text of a report without a photo, in front matter and in the body."""
    front_matter, body = split(text)
    named = "|".join(re.escape(each) for each in {photo, quote(photo)})
    target = rf"<?(?:\./)?(?:{named})>?"
    image = rf"""!\[[^\[\]]*\]\(\s*{target}(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)"""
    body = re.sub(rf"^[ \t]*{image}[ \t]*\n(?:[ \t]*\n)?", "", body, flags=re.MULTILINE)
    body = re.sub(rf"[ \t]*{image}", "", body)
    return body if front_matter is None else f"---\n{_front_matter_without(front_matter, photo)}---\n{body}"


def _front_matter_without(front_matter: str, photo: str) -> str:
    """Front matter without the lines that name the photo. All other lines stay as they were written."""
    try:
        node = yaml.compose(front_matter, yaml.SafeLoader)
    except yaml.YAMLError:
        return front_matter
    cuts = list(_cuts(node, front_matter, photo)) if isinstance(node, yaml.MappingNode) else []
    for start, end in sorted(cuts, reverse=True):
        front_matter = front_matter[:start] + front_matter[end:]
    return front_matter


def _cuts(node: yaml.MappingNode, front_matter: str, photo: str) -> Iterator[tuple[int, int]]:
    """The begin and end of every piece that names the photo."""
    for key, value in node.value:
        if key.value == "cover" and value.value == photo:
            yield _lines(front_matter, key.start_mark.index, value.end_mark.index)
        if key.value != "photos" or not isinstance(value, yaml.SequenceNode):
            continue
        items = value.value
        named = [index for index, item in enumerate(items) if _file(item) == photo]
        if named and len(named) == len(items):
            yield _lines(front_matter, key.start_mark.index, items[-1].end_mark.index)
            continue
        for index in named:
            item = items[index]
            if not value.flow_style:
                yield _lines(front_matter, item.start_mark.index, item.end_mark.index)
            elif index:
                yield items[index - 1].end_mark.index, item.end_mark.index
            else:
                yield item.start_mark.index, items[1].start_mark.index


def _file(item: yaml.Node) -> str:
    pairs = item.value if isinstance(item, yaml.MappingNode) else []
    return next((str(value.value) for key, value in pairs if key.value == "file"), "")


def _lines(front_matter: str, start: int, end: int) -> tuple[int, int]:
    """The whole lines of a piece. A block ends where the next node begins, at the start of a line."""
    begin = front_matter.rfind("\n", 0, start) + 1
    last = front_matter[begin:end].rstrip()
    stop = front_matter.find("\n", begin + len(last))
    return begin, len(front_matter) if stop < 0 else stop + 1
