"""Data for the desk: what lies in this checkout, and the same with entries that wait, named wherever they can be."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from conftest import ROOT
from program_site.content.data.entries import Entry
from program_site.content.data.files import MANY, ONE
from program_site.content.forms import Field, form_of
from program_site.text.yaml_source import read_yaml
from program_site.text.yaml_writing import plain_values

FILES = (*ONE, *MANY)
ENTRIES = [name for name, shape in MANY.items() if issubclass(shape, Entry)]
SECRET = "secret"
"""In the id and in every word of an entry that waits, and nowhere else."""
_PLAIN: dict[str, Any] = {
    "when": "2031-05",
    "day": "2031-05-06",
    "moment": "2031-05-06 12:00",
    "whole": 1900,
    "number": 12.5,
    "yes_no": True,
    "address": f"https://{SECRET}.example.edu/",
    "mail": f"{SECRET}@university.edu",
    "phone": "+81 76-264-5111",
    "online": f"https://{SECRET}.example.edu/",
    "other": {"ja": {"誤り": "秘密"}},
}


def lay_data(folder: Path, files: dict[str, Any] | None = None) -> Path:
    """A project with the data of this checkout, some files of which hold something else."""
    shutil.copytree(ROOT / "data", folder / "data")
    for name, value in (files or {}).items():
        (folder / "data" / f"{name}.yml").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return folder


def values_in(root: Path, file: str) -> Any:
    """What stands in a data file; None where there is none."""
    path = root / "data" / f"{file}.yml"
    return plain_values(read_yaml(path.read_text("utf-8"), path.name).value) if path.exists() else None


def with_secrets(waits: dict[str, Any]) -> dict[str, Any]:
    """All data files, with an entry of every kind that `waits`, and its id in every list of every record that takes such ids."""
    files: dict[str, Any] = {}
    for file in FILES:
        fields = form_of(file, "en").fields
        held = values_in(ROOT, file)
        if file in ONE:
            files[file] = _naming(held, fields)
        else:
            files[file] = [_naming(each, fields) for each in held or []]
    for file in ENTRIES:
        files[file].insert(len(files[file]) // 2, _secret(file) | waits)
    files["mobility"]["rows"] = [
        {"year": 2018, "direction": "outbound", "kind": "actual", "number": 3, "partner": _id_of("partners")}
    ]
    files["redirects"] = [{"from": "former/", "to": f"partners/{_id_of('partners')}/"}]
    return files


def _id_of(file: str) -> str:
    return f"{SECRET}-{file.replace('_', '-')}"


def _secret(file: str) -> dict[str, Any]:
    """An entry with every field that its form asks for."""
    last = ("draft", "publish_from", "updated", "change", "planned", "left", "closed", "outcome", "end")
    fields = (each for each in form_of(file, "en").fields if each.name not in last)
    return {each.name: _answer(each) for each in fields} | {"id": _id_of(file)}


def _answer(field: Field) -> Any:
    if field.kind == "record":
        given: Any = {each.name: _answer(each) for each in field.fields if each.name != "language"}
    elif field.kind in ("translated", "by_language"):
        given = {"ja": f"{SECRET} 秘密", "ru": f"{SECRET} тайна"}
    elif field.kind == "name":
        given = {"ja": f"{SECRET} 秘密", "ru": {"text": f"{SECRET} тайна", "official": False}}
    elif field.kind == "word_lists":
        given = {"ja": [f"{SECRET}語"], "ru": [f"{SECRET} слово"]}
    elif field.kind == "reference":
        given = _id_of(field.of) if field.of in ENTRIES else values_in(ROOT, field.of)[0]["id"]
    elif field.kind == "citation":
        given = values_in(ROOT, "sources")[0]["id"]
    elif field.kind == "choice":
        given = field.choices[0].value
    elif field.kind == "text":
        given = {"timezone": "Africa/Lagos", "languages": "ja"}.get(field.name, f"files/{SECRET}.pdf")
    else:
        given = _PLAIN.get(field.kind, f"{SECRET}-word")
    return [given] if field.many else given


def _naming(value: Any, fields: tuple[Field, ...]) -> Any:
    """A record that also names what waits, in every list that takes it."""
    if isinstance(value, list):
        return [_naming(each, fields) for each in value]
    named = dict(value)
    for each in fields:
        if each.kind == "record" and each.name in named:
            named[each.name] = _naming(named[each.name], each.fields)
        elif each.kind == "reference" and each.many and each.of in ENTRIES:
            named[each.name] = [*named.get(each.name, ()), _id_of(each.of)]
    return named
