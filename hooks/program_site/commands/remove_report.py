"""`program_site remove-report REPORT [--photo NAME]`: take a report or one of its photos down."""

import argparse
import shlex
import sys
from pathlib import Path

from program_site.commands.speaking import add_language, agreed, own_localizer, say_problems
from program_site.content.data.files import read_context
from program_site.content.reports.photos.photos import SUFFIXES
from program_site.content.reports.report import FOLDER
from program_site.intake.remove import remove_photo, remove_report
from program_site.load import load
from program_site.text.clock import today


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", help="the name of its folder: 2019-02-15-welcome-party")
    parser.add_argument("--photo", metavar="FILE", help="only this photo and what names it")
    parser.add_argument("--reason", choices=("request", "mistake"), default="request")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    add_language(parser)


def run(given: argparse.Namespace) -> int:
    """0: removed, 1: there was nothing to remove, or nobody agreed."""
    root: Path = given.root
    reading = read_context(root)
    localizer = own_localizer(given.lang, reading)
    folder = root / FOLDER
    slug = Path(given.report).name
    there = [path.name for path in sorted(folder.glob("*")) if path.is_dir() and not path.name.startswith(".")]
    if slug not in there:
        print(localizer.t("removing.none", value=slug, known=", ".join(there) or "–"))
        return 1
    path = f"{FOLDER}/{slug}/"
    if given.photo:
        photos = [each.name for each in sorted((folder / slug).iterdir()) if each.suffix.lower() in SUFFIXES]
        if given.photo not in photos:
            print(localizer.t("removing.no_photo", value=given.photo, folder=path, known=", ".join(photos) or "–"))
            return 1
        path += given.photo
    if not given.yes and not agreed(localizer, localizer.t("removing.ask", path=path), localizer.t("removing.unasked")):
        if sys.stdin.isatty():
            print(localizer.t("removing.kept"))
        return 1
    changed = remove_photo(folder / slug, given.photo) if given.photo else []
    noted = not given.photo and remove_report(root, slug, given.reason, today(reading.timezone))
    if changed:
        print(localizer.t("removing.changed", names=", ".join(changed)))
    print(localizer.t("removing.gone", path=path))
    if noted:
        print(localizer.t("removing.noted"))
    own = (f"{FOLDER}/{slug}", "data/re")
    say_problems((each for each in load(root).problems if each.path.startswith(own)), given.lang, localizer)
    command = f"git filter-repo --sensitive-data-removal --invert-paths --path {shlex.quote(path)}"
    print()
    print(localizer.t("removing.history", command=command))
    return 0
