"""What a site is made from, as the disk knows it: nothing is made where nothing changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from program_site.build.cache_store import recipe
from program_site.build.manifest import Scan, Sight, sight
from program_site.build.outputs import key_of

_FOLDERS = ("data", "docs", "overrides", "hooks")
_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pagefind", "pillow", "pillow-heif")
"""Of which the site is made, besides those that the core counts itself."""
_PARTED = "INHERIT"
"""With this word a configuration lies in several files."""


@dataclass(frozen=True)
class Inputs:
    """Where they lie."""

    root: Path
    configuration: Path
    reports_folder: str
    """Its name below the root."""
    further: tuple[Path, ...]
    """Files and folders that the configuration names, inside the project and outside."""

    def reports(self) -> Mapping[str, Sight]:
        return _look([self.root / self.reports_folder])[0]

    def beside_reports(self) -> Mapping[str, Sight]:
        return _look(self._beside())[0]

    def _beside(self) -> list[Path]:
        return [self.configuration, *(self.root / name for name in _FOLDERS), *self.further]

    def stamp(self, settings: Iterable[object]) -> str | None:
        """Stands for all of it and for the `settings`; None where it cannot be told what belongs to it."""
        written = self.configuration.read_text(encoding="utf-8")
        files, has_links = _look([*self._beside(), self.root / self.reports_folder])
        if _PARTED in written or has_links:
            return None
        environment = {name: value for name, value in sorted(os.environ.items()) if name in written}
        versions = [version(package) for package in _PACKAGES]
        return key_of(recipe(), sorted(files.items()), environment, [*settings], versions)


def _look(places: Iterable[Path]) -> tuple[dict[str, Sight], bool]:
    """Every file at and below some places, by its path, and whether a link lies there: what it leads to is not seen."""
    files: dict[str, Sight] = {}
    has_links = False
    for place in dict.fromkeys(places):
        has_links |= place.is_symlink()
        if place.is_dir():
            scan = Scan(place)
            files |= {f"{place}/{path}": each for path, each in scan.files.items()}
            has_links |= bool(scan.links)
        elif place.is_file():
            files[str(place)] = sight(place)
    return files, has_links
