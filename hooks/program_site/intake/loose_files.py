"""Read a report that came as files or as a folder: within the limits of a ZIP, and plain files only."""

import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from program_site.content.reports.photos.pictures import LARGEST
from program_site.content.reports.places import is_picture, is_text
from program_site.intake.member_names import LEFT_BY_SYSTEMS, leads_elsewhere, refused_names
from program_site.intake.zip_archive import LARGEST_IN_ALL, MOST_FILES, Packed, folded, too_large
from program_site.text.problems import Problem


def is_loose(path: Path) -> bool:
    """Whether a path is a text or a photo by itself, and neither a folder nor a ZIP, whatever that is called."""
    return (is_picture(path) or is_text(path)) and not path.is_dir() and not zipfile.is_zipfile(path)


def read_loose(paths: Sequence[Path], name: str) -> Packed:
    """What lies at these paths; `name` is what problems call all of it. A folder counts with all that is in it."""
    found = list(islice(_members(paths), 3 * MOST_FILES + 1))
    problems = [Problem(code, name, 1, {"value": member}) for member, path in found for code in _refusals(member, path)]
    if len(found) > MOST_FILES:
        problems.append(Problem("Z108", name, 1, {"limit": str(MOST_FILES)}))
    if not found:
        problems.append(Problem("Z111", name, 1, {"value": "–"}))
    members = [folded(member) for member, _ in found]
    problems += [Problem("Z107", name, 1, {"value": each}) for each in sorted(set(members)) if members.count(each) > 1]
    return Packed(problems=tuple(problems)) if problems else _read(found, name)


def _members(paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Every file by the name that it would have in a ZIP. Links are not followed."""
    for given in paths:
        inside = sorted(given.rglob("*")) if given.is_dir() and not given.is_symlink() else [given]
        for path in inside:
            member = path.relative_to(given.parent).as_posix()
            if not LEFT_BY_SYSTEMS.search(member) and (path.is_symlink() or not path.is_dir()):
                yield member, path


def _refusals(member: str, path: Path) -> Iterator[str]:
    if leads_elsewhere(member):
        yield "Z103"
    elif path.is_symlink() or not path.is_file():
        yield "Z104"
    else:
        yield from refused_names(member)


def _read(found: Sequence[tuple[str, Path]], name: str) -> Packed:
    files: dict[str, bytes] = {}
    left = LARGEST_IN_ALL
    for member, path in found:
        try:
            if (size := path.stat().st_size) > min(LARGEST, left):
                return Packed(problems=(too_large(name, member, LARGEST if size > LARGEST else LARGEST_IN_ALL),))
            files[member] = path.read_bytes()
        except OSError as error:
            return Packed(problems=(Problem("F101", name, 1, {"detail": error.strerror or str(error)}),))
        left -= len(files[member])
    return Packed(files)
