"""The questions of `new-report`: what is given as an option is taken, the rest is asked, and every answer is checked."""

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path

from program_site.commands.speaking import Stopped
from program_site.content.data.files import read_names
from program_site.content.reports.photos.pictures import taken_in
from program_site.content.reports.report import FOLDER
from program_site.i18n.localizer import Localizer
from program_site.intake.new_report import (
    Answer,
    NewPhoto,
    chosen,
    described,
    host_in,
    judge,
    judge_name,
    parted,
    paths_in,
)
from program_site.text.problems import Problem
from program_site.text.records import Reading

_LABELS = {
    "title": "new_report.title",
    "date": "new_report.date",
    "author": "new_report.author",
    "affiliation": "new_report.affiliation",
    "program": "new_report.program",
    "partner": "new_report.partner",
    "direction": "new_report.direction",
    "first": "new_report.first",
    "last": "new_report.last",
    "stage": "new_report.stage",
    "people_in_photos": "new_report.people_in_photos",
}
_CHOICES = {
    "direction": {"outbound": "direction.outbound", "inbound": "direction.inbound"},
    "stage": {
        "before": "new_report.stages.before",
        "during": "new_report.stages.during",
        "after": "new_report.stages.after",
    },
    "people_in_photos": {"none": "new_report.people.none", "consented": "new_report.people.consented"},
}
_REQUIRED = ("title", "date", "author", "people_in_photos")
_SEVERAL = ("author", "program", "partner")
_OPTIONS = {"people_in_photos": "--people"}


class NotAnswered(Stopped):
    """An option is wrong or missing, which has been said, and nobody can be asked."""


def say_stopped(localizer: Localizer) -> int:
    """The exit code of a conversation that its user ended."""
    print()
    print(localizer.t("new_report.stopped"))
    return 130


class Conversation:
    """Without a terminal nothing is asked: all that is wrong or missing is said, then NotAnswered."""

    def __init__(self, localizer: Localizer, asks: bool) -> None:
        self.localizer, self.asks, self.failed = localizer, asks, False

    def object_to(self, option: str, objections: Iterable[str]) -> None:
        """Say what speaks against an answer, which may have been given as an option."""
        for said in objections:
            self.failed = self.failed or not self.asks
            print(self.localizer.t("new_report.option", option=option, said=said) if option else said)

    def words_of(self, problem: Problem) -> str:
        """What the checker says, without the place."""
        return self.localizer.problem(problem).partition(f"[{problem.code}] ")[2]

    def miss(self, *options: str) -> None:
        self.failed = True
        print(self.localizer.t("new_report.missing", options=", ".join(options)))


class Questions(Conversation):
    """Those of one report."""

    def __init__(self, given: argparse.Namespace, localizer: Localizer, reading: Reading, asks: bool) -> None:
        super().__init__(localizer, asks)
        self.given, self.reading = given, reading

    def all(self) -> tuple[str, dict[str, Answer], dict[str, bytes], str]:
        """The language, the answers for the header, the photos by their new names, and the name of the folder."""
        if self.asks:
            print(self.localizer.t("new_report.hello"))
        language = self.language()
        fields = ("title", "date", "author", "affiliation", "program", "partner", "direction")
        answers = {field: self.field(field) for field in fields}
        answers["period"] = self.period()
        answers["stage"] = self.field("stage")
        listed, photos = self.photos()
        if listed:
            answers["people_in_photos"] = self.field("people_in_photos")
            answers["photos"] = described(listed)
        name = self.name(answers)
        if self.failed:
            raise NotAnswered
        return language, {field: answer for field, answer in answers.items() if answer}, photos, name

    def language(self) -> str:
        known = {code: self.localizer.language_name(code) for code in self.reading.languages}
        default = self.localizer.language if self.localizer.language in known else self.reading.languages[0]
        if self.given.language in known:
            return str(self.given.language)
        if self.given.language:
            near = ", ".join(known)
            self.complain("--language", [Problem("D108", "", 1, {"key": self.given.language, "example": near})])
        return (self.choose("new_report.language", known, several=False) or [default])[0] if self.asks else default

    def field(self, field: str) -> Answer:
        """The first answer that the checker has nothing against; empty for an optional one that nobody gave."""
        known = self.known(field)
        given = getattr(self.given, field)
        if given:
            answer = tuple(given) if isinstance(given, list) else given
            if self.fits(field, answer, _OPTIONS.get(field, f"--{field}")):
                return answer
        while self.asks:
            if known:
                found = self.choose(_LABELS[field], known, field in _SEVERAL)
                answer = tuple(found) if field in _SEVERAL else (found or [""])[0]
            else:
                typed = self.ask(_LABELS[field])
                answer = parted(typed) if field in _SEVERAL else typed
            if (answer or field not in _REQUIRED) and self.fits(field, answer):
                return answer
            if not answer:
                self.complain("", [Problem("D102", "", 1, {"key": field})])
        if field in _REQUIRED and not given:
            self.miss(_OPTIONS.get(field, f"--{field}"))
        return ""

    def known(self, field: str) -> Mapping[str, str]:
        if field in ("program", "partner"):
            return read_names(self.given.root, f"{field}s", self.localizer.language)
        return {value: self.localizer.t(label) for value, label in _CHOICES.get(field, {}).items()}

    def period(self) -> Answer:
        first = self.day("first")
        last = self.day("last") if first else ""
        if first and last and not self.fits("period", (first, last), "--last"):
            return self.period() if self.asks else ()
        return (first, last) if first and last else ()

    def day(self, field: str) -> str:
        given = getattr(self.given, field)
        setattr(self.given, field, None)  # asked again, it is asked for
        if given and self.fits("date", given, f"--{field}"):
            return str(given)
        while self.asks:
            answer = self.ask(_LABELS[field])
            if not answer or self.fits("date", answer):
                return answer
        return ""

    def photos(self) -> tuple[list[NewPhoto], dict[str, bytes]]:
        """Upright JPEG files without metadata, numbered in the order they were given."""
        listed: list[NewPhoto] = []
        files: dict[str, bytes] = {}
        waiting = [Path(each) for each in self.given.photo or []]
        while waiting or (self.asks and (waiting := paths_in(self.ask("new_report.photo")))):
            path = waiting.pop(0)
            if data := self.photo(path):
                name = f"photo-{len(files) + 1}.jpg"
                files[name] = data
                alt = self.words("alt", self.localizer.t("new_report.alt", name=path.name))
                caption = self.words("caption", self.localizer.t("new_report.caption", name=path.name))
                listed.append(NewPhoto(name, alt, caption))
        return listed, files

    def photo(self, path: Path) -> bytes | None:
        try:
            data = path.read_bytes()
        except (OSError, ValueError):
            self.object_to("", [self.localizer.t("new_report.no_file", value=str(path))])
            return None
        made, code, values = taken_in(data)
        if code:
            self.complain(path.name, [Problem(code, path.name, 1, values)])
        return made or None

    def words(self, key: str, question: str) -> str:
        while self.asks:
            answer = input(f"{question}: ").strip()
            photo = NewPhoto("photo-1.jpg", **{key: answer})
            if not answer or self.fits("photos", (photo,)):
                return answer
        return ""

    def name(self, answers: Mapping[str, Answer]) -> str:
        day, likely, slug = str(answers["date"]), host_in(answers), self.given.slug
        while True:
            if not slug:
                slug = (self.ask("new_report.slug", value=likely) if self.asks else "") or likely
            name = f"{day}-{slug}"
            problems = judge_name(name) if day else []
            if not problems and not (self.given.root / FOLDER / name).exists():
                return name
            self.complain("--slug", problems)
            if not problems:
                self.object_to("", [self.localizer.t("new_report.exists", value=f"{FOLDER}/{name}")])
            if not self.asks:
                return name
            slug = ""

    def ask(self, label: str, **values: str) -> str:
        return input(f"{self.localizer.t(label, **values)}: ").strip()

    def choose(self, label: str, known: Mapping[str, str], several: bool) -> list[str]:
        for number, said in enumerate(known.values(), start=1):
            print(f"  {number}. {said}")
        while (found := chosen(self.ask(label), known)) is None or (len(found) > 1 and not several):
            print(self.localizer.t("new_report.choose", count=len(known)))
        return found

    def fits(self, field: str, answer: Answer, option: str = "") -> bool:
        problems = judge(field, answer, self.reading) if answer else []
        self.complain(option, problems)
        return not problems

    def complain(self, option: str, problems: list[Problem]) -> None:
        self.object_to(option, map(self.words_of, problems))
