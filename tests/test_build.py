"""The build as staff meet it: the same bytes every time, and a failure that leaves the former site alone."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from conftest import Change, build, environment, files_below

PARTNER = """
- id: sample
  name: {ja: 見本大学, ru: Образцовый университет, en: Sample University}
  city: {ja: オムスク, ru: Омск}
  latitude: 54.99
  longitude: 73.37
  timezone: Asia/Omsk
  website: https://example.org/
  source: [ror]
"""


def test_two_builds_give_the_same_bytes(site: Path, project: Path, tmp_path: Path) -> None:
    """Another folder, another order of hashes, another day."""
    again = tmp_path / "again"
    result = build(project, again, PYTHONHASHSEED="7", SOURCE_DATE_EPOCH="1000000000")
    assert result.returncode == 0, result.stderr
    first, second = files_below(site), files_below(again)
    assert first.keys() == second.keys()
    assert [name for name, data in first.items() if second[name] != data] == []


def test_a_build_without_change_touches_no_file(project: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    assert build(project, target).returncode == 0
    times = {path: path.stat().st_mtime_ns for path in target.rglob("*") if path.is_file()}
    (target / "stale").mkdir()
    (target / "stale" / "old.html").write_text("old", encoding="utf-8")
    (target / ".git").mkdir()
    (target / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    assert build(project, target).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in times} == times
    assert not (target / "stale").exists()
    assert (target / ".git" / "HEAD").exists()


def test_four_mistakes_in_four_files_are_all_said_at_once(project: Path, tmp_path: Path, change: Change) -> None:
    target = tmp_path / "site"
    assert build(project, target).returncode == 0
    before = files_below(target)
    change("data/partners.yml", "website: https://kpfu.ru", "websit: https://kpfu.ru")
    change("data/programs.yml", "partners: [kfu, asu, fefu, isu]", "partners: [kfu, azu, fefu, isu]")
    change("data/offices.yml", "    ru: {text: Офис КФУ в Канадзаве, official: false}\n", "")
    change("data/figures.yml", "date: 2019-03-31", "date: 31.03.2019")
    result = build(project, target)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    lines = [line for line in result.stderr.splitlines() if line.startswith("data/")]
    assert [re.sub(r":\d+ ", " ", line) for line in lines] == [
        "data/figures.yml [D112] 「date」の日付は 2019-02-15 の形で書いてください（今の値: 31.03.2019）。→ date: 2019-03-31",
        "data/offices.yml [D107] 「name」に「ru」の文がありません。→ 「ru: …」の行を足してください。",
        "data/partners.yml [D101] 「websit」という項目はありません。もしかして「website」ですか？ → website:",
        "data/programs.yml [D109] data/partners.yml に「azu」はありません。もしかして「asu」ですか？ → asu",
    ]
    for line in lines:
        path, number = line.split(" ")[0].split(":")
        named = (project / path).read_text(encoding="utf-8").splitlines()[int(number) - 1]
        assert any(word in named for word in ("31.03.2019", "name:", "websit:", "azu")), line
    assert files_below(target) == before
    checked = subprocess.run(
        [sys.executable, "-m", "program_site", "--root", str(project), "check"],
        capture_output=True, encoding="utf-8", env=environment(), timeout=60,
    )  # fmt: skip
    assert checked.returncode == 1
    assert [line for line in checked.stdout.splitlines() if line.startswith("data/")] == lines


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_a_broken_link_in_one_language_leaves_the_former_site(project: Path, tmp_path: Path, language: str) -> None:
    target = tmp_path / "site"
    assert build(project, target).returncode == 0
    before = files_below(target)
    page = project / "docs" / language / "about" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[?](nowhere.md)\n", encoding="utf-8")
    result = build(project, target)
    assert result.returncode == 1
    assert "nowhere.md" in result.stderr
    assert files_below(target) == before


def test_a_partner_is_one_entry_in_one_file(project: Path, tmp_path: Path) -> None:
    data = project / "data" / "partners.yml"
    data.write_text(data.read_text(encoding="utf-8") + PARTNER, encoding="utf-8")
    programs = project / "data" / "programs.yml"
    text = programs.read_text(encoding="utf-8").replace("partners: [kfu]\n", "partners: [kfu, sample]\n")
    programs.write_text(text, encoding="utf-8")
    target = tmp_path / "site"
    result = build(project, target)
    assert result.returncode == 0, result.stderr
    for prefix, name, city in (("", "見本大学", "オムスク"), ("ru/", "Образцовый университет", "Омск")):
        own = (target / prefix / "partners/sample/index.html").read_text(encoding="utf-8")
        assert f"<h1>{name}</h1>" in own
        for page in ("partners/", "programs/", "programs/basic/"):
            assert name in (target / prefix / page / "index.html").read_text(encoding="utf-8"), page
        assert f">{city}</text>" in (target / prefix / "index.html").read_text(encoding="utf-8")
        other = "ja" if prefix else "ru"
        assert f'hreflang="{other}"' in own
        assert f"{prefix}partners/sample/" in (target / "sitemap.xml").read_text(encoding="utf-8")


def test_languages_of_the_engine_and_of_the_data_must_agree(project: Path, tmp_path: Path, change: Change) -> None:
    change("data/project.yml", "languages: [ja, ru]", "languages: [ru, ja]")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    assert "[D134]" in result.stderr


def test_edit_links_lead_to_the_file_that_made_the_page(project: Path, tmp_path: Path) -> None:
    repository = "https://example.org/program/site"
    assert build(project, tmp_path / "site", REPO_URL=repository).returncode == 0
    for page, file in (
        ("partners/kfu/", "data/partners.yml"),
        ("ru/about/", "docs/ru/about/index.md"),
        ("reports/2018-09-10-sample-market/", "activity_reports/2018-09-10-sample-market/ja.md"),
    ):
        html = (tmp_path / "site" / page / "index.html").read_text(encoding="utf-8")
        links = re.findall(r'href="([^"]*/edit/[^"]*)"', html)
        assert links == [f"{repository}/edit/main/{file}"], page


def test_properdocs_builds_the_same_tree(project: Path, site: Path, tmp_path: Path) -> None:
    """The way out of MkDocs 1.x stays open. Both write the same pages; only the order of the theme's files may differ."""
    target = tmp_path / "site"
    result = build(project, target, engine="properdocs", DISABLE_MKDOCS_2_WARNING="true")
    assert result.returncode == 0, result.stderr
    ours, theirs = files_below(site), files_below(target)
    assert ours.keys() == theirs.keys()
    assert [name for name, data in ours.items() if theirs[name] != data] == []


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_preview_follows_changes_and_survives_a_broken_file(project: Path, tmp_path: Path, change: Change) -> None:
    port = free_port()
    log = tmp_path / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(project / "mkdocs.yml"), "-a", f"127.0.0.1:{port}"]

    def get(address: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/exchange/{address}", timeout=30) as answer:
            return str(answer.read().decode("utf-8"))

    def wait_for(address: str, word: str) -> None:
        deadline = time.monotonic() + 40
        page = ""
        while time.monotonic() < deadline:
            try:
                page = get(address)
            except OSError:
                page = ""
            if word in page:
                return
            time.sleep(0.2)
        raise AssertionError(f"{word} not on {address}\n{log.read_text(encoding='utf-8')}")

    def wait_for_log(word: str) -> None:
        deadline = time.monotonic() + 40
        while word not in log.read_text(encoding="utf-8"):
            assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
            time.sleep(0.2)

    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=environment())
        try:
            wait_for("", "カザン連邦大学")
            change("data/partners.yml", "ja: 国立イルクーツク大学\n", "ja: イルクーツク国立大学\n")
            wait_for("partners/isu/", "イルクーツク国立大学")
            change("data/partners.yml", "id: isu", "ido: isu")
            wait_for_log("[D101]")
            assert "イルクーツク国立大学" in get("partners/isu/")
            change("data/partners.yml", "ido: isu", "id: isu")
            report = "activity_reports/2018-09-10-sample-market/ja.md"
            change(report, "title: 市場で覚えた最初のロシア語", "title: 市場へ")
            wait_for("reports/2018-09-10-sample-market/", '<h1 id="report" lang="ja">市場へ</h1>')
            change(report, "date: 2018-09-10", "date: 2018/09/10")
            wait_for_log("[D112]")
            assert "市場へ" in get("reports/2018-09-10-sample-market/")
            (project / "docs/ja/new.md").write_text("", encoding="utf-8")
            wait_for_log("docs/ja/new.md:1 [P202]")
            change("docs/ru/about/index.md", "title: ", "titel: ")
            wait_for_log("docs/ru/about/index.md:2 [D101]")
            assert "Об этом сайте" in get("ru/about/")
            assert "Traceback" not in log.read_text(encoding="utf-8")
        finally:
            server.terminate()
            server.wait(timeout=20)


def test_words_of_the_data_are_words_on_every_page(project: Path, tmp_path: Path, change: Change) -> None:
    """The theme prints site name and titles as they are; what staff type must not become markup."""
    hostile = "'\"><script>alert(1)</script><img src=x onerror=alert(2)>{{ hero }}'"
    change("data/project.yml", "ja: 日露未来共創リーダー育成\n", f"ja: {hostile}\n")
    change(
        "data/partners.yml", "short_name: {ja: カザン連邦大, ru: КФУ}", f"short_name: {{ja: {hostile}, ru: {hostile}}}"
    )
    change("data/partners.yml", "    ja: カザン連邦大学\n", f"    ja: {hostile}\n")
    change("docs/ja/about/index.md", 'title: "このサイトについて"', f"title: {hostile}")
    report = "activity_reports/2018-09-10-sample-market/ja.md"
    change(report, "title: 市場で覚えた最初のロシア語", f"title: {hostile}")
    change(report, "summary: 数字を三つ覚えて市場へ行き、りんごを買うまでの話です。", f"summary: {hostile}")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 70
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "<script>alert" not in text, page
        assert "<img src=x" not in text, page


def test_a_mere_warning_of_the_content_does_not_stop_the_site(project: Path, tmp_path: Path) -> None:
    folder = project / "activity_reports" / "2019-01-20-sample-first-snow"
    (folder / "photo-1.jpg").write_bytes(b"\xff\xd8\xff")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert "photo-1.jpg:1 [R108] (предупреждение)" in result.stderr


def test_a_link_in_docs_publishes_no_file_of_the_machine(project: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    (project / "docs" / "ja" / "open.txt").symlink_to(secret)
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    assert "docs/ja/open.txt:1 [F102]" in result.stderr
    assert not (tmp_path / "site").exists()
