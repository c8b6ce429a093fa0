"""What a time zone is called in one language, as the CLDR has it: 日本時間, Москва, Central European Time."""

import functools

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location


@functools.lru_cache(maxsize=1_000)
def zone_name(zone: str, locale: Locale) -> tuple[str, bool]:
    """The name, and whether it is only that of its chief city.

    Zones whose clocks are changed have a name for both halves of the year, or none but their city's: what names one half
    would be untrue in the other.
    """
    known = get_global("zone_aliases").get(zone, zone)  # the CLDR keeps names that have become others elsewhere
    names = locale.meta_zones.get(get_global("meta_zones").get(known), {}).get("long", {})
    name = names.get("generic") or ("" if "daylight" in names else names.get("standard"))
    return (str(name), False) if name else (str(get_timezone_location(known, locale=locale, return_city=True)), True)
