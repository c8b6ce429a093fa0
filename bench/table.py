"""What was measured, as tables for the README: ratios beside their goals, then medians."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
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

    def developed(self, contender: str, mode: str = "cold", what: str = "wall") -> float | None:
        return self._median("photos", what, contender=contender, mode=mode)

    def _median(self, kind: str, what: str, **wanted: Any) -> float | None:
        found = [each[what] for each in self.records[kind] if wanted.items() <= each.items()]
        return median(found) if found else None


def tables(records: dict[str, Any]) -> str:
    results = Results(records)
    machine, rounds = records["machine"], records["rounds"]
    said = f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB; medians of {rounds} rounds"
    blocks = ["\n".join(_ratios(results)), said + ".", "\n".join(_medians(results))]
    return "\n\n".join(blocks) + "\n"


def _ratios(results: Results) -> Iterator[str]:
    sizes = results.sizes()
    largest = sizes[-1]
    yield "| | goal | measured |"
    yield "|---|---|---|"
    goals = {100: "shown", 1000: "≤ 2.0", 3000: "≤ 1.2"}
    for rival in ("hugo", "eleventy"):
        goal = " / ".join(goals.get(n, "shown") for n in sizes) if rival == "hugo" else "shown"
        yield _row(
            f"cold, N={_several(sizes)}, wall, against {TITLES[rival]}", goal, _against(results, rival, sizes, "cold")
        )
    plain = [n for n in sizes if results.built(n, "cold", "mkdocs")]
    yield _row(
        f"cold, N={_several(plain[-1:])}, against {TITLES['mkdocs']}",
        "≤ 0.4",
        _against(results, "mkdocs", plain[-1:], "cold"),
    )
    for mode, title, goal in (("edited", "one report edited", "≤ 0.3"), ("unchanged", "nothing changed", "≤ 0.25")):
        yield _row(f"{title}, N={largest}, against Hugo's rebuild", goal, _against(results, "hugo", [largest], mode))
    served = sorted({each["n"] for each in results.records["served"]})
    yield _row(
        f"save to served, a report, N={_several(served)}",
        "≤ 1 s",
        _each(served, lambda n: results.served(n, "ours"), " s"),
    )
    yield _row(*_growth(results, sizes))
    peak = results.built(largest, "cold", "ours", "peak_mb")
    yield _row(
        f"peak memory of the largest process, N={largest}, cold", "≤ 300 MB", f"{peak:.0f} MB" if peak else _NONE
    )
    photos = max((each["photos"] for each in results.records["photos"]), default=0)
    ratio = _ratio(results.developed("ours"), results.developed("sharp"))
    yield _row(f"{photos} photos of 12 megapixels to all widths, cold, against sharp", "≤ 1.2", ratio)
    searched = [n for n in sizes if results.built(n, "search", "ours")]
    for rival in ("hugo", "mkdocs"):
        shown = [n for n in searched if results.built(n, "search", rival)]
        with_what = "Hugo with Pagefind" if rival == "hugo" else "plain MkDocs with its own search"
        if shown:
            title = f"with a search index, cold, N={_several(shown)}, against {with_what}"
            yield _row(title, "shown", _against(results, rival, shown, "search"))


def _growth(results: Results, sizes: list[int]) -> tuple[str, str, str]:
    small, large = (1000, 3000) if {1000, 3000} <= set(sizes) else (sizes[0], sizes[-1])
    before, after = (results.built(n, "cold", "ours", "cpu") for n in (small, large))
    goal = "≤ 3.3 times" if (small, large) == (1000, 3000) else "shown"
    return f"growth of CPU time from N={small} to {large}, cold", goal, _ratio(after, before)


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
        wall, cpu, peak = (results.developed(name, mode, what) for what in ("wall", "cpu", "peak_mb"))
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
    return " / ".join(f"{found:.2f}{unit}" if (found := value(n)) else _NONE for n in sizes) or _NONE


def _several(sizes: list[int]) -> str:
    return " / ".join(map(str, sizes)) or _NONE


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
