"""Six tasks of staff from the open page to the pull request: at the desk and in the workbook, with the same data in the end."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import BrowserContext

from desk import EDIT, Desk
from handing_in import Pull, hand_in, new_problems, repository
from program_site.text.clock import STOPPED
from six_tasks import DAY, TASKS, Told

pytestmark = pytest.mark.browser

LANGUAGES = tuple(EDIT)
IN_EVERY_RUN = {("partner", "ja")}
"""The proofs do each of them in each language."""
WAYS = [
    pytest.param(task, language, marks=() if (task, language) in IN_EVERY_RUN else pytest.mark.proof)
    for task in TASKS
    for language in LANGUAGES
]


@pytest.fixture
def told(site: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> Told:
    monkeypatch.setenv(STOPPED, str(int(DAY.timestamp())))
    return Told(site, language)


def desk_file(browser: BrowserContext, published: str, told: Told, task: str) -> tuple[str, bytes]:
    """What staff have in their hands after the desk."""
    page = browser.new_page()
    page.clock.set_fixed_time(DAY)
    desk = Desk.at(page, published + EDIT[told.language])
    TASKS[task].at_desk(desk, told)
    return desk.file()


def workbook_file(folder: Path, told: Told, task: str) -> tuple[str, bytes]:
    """What staff have in their hands after a spreadsheet program; where there is none, as openpyxl writes it."""
    book = openpyxl.load_workbook(told.workbook)
    TASKS[task].in_workbook(book, told)
    kept = io.BytesIO()
    book.save(kept)
    return told.workbook.name, saved_again(folder, kept.getvalue())


def saved_again(folder: Path, content: bytes) -> bytes:
    office = shutil.which("soffice")
    if office is None:
        return content
    folder.mkdir()
    (folder / "changed.xlsx").write_bytes(content)
    own = f"-env:UserInstallation=file://{folder}/office"
    command = [office, own, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "saved"]
    subprocess.run([*command, "changed.xlsx"], cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / "saved" / "changed.xlsx").read_bytes()


def of_both(folder: Path, *files: tuple[str, bytes]) -> list[Pull]:
    pulls = []
    for number, (name, content) in enumerate(files):
        (folder / str(number)).mkdir()
        pulls.append(hand_in(repository(folder / str(number)), name, content))
    return pulls


@pytest.mark.parametrize(("task", "language"), WAYS)
def test_a_task_becomes_a_pull_request_of_the_same_data_by_desk_and_workbook(
    telephone: BrowserContext, published: str, told: Told, tmp_path: Path, task: str
) -> None:
    files = desk_file(telephone, published, told, task), workbook_file(tmp_path / "office", told, task)
    by_desk, by_workbook = of_both(tmp_path, *files)
    assert tuple(sorted(by_desk.files)) == TASKS[task].files
    assert by_desk.files == by_workbook.files
    assert by_desk.title == by_workbook.title
    assert new_problems(by_desk) == []
    for pull in (by_desk, by_workbook):
        lines = iter(lines_of(pull))
        assert [each for each in TASKS[task].said[told.language] if each not in lines] == []


def lines_of(pull: Pull) -> list[str]:
    """As they are seen."""
    return [html.unescape(re.sub("<[^>]*>", "", line)).lstrip("- ") for line in pull.text.splitlines()]
