"""Brings a report that came as an issue into a pull request, and the answer into a comment of the issue.

All that it reads besides GitHub's own answers is a stranger's: the files are taken by strict names only, no text of the
issue gets into a command, a name of a branch, a message of a commit or the title of a pull request.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

ARTIFACT = "report"
LARGEST = 150_000_000
"""Bytes of all files together, and of what they are packed in."""
MOST_FILES = 50
MOST_SIGNS = 60_000
"""A comment may have 65,536."""
REPORT = re.compile(
    r"activity_reports/([0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[a-z0-9]+)+)/([a-z]{2,3}(?:-[A-Z]{2})?\.md|photo-[0-9]{1,2}\.jpg)"
)
MARK = "<!-- what became of this report -->"
BOT = "41898282+github-actions[bot]@users.noreply.github.com"
BODY = """Closes #{number}.

**日本語** フォームで届いたレポートです。この変更からは確認（Check）が始まりません。プルリクエストを一度閉じて（Close）開き直す（Reopen）と始まります。同意、写っている人、個人情報を確かめてから取り込んでください。

**Русский** Рассказ, присланный через форму. Проверка (Check) сама не начнётся: закройте запрос (Close) и откройте его снова (Reopen). Прежде чем принять, посмотрите на согласие, лица и личные данные.

**English** A report that came by the form. Its check (Check) does not start by itself: close this pull request and open it again. Look at consent, faces and personal data before you merge.
"""


def gh(*arguments: str, body: dict[str, str] | None = None) -> bytes:
    extra = ["--input", "-"] if body is not None else []
    given = json.dumps(body).encode() if body is not None else None
    return subprocess.run(["gh", "api", *arguments, *extra], input=given, check=True, stdout=subprocess.PIPE).stdout


def git(*arguments: str) -> str:
    """The token goes into no file and no address; no hook of the checkout runs."""
    token = '!f() { echo username=x-access-token; echo "password=$GH_TOKEN"; }; f'
    safe = ["-c", "core.hooksPath=/dev/null", "-c", "credential.helper=", "-c", f"credential.helper={token}"]
    bot = ["-c", "user.name=github-actions[bot]", "-c", f"user.email={BOT}"]
    done = subprocess.run(["git", *safe, *bot, *arguments], check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return done.stdout.strip()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """Only what we make ourselves: the two answers, and the plain files of one report."""
    files: dict[str, bytes] = {}
    left = LARGEST
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        for entry in packed.infolist()[: MOST_FILES + 1]:
            if entry.filename in ("answer.md", "kept.md") or REPORT.fullmatch(entry.filename):
                with packed.open(entry) as file:
                    files[entry.filename] = file.read(left + 1)
                left -= len(files[entry.filename])
                if left < 0:
                    raise ValueError("too large")
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


def tip_of(address: str, branch: str) -> str:
    """The commit at the end of the branch, which is fetched; empty where there is no such branch."""
    found = git("ls-remote", address, f"refs/heads/{branch}").split()
    if found:
        git("fetch", "--quiet", "--depth=1", address, found[0])
    return found[0] if found else ""


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


def comment(text: str, number: int, repository: str) -> None:
    """Written once, and then renewed."""
    body = {"body": f"{MARK}\n{text[:MOST_SIGNS]}"}
    root = f"repos/{repository}"
    comments: list[dict[str, Any]] = json.loads(gh(f"{root}/issues/{number}/comments?per_page=100"))
    own = [
        each for each in comments if each["user"]["login"] == "github-actions[bot]" and each["body"].startswith(MARK)
    ]
    if own:
        gh("--method", "PATCH", f"{root}/issues/comments/{own[0]['id']}", body=body)
    else:
        gh("--method", "POST", f"{root}/issues/{number}/comments", body=body)


def main() -> int:
    repository, run = os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_RUN_ID"]
    event: dict[str, Any] = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())
    number, base = int(event["issue"]["number"]), str(event["repository"]["default_branch"])
    listed: dict[str, Any] = json.loads(gh(f"repos/{repository}/actions/runs/{run}/artifacts?name={ARTIFACT}"))
    kept = [each for each in listed["artifacts"] if not each["expired"] and each["size_in_bytes"] <= LARGEST]
    files = unpacked(gh(f"repos/{repository}/actions/artifacts/{kept[0]['id']}/zip"))
    said = {name: files.pop(name).decode("utf-8", "replace") for name in ("answer.md", "kept.md")}
    failed: subprocess.CalledProcessError | None = None
    answer = said["answer.md"]
    if files:
        try:
            answer = said["answer.md"] if send(files, number, repository, base) else said["kept.md"]
        except subprocess.CalledProcessError as error:  # the writer is answered all the same
            failed = error
    comment(answer, number, repository)
    if failed:
        print(f"{failed.cmd[0]}: {failed.returncode}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
