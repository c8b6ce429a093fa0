"""What the Nu HTML checker and Lighthouse say of the built site: `make audit`. Needs Java 17, Node 20 with npm, and Chromium.

Their packages go to .cache/audit/, at the versions named here. Speed is noisy on a busy machine: a page that misses its
goal is measured again, and the best of three runs counts.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from compressing import compressing
from conftest import ROOT, build, find_chromium

PACKAGES = {"vnu-jar": "26.9.27", "lighthouse": "13.5.0", "node": "22.23.3"}
"""Lighthouse 13 runs on Node 22 and newer only, so it gets one of its own."""
FOLDER = ROOT / ".cache" / "audit"
PAGES = ["", "programs/culture/", "partners/kfu/", "results/", "reports/2018-07-05-sample-tea-and-samovar/"]
LANGUAGES = ["", "ru/"]
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_SHIFT = 0.01
RUNS = 3
CHROME = "--headless --no-sandbox --disable-gpu --disable-background-networking"


def main() -> int:
    needed = {
        "java": shutil.which("java"),
        "node": shutil.which("node"),
        "npm": shutil.which("npm"),
        "Chromium": find_chromium(),
    }
    if missing := [name for name, found in needed.items() if not found]:
        print(
            f"The audit needs {', '.join(missing)}. Debian, Ubuntu: apt install default-jre-headless nodejs npm chromium",
            file=sys.stderr,
        )
        return 1
    _install()
    with tempfile.TemporaryDirectory(prefix="audit-") as work:
        site = Path(work) / "site"
        site.mkdir()
        with compressing(site) as address:
            built = build(ROOT, site, SITE_URL=address, SEARCH="true")
            if built.returncode:
                print(built.stderr, file=sys.stderr)
                return 1
            good = [
                _check_html(site),
                *(_measure(address, language + page) for language in LANGUAGES for page in PAGES),
            ]
    return 0 if all(good) else 1


def _install() -> None:
    def version(name: str) -> str | None:
        file = FOLDER / "node_modules" / name / "package.json"
        return str(json.loads(file.read_text(encoding="utf-8"))["version"]) if file.is_file() else None

    if any(version(name) != wanted for name, wanted in PACKAGES.items()):
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / "package.json").write_text(json.dumps({"private": True}), encoding="utf-8")
        print(f"Installing {', '.join(f'{name} {wanted}' for name, wanted in PACKAGES.items())} into {FOLDER}")
        names = [f"{name}@{wanted}" for name, wanted in PACKAGES.items()]
        command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--save-exact", *names]
        subprocess.run(command, cwd=FOLDER, check=True, stdout=subprocess.DEVNULL)


def _check_html(site: Path) -> bool:
    jar = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "gnu", str(site)]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    said = [line.replace(site.as_uri(), "") for line in result.stderr.splitlines() if line.strip()]
    print(
        f"Nu HTML checker: {len(list(site.rglob('*.html')))} pages, {len(said)} errors",
        *said[:40],
        sep="\n",
        end="\n\n",
    )
    header = ["page", *GOALS, "CLS", "LCP", "KB"]
    print(f"| {' | '.join(header)} |", f"|{'---|' * len(header)}", sep="\n", flush=True)
    return result.returncode == 0 and not said


def _measure(address: str, page: str) -> bool:
    """One line of the table; whether every goal was reached."""
    reports: list[dict[str, Any]] = []
    while len(reports) < RUNS and not any(_good(each) for each in reports):
        reports.append(_lighthouse(address + page))
    best = max(reports, key=lambda each: (_good(each), _scores(each)["performance"]))
    audits = best["audits"]
    kilobytes = round(audits["total-byte-weight"]["numericValue"] / 1000)
    shift, paint = (audits[name]["numericValue"] for name in ("cumulative-layout-shift", "largest-contentful-paint"))
    values = [f"/{page}", *_scores(best).values(), f"{shift:.3f}", f"{paint / 1000:.1f} s", kilobytes]
    print(f"| {' | '.join(str(each) for each in values)} |", flush=True)
    if not _good(best):
        for name, audit in audits.items():
            if (
                audit["score"] is not None
                and audit["score"] < 0.9
                and audit["scoreDisplayMode"] in ("binary", "numeric")
            ):
                print(f"    {name}: {audit.get('displayValue') or audit['title']}")
    return _good(best)


def _lighthouse(url: str) -> dict[str, Any]:
    modules = FOLDER / "node_modules"
    command = [str(modules / "node" / "bin" / "node"), str(modules / "lighthouse" / "cli" / "index.js"), url]
    options = ["--quiet", f"--chrome-flags={CHROME}", "--output=json", f"--only-categories={','.join(GOALS)}"]
    chromium = {"CHROME_PATH": str(find_chromium())}
    result = subprocess.run(
        [*command, *options], capture_output=True, check=True, timeout=300, env={**os.environ, **chromium}
    )
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def _scores(report: dict[str, Any]) -> dict[str, int]:
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in GOALS}


def _good(report: dict[str, Any]) -> bool:
    shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
    return shift <= MOST_SHIFT and all(_scores(report)[name] >= goal for name, goal in GOALS.items())


if __name__ == "__main__":
    sys.exit(main())
