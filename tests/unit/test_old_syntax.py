"""Nothing in our styles and scripts is newer than the browsers they are for, which old_browsers.yml names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from old_browsers import BROWSERS
from old_styles import Dropped, Reading
from program_site.site.site import FRAME

ROOT = Path(__file__).resolve().parents[2]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# ---- Styles ---------------------------------------------------------------------------------------------------------

STYLES = sorted([*FRAME.parent.rglob("*.css"), *(ROOT / "docs").rglob("*.css")])
MAY_BE_LOST = {
    "property": {
        "accent-color", "appearance", "aspect-ratio", "box-decoration-break", "color-scheme", "container-type",
        "content-visibility", "field-sizing", "forced-color-adjust", "hanging-punctuation", "hyphens",
        "overflow-clip-margin", "print-color-adjust", "scroll-behavior", "scroll-margin-block-start", "scrollbar-gutter", "scrollbar-width",
        "text-align-last", "text-size-adjust", "text-spacing-trim", "text-wrap", "user-select",
    },
    "selector": {"backdrop", "details-content", "focus-visible", "has", "popover-open"},
    "word": {"overflow-wrap: anywhere"},
    "media": {"(forced-colors: active)", "(prefers-contrast: more)", "(scripting: enabled)"},
}  # fmt: skip
"""What makes a page better where it is known, and leaves it whole where it is not: each page is read without it."""


def lost(browser: str, css: str) -> Iterator[Dropped]:
    """What a browser drops that nothing stands in for."""
    reading = Reading(browser)
    reading.sheet(css)
    for each in reading.dropped:
        if each.kind == "selector":
            if not each.fallback or each.what not in MAY_BE_LOST["selector"]:
                yield each  # in a list it takes the others with it
        elif each.what not in MAY_BE_LOST.get(each.kind, ()) and each.kind != "supports" and not each.fallback:
            yield each


@pytest.mark.parametrize("browser", BROWSERS)
@pytest.mark.parametrize("path", STYLES, ids=name_of)
def test_styles_stand_without_what_old_browsers_drop(path: Path, browser: str) -> None:
    assert [*lost(browser, path.read_text(encoding="utf-8"))] == []


NEW_STYLES = {
    "a:has(b), c { color: red }": "selector has",
    "a:is(b, c) { color: red }": "selector is",
    "a:not(b, c) { color: red }": "selector not(,)",
    ":lang(ja, zh) { color: red }": "selector lang(,)",
    "a { color: red; & b { color: blue } margin: 0 }": "nesting error",
    "@layer a { b { color: red } }": "rule layer",
    "@container (min-width: 1px) { b { color: red } }": "rule container",
    "@media (width > 30em) { b { color: red } }": "media (width > 30em)",
    "@media (scripting: none) { b { color: red } }": "media (scripting: none)",
    "a:focus-visible, a:hover { color: red }": "selector focus-visible",
    "a { top: 0; height: 100dvh }": "unit dvh",
    "a { top: 0; color: color-mix(in srgb, red, blue) }": "function color-mix",
    "@supports not (aspect-ratio: 1) { a { top: 0; rotate: 5deg } }": "property rotate",
    "a { color: red; color: color-mix(in srgb, var(--a), blue) }": "value behind a variable color-mix",
    "a { --a: light-dark(red, blue) }": "value behind a variable light-dark",
    "a { top: 0; overflow: clip }": "word overflow: clip",
    "a { top: 0; grid-template-rows: subgrid }": "word grid-template-rows: subgrid",
    "a { top: 0; border-start-start-radius: 2px }": "property border-start-start-radius",
    "a { rotate: 5deg; top: 0 }": "property rotate",
}


@pytest.mark.parametrize("css", NEW_STYLES)
def test_what_is_new_in_styles_is_seen(css: str) -> None:
    found = {f"{each.kind} {each.what}" for browser in BROWSERS for each in lost(browser, css)}
    assert NEW_STYLES[css] in found


GOOD_STYLES = [
    "a { height: 100vh; height: 100dvh }",
    "a { text-wrap: balance; aspect-ratio: 3 / 2 }",
    "a:focus-visible { outline: 1px solid red }",
    "a { height: 100dvh }",
    "@media not all and (min-width: 64em) { a { margin-inline-start: clamp(1px, 2vw, 3px) } }",
    "@supports not (aspect-ratio: 1) { a { padding-block-start: 66% } }",
    "@media print, (forced-colors: active) { a { color: red } }",
]


@pytest.mark.parametrize("css", GOOD_STYLES)
def test_what_has_something_old_beside_it_is_good(css: str) -> None:
    assert [each for browser in BROWSERS for each in lost(browser, css)] == []


# ---- Scripts --------------------------------------------------------------------------------------------------------

SCRIPTS = sorted([*FRAME.rglob("*.js"), *(ROOT / "docs").rglob("*.js")])
OURS = [path for path in SCRIPTS if not (path.parent / "ORIGIN.txt").is_file()]
_CODE = r"(?<![\w)\]])/(?![/*])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\n\\\[])+/"
"""A regular expression, where a division cannot stand."""
_NEWER_METHODS = (
    "toSorted|toReversed|toSpliced|fromAsync|groupBy|withResolvers|isSubsetOf|isSupersetOf|isDisjointFrom"
    "|symmetricDifference|isWellFormed|toWellFormed|getOrInsert|showPicker|showPopover|hidePopover|togglePopover|requestSubmit"
    "|checkVisibility|startViewTransition|setHTML|setHTMLUnsafe|getHTML|moveBefore|requestClose|canParse|adoptedStyleSheets"
    "|replaceSync|attachInternals|ariaNotify|caretPositionFromPoint|rawJSON|sumPrecise|toBase64|fromBase64|toHex|fromHex"
)
NEWER = {
    "a reflected aria property": r"\.aria[A-Z]\w*|\baria[A-Z]\w*:",
    "a reflected role": r"\.role\b",
    "a look behind": r"\(\?<[=!]",
    "a mode of a regular expression": r"\(\?[ims]*-?[ims]+:",
    "the flag v": rf"{_CODE}[dgimsuy]*v|RegExp\([^\n]*, *[\"'][a-z]*v",
    "a static block": r"\bstatic\s*\{",
    "attributes of an import": r"import [^;\n]*\bwith\s*\{",
    "using": r"(?m)^\s*(?:await )?using \w+ =",
    "a decorator": r"(?m)^\s*@\w+",
    "a method": rf"\.(?:{_NEWER_METHODS})\b",
    "with()": r"\.with\(",
    "a method of an iterator": r"\.(?:values|keys|entries)\(\)\s*\.(?:map|filter|some|every|find|reduce|toArray|forEach|take|drop|flatMap)\(",
    "a class of its own": r"\b(?:Temporal|Iterator|OffscreenCanvas|CompressionStream|DecompressionStream|CSSStyleSheet|ElementInternals|Intl\.Segmenter|Intl\.DurationFormat)\b",
    "a selector": r":has\(|:popover-open|:user-invalid|:open\b",
    "a popover alone": r"\.popover\b",
    "AbortSignal": r"AbortSignal\.(?:any|timeout)",
    "Promise.try": r"Promise\.try\b|RegExp\.escape\b|URL\.parse\b|Error\.isError\b|Response\.json\b",
}
"""Newer than Chrome 109, Firefox 115 or Safari 15.4, in which every function works."""
NEWER_STILL = {
    "a logical assignment": r"(?:\?\?|\|\||&&)=",
    "a private field": r"[.\s]#\w+\s*(?:[=;(]|\bin\b)",
    "an optional catch or chain": r"\?\.(?!\d)|\?\?",
    "a class field": r"(?m)^\s+static \w+ =",
    "await outside of a function": r"(?m)^(?:(?:export )?(?:const|let|var) [^\n]*= )?await ",
    "at() and hasOwn()": r"\.at\(|\.hasOwn\(|\.findLast\(|\bstructuredClone\b|\.replaceAll\(",
}
"""Newer than the oldest browsers, for the one script that is no module: where it cannot be read nothing of it is done."""
PLAIN = {path for path in OURS if path.name == "scheme.js"}
ASKED_FIRST = re.compile(r"""["'](\w+)["'] in |typeof (\w+)|(\w+)\?\.\(|"(\w+)"\)? in """)
"""A feature that a script asks for before it uses it."""


def newer(text: str, table: dict[str, str]) -> list[str]:
    asked = {name for found in ASKED_FIRST.finditer(text) for name in found.groups() if name}
    comments = re.sub(r"(?m)^\s*(?://|\*|/\*).*$|\s// .*$", "", text)
    return [
        f"{name}: {found[0].strip()[:60]}"
        for name, pattern in table.items()
        for found in re.finditer(pattern, comments)
        if not asked & set(re.findall(r"\w+", found[0]))
    ]


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_scripts_run_in_the_oldest_browsers_that_have_every_function(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert newer(text, NEWER | (NEWER_STILL if path in PLAIN else {})) == []


NEW_SCRIPTS = {
    "button.ariaLabel = 1;": "a reflected aria property",
    "Object.assign(button, { ariaLabel: 1 });": "a reflected aria property",
    "element.role = 'x';": "a reflected role",
    "const a = /(?<=b)c/;": "a look behind",
    "const a = /(?i:b)c/;": "a mode of a regular expression",
    r"const a = x.replace(/[\p{L}--[a-z]]/v, 1);": "the flag v",
    "const a = new RegExp(b, 'gv');": "the flag v",
    "class A { static { b(); } }": "a static block",
    "import a from './b.json' with { type: 'json' };": "attributes of an import",
    "  using a = b();": "using",
    "  @decorated": "a decorator",
    "a.toSorted();": "a method",
    "a.with(0, 1);": "with()",
    "a.values().map(b);": "a method of an iterator",
    "new OffscreenCanvas(1, 1);": "a class of its own",
    "document.querySelector('a:has(b)');": "a selector",
    "if (note.popover) b();": "a popover alone",
    "fetch(a, { signal: AbortSignal.timeout(1) });": "AbortSignal",
    "Promise.try(a);": "Promise.try",
}


@pytest.mark.parametrize("script", NEW_SCRIPTS)
def test_what_is_new_in_scripts_is_seen(script: str) -> None:
    assert [each.partition(":")[0] for each in newer(script, NEWER)] == [NEW_SCRIPTS[script]]
    assert {*NEW_SCRIPTS.values()} == {*NEWER}


NEW_FOR_THE_OLDEST = {
    "a ??= b;": "a logical assignment",
    "class A { #b = 1; }": "a private field",
    "class A {\n  static b = 1;\n}": "a class field",
    "const a = await b();": "await outside of a function",
    "a.at(-1);": "at() and hasOwn()",
    "a?.b;": "an optional catch or chain",
}


@pytest.mark.parametrize("script", NEW_FOR_THE_OLDEST)
def test_what_is_new_for_the_oldest_is_seen(script: str) -> None:
    assert NEW_FOR_THE_OLDEST[script] in [each.partition(":")[0] for each in newer(script, NEWER_STILL)]


@pytest.mark.parametrize(
    "script",
    [
        'if (!("popover" in note)) note.popover;',
        'const canvas = typeof OffscreenCanvas === "function" ? new OffscreenCanvas(1, 1) : null;',
        "// toSorted() is not known here: a.toSorted()",
        "const a = b / 2 + c / v;",
        "async function a() {\n  const b = await c();\n}",
        "a.setAttribute('aria-label', b);",
    ],
)
def test_what_is_old_or_asked_for_is_good(script: str) -> None:
    assert newer(script, NEWER) == []
