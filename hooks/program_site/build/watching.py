"""Watch thousands of small files: the system says what changed, and where it does not, all of them are polled."""

from contextlib import suppress
from typing import Any

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

_INTERVAL = 3
"""Seconds. Folders of other machines and of containers report no changes; polling a thousand reports takes a while."""

_CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""Not who opens a file: a build that reads the reports would be followed by another, without end."""


class Watchers:
    """Two observers behind the interface of one."""

    def __init__(self) -> None:
        self._observers = [Observer(), PollingObserver(timeout=_INTERVAL)]

    def schedule(self, handler: FileSystemEventHandler, path: str, recursive: bool) -> None:
        for observer in self._observers:
            watch: Any = observer.schedule
            watch(handler, path, recursive=recursive, event_filter=_CHANGES)

    def start(self) -> None:
        """What the system does not let us watch is polled."""
        for observer in self._observers:
            with suppress(OSError):
                observer.start()
