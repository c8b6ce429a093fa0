"""Natural order: names sorted as people count, photo-2 before photo-10."""

import re


def natural_key(name: str) -> list[tuple[int, str]]:
    """The key to sort names by: their numbers as numbers, and what stands between as text."""
    pieces = re.split(r"([0-9]+)", name)  # every second piece is a number
    return [(int(piece), "") if index % 2 else (0, piece) for index, piece in enumerate(pieces)]
