"""Issues as GitHub tells of them, and a server in the place of GitHub's for the photos they name."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from program_site.content.reports.photos.pictures import LARGEST
from program_site.intake.attachments import Hosts
from zips import located_photo, photo

EVENTS = Path(__file__).parent / "issue_events"
ADDRESS = "https://github.com/user-attachments/assets/"
FILES = "https://github.com/user-attachments/files/"
GIVEN, STORED, ELSEWHERE = "/user-attachments/assets/", "/stored/", "/elsewhere/"
NAMED = "/user-attachments/files/"


def recorded(name: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    return event


def body_of(name: str) -> str:
    body: str = recorded(name)["issue"]["body"]
    return body


class _Attachments(http.server.BaseHTTPRequestHandler):
    """What a photo's address gives, by the sign it begins with: as GitHub does, by way of another address."""

    protocol_version = "HTTP/1.1"
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        place, _, name = self.path.rpartition("/")
        known = {"1": (photo(), ""), "2": (located_photo(orientation=6), ""), "4": (b"\xff" * (LARGEST + 1), "")}
        if place.startswith(NAMED.rstrip("/")):
            self.answer(200, located_photo("HEIF"))
        elif f"{place}/" == GIVEN and name[:1] in "12458":
            self.answer(302, location=f"{STORED}{name}?X-Amz-Signature=abc%2F")
        elif name.startswith("3"):
            self.answer(302, location=f"http://localhost:{self.server.server_address[1]}{ELSEWHERE}1.jpg")
        elif name.startswith("7"):
            self.answer(302, location=self.path)
        elif name.startswith("8"):
            self.answer(302, location="file:///etc/passwd")
        elif name.startswith("5"):
            self.answer(200, b"<!doctype html><title>Sign in</title>")
        elif name[:1] in known:
            self.answer(200, known[name[:1]][0])
        else:
            self.answer(404, b"Not Found")

    def answer(self, status: int, body: bytes = b"", location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # who has enough hangs up
            self.close_connection = True

    def log_message(self, format: str, *values: object) -> None:
        pass


@contextmanager
def attachments() -> Iterator[tuple[Hosts, list[str]]]:
    """The hosts that stand for GitHub's, and what they were asked for."""
    asked: list[str] = []
    handler = type("Attachments", (_Attachments,), {"asked": asked})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    root = f"http://127.0.0.1:{server.server_port}"
    try:
        yield Hosts((f"{root}{GIVEN}", f"{root}{NAMED}"), (f"{root}{STORED}",), (f"{root}{NAMED}",)), asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
