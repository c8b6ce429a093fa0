"""The questions of `new-site`: what an option or the file of answers says is taken, the rest is asked, every answer is checked."""

from __future__ import annotations

from collections.abc import Mapping

from program_site.commands.asking import NotAnswered
from program_site.commands.new_site.answers import (
    ASKED,
    BY_LANGUAGE,
    OPTIONAL,
    Answers,
    Given,
    codes_in,
    complete,
    judge,
    unfit,
)
from program_site.i18n.localizer import Localizer


class SiteQuestions:
    """One conversation. Without a terminal nothing is asked: all that is wrong or missing is said, then NotAnswered."""

    def __init__(self, given: Mapping[str, Given], localizer: Localizer, asks: bool) -> None:
        self.given, self.localizer, self.asks = given, localizer, asks
        self.answers: dict[str, Given] = {}
        self.failed = False

    def all(self) -> Answers:
        if self.asks:
            print(self.localizer.t("new_site.hello"))
        for field in ASKED:
            if answer := self.field(field):
                self.answers[field] = answer
            elif field == "languages" and self.failed:
                raise NotAnswered  # nothing else can be judged
        if self.failed:
            raise NotAnswered
        return complete(self.answers)

    def field(self, field: str) -> Given:
        """The first answer that nothing speaks against; empty for an optional one that nobody gave."""
        given = self.given.get(field, "")
        if isinstance(given, Mapping) or field in BY_LANGUAGE:
            return self.words(field, given if isinstance(given, Mapping) else {})
        given = self.meant(field, given) if isinstance(given, str) else given
        if given and self.fits(field, given, option=True):
            return given
        while self.asks:
            typed = self.ask(field)
            answer: Given = codes_in(typed) if field == "languages" else self.meant(field, typed)
            if (not answer and field in OPTIONAL) or (answer and self.fits(field, answer)):
                return answer
            if not answer:
                print(self.localizer.t("new_site.empty"))
        self.miss(field, bool(given) or field in OPTIONAL)
        return ""

    def words(self, field: str, given: Mapping[str, str]) -> Given:
        """The answer in every language of the site. The short name may be the name."""
        languages = self.answers.get("languages", ())
        found: dict[str, str] = {}
        for code in languages:
            typed = given.get(code, "")
            name = self.answers.get("name", {})
            usual = name.get(code, "") if field == "short_name" and isinstance(name, Mapping) else ""
            while self.asks and not typed.strip():
                typed = self.ask(field, code) or usual
                if not typed:
                    print(self.localizer.t("new_site.empty"))
            found[code] = typed.strip() or usual
        missing = [code for code, typed in found.items() if not typed]
        if missing:
            self.miss(field, False, missing)
            return ""
        return found if self.fits(field, found, option=True) else ""

    def ask(self, field: str, code: str = "") -> str:
        label = self.localizer.t(f"new_site.ask.{field}")
        language = f" ({self.localizer.language_in_passing(code)})" if code else ""
        return input(f"{label}{language}: ").strip()

    def meant(self, field: str, typed: str) -> str:
        """Yes and no in the words of the language that is spoken."""
        if field != "open_licence":
            return typed
        said = typed.lower()
        words = {
            "true": self.localizer.t("new_site.said_yes").split(),
            "false": self.localizer.t("new_site.said_no").split(),
        }
        return next((value for value, known in words.items() if said in known), typed)

    def fits(self, field: str, answer: Given, option: bool = False) -> bool:
        """Whether nothing speaks against an answer; what does is said."""
        said = [
            self.localizer.problem(problem).partition(f"[{problem.code}] ")[2]
            for problem in judge(field, answer, self.answers)
        ]
        if not said and (wrong := unfit(field, answer)):
            said = [self.localizer.t(f"new_site.unfit.{wrong[0]}", value=wrong[1])]
        for each in said:
            print(self.localizer.t("new_report.option", option=option_of(field), said=each) if option else each)
        self.failed = self.failed or bool(said and not self.asks)
        return not said

    def miss(self, field: str, said: bool, languages: list[str] | None = None) -> None:
        """Say that an answer is missing, unless it was given and has been spoken of."""
        if said:
            return
        self.failed = True
        options = [f"{option_of(field)} {code}=…" for code in languages] if languages else [option_of(field)]
        print(self.localizer.t("new_report.missing", options=", ".join(options)))


def option_of(field: str) -> str:
    return "--" + field.replace("_", "-")
