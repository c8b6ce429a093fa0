"""A page as the index keeps it: the tokens of its title, aliases, headings and text, and the text in pieces to show."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import sub

from program_site.site.search.reading import Said
from program_site.site.search.same_words import Groups, others_of
from program_site.text.search_words import END, tokens

PIECE = 4_000
"""Places of a piece. Those of the first such stretch are for what stands above the text: title, aliases, headings."""
ALIASES, HEADINGS = 500, 2_000
"""Where they begin in it. The script is told so, and how long a piece is."""
_PIECE_SIGNS = 1_500
"""How long a piece grows; a block that is longer is cut, too, so that there are places enough."""
_ENDS = (" ", chr(0x3002))
"""Behind which a long block may be cut: a blank, the Japanese full stop."""
_MOST_HEADINGS, _MOST_TIMES = 3, 15
"""More says nothing more."""


@dataclass(frozen=True)
class Page:
    path: str
    """Below the site's root."""
    said: Said
    names: tuple[str, ...]
    """Its title, and by which other words it is looked for."""
    pieces: tuple[str, ...]
    title_length: int
    """In signs and words."""
    tokens: dict[str, tuple[int, ...]]
    """Of a word in how many ways it stands there, packed into one number, and in which piece it stands first; of two neighbouring
    signs how often they stand there, the first place, and how far it is from each place to the next."""


def page_of(path: str, said: Said, aliases: tuple[str, ...], groups: Groups) -> Page:
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    first: dict[str, int] = {}
    places: defaultdict[str, list[int]] = defaultdict(list)
    pieces = [*_pieces(said.blocks)]
    named = [*aliases, *others_of(groups, [said.title, *aliases])]
    parts = [
        (0, 0, ALIASES, [said.title]),
        (1, ALIASES, HEADINGS, named),
        (2, HEADINGS, PIECE, [*said.headings, *others_of(groups, said.headings)]),
        *(
            (3, PIECE * number, PIECE * (number + 1), [*piece, *others_of(groups, piece)])
            for number, piece in enumerate(pieces, start=1)
        ),
    ]
    for part, begin, end, texts in parts:
        for text, place in _placed(texts, begin):
            if text.endswith(END):
                counts[text][part] += 1
                if part == 3:
                    first.setdefault(text, begin // PIECE - 1)
            elif place < end:
                places[text].append(place)
    return Page(
        path=path,
        said=said,
        names=(said.title, *named),
        pieces=tuple(" ".join(piece) for piece in pieces) or ("",),
        title_length=sum(1 for _ in tokens(said.title)),
        tokens={text: (_packed(*count), first.get(text, 0)) for text, count in counts.items()}
        | {text: (len(own), own[0], *map(sub, own[1:], own)) for text, own in places.items()},
    )


def _packed(title: int, aliases: int, headings: int, times: int) -> int:
    ways = bool(title) | bool(aliases) << 1
    return ways | min(headings, _MOST_HEADINGS) << 2 | min(times, _MOST_TIMES) << 4


def _placed(texts: Iterable[str], place: int) -> Iterator[tuple[str, int]]:
    """The tokens of texts that stand apart, so that nothing is found across their ends."""
    for text in texts:
        last = place
        for token in tokens(text):
            last = place + token.place
            yield token.text, last
        place = last + 2


def _pieces(blocks: Iterable[str]) -> Iterator[list[str]]:
    """Blocks together until they are long enough."""
    piece: list[str] = []
    for block in blocks:
        for part in _cut(block):
            if piece and sum(map(len, piece)) + len(part) > _PIECE_SIGNS:
                yield piece
                piece = []
            piece.append(part)
    if piece:
        yield piece


def _cut(block: str) -> Iterator[str]:
    while len(block) > _PIECE_SIGNS:
        end = max(block.rfind(sign, 1, _PIECE_SIGNS) for sign in _ENDS) + 1 or _PIECE_SIGNS
        yield block[:end].strip()
        block = block[end:].strip()
    yield block
