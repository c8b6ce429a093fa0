"""The tables of an evaluation in one language: mobility, reports, stated figures, milestones, partners, offices."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

from program_site.content.data.mobility import MobilityYear, Numbers, total
from program_site.content.data.programs import Direction
from program_site.content.data.project import direction_name
from program_site.i18n.localizer import Localizer
from program_site.i18n.translated_text import Name, Text
from program_site.tables.evaluation.state import State, happened
from program_site.tables.rows import sources_of
from program_site.text.when import When


@dataclass(frozen=True)
class Dates:
    """A date, as exact as it is known, or the first and the last of several days."""

    first: When
    last: When | None = None
    by: bool = False
    """Whether it happened on this date at the latest."""

    def __str__(self) -> str:
        """The name that programs use."""
        return f"{self.first}/{self.last}" if self.last and self.last != self.first else str(self.first)


Value = str | int | Fraction | Dates | None
"""A Fraction is a rate: 19/10 is 190 %."""


@dataclass(frozen=True)
class Table:
    key: str
    title: str
    columns: dict[str, str]
    """The headings, by the names that programs use."""
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evaluation:
    """All tables of one day."""

    title: str
    day: datetime.date
    localizer: Localizer
    tables: tuple[Table, ...]


def evaluation(state: State, localizer: Localizer) -> Evaluation:
    """The tables that have rows: another program may have no offices, or no figures yet."""
    teller = _Teller(state, localizer)
    made = (
        teller.mobility(),
        teller.reports(),
        teller.figures(),
        teller.milestones(),
        teller.partners(),
        teller.offices(),
    )
    title = localizer.t("evaluation.title", project=teller.text(state.catalog.project.short_name))
    return Evaluation(title, state.day, localizer, tuple(each for each in made if each.rows or each.notes))


@dataclass(frozen=True)
class _Teller:
    state: State
    localizer: Localizer

    def text(self, text: Text | Name) -> str:
        """The text in the wanted language, or else in the site's first: not every name exists in every language."""
        wanted = self.localizer.language
        return text.in_language(wanted if wanted in text.root else self.state.catalog.languages[0])

    def direction(self, direction: Direction) -> str:
        return direction_name(self.state.catalog.project, self.localizer, direction)

    def mobility(self) -> Table:
        say, years = self.localizer.t, self.state.mobility
        columns = {"fiscal_year": say("field.year")}
        for direction in get_args(Direction):
            said = self.direction(direction)
            for kind in ("planned", "actual", "rate"):
                columns[f"{direction}_{kind}"] = say("evaluation.column", direction=said, field=say(f"field.{kind}"))
        rows: list[tuple[Value, ...]] = [
            (Dates(self.state.catalog.fiscal(each.year)), *_numbers(each.outbound), *_numbers(each.inbound))
            for each in years
        ]
        if years:
            outbound, inbound = total(each.outbound for each in years), total(each.inbound for each in years)
            rows.append((say("field.total"), *_numbers(outbound), *_numbers(inbound)))
        return Table("mobility", say("section.mobility"), columns, tuple(rows), tuple(self._about_mobility(years)))

    def _about_mobility(self, years: tuple[MobilityYear, ...]) -> Iterator[str]:
        mobility = self.state.catalog.mobility
        for each in self.state.running:
            year = self.localizer.fiscal_year(self.state.catalog.fiscal(each.year))
            yield self.localizer.t("evaluation.running", year=year)
        if mobility and years:
            if mobility.note:
                yield self.text(mobility.note)
            stated = "; ".join(self.text(each.title) for each in sources_of(self.state.catalog, mobility.source))
            yield self.localizer.t("evaluation.source", title=stated)

    def reports(self) -> Table:
        say, catalog, reports = self.localizer.t, self.state.catalog, self.state.reports
        languages = Counter(each.main.language for each in reports)
        directions = Counter(each.main.header.direction for each in reports)
        programs = Counter(program for each in reports for program in each.main.header.program)
        rows: list[tuple[Value, ...]] = [(say("field.total"), None, len(reports))]
        of = say("evaluation.by_language")
        rows += [(of, self.localizer.language_in_passing(code), languages[code]) for code in catalog.languages]
        of = say("list_by.direction")
        rows += [(of, self.direction(each), directions[each]) for each in get_args(Direction)]
        rows += [(of, say("evaluation.unstated"), count)] if (count := directions[None]) else []
        of = say("list_by.program")
        rows += [(of, self.text(each.name), programs[each.id]) for each in catalog.programs]
        unnamed = sum(not each.main.header.program for each in reports)
        rows += [(of, say("evaluation.unstated"), unnamed)] if unnamed else []
        columns = {"by": say("evaluation.by"), "value": say("evaluation.value"), "reports": say("evaluation.reports")}
        return Table("reports", say("section.reports"), columns, tuple(rows), (say("evaluation.reports_note"),))

    def figures(self) -> Table:
        say = self.localizer.t
        columns = {"date": say("evaluation.date"), "value": say("evaluation.number"), "label": say("evaluation.label")}
        rows = tuple((Dates(When.on(each.date)), each.value, self.text(each.label)) for each in self.state.figures)
        return Table("figures", say("evaluation.figures"), columns, rows)

    def milestones(self) -> Table:
        say = self.localizer.t
        columns = {"date": say("evaluation.date"), "kind": say("field.kind"), "title": say("evaluation.event")}
        rows = tuple(
            (Dates(*happened(each), by=each.by), say(f"kind.{each.kind}"), self.text(each.title))
            for each in self.state.milestones
        )
        return Table("milestones", say("section.milestones"), columns, rows)

    def partners(self) -> Table:
        say, catalog = self.localizer.t, self.state.catalog
        columns = {"name": say("field.name"), "city": say("field.city")}
        rows = tuple((self.text(each.name), self.text(catalog.city_of(each).name)) for each in self.state.partners)
        project = catalog.project
        counted = say("evaluation.partners_note", n=project.partners_total, date=self.localizer.day(project.as_of))
        is_current = self.state.day >= project.as_of
        return Table("partners", say("section.partners"), columns, rows, (counted,) if rows and is_current else ())

    def offices(self) -> Table:
        say = self.localizer.t
        columns = {"name": say("field.name"), "place": say("field.place"), "since": say("evaluation.since")}
        rows = tuple(
            (self.text(office.name), self.text(office.place) if office.place else None, Dates(date) if date else None)
            for office, date in self.state.offices
        )
        notes = (say("evaluation.since_note"),) if rows else ()
        return Table("offices", say("section.offices"), columns, rows, notes)


def _numbers(counted: Numbers) -> tuple[Value, ...]:
    return counted.planned, counted.actual, counted.rate
