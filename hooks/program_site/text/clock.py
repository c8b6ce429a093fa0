"""The clock: the one place that asks what day it is, for a build and for every command.

`SOURCE_DATE_EPOCH` (reproducible-builds.org: seconds since 1970 in UTC) stops it, so that a build can be repeated.
"""

import datetime
import os
import zoneinfo

from program_site.text.excerpts import excerpt
from program_site.text.problems import Problem, ProblemsFound

STOPPED = "SOURCE_DATE_EPOCH"

_ZONES = datetime.timedelta(days=1)
"""More than the furthest time zone is from UTC."""


def now() -> datetime.datetime:
    """The present moment, in UTC. Raises ProblemsFound where the clock is stopped at what is no moment."""
    stopped = os.environ.get(STOPPED, "")
    if not stopped:
        return datetime.datetime.now(datetime.UTC)
    try:
        moment = datetime.datetime.fromtimestamp(int(stopped), datetime.UTC)
        moment - _ZONES, moment + _ZONES  # it is another day elsewhere, which the calendar must have too
        return moment
    except (ValueError, OverflowError, OSError):
        raise ProblemsFound([Problem("D255", STOPPED, 1, {"value": excerpt(stopped)})]) from None


def today(timezone: str) -> datetime.date:
    """The day it is in a time zone of the IANA database."""
    return now().astimezone(zoneinfo.ZoneInfo(timezone)).date()


def today_here() -> datetime.date:
    """The day it is where the program runs: for people at a terminal, never for what is published."""
    return now().astimezone().date()


def latest_today() -> datetime.date:
    """The day it is where on earth it is already tomorrow."""
    return (now() + datetime.timedelta(hours=14)).date()
