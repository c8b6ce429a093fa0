"""Which encoding a file that is not UTF-8 was saved in: the one in which its letters make the likeliest words."""

from __future__ import annotations

import re

_JAPANESE = {"Shift_JIS": "cp932", "EUC-JP": "euc_jis_2004"}
_RUSSIAN = {"Windows-1251": "cp1251", "KOI8-R": "koi8_r", "CP866": "cp866"}
_UTF_16 = {"UTF-16 LE": "utf-16-le", "UTF-16 BE": "utf-16-be"}
PYTHON_NAMES = {**_JAPANESE, **_RUSSIAN, **_UTF_16, "ISO-2022-JP": "iso2022_jp_ext"}
"""How Python calls each encoding that is recognised."""

_KANA = re.compile(r"[\u3001-\u3011\u3041-\u30fe\uff01-\uff5e]")
"""Japanese signs of punctuation count with them."""
_KANJI = re.compile(r"[\u4e00-\u9fff]")
_SMALL_CYRILLIC = re.compile(r"(?<=[\u0400-\u04ff])[\u0430-\u044f\u0451]|[\u0430-\u044f\u0451](?=[\u0400-\u04ff])")
"""Inside a word of such letters: the accented ones of a French text stand alone."""
_USUAL = re.compile(r"[\t\n\r\x20-\x7e\u0400-\u045f\u2010-\u2026\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
_ENOUGH = 0.55
"""The share of likely letters below which a text is taken for none: Russian UTF-8 read as KOI8-R comes to 0.5."""
_FEWEST = 3
"""One accented letter of a French name says nothing."""
_KANJI_WEIGHT = 0.6
"""Half of all pairs of bytes are some kanji: words without any kana are less likely to be Japanese."""


def guess_encoding(data: bytes) -> str | None:
    """The usual name of the encoding, or None where no reading is likely or the file is UTF-8 with a damaged sign."""
    if re.search(rb"\x1b\$[@B]", data):
        return "ISO-2022-JP"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16 LE" if data[0] == 0xFF else "UTF-16 BE"
    if b"\0" in data:
        return _likeliest({name: _share(_USUAL, _decoded(data, codec)) for name, codec in _UTF_16.items()}, 0.9)
    if _is_damaged_utf_8(data):
        return None
    scores = {name: _japanese(_letters(data, codec)) for name, codec in _JAPANESE.items()}
    scores |= {name: _russian(_decoded(data, codec)) for name, codec in _RUSSIAN.items()}
    return _likeliest(scores, _ENOUGH)


def _likeliest(scores: dict[str, float], enough: float) -> str | None:
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= enough else None


def _decoded(data: bytes, codec: str) -> str:
    """Nothing where a byte cannot stand in this encoding."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return ""


def _letters(data: bytes, codec: str) -> str:
    """What is no ASCII: that is the same in all of them."""
    return re.sub(r"[\x00-\x7f]", "", _decoded(data, codec))


def _share(wanted: re.Pattern[str], text: str) -> float:
    return len(wanted.findall(text)) / len(text) if len(text) >= _FEWEST else 0


def _japanese(text: str) -> float:
    return _share(_KANA, text) + _KANJI_WEIGHT * _share(_KANJI, text)


def _russian(text: str) -> float:
    letters = sum(not sign.isascii() for sign in text)
    return len(_SMALL_CYRILLIC.findall(text)) / letters if letters >= _FEWEST else 0


def _is_damaged_utf_8(data: bytes) -> bool:
    """Far more of its letters are right in UTF-8 than wrong: one was cut, or comes from elsewhere."""
    text = _letters(data.decode("utf-8", errors="replace").encode(), "utf-8")
    return _share(re.compile("\ufffd"), text) < 0.2
