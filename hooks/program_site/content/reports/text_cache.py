"""Texts of reports in `.cache/reports`: one that was read before is not read again, and its body only when it is wanted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import PlainSerializer, TypeAdapter, ValidationError

from program_site.build.cache import cache_folder
from program_site.build.cache_store import Store, recipe
from program_site.build.seen_files import SeenFiles
from program_site.content.reports.body import Body
from program_site.content.reports.header import ReportHeader
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


def _plain(header: ReportHeader) -> dict[str, Any]:
    return header.model_dump(mode="json", exclude_none=True)


@dataclass(frozen=True)
class _Kept:
    """A faultless text without its body as the store holds it: in JSON, checked anew when it is taken out."""

    header: Annotated[ReportHeader, PlainSerializer(_plain)]
    content_hash: str
    is_empty: bool
    problems: tuple[Problem, ...]


_KEPT, _BODY = TypeAdapter(_Kept), TypeAdapter(Body)


class KeptTexts:
    """What was made of texts, by keys that stand for all it was made from."""

    def __init__(self, root: Path, reading: Reading) -> None:
        self._root, self._reading = root, reading
        self._store, self._seen = Store(root, "reports"), SeenFiles(cache_folder(root, "reports"))
        ids = {kind: sorted(known) for kind, known in sorted(reading.ids.items())}
        self._beside = hashlib.sha256(recipe() + json.dumps([reading.languages, ids]).encode()).hexdigest()
        """Stands for what every text is checked with and against."""

    def key(self, source: Source, data: bytes) -> str:
        """That of a text with the content `data`."""
        means = json.dumps([*self._means(source), source.name, source.language]).encode()
        return hashlib.sha256(means + b"\0" + data).hexdigest()

    def seen_key(self, source: Source) -> str | None:
        """That of a text whose file did not change since it was read."""
        key = self._seen.recall(source.name, source.path, self._means(source))
        return key if isinstance(key, str) else None

    def _means(self, source: Source) -> list[str]:
        return [self._beside, *source.photos]

    def recall(
        self, sources: Iterable[Source], keys: Mapping[Path, str], again: Callable[[Source], Body]
    ) -> dict[Path, Outcome]:
        """What is kept under the keys; a body that is no longer kept when it is wanted is read `again`."""
        kept = self._store.get(keys.values())
        found: dict[Path, Outcome] = {}
        for source in sources:
            key = keys.get(source.path, "")
            if key in kept and (outcome := self._taken_out(kept[key], key, source, again)):
                found[source.path] = outcome
                self._seen.note(source.name, self._means(source), key)
        return found

    def _taken_out(self, value: bytes, key: str, source: Source, again: Callable[[Source], Body]) -> Outcome | None:
        """None where the value is none of ours."""
        try:
            kept = _KEPT.validate_json(value, context=self._reading)
        except ValidationError:
            return None

        def body() -> Body:
            try:
                return _BODY.validate_json(self._store.rest(key) or b"")
            except ValidationError:  # the cache was deleted while the site is built
                return again(source)

        text = ReportText(
            source.language, kept.header, source.name, kept.content_hash, key, is_empty=kept.is_empty, fetch=body
        )
        return text, kept.problems

    def keep(self, read: Iterable[tuple[Source, Outcome]]) -> None:
        """Faultless texts, for the next time."""
        faultless = [(source, text, problems) for source, (text, problems) in read if text]
        self._store.put({text.key: _dumped(text, problems) for _, text, problems in faultless})
        for source, text, _ in faultless:
            self._seen.note(source.name, self._means(source), text.key)
        self._seen.save(self._root)


def _dumped(text: ReportText, problems: tuple[Problem, ...]) -> tuple[bytes, bytes]:
    kept = _Kept(text.header, text.content_hash, text.is_empty, problems)
    return _KEPT.dump_json(kept), _BODY.dump_json(text.body)
