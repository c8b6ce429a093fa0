"""CommonMark with tables, notes, tasks and strikethrough, as GitHub reads it, made HTML by comrak."""

import re

import comrak


def _options() -> tuple[comrak.ExtensionOptions, comrak.RenderOptions]:
    extensions, rendering = comrak.ExtensionOptions(), comrak.RenderOptions()
    extensions.table = True
    extensions.footnotes = True
    extensions.strikethrough = True
    extensions.tasklist = True
    extensions.cjk_friendly_emphasis = True  # **「雪」**が is strong, as its writer means it
    # What looks like HTML is shown as typed: students write «A<B», and lose no word by it.
    rendering.escape = True
    rendering.unsafe_ = True  # addresses as they were written: we name what is wrong with them
    rendering.sourcepos = True
    return extensions, rendering


_EXTENSIONS, _RENDERING = _options()
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WITHOUT_VALUE = re.compile(r"<[^<>]* data-footnote[^<>]*>")
_ELEMENT = re.compile(r"<(/?)([a-z0-9]+)[^<>]*>")
_NAME = re.compile(r" data-footnote(?:s|-ref|-backref)(?=[ >])")


def rendered(text: str) -> str:
    """HTML that is XML too; nothing in it is safe yet."""
    html = _NOT_IN_XML.sub("", comrak.render_markdown(text, _EXTENSIONS, render_options=_RENDERING))
    if "data-footnote" in html:
        html = _WITHOUT_VALUE.sub(lambda tag: _NAME.sub("", tag[0]), html)
    return _closed(html) if _is_cut(html) else html


def _is_cut(html: str) -> bool:
    """Whether notes begin inside a list or a quote: a note that only itself refers to stays there, its end does not."""
    notes = html.find("<section ")
    parts = ("li", "blockquote") if notes >= 0 else ()
    return any(html.count(f"<{part}", 0, notes) != html.count(f"</{part}>", 0, notes) for part in parts)


def _closed(html: str) -> str:
    """The same with every element closed before the one it stands in."""
    waiting: list[str] = []

    def inside(tag: re.Match[str]) -> str:
        closes, name = tag[1], tag[2]
        if tag[0].endswith("/>"):
            return tag[0]
        if not closes:
            waiting.append(name)
            return tag[0]
        ends = ""
        while name in waiting and not ends.endswith(f"</{name}>"):
            ends += f"</{waiting.pop()}>"
        return ends

    return _ELEMENT.sub(inside, html)
