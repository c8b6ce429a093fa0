"""Parts for the browser that others made. `vendored.json` says of each its version, licence and hashes; `make vendor` fetches them."""

import base64
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from program_site.site.site import FRAME

RECORD = FRAME.with_name("vendored.json")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class File(_Strict):
    """One file that is taken out of a package, unchanged."""

    path: str
    """In the package."""
    sha256: str


class Part(_Strict):
    """One package of npm, and what of it is published."""

    package: str
    version: str
    licence: str
    author: str
    website: str
    integrity: str
    """Of the whole package, as npm writes it."""
    folder: str
    """Below `assets/` of the frame."""
    files: Mapping[str, File]
    """By their names there."""

    @property
    def place(self) -> Path:
        return FRAME / "assets" / self.folder

    def origin(self) -> str:
        """What ORIGIN.txt says beside the files, for whoever finds them on a site."""
        name = f"{self.package} {self.version}"
        lines = [f"{name}, {self.licence} licence (see LICENSE), by {self.author}: {self.website}"]
        taken = {name: file for name, file in self.files.items() if name != "LICENSE"}
        package = f"the npm package {self.package}@{self.version}, unchanged"
        lines += [f"{name} is {file.path} of {package}." for name, file in taken.items()]
        for name, file in taken.items():
            lines += ["", f"sha256 of {name}:", file.sha256]
        return "\n".join([*lines, "npm integrity of the package:", self.integrity, ""])


_PARTS = TypeAdapter(tuple[Part, ...])


def parts() -> tuple[Part, ...]:
    return _PARTS.validate_json(RECORD.read_bytes())


class Tampered(Exception):
    """A package is not the one that the record names."""


def taken(part: Part, packed: bytes) -> dict[str, bytes]:
    """The files of a package as npm packs it. Raises Tampered where it is another than the part's integrity says."""
    if _integrity(packed) != part.integrity:
        raise Tampered(f"{part.package}@{part.version}: {_integrity(packed)} instead of {part.integrity}")
    return _files(part, packed)


def _integrity(packed: bytes) -> str:
    return f"sha512-{base64.b64encode(hashlib.sha512(packed).digest()).decode()}"


def _files(part: Part, packed: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for name, file in part.files.items():
            member = archive.extractfile(f"package/{file.path}")
            assert member is not None, file.path
            found[name] = member.read()
    return found


def newest(part: Part, version: str, packed: bytes) -> tuple[Part, dict[str, bytes]]:
    """The part of another version, with the hashes of what came, and its files."""
    found = _files(part, packed)
    files = {name: File(path=part.files[name].path, sha256=_sha256(data)) for name, data in found.items()}
    return part.model_copy(update={"version": version, "integrity": _integrity(packed), "files": files}), found


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _fetch(name: str) -> tuple[str, bytes]:
    """The version of a package and its bytes, through npm and whatever registry it is set up for."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", name, "--json", "--pack-destination", folder]
        said = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout
        packed = next(Path(folder).iterdir()).read_bytes()
        return str(json.loads(said)[0]["version"]), packed


def main(upgrade: bool) -> None:
    """Write every part anew; `upgrade`: in its newest version, which the record then names."""
    renewed: list[Part] = []
    for part in parts():
        version, packed = _fetch(part.package if upgrade else f"{part.package}@{part.version}")
        part, found = newest(part, version, packed) if upgrade else (part, taken(part, packed))
        part.place.mkdir(parents=True, exist_ok=True)
        for name, data in {**found, "ORIGIN.txt": part.origin().encode()}.items():
            (part.place / name).write_bytes(data)
        renewed.append(part)
        print(f"{part.package} {part.version}")
    written = json.dumps([part.model_dump() for part in renewed], indent=2)
    RECORD.write_text(f"{written}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main("--upgrade" in sys.argv[1:])
