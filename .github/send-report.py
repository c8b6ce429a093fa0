"""Brings a report that came as an issue into a pull request, and the answer into a comment of the issue.

All that it reads besides GitHub's own answers is a stranger's: the files are taken by strict names only, no text of the
issue gets into a command, a name of a branch, a message of a commit or the title of a pull request.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from github_api import BOT, artifact, comment, gh, git, tip_of, unpacked

ARTIFACT = "report"
LARGEST = 150_000_000
"""Bytes of all files together, and of what they are packed in."""
MOST_FILES = 50
REPORT = re.compile(
    r"activity_reports/([0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[a-z0-9]+)+)/([a-z]{2,3}(?:-[A-Z]{2})?\.md|photo-[0-9]{1,2}\.jpg)"
)
MARK = "<!-- what became of this report -->"
BODY = """Closes #{number}.

**日本語** フォームで届いたレポートです。この変更からは確認（Check）が始まりません。プルリクエストを一度閉じて（Close）開き直す（Reopen）と始まります。同意、写っている人、個人情報を確かめてから取り込んでください。

**Русский** Рассказ, присланный через форму. Проверка (Check) сама не начнётся: закройте запрос (Close) и откройте его снова (Reopen). Прежде чем принять, посмотрите на согласие, лица и личные данные.

**English** A report that came by the form. Its check (Check) does not start by itself: close this pull request and open it again. Look at consent, faces and personal data before you merge.
"""


def taken(archive: bytes) -> dict[str, bytes]:
    """Only what we make ourselves: the two answers, and the plain files of one report."""
    files = unpacked(
        archive, lambda name: name in ("answer.md", "kept.md") or REPORT.fullmatch(name), LARGEST, MOST_FILES + 1
    )
    if len({name.split("/")[1] for name in files if "/" in name}) > 1:
        raise ValueError("more than one report")
    return files


def committed(files: dict[str, bytes], number: int, tip: str) -> bool:
    """Whether what is in the files is a new commit now; False where the branch holds the same already."""
    folder = Path("activity_reports") / next(iter(files)).split("/")[1]
    folder.mkdir(parents=True)
    for name, data in files.items():
        Path(name).write_bytes(data)
    git("add", "--", str(folder))
    git("commit", "--quiet", "--message", message(number))
    return not tip or bool(git("diff", "--name-only", tip, "HEAD", "--", str(folder)))


def message(number: int) -> str:
    return f"Add the report of issue #{number}"


def branch_of(number: int) -> str:
    return f"report/issue-{number}"


def is_ours(commit: str, number: int) -> bool:
    """Nobody has added anything to what was sent last."""
    return git("log", "-1", "--format=%ae%n%s", commit) == f"{BOT}\n{message(number)}"


def send(files: dict[str, bytes], number: int, repository: str, base: str) -> bool:
    """Bring the report into its pull request. False where people have it in hand: then nothing is changed."""
    branch, owner = branch_of(number), repository.partition("/")[0]
    pulls: list[dict[str, Any]] = json.loads(gh(f"repos/{repository}/pulls?head={owner}:{branch}&state=all"))
    is_open = any(pull["state"] == "open" for pull in pulls)
    address = f"{os.environ['GITHUB_SERVER_URL']}/{repository}"
    tip = tip_of(address, branch)
    if (pulls and not is_open) or (tip and not is_ours(tip, number)):
        return False
    folder = next(iter(files)).split("/")[1]
    if committed(files, number, tip):
        # Someone who was quicker is not overwritten: then the push fails.
        git("push", "--quiet", f"--force-with-lease=refs/heads/{branch}:{tip}", address, f"HEAD:refs/heads/{branch}")
    if not is_open:
        title = f"Activity Report: {folder}"
        body = {"title": title, "head": branch, "base": base, "body": BODY.format(number=number)}
        gh("--method", "POST", f"repos/{repository}/pulls", body=body)
    return True


def main() -> int:
    repository, run = os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_RUN_ID"]
    event: dict[str, Any] = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())
    number, base = int(event["issue"]["number"]), str(event["repository"]["default_branch"])
    archive = artifact(repository, run, ARTIFACT, LARGEST)
    if archive is None:
        print("The first job left nothing.", file=sys.stderr)
        return 1
    files = taken(archive)
    said = {name: files.pop(name).decode("utf-8", "replace") for name in ("answer.md", "kept.md")}
    failed: subprocess.CalledProcessError | None = None
    answer = said["answer.md"]
    if files:
        try:
            answer = said["answer.md"] if send(files, number, repository, base) else said["kept.md"]
        except subprocess.CalledProcessError as error:  # the writer is answered all the same
            failed = error
    comment(answer, f"issues/{number}", repository, MARK)
    if failed:
        print(f"{failed.cmd[0]}: {failed.returncode}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
