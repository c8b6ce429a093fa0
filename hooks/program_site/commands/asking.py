"""The questions of `new-report`: what is given as an option is taken, the rest is asked, and every answer is checked."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from program_site.commands.conversation import NotAnswered
from program_site.commands.day_answers import DayAnswers
from program_site.content.data.files import read_names
from program_site.content.reports.names import free_name, latin_words
from program_site.content.reports.photos.pictures import taken_in
from program_site.content.reports.report import FOLDER
from program_site.intake.new_report import (
    Answer,
    NewPhoto,
    chosen,
    described,
    holds,
    judge,
    parted,
    paths_in,
    told_of,
)
from program_site.text.problems import Problem

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


class Questions(DayAnswers):
    """Those of one report."""

    def all(self) -> tuple[str, dict[str, Answer], dict[str, bytes], str]:
        """The language, the answers for the header, the photos by their new names, and the name of the folder."""
        if self.asks:
            print(self.localizer.t("new_report.hello"))
        language = self.language()
        fields = ("title", "date", "author", "affiliation", "program", "partner", "direction")
        answers = {field: self.activity() if field == "date" else self.field(field) for field in fields}
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
                self.object_to("", [self.localizer.t("new_report.unanswered")])
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

    def activity(self) -> str:
        """The day that the report tells of."""
        if day := self.day("date", required=True):
            return day
        if not self.given.date:
            self.miss("--date")
        return ""

    def day(self, field: str, required: bool = False) -> str:
        given = getattr(self.given, field)
        if field != "date":
            setattr(self.given, field, None)  # asked again, it is asked for
        if given and (day := self.understood(given, f"--{field}")) and self.fits("date", day, f"--{field}"):
            return day
        while self.asks:
            answer = self.ask(_LABELS[field])
            if not answer and required:
                self.object_to("", [self.localizer.t("new_report.no_date", example=self.examples())])
            elif not answer:
                return ""
            elif (day := self.understood(answer)) and self.fits("date", day):
                return day
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
        """Of the folder: day and short word, with a number where another report has it already."""
        told = told_of(answers)
        likely, slug = told.short_name, self.given.slug
        while True:
            if not slug:
                slug = (self.ask("new_report.slug", value=likely) if self.asks else "") or likely
            words = latin_words(slug)
            if not words:
                self.object_to("--slug", [self.localizer.t("new_report.no_slug", example=likely)])
            name = f"{answers['date']}-{'-'.join(words)}"
            free = free_name(self.given.root / FOLDER, name, lambda folder: holds(folder, told))
            if words and answers["date"] and not (self.given.root / FOLDER / free).exists():
                if free != name:
                    print(self.localizer.t("new_report.numbered", value=f"{FOLDER}/{name}", name=free))
                return free
            if words and answers["date"]:
                self.object_to("", [self.localizer.t("new_report.exists", value=f"{FOLDER}/{free}")])
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
        self.complain(option, [self.in_its_words(problem) for problem in problems])
        return not problems

    def in_its_words(self, problem: Problem) -> Problem:
        """A problem of the checker as one of an answer: it speaks of the question, not of a line in a file."""
        key = problem.values.get("key", "")
        if key not in _LABELS:
            return problem
        label = re.sub(r"\s*[(\uff08].*", "", self.localizer.t(_LABELS[key]))
        example = problem.values.get("example", "").removeprefix(f"{key}: ")
        values = {**problem.values, "key": label, **({"example": example} if example else {})}
        edit = replace(problem.edit, shown=problem.edit.shown.removeprefix(f"{key}: ")) if problem.edit else None
        return replace(problem, values=values, edit=edit)

    def complain(self, option: str, problems: list[Problem]) -> None:
        self.object_to(option, map(self.words_of, problems))
