"""`python -m bench.compare_sites COMMIT`: every file of the site that another commit makes otherwise than this tree.

Names and texts hold hashes of what they are made from (`cards/1-0266.json`), so a hash is taken for any other. The
search index is left out: it is written in another order each time.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_HASH = re.compile(rb"(?<=-)[0-9a-f]{8}(?=\.json)")


def build(tree: Path) -> Path:
    subprocess.run(["make", "site", "SEARCH=false"], cwd=tree, check=True, stdout=subprocess.DEVNULL)
    return tree / "site"


def files_of(site: Path) -> dict[str, bytes]:
    """What lies in a site by its path, without the search index, and with one sign in place of every hash."""
    found = (path for path in site.rglob("*") if path.is_file())
    return {
        _HASH.sub(b"#", path.relative_to(site).as_posix().encode()).decode(): _HASH.sub(b"#", path.read_bytes())
        for path in found
        if path.relative_to(site).parts[0] != "search-index"
    }


def differences(old: dict[str, bytes], new: dict[str, bytes]) -> Iterator[str]:
    for path in sorted(old.keys() | new.keys()):
        if path not in new:
            yield f"gone     {path}"
        elif path not in old:
            yield f"new      {path}"
        elif old[path] != new[path]:
            yield f"differs  {path}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.compare_sites", description=__doc__)
    parser.add_argument("commit", help="the one to compare this tree with")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        subprocess.run(["git", "worktree", "add", "-q", "--detach", tree, given.commit], cwd=ROOT, check=True)
        try:
            old = files_of(build(tree))
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, check=True)
    found = list(differences(old, files_of(build(ROOT))))
    print(*found, f"{len(found)} of {len(old)} files", sep="\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
