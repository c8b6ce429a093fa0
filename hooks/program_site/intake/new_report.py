"""Make a report from answers: front matter, always quoted, and the problems of each answer."""

import json
import os
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from program_site.content.reports.front_matter import read_front_matter
from program_site.content.reports.names import Told, told_by_file
from program_site.content.reports.report import FOLDER
from program_site.content.reports.several_names import COMMAS
from program_site.intake.typed_text import as_markdown
from program_site.text.front_matter import split
from program_site.text.problems import Problem
from program_site.text.records import Reading

_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class NewPhoto:
    """A photo as front matter lists it."""

    file: str
    alt: str = ""
    caption: str = ""


Answer = str | bool | tuple[str, ...] | tuple[NewPhoto, ...]
_PLACEHOLDERS: dict[str, Answer] = {"title": "x", "date": "2019-03-31", "author": ("x",)}


def header_of(answers: Mapping[str, Answer]) -> str:
    """The lines of front matter, without empty fields; `period` is a pair of days."""
    return "".join(f"{line}\n" for field, answer in answers.items() if answer for line in _lines(field, answer))


def _lines(field: str, answer: Answer) -> Iterator[str]:
    if isinstance(answer, bool):
        yield f"{field}: true"
    elif isinstance(answer, str):
        yield f"{field}: {_quoted(answer)}"
    elif field == "period":
        first, last = (_quoted(str(day)) for day in answer)
        yield f"{field}: {{first: {first}, last: {last}}}"
    elif isinstance(answer[0], NewPhoto):
        yield f"{field}:"
        for photo in answer:
            assert isinstance(photo, NewPhoto)
            words = (("file", photo.file), ("alt", photo.alt), ("caption", photo.caption))
            shown = [f"{name}: {_quoted(value)}" for name, value in words if value]
            yield from (f"{'    ' if index else '  - '}{line}" for index, line in enumerate(shown))
    else:
        texts = [_quoted(str(each)) for each in answer]
        yield f"{field}: {texts[0] if len(texts) == 1 else '[' + ', '.join(texts) + ']'}"


def _quoted(text: str) -> str:
    """Writes JSON strings, which are valid YAML but for a few characters that must be escaped. Writes days without quotes."""
    if _DAY.fullmatch(text):
        return text
    return _NOT_IN_YAML.sub(lambda each: f"\\u{ord(each[0]):04x}", json.dumps(text, ensure_ascii=False))


def described(photos: Sequence[NewPhoto]) -> tuple[NewPhoto, ...]:
    """The photos, if anything is said of them: otherwise front matter need not list them."""
    return tuple(photos) if any(each.alt or each.caption for each in photos) else ()


def host_in(answers: Mapping[str, Answer]) -> str:
    """What to name the report after: its first partner, or else program."""
    hosts = answers.get("partner") or answers.get("program") or ("report",)
    return str(hosts[0]) if isinstance(hosts, tuple) else "report"


def compose(answers: Mapping[str, Answer], body: str) -> str:
    """The whole text file. `body` is as it was typed."""
    text = as_markdown(body)
    return f"---\n{header_of(answers)}---\n" + (f"\n{text}\n" if text else "")


def skeleton(questions: str) -> str:
    """A text to begin with: a heading for every line."""
    return "\n\n".join(f"## {question}" for question in questions.split("\n"))


def body_of(text: str) -> str:
    """A text that someone wrote beforehand, without front matter it may have."""
    return split(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))[1]


def judge(field: str, answer: Answer, reading: Reading) -> list[Problem]:
    """The problems of one answer, checked among others that are right."""
    language = reading.languages[0]
    lines = header_of({**_PLACEHOLDERS, field: answer})
    photos = [photo.file for photo in answer if isinstance(photo, NewPhoto)] if isinstance(answer, tuple) else []
    return read_front_matter(lines, f"{FOLDER}/2019-03-31-x/{language}.md", language, reading, photos)[1]


def told_of(answers: Mapping[str, Answer]) -> Told:
    """What the header of a report with these answers tells."""

    def texts(field: str) -> tuple[str, ...]:
        answer = answers.get(field)
        return tuple(map(str, answer)) if isinstance(answer, tuple) else (str(answer),) if answer else ()

    return Told("".join(texts("title")), None, texts("author"), (*texts("program"), *texts("partner")), has_header=True)


def holds(folder: Path, told: Told) -> bool:
    """Whether a text of a folder has the same author and title."""
    return any(told.is_same(told_by_file(path)) for path in sorted(folder.glob("*.md")))


def paths_in(line: str) -> list[Path]:
    """The files of a line that was typed, pasted or dragged into a terminal: quoted, escaped, or as `file://…`."""
    if not (line := line.strip()):
        return []
    whole = _path(line[1:-1] if line[:1] == line[-1:] and line[:1] in ("'", '"') else line)
    if whole.exists():
        return [whole]
    try:
        words = shlex.split(line, posix=os.name != "nt")
    except ValueError:  # a quote that is part of a name
        return [whole]
    return list(_existing([word.strip("\"'") for word in words]))


def _existing(words: Sequence[str]) -> Iterator[Path]:
    """A path for each word, or for several with blanks between them where these are the name of a file."""
    begin = 0
    while begin < len(words):
        ends = range(min(len(words), begin + 12), begin, -1)
        end = next((end for end in ends if _path(" ".join(words[begin:end])).exists()), begin + 1)
        yield _path(" ".join(words[begin:end]))
        begin = end


def _path(text: str) -> Path:
    if text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    try:
        return Path(text).expanduser()
    except RuntimeError:  # `~nobody`
        return Path(text)


def parted(answer: str) -> tuple[str, ...]:
    """The names between commas, whatever keyboard these come from."""
    return tuple(filter(None, (each.strip() for each in re.split(f"[,{COMMAS}]", answer))))


def chosen(answer: str, known: Iterable[str]) -> list[str] | None:
    """The chosen words, given by number or by themselves, between commas or spaces; None where one is unknown."""
    words, offered = re.split(r"[\s,\u3001\uff0c]+", answer.strip()), list(known)
    picked: list[str] = []
    for word in filter(None, words):
        number = int(word) if word.isdecimal() and len(word) < 6 else 0
        if word not in offered and not 0 < number <= len(offered):
            return None
        picked.append(word if word in offered else offered[number - 1])
    return list(dict.fromkeys(picked))
