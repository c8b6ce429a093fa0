"""Where the files of a report belong: what lies elsewhere or under another name is told its right one."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from program_site.content.data.fields import REPORT_NAME
from program_site.content.reports.names import NOTHING_TOLD, Told, told_by_file
from program_site.content.reports.photos.photos import SUFFIXES, UNSUPPORTED
from program_site.content.reports.report import FOLDER
from program_site.text.dates import written_day
from program_site.text.edits import Edit, Rename
from program_site.text.locales import is_language, language_of, other_codes
from program_site.text.problems import Problem

_DAY = re.compile(r"\d{4}\D?\d{1,2}\D?\d{1,2}(?!\d)|\d{1,2}[-._]\d{1,2}[-._]\d{4}")
_TEXT_SUFFIXES = frozenset([".md", ".txt", ".markdown", ".mdown", ".text", ".mkd", ""])
_DOCUMENTS = frozenset([".docx", ".doc", ".docm", ".odt", ".rtf", ".pages", ".pdf", ".hwp", ".wps"])
"""What word processors save: no letter of it can be read as it lies there."""
_EXAMPLE = "2019-02-15-welcome-party"


def is_report_name(name: str) -> bool:
    """`YYYY-MM-DD-slug` with a day of the calendar."""
    found = REPORT_NAME.fullmatch(name)
    try:
        return bool(found and datetime.date.fromisoformat(found[1]))
    except ValueError:
        return False


def likely_report_name(name: str, told: Told = NOTHING_TOLD) -> str:
    """As near to what was written as the form allows: `2019_2_15 Party` → `2019-02-15-party`, also `welcome-party`.

    Else it is made of what the header of its text tells; where that tells no day either, it is an example."""
    found = _DAY.search(name)
    written = written_day(found[0].replace("_", "-")) if found else None
    rest = name.replace(found[0], " ", 1) if found else name if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name) else ""
    words = re.findall(r"[a-z0-9]+", rest.lower())
    day = told.day or written
    if not day:
        return _EXAMPLE
    return f"{day.isoformat()}-{'-'.join(words) if re.search('[a-z]{2}', ' '.join(words)) else told.short_name}"


def told_in_folder(files: Mapping[str, Path], languages: Sequence[str]) -> Told:
    """What the first text of a folder tells."""
    texts = (told_by_file(files[f"{code}.md"], code) for code in languages if f"{code}.md" in files)
    return next((told for told in texts if told.has_header), NOTHING_TOLD)


def is_text(path: Path) -> bool:
    return path.suffix.lower() in _TEXT_SUFFIXES


def is_picture(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES | UNSUPPORTED


def likely_text_name(path: Path, languages: Sequence[str]) -> str:
    """`ja.md` for `JA.md`, `ja.md.txt`, `index.md`: by the name or, where it does not tell, by the letters in it."""
    words = re.findall(r"[a-z]+", path.name.lower())
    named = [other_codes().get(word, word) for word in words]
    language = next((code for code in reversed(named) if code in languages), None) or _language(path, languages)
    return f"{language}.md" if language else " / ".join(f"{code}.md" for code in languages)


def _language(path: Path, languages: Sequence[str]) -> str | None:
    try:
        text = path.read_bytes()[:20_000].decode("utf-8", errors="ignore") if path.is_file() else ""
    except OSError:
        return None
    return language_of(text, languages)


def outside_folders(root: Path, path: Path, languages: Sequence[str]) -> Problem:
    """What lies among the folders of reports and is none."""
    name = path.relative_to(root).as_posix()
    if path.is_symlink() or not path.is_file():
        return Problem("R101", name, 1)
    if path.suffix.lower() in _DOCUMENTS:
        return Problem("R140", name, 1, {"value": path.name})
    if is_picture(path):
        return Problem("R124", name, 1, {"value": path.name, "example": f"{_home(root, path.name)}/{path.name}"})
    stem = re.sub(r"\.[A-Za-z.]*$", "", path.name)
    told = told_by_file(path) if is_text(path) else NOTHING_TOLD
    folder = stem if is_report_name(stem) else likely_report_name(stem, told)
    if not is_text(path) or folder == _EXAMPLE:
        return Problem("R101", name, 1)
    text_name = likely_text_name(path, languages)
    language = text_name.removesuffix(".md") if text_name.count(".md") == 1 else None
    return Problem("R123", name, 1, {"value": path.name, "example": f"{folder}/{text_name}"}, language=language)


def _home(root: Path, photo: str) -> str:
    """The one report whose text names the photo, or an example."""
    naming = {
        text.parent.name
        for text in sorted((root / FOLDER).glob("*/*.md"))
        if text.is_file() and not text.is_symlink() and photo.encode() in text.read_bytes()[:100_000]
    }
    return naming.pop() if len(naming) == 1 else _EXAMPLE


def unexpected_files(root: Path, folder: Path, languages: Sequence[str]) -> Iterator[Problem]:
    """What lies in the folder of a report and is neither one of its texts nor a photo."""
    texts = [f"{language}.md" for language in languages]
    there = {path.name for path in folder.iterdir()}
    for path in sorted(folder.iterdir()):
        name = path.relative_to(root).as_posix()
        if path.name.startswith(".") or path.name in texts or path.suffix.lower() in SUFFIXES:
            continue
        inside = sorted(path.iterdir()) if path.is_dir() and not path.is_symlink() else []
        if moved := [each for each in inside if is_picture(each) or each.name in texts]:
            for each in moved:
                home = f"{folder.name}/{each.name}"
                values = {"value": f"{folder.name}/{path.name}/{each.name}", "example": home}
                edit = None if each.name in there else Edit((Rename(f"{name}/{each.name}", f"{FOLDER}/{home}"),), home)
                yield Problem("R124" if is_picture(each) else "R123", f"{name}/{each.name}", 1, values, edit=edit)
        elif path.suffix.lower() in _DOCUMENTS and path.is_file():
            yield Problem("R140", name, 1, {"value": path.name})
        elif path.suffix.lower() in UNSUPPORTED:
            yield Problem("R115", name, 1)
        elif is_text(path) and path.is_file() and _is_misnamed(path, languages, there):
            candidate = likely_text_name(path, languages)
            language = candidate.removesuffix(".md") if candidate in texts else None
            edit = Edit((Rename(name, f"{FOLDER}/{folder.name}/{candidate}"),), candidate) if language else None
            yield Problem("R123", name, 1, {"value": path.name, "example": candidate}, language=language, edit=edit)
        else:
            yield Problem("R106", name, 1, {"known": ", ".join(texts)})


def _is_misnamed(path: Path, languages: Sequence[str], there: set[str]) -> bool:
    """Whether a text is the report under another name, not a note beside it."""
    candidate = likely_text_name(path, languages)
    if candidate in there or is_language(path.stem.lower()) > (path.stem.lower() in languages):
        return False
    words = {other_codes().get(word, word) for word in re.findall(r"[a-z]+", path.name.lower())}
    header = path.stat().st_size < 100_000 and re.search(rb"^title\s*:", path.read_bytes(), re.MULTILINE)
    return bool(words & set(languages) or path.stem.lower() == "index" or header)
