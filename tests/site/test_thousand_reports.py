"""A thousand reports: little memory, short pages, and lists that stay whole."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from camera import save, scene
from conftest import environment
from dropped_report import page

MEASURED = """
import pathlib, re, resource, sys
from mkdocs.__main__ import cli
try:
    cli()
finally:
    status = pathlib.Path("/proc/self/status")  # where there is one: getrusage counts what the parent process was too
    own = re.search(r"VmHWM:\\s*(\\d+)", status.read_text()) if status.exists() else None
    print("peak", own[1] if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def test_a_thousand_reports_need_little_memory_and_leave_the_navigation_alone(
    site: Path, project: Path, tmp_path: Path
) -> None:
    folder = project / "activity_reports"
    for number in range(1000):
        report = folder / f"20{number % 20:02}-03-{number % 28 + 1:02}-report-{number}"
        report.mkdir()
        header = (
            f"title: レポート {number}\ndate: {report.name[:10]}\nauthor: 見本 花子\nprogram: culture\npartner: kfu\n"
        )
        text = "雪の日に、街を歩きました。" * 60 + "\n\n## 次の日\n\n- 朝\n- 昼\n- 夜\n\n" + "川は凍っていました。" * 40
        (report / "ja.md").write_text(f"---\n{header}people_in_photos: none\n---\n{text}\n", encoding="utf-8")
        if number % 2:
            (report / "ru.md").write_text(f"---\n{header}---\n{'Шёл снег. ' * 200}\n", encoding="utf-8")
    save(folder / "2000-03-01-report-0", "photo-1.jpg", scene((4032, 3024)))
    target = tmp_path / "site"
    result = subprocess.run(
        [sys.executable, "-c", MEASURED, "build", "--strict", "-f", str(project / "mkdocs.yml"), "-d", str(target)],
        capture_output=True, encoding="utf-8", env=environment(), timeout=300,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    (peak,) = re.findall(r"^peak (\d+)$", result.stderr, re.MULTILINE)
    assert int(peak) < 400_000, "kilobytes"

    def links(folder: Path, address: str) -> set[str]:
        return {str(each["href"]) for each in page(folder, address).select("nav.site-nav a, nav.siblings a")}

    for address in ("about/", "ru/partners/kfu/", "write/"):
        assert links(target, address) == links(site, address)
        assert (target / address / "index.html").stat().st_size < (site / address / "index.html").stat().st_size + 9000
    pages = [path for path in (target / "reports/page").iterdir() if path.is_dir()]
    reports = len([path for path in (target / "reports").glob("2*") if path.is_dir()])
    assert len(pages) == -(-reports // 20) - 1
    listed = [
        str(each["href"]).rstrip("/").rpartition("/")[2]
        for number in range(1, len(pages) + 2)
        for each in page(target, "reports/" if number == 1 else f"reports/page/{number}/").select(
            "ul.reports .report-title a"
        )
    ]
    assert len(listed) == len(set(listed)) == reports
    order = [("-sample-" not in slug, slug[:10]) for slug in listed]
    assert order == sorted(order, reverse=True), "newest first, and samples behind all others"
    assert [each.get_text() for each in page(target, "reports/page/2/").select(".pager [aria-current]")] == ["2"]
    assert (target / "reports/program/culture/51/index.html").is_file()
    assert max(path.stat().st_size for path in target.rglob("*.html")) < 120_000
