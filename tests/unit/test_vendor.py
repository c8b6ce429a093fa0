"""What others made for the browser: as it came, with its licence, and renewed only against its record."""

from __future__ import annotations

import hashlib
import io
import re
import tarfile

import pytest
from requirements.vendor import RECORD, Part, Tampered, newest, parts, taken


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.package)
def test_what_is_committed_is_what_the_record_says(part: Part) -> None:
    hashes = {name: file.sha256 for name, file in part.files.items()}
    origin = hashlib.sha256(part.origin().encode()).hexdigest()
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in part.place.iterdir()}
    assert there == {**hashes, "ORIGIN.txt": origin}
    assert "LICENSE" in hashes


def test_the_record_names_no_host_of_packages() -> None:
    """Whoever renews asks the registry that their npm is set up for."""
    assert re.findall(r"registry|npmjs|\.tgz", RECORD.read_text(encoding="utf-8")) == []


def packed(part: Part, text: bytes) -> bytes:
    """A package as npm packs it, whose files all hold one text."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for file in part.files.values():
            member = tarfile.TarInfo(f"package/{file.path}")
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text))
    return made.getvalue()


def test_another_package_than_the_recorded_one_is_refused() -> None:
    part, other = parts()[0], packed(parts()[0], b"stolen()")
    with pytest.raises(Tampered):
        taken(part, other)
    renewed, files = newest(part, "9.0.0", other)
    assert set(files.values()) == {b"stolen()"}
    assert (renewed.version, taken(renewed, other)) == ("9.0.0", files)
    assert hashlib.sha256(b"stolen()").hexdigest() in renewed.origin()
