"""Loading: `data/`, `docs/` and `activity_reports/` become a catalog, with all problems at once."""

import datetime
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from program_site.build.cache import cache_is_off
from program_site.content.catalog import Catalog
from program_site.content.data.files import (
    fiscal_start_of,
    growing_of,
    ids_of,
    languages_of,
    read_documents,
    read_values,
    timezone_of,
    wants_guides,
)
from program_site.content.data.marks import TranslatedData, read_marks
from program_site.content.data.naming import called, field_words
from program_site.content.data.texts import data_texts
from program_site.content.data.waiting import Hidden, Waiting, hidden, published, waiting
from program_site.content.docs import ProsePage, read_prose
from program_site.content.documents import documents_in
from program_site.content.news_photos import read_news_photos
from program_site.content.reports.first_days import with_first_days
from program_site.content.reports.folder import Known, read_reports
from program_site.content.reports.report import FOLDER, Report
from program_site.text.clock import today
from program_site.text.problems import Problem, ProblemsFound
from program_site.text.records import Reading
from program_site.text.yaml_source import YamlSource
from program_site.validation.all_checks import Unchecked, check_beyond_shapes, check_data
from program_site.validation.examples import is_laid_out
from program_site.validation.missing_ids import gathered
from program_site.validation.pages import check_redirects, check_removed_reports
from program_site.validation.report_links import check_report_links
from program_site.validation.waiting import check_updated_pages, check_waiting, milder

DRAFTS = "DRAFTS"
"""Set, it lets a preview show what waits. No build looks at it."""


@dataclass(frozen=True)
class Loaded:
    """What reading gave: a catalog, unless the data are too broken for one, and all problems."""

    catalog: Catalog | None
    problems: tuple[Problem, ...]
    is_example: bool = False
    """Whether the project still is the example that a new site begins with."""
    lacks_history: bool = False
    """Whether nothing tells when some of the reports came in, as the repository's history is not there."""
    waiting: tuple[Waiting, ...] = ()
    """The entries that are not published yet."""
    whole: Catalog | None = None
    """The catalog as if nothing waited, without reports: for what is made once and not on every day."""

    @property
    def stopping(self) -> tuple[Problem, ...]:
        """What keeps the whole site from being built: a report with mistakes is only left out of it."""
        return tuple(each for each in self.problems if each.stops and not each.path.startswith(f"{FOLDER}/"))

    @property
    def broken_reports(self) -> set[str]:
        """The names of the folders of reports that are left out."""
        return _broken_reports(self.problems)

    def checked(self) -> Catalog:
        """The catalog of a faultless input. Raises ProblemsFound for any other."""
        if self.catalog is None or any(each.stops for each in self.problems):
            raise ProblemsFound(self.problems)
        return self.catalog


@dataclass(frozen=True)
class Data:
    """All that was read besides reports, with what it shows by itself: a preview keeps it while reports change."""

    root: Path
    documents: Mapping[str, YamlSource]
    reading: Reading
    catalog: Catalog | None
    """Without reports yet, and without what waits."""
    whole: Catalog | None
    """The same with what waits."""
    hidden: Hidden
    waiting: tuple[Waiting, ...]
    broken: frozenset[str]
    """The data files with mistakes, for which nothing else is blamed."""
    problems: tuple[Problem, ...]
    reports: Known | None
    """Of reports that were read beside it, where they will be read again."""


def load(root: Path, only: Collection[str] | None = None) -> Loaded:
    """Read `data/`, `docs/` and `activity_reports/` below `root`; `only` names the reports to read, if not all."""
    return load_reports(load_data(root), only)


def load_data(root: Path, again: bool = False) -> Data:
    """`again`: reports will be read beside these data more than once."""
    problems: list[Problem] = []
    documents = read_documents(root, problems)
    reading = Reading(
        languages_of(documents.get("project")),
        ids_of(documents, problems),
        names=called(documents),
        fiscal_start=fiscal_start_of(documents.get("project")),
        timezone=timezone_of(documents.get("project")),
        words=field_words(),
        growing=growing_of(documents.get("project")),
    )
    prose: tuple[ProsePage, ...] = ()
    if reading.languages:  # without them every page and report would look wrong
        prose, prose_problems = read_prose(
            root, reading.languages, wants_guides(documents.get("project")), reading.growing
        )
        problems += prose_problems
    values = read_values(documents, reading, problems)
    marks, marks_problems = read_marks(root)
    problems += marks_problems
    day, catalog, whole = today(reading.timezone), None, None
    shown = datetime.date.max if again and os.environ.get(DRAFTS) else day
    ids, unreadable = hidden(values, shown), len(problems)
    problems += check_waiting(values, documents, day)
    if values["project"]:
        texts = tuple(data_texts(values, documents, reading.languages))
        translated = TranslatedData(tuple(each for each in texts if not each.is_of(ids)), marks)
        news = documents.get("news") if "news" not in _broken_files(problems) else None
        pictures, photo_problems = read_news_photos(root, values["news"], news)
        files = documents_in(root)
        whole = Catalog(
            today=day, translated=translated, documents=files, prose=prose, pictures=pictures, reports=(), **values
        )
        catalog = replace(whole, **published(values, shown, ids))
        problems += [*_missing_pictures(root, catalog, documents["project"]), *check_updated_pages(catalog)]
    broken = _broken_files(problems)
    if catalog and whole:
        problems += photo_problems
        problems += check_data(Unchecked(root, documents, broken, whole, catalog, ids, reading.ids))
    problems += check_beyond_shapes(documents, reading.languages, prose)
    known: Known | None = {} if again and not cache_is_off() else None
    if shown == day:  # a preview that shows drafts cannot do without what they name
        problems[unreadable:] = milder(problems[unreadable:], documents)
    return Data(root, documents, reading, catalog, whole, ids, waiting(values, shown), broken, tuple(problems), known)


def load_reports(data: Data, only: Collection[str] | None = None) -> Loaded:
    """The reports beside data that were read before, and what only both together show."""
    problems = list(data.problems)
    reports: tuple[Report, ...] = ()
    if data.reading.languages:
        reports, report_problems = read_reports(data.root, data.reading, only, data.reports)
        problems += report_problems
    catalog, lacks_history = data.catalog, False
    if catalog:
        reports, lacks_history = with_first_days(data.root, reports, catalog.project.university.timezone)
        catalog = replace(catalog, reports=tuple(report.without(data.hidden) for report in reports))
        documents, broken = data.documents, data.broken
        if "redirects" not in broken and "redirects" in documents:
            problems += check_redirects(
                catalog, documents["redirects"], broken | _broken_reports(problems), data.hidden
            )
        if "removed_reports" not in broken and "removed_reports" in documents:
            problems += check_removed_reports(catalog, documents["removed_reports"])
        problems += check_report_links(catalog, data.root, broken | _broken_reports(problems), data.hidden)
    if only is None:  # whoever asks for some reports is to hear of them, not of the data
        problems = gathered(problems)
    found = tuple(sorted(problems, key=lambda problem: problem.place))
    is_example = is_laid_out(data.documents.get("project"))
    return Loaded(catalog, found, is_example, lacks_history, data.waiting, data.whole)


def _missing_pictures(root: Path, catalog: Catalog, source: YamlSource) -> Iterator[Problem]:
    named: dict[tuple[str | int, ...], str | None] = {("share_image",): catalog.project.share_image}
    named |= {("share_images", number, "image"): each.image for number, each in enumerate(catalog.project.share_images)}
    for place, picture in named.items():
        if picture and not (root / "docs" / picture).is_file():
            yield Problem("P209", source.path, source.line_of(place), {"value": f"docs/{picture}"})


def _broken_files(problems: Iterable[Problem]) -> frozenset[str]:
    """The data files with mistakes. A warning is none: it must not keep anything else from being said."""
    return frozenset(Path(each.path).stem for each in problems if each.stops and each.path.startswith("data/"))


def _broken_reports(problems: Iterable[Problem]) -> set[str]:
    """The folders of reports that are left out for their mistakes."""
    paths = (Path(problem.path).parts for problem in problems if problem.stops)
    return {parts[1] for parts in paths if parts[0] == FOLDER and len(parts) > 1}
