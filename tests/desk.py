"""The desk as its tests use it: fields by their places, its change file, and the data with that."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from program_site.i18n.localizer import say_problem
from program_site.intake.changes.change_file import ChangeFile, read_change_file
from program_site.intake.changes.putting import put
from program_site.load import load_data

EDIT = {"ja": "edit/", "ru": "ru/edit/"}
MAIN = "main"
NAME = "desk /exchange/"
"""Of the draft in the browser."""

UNFOLD = """(found) => {
    for (let each = found.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
}"""
SUMMARY = "(found) => { if (found.localName === 'details') found.open = true; }"


@dataclass(frozen=True)
class Desk:
    """The desk on a page."""

    page: Page

    @classmethod
    def at(cls, page: Page, url: str) -> Desk:
        page.goto(url)
        expect(page.locator("#desk")).to_be_visible()
        return cls(page)

    def part(self, name: str) -> Locator:
        return self.page.locator(f"#desk-{name}")

    def begin(self, task: str, entry: str = "", kind: str = "", new: bool = False) -> None:
        """Chooses a task and, by their words, what it is about; or that it is something new."""
        self.page.locator(f"[name=task][value={task}]").check()
        if kind:
            self.part("kind").select_option(kind)
        if entry:
            self.part("entry").locator("option", has_text=entry).first.wait_for(state="attached")
            value = self.part("entry").locator("option", has_text=entry).first.get_attribute("value")
            self.part("entry").select_option(value)
        if new:
            self.part("entry").select_option("+")
        expect(self.part("record")).to_be_visible()

    def at_place(self, *place: str | int) -> Locator:
        """What is around a place; what is folded over it is opened, one after the other."""
        for length in range(1, len(place) + 1):
            for found in self._places(place[:length]).all():
                found.evaluate(UNFOLD)
                found.evaluate(SUMMARY)
        return self._places(place).last

    def _places(self, place: tuple[str | int, ...]) -> Locator:
        said = json.dumps(place, ensure_ascii=False, separators=(",", ":"))
        return self.page.locator(f"[data-place='{said}']")

    def fill(self, value: str, *place: str | int, holder: str = MAIN) -> None:
        self.at_place(holder, *place).locator("input:not([type=checkbox]), textarea").first.fill(value)

    def texts(self, name: str, holder: str = MAIN, **texts: str) -> None:
        for code, text in texts.items():
            self.fill(text, name, code, holder=holder)

    def select(self, label: str, *place: str | int, holder: str = MAIN) -> None:
        self.at_place(holder, *place).locator("select").first.select_option(label=label)

    def tick(self, label: str, *place: str | int, holder: str = MAIN) -> None:
        """What has this name, or what begins so."""
        box = self.at_place(holder, *place).locator(".maker-option", has_text=label).first.locator("input")
        if box.is_hidden():  # one of many, of which only those are seen that are looked for
            self.at_place(holder, *place).locator("input[type=search]").first.fill(label)
        box.check()

    def date(self, name: str, year: str, month: str = "", day: str = "", holder: str = MAIN) -> None:
        self.fill(year, name, holder=holder)
        for part, value in (("month", month), ("day", day)):
            if value:
                self.at_place(holder, name, part).locator("select").select_option(value)

    def press(self, words: str, *place: str | int, holder: str = MAIN) -> None:
        self.at_place(holder, *place)
        self._places((holder, *place)).first.get_by_role("button", name=words).first.click()

    def lines(self) -> list[str]:
        """The difference, in words, after the pause in which it is looked for."""
        self.page.wait_for_timeout(250)
        return self.part("difference").locator("li").all_inner_texts()

    def wrong(self) -> list[str]:
        """The problems that are listed."""
        return self.part("problems").locator("li").all_inner_texts()

    def finish(self) -> None:
        """By keyboard: in the moment after a field was filled, the form may move under a mouse that is being pressed."""
        self.part("finish").press("Enter")

    def file(self) -> tuple[str, bytes]:
        """Makes and saves the change file: its name, and what is in it."""
        self.finish()
        expect(self.part("hand-in"), "; ".join(self.wrong())).to_be_visible()
        with self.page.expect_download() as downloading:
            self.part("download").click()
        return downloading.value.suggested_filename, downloading.value.path().read_bytes()

    def changes(self) -> ChangeFile:
        name, content = self.file()
        read = read_change_file(content, name)
        assert read.problems == ()
        assert read.changes
        return read.changes


def take(root: Path, changes: ChangeFile) -> None:
    """Puts the changes into the data of a project."""
    done = put(root, changes.changes)
    assert [say_problem(each, "en") for each in done.problems] == []
    assert done.texts
    for path, text in done.texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text)


def problems_of(root: Path) -> list[str]:
    """What the checker says of the data, but what it is only reminded of."""
    return [say_problem(each, "en") for each in load_data(root).problems if not each.warning]
