"""`python -m bench.readme`: the tables of the last `make bench`, from results.json into bench/README.md."""

from __future__ import annotations

import json
from pathlib import Path

from bench.names import ROOT
from bench.table import tables

RESULTS = Path(__file__).with_name("results.json")
README = ROOT / "bench" / "README.md"
BEGIN, END = "<!-- written by python -m bench.readme -->\n\n", "\n\n<!-- until here -->"


def shown(readme: str) -> str:
    """The tables that stand there."""
    return readme.partition(BEGIN)[2].partition(END)[0]


def main() -> None:
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    written = tables(json.loads(RESULTS.read_text(encoding="utf-8")))
    README.write_text(f"{before}{BEGIN}{written}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
