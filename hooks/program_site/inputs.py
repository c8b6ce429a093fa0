"""What a site is made from, as the disk knows it: nothing is made where nothing changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from program_site.outputs import key_of
from program_site.published import Scan, Sight, sight
from program_site.reports.report import FOLDER
from program_site.store import recipe

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
    further: tuple[Path, ...]
    """Files and folders that the configuration names, inside the project and outside."""

    def reports(self) -> Mapping[str, Sight]:
        folder = self.root / FOLDER
        return Scan(folder).files if folder.is_dir() else {}

    def beside_reports(self) -> Mapping[str, Sight]:
        found = {"mkdocs.yml": sight(self.configuration)}
        for folder in _FOLDERS:
            if (self.root / folder).is_dir():
                found |= {f"{folder}/{path}": each for path, each in Scan(self.root / folder).files.items()}
        return found | {str(file): sight(file) for file in self._further()}

    def _further(self) -> Iterator[Path]:
        for path in self.further:
            yield from (each for each in (path.rglob("*") if path.is_dir() else [path]) if each.is_file())

    def stamp(self, settings: Iterable[object]) -> str | None:
        """Stands for all of it and for the `settings`; None where it cannot be told what belongs to it."""
        written = self.configuration.read_text(encoding="utf-8")
        if _PARTED in written:
            return None
        environment = {name: value for name, value in sorted(os.environ.items()) if name in written}
        versions = [version(package) for package in _PACKAGES]
        disk = sorted(self.beside_reports().items()), sorted(self.reports().items())
        return key_of(recipe(), disk, environment, [*settings], versions)
