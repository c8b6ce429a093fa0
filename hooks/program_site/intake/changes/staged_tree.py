"""A copy of the project beside it, with other texts in some data files: what would be wrong if they stood there."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from program_site.build.cache import work_folder
from program_site.text.files import TEMPORARY

_CHANGING = "data"


@contextmanager
def tree_with(root: Path, texts: Mapping[str, bytes]) -> Iterator[Path]:
    """A temporary root that shows all of the project by links, but for its data files. Nothing in the project itself is touched."""
    with tempfile.TemporaryDirectory(
        prefix=TEMPORARY, dir=work_folder(root, "changes"), ignore_cleanup_errors=True
    ) as folder:
        staging = Path(folder)
        for entry in root.iterdir():
            if entry.name != _CHANGING:
                _show(entry, staging / entry.name)
        (staging / _CHANGING).mkdir()
        for entry in (root / _CHANGING).iterdir() if (root / _CHANGING).is_dir() else ():
            name = f"{_CHANGING}/{entry.name}"
            if name in texts:
                continue
            if entry.is_file() and not entry.is_symlink():  # a reader of data files follows no link
                shutil.copyfile(entry, staging / name)
            else:
                _show(entry, staging / name)
        for name, text in texts.items():
            (staging / name).write_bytes(text)
        yield staging


def _show(entry: Path, place: Path) -> None:
    """A link or, on systems on which not everybody may make one, a copy."""
    try:
        place.symlink_to(os.path.abspath(entry), target_is_directory=entry.is_dir())  # noqa: PTH100 - links stay links
    except OSError:
        if entry.is_dir():
            shutil.copytree(entry, place, symlinks=True)
        elif entry.is_file():
            shutil.copyfile(entry, place)
