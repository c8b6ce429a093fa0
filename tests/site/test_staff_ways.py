"""The page that leads staff to the desk, the workbook and the files: what it quotes is what they will see there."""

from __future__ import annotations

import re

import pytest

from conftest import ROOT
from program_site.content.data.files import MANY, ONE
from program_site.content.forms import form_of
from program_site.i18n.localizer import Localizer
from program_site.messages import messages
from program_site.site.desk.tasks import TASKS
from program_site.tables.workbook.layout import files, tables
from program_site.tables.workbook.looks import titles
from staff_guide import LANGUAGES, guide

QUOTED = {"ja": re.compile("「([^」]+)」"), "ru": re.compile("«([^»]+)»")}
OF_OTHERS = {
    r"Excel ブック（\*.xlsx）", "保護ビュー", "編集を有効にする", "すべて展開", "文章の書き方", "そのほかの作業",
    "Защищённый просмотр", "Разрешить редактирование", "Извлечь все", r"Книга Excel (\*.xlsx)",
    "Как мы пишем", "Остальные случаи", "Отменить опубликованное", "公開した後で取り消す",
}  # fmt: skip
"""Words of Windows and Excel, and the names of other pages."""
OF_GITHUB = re.compile(r"[A-Z][A-Za-z ]+|choose your files")


def said(language: str) -> str:
    return guide(language, "editing").read_text(encoding="utf-8")


def table(language: str) -> list[list[str]]:
    """Its last one, without the heading: what one wants, the task at the desk, the sheet, the file."""
    rows = [row.strip("| ").split(" | ") for row in said(language).splitlines() if row.startswith("|")]
    return [row for row in rows if len(row) == 4][1:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_task_of_the_desk_stands_in_the_table_by_its_name(language: str) -> None:
    named = ", ".join(row[1] for row in table(language)).replace("、載って", ", 載って")
    for task in TASKS:
        assert Localizer(language).t(f"desk.task.{task.id}") in named


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_names_no_task_and_no_sheet_that_is_not_there(language: str) -> None:
    localizer = Localizer(language)
    tasks = {localizer.t(f"desk.task.{task.id}") for task in TASKS}
    held = tables({file: {} if file in ONE else [] for file in files()}, LANGUAGES, language)
    sheets = {*titles(held, localizer.t("sheets.between")).values()}
    for _, task, sheet, _ in table(language):
        assert (
            task in tasks
            or any(each in task for each in (*tasks, localizer.t("desk.more")))
            or task.startswith(("（", "("))
        )
        assert sheet in sheets or sheet in ("それぞれのシート", "лист этого вида", "（できません）", "(нельзя)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_quotes_of_the_desk_is_said_there(language: str) -> None:
    words = messages(language)["page"]
    shown = {word for key in ("desk", "maker") for word in words[key].values() if isinstance(word, str)}
    shown |= {each.label for file in MANY for each in form_of(file, language).fields}
    shown.add(Localizer(language).t("sheets.yes"))
    quoted = [each for each in QUOTED[language].findall(said(language)) if each not in OF_OTHERS]
    foreign = [each for each in quoted if each not in shown and not OF_GITHUB.fullmatch(each)]
    names = {"サイトの内容を直す", "Правка данных сайта"}
    assert [each for each in foreign if each not in names] == []
    assert len(quoted) > 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_the_desk_filled_in_and_what_that_changes(language: str) -> None:
    shown = re.findall(r"!\[([^\]]+)\]\(\.\./\.\./assets/guide/([\w-]+)\.webp\)", said(language))
    assert [name for _, name in shown] == [f"{language}-desk", f"{language}-difference"]
    assert Localizer(language).t("desk.finish") in shown[-1][0]
    sizes = [(ROOT / "docs" / "assets" / "guide" / f"{name}.webp").stat().st_size for _, name in shown]
    assert max(sizes) < 40_000
