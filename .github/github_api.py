"""What the scripts have in common that write on GitHub: asking it, git without leaving the token anywhere, files of another job."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import zipfile
from collections.abc import Callable
from typing import Any

BOT = "41898282+github-actions[bot]@users.noreply.github.com"
MOST_SIGNS = 60_000
"""A comment may have 65,536."""
COMMIT = re.compile(r"[0-9a-f]{40}")


def gh(*arguments: str, body: dict[str, str] | None = None) -> bytes:
    extra = ["--input", "-"] if body is not None else []
    given = json.dumps(body).encode() if body is not None else None
    return subprocess.run(["gh", "api", *arguments, *extra], input=given, check=True, stdout=subprocess.PIPE).stdout


def git(*arguments: str, given: bytes | None = None, index: str = "") -> str:
    """The token goes into no file and no address; no hook of the checkout runs. What is no UTF-8 comes through as it is."""
    token = '!f() { echo username=x-access-token; echo "password=$GH_TOKEN"; }; f'
    safe = ["-c", "core.hooksPath=/dev/null", "-c", "credential.helper=", "-c", f"credential.helper={token}"]
    bot = ["-c", "user.name=github-actions[bot]", "-c", f"user.email={BOT}"]
    surroundings = {**os.environ, "GIT_INDEX_FILE": index} if index else None
    done = subprocess.run(
        ["git", *safe, *bot, *arguments], input=given, check=True, stdout=subprocess.PIPE, env=surroundings
    )
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def tip_of(address: str, branch: str) -> str:
    """The commit at the end of the branch, which is fetched; empty where there is no such branch."""
    found = git("ls-remote", address, f"refs/heads/{branch}").split()
    if found:
        git("fetch", "--quiet", "--depth=1", address, found[0])
    return found[0] if found else ""


def artifact(repository: str, run: str, name: str, largest: int) -> bytes | None:
    """What an earlier job of the run left behind, packed; None where it left nothing, or too much."""
    listed: dict[str, Any] = json.loads(gh(f"repos/{repository}/actions/runs/{run}/artifacts?name={name}"))
    kept = [each for each in listed["artifacts"] if not each["expired"] and each["size_in_bytes"] <= largest]
    return gh(f"repos/{repository}/actions/artifacts/{kept[0]['id']}/zip") if kept else None


def unpacked(archive: bytes, is_wanted: Callable[[str], object], largest: int, most: int) -> dict[str, bytes]:
    """Only files of the names that are wanted, whatever else there is, and each as a plain one. Raises ValueError."""
    files: dict[str, bytes] = {}
    left = largest
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        for entry in packed.infolist()[:most]:
            if is_wanted(entry.filename):
                with packed.open(entry) as file:
                    files[entry.filename] = file.read(left + 1)
                left -= len(files[entry.filename])
                if left < 0:
                    raise ValueError("too large")
    return files


def comment(text: str, place: str, repository: str, mark: str) -> None:
    """Written once, and then renewed, at `issues/12` or `commits/…`."""
    body = {"body": f"{mark}\n{text[:MOST_SIGNS]}"}
    root = f"repos/{repository}"
    comments: list[dict[str, Any]] = json.loads(gh(f"{root}/{place}/comments?per_page=100"))
    own = [
        each for each in comments if each["user"]["login"] == "github-actions[bot]" and each["body"].startswith(mark)
    ]
    if own:
        kind = "comments" if place.startswith("commits/") else "issues/comments"
        gh("--method", "PATCH", f"{root}/{kind}/{own[0]['id']}", body=body)
    else:
        gh("--method", "POST", f"{root}/{place}/comments", body=body)
