"""A web server that sends text compressed, as hosts do, and pages below a sub-path, as project pages have."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BELOW = "exchange/"


@contextmanager
def compressing(site: Path) -> Iterator[str]:
    """The address of a site on a server that sends text compressed,."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *values: object) -> None:
            pass

        def do_GET(self) -> None:
            path = site / self.path.split("?")[0].lstrip("/").removeprefix(BELOW)
            path = path / "index.html" if path.is_dir() else path
            data, kind = (path.read_bytes(), self.guess_type(path)) if path.is_file() else (b"", "text/plain")
            self.send_response(200 if path.is_file() else 404)
            if not kind.startswith("image/") or kind.endswith("svg+xml"):
                data = gzip.compress(data, 6)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", kind)
            self.send_header("Cache-Control", "max-age=600")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{BELOW}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
