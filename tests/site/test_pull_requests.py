"""What GitHub shows with a pull request: a remark at every mistake's line, and a summary with a way to look at the site."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import markdown

from conftest import ROOT, environment
from program_site.commands.check.checking import Checked
from program_site.commands.check.formats import as_annotations, summary
from program_site.i18n.localizer import Localizer
from program_site.text.problems import Problem

GITHUB = ROOT / ".github"


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], capture_output=True, encoding="utf-8", env=environment(), timeout=60
    )


# ---- Remarks at the line -------------------------------------------------------------------------------------------

PATH = "activity_reports/2019-01-20-a,b:7%/ru.md"
COMMAND = re.compile(r"::(error|warning) ((?:\w+=[^,:]*,?)+)::(.*)")


def remark(line: str) -> tuple[str, dict[str, str], str]:
    """What the runner makes of a workflow command: kind, properties, message."""
    found = COMMAND.fullmatch(line)
    assert found, line
    properties = dict(each.split("=", 1) for each in found[2].split(","))
    return found[1], {key: unescaped(value) for key, value in properties.items()}, unescaped(found[3])


def unescaped(text: str) -> str:
    for sign, code in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


@pytest.mark.parametrize(("warning", "kind"), [(False, "error"), (True, "warning")])
def test_a_problem_becomes_a_remark_at_its_line_in_the_words_of_the_writer_and_of_staff(
    warning: bool, kind: str
) -> None:
    problem = Problem("R120", PATH, 12, {"value": "a%0A::b"}, warning=warning, language="ru")
    command, closing = as_annotations(Checked((problem,), "ja"), None)
    words = [Localizer("ru").explain(problem), Localizer("en").explain(problem)]
    assert remark(command) == (kind, {"file": PATH, "line": "12", "title": "R120"}, "\n".join(words))
    assert "\n" not in command
    assert closing.startswith("誤りはありません。注意が1件あります。" if warning else "誤りが1件あります。")


def test_who_writes_english_reads_it_once() -> None:
    command, _ = as_annotations(Checked((Problem("R121", "a", 1),), "en"), None)
    assert remark(command)[2] == Localizer("en").explain(Problem("R121", "a", 1))


# ---- The summary ---------------------------------------------------------------------------------------------------


def checked(project: Path, place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`check --format github` as the workflow runs it, with the page of the check at `place`."""
    return subprocess.run(
        [sys.executable, "-m", "program_site", "--root", str(project), "check", "--format", "github", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment() | {"GITHUB_STEP_SUMMARY": str(place)},
        timeout=60,
    )


def test_the_summary_has_every_mistake_grouped_by_file(project: Path, tmp_path: Path) -> None:
    report = project / "activity_reports" / "2018-09-10-sample-market" / "ja.md"
    report.write_text(report.read_text(encoding="utf-8").replace("date: 2018-09-10", "date: 2018/9/10"), "utf-8")
    (report.parent / "notes.pdf").write_text("", encoding="utf-8")
    place = tmp_path / "summary.md"
    place.write_text("before\n", encoding="utf-8")
    result = checked(project, place, str(report))
    assert (result.returncode, result.stderr) == (1, "")
    assert len([line for line in result.stdout.splitlines() if line.startswith("::error ")]) == 2
    text = BeautifulSoup(markdown(place.read_text(encoding="utf-8")), "lxml").get_text()
    assert text.startswith("before")
    assert text.index("sample-market/ja.md") < text.index("notes.pdf")
    assert "の形で書いてください" in text
    assert "→ date: 2018-09-10" in text
    assert "Expected the date of “date” as YYYY-MM-DD (now: 2018/9/10)." in text


def test_nothing_is_written_where_nothing_is_found(project: Path, tmp_path: Path) -> None:
    assert checked(project, tmp_path / "summary.md").returncode == 0
    assert not (tmp_path / "summary.md").exists()


def test_thousands_of_mistakes_still_make_a_page_that_github_takes() -> None:
    many = tuple(Problem("R120", "activity_reports/a/ja.md", line, {"value": "<" * 60}) for line in range(20_000))
    said = summary(Checked(many, "ja"))
    assert len(said.encode()) < 1_000_000
    assert "誤りが20000件あります" in said


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</code><script>alert(1)</script>",
    "![x](https://example.org/x.png)",
    "[x](https://example.org/)",
    "`code` **bold** ~~gone~~ | a | b |",
    "https://example.org/ www.example.org <https://example.org/>",
    "name@example.org @everyone #1 :smile:",
    "\n# heading\n- list\n> quote\n```\n",
    "&lt;b&gt; &amp; \\* \\<",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_nothing_that_was_typed_means_anything_in_the_summary(value: str) -> None:
    problem = Problem("R120", f"activity_reports/{value}/ja.md", 7, {"value": value}, language="ja")
    said = summary(Checked((problem,), "ja"))
    soup = BeautifulSoup(markdown(said), "lxml")
    body = soup.body
    assert body is not None
    assert {tag.name for tag in body.find_all()} <= {"h3", "h4", "ul", "li", "code", "br", "p"}
    shown = value.replace("\n", "\ufffd")
    codes = [code.get_text() for code in body.find_all("code")]
    assert codes == [f"activity_reports/{shown}/ja.md", shown, shown]
    inside = "".join(re.findall(r"<code>(.*?)</code>", said))
    assert re.sub(r"&#\d+;|\w|[^\x00-\x7f]|\s", "", inside) == "", "no sign is left that any reader of Markdown knows"


# ---- How to look at the site ---------------------------------------------------------------------------------------


def look(address: str = "") -> str:
    result = run("sh", GITHUB / "summary.sh", address)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def test_the_summary_says_how_to_look_at_the_site() -> None:
    said = look("https://example.org/artifacts/1")
    assert said.startswith("### サイトを見る · Посмотреть сайт · Look at the site\n")
    assert said.count("https://example.org/artifacts/1") == 3
    for language in ("**日本語**", "**Русский**", "**English**"):
        (paragraph,) = [line for line in said.splitlines() if line.startswith(language)]
        assert "http.server" in paragraph
        assert "index.html" in paragraph


def test_without_a_site_the_summary_says_so() -> None:
    said = look()
    assert said.startswith("### サイトはまだありません · Сайта пока нет · No site yet\n")
    assert "http.server" not in said
