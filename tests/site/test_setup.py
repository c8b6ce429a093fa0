"""What `make` does before everything else: .venv/, and the packages in it. With a uv that only notes what it is asked."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, environment

NEW, OLD = "0.13.9", "0.5.31"


class Checkout:
    """A repository that has only what set-up needs, with lists that are empty."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("Makefile", "requirements/uv.sh", "requirements/pip.sh", "requirements/uv.txt"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
        (folder / "hooks" / "program_site").mkdir(parents=True)
        (folder / "hooks" / "program_site" / "__init__.py").touch()
        for name in ("site", "test"):
            (folder / "requirements" / f"{name}.txt").touch()
        self.uv(self.folder / "path" / "uv", NEW)

    def uv(self, path: Path, version: str, result: int = 0) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'#!/bin/sh\n[ "$1" = --version ] && echo "uv {version}" && exit\n'
            f'echo "$0 $UV_DEFAULT_INDEX $*" >> {self.folder}/asked\nexit {result}\n',
            encoding="utf-8",
        )
        path.chmod(0o755)

    def make(self, *targets: str, **more: str) -> subprocess.CompletedProcess[str]:
        env = environment(**({"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": "/dev/null"} | more))
        env["PATH"] = f"{self.folder / 'path'}:{env['PATH']}"
        command = ["make", *targets, f"PYTHON={sys.executable}"]
        return subprocess.run(command, cwd=self.folder, capture_output=True, encoding="utf-8", env=env, timeout=120)

    def asked(self) -> str:
        return (self.folder / "asked").read_text(encoding="utf-8")

    def stamps(self) -> set[str]:
        return {
            path.name
            for path in (self.folder / ".venv").glob("*")
            if path.suffix == ".stamp" or path.stem == "installing"
        }


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "checkout")


def test_what_one_command_installed_the_next_leaves_there(checkout: Checkout) -> None:
    assert checkout.make(".venv/test.stamp").returncode == 0
    assert checkout.make(".venv/site.stamp").returncode == 0
    first, second = checkout.asked().splitlines()
    assert "pip sync" in first
    assert "--require-hashes" in first
    assert "requirements/site.txt" not in first
    assert second.endswith("requirements/site.txt requirements/test.txt")
    assert checkout.make(".venv/site.stamp", ".venv/test.stamp").returncode == 0
    assert len(checkout.asked().splitlines()) == 2


def test_an_old_uv_is_not_used(checkout: Checkout) -> None:
    """Here pip may look nowhere, so it cannot bring another one."""
    checkout.uv(checkout.folder / "path" / "uv", OLD)
    result = checkout.make(".venv/site.stamp")
    assert "uv==" in result.stderr
    assert not (checkout.folder / "asked").exists()


def test_where_uv_fails_pip_installs(checkout: Checkout) -> None:
    checkout.uv(checkout.folder / "path" / "uv", NEW, result=2)
    result = checkout.make(".venv/site.stamp")
    assert (result.returncode, checkout.stamps()) == (0, {"site.stamp"}), result.stderr
    assert "uv could not" in result.stderr


def test_where_both_fail_nothing_counts_as_installed(checkout: Checkout) -> None:
    checkout.uv(checkout.folder / "path" / "uv", NEW, result=2)
    (checkout.folder / "requirements" / "site.txt").write_text(
        f"nowhere==1 --hash=sha256:{'0' * 64}\n", encoding="utf-8"
    )
    assert checkout.make(".venv/site.stamp").returncode != 0
    assert checkout.stamps() == set()


def test_the_uv_of_the_folder_looks_where_pip_was_told_to(checkout: Checkout, tmp_path: Path) -> None:
    assert checkout.make(".venv/checkout").returncode == 0
    checkout.uv(checkout.folder / "path" / "uv", OLD)
    checkout.uv(checkout.folder / ".venv" / "bin" / "uv", NEW)
    (tmp_path / "pip.conf").write_text("[global]\nindex-url = file:///mirror/simple\n", encoding="utf-8")
    assert checkout.make(".venv/site.stamp", PIP_CONFIG_FILE=str(tmp_path / "pip.conf")).returncode == 0
    assert checkout.asked().startswith(".venv/bin/uv file:///mirror/simple pip sync")


def test_what_was_cut_off_begins_anew_and_so_does_a_copy(checkout: Checkout, tmp_path: Path) -> None:
    assert "Making .venv/" in checkout.make(".venv/site.stamp").stdout
    assert checkout.make(".venv/site.stamp").stdout == ""
    (checkout.folder / ".venv" / "installing").touch()
    assert "Making .venv/" in checkout.make(".venv/site.stamp").stdout
    shutil.copytree(checkout.folder, tmp_path / "copy", symlinks=True)
    checkout.folder = tmp_path / "copy"
    assert "Making .venv/" in checkout.make(".venv/site.stamp").stdout
    assert checkout.make(".venv/site.stamp").stdout == ""


def test_ci_keeps_what_uv_has_fetched() -> None:
    """setup-python keeps the folder of pip's cache; uv's has to lie in it."""
    check = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert check.count("cache: pip") == check.count("requirements/uv.txt")
    assert "UV_CACHE_DIR: /home/runner/.cache/pip/" in check
