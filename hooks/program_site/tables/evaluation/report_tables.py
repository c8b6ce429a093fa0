"""The reports of an evaluation: how many by fiscal year, program and partner, and a list of them. Samples never count."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from program_site.content.catalog import by_id
from program_site.content.data.partners import Partner
from program_site.content.data.programs import Program
from program_site.content.reports.report import Report
from program_site.tables.evaluation.table import Dates, Table, Teller, Value
from program_site.text.when import When, fiscal_year


@dataclass(frozen=True)
class ReportTables(Teller):
    """Of the reports up to a day; there is no table where there is no report."""

    site_url: str
    """Where the site lies, with a slash at the end; addresses in the list begin with it."""

    def all(self) -> tuple[Table, ...]:
        if not self.state.reports:
            return ()
        return self._by_year(), self._by_program(), self._by_partner(), self._list()

    def _by_year(self) -> Table:
        start = self.state.catalog.project.fiscal_year_start_month
        years = Counter(fiscal_year(each.date, start) for each in self.state.reports)
        rows = [(Dates(self.state.catalog.fiscal(year)), years[year]) for year in sorted(years)]
        columns = {"fiscal_year": self.localizer.t("field.year")}
        return self._counted("reports_by_year", self.localizer.t("evaluation.reports_by_year"), columns, rows)

    def _by_program(self) -> Table:
        columns = {"program": self.localizer.t("list_by.program")}
        rows = self._of_records(self.state.catalog.programs, lambda each: each.main.header.program)
        return self._counted("reports_by_program", self.localizer.t("evaluation.reports_by_program"), columns, rows)

    def _by_partner(self) -> Table:
        columns = {"partner": self.localizer.t("list_by.partner")}
        rows = self._of_records(self.state.catalog.partners, lambda each: each.main.header.partner)
        return self._counted("reports_by_partner", self.localizer.t("evaluation.reports_by_partner"), columns, rows)

    def _of_records(
        self, records: Sequence[Program | Partner], named: Callable[[Report], Sequence[str]]
    ) -> Iterator[tuple[Value, ...]]:
        """A report that names several counts for each. Whatever was not there yet and is named by none is left out."""
        counts = Counter(identity for each in self.state.reports for identity in dict.fromkeys(named(each)))
        for record in records:
            if counts[record.id] or not record.is_to_come(self.state.day):
                yield self.text(record.name), counts[record.id]
        if unnamed := sum(not named(each) for each in self.state.reports):
            yield self.localizer.t("evaluation.unstated"), unnamed

    def _counted(self, key: str, title: str, columns: dict[str, str], rows: Iterable[tuple[Value, ...]]) -> Table:
        return Table(key, title, {**columns, "reports": self.localizer.t("evaluation.reports")}, tuple(rows))

    def _list(self) -> Table:
        say, catalog = self.localizer.t, self.state.catalog
        columns = {
            "date": say("evaluation.date"),
            "title": say("evaluation.title_of_report"),
            "program": say("list_by.program"),
            "partner": say("list_by.partner"),
            "language": say("evaluation.by_language"),
            "address": say("evaluation.address"),
        }
        rows = tuple(
            (
                Dates(When.on(each.date)),
                each.main.header.title,
                self._names(by_id(catalog.programs, each.main.header.program)),
                self._names(by_id(catalog.partners, each.main.header.partner)),
                self.localizer.language_in_passing(each.main.language),
                self._address(each),
            )
            for each in sorted(self.state.reports, key=lambda each: (each.date, each.slug))
        )
        return Table("report_list", say("evaluation.report_list"), columns, rows)

    def _names(self, records: Sequence[Program | Partner]) -> str | None:
        return self.localizer.t("comma").join(self.text(each.name) for each in records) or None

    def _address(self, report: Report) -> str:
        """That of the original; the site's first language lies at its root."""
        language = report.main.language
        folder = "" if language == self.state.catalog.languages[0] else f"{language}/"
        return f"{self.site_url}{folder}{report.address}"
