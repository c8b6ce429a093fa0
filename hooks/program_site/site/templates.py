"""The templates of the core: compiled once, and into as little Python as they need."""

import functools
import hashlib
import re
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from program_site.build.cache import cache_folder

_TO_ESCAPE = re.compile("[&<>'\"]").search


def _safe(value: Any) -> str:
    """The same as `escape` makes of a value; most are plain texts without any sign that is to be escaped."""
    kind = type(value)
    return value if kind is Markup or (kind is str and not _TO_ESCAPE(value)) else escape(value)


class _Generator(CodeGenerator):
    """Attributes and calls as Python has them.

    Jinja asks at every dot whether an attribute or an item is meant, and at every call whether the function wants to
    know of the template. Here it is always an attribute, and no function does: asking takes a quarter of a page's time.
    """

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape = environment.safe")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.write(f"{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        if forward_caller:
            self.write("caller=caller")
        self.write(")")


class _Environment(Environment):
    code_generator_class = _Generator
    safe = staticmethod(_safe)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The same values for every page in one plain mapping; in Jinja's own, each page looks for each of them in two."""
        return {**self.globals, **(d or {})}


@functools.cache
def _environment() -> Environment:
    return _Environment(
        loader=PackageLoader("program_site.site", "page_templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # they are a part of the core, which is loaded once too
    )


def keep_compiled(root: Path, environment: Environment | None = None) -> None:
    """Compiling the templates takes longer than the rest of a small build: it is done once, in `.cache/templates`.

    `environment` is that of the engine, if not the core's own.
    """
    folder = cache_folder(root, "templates")
    cache = FileSystemBytecodeCache(str(folder), f"%s-{_compiler()}.cache") if folder else None
    (environment or _environment()).bytecode_cache = cache


@functools.cache
def _compiler() -> str:
    """A hash of what templates are compiled by; Jinja itself looks after its own version and the templates."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]


def render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)
