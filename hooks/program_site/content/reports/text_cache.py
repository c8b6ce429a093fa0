"""How texts of reports lie in the cache: without a fault, in JSON that is checked anew, and the body apart."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import PlainSerializer, TypeAdapter, ValidationError

from program_site.build.cache import cache_folder
from program_site.build.fingerprints import toolchain_hash
from program_site.build.key_value_cache import KeyValueCache
from program_site.content.reports.body import Body
from program_site.content.reports.front_matter import FrontMatter
from program_site.content.reports.markup.tree import Target
from program_site.content.reports.report import ReportText
from program_site.text.problems import Problem
from program_site.text.records import Reading


@dataclass(frozen=True)
class Source:
    """A text as it lies in a report's folder."""

    path: Path
    name: str
    """Its path below the project's root."""
    language: str
    photos: tuple[str, ...]
    """The names of the photos beside it."""


Outcome = tuple[ReportText | None, tuple[Problem, ...]]
"""What reading a text gave."""


def _plain(header: FrontMatter) -> dict[str, Any]:
    return header.model_dump(mode="json", exclude_none=True)


@dataclass(frozen=True)
class _Entry:
    """A text without its body."""

    header: Annotated[FrontMatter, PlainSerializer(_plain)]
    content_hash: str
    is_empty: bool
    links: tuple[Target, ...]
    problems: tuple[Problem, ...]


_ENTRY, _BODY = TypeAdapter(_Entry), TypeAdapter(Body)


class TextCache:
    """Texts of reports by keys that stand for all they are made from."""

    def __init__(self, root: Path, reading: Reading) -> None:
        self._reading = reading
        self._entries = KeyValueCache(cache_folder(root, "reports"))
        ids = {kind: sorted(known) for kind, known in sorted(reading.ids.items())}
        self._input_hash = hashlib.sha256(toolchain_hash() + json.dumps([reading.languages, ids]).encode()).hexdigest()
        """Of what every text is read and checked with."""

    def key(self, source: Source, data: bytes) -> str:
        """That of a text with the content `data`."""
        beside = json.dumps([self._input_hash, *source.photos, source.name, source.language]).encode()
        return hashlib.sha256(beside + b"\0" + data).hexdigest()

    def get(
        self, sources: Iterable[Source], keys: Mapping[Path, str], read_body: Callable[[Source], Body]
    ) -> dict[Path, Outcome]:
        """The texts that have an entry; `read_body` is for a body whose entry is gone when it is wanted."""
        values = self._entries.get(keys.values())
        outcomes: dict[Path, Outcome] = {}
        for source in sources:
            key = keys.get(source.path, "")
            if key in values and (outcome := self._outcome(values[key], key, source, read_body)):
                outcomes[source.path] = outcome
        return outcomes

    def _outcome(self, value: bytes, key: str, source: Source, read_body: Callable[[Source], Body]) -> Outcome | None:
        """None where the value is none of ours."""
        try:
            entry = _ENTRY.validate_json(value, context=self._reading)
        except ValidationError:
            return None

        def body() -> Body:
            try:
                return _BODY.validate_json(self._entries.get_payload(key))
            except ValidationError:  # the cache was deleted while the site is built
                return read_body(source)

        text = ReportText(
            source.language, entry.header, source.name, entry.content_hash, key, entry.is_empty, entry.links, fetch=body
        )
        return text, entry.problems

    def put(self, outcomes: Iterable[Outcome]) -> None:
        """Keep the texts without a fault."""
        self._entries.put({text.key: _dumped(text, problems) for text, problems in outcomes if text})


def _dumped(text: ReportText, problems: tuple[Problem, ...]) -> tuple[bytes, bytes]:
    entry = _Entry(text.header, text.content_hash, text.is_empty, text.links, problems)
    return _ENTRY.dump_json(entry), _BODY.dump_json(text.body)
