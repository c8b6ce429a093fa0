"""Where code makes a problem: which codes it may have, and which values its message gets, read from the code itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

CODE = re.compile(r"[A-Z]\d{3}")
MAKERS = {
    "Problem": (0, 3, frozenset[str]()),
    "PydanticCustomError": (0, 2, frozenset(["key", "value"])),
    "_Refused": (0, 2, frozenset[str]()),
}
"""What makes a problem out of a code and a dictionary: where these stand among its arguments, and what it adds."""
BY_NAME = {
    ("intake/from_issue.py", "problem"): frozenset[str](),
    ("tables/spreadsheets/cells.py", "problem"): frozenset(["value"]),
    ("tables/spreadsheets/headings.py", "problem"): frozenset(["value"]),
    ("tables/imports/mobility_sheet.py", "problem"): frozenset(["value"]),
    ("tables/imports/rubric_sheet.py", "problem"): frozenset(["value"]),
    ("tables/spreadsheets/reading.py", "_problem"): frozenset[str](),
    ("text/front_matter.py", "report"): frozenset(["value"]),
    ("text/yaml_mistakes.py", "report"): frozenset[str](),
    ("text/yaml_source.py", "report"): frozenset[str](),
}
"""The same for helpers that take values by their names."""


def missing(code: str, key: str) -> str:
    """Stands in the place of what makes a message complete without one of its values."""
    raise AssertionError(f"{code} speaks of {key}, which nobody gave it")


@dataclass(frozen=True)
class Site:
    """One place that makes a problem."""

    file: str
    function: str
    line: int
    codes: frozenset[str]
    """Empty where the code is handed on."""
    values: frozenset[str] | None
    """None where they cannot be read."""
    has_edit: bool

    def __str__(self) -> str:
        return f"{self.file}:{self.line} in {self.function}"


def sites(path: Path, name: str) -> Iterator[Site]:
    """All of one file; `name` is its path below the core."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    for function, call in _calls(module, module, "<module>"):
        callee = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        scope = _Scope(module, function, call.lineno)
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        edit = scope.meant(given["edit"]) if "edit" in given else None
        certain = isinstance(edit, ast.Call) and getattr(edit.func, "id", "") in ("Edit", "line_edit")
        where = (name, getattr(function, "name", "<module>"), call.lineno)
        if callee in MAKERS:
            code, place, added = MAKERS[callee]
            values = call.args[place] if len(call.args) > place else given.get("values")
            keys = scope.keys(values) if values is not None else frozenset[str]()
            codes = _codes(scope.meant(call.args[code]) or call.args[code]) if call.args else frozenset[str]()
            yield Site(*where, codes, keys if keys is None else keys | added, certain)
        elif (name, callee) in BY_NAME and call.args and (codes := _codes(call.args[0])):
            named = scope.keys(ast.Dict([ast.Constant(key) if key else None for key in given], list(given.values())))
            mended = certain or (callee == "report" and len(call.args) > 2)
            yield Site(*where, codes, named if named is None else named | BY_NAME[name, callee], mended)


def _calls(node: ast.AST, scope: ast.AST, name: str) -> Iterator[tuple[ast.AST, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        inner = child if isinstance(child, ast.FunctionDef) else scope
        if isinstance(child, ast.Call):
            yield inner, child
        yield from _calls(child, inner, name)


def _codes(node: ast.expr) -> frozenset[str]:
    found = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str))
    return frozenset(each for each in found if CODE.fullmatch(each))


class _Scope:
    """Reads which keys a dictionary has at a line, following the names of one function and the functions of its module."""

    def __init__(self, module: ast.Module, function: ast.AST, line: int) -> None:
        self.module, self.function, self.line = module, function, line

    def meant(self, node: ast.expr) -> ast.expr | None:
        """What a name was last given before this line, in the function or else in its module; or the expression itself."""
        if not isinstance(node, ast.Name):
            return node
        return self._given(node, ast.walk(self.function)) or self._given(node, self.module.body)

    def _given(self, node: ast.Name, places: Iterable[ast.AST]) -> ast.expr | None:
        given = [
            each
            for each in places
            if isinstance(each, ast.Assign) and each.lineno < self.line
            if any(isinstance(to, ast.Name) and to.id == node.id for to in each.targets)
        ]
        return max(given, key=lambda each: each.lineno).value if given else None

    def keys(self, node: ast.expr) -> frozenset[str] | None:
        """Those it has in any case; None where that cannot be read."""
        match node:
            case ast.Dict():
                return self._of_dict(node)
            case ast.IfExp():
                return _common([self.keys(node.body), self.keys(node.orelse)])
            case ast.BinOp(op=ast.BitOr()):
                return _both([self.keys(node.left), self.keys(node.right)])
            case ast.Name():
                return self._of_name(node)
            case ast.Call(func=ast.Name(id=name)):
                return self._of_function(name)
        return None

    def _of_dict(self, node: ast.Dict) -> frozenset[str] | None:
        found = []
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                found.append(self.keys(value))
            else:
                words = {str(each.value) for each in ast.walk(key) if isinstance(each, ast.Constant)}
                found.append(frozenset(words | ({"example"} if "candidate" in words else set())))  # if only as one
        return _both(found)

    def _of_name(self, name: ast.Name) -> frozenset[str] | None:
        given = self.meant(name)
        added = [
            self.keys(each.value)
            for each in ast.walk(self.function)
            if isinstance(each, ast.AugAssign) and isinstance(each.target, ast.Name) and each.target.id == name.id
        ]
        return _both([self.keys(given), *added]) if given else None

    def _of_function(self, name: str) -> frozenset[str] | None:
        for each in self.module.body:
            if isinstance(each, ast.FunctionDef) and each.name == name:
                inner = _Scope(self.module, each, each.end_lineno or 0)
                returned = [back.value for back in ast.walk(each) if isinstance(back, ast.Return) and back.value]
                return _common([inner.keys(value) for value in returned])
        return None


def _common(found: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [keys for keys in found if keys is not None]
    return frozenset.intersection(*known) if known and len(known) == len(found) else None


def _both(found: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [keys for keys in found if keys is not None]
    return frozenset[str]().union(*known) if len(known) == len(found) else None
