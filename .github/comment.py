"""Writes what Check found into the pull request it was about. Asks GitHub with `gh api`; all that it reads is a stranger's."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from typing import Any

from github_api import artifact, gh

ARTIFACT = "check-answer"
MARK = "<!-- what Check found -->"
LARGEST = 200_000
MOST_SIGNS = 30_000
"""A comment may have 65,536."""
LINE = re.compile(r"^\S.*?:\d+ \[[A-Z]\d{3}\] .+$")
FOUND = "### 確認の結果 · Что найдено · What was found"
NOTHING = "### 誤りはありません · Ошибок нет · No mistakes found"
MORE = "…"


def answer(archive: bytes) -> tuple[int, str] | None:
    """The number of the pull request, as its own run says it, and the text; None for what is not as we make it."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as files:
            with files.open("number.txt") as file:
                number = file.read(20).decode("ascii").strip()
            with files.open("check.txt") as file:
                text = file.read(LARGEST).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, OSError, ValueError, RuntimeError, NotImplementedError):
        return None
    return (int(number), text) if re.fullmatch(r"[1-9][0-9]{0,8}", number) else None


def comment(text: str) -> str:
    """Only lines that name a mistake, without signs that do not print, in a block longer than any they could close."""
    lines = [line for line in text.splitlines() if LINE.match(line)]
    shown = "\n".join("".join(sign if sign.isprintable() else "\ufffd" for sign in line) for line in lines)
    if not shown:
        return f"{MARK}\n{NOTHING}\n"
    if len(shown) > MOST_SIGNS:
        shown = shown[:MOST_SIGNS].rpartition("\n")[0] + f"\n{MORE}"
    fence = "~" * (max((len(row) for row in re.findall("~+", shown)), default=0) + 3)
    return f"{MARK}\n{FOUND}\n\n{fence}text\n{shown}\n{fence}\n"


def main() -> None:
    repository, run, head = (os.environ[name] for name in ("GITHUB_REPOSITORY", "RUN", "HEAD"))
    root = f"repos/{repository}"
    archive = artifact(repository, run, ARTIFACT, LARGEST)
    said = answer(archive) if archive is not None else None
    if said is None:
        print("Check left nothing to say.")
        return
    number, text = said
    pull: dict[str, Any] = json.loads(gh(f"{root}/pulls/{number}"))
    if pull["head"]["sha"] != head or pull["state"] != "open":
        print(f"Pull request {number} is not at the commit that was checked.")
        return
    body = {"body": comment(text)}
    comments: list[dict[str, Any]] = json.loads(gh(f"{root}/issues/{number}/comments?per_page=100"))
    own = [
        each for each in comments if each["user"]["login"] == "github-actions[bot]" and each["body"].startswith(MARK)
    ]
    if own:
        gh("--method", "PATCH", f"{root}/issues/comments/{own[0]['id']}", body=body)
    elif "\n~~~" in body["body"]:  # who has made no mistake is left in peace
        gh("--method", "POST", f"{root}/issues/{number}/comments", body=body)


if __name__ == "__main__":
    main()
