"""The clock of a build: the one place that asks what day it is.

`SOURCE_DATE_EPOCH` (reproducible-builds.org: seconds since 1970 in UTC) stops it, so that a build can be repeated.
"""

import datetime
import os
import zoneinfo
from contextlib import suppress

STOPPED = "SOURCE_DATE_EPOCH"


def now() -> datetime.datetime:
    """The present moment, in UTC."""
    with suppress(ValueError, OverflowError, OSError):
        return datetime.datetime.fromtimestamp(int(os.environ.get(STOPPED, "")), datetime.UTC)
    return datetime.datetime.now(datetime.UTC)


def today(timezone: str) -> datetime.date:
    """The day it is in a time zone of the IANA database."""
    return now().astimezone(zoneinfo.ZoneInfo(timezone)).date()
