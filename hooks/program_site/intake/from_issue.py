"""Turn an issue written with the form into a folder of `activity_reports/`, or refuse it with everything that is wrong."""

import datetime
import re
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from program_site.content.catalog import Catalog
from program_site.content.reports.folder import MOST_PHOTOS
from program_site.content.reports.photos.pictures import LARGEST, taken_in
from program_site.content.reports.report import FOLDER
from program_site.intake.attachments import GITHUB, Hosts, NotFetched, TooLarge, fetch, may_be_asked
from program_site.intake.issue_answers import Answers, chosen, read_answers, ticked, words_above
from program_site.intake.issue_files import other_file, with_pictures
from program_site.intake.issue_form import Question, questions
from program_site.intake.issue_pictures import Picture, in_photos, in_text, renamed
from program_site.intake.new_report import Answer, NewPhoto, compose, described, host_in, parted
from program_site.intake.staging import check, put, staged
from program_site.text.dates import written_day
from program_site.text.excerpts import excerpt
from program_site.text.files import size
from program_site.text.problems import Problem
from program_site.text.records import Reading

_PATIENCE = 240.0
"""Seconds allowed for all photos together."""
_SAID_OTHERWISE = ("D102", "R114", "R121")
"""Problems of the checker about missing fields. An issue has problems of its own for these."""
_NO_SUCH_PHOTO = ("R111", "R112", "R133")
_OTHER_CURE = {"R112": "Z133", "R113": "Z133", "R133": "Z133"}
"""Codes with another cure: someone who fills in a form cannot put a file into a folder."""


@dataclass(frozen=True)
class Sent:
    """What became of an issue."""

    language: str | None
    """The language of the form; None for an issue without one."""
    folder: str = ""
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        return any(not problem.warning for problem in self.problems)


@dataclass(frozen=True)
class _Form:
    """One filled form."""

    language: str
    asked: Mapping[str, Question]
    answers: Answers

    def line(self, key: str) -> str:
        """An answer on one line, also where an edit broke it into several."""
        return re.sub(r"\s*\n\s*", " ", self.answers.get(key, ""))

    def label(self, key: str) -> str:
        return self.asked[key].label

    def in_its_words(self, key: str, cure: str) -> str:
        """`date: 2019-02-15` by the question of the form."""
        value = cure.removeprefix(f"{key}: ")
        return cure if value == cure else f"{self.label(key)}: {value}"

    def problem(self, code: str, **values: str) -> Problem:
        return Problem(code, "", 1, values, language=self.language)


def from_issue(
    body: str,
    number: int,
    catalog: Catalog,
    reading: Reading,
    root: Path,
    into: Path,
    hosts: Hosts = GITHUB,
    day: datetime.date | None = None,
) -> Sent:
    """Check the text of an issue and its photos, then write the folder below `into`; `day` is when the issue was written."""
    body = body.encode("utf-8", "replace").decode()  # JSON can hold halves of signs
    forms = {language: questions(catalog, language) for language in reading.languages}
    read = read_answers(body, forms)
    if read is None:
        return Sent(None, problems=(Problem("Z130", "", 1),))
    answers = {**read[1], "text": with_pictures(read[1]["text"], hosts)}
    form = _Form(read[0], {each.key: each for each in forms[read[0]]}, answers)
    front_matter, problems = _front_matter(form)
    text, listed, photos, found = _photos(form, hosts)
    refused = any(not problem.warning for problem in found)
    failed = {f"photo-{number}.jpg" for number in range(1, MOST_PHOTOS + 1)} - photos.keys() if refused else set()
    problems += [*found, *_unanswered(form, bool(listed) or refused)]
    if above := words_above(body, forms, form.language):
        told = form.problem("Z138", key=form.label("text"), value=_on_one_line(above))
        problems.append(replace(told, warning=True))
    people = front_matter.pop("people_in_photos", "")
    front_matter["published"] = day.isoformat() if day else ""
    if listed:
        front_matter |= {"people_in_photos": people, "photos": described(listed)}
    name = _name(front_matter, number)
    if (root / FOLDER / name).exists():
        problems.append(form.problem("Z135", value=name))
    files = {f"{form.language}.md": compose(front_matter, text).encode(), **photos}
    with staged(into, name, files) as staging:
        problems += _in_its_words(check(staging, reading), form, failed)
        sent = Sent(form.language, name, tuple(problems), files)
        if not sent.refused:
            put(staging, into, name, files)
    return sent


def _on_one_line(words: str) -> str:
    return excerpt(" ".join(words.split()), 200)


def _name(front_matter: Mapping[str, Answer], number: int) -> str:
    """Day, host or program, and the number of the issue. Every edit of the issue gives the same name."""
    day = str(front_matter.get("date", ""))
    day = day if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day) else "2019-03-31"
    return f"{day}-{host_in(front_matter)}-{number}"


# ---- The front matter ------------------------------------------------------------------------------------------------------


def _front_matter(form: _Form) -> tuple[dict[str, Answer], list[Problem]]:
    front_matter: dict[str, Answer] = {
        "title": form.line("title"),
        "date": _day(form.line("date"), form.language),
        "author": parted(form.line("author")),
        "affiliation": form.line("affiliation"),
    }
    problems: list[Problem] = []
    for key in ("program", "partner", "direction", "stage", "people_in_photos"):
        if key not in form.asked:
            continue
        question = form.asked[key]
        values, unread = chosen(form.line(key), question)
        if unread:
            problems.append(form.problem("Z132", key=question.label, value=unread, known=", ".join(question.offered)))
        front_matter[key] = tuple(values) if key in ("program", "partner") else (values or [""])[0]
    first, last = _day(form.line("first"), form.language), _day(form.line("last"), form.language)
    if bool(first) != bool(last):
        problems.append(form.problem("Z131", key=form.label("last" if first else "first")))
    front_matter["period"] = (first, last) if first and last else ()
    return front_matter, problems


def _day(answer: str, language: str) -> str:
    """The day as front matter writes it, where the answer can mean only one."""
    day = written_day(answer, language)
    return day.isoformat() if day else answer


def _unanswered(form: _Form, has_photos: bool) -> Iterator[Problem]:
    for question in form.asked.values():
        if question.required and question.kind != "checkboxes" and not form.answers[question.key]:
            yield form.problem("Z131", key=question.label)
    if not form.answers["text"] and not has_photos:
        yield form.problem("Z131", key=form.label("text"))
    if has_photos and not form.answers["people_in_photos"]:
        yield form.problem("Z131", key=form.label("people_in_photos"))
    if not set(form.asked["own"].offered) <= set(ticked(form.answers["own"])):
        yield form.problem("Z136", key=form.label("own"))


def _in_its_words(problems: Sequence[Problem], form: _Form, failed: Collection[str]) -> Iterator[Problem]:
    """The problems of the checker, with the questions of the form in place of fields of front matter.

    Leaves out problems of photos that could not be fetched: they have one already."""
    for problem in problems:
        values = dict(problem.values)
        if problem.code in _SAID_OTHERWISE or (problem.code in _NO_SUCH_PHOTO and values["value"] in failed):
            continue
        edit = problem.edit
        if (key := values.get("key", "")) in form.asked:
            values |= {"key": form.label(key), "example": form.in_its_words(key, values.get("example", ""))}
            edit = replace(edit, shown=form.in_its_words(key, edit.shown)) if edit else None
        path = problem.path.rpartition("/")[2]
        yield Problem(
            _OTHER_CURE.get(problem.code, problem.code), "" if path.endswith(".md") else path, 1, values,
            warning=problem.warning, language=form.language, edit=edit,
        )  # fmt: skip


# ---- The photos ------------------------------------------------------------------------------------------------------


def _photos(form: _Form, hosts: Hosts) -> tuple[str, list[NewPhoto], dict[str, bytes], list[Problem]]:
    """The text with new names for its pictures, the photos as front matter lists them, and their files."""
    pictures: dict[str, Picture] = {}
    sent, others = in_photos(form.answers["photos"])
    for picture in (*in_text(form.answers["text"]), *sent):
        known = pictures.get(picture.address)
        pictures[picture.address] = known.seen_again(picture) if known else picture
    if len(pictures) > MOST_PHOTOS:
        many = form.problem("R122", value=str(len(pictures)), limit=str(MOST_PHOTOS))
        return form.answers["text"], [], {}, [many]
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}
    told = form.problem("Z137", key=form.label("photos"), value=_on_one_line(others))
    problems = [replace(told, warning=True)] if others else []
    until = time.monotonic() + _PATIENCE
    for number, picture in enumerate(pictures.values(), start=1):
        names[picture.address] = name = f"photo-{number}.jpg"
        data, code, values = _photo(picture.address, hosts, until)
        if code:
            problems.append(replace(form.problem(code, **values), path=picture.alt or name))
        else:
            files[name] = data
    text = renamed(form.answers["text"], names.get)
    listed = [NewPhoto(names[each.address], each.alt, each.caption) for each in pictures.values()]
    return text, [photo for photo in listed if photo.file in files], files, problems


def _photo(address: str, hosts: Hosts, until: float) -> tuple[bytes, str, dict[str, str]]:
    """The photo, upright and without metadata, or why there is none."""
    if not may_be_asked(address, hosts.given):
        return b"", "Z133", {"value": excerpt(address, 100)}
    if name := other_file(address, hosts):
        return b"", "Z140", {"value": excerpt(name, 100)}
    try:
        return taken_in(fetch(address, hosts, until))
    except NotFetched as error:
        return b"", "Z134", {"detail": str(error)[:200]}
    except TooLarge:
        return b"", "R116", {"size": f"> {size(LARGEST)}", "limit": size(LARGEST)}
