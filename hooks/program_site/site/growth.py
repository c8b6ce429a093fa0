"""Growing languages: how much of the site there is in each of them already, and where something is missing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from program_site.content.catalog import Catalog
from program_site.content.data.texts import said_in_languages
from program_site.i18n.localizer import Localizer
from program_site.messages import FALLBACK, labels


@dataclass(frozen=True)
class Counted:
    """How many there are, and how many of these are complete, without samples."""

    all: int
    complete: int


@dataclass(frozen=True)
class Growth:
    """What there is in one language. Nothing of it is demanded."""

    language: str
    shown: str
    """The language that stands in for it."""
    pages: Counted
    texts: Counted
    """Those of the data."""
    reports: Counted
    words: Counted
    """Those of the generator: headings, buttons, messages."""
    missing: Mapping[str, int]
    """How many texts are missing in each data file."""

    @property
    def is_whole(self) -> bool:
        """Whether it can be demanded from now on: reports and the words of the generator never are."""
        return self.pages.all == self.pages.complete and self.texts.all == self.texts.complete

    def said(self, localizer: Localizer) -> str:
        """In one sentence."""
        localizer = localizer.speaking("growing.whole" if self.is_whole else "growing.state")
        names = {
            "language": localizer.language_in_passing(self.language),
            "shown": localizer.language_in_passing(self.shown),
        }
        if self.is_whole:
            return localizer.t("growing.whole", code=self.language, **names)
        counts = {"pages": self.pages.complete, "all_pages": self.pages.all}
        counts |= {"texts": self.texts.complete, "all_texts": self.texts.all}
        return localizer.t("growing.state", **names, **counts)


def growths(catalog: Catalog) -> tuple[Growth, ...]:
    return tuple(_growth(catalog, code) for code in catalog.project.growing)


def _growth(catalog: Catalog, language: str) -> Growth:
    wanted, missing = Counter[str](), Counter[str]()
    for kind, held in catalog.held.items():
        for text, *_ in said_in_languages(held):
            wanted[f"data/{kind}.yml"] += 1
            missing[f"data/{kind}.yml"] += language not in text.root
    addresses = {page.address for page in catalog.prose}
    pages = sum(page.language == language for page in catalog.prose)
    reports = catalog.counted_reports
    words = labels(FALLBACK)
    return Growth(
        language=language,
        shown=catalog.languages[0],
        pages=Counted(len(addresses), pages),
        texts=Counted(wanted.total(), wanted.total() - missing.total()),
        reports=Counted(len(reports), sum(language in report.texts for report in reports)),
        words=Counted(len(words), len(words & labels(language))),
        missing={path: count for path, count in missing.items() if count},
    )
