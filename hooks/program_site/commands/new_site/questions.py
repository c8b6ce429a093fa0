"""The questions of `new-site`: what an option or the file of answers says is taken, the rest is asked, every answer is checked."""

from collections.abc import Mapping

from program_site.commands.conversation import Conversation, NotAnswered
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


class SiteQuestions(Conversation):
    """Those of one site."""

    def __init__(self, given: Mapping[str, Given], localizer: Localizer, asks: bool) -> None:
        super().__init__(localizer, asks)
        self.given = given
        self.answers: dict[str, Given] = {}

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
        if not given and field not in OPTIONAL:
            self.miss(option_of(field))
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
        if missing := [code for code, typed in found.items() if not typed]:
            self.miss(*(f"{option_of(field)} {code}=…" for code in missing))
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
        said = [self.words_of(problem) for problem in judge(field, answer, self.answers)]
        if not said and (wrong := unfit(field, answer)):
            said = [self.localizer.t(f"new_site.unfit.{wrong[0]}", value=wrong[1])]
        self.object_to(option_of(field) if option else "", said)
        return not said


def option_of(field: str) -> str:
    return "--" + field.replace("_", "-")
