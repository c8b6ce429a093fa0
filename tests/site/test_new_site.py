"""Another program's repository: what is asked for it, what is laid out, and that it works there at once."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from conftest import Shared, environment
from other_sites import OF_THE_KANAZAWA_PROGRAM, addresses, alternates, article, locations, page, text
from program_site.commands.conversation import NotAnswered
from program_site.commands.new_site.answers import ASKED, BY_LANGUAGE, Given, codes_in, complete, judge, unfit
from program_site.commands.new_site.copying import in_own_languages
from program_site.commands.new_site.filling import HERE
from program_site.commands.new_site.laying import is_free, lay_out
from program_site.commands.new_site.questions import SiteQuestions
from program_site.commands.new_site.words import spoken
from program_site.i18n.localizer import Localizer
from program_site.intake.issue_templates import check_templates
from program_site.load import load
from program_site.site.translation_status import translations
from program_site.validation.configuration import check_configuration

ANSWERS = {
    "languages": ["en", "ko", "fr"],
    "name": {"en": "Harbour: Lights “Exchange”", "ko": "항구의 불빛 교류", "fr": "Échange Lumières du port"},
    "university": {"en": "Northport University", "ko": "노스포트 대학교", "fr": "Université de Northport"},
    "city": {"en": "Northport", "ko": "노스포트", "fr": "Northport"},
    "latitude": 47.2, "longitude": -1.55, "timezone": "Europe/Paris", "website": "https://northport.example/",
    "start": "2024-09", "end": 2028, "contact": "exchange@northport.example", "open_licence": True, "as_of": "2026-03-31",
}  # fmt: skip


def given(languages: tuple[str, ...] = ("en", "ko")) -> dict[str, Given]:
    own = {field: str(value) for field, value in ANSWERS.items() if isinstance(value, str | int | float)}
    words = {field: dict.fromkeys(languages, f"Fictional {field}") for field in BY_LANGUAGE}
    return {"languages": languages, **words, **own, "open_licence": "true"}


# ---- Answers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "answer", "code"),
    [
        ("languages", ("en", "jp"), "D136"),
        ("name", {"en": "Harbour"}, "D107"),
        ("name", {"en": "Harbour", "ko": "\u202e"}, "D144"),
        ("latitude", "361", "D124"),
        ("latitude", "47,2", "D187"),
        ("longitude", "-181", "D123"),
        ("longitude", "east: 3", "D119"),
        ("timezone", "Europe/Pariss", "D115"),
        ("website", "www.northport.example", "D114"),
        ("start", "spring", "D127"),
        ("end", "2023", "D128"),
        ("open_licence", "perhaps", "D139"),
        ("as_of", "31.3.2026", "D112"),
    ],
)
def test_a_wrong_answer_gets_the_words_of_the_checker(field: str, answer: Given, code: str) -> None:
    assert [problem.code for problem in judge(field, answer, given())] == [code]


@pytest.mark.parametrize("field", ASKED)
def test_nothing_is_said_of_right_answers(field: str) -> None:
    assert judge(field, given()[field], given()) == []
    assert unfit(field, given()[field]) is None


@pytest.mark.parametrize(
    ("field", "answer", "said"),
    [
        ("languages", ("en",), "too_few"),
        ("languages", ("en", "tt"), "no_theme"),
        ("website", "http://northport.example/", "no_https"),
        ("contact", "the office", "no_mail"),
    ],
)
def test_what_data_may_hold_and_a_new_site_should_not(field: str, answer: Given, said: str) -> None:
    found = unfit(field, answer)
    assert found is not None
    assert found[0] == said


@pytest.mark.parametrize("typed", ["en, ko,fr", "en ko fr", "en、ko，fr", "en,en,ko;fr"])
def test_codes_however_they_are_parted(typed: str) -> None:
    assert codes_in(typed) == ("en", "ko", "fr")


# ---- The conversation -----------------------------------------------------------------------------------------------

TYPED = [
    "en, jp", "en", "en ko", "Harbour", "", "항구", "", "Fanø", "University", "대학교", "Northport", "노스포트", "361", "47.2",
    "-1.55", "Europe/Paris", "northport.example", "http://northport.example", "https://northport.example/", "2024-09",
    "2023", "2028", "nobody", "", "perhaps", "yes",
]  # fmt: skip


def test_a_wrong_answer_is_explained_and_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    left = iter(TYPED)
    monkeypatch.setattr("builtins.input", lambda question: print(question) or next(left))
    answers = SiteQuestions({"as_of": "2026-03-31"}, Localizer("en"), asks=True).all()
    assert list(left) == []
    assert (answers.languages, answers.latitude, str(answers.end)) == (("en", "ko"), 47.2, "2028")
    assert answers.short_name.root == {"en": "Harbour", "ko": "Fanø"}
    assert answers.contact is None
    said = capsys.readouterr().out
    for words in (
        "“jp” is not a language code", "two languages or more", "An answer is needed here", "361 is too large for “latitude”",
        "Expected a complete web address", "does not begin with https:// (now: http://northport.example)", "comes before the beginning",
        "This is not an e-mail address (now: nobody)", "now: perhaps",
    ):  # fmt: skip
        assert words in said


def test_without_a_terminal_all_that_is_wrong_or_missing_is_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    half: Mapping[str, Given] = {"languages": ("ja", "ru"), "name": {"ja": "港"}, "latitude": "361", "timezone": "UTC"}
    with pytest.raises(NotAnswered):
        SiteQuestions(half, Localizer("ru"), asks=False).all()
    said = capsys.readouterr().out
    assert "--name ru=…" in said
    assert "--latitude: " in said
    assert "361" in said
    assert "--website" in said
    assert "--timezone" not in said


def command(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    whole = [sys.executable, "-m", "program_site", "new-site", str(folder), *options]
    return subprocess.run(whole, capture_output=True, encoding="utf-8", env=environment(), input="", timeout=60)


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    kept = tmp_path / "thesis.txt"
    kept.write_text("three years", encoding="utf-8")
    result = command(tmp_path, "--lang", "ja")
    assert result.returncode == 1
    assert "空ではありません" in result.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    assert not is_free(kept)


def test_a_mistake_in_the_file_of_answers_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "answers.yml"
    file.write_text("languages: [en, ko]\nlatitud: 3\n", encoding="utf-8")
    result = command(tmp_path / "new", "--answers", str(file), "--lang", "en")
    assert result.returncode == 1
    assert "answers.yml:2 [D101]" in result.stdout
    assert not (tmp_path / "new").exists()


# ---- What is laid out -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "languages", "left"),
    [
        ("    name: 内容 · Содержание · Content", ("en", "ko"), "    name: Content"),
        ("    name: 内容 · Содержание · Content", ("ja", "en"), "    name: 内容 · Content"),
        ("site: ## build it · サイトを作る · собрать сайт", ("ru", "en"), "site: ## build it · собрать сайт"),
        ("FOUND = '### 誤り · Ошибки · Mistakes'", ("de", "fr"), "FOUND = '### Mistakes'"),
        ("**日本語** 説明\n\n**English** Words", ("en", "fr"), "**English** Words"),
    ],
)
def test_of_several_languages_a_new_site_keeps_its_own(line: str, languages: tuple[str, ...], left: str) -> None:
    assert in_own_languages(line, languages) == left


@pytest.mark.parametrize("language", spoken())
def test_every_page_and_word_is_there_in_every_ready_made_language(language: str) -> None:
    def pages(code: str) -> set[str]:
        return {path.relative_to(HERE / "pages" / code).as_posix() for path in (HERE / "pages" / code).rglob("*.md")}

    def keys(code: str) -> set[tuple[str, ...]]:
        found = yaml.safe_load((HERE / "words" / f"{code}.yml").read_text(encoding="utf-8"))
        return set(paths(found))

    def paths(value: object, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        if not isinstance(value, dict):
            yield above
        else:
            for key, inner in value.items():
                yield from paths(inner, (*above, key))

    assert pages(language) == pages("en")
    assert keys(language) == keys("en")


@pytest.mark.parametrize(
    ("languages", "start"),
    [("ja ru", "2024-09"), ("pt-BR ja en", "2026-04"), ("ru zh", "FY2026"), ("ko fr", "2024-09")],
)
def test_the_checker_finds_nothing_whatever_the_languages(tmp_path: Path, languages: str, start: str) -> None:
    folder, codes = tmp_path / "new", tuple(languages.split())
    assert lay_out(complete({**given(codes), "start": start}), folder) == ()
    catalog = load(folder).checked()
    assert [each.planned for each in catalog.milestones] == [start > "2026-03"], "what is yet to begin is a plan"
    assert [*check_configuration(folder, catalog), *check_templates(folder, catalog)] == []
    assert {gap.language for gap in translations(catalog).gaps} <= set(codes) - set(spoken())
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert ("担当職員の方へ" in readme, "Сотрудникам" in readme) == ("ja" in codes, "ru" in codes)
    assert {*re.findall(r"\(docs/([\w-]+)", readme)} == {*codes}


@pytest.fixture(scope="module")
def laid(shared: Shared) -> Path:
    """A program in English, Korean and French, of which the core speaks the first."""
    return shared.once("new-site", lay_with_answers) / "new"


def lay_with_answers(work: Path) -> None:
    (work / "answers.yml").write_text(yaml.safe_dump(ANSWERS, allow_unicode=True), encoding="utf-8")
    options = [f"--short-name={code}=Lights" for code in ANSWERS["languages"]]  # type: ignore[attr-defined]
    result = command(work / "new", "--answers", str(work / "answers.yml"), *options, "--lang", "en")
    assert (result.returncode, result.stderr) == (0, "")
    assert "hooks/program_site/messages/ko.yml" in result.stdout
    assert not [path for path in work.iterdir() if path.name.startswith(".")]


def its_own_tests(laid: Path, basetemp: Path, *what: str) -> subprocess.CompletedProcess[str]:
    """What tests of its own say there; they build the site strictly, with the core that was laid out."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={basetemp}", *what]
    env = environment(PYTHONPATH=str(laid / "hooks"))
    for name in [name for name in env if name.startswith("PYTEST_")]:  # they are no workers of this run
        del env[name]
    return subprocess.run(command, cwd=laid, capture_output=True, encoding="utf-8", timeout=1200, env=env)


@pytest.fixture(scope="module")
def new_site(shared: Shared, laid: Path) -> Path:
    """Built, and found good, by its own tests that ask of the built site."""

    def build_and_ask(place: Path) -> None:
        result = its_own_tests(laid, place / "inner", "tests/site/test_every_site.py")
        assert result.returncode == 0, result.stdout[-3000:]

    (built,) = (shared.once("new-site-built", build_and_ask) / "inner" / "shared").glob("*/site")
    return built


def test_its_own_tests_of_the_site_pass_there(new_site: Path) -> None:
    assert (new_site / "index.html").is_file()


@pytest.mark.proof
def test_all_its_own_tests_pass_there(laid: Path, tmp_path: Path) -> None:
    result = its_own_tests(laid, tmp_path / "inner", "-m", "not proof")
    assert result.returncode == 0, result.stdout[-3000:]


def test_pages_are_there_in_all_three_languages(new_site: Path) -> None:
    own = ("programs/example-program/", "partners/example-university/", "offices/example-office/")
    for address in ("", *own, "news/", "write/"):
        assert set(alternates(page(new_site, f"ko/{address}"))) == {"en", "ko", "fr", "x-default"}
        assert {f"{prefix}{address}" for prefix in ("", "ko/", "fr/")} <= addresses(new_site)
    assert "https://example.org/exchange/fr/cities/example-city/" in locations(new_site)
    assert "리스본" in article(new_site, "ko/partners/")
    assert "Lisbonne" in article(new_site, "fr/partners/")


def test_what_is_still_english_says_so(new_site: Path) -> None:
    assert "waits for its translation" in article(new_site, "ko/about/")
    assert "waits for its translation" in article(new_site, "ko/write/")
    assert "waits for its translation" not in article(new_site, "about/") + article(new_site, "write/")
    assert "docs/ko/about/index.md" in text(page(new_site, "about/translations/").main)


def test_the_answers_stand_where_they_belong(new_site: Path) -> None:
    assert "Harbour: Lights “Exchange”" in article(new_site, "")
    assert "exchange@northport.example" in article(new_site, "about/")
    assert "CC BY 4.0" in article(new_site, "about/")
    assert "Natural Earth" in article(new_site, "sources/")


def test_nothing_is_said_of_the_program_it_comes_from(laid: Path, new_site: Path) -> None:
    told = [
        path for pattern in ("*.html", "*.xml", "*.json", "*.csv", "*.js", "*.css") for path in new_site.rglob(pattern)
    ]
    own = [path for pattern in ("*.md", "*.yml", "*.sh") for path in laid.rglob(pattern)]
    told += [path for path in own if path.relative_to(laid).parts[0] not in ("hooks", "tests")]
    found = {
        path.name: set(OF_THE_KANAZAWA_PROGRAM.findall(path.read_text(encoding="utf-8")))
        for path in [*told, laid / "Makefile", laid / "pyproject.toml"]
    }
    assert {path: words for path, words in found.items() if words} == {}
    tools = [laid / "Makefile", *(path for path in (laid / ".github").rglob("*") if path.is_file())]
    assert [
        path for path in tools if re.search(r"[\u0400-\u052f\u3040-\u30ff]", path.read_text(encoding="utf-8"))
    ] == []
