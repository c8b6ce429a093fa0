"""The workflows of GitHub: valid, safe with pull requests of strangers, and no more than they must be. All without a network."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
import tomllib
import zoneinfo
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT, environment
from program_site.__main__ import COMMANDS
from program_site.intake.inbox import FOLDER
from program_site.intake.issue_templates import LABEL

GITHUB = ROOT / ".github"
TOOLS = Path(sys.executable).parent
FILES = sorted((GITHUB / "workflows").glob("*.yml"))
WORKFLOWS: dict[str, dict[str, Any]] = {
    # Everything as text: otherwise YAML 1.1 makes `true` of the key `on`.
    path.name: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    for path in FILES
}
JOBS = {(file, name): job for file, workflow in WORKFLOWS.items() for name, job in workflow["jobs"].items()}
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], capture_output=True, encoding="utf-8", env=environment(), timeout=60
    )


def steps(job: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from job["steps"]


def named(action: str) -> Iterator[dict[str, Any]]:
    """Every step that uses an action."""
    for job in JOBS.values():
        yield from (step for step in steps(job) if step.get("uses", "").startswith(f"{action}@"))


# ---- What the tools for it say -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", FILES),
        ("custom.github-workflows-require-timeout", FILES),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", sorted((GITHUB / "ISSUE_TEMPLATE").iterdir())),
    ],
)
def test_the_form_is_right(schema: str, files: list[Path]) -> None:
    result = run(TOOLS / "check-jsonschema", "--builtin-schema", schema, *files)
    assert result.returncode == 0, result.stdout


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    return run(TOOLS / "zizmor", "--offline", "--no-progress", "--strict-collection", "--persona=auditor", folder)


def test_an_attacker_finds_nothing() -> None:
    """In its strictest mood. The one exception is that comment.yml runs after Check with rights that Check has not."""
    result = zizmor(ROOT)
    assert result.returncode == 0, result.stdout
    ignored = {path.name: path.read_text(encoding="utf-8").count("zizmor: ignore") for path in FILES}
    assert {name: count for name, count in ignored.items() if count} == {"comment.yml": 1}
    assert all(f"completed {ROOT}/.github/{name}" in result.stderr for name in ("dependabot.yml", *map(name_of, FILES)))


def name_of(path: Path) -> str:
    return path.relative_to(GITHUB).as_posix()


@pytest.mark.parametrize(
    ("old", "new", "audit"),
    [
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "unpinned-uses"),
        ("make check ARGS", 'echo "${{ github.event.pull_request.title }}" && make check ARGS', "template-injection"),
        ("  pull_request:\n", "  pull_request_target:\n", "dangerous-triggers"),
        ("persist-credentials: false", "persist-credentials: true", "artipacked"),
        ("permissions: {}\n", "permissions: write-all\n", "excessive-permissions"),
    ],
)
def test_what_an_attacker_would_find(tmp_path: Path, old: str, new: str, audit: str) -> None:
    """That nothing is found says something only where something would be."""
    text = (GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    (tmp_path / ".github" / "workflows" / "check.yml").write_text(text.replace(old, new), encoding="utf-8")
    result = zizmor(tmp_path)
    assert result.returncode != 0
    assert f"[{audit}]" in result.stdout


# ---- What we ask of every workflow ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_action_is_one_commit_and_says_which_version_it_is(path: Path) -> None:
    """Dependabot raises both; zizmor without a network believes any commit that looks like one."""
    used = re.findall(r"^\s*(?:- )?uses:\s*(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert used
    assert [action for action in used if not PINNED.fullmatch(action)] == []


def test_an_action_is_the_same_everywhere() -> None:
    used = {step["uses"] for job in JOBS.values() for step in steps(job) if "uses" in step}
    assert len(used) == len({action.partition("@")[0] for action in used})


def test_nobody_starts_a_workflow_with_more_rights_than_they_have() -> None:
    triggers = {file: set(workflow["on"]) for file, workflow in WORKFLOWS.items()}
    assert triggers == {
        "check.yml": {"pull_request", "push"},
        "comment.yml": {"workflow_run"},
        "inbox.yml": {"push"},
        "publish.yml": {"push", "schedule", "workflow_dispatch"},
        "report-from-issue.yml": {"issues"},
        "unpack.yml": {"push"},
    }
    assert all(WORKFLOWS[file]["on"]["push"] == {"branches": ["main"]} for file in ("check.yml", "publish.yml"))
    assert WORKFLOWS["unpack.yml"]["on"]["push"]["branches-ignore"] == ["main"]
    assert not any(re.search(r"\{\{[^}]*\bsecrets\b", path.read_text(encoding="utf-8")) for path in FILES)


def test_every_day_begins_with_a_new_site() -> None:
    """At the university: entries may wait for this day, and the build asks the same clock. In UTC no day of the week may be named."""
    (entry,) = WORKFLOWS["publish.yml"]["on"]["schedule"]
    minute, hour, *rest = entry["cron"].split()
    assert rest == ["*", "*", "*"]
    zone = zoneinfo.ZoneInfo(yaml.safe_load((ROOT / "data/project.yml").read_text("utf-8"))["university"]["timezone"])
    for month in (1, 7):
        there = datetime.datetime(2027, month, 15, int(hour), int(minute), tzinfo=datetime.UTC).astimezone(zone)
        assert datetime.time(0, 5) <= there.time() < datetime.time(1, 30)


def test_a_job_may_do_only_what_it_is_for() -> None:
    assert all(workflow["permissions"] == {} for workflow in WORKFLOWS.values())
    assert {job: definition["permissions"] for job, definition in JOBS.items()} == {
        ("check.yml", "content"): {"contents": "read"},
        ("check.yml", "code"): {"contents": "read"},
        ("comment.yml", "comment"): {"actions": "read", "contents": "read", "pull-requests": "write"},
        ("inbox.yml", "read"): {"contents": "read"},
        ("inbox.yml", "send"): {"actions": "read", "contents": "write", "pull-requests": "write"},
        ("report-from-issue.yml", "read"): {"contents": "read"},
        ("report-from-issue.yml", "send"): {
            "actions": "read",
            "contents": "write",
            "issues": "write",
            "pull-requests": "write",
        },
        ("unpack.yml", "unpack"): {"contents": "write"},
        ("publish.yml", "build"): {"contents": "read", "pages": "read"},
        ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    }
    assert all(step["with"]["persist-credentials"] == "false" for step in named("actions/checkout"))


def test_who_builds_the_site_has_the_whole_history() -> None:
    """By it reports know since when they are there."""
    building = [job for job in JOBS.values() if any(step.get("run") == "make site" for step in steps(job))]
    assert len(building) == 2
    for job in building:
        (checkout,) = (step for step in steps(job) if step.get("uses", "").startswith("actions/checkout@"))
        assert checkout["with"]["fetch-depth"] == "0"


def test_no_expression_stands_in_a_script() -> None:
    scripts = [step["run"] for job in JOBS.values() for step in steps(job) if "run" in step]
    assert scripts
    assert [script for script in scripts if "${{" in script] == []


def test_what_the_scripts_call_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    scripts = "\n".join(step["run"] for job in JOBS.values() for step in steps(job) if "run" in step)
    called = set(re.findall(r"\bmake (\S+)", scripts))
    assert called == {"check", "site", ".venv/site.stamp"}
    assert called - {".venv/site.stamp"} <= targets
    for path in re.findall(r"\.(?:github|ci)/[\w.-]+", scripts):
        assert (ROOT / path).is_file(), path


def test_python_is_the_oldest_that_must_do() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    oldest = settings["project"]["requires-python"].removeprefix(">=")
    assert {step["with"]["python-version"] for step in named("actions/setup-python")} == {oldest}


def test_what_is_published_or_committed_comes_from_nobodys_cache() -> None:
    reading = (JOBS["inbox.yml", "read"], JOBS["report-from-issue.yml", "read"])
    for job in (JOBS["publish.yml", "build"], JOBS["unpack.yml", "unpack"], *reading):
        prepared = [step for step in job["steps"] if "setup-python" in step.get("uses", "")]
        assert [step["with"].keys() for step in prepared] == [{"python-version"}]


def test_what_comes_after_a_strangers_run_has_only_our_own_code() -> None:
    checkout, script = JOBS["comment.yml", "comment"]["steps"]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert script["run"] == "python3 .github/comment.py"
    assert set(script["env"]) == {"GH_TOKEN", "RUN", "HEAD"}


@pytest.mark.parametrize(("file", "sends"), [("report-from-issue.yml", "send-report"), ("inbox.yml", "send-inbox")])
def test_who_may_write_reads_nothing_of_a_stranger_and_who_reads_it_may_not_write(file: str, sends: str) -> None:
    """The job that decodes a stranger's files gets no token; the other runs a script of ours and nothing else."""
    reading, sending = JOBS[file, "read"], JOBS[file, "send"]
    assert [step["env"] for step in reading["steps"] if "env" in step] == []
    checkout, script = sending["steps"]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert (script["run"], set(script["env"])) == (f"python3 .github/{sends}.py", {"GH_TOKEN"})
    assert sending["needs"] == "read"


def test_an_upload_is_read_wherever_it_is_put() -> None:
    """On every branch, and where the branch ends by now: what an earlier run took in is not read again. What the repository
    itself lays into the folder is no upload."""
    workflow = WORKFLOWS["inbox.yml"]
    kept = f"!{FOLDER}/README.md"
    assert workflow["on"]["push"] == {"branches": ["**"], "paths": [f"{FOLDER}/**", kept]}
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / FOLDER).iterdir()} == {kept.removeprefix("!")}
    checkout = JOBS["inbox.yml", "read"]["steps"][0]
    assert checkout["with"] == {"ref": "${{ github.ref }}", "persist-credentials": "false"}
    assert JOBS["inbox.yml", "read"]["if"] == "!github.event.deleted"


def test_two_uploads_to_a_branch_take_turns_from_reading_to_sending() -> None:
    turn = {"group": "inbox-${{ github.ref }}", "cancel-in-progress": "false"}
    assert WORKFLOWS["inbox.yml"]["concurrency"] == turn
    assert [job.get("concurrency") for (file, _), job in JOBS.items() if file == "inbox.yml"] == [None, None]


def test_the_command_of_the_inbox_is_there() -> None:
    scripts = [step["run"] for step in JOBS["inbox.yml", "read"]["steps"] if "program_site" in step.get("run", "")]
    (called,) = re.findall(
        r"-m program_site (\S+) \"\$GITHUB_EVENT_PATH\" --out \"\$RUNNER_TEMP/inbox\"", "".join(scripts)
    )
    assert called in COMMANDS


def test_only_the_number_and_labels_of_an_issue_stand_in_expressions() -> None:
    text = (GITHUB / "workflows" / "report-from-issue.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"github\.event\.[\w.*]+", text))
    issue = {f"github.event.issue.{name}" for name in ("number", "state", "labels.*.name")}
    assert named == issue | {f"github.event.{name}" for name in ("action", "label.name", "repository.default_branch")}
    reading = JOBS["report-from-issue.yml", "read"]
    assert f"github.event.label.name == '{LABEL}'" in reading["if"]
    assert f"contains(github.event.issue.labels.*.name, '{LABEL}')" in reading["if"]


def test_two_edits_of_an_issue_take_turns() -> None:
    for job in ("read", "send"):
        turn = JOBS["report-from-issue.yml", job]["concurrency"]
        assert turn == {"group": f"{job}-issue-${{{{ github.event.issue.number }}}}", "cancel-in-progress": "false"}


def test_a_mistake_stops_neither_the_look_at_the_rest_nor_the_answer() -> None:
    content = JOBS["check.yml", "content"]["steps"]
    after = content[[step.get("run", "").startswith("make check ARGS") for step in content].index(True) + 1 :]
    assert len(after) == 5
    assert all(
        re.match(r"success\(\) \|\| failure\(\)|\(success\(\) \|\| failure\(\)\) && ", step["if"]) for step in after
    )
