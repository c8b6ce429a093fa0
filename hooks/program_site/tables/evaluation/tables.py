"""The tables of an evaluation in one language: mobility, reports, stated figures, milestones, partners, offices."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from program_site.content.data.lasting import Lasting
from program_site.content.data.mobility import MobilityYear, Numbers, Total, total_of
from program_site.content.data.partners_total import PartnersTotal
from program_site.content.data.programs import Direction
from program_site.i18n.localizer import Localizer
from program_site.tables.evaluation.report_tables import ReportTables
from program_site.tables.evaluation.state import State, happened
from program_site.tables.evaluation.students import students
from program_site.tables.evaluation.table import Dates, Evaluation, Table, Teller, Value
from program_site.tables.spreadsheets.formulas import Rate, Sum
from program_site.text.when import When


def evaluation(state: State, localizer: Localizer, site_url: str = "/") -> Evaluation:
    """The tables that have rows: another program may have no offices, or no figures yet. The list of reports names addresses."""
    teller = _Teller(state, localizer)
    made = (
        teller.mobility(),
        students(state, localizer),
        teller.reports(),
        *ReportTables(state, localizer, site_url).all(),
        teller.figures(),
        teller.milestones(),
        teller.partners(),
        teller.offices(),
    )
    title = localizer.t("evaluation.title", project=teller.text(state.catalog.project.short_name))
    holder = teller.text(state.catalog.project.university.name)
    return Evaluation(title, holder, state.day, localizer, tuple(each for each in made if each.rows or each.notes))


class _Teller(Teller):
    def mobility(self) -> Table:
        say, years = self.localizer.t, self.state.mobility
        columns = {"fiscal_year": say("field.year")}
        for direction in get_args(Direction):
            said = self.direction(direction)
            for kind in ("planned", "actual", "rate"):
                columns[f"{direction}_{kind}"] = say("evaluation.column", direction=said, field=say(f"field.{kind}"))
        rows: list[tuple[Value, ...]] = [
            (
                Dates(self.state.catalog.fiscal(each.year)),
                *_numbers(each.outbound, "B", "C"),
                *_numbers(each.inbound, "E", "F"),
            )
            for each in years
        ]
        totals = {way: total_of(years, way) for way in get_args(Direction)}
        if any(each.years for each in totals.values()):
            sums = (*_total(totals["outbound"], years, "B", "C"), *_total(totals["inbound"], years, "E", "F"))
            rows.append((say("field.total"), *sums))
        notes = (*self._about_totals(years, totals), *self._about_mobility(years))
        return Table("mobility", say("section.mobility"), columns, tuple(rows), notes)

    def _about_totals(self, years: Sequence[MobilityYear], totals: Mapping[Direction, Total]) -> Iterator[str]:
        """Of a total that leaves years out, which it covers."""
        for way, each in totals.items():
            if each.years and len(each.years) < len(years):
                covered = self.localizer.fiscal_years(self.state.catalog.fiscal(year.year) for year in each.years)
                yield self.localizer.t("evaluation.total", direction=self.direction(way), years=covered)

    def _about_mobility(self, years: Sequence[MobilityYear]) -> Iterator[str]:
        mobility, catalog = self.state.catalog.mobility, self.state.catalog
        for each in self.state.running:
            yield self.running(each.year)
        if mobility and years:
            if mobility.note:
                yield self.text(mobility.note)
            by_source: dict[tuple[str, ...], list[When]] = {}
            for each in years:
                sources = tuple(source.id for source in catalog.cited(each.source or mobility.source))
                by_source.setdefault(sources, []).append(catalog.fiscal(each.year))
            for sources, stated in by_source.items():
                title = "; ".join(self.text(each.title) for each in catalog.cited(sources))
                said = self.localizer.t("evaluation.source", title=title)
                own = self.localizer.t("evaluation.source_of", years=self.localizer.fiscal_years(stated), title=title)
                yield said if len(by_source) == 1 else own

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
        partners = self.state.partners
        columns, ended = self._endings(columns, partners)
        rows = tuple(
            (self.text(each.name), self.text(catalog.city_of(each).name), *end)
            for each, end in zip(partners, ended, strict=True)
        )
        total = catalog.project.partners_total_on(self.state.day)
        notes = self._counted(total) if rows and total else ()
        return Table("partners", say("section.partners"), columns, rows, notes)

    def _counted(self, total: PartnersTotal) -> tuple[str, ...]:
        """How many partners there were in all, on which day, and who says so if that is not the main source."""
        said = self.localizer.t("evaluation.partners_note", n=total.number, date=self.localizer.day(total.date))
        catalog = self.state.catalog
        sources = catalog.cited(total.source)
        if {each.id for each in sources} <= {catalog.project.source}:
            return (said,)
        stated = "; ".join(self.text(each.title) for each in sources)
        return said, self.localizer.t("evaluation.source", title=stated)

    def _endings(
        self, columns: dict[str, str], records: Sequence[Lasting]
    ) -> tuple[dict[str, str], list[tuple[Value, ...]]]:
        """A column that says until when, if any has ended: most programs know of none."""
        ended = [self.state.ended(each) for each in records]
        if not any(ended):
            return columns, [()] * len(records)
        return {**columns, "until": self.localizer.t("evaluation.until")}, [
            (Dates(each) if each else None,) for each in ended
        ]

    def offices(self) -> Table:
        say = self.localizer.t
        columns = {"name": say("field.name"), "place": say("field.place"), "since": say("evaluation.since")}
        offices = self.state.offices
        columns, ended = self._endings(columns, [office for office, _ in offices])
        rows = tuple(
            (
                self.text(office.name),
                self.text(office.place) if office.place else None,
                Dates(date) if date else None,
                *end,
            )
            for (office, date), end in zip(offices, ended, strict=True)
        )
        notes = (say("evaluation.since_note"),) if rows else ()
        return Table("offices", say("section.offices"), columns, rows, notes)


def _numbers(counted: Numbers, planned: str, actual: str) -> tuple[Value, ...]:
    """What was planned and came about, which stand in these columns of a sheet, and the rate that it computes of them."""
    return counted.planned, counted.actual, None if counted.rate is None else Rate(counted.rate, actual, planned)


def _total(total: Total, years: Sequence[MobilityYear], *columns: str) -> tuple[Value, ...]:
    if not total.years:
        return None, None, None
    rows = tuple(years.index(each) for each in total.years)
    planned, actual, rate = _numbers(total.numbers, *columns)
    return *(Sum(each, rows) if isinstance(each, int) else None for each in (planned, actual)), rate
