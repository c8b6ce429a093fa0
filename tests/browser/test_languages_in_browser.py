"""Scripts and languages as a browser knows them: the letters of each script, and a text in the wrong language."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, expect

from conftest import ROOT
from maker import WRITE, Maker
from program_site.i18n.scripts import letters_in, scripts_of

pytestmark = pytest.mark.browser

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "wrong_language.yml").read_text(encoding="utf-8"))
LANGUAGES = ["ja", "ko", "zh", "ru", "kk", "ar", "he", "el", "hy", "ka", "th", "hi", "bn", "ta", "my", "km", "am", "mn"]
IN_OTHER_USE = ("MODIFIER LETTER SMALL", "OHM SIGN")
"""Greek by origin; phonetics and physics use them."""
DIFFERENCES = """(classes) => Object.entries(classes).flatMap(([script, letters]) => {
  const ours = new RegExp(`[${letters}]`, "u");
  const theirs = new RegExp(`(?=[\\\\p{L}\\\\p{Nl}])\\\\p{Script=${script}}`, "u");
  const shared = /[\\p{Script=Common}\\p{Script=Inherited}\\p{M}]|[^\\p{L}\\p{Nl}]/u;
  const found = [];
  for (let code = 0x250; code < 0x1fffff && code < 0x32400; code += 1) {
    if ((code >= 0x10000 && code < 0x20000) || (code >= 0xd800 && code < 0xf900)) continue;
    const sign = String.fromCodePoint(code);
    if (ours.test(sign) !== theirs.test(sign) && !shared.test(sign)) found.push(`${script} U+${code.toString(16)}`);
  }
  return found;
})"""


@pytest.fixture
def maker(telephone: BrowserContext, published: str) -> Maker:
    return Maker.at(telephone.new_page(), published + WRITE["ja"])


def test_letters_belong_to_their_scripts(telephone: BrowserContext) -> None:
    """Unicode's own property, which a browser has and Python has not. Its Unicode may be newer, and then knows more."""
    scripts = sorted({script for language in LANGUAGES for script in scripts_of(language)})
    page = telephone.new_page()
    differing = page.evaluate(DIFFERENCES, {script: letters_in(script) for script in scripts})
    known = {each: name for each in differing if (name := unicodedata.name(chr(int(each[7:], 16)), ""))}
    assert {each: name for each, name in known.items() if not name.startswith(IN_OTHER_USE)} == {}


def test_the_form_tells_a_text_in_the_wrong_language_as_the_check_does(maker: Maker) -> None:
    module = "./assets/report-maker/wrong-language.js"
    cases = [
        {**case, "scripts": {code: sorted(scripts_of(code)) for code in case.get("languages", ["ja", "ru"])}}
        for case in CASES
    ]
    found = maker.page.evaluate(
        """async ([path, cases]) => {
          const { languageOfText } = await import(new URL(path, new URL("..", location.href)));
          return cases.map(({ text, file, scripts }) => languageOfText(text, file, scripts));
        }""",
        [module, cases],
    )
    assert dict(zip((case["why"] for case in CASES), found, strict=True)) == {case["why"]: case["is"] for case in CASES}


def test_a_text_in_the_wrong_language_is_a_reminder_that_leads_to_the_choice(maker: Maker) -> None:
    maker.fill(title="Первый снег", text="Утром мы вышли из общежития и увидели, что весь двор белый.")
    reminder = maker.page.locator("#maker-reminders a")
    expect(reminder).to_have_text("文章はロシア語のようです。そうであれば、「文章の言語」でロシア語を選んでください。")
    reminder.click()
    expect(maker.page.locator('[name="language"][value="ja"]')).to_be_focused()
    maker.choose("language", "ru")
    expect(maker.part("reminders")).to_be_hidden()
