"""An issue that was written with the form becomes a report, or an answer in its writer's language, and nothing else."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import markdown
from PIL import Image

from conftest import files_below
from issue_taking import READING, changed, codes, take, text_of
from issues import ADDRESS, GIVEN, STORED, attachments, body_of
from program_site.commands.from_issue import answer
from program_site.intake.attachments import Hosts, NotFetched, fetch


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Hosts, list[str]]]:
    with attachments() as there:
        yield there


@pytest.fixture
def hosts(server: tuple[Hosts, list[str]]) -> Hosts:
    server[1].clear()
    return server[0]


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
    "ja-paths": ["Z132", "Z132", "Z132", "Z132", "Z133"],
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
            "「活動した日」の日付は 2019-02-15 の形で書いてください（今の値: 09/10/2018）。→ 例: 活動した日: ",
        ),
        ("2018-09-10", "2018-02-30", "2018-02-30"),
        ("2018-09-14", "_No response_", "「最後の日」の答えがありません。"),
        ("2018-09-14", "2018-09-01", "2018-09-01"),
        ("市場で覚えた最初の言葉", "あ" * 201, "「題名」"),
        ("発音が通じず", "![](https://example.org/a.png)", "この写真はGitHub以外の場所にあるため"),
        ("市場で覚えた最初の言葉", "a\x07", "U+0007"),
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


@pytest.mark.parametrize(("sign", "said"), [("3", "→ localhost"), ("7", "HTTP 3xx"), ("8", "→ –"), ("6", "HTTP 404")])
def test_where_an_address_leads_is_looked_at_too(sign: str, said: str, hosts: Hosts) -> None:
    with pytest.raises(NotFetched, match=said):
        fetch(f"{hosts.given[0]}{sign}", hosts, time.monotonic() + 5)


def test_it_does_not_take_for_ever(hosts: Hosts) -> None:
    with pytest.raises(NotFetched, match="timeout"):
        fetch(f"{hosts.given[0]}1", hosts, time.monotonic() - 1)
    with pytest.raises(NotFetched, match="refused"):
        fetch("http://127.0.0.1:1/a", Hosts(("http://127.0.0.1:1/",)), time.monotonic() + 5)
