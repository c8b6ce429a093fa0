"""`new-report`: all answers as options, or a conversation at a terminal; and nothing left half-made."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image

from conftest import environment
from program_site.load import load
from program_site.text.clock import today
from smallest import lay
from zips import located_photo, photo


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "site", {})


# ---- Without a terminal -----------------------------------------------------------------------------------------------------


def command(root: Path, *arguments: str, text: str = "", **extra: str) -> subprocess.CompletedProcess[str]:
    whole = [sys.executable, "-m", "program_site", "--root", str(root), "new-report", *arguments]
    return subprocess.run(
        whole, capture_output=True, encoding="utf-8", env=environment(**extra), timeout=60, input=text
    )


def there(root: Path) -> list[str]:
    place = root / "activity_reports"
    return sorted(path.relative_to(place).as_posix() for path in place.rglob("*")) if place.exists() else []


def test_all_answers_as_options_make_a_faultless_report(root: Path, tmp_path: Path) -> None:
    (tmp_path / "IMG 1.HEIC").write_bytes(located_photo("HEIF"))
    (tmp_path / "b.png").write_bytes(photo("PNG", size=(3000, 30)))
    result = command(
        root, "--title", "歓迎会: 一日目", "--date", "2019-02-15", "--author", "花子", "--author", "太郎",
        "--partner", "kfu", "--direction", "outbound", "--first", "2019-02-10", "--last", "2019-02-20",
        "--stage", "during", "--people", "none", "--photo", str(tmp_path / "IMG 1.HEIC"), "--photo", str(tmp_path / "b.png"),
        "--slug", "party", "--text", "-", "--lang", "ja", text="雪でした。\n",
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (0, "")
    assert there(root) == [
        "2019-02-15-party",
        *(f"2019-02-15-party/{each}" for each in ("ja.md", "photo-1.jpg", "photo-2.jpg")),
    ]
    loaded = load(root)
    assert loaded.problems == ()
    (report,) = loaded.checked().reports
    header = report.main.header
    assert (header.title, header.author, header.partner, header.direction) == (
        "歓迎会: 一日目",
        ("花子", "太郎"),
        ("kfu",),
        "outbound",
    )
    assert header.published == today("Asia/Tokyo")
    assert "雪でした。" in report.main.body.html
    with Image.open(root / "activity_reports/2019-02-15-party/photo-2.jpg") as image:
        assert (image.format, max(image.size)) == ("JPEG", 2560)


def test_every_wrong_or_missing_option_is_said_at_once_and_nothing_is_written(root: Path) -> None:
    result = command(
        root, "--date", "скоро", "--author", "Анна", "--partner", "kfuu", "--photo", "nowhere.jpg",
        "--slug", "夕べ", "--language", "xx", "--lang", "ru",
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (1, "")
    for said in (
        "--date: «скоро» не читается как дата. → Например: 20",
        "--slug: Для адреса нужны латинские буквы",
        "--partner: ",
        "nowhere.jpg",
        "--title",
        "--language: ",
    ):
        assert said in result.stdout
    assert there(root) == []


def test_what_was_not_written_stays_a_draft_with_questions(root: Path) -> None:
    result = command(root, "--title", "a", "--date", "2019-02-15", "--author", "b", LC_ALL="ru_RU.UTF-8")
    assert (result.returncode, result.stderr) == (0, "")
    text = (root / "activity_reports/2019-02-15-report/ru.md").read_text(encoding="utf-8")
    assert "draft: true" in text
    assert "## Что удивило в быту?" in text
    assert load(root).checked().reports == ()


def test_a_folder_that_is_there_is_left_alone(root: Path) -> None:
    options = ("--title", "Первый снег", "--date", "2019年2月15日", "--author", "b", "--lang", "en")
    assert command(root, *options).returncode == 0
    before = there(root)
    assert before == ["2019-02-15-pervyy-sneg", "2019-02-15-pervyy-sneg/ja.md"]
    result = command(root, *options)
    assert (result.returncode, "already there" in result.stdout) == (1, True)
    assert there(root) == before


def test_another_report_of_the_same_day_and_title_gets_a_number(root: Path) -> None:
    options = ("--title", "Первый снег", "--date", "15.02.2019", "--lang", "ru", "--author")
    assert command(root, *options, "Анна").returncode == 0
    result = command(root, *options, "Пётр")
    assert (result.returncode, "2019-02-15-pervyy-sneg занято другим рассказом" in result.stdout) == (0, True)
    assert "2019-02-15-pervyy-sneg-2/ru.md" in there(root)
    assert "Анна" in (root / "activity_reports/2019-02-15-pervyy-sneg/ru.md").read_text(encoding="utf-8")


def test_a_text_with_a_mistake_is_kept_and_the_mistake_is_said(root: Path) -> None:
    options = ("--title", "a", "--date", "2019-02-15", "--author", "b", "--lang", "en", "--text", "-")
    result = command(root, *options, text="![x](photo-9.jpg)\n")
    assert (result.returncode, "[R133]" in result.stdout) == (1, True)
    assert "2019-02-15-report/en.md" in there(root) or "2019-02-15-report/ja.md" in there(root)


# ---- At a terminal --------------------------------------------------------------------------------------------------------


class Terminal:
    """A conversation: wait for a question, type an answer."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.ours, theirs = pty.openpty()
        whole = [sys.executable, "-m", "program_site", "--root", str(root), "new-report", *arguments]
        self.process = subprocess.Popen(
            whole,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(TERM="dumb"),
            start_new_session=True,
            # whoever started the tests in the background made them deaf to it, and what they start too
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        os.close(theirs)
        self.said = b""

    def until(self, words: str) -> None:
        end = time.monotonic() + 30
        while words.encode() not in self.said:
            assert time.monotonic() < end, f"never said {words!r}: {self.said.decode()}"
            if select.select([self.ours], [], [], 0.2)[0]:
                try:
                    self.said += os.read(self.ours, 4096)
                except OSError:  # the other end is closed
                    assert words.encode() in self.said, self.said.decode()

    def answer(self, question: str, typed: str) -> None:
        self.until(question)
        self.said = b""
        os.write(self.ours, typed.encode() + b"\n")

    def stop(self) -> int:
        """A signal that comes just before the read begins is heard only with the next line: people press twice then."""
        for _ in range(20):
            time.sleep(0.5)
            self.process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=3)
                break
        return self.ended()

    def ended(self) -> int:
        status = self.process.wait(timeout=60)
        os.close(self.ours)
        return status


def test_a_conversation_in_russian(root: Path, tmp_path: Path) -> None:
    (tmp_path / "снимок 1.jpg").write_bytes(photo())
    talk = Terminal(root, "--lang", "ru")
    talk.answer("Язык текста", "2")
    talk.answer("Название", "")
    talk.until("На этот вопрос нужно ответить.")
    talk.answer("Название", "Первый: «снег»")
    talk.answer("День события", "")
    talk.until("Нужна дата")
    talk.answer("День события", "скоро")
    talk.until("«скоро» не читается как дата. → Например: 20")
    talk.answer("День события", "15 февраля 2019")
    talk.until("15 февраля 2019 = 15 февраля 2019")
    talk.answer("Имя", "Анна, Пётр")
    talk.answer("Факультет", "")
    talk.answer("Программа", "")
    talk.answer("Партнёр", "99")
    talk.answer("Введите номер от 1 до", "1")
    talk.answer("Направление", "2")
    talk.answer("Первый день", "")
    talk.answer("Когда написан", "3")
    talk.answer("Фотография", f"'{tmp_path}/снимок 1.jpg'")
    talk.answer("Что на снимке", "Двор под снегом")
    talk.answer("Подпись", "")
    talk.answer("Фотография", "nowhere.jpg")
    talk.answer("Фотография", "")
    talk.answer("Есть ли на снимках люди", "1")
    talk.answer("Enter — pervyy-sneg", "雪")
    talk.until("Для адреса нужны латинские буквы. → Например: pervyy-sneg")
    talk.answer("Короткое слово", "Снег!")
    talk.until("Записано")
    assert talk.ended() == 0
    text = (root / "activity_reports/2019-02-15-sneg/ru.md").read_text(encoding="utf-8")
    assert "## Какой день запомнился больше всего?" in text
    (root / "activity_reports/2019-02-15-sneg/ru.md").write_text(text.replace("draft: true\n", ""), encoding="utf-8")
    (report,) = load(root).checked().reports
    assert (report.main.header.title, report.main.header.author) == ("Первый: «снег»", ("Анна", "Пётр"))
    assert (report.main.header.direction, report.main.header.stage) == ("inbound", "after")
    assert report.main.header.photos[0].alt == "Двор под снегом"


def test_stopping_it_leaves_nothing(root: Path) -> None:
    talk = Terminal(root, "--lang", "en", "--title", "a", "--language", "ja")
    talk.until("Day of the activity")
    assert talk.stop() == 130
    assert there(root) == []


def test_the_end_of_input_leaves_nothing(root: Path) -> None:
    talk = Terminal(root, "--lang", "en", "--title", "a", "--language", "ja")
    talk.until("Day of the activity")
    os.write(talk.ours, b"\x04")
    assert talk.ended() == 130
    assert there(root) == []
