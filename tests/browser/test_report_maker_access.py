"""The report maker for everyone: keyboard, small screens, other languages, strict policies, no script at all."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import serving
from maker import CATALOG, SCRIPTS, WRITE, Maker, small_photo
from old_browsers import in_old_browsers
from other_sites import almost_empty, built

pytestmark = pytest.mark.browser


@pytest.fixture
def page(telephone: BrowserContext) -> Page:
    return telephone.new_page()


@pytest.fixture(params=WRITE)
def maker(request: pytest.FixtureRequest, page: Page, published: str) -> Maker:
    """In each language."""
    return Maker.at(page, published + WRITE[request.param])


STOP = """() => {
    const at = document.activeElement;
    const style = getComputedStyle(at.type === "file" ? at.nextElementSibling : at);
    const name = at.localName === "summary" && !at.parentElement.open ? "folded" : at.name || at.id || at.localName;
    return [name, style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2];
}"""
"""The name of what has the focus, and whether that can be seen."""


@in_old_browsers
def test_the_whole_way_can_be_gone_by_keyboard(maker: Maker) -> None:
    """From the first choice to the file by Tab, arrows, letters and Enter; every stop can be seen."""
    keyboard = maker.page.keyboard
    maker.page.locator("[name=language]:checked").focus()
    typed = {"title": "Keys", "date": "02152019", "authors": "A", "text": "By keys alone."}
    pressed = {"stage": "ArrowUp", "partners": "Space"}
    stops: list[str] = []
    while "maker-finish" not in stops:
        keyboard.press("Tab")
        name, visible = maker.page.evaluate(STOP)
        assert visible, name
        if name == "folded":
            keyboard.press("Enter")
        if name not in stops:
            keyboard.type(typed.get(name, ""))
            if name in pressed:
                keyboard.press(pressed[name])
        stops.append(name)
        assert len(stops) < 70
    assert {*typed, *pressed, "maker-files", "affiliation", "program", "direction", "first", "last", "summary"} <= {
        *stops
    }
    keyboard.press("Enter")
    expect(maker.part("send-title")).to_be_focused()
    keyboard.press("Tab")
    expect(maker.part("download")).to_be_focused()
    header, body = maker.report()
    assert (header.title, header.stage, header.partner) == ("Keys", "after", (CATALOG.partners[0].id,))
    assert (header.date.isoformat(), body) == ("2019-02-15", "\nBy keys alone.\n")


HIDDEN = """() => {
    const at = document.activeElement;
    const shown = at.type === "file" ? at.nextElementSibling : at;
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    const seen = (y) => shown.contains(document.elementFromPoint((left + right) / 2, y));
    return [at.name || at.id || at.localName, top < 0 || bottom > innerHeight || !seen(top + 3) || !seen(bottom - 3)];
}"""
"""The name of what has the focus, and whether any of it is outside of the window or under something else."""


@pytest.mark.parametrize(("height", "language"), [*zip(range(500, 900, 100), itertools.cycle(WRITE))])
def test_what_the_keyboard_comes_to_is_wholly_in_view(
    browser: Browser, published: str, height: int, language: str
) -> None:
    """Forwards and backwards, wherever the lines above happen to put a field: each height breaks the page elsewhere."""
    page = browser.new_page(viewport={"width": 1280, "height": height})
    maker = Maker.at(page, published + WRITE[language])
    maker.open_details()
    maker.page.locator("[name=language]:checked").focus()
    hidden: list[str] = []
    for key, last in (("Tab", "maker-finish"), ("Shift+Tab", "language")):
        name = ""
        while name != last:
            page.keyboard.press(key)
            name, out_of_view = page.evaluate(HIDDEN)
            hidden += [f"{key} {name}"] if out_of_view else []
    assert hidden == []
    page.close()


def test_nothing_moves_under_a_pointer(browser: Browser, published: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 600})
    maker = Maker.at(page, published + WRITE["ja"])
    maker.part("text").evaluate(
        "(field) => scrollTo(0, field.getBoundingClientRect().top + scrollY - innerHeight + 60)"
    )
    before = page.evaluate("scrollY")
    page.mouse.click(400, 570)
    expect(maker.part("text")).to_be_focused()
    assert page.evaluate("scrollY") == before
    page.close()


def test_enter_in_a_line_sends_nothing(maker: Maker) -> None:
    maker.part("title").focus()
    maker.page.keyboard.type("A")
    maker.page.keyboard.press("Enter")
    assert maker.wrong() == {}
    assert "?" not in maker.page.url


def test_every_field_has_a_name_and_its_explanations_exist(maker: Maker) -> None:
    maker.add_photos(small_photo(), small_photo())
    nameless = """(fields) => fields.filter((each) => !(each.labels?.length || each.ariaLabel || each.textContent.trim()))
        .map((each) => each.outerHTML)"""
    assert maker.page.locator(".maker :is(input:not([type=hidden]), textarea, button)").evaluate_all(nameless) == []
    named = """(all) => all.flatMap((each) => ["aria-describedby", "aria-labelledby", "for"].flatMap((name) =>
        each.getAttribute(name)?.split(" ") ?? [])).filter((id) => !document.getElementById(id))"""
    assert maker.page.locator(".maker *").evaluate_all(named) == []
    ids = maker.page.locator("[id]").evaluate_all("(all) => all.map((each) => each.id)")
    assert sorted(ids) == sorted({*ids})


CONTROLS = (
    ".maker-button, .maker-option, summary, textarea, input[type=text], input[type=date], .maker-thumbnails button"
)


def test_a_finger_hits_every_control_and_nothing_sticks_out(maker: Maker) -> None:
    assert too_small_or_outside(maker) == []


@pytest.mark.parametrize("language", WRITE)
def test_a_finger_does_so_in_other_fonts(browser_of_fonts: Browser, published: str, language: str) -> None:
    context = browser_of_fonts.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    assert too_small_or_outside(Maker.at(context.new_page(), published + WRITE[language])) == []
    context.close()


def too_small_or_outside(maker: Maker) -> list[str]:
    """44 pixels, as far as it is not a link inside a sentence; and the width of the screen."""
    maker.add_photos(small_photo(), small_photo())
    maker.fill(title="A" * 60, date="2019-02-15", authors="A", text="@anna_snow")
    maker.choose("people", "none")
    maker.finish()
    expect(maker.part("send")).to_be_visible()
    found = """(all) => all.filter((each) => each.checkVisibility()).map((each) => [each, each.getBoundingClientRect()])
        .filter(([each, { right, height }]) => right > 360.5 || (height < 43.9 && each.matches(".maker :is(CONTROLS)")))
        .map(([each, { right, height }]) => `${each.id} ${each.className} ${right} ${height}`)"""
    wrong: list[str] = maker.page.locator(".maker *").evaluate_all(found.replace("CONTROLS", CONTROLS))
    return wrong


@pytest.mark.parametrize("language", WRITE)
def test_without_script_the_page_points_to_the_guide(browser: Browser, published: str, language: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(published + WRITE[language])
    expect(page.locator("#maker-needs-script")).to_be_visible()
    expect(page.locator("#report-maker")).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name="GitHub").first.click()
    expect(page.get_by_text("activity_reports/").first).to_be_visible()
    context.close()


POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; form-action 'none'"


def test_it_lives_under_a_strict_policy(site: Path, page: Page, tmp_path: Path) -> None:
    """No inline script or style, no code from text, no connection: the form by itself, in a bare page."""
    folder = tmp_path / "exchange"
    shutil.copytree(site, folder)
    soup = BeautifulSoup((folder / "write" / "index.html").read_text(encoding="utf-8"), "lxml")
    parts = soup.select("link[href$='report-maker.css'], #maker-data, script[src$='form.js'], .maker")
    assert [part.name for part in parts] == ["link", "script", "script", "div"]
    html = "".join(str(part) for part in parts)
    assert not re.search(r"<[^>]+\s(style|on\w+)=", html)
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    icon = '<link rel="icon" href="../assets/logo.svg">'
    bare = f"<!doctype html><html lang=ja><title>Bare</title>{head}{icon}{html}"
    (folder / "write" / "bare.html").write_text(bare, encoding="utf-8")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    with serving(tmp_path) as address:
        maker = Maker.at(page, f"{address}exchange/write/bare.html")
        maker.fill(title="A", date="2019-02-15", authors="A", text="**A**")
        maker.add_photos(small_photo())
        maker.choose("people", "none")
        assert len(maker.file()[1]) == 2
    assert said == []


def test_another_language_needs_nothing_but_its_words(page: Page, tmp_path: Path) -> None:
    """English stands in for what has no words of its own; one language, no programs, no partners."""
    built(almost_empty(tmp_path / "project", languages=("ko",), body="{{ report_maker }}"))
    (tmp_path / "www").mkdir()
    (tmp_path / "project" / "site").rename(tmp_path / "www" / "exchange")
    with serving(tmp_path / "www") as address:
        maker = Maker.at(page, f"{address}exchange/")
        maker.finish()
        expect(maker.part("status")).to_have_text("There are 4 things to put right.")
        maker.fill(title="눈", date="2019-02-15", authors="A", text="눈이 왔다.")
        maker.add_photos(small_photo())
        expect(maker.part("files-state")).to_have_text("1 photo added.")
        maker.choose("people", "none")
        folder = f"2019-02-15-report-{maker.ending()}"
        assert list(maker.file()[1]) == [f"{folder}/ko.md", f"{folder}/photo-1.jpg"]


def test_no_other_page_carries_the_form(site: Path) -> None:
    with_form = [path for path in site.rglob("*.html") if "report-maker" in path.read_text(encoding="utf-8")]
    assert {path.parent.relative_to(site).as_posix() for path in with_form} == {"write", "ru/write"}


def test_the_data_of_the_page_cannot_end_its_element(site: Path) -> None:
    html = (site / "write" / "index.html").read_text(encoding="utf-8")
    data = html.partition('id="maker-data">')[2].partition("</script>")[0]
    assert "<" not in data
    assert json.loads(data)["language"] == "ja"


@pytest.mark.parametrize("origin", sorted(SCRIPTS.glob("*/ORIGIN.txt")), ids=lambda path: path.parent.name)
def test_the_libraries_are_those_that_were_published(origin: Path) -> None:
    library = origin.parent
    (script,) = library.glob("*.js")
    assert hashlib.sha256(script.read_bytes()).hexdigest() in origin.read_text(encoding="utf-8")
    assert "Permission is hereby granted" in (library / "LICENSE").read_text(encoding="utf-8")
