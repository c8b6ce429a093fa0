"""What Python's readers and checks say of one record, asked without reading everything else again."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from conftest import ROOT
from desk_records import TODAY, Case
from program_site.content.data.files import ONE, ids_of, read_values
from program_site.load import Data, load_data
from program_site.text.problems import Problem
from program_site.text.yaml_source import Location, YamlSource, read_yaml
from program_site.validation.aliases import check_aliases
from program_site.validation.calls import check_calls
from program_site.validation.doubles import check_doubles
from program_site.validation.examples import check_examples
from program_site.validation.later_facts import check_later_facts
from program_site.validation.mobility import check_mobility
from program_site.validation.news import check_news
from program_site.validation.plausible import check_plausible
from program_site.validation.slots import check_slots
from program_site.validation.waiting import check_waiting, milder

DAY = datetime.date.fromisoformat(TODAY)


class Said(NamedTuple):
    """A problem, by the line of the record on which it stands."""

    line: int
    code: str
    what: str
    """Of a field or language that is missing, which one."""
    warning: bool


@functools.cache
def data() -> Data:
    return load_data(ROOT)


class Asked(NamedTuple):
    """What stands in the file, and what is said of it."""

    source: YamlSource
    at: Location
    said: set[Said]

    def line(self, place: Location) -> int:
        return self.source.line_of((*self.at, *place))


def ask(case: Case) -> Asked:
    value = case.record if case.file in ONE else [*case.others, case.record]
    at: Location = () if case.file in ONE else (len(case.others),)
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=False, width=10**6)
    source = read_yaml(text, f"data/{case.file}.yml")
    assert source.problems == (), source.problems
    lines = {line for place, line in source.lines.items() if place[: len(at)] == at}
    said = {one for each in _problems(case.file, source) if each.line in lines for one in _said(each)}
    return Asked(source, at, said)


def _said(problem: Problem) -> Iterator[Said]:
    named = {"D102": "key", "D107": "language"}.get(problem.code, "")
    for each in problem.values.get(named, "").split(", "):
        yield Said(problem.line, problem.code, each, problem.warning)


def _problems(file: str, source: YamlSource) -> list[Problem]:
    known = data()
    assert known.whole
    problems: list[Problem] = []
    documents = {**known.documents, file: source}
    own = ids_of({file: source}, problems)
    ids = {**known.reading.ids, file: own[file]} if file in own else dict(known.reading.ids)
    if file == "sources":
        ids["quotations"] = own["quotations"]
    value = read_values({file: source}, dataclasses.replace(known.reading, ids=ids), problems)[file]
    broken, unreadable = {file} if any(each.stops for each in problems) else set(), len(problems)
    values = {each.name: getattr(known.whole, each.name) for each in dataclasses.fields(known.whole)} | {file: value}
    problems += check_waiting({file: value}, documents, DAY)
    if file not in broken:
        problems += _of_whole(file, dataclasses.replace(known.whole, **values | {"today": DAY}), documents)
    alone = {file: source, "project": documents["project"]}
    for check in (
        check_examples(alone),
        check_doubles({file: source}),
        check_slots({file: source}, known.reading.languages),
    ):
        problems += [each for each in check if each.path == source.path]
    problems[unreadable:] = milder(problems[unreadable:], {file: source})
    return [each for each in problems if each.path == source.path]


def _of_whole(file: str, catalog: Any, documents: dict[str, YamlSource]) -> Iterator[Problem]:
    few = {name: documents[name] for name in (file, "project", "sources")}
    yield from check_later_facts(catalog, few, ())
    yield from check_plausible(catalog, few, ())
    yield from check_aliases(catalog, few, set())
    if file == "calls":
        yield from check_calls(catalog.calls, documents[file], DAY)
    if file == "news":
        yield from check_news(catalog, documents[file])
    if file == "mobility":
        yield from check_mobility(catalog, catalog.mobility, documents[file])
