"""What a reader's telephone has to fetch, as a real browser does from a server that compresses as hosts do."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

ROOT_OF_SITE = "exchange"
WITHOUT_PHOTOS = "reports/2019-02-22-sample-bus-timetable/"
LIMIT = 80_000
OUR_FRAME = 50_000
"""Without the pictures of other reports beside it: what every page costs, so that growth is noticed where it begins."""


@contextmanager
def compressing(site: Path) -> Iterator[str]:
    """The address of a site on a server that sends text compressed, below a sub-path."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *values: object) -> None:
            pass

        def do_GET(self) -> None:
            path = site / self.path.split("?")[0].lstrip("/").removeprefix(f"{ROOT_OF_SITE}/")
            path = path / "index.html" if path.is_dir() else path
            data, kind = (path.read_bytes(), self.guess_type(path)) if path.is_file() else (b"", "text/plain")
            self.send_response(200 if path.is_file() else 404)
            if not kind.startswith("image/") or kind.endswith("svg+xml"):
                data = gzip.compress(data, 6)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{ROOT_OF_SITE}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "ru/"])
def test_a_report_without_photos_is_light(browser: Browser, site: Path, language: str) -> None:
    fetched: dict[str, int] = {}
    context = browser.new_context(viewport={"width": 375, "height": 800}, device_scale_factor=2)
    page = context.new_page()
    with compressing(site) as address:
        page.on("requestfinished", lambda each: fetched.setdefault(each.url, each.sizes()["responseBodySize"]))
        page.goto(f"{address}{language}{WITHOUT_PHOTOS}", wait_until="networkidle")
        context.close()
    assert len(fetched) > 5
    assert sum(fetched.values()) <= LIMIT, fetched
    frame = {url: size for url, size in fetched.items() if "/photos/" not in url}
    assert sum(frame.values()) <= OUR_FRAME, frame


def test_nothing_is_published_that_no_page_uses(site: Path) -> None:
    assert not [*(site / "assets").rglob("javascripts"), *site.rglob("*lunr*"), *site.rglob("*.js.map")]
    for style in (site / "assets" / "stylesheets").glob("*.css"):
        assert style.name in (site / "index.html").read_text(encoding="utf-8")
