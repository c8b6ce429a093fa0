"""Days as they are typed in a conversation: what can mean only one is taken, and said as it was understood."""

import argparse

from program_site.commands.conversation import Conversation
from program_site.i18n.localizer import Localizer
from program_site.i18n.problem_words import printable
from program_site.text.clock import today_here
from program_site.text.dates import possible_days
from program_site.text.excerpts import excerpt
from program_site.text.records import Reading


class DayAnswers(Conversation):
    """Reads them in the language of the conversation."""

    def __init__(self, given: argparse.Namespace, localizer: Localizer, reading: Reading, asks: bool) -> None:
        super().__init__(localizer, asks)
        self.given, self.reading = given, reading

    def understood(self, typed: str, option: str = "") -> str:
        """The day as front matter writes it; empty, and objected to, where the answer means none or several."""
        days = sorted(possible_days(typed, self.localizer.language))
        value = printable(excerpt(typed.strip()))
        if len(days) == 1:
            day = days[0].isoformat()
            said = self.localizer.day(days[0])
            if typed.split() not in (day.split(), said.split()):  # what was typed as it is said was understood
                print(self.localizer.t("new_report.understood", value=value, day=said))
            return day
        if days:
            shown = ", ".join(day.isoformat() for day in days)
            self.object_to(option, [self.localizer.t("new_report.several_days", value=value, days=shown)])
        else:
            self.object_to(option, [self.localizer.t("new_report.no_day", value=value, example=self.examples())])
        return ""

    def examples(self) -> str:
        """Today, in two of the ways that are understood."""
        today = today_here()
        return f"{today.isoformat()}, {self.localizer.day(today)}"
