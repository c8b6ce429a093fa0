"""What the tests share: the real site built once, copies of the project to break, a web server and a browser."""

from __future__ import annotations

import fcntl
import functools
import hashlib
import http.server
import os
import shutil
import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings
from playwright.sync_api import Browser, BrowserContext, expect

import problem_sites
from chromium import Launch, find_chromium, starting
from old_browsers import with_functions_only
from patience import pytest_runtest_protocol as pytest_runtest_protocol
from program_site.build.cache import cache_folder
from program_site.content.reports.photos.photos import SUFFIXES, process_photos
from program_site.content.reports.report import FOLDER
from program_site.i18n import problem_words

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ("data", "docs", "activity_reports", "overrides", "hooks", "mkdocs.yml")
SITE_URL = "https://example.org/exchange/"
"""With a sub-path, as project pages have: what works there works at the root of a host too."""

expect.set_options(timeout=20_000)  # several tests share two cores
settings.register_profile("proofs")
problem_words.missing = problem_sites.missing  # whoever reads a message gets one with a gap; a test stops at it


def pytest_configure(config: pytest.Config) -> None:
    """`-m proof` asks tests that generate their input for all their examples; see generated.py."""
    if config.option.markexpr == "proof":
        settings.load_profile("proofs")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if config.option.markexpr == "proof" and is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker("proof")


def environment(**extra: str) -> dict[str, str]:
    """Without the search index, which takes longer than the rest of the site: test_search asks for it."""
    own = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SITE_URL": SITE_URL, "SEARCH": "false"}
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # a hundred starts
    return {**given, **own, **extra}


def build(
    project: Path, site: Path, *options: str, engine: str = "mkdocs", **extra: str
) -> subprocess.CompletedProcess[str]:
    """Build a project as `make site` does."""
    command = [sys.executable, "-m", engine, "build", "--strict", "-f", str(project / "mkdocs.yml"), "-d", str(site)]
    return subprocess.run(
        [*command, *options], capture_output=True, text=True, env=environment(**extra), encoding="utf-8", timeout=120
    )


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Shared:
    """What is made once in a run, by the worker that asks first. Nobody may write into it: others are looking at it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def once(self, key: str, make: Callable[[Path], object]) -> Path:
        """The folder that `make` has filled, now or before."""
        place = self._folder / key
        with (self._folder / f"{key}.lock").open("w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (place / "made").exists():
                shutil.rmtree(place, ignore_errors=True)  # another worker failed half-way
                place.mkdir()
                make(place)
                (place / "made").touch()
        return place

    def built(self, project: Path, **extra: str) -> Path:
        """The site of a project, built strictly; one for all projects with the same files. `said` has what was said."""

        def make(place: Path) -> None:
            # Without the history of this checkout: files alone tell which site it is.
            there = lay_project(place / "project", project) if (project / ".git").exists() else project
            result = build(there, place / "site", **extra)
            assert result.returncode == 0, result.stderr
            (place / "said").write_text(result.stderr, encoding="utf-8")

        return self.once(_input_hash(project, extra), make) / "site"


def _input_hash(project: Path, extra: dict[str, str]) -> str:
    """Of all that a build is made from. The core and the tools are the same for the whole run."""
    hashed = hashlib.sha256(repr(sorted(extra.items())).encode())
    for top in sorted(CONTENT):
        for path in sorted([project / top, *(project / top).rglob("*")]):
            if path.is_file() and "__pycache__" not in path.parts:
                hashed.update(repr((path.relative_to(project).as_posix(), path.read_bytes())).encode())
    return hashed.hexdigest()[:16]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """One for all workers of a run: pytest-xdist gives each a folder of its own below that of the run."""
    own = tmp_path_factory.getbasetemp()
    return Shared((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared")


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """The real content, built strictly."""
    return shared.built(ROOT)


@contextmanager
def publishing(site: Path, root: Path) -> Iterator[str]:
    """The address of a site that lies below `/exchange/`, as SITE_URL says."""
    (root / "exchange").symlink_to(site, target_is_directory=True)
    with serving(root) as address:
        yield f"{address}exchange/"


@pytest.fixture(scope="session")
def published(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with publishing(site, tmp_path_factory.mktemp("www")) as address:
        yield address


def lay_project(copy: Path, original: Path = ROOT) -> Path:
    """A copy of the project. The photos that were made already are shared: making them takes longer than most tests."""
    copy.mkdir(parents=True)
    for name in CONTENT:
        if (original / name).is_dir():
            shutil.copytree(original / name, copy / name)
        else:
            shutil.copy(original / name, copy / name)
    made = _made_photos() if original == ROOT else original / ".cache" / "photos"
    if made and made.is_dir():
        ignored = shutil.ignore_patterns(".new-*", "files.json")
        shutil.copytree(made, copy / ".cache" / "photos", copy_function=_share, ignore=ignored)
    return copy


@functools.cache
def _made_photos() -> Path | None:
    """Where all photos of the real reports lie ready; nowhere where the cache is off."""
    folder = cache_folder(ROOT, "photos")
    if folder:
        process_photos(ROOT, [path for path in (ROOT / FOLDER).rglob("*") if path.suffix.lower() in SUFFIXES])
    return folder


def _share(source: str, target: str) -> None:
    """A second name for the same file, where the disk can do that: what is kept is never written again.

    A test that breaks such a file must take it away first, or it breaks the one of the checkout.
    """
    try:
        os.link(source, target)
    except OSError:
        shutil.copy(source, target)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may break."""
    return lay_project(tmp_path / "project")


@pytest.fixture
def cache_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that ask what a cache holds; all others pass with `CACHE=off` too."""
    monkeypatch.delenv("CACHE", raising=False)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a web server for a folder. Unknown addresses get its 404.html, as static hosts do."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # one connection for all that a page is made of

        def log_message(self, format: str, *values: object) -> None:
            pass

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            page = next((each for each in (folder / "404.html", folder / "exchange/404.html") if each.is_file()), None)
            body = page.read_bytes() if code == 404 and page else b""
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def launch() -> Iterator[Launch]:
    """Starts headless Chromium. Where there is none the tests are skipped and say so; under CI they fail."""
    chromium = find_chromium()
    if chromium is None:
        message = "no Chromium here: install Debian's chromium, or set CHROMIUM to its path"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with starting(chromium) as start:
        yield start


@pytest.fixture(scope="session")
def newest_browser(launch: Launch) -> Iterator[Browser]:
    """With the fonts of this machine: on a bare one those that the set-up installs."""
    opened = launch()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def browser(newest_browser: Browser, request: pytest.FixtureRequest) -> Browser:
    """Or, where a test asks it of `in_old_browsers`, one that lacks what the oldest do not have."""
    oldest: tuple[str, ...] = getattr(request, "param", ())
    return with_functions_only(newest_browser, oldest) if oldest else newest_browser


FONT_SETS = [pytest.param(path, id=path.stem) for path in sorted((ROOT / "tests" / "fonts").glob("*.conf"))]
_NOT_INSTALLED = """async (families) => {
  const there = (name) => new FontFace(name, `local("${name}"), local("${name} Regular")`).load().then(() => true, () => false);
  return (await Promise.all(families.map(async (name) => (await there(name)) ? [] : [name]))).flat();
}"""


@pytest.fixture(scope="session", params=FONT_SETS)
def browser_of_fonts(launch: Launch, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """With one set of fonts and no other, for what hangs on the sizes of letters. Where they are absent, a skip names them."""
    opened = launch(FONTCONFIG_FILE=str(request.param))
    families = [str(each.text) for each in ET.parse(request.param).iterfind("match/edit/string")]
    if missing := opened.new_page().evaluate(_NOT_INSTALLED, families):
        opened.close()
        pytest.skip(f"fonts that are not installed here: {', '.join(missing)}")
    yield opened
    opened.close()


@pytest.fixture
def telephone(browser: Browser) -> Iterator[BrowserContext]:
    """A small telephone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, accept_downloads=True)
    yield context
    context.close()


Change = Callable[[str, str, str], None]


@pytest.fixture
def change(project: Path) -> Change:
    """Replace a text, that must be there once, in a file of the copied project."""

    def apply(path: str, old: str, new: str) -> None:
        file = project / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    return apply
