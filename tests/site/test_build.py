"""The build as staff meet it: the same bytes every time, and a failure that leaves the former site alone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, SITE_URL, Change, Shared, build, environment, files_below
from previewing import previewing

PARTNER = """
- id: sample
  name: {ja: 見本大学, ru: Образцовый университет, en: Sample University}
  city: omsk
  website: https://sample.example/
  source: [ror]
"""
CITY = """
- {id: omsk, name: {ja: オムスク, ru: Омск}, latitude: 54.99, longitude: 73.37, timezone: Asia/Omsk, source: [hflabs-city]}
"""


def test_two_builds_give_the_same_bytes(site: Path, project: Path, tmp_path: Path) -> None:
    """Another folder, another order of hashes, a later day: what has begun stays so, and nothing of the data ends by then."""
    again = tmp_path / "again"
    result = build(project, again, PYTHONHASHSEED="7", SOURCE_DATE_EPOCH="2000000000")
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
        "data/partners.yml [D101] 「websit」という項目はありません。→ コロンの前を書き換えてください: website:",
        "data/programs.yml [D121] data/partners.yml に「azu」はありません。→ 次のどれかを書くか、先に data/partners.yml へ1件追加してください: "
        "asu, febras, fefu, isu, kfu, krasgmu, rkod, spbgmu",
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
    target.mkdir()
    (target / "index.html").write_text("the former site", encoding="utf-8")
    page = project / "docs" / language / "about" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[?](nowhere.md)\n", encoding="utf-8")
    result = build(project, target)
    assert result.returncode == 1
    assert "nowhere.md" in result.stderr
    assert files_below(target) == {"index.html": b"the former site"}


def append(file: Path, entry: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + entry, encoding="utf-8")


def test_a_partner_is_one_entry_in_one_file_and_so_is_its_city(project: Path, tmp_path: Path) -> None:
    append(project / "data" / "partners.yml", PARTNER)
    append(project / "data" / "cities.yml", CITY)
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
        there = (target / prefix / "cities/omsk/index.html").read_text(encoding="utf-8")
        assert f"<h1>{city}</h1>" in there
        assert name in there
        other = "ja" if prefix else "ru"
        assert f'hreflang="{other}"' in own
        for address in ("partners/sample/", "cities/omsk/"):
            assert f"/{prefix}{address}" in (target / "sitemap.xml").read_text(encoding="utf-8")


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
        ("ru/cities/kazan/", "data/cities.yml"),
        ("ru/about/", "docs/ru/about/index.md"),
        ("ru/privacy/", "hooks/program_site/site/guides/ru/privacy/index.md"),
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


def test_the_preview_follows_data_and_pages_and_survives_broken_ones(
    project: Path, tmp_path: Path, change: Change
) -> None:
    with previewing(project, tmp_path / "serve.log") as preview:
        preview.wait_for("", "カザン連邦大学")
        change("data/partners.yml", "ja: 国立イルクーツク大学\n", "ja: イルクーツク国立大学\n")
        preview.wait_for("partners/isu/", "イルクーツク国立大学")
        append(project / "hooks/program_site/site/guides/ja/privacy/index.md", "\n見た案内\n")
        preview.wait_for("privacy/", "見た案内")
        change("data/partners.yml", "id: isu", "ido: isu")
        preview.wait_for_log("[D101]")
        assert "イルクーツク国立大学" in preview.get("partners/isu/")
        change("data/partners.yml", "ido: isu", "id: isu")
        (project / "docs/ja/new.md").write_text("", encoding="utf-8")
        preview.wait_for_log("docs/ja/new.md:1 [P202]")
        change("docs/ru/about/index.md", "title: ", "titel: ")
        preview.wait_for_log("docs/ru/about/index.md:2 [D101]")
        assert "Об этом сайте" in preview.get("ru/about/")
        frame = project / "hooks" / "program_site" / "site" / "frame"
        append(frame.parent / "styles" / "pieces.css", ".looked-at{color:red}")
        preview.wait_for("assets/site.css", ".looked-at{color:red}")
        append(frame / "partials" / "after.html", "<p>looked at</p>")
        preview.wait_for("partners/", "<p>looked at</p>")


def test_what_a_program_puts_in_the_place_of_the_cores_wins(project: Path, site: Path, tmp_path: Path) -> None:
    """A file in docs/ in the place of a script, style or guide, a template in overrides/ in that of one of the frame."""
    own = {
        "docs/assets/report-maker.css": "/* own */",
        "docs/assets/report-maker/words.js": "// own",
        "docs/assets/more.css": "/* more */",
    }
    for path, text in {**own, "overrides/partials/footer.html": "<p>own foot</p>"}.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    (project / "docs/ru/privacy").mkdir()
    guide = "---\ntitle: Своё\ndescription: Своё\n---\n\nown guide\n"
    (project / "docs/ru/privacy/index.md").write_text(guide, encoding="utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert "own guide" in (tmp_path / "site" / "ru" / "privacy" / "index.html").read_text(encoding="utf-8")
    before, after = files_below(site), files_below(tmp_path / "site")
    assert {path: after[path.removeprefix("docs/")].decode() for path in own} == own
    assert {path for path in after if path.startswith("assets/") and after[path] != before.get(path)} == {
        path.removeprefix("docs/") for path in own
    }
    for page in ("index.html", "ru/about/index.html", "reports/2018-09-10-sample-market/index.html"):
        assert "<p>own foot</p>" in after[page].decode()
        assert "site-footer" not in after[page].decode()


def test_words_of_the_data_are_words_on_every_page(project: Path, tmp_path: Path, change: Change) -> None:
    """The theme prints site name and titles as they are; what staff type must not become markup."""
    hostile = "'\"><script>alert(1)</script><img src=x onerror=alert(2)>{{ hero }}'"
    change(
        "data/project.yml",
        "short_name:\n  ja: 日露をつなぐ未来共創リーダー育成プログラム\n",
        f"short_name:\n  ja: {hostile}\n",
    )
    change(
        "data/partners.yml",
        "short_name: {ja: カザン連邦大学, ru: КФУ}",
        f"short_name: {{ja: {hostile}, ru: {hostile}}}",
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


def test_a_mere_warning_of_the_content_does_not_stop_the_site(project: Path, tmp_path: Path, change: Change) -> None:
    change("activity_reports/2019-01-20-sample-first-snow/ru.md", "date: 2019-01-20", "date: 2019-01-21")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert "ru.md:1 [R107] (предупреждение)" in result.stderr


def test_a_report_with_a_mistake_is_left_out_and_the_rest_is_published(project: Path, tmp_path: Path) -> None:
    """Each of these once broke a site of this kind, or stopped it: now the other reports are published all the same."""
    target = tmp_path / "site"
    folder = project / "activity_reports"
    header = "---\ntitle: Вечер\ndate: 2019-02-15\nauthor: Анна\npeople_in_photos: none\n---\n"
    texts = {
        "2019-02-10-declaration": header + "<![>\n",
        "2019-02-11-script": header + "[x](javascript:alert(1))\n",
        "2019-02-12-link": header + "Текст.\n",
        "2019-02-13-long": header + "Слово. " * 400_000,
        "2019-02-14-bomb": "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: [*b, *b]\n---\nТекст.\n",
    }
    for name, text in texts.items():
        (folder / name).mkdir()
        (folder / name / "ru.md").write_text(text, encoding="utf-8")
    (project / ".git").mkdir()
    (project / ".git" / "config").write_text("secret", encoding="utf-8")
    (folder / "2019-02-12-link" / "photo-1.jpg").symlink_to("../../.git/config")
    result = build(project, target)
    assert result.returncode == 1, "somebody has to look at it"
    assert "Traceback" not in result.stderr
    for said in ("link/photo-1.jpg:1 [F102]", "long/ru.md:1 [F103]", "bomb/ru.md:2 [H105]", "script/ru.md:7 [R120]"):
        assert said in result.stderr
    assert "2019-02-12-link, 2019-02-13-long, 2019-02-14-bomb" in result.stderr
    published = {path.name for path in (target / "reports").glob("2*")}
    assert {"2019-02-10-declaration", "2019-02-11-script", "2018-09-10-sample-market"} <= published
    assert not published & {"2019-02-12-link", "2019-02-13-long", "2019-02-14-bomb"}
    assert not [path for path in target.rglob("*") if path.is_file() and b"secret" in path.read_bytes()]


def test_the_address_may_come_without_the_slash_at_its_end(site: Path, shared: Shared) -> None:
    """As GitHub Pages gives it."""
    again = shared.built(ROOT, SITE_URL=SITE_URL.rstrip("/"))
    assert files_below(again) == files_below(site)


def test_a_link_in_docs_publishes_no_file_of_the_machine(project: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    (project / "docs" / "ja" / "open.txt").symlink_to(secret)
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    assert "docs/ja/open.txt:1 [F102]" in result.stderr
    assert not (tmp_path / "site").exists()
