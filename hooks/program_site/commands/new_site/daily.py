"""The daily run of a new site: its first minutes of a day are others in UTC, in which GitHub counts."""

import datetime
import re
import zoneinfo
from pathlib import Path

from program_site.text.clock import now

WORKFLOW = ".github/workflows/publish.yml"
_AFTER_MIDNIGHT = 17
"""Minutes. At full hours GitHub is late."""
_CRON = re.compile(r"cron: '[^']*'")


def set_daily_run(root: Path, timezone: str) -> None:
    path = root / WORKFLOW
    text = path.read_text(encoding="utf-8")
    path.write_text(_CRON.sub(f"cron: '{cron(timezone)}'", text), encoding="utf-8", newline="\n")


def cron(timezone: str) -> str:
    """A little after midnight; where clocks change, while they are slowest, as it would be the day before otherwise."""
    first = now().astimezone(zoneinfo.ZoneInfo(timezone))
    weeks = (first + datetime.timedelta(weeks=week) for week in range(53))  # Morocco's clocks are slow for one month
    offset = min(day.utcoffset() or datetime.timedelta() for day in weeks)
    minutes = (_AFTER_MIDNIGHT - offset // datetime.timedelta(minutes=1)) % (24 * 60)
    return f"{minutes % 60} {minutes // 60} * * *"
