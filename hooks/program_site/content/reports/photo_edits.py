"""What would put the photos of a report right: new names, which the texts follow, and files made anew."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from program_site.content.reports.photos.photos import ProcessedPhoto, remaking
from program_site.content.reports.photos.remaking import LARGEST_READ
from program_site.content.reports.references import References, plain_name
from program_site.text.edits import Change, Edit, Remake, Rename, Replace
from program_site.text.files import decode_text, read_file
from program_site.text.natural_order import natural_key
from program_site.text.problems import Problem

_MENDABLE = frozenset(["R116", "R117", "R118", "R119", "R125", "R126", "R127", "R128", "R129"])
_WRITTEN = (".md", ".markdown", ".txt")


def with_edits(
    root: Path, files: Mapping[str, Path], texts: Sequence[Path], processed: Mapping[Path, ProcessedPhoto]
) -> list[Problem]:
    """The problems of all photos of a folder. All that is to be done to one photo is one edit of each of its problems."""
    photos = sorted((path for path in files.values() if path in processed), key=lambda path: natural_key(path.name))
    wrong = {path for path in photos if any(problem.code in _MENDABLE for problem in processed[path].problems)}
    if not wrong:
        return [problem for path in photos for problem in processed[path].problems]
    contents = _contents(root, files)
    words = {word for text in contents.values() if text for word in re.findall(r"[\w.-]+", text)}
    taken, names, ways = set(files), {path.name: path.name for path in photos}, dict[Path, str]()
    for path in photos:
        if path not in wrong or not (way := _way(root, path, processed[path])):
            continue
        new = plain_name(path.name, way[1], taken - {path.name}, words)
        if new == path.name or None not in contents.values():  # a text that cannot be read could not follow
            ways[path], names[path.name] = way[0], new
            taken.add(new)
    references = References(names)
    readable = {path.relative_to(root).as_posix(): text for path in texts if (text := contents.get(path))}
    changes = [change for name, text in readable.items() for change in references.follow(text, name)]
    found: list[Problem] = []
    for path in photos:
        edit = _edit(root, path, ways[path], names[path.name], changes) if path in ways else None
        found += [replace(each, edit=edit if each.code in _MENDABLE else None) for each in processed[path].problems]
    return found


def _contents(root: Path, files: Mapping[str, Path]) -> dict[Path, str | None]:
    """The texts that may name photos; None for one that cannot be read."""
    found: dict[Path, str | None] = {}
    for path in files.values():
        if path.suffix in _WRITTEN:
            data, problems = read_file(root, path, LARGEST_READ)
            text, unreadable = decode_text(data, path.name) if not problems else ("", problems)
            found[path] = None if unreadable else text
    return found


def _way(root: Path, path: Path, processed: ProcessedPhoto) -> tuple[str, str] | None:
    """In which way a photo is to be made anew, also one that is too large to be published, and its suffix then.

    None for what is no photo.
    """
    if processed.facts:
        return processed.facts["how"], processed.facts["suffix"]
    data, _ = read_file(root, path, LARGEST_READ)
    return remaking(data, path)


def _edit(root: Path, path: Path, way: str, new: str, changes: Iterable[Replace]) -> Edit | None:
    name = path.relative_to(root).as_posix()
    made: list[Change] = [Remake(name, way)] if way else []
    if new != path.name:
        made.append(Rename(name, f"{name.rpartition('/')[0]}/{new}"))
        made += [each for each in changes if each.after.endswith(new)]
    return Edit(tuple(made), new) if made else None
