"""The command line: `python -m program_site check`, `figures`, `import-mobility`, `accept`, `new-report`, `new-site`, `translations`, …"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path

from program_site.commands import (
    accept,
    figures,
    forms,
    from_issue,
    import_mobility,
    import_rubric,
    new_report,
    remove_report,
    schema,
    translations,
)
from program_site.commands.check import command as check
from program_site.commands.new_site import command as new_site


def _follow_on_terminal() -> None:
    """Signs of life are for people who wait, not for files."""
    if sys.stderr.isatty():
        logger = logging.getLogger("program_site")
        logger.addHandler(logging.StreamHandler())
        logger.setLevel(logging.INFO)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="program_site",
        description="Check the content of the site and its translations, take in and remove reports, give out and take in figures.",
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the folder that holds data/ (default: here)")
    commands = parser.add_subparsers(dest="command", required=True)
    for command in (
        check,
        accept,
        new_report,
        new_site,
        from_issue,
        remove_report,
        translations,
        schema,
        forms,
        figures,
        import_mobility,
        import_rubric,
    ):
        command.add(commands)
    given = parser.parse_args(arguments)
    _follow_on_terminal()
    answer: int = given.run(given)
    return answer


if __name__ == "__main__":
    try:
        answer = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough: `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        answer = 1
    sys.exit(answer)
