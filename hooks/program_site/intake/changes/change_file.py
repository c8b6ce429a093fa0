"""What a change says: where in `data/` a value stood, which one, and which is to stand there. A change file holds several."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from program_site.text.problems import Problem

VERSION = 1
LARGEST = 2_000_000
"""Bytes. All of the data together have a tenth of that."""

Selector = Mapping[str, str | int]
"""The one item of a list in which these fields have these values."""
Part = str | int | Selector
_DEEPEST = 10
_LONGEST = 20_000
_MOST = 10**15
"""The largest number: larger ones are not the same in every browser."""


def _plain(value: Any, deep: int = 0) -> Any:
    """A value that a data file can hold and any of our readers sees as it is."""
    if deep > _DEEPEST:
        raise ValueError("deep")
    if isinstance(value, str):
        _text(value)
    elif isinstance(value, dict):
        for key, each in value.items():
            _plain(_text(key), deep + 1)
            _plain(each, deep + 1)
    elif isinstance(value, list):
        for each in value:
            _plain(each, deep + 1)
    elif not (value is None or (isinstance(value, bool | int | float) and abs(value) <= _MOST)):
        raise ValueError("number")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ValueError("text")
    value.encode()  # halves of signs cannot be written; the error is a ValueError
    return value


Plain = Annotated[Any, AfterValidator(_plain)]
_Name = Annotated[str, Field(max_length=200), AfterValidator(_text)]
_Number = Annotated[int, Field(ge=0, le=_MOST)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Change(_Strict):
    """A value for another; None is nothing, on either side."""

    file: str = Field(max_length=40)
    """The name of a data file, without its ending."""
    place: tuple[_Name | _Number | dict[_Name, _Name | _Number], ...] = Field(min_length=1, max_length=8, strict=False)
    old: Plain = None
    new: Plain = None


class ChangeFile(_Strict):
    version: Literal[1]
    task: str = Field(max_length=40)
    language: str = Field(max_length=20)
    """Of whoever made it, who is answered in it."""
    seen: dict[str, str] = Field(default_factory=dict)
    """The hash of each file that the change was made from."""
    changes: tuple[Change, ...] = Field(min_length=1, max_length=5_000, strict=False)


def _told_once(pairs: Any) -> dict[str, Any]:
    """A mapping without a name that stands in it twice. Not a number (`NaN`) is nothing either."""
    if isinstance(pairs, str) or len(told := dict(pairs)) != len(pairs):
        raise ValueError("twice")
    return told


@dataclass(frozen=True)
class ReadChanges:
    changes: ChangeFile | None
    problems: tuple[Problem, ...] = ()


def read_change_file(data: bytes, name: str) -> ReadChanges:
    """The changes of a file from anywhere; problems where it is no change file, a broken one, or one of another version."""
    if len(data) > LARGEST:
        return ReadChanges(None, (Problem("K102", name, 1),))
    try:
        read = json.loads(data, object_pairs_hook=_told_once, parse_constant=_told_once)
    except (ValueError, RecursionError):
        return ReadChanges(None, (Problem("K101", name, 1),))
    version = read.get("version") if isinstance(read, dict) else None
    if isinstance(version, int) and version > VERSION:
        return ReadChanges(None, (Problem("K103", name, 1, {"value": str(version)}),))
    try:
        return ReadChanges(ChangeFile.model_validate(read))
    except (ValidationError, RecursionError):
        return ReadChanges(None, (Problem("K101", name, 1),))
