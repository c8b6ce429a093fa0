"""Elements and the words between them as one row of pieces."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

Piece = str | ET.Element


def pieces_of(element: ET.Element) -> list[Piece]:
    """Words and elements in their order, taken out of the element."""
    pieces: list[Piece] = [element.text or ""]
    for child in list(element):
        tail, child.tail = child.tail, None
        pieces += [child, tail or ""]
        element.remove(child)
    element.text = None
    return pieces


def fill(element: ET.Element, pieces: Iterable[Piece]) -> ET.Element:
    """The element, with pieces behind what it holds."""
    for piece in pieces:
        if isinstance(piece, ET.Element):
            element.append(piece)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + piece
        else:
            element.text = (element.text or "") + piece
    return element


def made(name: str, *pieces: Piece, **attributes: str) -> ET.Element:
    return fill(ET.Element(name, attributes), pieces)


def replaced(parent: ET.Element, old: ET.Element, *new: Piece) -> None:
    """Put pieces in the place of a child; what follows it stays."""
    row = pieces_of(parent)
    at = next(place for place, piece in enumerate(row) if piece is old)
    fill(parent, [*row[:at], *new, *row[at + 1 :]])
