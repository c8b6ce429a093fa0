"""`program_site accept [ZIP …]`: take in reports that came as ZIPs."""

import argparse
import datetime
from pathlib import Path

from program_site.commands.speaking import add_language, own_localizer, say_problems
from program_site.content.data.files import read_context
from program_site.content.reports.report import FOLDER
from program_site.i18n.localizer import Localizer
from program_site.intake.accept import Accepted, accept, waiting


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("archives", metavar="ZIP", nargs="*", type=Path, help="default: all in activity_reports/")
    parser.add_argument("--replace", action="store_true", help="let files of the ZIP replace others of the same name")
    add_language(parser)


def run(given: argparse.Namespace) -> int:
    """0: all taken in, 1: at least one was refused. A ZIP that lies in activity_reports/ goes once it is unpacked."""
    root = given.root.resolve()
    reading = read_context(root)
    localizer = own_localizer(given.lang, reading)
    if not reading.languages:
        print(localizer.t("accept.data_broken"))
        return 1
    archives = [path.absolute() for path in given.archives] or waiting(root)
    if not archives:
        print(localizer.t("accept.none"))
    refused = 0
    for archive in archives:
        outcome = accept(root, archive, reading, given.replace, datetime.date.today())
        say_problems(outcome.problems, given.lang, localizer)
        refused += outcome.refused
        _say(localizer, archive.name, outcome)
        if not outcome.refused and archive.parent.resolve() == root / FOLDER:
            archive.unlink()
    return 1 if refused else 0


def _say(localizer: Localizer, archive: str, outcome: Accepted) -> None:
    folder = f"{FOLDER}/{outcome.folder}/"
    if outcome.refused:
        count = sum(not problem.warning for problem in outcome.problems)
        print(localizer.t("accept.refused", n=count, archive=archive))
        return
    if not (outcome.added or outcome.replaced):
        print(localizer.t("accept.known", archive=archive, folder=folder))
        return
    print(localizer.t("accept.taken", archive=archive, folder=folder))
    if outcome.added:
        print(localizer.t("accept.added", names=", ".join(outcome.added)))
    if outcome.replaced:
        print(localizer.t("accept.replaced", names=", ".join(outcome.replaced)))
    if outcome.redrawn:
        print(localizer.t("accept.redrawn", names=", ".join(outcome.redrawn)))
    print(localizer.t("accept.look"))
