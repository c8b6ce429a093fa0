"""What the Nu HTML checker and Lighthouse say of the built site: `make audit`. Needs Java 17, Node 18 with npm, and Chromium.

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
from conftest import ROOT, build, find_chromium, publishing

PACKAGES = {"vnu-jar": "26.9.27", "lighthouse": "12.2.3"}
"""The last Lighthouse of its line that npm installs without complaint on Node 18 and 20; 13 runs on Node 22 and newer only."""
OLDEST_NODE = 18
FOLDER = ROOT / ".cache" / "audit"
WITH_PHOTOS = "reports/2018-07-05-sample-tea-and-samovar/"
PAGES = ["", "programs/culture/", "partners/kfu/", "results/", WITH_PHOTOS]
LANGUAGES = ["", "ru/"]
GOALS = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}
SLOWER = {WITH_PHOTOS: 99}
"""What performance is asked of the pages that are mostly pictures."""
MOST_SHIFT = 0.01
LATEST_PAINT = 2.5
"""Seconds until the first text is seen, from a server that does not compress."""
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
    if (found := _node()) < OLDEST_NODE:
        print(f"The audit needs Node {OLDEST_NODE} or newer; this is {found}.", file=sys.stderr)
        return 1
    _install()
    with tempfile.TemporaryDirectory(prefix="audit-") as work:
        site, plain = Path(work) / "site", Path(work) / "plain"
        site.mkdir()
        plain.mkdir()
        with compressing(site) as address, publishing(site, plain) as uncompressed:
            built = build(ROOT, site, SITE_URL=address, SEARCH="true")
            if built.returncode:
                print(built.stderr, file=sys.stderr)
                return 1
            good = [_check_html(site)]
            good += [_measure(address, uncompressed, language + page) for language in LANGUAGES for page in PAGES]
    return 0 if all(good) else 1


def _node() -> int:
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True, encoding="utf-8").stdout
    return int(said.strip().removeprefix("v").partition(".")[0])


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
    header = ["page", *GOALS, "CLS", "LCP", "first paint, not compressed", "KB"]
    print(f"| {' | '.join(header)} |", f"|{'---|' * len(header)}", sep="\n", flush=True)
    return result.returncode == 0 and not said


def _measure(address: str, uncompressed: str, page: str) -> bool:
    """One line of the table; whether every goal was reached."""
    reports: list[dict[str, Any]] = []
    while len(reports) < RUNS and not any(_good(each, page) for each in reports):
        reports.append(_lighthouse(address + page, f"--only-categories={','.join(GOALS)}"))
    best = max(reports, key=lambda each: (_good(each, page), _scores(each)["performance"]))
    first = min(_first_paint(uncompressed + page) for _ in range(2))
    audits = best["audits"]
    kilobytes = round(audits["total-byte-weight"]["numericValue"] / 1000)
    shift, paint = (audits[name]["numericValue"] for name in ("cumulative-layout-shift", "largest-contentful-paint"))
    values = [f"/{page}", *_scores(best).values(), f"{shift:.3f}", f"{paint / 1000:.1f} s", f"{first:.1f} s", kilobytes]
    print(f"| {' | '.join(str(each) for each in values)} |", flush=True)
    if not _good(best, page):
        for name, audit in audits.items():
            if (
                audit["score"] is not None
                and audit["score"] < 0.9
                and audit["scoreDisplayMode"] in ("binary", "numeric")
            ):
                print(f"    {name}: {audit.get('displayValue') or audit['title']}")
    return _good(best, page) and first <= LATEST_PAINT


def _first_paint(url: str) -> float:
    """Seconds."""
    report = _lighthouse(url, "--only-audits=first-contentful-paint")
    return float(report["audits"]["first-contentful-paint"]["numericValue"]) / 1000


def _lighthouse(url: str, asked: str) -> dict[str, Any]:
    command = ["node", str(FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"), url]
    options = ["--quiet", f"--chrome-flags={CHROME}", "--output=json", asked]
    chromium = {"CHROME_PATH": str(find_chromium())}
    result = subprocess.run(
        [*command, *options], capture_output=True, check=True, timeout=300, env={**os.environ, **chromium}
    )
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def _scores(report: dict[str, Any]) -> dict[str, int]:
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in GOALS}


def _good(report: dict[str, Any], page: str) -> bool:
    shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
    goals = GOALS | {
        "performance": next((each for name, each in SLOWER.items() if page.endswith(name)), GOALS["performance"])
    }
    return shift <= MOST_SHIFT and all(_scores(report)[name] >= goal for name, goal in goals.items())


if __name__ == "__main__":
    sys.exit(main())
