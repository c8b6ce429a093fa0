"""`python -m bench.lay FOLDER N`: lay out the project with N invented reports, to build or to look at."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.content import SEED, reports
from bench.names import read_names
from bench.ours import lay_ours
from bench.pool import lay_pool


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.lay", description="Lay out the project with invented reports.")
    parser.add_argument("folder", type=Path, help="where; it must not be there yet")
    parser.add_argument("number", type=int, help="how many reports")
    parser.add_argument("--photos", type=int, default=2, help="of each report, from six that all share (default: 2)")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    given.folder.mkdir(parents=True)
    pool = lay_pool(given.folder / "photos", given.seed)
    lay_ours(given.folder / "ours", reports(given.number, read_names(), given.photos, given.seed), pool)


if __name__ == "__main__":
    main()
