"""Clocks: the time elsewhere, as the difference from the university's clock."""

import datetime
import zoneinfo
from dataclasses import dataclass

from program_site.content.data.cities import City
from program_site.content.data.project import Project
from program_site.i18n.localizer import Localizer
from program_site.site.names import said


@dataclass(frozen=True)
class Clocks:
    """The clocks of the university and of other cities on the day the site shows."""

    project: Project
    localizer: Localizer

    @property
    def home_timezone(self) -> str:
        return self.project.university.timezone

    def utc(self, timezone: str) -> str:
        """`UTC+5:45`."""
        hours = self._utc_offset(timezone)
        minutes = round(abs(hours) * 60)
        return f"UTC{'-' if hours < 0 else '+'}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")

    def difference(self, city: City) -> str:
        """`UTC+3, six hours behind Kanazawa`."""
        away, home = self._utc_offset(city.timezone), self._utc_offset(self.home_timezone)
        hours = abs(away - home)
        key = "clock.same" if not hours else "clock.behind" if away < home else "clock.ahead"
        n = int(hours) if hours == int(hours) else hours
        home_name = said(self.project.university.city, self.localizer.language)
        return self.localizer.t(key, n=n, utc=self.utc(city.timezone), city=home_name)

    def _utc_offset(self, timezone: str) -> float:
        """Hours ahead of UTC."""
        noon = datetime.datetime.combine(self.project.as_of, datetime.time(12), zoneinfo.ZoneInfo(timezone))
        return (noon.utcoffset() or datetime.timedelta()).total_seconds() / 3600
