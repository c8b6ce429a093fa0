"""`python -m bench.processing FOLDER`: this project's way with photos, for all that lie in FOLDER/photos."""

from __future__ import annotations

import sys
from pathlib import Path

from program_site.content.reports.photos.photos import process_photos


def main(folder: Path) -> None:
    processed = process_photos(folder, sorted((folder / "photos").iterdir()))
    unread = [path.name for path, each in processed.items() if each.photo is None]
    sys.exit(f"not read: {', '.join(unread)}" if unread else 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
