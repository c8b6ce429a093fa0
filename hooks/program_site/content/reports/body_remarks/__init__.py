"""What CommonMark makes of a body and its writer did not mean: said, with what to write instead."""

from collections.abc import Collection, Iterator

from program_site.content.reports.body_remarks.blocks import indented_prose, repeated_title, surplus_cells
from program_site.content.reports.body_remarks.elements import Marked, changed, edit_of, keeps
from program_site.content.reports.body_remarks.found import Found
from program_site.content.reports.body_remarks.leftovers import attributes, glued_headings, labels_of_pictures
from program_site.content.reports.body_remarks.lists import dialogues, glued_lines, no_items, word_bullets
from program_site.content.reports.body_remarks.raw_html import raw_html
from program_site.content.reports.body_remarks.stress import accidental_stress
from program_site.text.excerpts import excerpt
from program_site.text.problems import Problem

_MOST_TRIED = 20
"""Changes of which it is tried whether a page then shows all that it showed; the next run of `--fix` tries further ones."""


def body_remarks(text: str, path: str, first: int, title: str | None, photos: Collection[str]) -> Iterator[Problem]:
    """`first` is the line of the file on which the body begins."""
    marked = Marked(text)
    tried = 0
    for found in _all(marked, title, photos):
        changes = found.changes
        if changes and not found.certain:
            tried += 1
            changes = changes if tried <= _MOST_TRIED and keeps(text, changed(text, changes)) else ()
        edit = edit_of(text, changes, path, first, found.shown) if changes else None
        values = {"value": excerpt(found.value), "example": found.shown, "candidate": excerpt(found.shown)}
        yield Problem(found.code, path, first + marked.row_of(found.at), values, warning=True, edit=edit)


def _all(marked: Marked, title: str | None, photos: Collection[str]) -> Iterator[Found]:
    if not marked.text.strip():
        return
    yield from raw_html(marked, photos)
    yield from glued_headings(marked)
    yield from repeated_title(marked, title)
    yield from labels_of_pictures(marked, photos)
    yield from attributes(marked)
    yield from word_bullets(marked)
    yield from dialogues(marked)
    yield from no_items(marked)
    yield from glued_lines(marked)
    yield from accidental_stress(marked)
    yield from indented_prose(marked)
    yield from surplus_cells(marked)
