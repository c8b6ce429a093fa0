"""What a time zone is called in one language, as the CLDR has it: 日本時間, Москва, Central European Time."""

import functools

from babel import Locale
from babel.core import get_global


@functools.lru_cache(maxsize=1_000)
def zone_name(zone: str, locale: Locale) -> tuple[str, bool]:
    """The name, and whether it is only that of its chief city.

    Zones whose clocks are changed have a name for both halves of the year, or none but their city's: what names one half
    would be untrue in the other.
    """
    aliases = get_global("zone_aliases")  # the CLDR keeps names that have become others elsewhere: Asia/Katmandu
    called = [zone, aliases.get(zone, zone), *(old for old, new in aliases.items() if new == zone)]
    group = next((found for each in called if (found := get_global("meta_zones").get(each))), "")
    names = locale.meta_zones.get(group, {}).get("long", {})
    name = names.get("generic") or ("" if "daylight" in names else names.get("standard"))
    cities = (locale.time_zones.get(each, {}).get("city") for each in called)
    city = next(filter(None, cities), zone.rpartition("/")[2].replace("_", " "))
    return (str(name), False) if name else (str(city), True)
