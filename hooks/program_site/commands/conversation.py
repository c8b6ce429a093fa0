"""A conversation at a terminal: answers are asked for and objected to, in the language of whoever gives them."""

from collections.abc import Iterable

from program_site.commands.speaking import Stopped
from program_site.i18n.localizer import Localizer
from program_site.text.problems import Problem


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
