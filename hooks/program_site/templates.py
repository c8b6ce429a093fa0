"""The templates of the core: compiled once, and called with as little ado as Jinja allows."""

from __future__ import annotations

import functools
from collections.abc import MutableMapping
from pathlib import Path
from types import MethodType
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from jinja2.runtime import Context, Macro

from program_site.cache import cache_folder


class _Context(Context):
    """Calls the core's own functions and macros as they are; asking each whether it wants the context takes longer."""

    def call(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        kind = type(function)
        if kind is not MethodType and kind is not Macro:
            return super().call(function, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return function(self.eval_ctx, *args, **kwargs) if kind is Macro else function(*args, **kwargs)


class _Environment(Environment):
    """Gives every page the same values in one plain mapping; in Jinja's own, each page looks for each of them in two."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


@functools.cache
def _environment() -> Environment:
    environment = _Environment(
        loader=PackageLoader("program_site", "page_templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # they are a part of the core, which is loaded once too
    )
    environment.context_class = _Context
    return environment


def keep_compiled(root: Path, environment: Environment | None = None) -> None:
    """Compiling the templates takes longer than the rest of a small build: it is done once, in `.cache/templates`.

    `environment` is that of the engine, if not the core's own.
    """
    folder = str(cache_folder(root, "templates"))
    (environment or _environment()).bytecode_cache = FileSystemBytecodeCache(folder)


def render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)
