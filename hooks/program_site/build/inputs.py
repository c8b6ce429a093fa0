"""The inputs of a site on disk: nothing is made where none of them changed."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from program_site.build.fingerprints import Fingerprint, hash_of, scan_all, toolchain_hash
from program_site.build.history import first_commits

_FOLDERS = ("data", "docs", "overrides", "hooks")
UNREAD = "data/inbox"
"""What is uploaded there is no part of the site before it is taken in."""
_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pillow", "pillow-heif", "rcssmin")
"""Of which the site is made, besides those in the toolchain hash of the core."""
_INHERITANCE = "INHERIT"
"""A configuration with this word lies in several files."""


@dataclass(frozen=True)
class Inputs:
    """Where they lie."""

    root: Path
    configuration: Path
    reports_folder: str
    """Its name below the root."""
    further: tuple[Path, ...]
    """Files and folders that the configuration names, inside the project and outside."""

    def reports(self) -> Mapping[str, Fingerprint]:
        return scan_all([self.root / self.reports_folder])[0]

    def beside_reports(self) -> Mapping[str, Fingerprint]:
        return self._read(scan_all(self._beside())[0])

    def _read(self, files: Mapping[str, Fingerprint]) -> dict[str, Fingerprint]:
        return {name: each for name, each in files.items() if not name.startswith(f"{self.root / UNREAD}/")}

    def _beside(self) -> list[Path]:
        return [self.configuration, *(self.root / name for name in _FOLDERS), *self.further]

    def hash(self, settings: Iterable[object]) -> str | None:
        """Of all inputs and the `settings`; None where it cannot be told what the inputs are."""
        configuration = self.configuration.read_text(encoding="utf-8")
        files, has_links = scan_all([*self._beside(), self.root / self.reports_folder])
        if _INHERITANCE in configuration or has_links:
            return None
        environment = {name: value for name, value in sorted(os.environ.items()) if name in configuration}
        history = first_commits(self.root, self.reports_folder)
        versions = [version(package) for package in _PACKAGES]
        return hash_of(toolchain_hash(), sorted(self._read(files).items()), environment, [*settings], versions, history)
