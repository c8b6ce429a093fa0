"""What a change says: where in `data/` a value stood, which one, and which is to stand there. A change file holds several."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from program_site.text.problems import Problem

VERSION = 1
LARGEST = 2_000_000
"""Bytes. All of the data together have a tenth of that."""

Selector = Mapping[str, str | int]
"""The one item of a list in which these fields have these values."""
Part = str | int | Selector
_Plain = Annotated[str, Field(max_length=20_000)] | bool | int | float


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Change(_Strict):
    """A value for another; None is nothing, on either side."""

    file: str = Field(max_length=40)
    """The name of a data file, without its ending."""
    place: tuple[str | int | dict[str, str | int], ...] = Field(min_length=1, max_length=8, strict=False)
    old: Any = None
    new: Any = None


class ChangeFile(_Strict):
    version: Literal[1]
    task: str = Field(max_length=40)
    language: str = Field(max_length=20)
    """Of whoever made it, who is answered in it."""
    seen: dict[str, str] = Field(default_factory=dict)
    """The hash of each file that the change was made from."""
    changes: tuple[Change, ...] = Field(min_length=1, max_length=5_000, strict=False)


@dataclass(frozen=True)
class ReadChanges:
    changes: ChangeFile | None
    problems: tuple[Problem, ...] = ()


def read_change_file(data: bytes, name: str) -> ReadChanges:
    """The changes of a file from anywhere; problems where it is no change file, a broken one, or one of another version."""
    if len(data) > LARGEST:
        return ReadChanges(None, (Problem("K102", name, 1),))
    try:
        read = json.loads(data)
    except (ValueError, RecursionError):
        return ReadChanges(None, (Problem("K101", name, 1),))
    version = read.get("version") if isinstance(read, dict) else None
    if isinstance(version, int) and version > VERSION:
        return ReadChanges(None, (Problem("K103", name, 1, {"value": str(version)}),))
    try:
        return ReadChanges(ChangeFile.model_validate(read))
    except (ValidationError, RecursionError):
        return ReadChanges(None, (Problem("K101", name, 1),))
