"""`program_site accept [FILE …]`: take in reports that came as ZIPs, as files or as folders, and changes of the data."""

import argparse

from program_site.commands.changing import take_changes
from program_site.commands.speaking import add_language, own_localizer, say_problems
from program_site.content.data.files import read_context
from program_site.content.reports.report import FOLDER
from program_site.i18n.localizer import Localizer
from program_site.i18n.problem_words import printable
from program_site.intake import inbox
from program_site.intake.accept import Accepted, accept, parcels, waiting
from program_site.intake.new_report import paths_in
from program_site.text.clock import today


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "archives", metavar="FILE", nargs="*",
        help="a ZIP, a folder, or the files of a report; a file of changes, a workbook, a sheet; "
        "default: all ZIPs in activity_reports/ and all of data/inbox/",
    )  # fmt: skip
    parser.add_argument("--replace", action="store_true", help="let a newer version of a report replace its files")
    add_language(parser)


def run(given: argparse.Namespace) -> int:
    """0: all taken in, 1: at least one was refused. What lies in activity_reports/ or data/inbox/ goes once it is taken in."""
    root = given.root.resolve()
    reading = read_context(root)
    localizer = own_localizer(given.lang, reading)
    if not reading.languages:
        print(localizer.t("accept.data_broken"))
        return 1
    paths = [path.absolute() for typed in given.archives for path in paths_in(typed)]
    paths = paths or [*waiting(root), *inbox.waiting(root)]
    missing = [path for path in paths if not path.exists()]
    for path in missing:
        print(localizer.t("new_report.no_file", value=printable(str(path))))
    if missing:
        return 1
    if not paths:
        print(localizer.t("accept.none"))
    of_data = [path for path in paths if inbox.is_for_data(root, path)]
    refused = sum(not take_changes(root, path, given.lang, localizer) for path in of_data)
    for parcel in parcels([path for path in paths if path not in of_data]):
        outcome = accept(root, parcel, reading, given.replace, today(reading.timezone))
        say_problems(outcome.problems, given.lang, localizer)
        refused += outcome.refused
        _say(localizer, ", ".join(printable(path.name) for path in parcel), outcome)
        if not outcome.refused and parcel[0].suffix.lower() == ".zip" and parcel[0].parent.resolve() == root / FOLDER:
            parcel[0].unlink()
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
    for old, new in outcome.renamed:
        print(localizer.t("accept.renamed", old=printable(old), name=new))
    for change in outcome.fixed:
        print(f"  {localizer.fixed(change)}")
    if outcome.added:
        print(localizer.t("accept.added", names=", ".join(outcome.added)))
    if outcome.replaced:
        print(localizer.t("accept.replaced", names=", ".join(outcome.replaced)))
    if outcome.redrawn:
        print(localizer.t("accept.redrawn", names=", ".join(outcome.redrawn)))
    if outcome.beside:
        print(localizer.t("accept.beside", folder=f"{FOLDER}/{outcome.beside}/"))
    if outcome.twin:
        print(localizer.t("accept.twin", folder=f"{FOLDER}/{outcome.twin}/"))
    print(localizer.t("accept.look"))
