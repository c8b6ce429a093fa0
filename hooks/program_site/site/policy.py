"""The Content-Security-Policy: limits what a page may load and run, if hostile text ever gets past all other checks."""

HEADERS = "_headers"
"""The file in which a site sets headers, as Netlify, Cloudflare Pages and similar hosts read it."""

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",  # what scripts draw; photos that are looked at before they are sent
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",  # the search field of the page that is shown where none is
}
_ONLY_AS_HEADER = {
    "frame-ancestors": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # the worker that decodes photos is no page, and its decoder is WebAssembly
}
_OTHER_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def policy() -> str:
    """The policy of a page. Pages hold no inline scripts or styles, so it allows none."""
    return _say(_DIRECTIVES)


def headers() -> bytes:
    """The headers file, for all pages."""
    values = {"Content-Security-Policy": _say(_DIRECTIVES | _ONLY_AS_HEADER), **_OTHER_HEADERS}
    return "".join(["/*\n", *(f"  {name}: {value}\n" for name, value in values.items())]).encode()


def _say(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())
