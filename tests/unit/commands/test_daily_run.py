"""The daily run of a new site begins a little after midnight at its university, wherever that is."""

from __future__ import annotations

import datetime
import re
import shutil
import zoneinfo
from pathlib import Path

from conftest import ROOT
from program_site.commands.new_site.daily import WORKFLOW, cron, set_daily_run
from program_site.text.clock import now


def test_it_is_a_little_after_midnight_in_every_zone_and_season() -> None:
    days = [now() + datetime.timedelta(weeks=week) for week in range(52)]
    wrong: set[str] = set()
    for timezone in zoneinfo.available_timezones():
        found = re.fullmatch(r"(\d+) (\d+) \* \* \*", cron(timezone))
        assert found
        runs = (day.replace(minute=int(found[1]), hour=int(found[2])) for day in days)
        times = {run.astimezone(zoneinfo.ZoneInfo(timezone)).time().replace(second=0, microsecond=0) for run in runs}
        if not all(datetime.time(0, 10) <= each < datetime.time(2, 30) for each in times):
            wrong.add(timezone)
    assert wrong == set()


def test_only_the_moment_of_the_workflow_changes(tmp_path: Path) -> None:
    (tmp_path / WORKFLOW).parent.mkdir(parents=True)
    shutil.copy(ROOT / WORKFLOW, tmp_path / WORKFLOW)
    before = (ROOT / WORKFLOW).read_text("utf-8").splitlines()
    set_daily_run(tmp_path, "Asia/Kolkata")
    after = (tmp_path / WORKFLOW).read_text("utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new.strip() for _, new in changed] == ["- cron: '47 18 * * *'"]
