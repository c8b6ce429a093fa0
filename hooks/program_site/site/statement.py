"""The figures as a statement: how many students went and came, and how much of the plan that was.

The words and their order are those of the message file; there, what stands between two `*` is what the reader should
keep in mind, and every line is a line of its own on a wide page.
"""

import functools
import re
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from program_site.content.catalog import Catalog
from program_site.content.data.mobility import Mobility, Numbers, Total, total
from program_site.content.data.programs import Direction
from program_site.content.data.project import direction_name
from program_site.i18n.localizer import Localizer
from program_site.site.students import Students

_STRESSED = re.compile(r"\*(.+?)\*")
_WITH_PLACES = re.compile(r"(.+?)\s?[(\uff08]([^()\uff08\uff09]+)[)\uff09]")
"""`outbound (from Japan to Russia)`, with the brackets of the language: a direction, and from where to where it leads."""

Lines = list[Markup]


@dataclass(frozen=True)
class Statement:
    """The sentences in one language."""

    catalog: Catalog
    localizer: Localizer

    @functools.cached_property
    def spoken(self) -> Localizer:
        """Whose words the sentences are said in: a language without them has English ones, from beginning to end."""
        return self.localizer.speaking("statement.known")

    def way(self, direction: Direction) -> tuple[str, str]:
        """What a direction is called, and from where to where it leads if its name says so in brackets."""
        return self._way(direction, self.localizer)

    def _way(self, direction: Direction, localizer: Localizer) -> tuple[str, str]:
        name = direction_name(self.catalog.project, localizer, direction)
        parts = _WITH_PLACES.fullmatch(name)
        return (parts[1], parts[2]) if parts else (name, "")

    def whole(self) -> Lines:
        """Each direction, then both together."""
        mobility = self.catalog.mobility
        if mobility is None:
            return []
        students = Students(self.catalog, self.spoken)
        if not students.totals:
            return self._planned(mobility)
        ways = self._comma.join(self._ways(students))
        if together := mobility.together:
            return [*self._lines("known", ways=ways), *self._lines(*self._told("together", together.numbers))]
        return self._lines("known_alone", ways=ways)

    def short(self) -> Lines:
        """Both directions in one number, where there is one that stands for some time."""
        together = self.catalog.mobility.together if self.catalog.mobility else None
        if together is None:
            return self.whole()
        key, values = self._told("short", together.numbers)
        return self._lines(key, {**values, "years": self._how_long(together)})

    def _ways(self, students: Students) -> Lines:
        said: Lines = []
        key = "way"
        for way, each in students.totals.items():
            rated = each.numbers.rate is not None
            told = self._said(
                *self._told(key if rated else "way", each.numbers, direction=self._way(way, self.spoken)[0])
            )
            if not students.cover_the_same:
                told = self._said("of_years", {"told": told, "years": students.years(each.years)})
            said.append(told)
            key = "way_too" if rated else key
        return said

    def _planned(self, mobility: Mobility) -> Lines:
        """While nobody has gone yet, or nobody knows: what was planned."""
        plans = {way: total(year.of(way) for year in mobility.counted).planned for way in mobility.ways}
        told = [
            self._said(*self._told("way", Numbers(planned=None, actual=plan), direction=self._way(way, self.spoken)[0]))
            for way, plan in plans.items()
            if plan is not None
        ]
        return self._lines("planned", ways=self._comma.join(told)) if told else []

    def _told(self, key: str, numbers: Numbers, **values: Any) -> tuple[str, dict[str, Any]]:
        """The message of numbers with or without a rate, and what it speaks of."""
        number = self.spoken.number
        values |= {"n": numbers.actual, "number": number(numbers.actual or 0)}
        if numbers.rate is None or numbers.planned is None:
            return f"{key}_alone", values
        return key, {**values, "planned": number(numbers.planned), "rate": self.spoken.percent(numbers.rate)}

    def _how_long(self, told: Total) -> str:
        if len(told.years) == 1:
            return self.spoken.when(self.catalog.fiscal(told.years[0].year))
        return self.spoken.t("mobility.span", n=len(told.years))

    @property
    def _comma(self) -> Markup:
        return Markup(self.spoken.t("comma"))

    def _lines(self, key: str, values: dict[str, Any] | None = None, **more: Any) -> Lines:
        """Sentences begin with a capital letter where there are any."""
        lines = self._said(key, {**(values or {}), **more}).split("\n")
        return [Markup(line[:1].upper() + line[1:]) for line in lines]

    def _said(self, key: str, values: dict[str, Any]) -> Markup:
        """The message as HTML. Its values come in last: what they hold is no stress."""
        places = {name: f"{{{name}}}" for name in values if name != "n"}
        message = self.spoken.t(f"statement.{key}", n=values.get("n", 0), **places)
        return Markup(_STRESSED.sub(r"<em>\1</em>", str(Markup.escape(message)))).format(**values)
