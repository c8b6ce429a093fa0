"""Folders that cannot be read or written, a broken land file, two builds at once: a clear message, or all is well."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import build, environment, files_below
from other_sites import almost_empty
from program_site.site.map.land import check_land, land_file
from program_site.site.site import prepare
from program_site.text.problems import ProblemsFound
from smallest import HEADER, REPORT, lay

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights are other ones on Windows")

WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from program_site.load import load
root, name = Path(sys.argv[1]), sys.argv[2]
assert load(root).problems == ()
(root / name).chmod(0)
if os.geteuid() == 0:
    os.seteuid(65534)  # nothing is forbidden to root
for each in load(root).problems:
    print(each.path, each.code)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter, as pytest's own is not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        for path in folder.rglob("*"):
            if path.is_dir():
                path.chmod(0o755)


@pytest.mark.parametrize("name", ["data", "docs/ja", "activity_reports", "activity_reports/2019-02-15-party"])
def test_a_folder_that_cannot_be_read_is_named(open_folder: Path, name: str) -> None:
    root = lay(open_folder, {REPORT: HEADER + "雪でした。\n"})
    command = [sys.executable, "-c", WITHOUT_RIGHTS, str(root), name]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment(), timeout=60)
    assert told.returncode == 0, told.stderr
    assert f"{name} F101" in told.stdout.splitlines()


def test_a_site_that_cannot_be_written_is_said_without_a_traceback(tmp_path: Path) -> None:
    project = almost_empty(tmp_path / "project")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    told = build(project, tmp_path / "file" / "site")
    assert told.returncode == 1
    assert "site:1 [F107]" in told.stderr
    assert "Traceback" not in told.stdout + told.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


LAND = {"type": "MultiPolygon", "coordinates": [[[[130.0, 30.0], [140.0, 30.0], [140.0, 40.0], [130.0, 30.0]]]]}
BROKEN = {
    "empty": b"",
    "cut off": json.dumps({"features": [{"geometry": LAND}]}).encode()[:60],
    "not UTF-8": b"\xff\xfe{}",
    "something else": b"[]",
    "without features": b"{}",
    "without geometry": b'{"features": [{"geometry": null}]}',
    "words for numbers": json.dumps({"features": [{"geometry": LAND}]}).replace("140.0", '"east"').encode(),
    "no numbers": json.dumps({"features": [{"geometry": LAND}]}).replace("140.0", "NaN").encode(),
    "half a point": json.dumps({"features": [{"geometry": LAND}]}).replace("140.0, 40.0", "140.0").encode(),
    "nested without end": b"[" * 100_000,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_land_file_is_named(tmp_path: Path, content: bytes) -> None:
    root = lay(tmp_path, {"data/map/land-50m.geojson": json.dumps({"features": [{"geometry": LAND}]})})
    site = prepare(root, None, None, ("ja", "ru"))
    assert site.map is not None
    assert site.map.drawn.land.startswith("M")
    land_file(root).write_bytes(content)
    (problem,) = check_land(root, land_file(root))
    assert (problem.code, problem.path) == ("D160", "data/map/land-50m.geojson")
    with pytest.raises(ProblemsFound) as raised:
        prepare(root, None, None, ("ja", "ru"))
    assert raised.value.problems == [problem]
    command = [sys.executable, "-m", "program_site", "--root", str(root), "check"]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment(), timeout=60)
    assert told.returncode == 1
    assert "data/map/land-50m.geojson:1 [D160]" in told.stdout


def test_two_builds_at_once_both_end_well(tmp_path: Path) -> None:
    project, site = almost_empty(tmp_path / "project"), tmp_path / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(project / "mkdocs.yml"), "-d", str(site)]
    builds = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment()) for _ in range(3)
    ]
    for each in builds:
        said, _ = each.communicate(timeout=120)
        assert each.returncode == 0, said.decode()
    assert build(project, tmp_path / "alone").returncode == 0
    assert files_below(site) == files_below(tmp_path / "alone")


PUBLISH = """
import sys
from pathlib import Path
from program_site.build.outputs import Output
from program_site.build.publishing import publish
target, number = Path(sys.argv[1]), sys.argv[2]
staging = Path(sys.argv[3])
for _ in range(15):
    pages = [Output(f"page-{n}/index.html", f"{number} {n}".encode() * 2000) for n in range(40)]
    publish(staging, target, pages, staging.parent)
"""


def test_builds_that_publish_at_once_leave_the_whole_work_of_one(tmp_path: Path) -> None:
    """The content differs, so every turn writes every file; without a lock one sweeps away what the other is writing."""
    (tmp_path / "staging").mkdir()
    started = [
        subprocess.Popen([sys.executable, "-c", PUBLISH, tmp_path / "site", str(n), tmp_path / "staging"])
        for n in range(3)
    ]
    assert [each.wait(timeout=120) for each in started] == [0, 0, 0]
    found = files_below(tmp_path / "site")
    assert len(found) == 40
    assert len({content[:1] for content in found.values()}) == 1
