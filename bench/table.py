"""What was measured, as tables for the README: ratios beside their goals, then medians."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

TITLES = {"ours": "this project", "hugo": "Hugo", "eleventy": "Eleventy", "mkdocs": "plain MkDocs", "sharp": "sharp"}
_NONE = "–"


@dataclass(frozen=True)
class Results:
    """The records of a run."""

    records: dict[str, Any]

    def sizes(self) -> list[int]:
        return sorted({each["n"] for each in self.records["builds"]})

    def built(self, n: int, mode: str, contender: str, what: str = "wall") -> float | None:
        return self._median("builds", what, n=n, mode=mode, contender=contender)

    def served(self, n: int, contender: str) -> float | None:
        return self._median("served", "seconds", n=n, contender=contender)

    def processed(self, contender: str, mode: str = "cold", what: str = "wall") -> float | None:
        return self._median("photos", what, contender=contender, mode=mode)

    def _median(self, kind: str, what: str, **wanted: Any) -> float | None:
        found = [each[what] for each in self.records[kind] if wanted.items() <= each.items()]
        return median(found) if found else None


def tables(records: dict[str, Any]) -> str:
    results = Results(records)
    machine, number = records["machine"], records["rounds"]
    load = f" (load {machine['load']} before)" if "load" in machine else ""
    rounds = f"medians of {number} rounds" if number > 1 else "one round"
    said = f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB{load}; {rounds}"
    return "\n\n".join(["\n".join(_ratios(results)), f"{said}. {_taking_part(records)}.", "\n".join(_medians(results))])


def _taking_part(records: dict[str, Any]) -> str:
    """Every version, and the commit of this project."""
    named = ("python", "mkdocs", "mkdocs-material", "hugo", "eleventy", "sharp", "pagefind", "commit")
    versions = records["versions"]
    return ", ".join(f"{name} {versions[name]}" for name in named if name in versions)


def _ratios(results: Results) -> Iterator[str]:
    """The figures that have a goal, with it, and others beside them; no row for what was not asked for."""
    yield "| | goal | measured |"
    yield "|---|---|---|"
    if sizes := results.sizes():
        yield from _of_builds(results, sizes)
    if served := sorted({each["n"] for each in results.records["served"]}):
        seconds = _each(served, lambda n: results.served(n, "ours"), " s")
        yield _row(f"save to served, a report, N={_several(served)}", "≤ 1 s", seconds)
    for number in sorted({each["photos"] for each in results.records["photos"]}):
        ratio = _ratio(results.processed("ours"), results.processed("sharp"))
        goal = _at([number], 200, "≤ 1.2")
        yield _row(f"{number} photos of 12 megapixels to all widths, cold, against sharp", goal, ratio)


def _of_builds(results: Results, sizes: list[int]) -> Iterator[str]:
    goals = {1000: "≤ 2.0", 3000: "≤ 1.2"}
    goal = " / ".join(goals.get(n, "shown") for n in sizes)
    yield _row(f"cold, N={_several(sizes)}, wall, against Hugo", goal, _against(results, "hugo", sizes, "cold"))
    yield _row(
        f"cold, N={_several(sizes)}, wall, against Eleventy", "shown", _against(results, "eleventy", sizes, "cold")
    )
    plain = [n for n in sizes if results.built(n, "cold", "mkdocs")][-1:]
    goal = _at(plain, 1000, "≤ 0.4")
    yield _row(f"cold, N={_several(plain)}, against plain MkDocs", goal, _against(results, "mkdocs", plain, "cold"))
    last = sizes[-1:]
    for mode, title, goal in (("edited", "one report edited", "≤ 0.3"), ("unchanged", "nothing changed", "≤ 0.25")):
        ratio = _against(results, "hugo", last, mode)
        yield _row(f"{title}, N={_several(last)}, against Hugo's rebuild", _at(last, 3000, goal), ratio)
    yield from _growth(results, sizes)
    peak = _each(last, lambda n: results.built(n, "cold", "ours", "peak_mb"), " MB")
    yield _row(f"peak memory of the largest process, N={_several(last)}, cold", _at(last, 3000, "≤ 300 MB"), peak)
    for rival, title in (("hugo", "Hugo with Pagefind"), ("mkdocs", "plain MkDocs with its own search")):
        if shown := [n for n in sizes if results.built(n, "search", "ours") and results.built(n, "search", rival)]:
            ratio = _against(results, rival, shown, "search")
            yield _row(f"with a search index, cold, N={_several(shown)}, against {title}", "shown", ratio)


def _at(sizes: list[int], size: int, goal: str) -> str:
    """A goal is set for one size."""
    return goal if sizes == [size] else "shown"


def _growth(results: Results, sizes: list[int]) -> Iterator[str]:
    for small, large in pairwise(sizes):
        ratio = _ratio(results.built(large, "cold", "ours", "cpu"), results.built(small, "cold", "ours", "cpu"))
        goal = "≤ 3.3 times" if (small, large) == (1000, 3000) else "shown"
        yield _row(f"growth of CPU time from N={small} to {large}, cold", goal, ratio)


def _medians(results: Results) -> Iterator[str]:
    yield "| N | | cold: CPU / wall s | unchanged | one edited | with search | save to served s | peak MB |"
    yield "|---|---|---|---|---|---|---|---|"
    for n in sorted({*results.sizes(), *(each["n"] for each in results.records["served"])}):
        for name in ("ours", "hugo", "eleventy", "mkdocs"):
            modes = [_cpu_and_wall(results, n, mode, name) for mode in ("cold", "unchanged", "edited", "search")]
            served, peak = results.served(n, name), results.built(n, "cold", name, "peak_mb")
            cells = [*modes, f"{served:.2f}" if served else _NONE, f"{peak:.0f}" if peak else _NONE]
            if set(cells) != {_NONE}:
                yield f"| {n} | {TITLES[name]} | {' | '.join(cells)} |"
    for name, mode in (("ours", "cold"), ("ours", "unchanged"), ("sharp", "cold")):
        wall, cpu, peak = (results.processed(name, mode, what) for what in ("wall", "cpu", "peak_mb"))
        if wall and cpu and peak:
            shown = [_NONE, f"{cpu:.1f} / {wall:.1f}"] if mode == "unchanged" else [f"{cpu:.1f} / {wall:.1f}", _NONE]
            yield f"| photos | {TITLES[name]} | {' | '.join(shown)} | {_NONE} | {_NONE} | {_NONE} | {peak:.0f} |"


def _cpu_and_wall(results: Results, n: int, mode: str, name: str) -> str:
    cpu, wall = (results.built(n, mode, name, what) for what in ("cpu", "wall"))
    return f"{cpu:.1f} / {wall:.1f}" if cpu and wall else _NONE


def _against(results: Results, rival: str, sizes: list[int], mode: str) -> str:
    return " / ".join(_ratio(results.built(n, mode, "ours"), results.built(n, mode, rival)) for n in sizes) or _NONE


def _ratio(ours: float | None, theirs: float | None) -> str:
    return f"{ours / theirs:.2f}" if ours and theirs else _NONE


def _each(sizes: list[int], value: Callable[[int], float | None], unit: str) -> str:
    return " / ".join(f"{_number(found)}{unit}" if (found := value(n)) else _NONE for n in sizes) or _NONE


def _number(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def _several(sizes: list[int]) -> str:
    return " / ".join(map(str, sizes)) or _NONE


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
