"""Texts of another language that stand in for those a growing language lacks: they carry their language to the page.

On the way they are plain texts between signs that Unicode keeps for the inside of programs. Where a page is finished the
signs become elements with a `lang`; everything that is no text of a page is freed of them.
"""

import re
from collections.abc import Iterator

_BEGIN, _SAID, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_SIGN = re.compile(f"({_BEGIN}[A-Za-z0-9-]+{_SAID}|[{_BEGIN}{_SAID}{_END}])")


def borrowed(text: str, language: str) -> str:
    """The text with its language."""
    return f"{_BEGIN}{language}{_SAID}{text}{_END}"


def is_borrowed(text: str) -> bool:
    """Whether something in it is."""
    return _BEGIN in text


def plain(text: str) -> str:
    """The same without any signs."""
    return _SIGN.sub("", text)


def in_elements(text: str, element: str, still_open: list[str]) -> str:
    """A piece of a page without tags, in which every borrowed text is an element.

    `still_open` are the languages of the texts that began in an earlier piece and go on, as there are tags inside them.
    """
    return "".join(_pieces(text, element, still_open)) if still_open or _SIGN.search(text) else text


def _pieces(text: str, element: str, still_open: list[str]) -> Iterator[str]:
    goes_on = list(still_open) if text.strip() else []
    opened = len(goes_on)
    yield from (f'<{element} lang="{language}">' for language in goes_on)
    for index, piece in enumerate(_SIGN.split(text)):
        if index % 2 == 0:
            yield piece
        elif len(piece) > 1:
            still_open.append(piece[1:-1])
            opened += 1
            yield f'<{element} lang="{still_open[-1]}">'
        elif piece == _END and still_open:
            still_open.pop()
            if opened:
                opened -= 1
                yield f"</{element}>"
    yield f"</{element}>" * opened
