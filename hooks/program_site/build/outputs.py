"""Files of the site that the core makes: where each lies, how it is made, and what it depends on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Output:
    """One file of the site."""

    path: str
    """Below the site's root."""
    content: bytes | Path | Callable[[], bytes]
    """The bytes, the file that holds them, or the function that makes them, called only where it must be."""
    input_hash: str | None = None
    """Of all that the content depends on; None where only the content itself tells whether it changed."""

    def read(self) -> bytes:
        if isinstance(self.content, Path):
            return self.content.read_bytes()
        return self.content if isinstance(self.content, bytes) else self.content()
