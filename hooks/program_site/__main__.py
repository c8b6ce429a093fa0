"""The command line: `python -m program_site check`, `… schema`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from program_site.configuration import check_configuration
from program_site.loading import load
from program_site.messages import available
from program_site.schemas import write_schemas
from program_site.wording import Voice, say_problem


def check(root: Path, language: str | None) -> int:
    """Print every problem. 0: nothing but warnings, 1: errors."""
    loaded = load(root)
    problems = sorted(
        [*loaded.problems, *(check_configuration(root, loaded.catalog) if loaded.catalog else [])],
        key=lambda problem: problem.place,
    )
    own = language or (loaded.catalog.languages[0] if loaded.catalog else "en")
    previous = ""
    for problem in problems:
        if problem.path != previous and previous:
            print()
        previous = problem.path
        print(Voice(language).problem(problem) if language else say_problem(problem, own))
    if problems:
        print()
    count = len(problems)
    print(Voice(own).say("check.problems", n=count) if count else Voice(own).say("check.clean"))
    return 1 if any(not problem.warning for problem in problems) else 0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="program_site", description="Check the content of the site without building it."
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the folder that holds data/ (default: here)")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="say every mistake in data/, docs/ and activity_reports/")
    checking.add_argument("--lang", choices=available(), help="speak this language, whatever the file's own is")
    commands.add_parser("schema", help="write the JSON Schemas that editors use to data/schema/")
    given = parser.parse_args(arguments)
    if given.command == "check":
        return check(given.root, given.lang)
    for path in write_schemas(given.root):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
