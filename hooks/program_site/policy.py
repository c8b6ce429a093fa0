"""The Content-Security-Policy: what a page may load and run, should hostile text ever get past all that is before it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

HEADERS = "_headers"
"""Read by hosts that let a site set headers: Netlify, Cloudflare Pages and those that follow them."""

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # a search index in the browser is WebAssembly
    "style-src": "'self'",
    "img-src": "'self' data: blob:",  # the theme's icons; photos that are looked at before they are sent
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_ONLY_AS_HEADER = {"frame-ancestors": "'none'"}
_OTHER_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def policy(inline_scripts: Iterable[str] = ()) -> str:
    """The policy of a page. `inline_scripts` are known from where they were written, never read from the page."""
    return _say(_DIRECTIVES, inline_scripts)


def headers(inline_scripts: Iterable[str]) -> bytes:
    """The headers file. It speaks for all pages at once and so must allow the scripts of all of them."""
    values = {"Content-Security-Policy": _say(_DIRECTIVES | _ONLY_AS_HEADER, inline_scripts), **_OTHER_HEADERS}
    return "".join(["/*\n", *(f"  {name}: {value}\n" for name, value in values.items())]).encode()


def _say(directives: dict[str, str], inline_scripts: Iterable[str]) -> str:
    hashes = sorted({_hash(script) for script in inline_scripts})
    allowed = directives | {"script-src": " ".join([directives["script-src"], *hashes])}
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
