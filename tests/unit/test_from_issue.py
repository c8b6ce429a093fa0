"""An issue that was written with the form becomes a report, or an answer in its writer's language, and nothing else."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as some
from markdown import markdown
from PIL import Image
from test_properties import bounded

from conftest import ROOT, environment, files_below
from issues import ADDRESS, EVENTS, GIVEN, STORED, attachments, body_of, recorded
from program_site.__main__ import main
from program_site.commands.from_issue import NoEvent, answer, read_event
from program_site.content.data.files import read_context
from program_site.content.reports.folder import read_reports
from program_site.intake.attachments import GITHUB, Hosts, NotFetched, fetch, may_be_asked
from program_site.intake.from_issue import Sent, from_issue
from program_site.intake.issue_form import questions
from program_site.intake.issue_pictures import in_photos
from program_site.load import load

CATALOG = load(ROOT, only=()).checked()
READING = read_context(ROOT)
NOWHERE = Hosts(())


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Hosts, list[str]]]:
    with attachments() as there:
        yield there


@pytest.fixture
def hosts(server: tuple[Hosts, list[str]]) -> Hosts:
    server[1].clear()
    return server[0]


def take(body: str, into: Path, hosts: Hosts = NOWHERE, number: int = 12) -> Sent:
    body = body.replace(ADDRESS, hosts.given[0]) if hosts.given else body
    return from_issue(body, number, CATALOG, READING, into, into, hosts)


def codes(sent: Sent) -> list[str]:
    return [problem.code for problem in sent.problems]


def text_of(sent: Sent) -> str:
    return sent.files[f"{sent.language}.md"].decode()


def changed(name: str, *pairs: tuple[str, str]) -> str:
    """The body of a recorded issue with some places of it, that must be there, replaced."""
    body = body_of(name)
    for old, new in pairs:
        assert old in body
        body = body.replace(old, new)
    return body


# ---- What becomes a report -------------------------------------------------------------------------------------------


def test_a_filled_form_becomes_a_folder_that_the_site_takes(tmp_path: Path, hosts: Hosts) -> None:
    sent = take(body_of("ja-opened"), tmp_path, hosts)
    assert (sent.language, sent.folder, codes(sent)) == ("ja", "2018-09-10-kfu-12", [])
    assert files_below(tmp_path) == {
        f"activity_reports/{sent.folder}/{name}": data for name, data in sent.files.items()
    }
    assert text_of(sent) == (
        '---\ntitle: "市場で覚えた最初の言葉"\ndate: 2018-09-10\nauthor: "雪野しらべ"\n'
        'affiliation: "架空大学 文学部2年"\nprogram: "culture"\npartner: "kfu"\ndirection: "outbound"\nstage: "during"\n'
        "period: {first: 2018-09-03, last: 2018-09-14}\n"
        'people_in_photos: "none"\nphotos:\n  - file: "photo-1.jpg"\n    caption: "量り売りのりんごです。"\n'
        '  - file: "photo-2.jpg"\n    alt: "雪の積もった広場"\n---\n\n'
        "カザンに着いて一週間たった日、市場へ行きました。\n\n### 「いくらですか」\n\n発音が通じず、三度繰り返しました。\n"
    )


def test_photos_stand_upright_and_tell_nothing(tmp_path: Path, hosts: Hosts) -> None:
    sent = take(body_of("ja-opened"), tmp_path, hosts)
    with Image.open(io.BytesIO(sent.files["photo-2.jpg"])) as image:
        assert (image.format, image.size, dict(image.getexif()), "exif" in image.info) == ("JPEG", (30, 40), {}, False)


def test_a_russian_form_with_days_and_hosts_as_people_write_them(tmp_path: Path) -> None:
    sent = take(body_of("ru-opened"), tmp_path, number=13)
    assert (sent.language, sent.folder, codes(sent)) == ("ru", "2018-09-10-kfu-13", [])
    assert 'author: ["Алёна Снежкова", "Аня"]\npartner: ["kfu", "krasgmu"]\ndirection: "inbound"' in text_of(sent)


def test_the_line_ends_of_an_edit_change_nothing(tmp_path: Path) -> None:
    body = body_of("ja-edited")
    assert "\r\n" in body
    sent = take(body, tmp_path)
    assert (codes(sent), "\r" in text_of(sent)) == ([], False)
    again = take(body.replace("\r\n", "\n").replace("- [x]", "- [X]"), tmp_path / "again")
    assert again.files == sent.files


def test_photos_in_the_text_stay_where_they_are_and_headings_of_the_same_words_are_text(
    tmp_path: Path, hosts: Hosts
) -> None:
    body = changed(
        "ja-photo-in-text", ("写っていますか\n\n_No response_", "写っていますか\n\n写っている。全員の同意を得た")
    )
    sent = take(body, tmp_path, hosts)
    assert codes(sent) == []
    assert (
        "市場です。\n\n![りんごの山](photo-1.jpg)\n\n### 写真\n\n買いました。\n\n### 確認\n\nまた来ます。\n"
        in text_of(sent)
    )
    assert sorted(sent.files) == ["ja.md", "photo-1.jpg", "photo-2.jpg"]
    assert 'people_in_photos: "consented"' in text_of(sent)


def test_only_photos_are_a_report_too(tmp_path: Path, hosts: Hosts) -> None:
    whole = body_of("ja-opened")
    text = whole[whole.index("カザンに") : whole.index("\n\n### 写真\n")]
    assert codes(take(whole.replace(text, "_No response_"), tmp_path, hosts)) == []


# ---- What is refused -------------------------------------------------------------------------------------------------

REFUSED = {
    "no-form": ["Z130"],
    "ja-nothing": ["Z131", "Z131", "Z131", "Z131", "Z136"],
    "ru-fields-deleted": ["Z131", "Z131", "Z136"],
    "ja-paths": ["Z132", "Z132", "Z132", "Z132", "Z133", "Z133"],
    "ja-photo-in-text": ["Z131"],
    "ru-photos-hostile": ["Z133", "Z134", "R116", "R115", "Z134", "Z133", "Z133", "Z134"],
}


@pytest.mark.parametrize("name", REFUSED)
def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_written(
    name: str, tmp_path: Path, hosts: Hosts
) -> None:
    sent = take(body_of(name), tmp_path, hosts)
    assert codes(sent) == REFUSED[name]
    assert files_below(tmp_path) == {}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "2018-09-10",
            "09/10/2018",
            "「活動した日」の日付は 2019-02-15 の形で書いてください（今の値: 09/10/2018）。→ 活動した日: ",
        ),
        ("2018-09-10", "2018-02-30", "2018-02-30"),
        ("2018-09-14", "_No response_", "「最後の日」の答えがありません。"),
        ("2018-09-14", "2018-09-01", "2018-09-01"),
        ("市場で覚えた最初の言葉", "あ" * 201, "「題名」"),
        ("発音が通じず", "![](https://example.org/a.png)", "この写真はGitHub以外の場所にあるため"),
        ("発音が通じず", "\x07", "U+0007"),
        ("市場で覚えた最初の言葉", "a\ud800b\u202e", "U+202E"),
    ],
)
def test_what_the_checker_finds_is_said_of_the_questions_of_the_form(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    sent = take(changed("ja-edited", (old, new)), tmp_path)
    problem, *others = sent.problems
    assert (problem.language, [each.code for each in others]) == ("ja", ["Z131"] * ("https" in new))
    shown = BeautifulSoup(markdown(answer(sent, READING.languages)), "lxml").get_text()
    assert said in shown
    assert f"レポートを受け取るには、次の{1 + len(others)}か所を直す必要があります。" in shown


def test_a_report_that_is_on_the_site_is_not_overwritten(tmp_path: Path) -> None:
    take(body_of("ru-opened"), tmp_path, number=13)
    before = files_below(tmp_path)
    assert codes(take(changed("ru-opened", ("Через", "Спустя")), tmp_path, number=13)) == ["Z135"]
    assert files_below(tmp_path) == before


def test_more_photos_than_a_report_may_have_are_not_even_asked_for(
    tmp_path: Path, hosts: Hosts, server: tuple[Hosts, list[str]]
) -> None:
    many = "\n".join(f"![]({ADDRESS}1{number})" for number in range(41))
    body = body_of("ja-opened")
    photos = body[body.index("<img") : body.index("\n\n### 写真に")]
    assert codes(take(body.replace(photos, many), tmp_path, hosts)) == ["R122"]
    assert server[1] == []


# ---- Only from GitHub's own hosts ------------------------------------------------------------------------------------


def test_nothing_is_asked_of_a_host_that_is_not_listed(
    tmp_path: Path, hosts: Hosts, server: tuple[Hosts, list[str]]
) -> None:
    take(body_of("ru-photos-hostile"), tmp_path, hosts)
    assert all(path.startswith((GIVEN, STORED)) and ".." not in path for path in server[1])
    assert len(server[1]) < 20


@pytest.mark.parametrize(
    "address",
    [
        "http://github.com/user-attachments/assets/1",
        "https://github.com.evil.example/user-attachments/assets/1",
        "https://github.com@evil.example/user-attachments/assets/1",
        "https://github.com/user-attachments/assets/../../a/b/raw/main/x",
        "https://github.com/user-attachments/assets/1\\@evil.example",
        "https://github.com/user-attachments/assets/1 2",
        "https://github.com/user-attachments/assets/",
        "https://github.com/user-attachments/assets/1#",
        "https://github.com/someone/somewhere/raw/main/a.jpg",
        "https://user-images.githubusercontent.com.evil.example/1/a.png",
        "https://raw.githubusercontent.com/a/b/main/a.png",
        "https://github-production-user-asset-6210df.s3.amazonaws.com/1/2.png",
        "https://127.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "ftp://github.com/user-attachments/assets/1",
        "",
    ],
)
def test_no_photo_comes_from_there(address: str) -> None:
    assert not may_be_asked(address, GITHUB.given)
    with pytest.raises(NotFetched):
        fetch(address, GITHUB, time.monotonic() + 5)


def test_photos_come_from_there() -> None:
    uuid = "0b7c4c1e-5a51-4a57-8f8e-0d5a8d6a0c11"
    assert may_be_asked(f"{ADDRESS}{uuid}", GITHUB.given)
    assert may_be_asked("https://user-images.githubusercontent.com/25512932/282272298-f8be.png", GITHUB.given)
    signed = (
        f"https://private-user-images.githubusercontent.com/1/2-{uuid}.jpg?jwt=eyJ0.eyJ.a_b-c&X-Amz-Date=20261120T0%2F"
    )
    assert may_be_asked(signed, GITHUB.given)
    assert all(each.startswith("https://") and each.count("/") >= 3 for each in (*GITHUB.given, *GITHUB.passed_to))


@pytest.mark.parametrize(("sign", "said"), [("3", "→ localhost"), ("7", "HTTP 3xx"), ("8", "→ –"), ("6", "HTTP 404")])
def test_where_an_address_leads_is_looked_at_too(sign: str, said: str, hosts: Hosts) -> None:
    with pytest.raises(NotFetched, match=said):
        fetch(f"{hosts.given[0]}{sign}", hosts, time.monotonic() + 5)


def test_it_does_not_take_for_ever(hosts: Hosts) -> None:
    with pytest.raises(NotFetched, match="timeout"):
        fetch(f"{hosts.given[0]}1", hosts, time.monotonic() - 1)
    with pytest.raises(NotFetched, match="refused"):
        fetch("http://127.0.0.1:1/a", Hosts(("http://127.0.0.1:1/",)), time.monotonic() + 5)


# ---- The pictures of a field -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "alt", "caption"),
    [
        ("![IMG_0412]({})", "", ""),
        ("![image]({})\n", "", ""),
        ("![Screenshot 2026-01-02.png]({})", "", ""),
        ("![りんごの山]({} \"3個だけ\")", "りんごの山", "3個だけ"),
        ('<img width="1" height="2" alt="Гора &quot;яблок&quot;" src="{}" />\n\nКупили три.\nИ ещё.', 'Гора "яблок"', "Купили три. И ещё."),
        ("- ![]({})\n- ", "", ""),
        ("[IMG_1.HEIC]({})", "", ""),
        ("{}", "", ""),
    ],
)  # fmt: skip
def test_a_photo_however_github_writes_it(written: str, alt: str, caption: str) -> None:
    (picture,) = in_photos(written.format(f"{ADDRESS}1"))
    assert (picture.address, picture.alt, picture.caption) == (f"{ADDRESS}1", alt, caption)


# ---- A stranger's text -----------------------------------------------------------------------------------------------


def test_what_was_typed_is_text_and_nothing_else(tmp_path: Path) -> None:
    """Also what shells, workflows, paths and YAML would read: it comes back in the report as it was typed."""
    event = recorded("ja-hostile")
    sent = take(event["issue"]["body"], tmp_path, number=event["issue"]["number"])
    assert (sent.folder, sent.refused) == ("2018-09-10-culture-18", False)
    (report,) = (each.main for each in read_reports(tmp_path, READING)[0])
    assert report.header.title == "<script>alert(1)</script> $(touch /tmp/owned) `id` ${{ github.token }}"
    assert report.header.author == ('"; rm -rf / #', "$(id)", "../../etc/passwd")
    assert "<script" not in report.body.html
    assert "<img" not in report.body.html
    assert sorted(path.name for path in (tmp_path / "activity_reports").iterdir()) == [sent.folder]


@pytest.mark.parametrize("name", ["ja-hostile", "ja-paths", "ru-photos-hostile"])
def test_nothing_that_was_typed_means_anything_in_the_answer(name: str, tmp_path: Path) -> None:
    said = answer(take(body_of(name), tmp_path), READING.languages)
    soup = BeautifulSoup(markdown(said), "lxml")
    assert soup.body is not None
    assert {tag.name for tag in soup.body.find_all()} <= {"p", "ul", "li", "code", "br"}
    assert soup.find("code") is not None
    for sign in ("@", "$(", "${{", "](", "://", "<img", "::"):
        assert sign not in said


HEADINGS = [f"### {each.label}" for language in READING.languages for each in questions(CATALOG, language)]
PIECES = some.sampled_from(
    [
        *HEADINGS, "_No response_", "None", "- [x] ", "- [X] " + HEADINGS[0], "2018-09-10", "2018", "---", "```", "<img src=",
        "<img alt='a' src='https://github.com/x'>", "![a](https://github.com/a)", "[", "](", "\r\n", "\n\n", "\0", "\ud800",
        "カザン連邦大学", "カザン連邦大学, ", "{first: 1}", "&a", "*a", "!!python/object", "<!-- -->",
    ]
)  # fmt: skip


@bounded(120)
@given(some.lists(PIECES | some.text(max_size=20), max_size=60))
def test_no_body_ends_in_a_traceback(pieces: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sent = take("\n".join(pieces), Path(folder))
        assert answer(sent, READING.languages)
        assert sent.refused == (files_below(Path(folder)) == {})


@bounded(60)
@given(some.text(max_size=300), some.text(max_size=100))
def test_every_text_in_a_filled_form_is_taken_or_refused(text: str, title: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sent = take(changed("ja-edited", ("発音が通じず", text), ("市場で覚えた最初の言葉", title)), Path(folder))
        assert (sent.language, sent.refused) == ("ja", files_below(Path(folder)) == {})


# ---- The command -----------------------------------------------------------------------------------------------------


def test_the_command_leaves_the_report_and_the_answers_and_says_nothing_that_a_runner_could_obey(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-m", "program_site", "--root", str(ROOT), "from-issue"]
    given = [str(EVENTS / "ja-hostile.json"), "--out", str(tmp_path / "out")]
    result = subprocess.run([*command, *given], capture_output=True, encoding="utf-8", env=environment(), timeout=60)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert sorted(files_below(tmp_path / "out")) == [
        "activity_reports/2018-09-10-culture-18/ja.md",
        "answer.md",
        "kept.md",
    ]
    assert (tmp_path / "out" / "answer.md").read_text(encoding="utf-8").startswith("ありがとうございます。")


def test_who_used_no_form_is_answered_in_every_language(tmp_path: Path) -> None:
    assert main(["--root", str(ROOT), "from-issue", str(EVENTS / "no-form.json"), "--out", str(tmp_path)]) == 1
    said = (tmp_path / "answer.md").read_text(encoding="utf-8")
    assert all(words in said for words in ("フォーム", "форму", "the form"))
    assert sorted(files_below(tmp_path)) == ["answer.md", "kept.md"]


@pytest.mark.parametrize("name", sorted(path.stem for path in EVENTS.glob("*.json")))
def test_every_recorded_event_is_read(name: str) -> None:
    number, body = read_event(EVENTS / f"{name}.json")
    assert (number, body) == (recorded(name)["issue"]["number"], recorded(name)["issue"]["body"] or "")


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"issue": null}', '{"issue": {"number": "1; rm", "body": ""}}', '{"issue": {"number": 0, "body": ""}}',
        '{"issue": {"number": 1, "body": 5}}', '{"issue": {"number": true, "body": ""}}', "[" * 100_000, "\ufffe",
    ],
)  # fmt: skip
def test_a_file_that_is_no_event_of_an_issue(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "event.json").write_text(text, encoding="utf-8")
    with pytest.raises(NoEvent):
        read_event(tmp_path / "event.json")
    if not text:
        assert main(["--root", str(ROOT), "from-issue", str(tmp_path / "event.json")]) == 2
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
