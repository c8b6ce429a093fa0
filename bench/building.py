"""Builds in turn: cold, nothing changed, one report edited; and cold with a search index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bench.laying import Laid
from bench.measuring import Cost, Failed, measure, rounded

MODES = ("cold", "unchanged", "edited")
Say = Callable[[str], None]


def build_in_turn(laid: Sequence[Laid], number: int, rounds: int, search: bool, say: Say) -> Iterator[dict[str, Any]]:
    """One record for each build. The first of each is not counted: it fills the disk's cache and encodes the photos."""
    for each in laid:
        _build(each)
        say(f"N={number} {each.contender.name}: {each.count()} pages")
    for turn in range(rounds):
        for mode in (*MODES, *(["search"] if search else [])):
            for each in _from(laid, turn):
                cost = _prepared(each, mode, turn)
                say(
                    f"N={number} {mode} {each.contender.name}: {cost.wall:.2f} s, CPU {cost.cpu:.2f} s, {cost.peak_mb:.0f} MB"
                )
                who = {"n": number, "mode": mode, "contender": each.contender.name, "round": turn + 1}
                yield {**who, "pages": each.count(), **rounded(cost)}


def _from(laid: Sequence[Laid], turn: int) -> list[Laid]:
    """Each round begins with another one."""
    begin = turn % len(laid)
    return [*laid[begin:], *laid[:begin]]


def _prepared(each: Laid, mode: str, turn: int) -> Cost:
    if mode in ("cold", "search"):
        each.contender.forget(each.folder)
    if mode == "search":
        return measure(each.contender.search(), each.folder, each.contender.environment)
    if mode != "edited":
        return _build(each)
    word = f"turn{turn + 1}"
    each.edit(word)
    cost = _build(each)
    if not each.shows(word):
        raise Failed(
            f"{each.contender.title}: the edited report is not in {each.contender.page(each.folder, each.slug)}"
        )
    return cost


def _build(each: Laid) -> Cost:
    return measure([each.contender.build], each.folder, each.contender.environment)
