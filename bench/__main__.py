"""`python -m bench`: lay out, build in turn, serve, process photos; say what was measured and keep it."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.building import build_in_turn
from bench.contenders import Contender, contenders
from bench.content import SEED
from bench.laying import lay
from bench.machine import machine, versions
from bench.measuring import Failed
from bench.names import ROOT
from bench.photos import process_in_turn
from bench.readme import RESULTS
from bench.serving import serve_in_turn
from bench.table import tables


def _numbers(text: str) -> list[int]:
    return [int(each) for each in text.split(",") if each]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench", description="Build the same reports with several generators, in turn."
    )
    parser.add_argument("--sizes", type=_numbers, default=[100, 1000, 3000], help="how many reports (100,1000,3000)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--served", type=_numbers, default=[79, 1000], help="sizes of which a preview is asked (79,1000)"
    )
    parser.add_argument("--photos", type=int, default=200, help="how many photos of 12 megapixels; 0: none (200)")
    parser.add_argument("--plain-up-to", type=int, default=1000, help="the largest size for plain MkDocs (1000)")
    parser.add_argument("--search-up-to", type=int, default=1000, help="the largest size with a search index (1000)")
    parser.add_argument("--only", default="", help="some contenders: ours,hugo,eleventy,mkdocs")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--folder", type=Path, default=ROOT / ".cache" / "bench", help="where all is laid out")
    parser.add_argument("--results", type=Path, default=RESULTS)
    return parser.parse_args()


def main() -> int:
    given = _arguments()
    asked = [each for each in contenders() if not given.only or each.name in given.only.split(",")]
    for missing in {"hugo", "eleventy"} - {each.name for each in contenders()}:
        _say(f"{missing} is not installed, and is left out")
    records: dict[str, Any] = {"machine": machine(), "versions": versions(), "seed": given.seed, "rounds": given.rounds}
    records |= {"builds": [], "served": [], "photos": []}
    failed = False
    given.folder.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=given.folder, prefix="run-"))
    try:
        _measure(given, folder, asked, records)
    except Failed as error:  # what was measured until now took an hour, perhaps
        _say(str(error))
        failed = True
    shutil.rmtree(folder)  # not before all is measured: see Contender.forget
    given.results.write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(tables(records))
    return 1 if failed else 0


def _measure(given: argparse.Namespace, root: Path, asked: list[Contender], records: dict[str, Any]) -> None:
    """Adds to the records."""
    for number in sorted({*given.sizes, *given.served}):
        folder = root / str(number)
        taking_part = [each for each in asked if each.name != "mkdocs" or number <= given.plain_up_to]
        laid = lay(folder, taking_part, number, given.seed)
        if number in given.sizes:
            records["builds"].extend(build_in_turn(laid, number, given.rounds, number <= given.search_up_to, _say))
        if number in given.served:
            records["served"].extend(serve_in_turn(laid, number, given.rounds, _say))
    if given.photos:
        folder = root / "photos"
        records["photos"].extend(process_in_turn(folder, given.photos, given.rounds, given.seed, _say))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
