"""`data/rubric_results.yml`, which only this command writes: the counts of every group."""

from collections.abc import Iterator, Sequence

from program_site.content.data.rubric_results import RubricResult
from program_site.i18n.localizer import Localizer

PATH = "data/rubric_results.yml"


def joined(old: Sequence[RubricResult], new: Sequence[RubricResult]) -> tuple[RubricResult, ...]:
    """All groups by year. New ones replace old ones."""
    groups = {(each.year, each.direction): each for each in (*old, *new)}
    return tuple(sorted(groups.values(), key=lambda each: (each.year, each.direction == "inbound")))


def as_yaml(results: Sequence[RubricResult], languages: Sequence[str]) -> str:
    lines = ["# yaml-language-server: $schema=schema/rubric_results.json"]
    lines += [f"# {Localizer(code).t('import_rubric.file_note')}" for code in languages]
    for each in results:
        lines += ["", *_entry(each)]
    return "\n".join(lines) + "\n"


def _entry(result: RubricResult) -> Iterator[str]:
    yield f"- year: {result.year}"
    yield f"  direction: {result.direction}"
    for name, moment in (("before", result.before), ("after", result.after)):
        yield f"  {name}:"
        for ability, counts in moment.items():
            yield f"    {ability}: [{', '.join(map(str, counts))}]"
