"""What other programs leave in a text: labels of pictures, sizes in braces; and number signs without a blank."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePath

from program_site.content.reports.body_remarks.elements import Change, Marked
from program_site.content.reports.body_remarks.found import Found

_LABEL = re.compile(r"!\[(?P<alt>[^\[\]\n]*)\](?:\[(?P<label>[^\[\]\n]*)\])?(?![\[(:])")
_PAIR = r"[a-zA-Z-]{2,20}[ \t]*=[ \t]*(?:\"[^\"\n]*\"|[\w.%-]+)"
_NAME = r"[#.][\w\u0080-\uffff-]+"
_ATTRIBUTES = re.compile(rf"(?<![ \t])(?:[ \t]*\{{:?[ \t]*(?:{_NAME}|{_PAIR})(?:[ \t]+(?:{_NAME}|{_PAIR}))*[ \t]*\}})+")
_GLUED = re.compile(r"^(?P<signs>#{1,6})(?P<words>[^#\s].*)$", re.MULTILINE)
_HASHTAGS = re.compile(r"(?:#[^#\s]+[ \t\u3000]+)+#[^#\s]+")


def labels_of_pictures(marked: Marked, photos: Collection[str]) -> Iterator[Found]:
    """`![][image1]` where nothing says which file that is."""
    shown = {each.begin for each in marked.of("img")}
    for found in _LABEL.finditer(marked.without_code):
        label = (found["label"] or found["alt"]).strip()
        if (
            found.start() in shown
            or not label
            or (found["label"] is None and not re.match(r"(?i)image|photo|\w*\d$", label))
        ):
            continue
        named = [photo for photo in photos if label.lower() in (PurePath(photo).stem.lower(), photo.lower())]
        alt = found["alt"] if found["label"] else ""
        file = named[0] if len(named) == 1 else "photo-1.jpg"
        meant = f"![{alt}]({file})"
        changes = (Change(found.start(), found.end(), meant),) if len(named) == 1 else ()
        yield Found("T110", found.start(), found[0], changes, meant, certain=True)


def attributes(marked: Marked) -> Iterator[Found]:
    """`![…](…){width=300}`, `# … {#id}`: other programs read them, this one shows them."""
    for found in _ATTRIBUTES.finditer(marked.without_code):
        line = marked.rows[marked.row_of(found.start())]
        before = marked.text[marked.starts[marked.row_of(found.start())] : found.start()]
        of_heading = re.match(r" {0,3}#{1,6}[ \t]", line) and not marked.text[found.end() :].partition("\n")[0].strip()
        if not (before.endswith((")", "]")) or of_heading):
            continue
        end = found.end()
        yield Found("T111", found.start(), found[0].strip(), (Change(found.start(), end, ""),), "", certain=True)


def glued_headings(marked: Marked) -> Iterator[Found]:
    """`#1日目` is shown as it stands. One # may begin a hashtag; two or more begin nothing but a heading."""
    for found in _GLUED.finditer(marked.without_code):
        signs, words = found["signs"], marked.text[found.start("words") : found.end("words")]
        if _HASHTAGS.fullmatch(found[0].strip()):
            continue
        meant = f"{signs} {words.strip()}"
        place = found.end("signs")
        if len(signs) > 1:
            yield Found("T121", found.start(), found[0].split()[0], (Change(place, place, " "),), meant[:60])
        else:
            yield Found("T105", found.start(), found[0].split()[0], (), meant)
