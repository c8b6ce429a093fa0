"""Lists of reports as readers see them: their names, the links between their pages, cards, and filters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from program_site.content.catalog import Catalog
from program_site.content.data.programs import Direction
from program_site.content.data.project import direction_name
from program_site.content.reports import facets
from program_site.content.reports.facets import KINDS, ReportList
from program_site.content.reports.report import Report
from program_site.i18n.localizer import Localizer
from program_site.i18n.translated_text import Name, Text
from program_site.site.links import Links
from program_site.site.names import said
from program_site.site.reports.cards import Card, card
from program_site.text.when import When


@dataclass(frozen=True)
class Choice:
    """One filter: a property and its values."""

    name: str
    """Its name in the page's address: `?language=ru`."""
    label: str
    options: tuple[tuple[str, str], ...]
    """Values and their labels."""


@dataclass(frozen=True)
class ReportLists:
    """The lists in one language, from one page."""

    catalog: Catalog
    localizer: Localizer
    links: Links

    FEW: ClassVar[int] = 3
    """How many reports a page shows where they are not its subject."""

    page_count = staticmethod(facets.page_count)
    near_pages = staticmethod(facets.near_pages)

    def first_page(self, reports: tuple[Report, ...]) -> tuple[Report, ...]:
        return facets.on_page(reports, 1)

    def few_for_readers(self, reports: Sequence[Report]) -> list[Report]:
        """The first few that there are in the reader's language, filled up with others, all in the order they came in."""
        readable = sorted(reports, key=lambda each: self.localizer.language not in each.texts)[: self.FEW]
        return [each for each in reports if each in readable]

    def page(self, current: ReportList | None, number: int) -> str | None:
        """The address of a page of a list; None where the list of all reports has no first page."""
        if current is not None:
            return current.page(number)
        return (
            self.catalog.page_with("report_list", self.localizer.language)
            if number == 1
            else facets.page_of_all(number)
        )

    def title(self, current: ReportList) -> str:
        return self.said(self.localizer.t(f"reports_by.{current.kind}", name=self.name(current)), current.reports)

    def said(self, title: str, reports: Sequence[Report]) -> str:
        """The title of some reports, which says so where all of them are samples."""
        return self.localizer.t("samples.title", title=title) if facets.only_samples(reports) else title

    def description(self, title: str, reports: Sequence[Report]) -> str:
        """What others show beside a link to a list."""
        project = said(self.catalog.project.name, self.localizer.language)
        if facets.only_samples(reports):
            return self.localizer.t("description.sample_list", title=title, project=project)
        return self.localizer.t("description.report_list", title=title, project=project)

    def count(self) -> str:
        """How many reports there are; samples are counted apart."""
        real = len(self.catalog.counted_reports)
        samples = len(self.catalog.reports) - real
        counted = [self.localizer.t("filters.reports", n=real)]
        counted += [self.localizer.t("filters.samples", n=samples)] if samples else []
        return self.localizer.t("comma").join(counted)

    def name(self, current: ReportList) -> str:
        """What the reports of a list have in common, in a word or two."""
        if current.kind == "direction":
            return direction_name(self.catalog.project, self.localizer, cast(Direction, current.value))
        if current.kind == "language":
            return self.localizer.language_in_passing(current.value)
        if current.kind == "year":
            return self.localizer.when(When(int(current.value)))
        record = self.catalog.by_ids(f"{current.kind}s", [current.value])[0]
        name: Text | Name = getattr(record, "short_name", None) or record.name
        return said(name, self.localizer.language)

    def of(self, kind: str, values: Iterable[str]) -> list[ReportList]:
        known = self.catalog.report_lists
        return [known[kind, value] for value in values if (kind, value) in known]

    def by_kind(self) -> list[tuple[str, list[ReportList]]]:
        """The lists that readers are offered: records in their order, newest year first.

        A kind whose first list holds all reports narrows nothing down and is left out.
        """
        everything = self.catalog.report_lists.values()
        order = [each.id for each in self.catalog.programs] + [each.id for each in self.catalog.partners]
        order += self.links.addresses.languages
        offered = [(kind, [each for each in everything if each.kind == kind]) for kind in KINDS]
        for kind, of_kind in offered:
            of_kind.sort(key=lambda each: order.index(each.value) if each.value in order else 0)
            if kind in ("direction", "year"):
                of_kind.reverse()  # outbound before inbound, the newest year first
        count = len(self.catalog.reports)
        return [(kind, of_kind) for kind, of_kind in offered if of_kind and len(of_kind[0].reports) < count]

    def choices(self) -> tuple[Choice, ...]:
        """The same lists as filters, which a script combines."""
        return tuple(
            Choice(kind, self.localizer.t(f"list_by.{kind}"), tuple((each.value, self.name(each)) for each in of_kind))
            for kind, of_kind in self.by_kind()
        )

    def card(self, report: Report) -> Card:
        return card(report, self.catalog, self.localizer, self.links.page(report.address), self.links.photo_file)
