"""What came, arranged as the folder of a report: each text by its language, photos beside it, a name for the whole.

Only what is certain is done here. What is left as it came, the checks of a report speak of.
"""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from program_site.content.data.fields import REPORT_NAME
from program_site.content.reports.names import NOTHING_TOLD, Told, told_by
from program_site.content.reports.places import is_picture, is_report_name, is_text, likely_report_name
from program_site.intake.zip_archive import folded
from program_site.messages import available, reading
from program_site.text.encodings import decode
from program_site.text.locales import certain_language_of, other_codes
from program_site.text.problems import Problem

DRAFT = "draft.json"
"""What the form keeps a draft in: assets/report-maker/draft-file.js."""
_ENDS = re.compile(r"(?:\.(?:md|txt|markdown|mdown|mkd|text))+$", re.IGNORECASE)


@dataclass(frozen=True)
class Parcel:
    """One report as it is to lie in its folder."""

    name: str = ""
    """Of the folder."""
    named: bool = True
    """Whether it came with this name; else it was made of what the text tells."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    told: Mapping[str, Told] = field(default_factory=dict)
    """What each text tells, by its language."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Texts by their new names: what they were called."""
    problems: tuple[Problem, ...] = ()


def arrange(came: Mapping[str, bytes], archive: str, stem: str, languages: Sequence[str]) -> Parcel:
    """`came` holds files by their names with folders; `archive` is what problems call it all, `stem` its name."""
    came = _without_copies(came)
    texts, clashes = _texts(came, languages)
    name, called = _name(list(texts.values()) or list(came), stem)
    several = [*_several_reports(came, texts, archive)]
    if problems := several or [*_no_report(came, texts, name, archive), *_clashes(clashes, archive)]:
        return Parcel(problems=tuple(problems))
    files, problems = _side_by_side(came, texts, archive)
    told = {code: told_by(came[path], code) for code in languages if (path := texts.get(code))}
    first = next(iter(told.values()), NOTHING_TOLD)
    language = next(iter(told)) if len(told) == 1 else None
    if not (named := bool(name)):
        name = likely_report_name(called, first)
        if not first.day:
            problems.append(Problem("R102", archive, 1, {"value": called, "example": name}, language=language))
    renamed = {f"{code}.md": path for code, path in texts.items() if PurePosixPath(path).name != f"{code}.md"}
    return Parcel(name, named, files, told, renamed, tuple(problems))


def _no_report(came: Mapping[str, bytes], texts: Mapping[str, str], name: str, archive: str) -> Iterator[Problem]:
    """What came instead of a report: a draft, or photos of which nothing tells whose they are."""
    if not texts and any(PurePosixPath(path).name == DRAFT for path in came):
        yield Problem("Z115", archive, 1)
    elif not name and came and all(is_picture(Path(path)) for path in came):
        yield Problem("Z116", archive, 1)


def _may_be_text(path: str) -> bool:
    return is_text(Path(path))


# ---- The texts -------------------------------------------------------------------------------------------------------


def _texts(came: Mapping[str, bytes], languages: Sequence[str]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The texts by their languages, and where there are several for one language, all of these."""
    written = [path for path in came if _may_be_text(path)]
    found: dict[str, list[str]] = {}
    for path in written:
        if language := _language(path, came[path], languages, alone=len(written) == 1):
            found.setdefault(language, []).append(path)
    for paths in found.values():
        alike = [path for path in paths[1:] if came[path] == came[paths[0]]]
        paths[:] = [path for path in paths if path not in alike]
    return (
        {code: found[code][0] for code in languages if code in found},
        {f"{code}.md": paths for code, paths in found.items() if len(paths) > 1},
    )


def _language(path: str, data: bytes, languages: Sequence[str], alone: bool) -> str | None:
    """The language of a text that is a report: by its name, by its header, by its letters. None for any other."""
    stem = _ENDS.sub("", PurePosixPath(path).name)
    words = re.findall(r"[a-z]+", re.sub(f"{_copy()}$", "", stem).lower())
    last = other_codes().get(words[-1], words[-1]) if words else ""
    if last in languages and re.search(rf"(?:^|[^a-zA-Z]){words[-1]}(?:{_copy()})?$", stem, re.IGNORECASE):
        return last
    told = told_by(data)
    if not (told.has_header or alone):
        return None
    decoded = decode(data) if len(data) < 200_000 else None
    if told.language in languages:
        return told.language
    return certain_language_of(decoded[0], languages) if decoded else None


@functools.cache
def _copy() -> str:
    """A pattern of what systems add to the name of a second copy: `(1)`, `2`, `- Copy`."""
    said = [word for language in available() for word in reading(language).get("copies", ())]
    words = "|".join(re.escape(word) for word in sorted(said, key=len, reverse=True))
    return rf"(?:[ _-]*\(\d{{1,3}}\)| \d{{1,2}}| ?(?:{words})(?: ?\(?\d{{1,3}}\)?)?)"


def _clashes(clashes: Mapping[str, Sequence[str]], archive: str) -> Iterator[Problem]:
    for name, paths in clashes.items():
        yield Problem("Z114", archive, 1, {"value": ", ".join(paths), "name": name})


# ---- One folder --------------------------------------------------------------------------------------------------------


def _without_copies(came: Mapping[str, bytes]) -> dict[str, bytes]:
    """Without `photo (1).jpg` beside the same `photo.jpg`, unless a text names it."""
    texts = b"\n".join(data for path, data in came.items() if _may_be_text(path))
    kept = dict(came)
    for path, data in came.items():
        original = re.sub(rf"{_copy()}(?=\.\w+$)", "", path)
        name = path.rpartition("/")[2]
        if original != path and came.get(original) == data and name.encode() not in texts:
            del kept[path]
    return kept


def _several_reports(came: Mapping[str, bytes], texts: Mapping[str, str], archive: str) -> Iterator[Problem]:
    """Texts in different folders, or folders with the names of different reports, are not one report."""
    folders = sorted({path.rpartition("/")[0] for path in came})
    of_texts = {path.rpartition("/")[0] for path in texts.values()}
    of_reports = {part for folder in folders for part in folder.split("/") if is_report_name(part)}
    if len(of_texts) > 1 or len(of_reports) > 1 or (not texts and len(folders) > 1 and not _are_nested(folders)):
        yield Problem("Z111", archive, 1, {"value": ", ".join(each or "/" for each in folders[:5])})


def _are_nested(folders: Sequence[str]) -> bool:
    return all(each == folders[0] or each.startswith(f"{folders[0]}/") or not folders[0] for each in folders)


def _side_by_side(
    came: Mapping[str, bytes], texts: Mapping[str, str], archive: str
) -> tuple[dict[str, bytes], list[Problem]]:
    """All files by their names alone. Two of one name are kept as one where they are the same."""
    languages = {path: language for language, path in texts.items()}
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path, data in came.items():
        name = f"{languages[path]}.md" if path in languages else path.rpartition("/")[2]
        if path not in languages and _may_be_text(path) and data in [came[each] for each in texts.values()]:
            continue  # the same text once more
        there = next((each for each in files if folded(each) == folded(name)), name)
        if files.get(there, data) != data:
            problems.append(Problem("Z107", archive, 1, {"value": name}))
        files.setdefault(there, data)
    return files, problems


# ---- The name ----------------------------------------------------------------------------------------------------------


def _name(paths: Sequence[str], stem: str) -> tuple[str, str]:
    """The name of the report as it was given by its sender, or none; and what to call it by, if not."""
    first = min(paths, key=len)
    folders = first.split("/")[-2::-1]
    given = [*folders, stem, re.sub(rf"\.[a-z]{{2,3}}{_copy()}?$", "", _ENDS.sub("", first.rpartition("/")[2]))]
    for candidate in given:
        # A second download is called `… (1)`, a second copy `… 2`.
        found = REPORT_NAME.match(candidate)
        if found and is_report_name(found[0]) and not candidate[found.end() :].lstrip(" ._")[:1].isalpha():
            return found[0], candidate
    return "", next((each for each in (*folders, stem) if each), "–")
