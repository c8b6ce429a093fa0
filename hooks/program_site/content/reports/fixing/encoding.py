"""Which encoding a text was saved in, where its own letters leave no doubt."""

from __future__ import annotations

import codecs
import re
import unicodedata

_JAPANESE = {"cp932": "Shift_JIS", "euc_jp": "EUC-JP"}
_RUSSIAN = {"cp1251": "CP1251", "koi8_r": "KOI8-R", "cp866": "CP866"}
_WIDE = {"utf_16_le": "UTF-16", "utf_16_be": "UTF-16"}

_NEUTRAL = re.compile(r"[\x00-\x7f\u00a0\u00ab\u00bb\u2010-\u203a\u2116]")
"""What stands in texts of any language."""
_KANA = re.compile(r"[\u3041-\u30ff]")
_JAPANESE_LETTERS = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
_SMALL_CYRILLIC = re.compile(r"[\u0430-\u044f\u0451]")
_CAPITAL_INSIDE = re.compile(r"[\u0430-\u044f\u0451][\u0410-\u042f\u0401]")
_COMMON = re.compile(r"[\u0430\u0432\u0435\u0438\u043a\u043b\u043d\u043e\u0440\u0441\u0442]")
_BOTH_ALPHABETS = re.compile(r"[A-Za-z](?=[\u0400-\u04ff])|[\u0400-\u04ff](?=[A-Za-z])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LEAST_COMMON = 0.55
"""Eleven letters make up 73 in a hundred of a Russian text, and 36 where KOI8-R and CP1251 are mistaken for each other."""
_DRAWN = re.compile(r"[\u2219-\u25ff\u00a4\u00b0]")
"""Frames and signs of old terminals: what capital letters become in a wrong reading."""
_DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f\u3099\u309a]+")

_FEWEST_LETTERS = 8
_ENOUGH = 0.75
_AHEAD = 0.2
_LEAST_KANA = 0.1
"""Wrongly read bytes become kanji and hardly ever kana; a Japanese sentence has kana for a third of its letters."""


def decode(data: bytes) -> tuple[str, str] | None:
    """The text, and the encoding it was in ("" for UTF-8); None where no encoding is clearly the right one."""
    try:
        text = data.decode("utf-8")
        if "\x00" not in text:  # the bytes of Russian UTF-16 are those of small ASCII signs
            return text, ""
    except UnicodeDecodeError:
        pass
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _strictly(data, "utf_16")
        return (text, "UTF-16") if text else None
    if _is_damaged_utf8(data):
        return None
    candidates = _WIDE if b"\x00" in data else _JAPANESE | _RUSSIAN
    scores = sorted(((_score(text), name) for name in candidates if (text := _strictly(data, name))), reverse=True)
    if not scores or scores[0][0] < _ENOUGH or (len(scores) > 1 and scores[0][0] - scores[1][0] < _AHEAD):
        return None
    return data.decode(scores[0][1]), candidates[scores[0][1]]


def _strictly(data: bytes, encoding: str) -> str:
    """The text, or nothing where it is surely not in this encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return "" if _CONTROL.search(text) else text


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of it reads as UTF-8: one lost byte makes no text of another encoding."""
    foreign = sum(byte > 0x7F for byte in data)
    kept = sum(byte > 0x7F for byte in data.decode("utf-8", "ignore").encode())
    return kept > foreign / 2


def _score(text: str) -> float:
    """The share of the letters that Japanese or Russian texts are mostly made of."""
    letters = _NEUTRAL.sub("", text)
    if len(letters) < _FEWEST_LETTERS:
        return 0.0
    japanese = len(_JAPANESE_LETTERS.findall(letters)) / len(letters)
    if len(_KANA.findall(letters)) / len(letters) < _LEAST_KANA:
        japanese = 0.0
    russian = len(_SMALL_CYRILLIC.findall(letters)) / len(letters)
    if not _looks_russian(text, len(letters)):
        russian = 0.0
    return max(japanese, russian) - 2 * len(_DRAWN.findall(letters)) / len(letters)


def _looks_russian(text: str, letters: int) -> bool:
    """Small letters come also of capitals in KOI8-R, of the Cyrillic of the Macintosh, and of French."""
    common = len(_COMMON.findall(text))
    mixed = len(_CAPITAL_INSIDE.findall(text)) + len(_BOTH_ALPHABETS.findall(text)) / 10
    return common > letters * _LEAST_COMMON and mixed <= letters / 100


def compose(text: str) -> str:
    """Letters that macOS took to pieces are put together again. Unlike NFC it keeps the variant kanji of names."""

    def composed(found: re.Match[str]) -> str:
        letter = found[0][0]
        return unicodedata.normalize("NFC", found[0]) if unicodedata.normalize("NFC", letter) == letter else found[0]

    return _DECOMPOSED.sub(composed, text)
