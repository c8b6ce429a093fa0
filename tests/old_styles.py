"""A style sheet as an old browser reads it: without the rules and declarations that it does not know.

What is not known stands in old_browsers.yml. As browsers do, a rule goes when one of its selectors is unknown, and a
declaration when any part of its value is; where a variable stands beside it, the value is found out too late to fall back.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import tinycss2
from playwright.sync_api import BrowserContext, Route

from old_browsers import KNOWN, words_of

_NO_DIALOG = (
    ":where(dialog), :where(dialog):not([open]) { display: inline; position: static; inset: auto; margin: 0; padding: 0;"
    " border: 0; width: auto; height: auto; max-width: none; max-height: none; overflow: visible; color: inherit; background: none }\n"
    ":where([popover]) { display: block; position: static; inset: auto; margin: 0; padding: 0; border: 0; width: auto;"
    " height: auto; overflow: visible; color: inherit; background: none }\n"
)
"""What a browser does with elements and attributes that it never heard of; every rule of the site is stronger."""
_UNKNOWN = "unknown-to-old-browsers"


@functools.cache
def unknown(kind: str, browser: str) -> frozenset[str]:
    return words_of(KNOWN[kind].get("all")) | words_of(KNOWN[kind].get(browser))


def unknown_words(name: str, browser: str) -> frozenset[str]:
    words = KNOWN["words"]
    return words_of(words["all"].get(name)) | words_of(words[browser].get(name))


@dataclass
class Reading:
    """A style sheet as it is read, and what of it was not understood: `selector :has`, `property text-wrap`, …"""

    browser: str
    dropped: list[Dropped] = field(default_factory=list)

    def sheet(self, css: str) -> str:
        return self._rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))

    def _rules(self, nodes: list[Any]) -> str:
        return "\n".join(self._rule(node) for node in nodes if node.type in ("qualified-rule", "at-rule"))

    def _rule(self, node: Any) -> str:
        prelude = tinycss2.serialize(node.prelude).strip()
        if node.type == "qualified-rule":
            if lost := sorted(pseudos(node.prelude) & unknown("selectors", self.browser)):
                alone = all(pseudos(each) & unknown("selectors", self.browser) for each in split(node.prelude))
                return self._drop("selector", lost[0], prelude, alone)
            return f"{prelude} {{ {self._declarations(node.content, prelude)} }}"
        name = node.lower_at_keyword
        if name in unknown("rules", self.browser):
            return self._drop("rule", name, prelude)
        if node.content is None:
            return f"@{name} {prelude};"
        if name in ("font-face", "page"):
            return f"@{name} {prelude} {{ {self._declarations(node.content, prelude)} }}"
        inner = self._rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))
        if name == "supports":
            return inner if supported(node.prelude, self.browser) else self._drop("supports", prelude, prelude)
        if name == "media":
            queries = [each for each in split(node.prelude) if not query_words(each) & unknown("media", self.browser)]
            if not queries:
                return self._drop("media", prelude, prelude)
            prelude = ", ".join(tinycss2.serialize(each).strip() for each in queries)
        return f"@{name} {prelude} {{\n{inner}\n}}"

    def _declarations(self, content: list[Any], prelude: str) -> str:
        kept: list[str] = []
        seen: set[str] = set()
        before = len(self.dropped)
        for node in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
            if node.type != "declaration":  # a rule inside a rule takes with it what follows, up to a semicolon
                self._drop("nesting" if node.type == "error" else "rule", node.type, prelude)
                continue
            value = tinycss2.serialize(node.value).strip()
            lost = self._lost(node)
            if (
                lost
                and lost[0] != "property"
                and (node.name.startswith("--") or any(_is_variable(each) for each in flat(node.value)))
            ):
                self._drop("value behind a variable", lost[1], prelude)
                value = _UNKNOWN  # only found out when it is computed: then nothing is left, and no fallback
            elif lost:
                self._drop(
                    *lost, prelude, any(f"{node.lower_name}-".startswith(f"{each}-") for each in seen), node.lower_name
                )
                continue
            seen.add(node.lower_name)
            kept.append(f"{node.name}: {value}{' !important' if node.important else ''}")
        if not kept:  # a rule of its own for what is new
            self.dropped[before:] = [replace(each, fallback=each.kind != "nesting") for each in self.dropped[before:]]
        return "; ".join(kept)

    def _lost(self, node: Any) -> tuple[str, str] | None:
        name = node.lower_name
        if name in unknown("properties", self.browser):
            return "property", name
        for token in flat(node.value):
            if token.type == "dimension" and token.lower_unit in unknown("units", self.browser):
                return "unit", token.lower_unit
            if token.type == "function" and token.lower_name in unknown("functions", self.browser):
                return "function", token.lower_name
            word = getattr(token, "lower_value", None) or (token.value if token.type == "literal" else None)
            if word in unknown_words(name, self.browser):
                return "word", f"{name}: {word}"
        return None

    def _drop(self, kind: str, what: str, where: str, fallback: bool = False, name: str = "") -> str:
        self.dropped.append(Dropped(kind, what, where, fallback, name))
        return ""


@dataclass(frozen=True)
class Dropped:
    kind: str
    what: str
    where: str
    fallback: bool
    """Of a declaration: one of the same property, or of all of its kind, stands before it, or nothing else is in the rule. Of a rule: no selector of it was known."""
    name: str
    """The property, where a declaration was lost."""


def as_read_by(browser: str, css: str) -> str:
    """The style sheet without all that the browser drops, after what the browser does by itself."""
    return Reading(browser).sheet(css)


def by_itself(browser: str) -> str:
    """What the browser shows without any style of ours: dialogs and notes are ordinary boxes where it knows none."""
    knows_dialogs = browser == "chrome"
    return (
        _NO_DIALOG.replace(":where(dialog), :where(dialog):not([open])", ":where(none)")
        if knows_dialogs
        else _NO_DIALOG
    )


def _is_variable(token: Any) -> bool:
    return bool(token.type == "function" and token.lower_name == "var")


def flat(tokens: list[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from flat(getattr(token, "arguments", None) or getattr(token, "content", None) or [])


def split(tokens: list[Any]) -> list[list[Any]]:
    """At the commas that stand on this level."""
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def pseudos(tokens: list[Any]) -> frozenset[str]:
    """The pseudo-classes and -elements of selectors, with what is special about their arguments; `nesting` for an &."""
    found: set[str] = set()
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "literal" and token.value == "&":
            found.add("nesting")
        if before is not None and before.type == "literal" and before.value == ":":
            if token.type == "ident":
                found.add(token.lower_value)
            if token.type == "function":
                found.add(token.lower_name)
                if token.lower_name in ("not", "lang") and len(split(token.arguments)) > 1:
                    found.add(f"{token.lower_name}(,)")
                if any(each.type == "ident" and each.lower_value == "of" for each in token.arguments):
                    found.add(f"{token.lower_name}(of)")
        found |= pseudos(getattr(token, "arguments", None) or [])
    return frozenset(found)


def query_words(tokens: list[Any]) -> frozenset[str]:
    """The features that a media query asks for, `or` and the signs of ranges among them."""
    found: set[str] = set()
    for token in flat(tokens):
        if token.type == "ident":
            found.add(token.lower_value.removeprefix("min-").removeprefix("max-"))
        if token.type == "literal" and token.value in "<>=<=>=":
            found.add("<")
    return frozenset(found)


def supported(tokens: list[Any], browser: str) -> bool:
    """Whether a browser follows @supports: one condition, `not` one, or several that all hold or of which one does."""
    words = [each.lower_value for each in tokens if each.type == "ident"]
    answers = [_holds(each, browser) for each in tokens if each.type == "() block" or each.type == "function"]
    join: Callable[[list[bool]], bool] = any if "or" in words else all
    return not join(answers) if words[:1] == ["not"] else join(answers)


def _holds(token: Any, browser: str) -> bool:
    if token.type == "function":
        return not pseudos(token.arguments) & unknown("selectors", browser)
    if any(each.type in ("() block", "function") for each in token.content) and not _declares(token.content):
        return supported(token.content, browser)
    (node, *_) = tinycss2.parse_declaration_list(token.content, skip_whitespace=True)
    return node.type == "declaration" and Reading(browser)._lost(node) is None


def _declares(tokens: list[Any]) -> bool:
    return any(each.type == "literal" and each.value == ":" for each in tokens)


@functools.cache
def _read(browser: str, css: str) -> str:
    return by_itself(browser) + as_read_by(browser, css)


def rewriting(context: BrowserContext, browser: str) -> None:
    """Every style sheet comes as that browser reads it."""

    def answer(route: Route) -> None:
        fetched = route.fetch()
        route.fulfill(response=fetched, body=_read(browser, fetched.text()))

    context.route("**/*.css*", answer)
