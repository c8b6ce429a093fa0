"""What is answered to whoever put files into data/inbox/: Markdown for a pull request or a comment, in words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from program_site.commands.check.formats import as_code, in_markdown
from program_site.i18n.localizer import Localizer
from program_site.intake.inbox import Came
from program_site.messages import available
from program_site.text.problems import Problem

_MOST_LINES = 150
"""Of each file and kind. A comment may have 65,536 signs."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    read: Mapping[str, Came]
    """By the languages in which it can be answered, as its problems and notes are said in one; the first is that of the site."""
    conflicts: tuple[Problem, ...] = ()
    """Why its changes were not put into the data: what stands there is another, or something would be wrong then."""
    since: Sequence[str] = ()
    """The data files that were changed after these changes were made."""
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What it changes, by language."""
    already: int = 0
    """How many of its changes stood there as they were wanted."""
    remarks: tuple[Problem, ...] = ()
    """What the checker only warns of in the data since."""

    @property
    def came(self) -> Came:
        return next(iter(self.read.values()))

    @property
    def refused(self) -> bool:
        return bool(self.conflicts) or any(not problem.warning for problem in self.came.problems)

    def in_language(self, code: str) -> Came:
        return self.read.get(code, self.came)


def is_given_away(outcomes: Sequence[Outcome]) -> bool:
    """Whether any of it tells of single people: then, where everyone can read it, nothing may lead on from there."""
    return any(each.came.is_private for each in outcomes)


def answer(outcomes: Sequence[Outcome], languages: Sequence[str], public: bool) -> str:
    """In the language of whoever made the files, where they say so; otherwise in all languages of the site."""
    return _in_each(outcomes, languages, lambda localizer: _part(outcomes, localizer, public))


def moved(outcomes: Sequence[Outcome], languages: Sequence[str]) -> str:
    """The answer where the files are others by now than those that were read."""
    return _in_each(outcomes, languages, lambda localizer: localizer.t("inbox.moved"))


def _in_each(outcomes: Sequence[Outcome], languages: Sequence[str], part: Callable[[Localizer], str]) -> str:
    own = [each.came.language for each in outcomes if each.came.language in available()]
    spoken = dict.fromkeys(code for code in own if code)
    if len(own) < len(outcomes):  # of some nobody knows it
        spoken = dict.fromkeys([*languages, *spoken])
    return "\n\n---\n\n".join(part(Localizer(code)) for code in spoken) + "\n"


def _part(outcomes: Sequence[Outcome], localizer: Localizer, public: bool) -> str:
    if public and is_given_away(outcomes):
        names = localizer.t("comma").join(as_code(each.came.name) for each in outcomes if each.came.is_private)
        return localizer.t("inbox.given_away", names=names)
    parts = [part for each in outcomes for part in _of_file(each, localizer)]
    all_refused = all(each.refused for each in outcomes)
    parts.append(localizer.t("inbox.only_clears" if all_refused else "inbox.next"))
    if any(each.came.is_private for each in outcomes):
        parts.append(localizer.t("inbox.in_history"))
    elif public and any(each.came.kind is None for each in outcomes):
        parts.append(localizer.t("inbox.public"))
    return "\n\n".join(parts)


def _of_file(outcome: Outcome, localizer: Localizer) -> Iterator[str]:
    came = outcome.in_language(localizer.language)
    yield f"#### {as_code(came.name)}"
    if outcome.refused:
        yield localizer.t("inbox.refused")
        yield _listed([_problem(each, came, localizer) for each in (*came.problems, *outcome.conflicts)], localizer)
        if outcome.since:
            paths = localizer.t("comma").join(map(as_code, outcome.since))
            yield localizer.t("accept_changes.moved_on", paths=paths).strip()
        yield localizer.t("inbox.mend")
        return
    if lines := outcome.lines.get(localizer.language, ()):
        yield _listed([_nested(line) for line in lines], localizer)
        if outcome.already:
            yield localizer.t("accept_changes.some_already", n=outcome.already).strip()
    else:
        yield localizer.t("inbox.nothing")
    told = [f"- {as_code(note)}" for note in came.notes]
    if told:
        yield "\n".join([localizer.t("inbox.left_out"), "", *told])
    remarks = [_problem(each, came, localizer) for each in (*came.problems, *outcome.remarks)]
    if remarks:
        yield "\n".join([localizer.t("inbox.remarks"), "", _listed(remarks, localizer)])


def _nested(line: str) -> str:
    """A line of words, as deep in a list as it stands in."""
    text = line.lstrip(" ")
    return f"{line[: len(line) - len(text)]}- {as_code(text)}"


def _problem(problem: Problem, came: Came, localizer: Localizer) -> str:
    """With its place, where that says more than the name of the file above."""
    elsewhere = problem.path if not came.name.endswith(problem.path) else ""
    place = problem.cell or (f"{elsewhere}:{problem.line}" if elsewhere else "")
    said = in_markdown(problem, localizer.language)
    return f"- {as_code(place)} · {said}" if place else f"- {said}"


def _listed(lines: Sequence[str], localizer: Localizer) -> str:
    more = len(lines) - _MOST_LINES
    return "\n".join([*lines[:_MOST_LINES], *([f"- {localizer.t('inbox.more', n=more)}"] if more > 0 else [])])
