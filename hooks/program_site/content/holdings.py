"""What a site holds: its records, pages and reports, read and checked."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from program_site.content.data.answers import Answer
from program_site.content.data.calls import Call
from program_site.content.data.cities import City
from program_site.content.data.contacts import Contact
from program_site.content.data.figures import Figure
from program_site.content.data.glossary import Term
from program_site.content.data.marks import TranslatedData
from program_site.content.data.milestones import Milestone
from program_site.content.data.mobility import Mobility
from program_site.content.data.news import NewsItem
from program_site.content.data.offices import Office
from program_site.content.data.official_sites import OfficialSite
from program_site.content.data.partners import Partner
from program_site.content.data.programs import Program
from program_site.content.data.project import Project
from program_site.content.data.quality import Quality
from program_site.content.data.redirects import Redirect
from program_site.content.data.removed_reports import RemovedReport
from program_site.content.data.research import ResearchActivity
from program_site.content.data.rubric import Rubric
from program_site.content.data.rubric_results import RubricResult
from program_site.content.data.sources import Source
from program_site.content.data.supporters import Supporter
from program_site.content.docs import ProsePage
from program_site.content.documents import Document
from program_site.content.reports.photos.photos import Photo
from program_site.content.reports.report import Report


@dataclass(frozen=True)
class Holdings:
    """The whole content of the site, as data."""

    project: Project
    programs: tuple[Program, ...]
    partners: tuple[Partner, ...]
    cities: tuple[City, ...]
    offices: tuple[Office, ...]
    supporters: tuple[Supporter, ...]
    milestones: tuple[Milestone, ...]
    research: tuple[ResearchActivity, ...]
    figures: tuple[Figure, ...]
    calls: tuple[Call, ...]
    news: tuple[NewsItem, ...]
    contacts: tuple[Contact, ...]
    official_sites: tuple[OfficialSite, ...]
    answers: tuple[Answer, ...]
    sources: tuple[Source, ...]
    glossary: tuple[Term, ...]
    rubric_results: tuple[RubricResult, ...]
    redirects: tuple[Redirect, ...]
    removed_reports: tuple[RemovedReport, ...]
    mobility: Mobility | None
    rubric: Rubric | None
    quality: Quality | None
    translated: TranslatedData = field(repr=False)
    """Only hand-written pages use it, so marking a text leaves the pages of reports as they are."""
    today: datetime.date = field(repr=False)
    """The day of the build at the university. It takes no part in what pages of reports are made from."""
    documents: Mapping[str, Document] = field(repr=False)
    """By their paths below `docs/`. No page of a report speaks of them."""
    prose: tuple[ProsePage, ...]
    pictures: Mapping[str, Photo]
    """The photos that news show, by their paths below `docs/`."""
    reports: tuple[Report, ...]
    """Newest first, samples after all others, without drafts and reports with mistakes."""

    @property
    def held(self) -> Mapping[str, Any]:
        """All of it by name, without what is computed from it."""
        return {each.name: getattr(self, each.name) for each in fields(self)}
