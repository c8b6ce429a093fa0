"""Letters that look like others and signs that nobody sees: each is found, and in a text as people write it nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from conftest import ROOT
from generated import bounded
from program_site.i18n.look_alikes import LONG_MARK, MIXED, UNSEEN, Found, odd_signs
from program_site.i18n.odd_signs import remarks_on_signs
from program_site.text.applying import changed_text
from program_site.text.edits import Replace

RUSSIAN = "абвгдежзийклмнопрстуфхцчшщыьэюяё"
ALIKE = dict(zip("асеорхуАСЕОРХВНКМТ", "aceopxyACEOPXBHKMT", strict=True))
JAPANESE = "雪国大学学生交流カザンオフィスセンターはをがでのに、。"
WORDS = some.text(RUSSIAN, min_size=3, max_size=12)
ENGLISH = some.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12)
HIDDEN = some.sampled_from(["\u200b", "\u00ad", "\u2060", "\ufeff", "\u200e"])

ON_PURPOSE = [
    "Wi-Fiの", "IT-компания", "IPадрес", "SMMщик", "BMXер", "μm", "ΔT", "クラス一の", "プログラム一覧", "カザン-モスクワ", "オフィス一カ所",
    "👨‍👩‍👧", "می‌خواهم", "שלום\u200f", "क्‍ष", "50\u00a0лет", "2–4 недели", "e\u0301", "葛󠄀城市", "ភាសា\u200bខ្មែរ", "QRコード",
]  # fmt: skip
WRONG = {
    "Казaнь": (MIXED, "Казань"),
    "Poccия": (MIXED, "Россия"),
    "Kаzan": (MIXED, "Kazan"),
    "Τokyo": (MIXED, "Tokyo"),
    "コ一ス": (LONG_MARK, "コース"),
    "セミナ-を": (LONG_MARK, "セミナーを"),
    "Ка\u200bзань": (UNSEEN, "Казань"),
    "カザン\ufeffの": (UNSEEN, "カザンの"),
    "Пре\u00adзи\u00adдент": (UNSEEN, "Президент"),
}
KNOWN = {
    "Сaмoлёт", "Мяг\u00adкие", "пе\u00adре\u00adно\u00adсы", "оста\u00adлись", "кни\u00adги.", "Нераз\u200bрывное",
    "\u200eСообщения", "\u200eimage", "ゼロ幅の空白\u200bがここに\u200bあります。", "ソフト\u00adハイフンもコピーされました。",
}  # fmt: skip
"""What the corpus holds of it: texts as people paste them."""


def found(text: str) -> list[Found]:
    return list(odd_signs(text))


@pytest.mark.parametrize("word", ON_PURPOSE)
def test_what_is_written_in_several_scripts_on_purpose_is_left_alone(word: str) -> None:
    assert found(word) == []


@pytest.mark.parametrize("word", WRONG)
def test_each_is_told_by_its_kind_with_what_is_meant(word: str) -> None:
    (only,) = found(f"… {word} …")
    assert (only.code, only.meant) == WRONG[word]
    assert only.word == word
    assert only.sure


def test_nothing_is_found_in_what_people_wrote_but_what_is_there() -> None:
    places = ("tests/corpus", "activity_reports", "docs/ja", "docs/ru", "tests/sites", "hooks/program_site/site/guides")
    paths = [path for place in places for path in (ROOT / place).rglob("*") if path.suffix in (".txt", ".md")]
    paths += [*(ROOT / "data").glob("*.yml"), *(ROOT / "tests" / "sites").rglob("*.yml")]
    assert len(paths) > 100
    assert {each.word for path in paths for each in _lines(path)} == KNOWN


def _lines(path: Path) -> list[Found]:
    return [each for line in path.read_text(encoding="utf-8").split("\n") for each in odd_signs(line)]


@bounded(300)
@given(some.lists(some.one_of(WORDS, ENGLISH, some.text(JAPANESE, min_size=1)), min_size=1, max_size=8))
def test_words_of_one_script_beside_each_other_are_left_alone(words: list[str]) -> None:
    assert found(" ".join(words)) == []
    assert found("-".join(word for word in words if not set(word) & set(JAPANESE))) == []


@bounded(300)
@given(word=WORDS, place=some.integers(0, 11))
def test_a_letter_of_another_alphabet_is_found_and_put_right(word: str, place: int) -> None:
    letters = [index for index, letter in enumerate(word) if letter in ALIKE]
    assume(letters and any(letter not in ALIKE and letter != "к" for letter in word))
    index = letters[place % len(letters)]
    wrong = word[:index] + ALIKE[word[index]] + word[index + 1 :]
    (only,) = found(f"Слово {wrong}.")
    assert (only.code, only.word, only.meant, only.signs) == (MIXED, wrong, word, ALIKE[word[index]])


@bounded(300)
@given(word=some.one_of(WORDS, ENGLISH, some.text(JAPANESE, min_size=2)), sign=HIDDEN, place=some.integers(1, 11))
def test_a_sign_that_nobody_sees_is_found_and_taken_out(word: str, sign: str, place: int) -> None:
    index = place % len(word)
    (only,) = found(word[:index] + sign + word[index:])
    assert (only.code, only.meant, only.signs) == (UNSEEN, word, f"U+{ord(sign):04X}")


@bounded(300)
@given(some.lists(some.one_of(WORDS, HIDDEN, some.sampled_from([*WRONG, *ON_PURPOSE, " ", "\n", "."])), max_size=12))
def test_an_edit_changes_nothing_but_wrong_signs_and_leaves_none(parts: list[str]) -> None:
    text = "# " + "".join(parts)
    data = text.encode()
    problems = list(remarks_on_signs(text, "a", 1, text.split("\n")))
    assert all(problem.warning for problem in problems)
    for _ in range(8):  # what meets another edit waits for the next round
        edits = [problem.edit for problem in remarks_on_signs(text, "a", 1, text.split("\n")) if problem.edit]
        if not edits:
            break
        changes = [change for change in edits[0].changes if isinstance(change, Replace)]
        made = changed_text(data, changes)
        assert made is not None
        data, text = made, made.decode()
    assert [each for each in odd_signs(text) if each.sure] == []
    assert text.count("\n") == "".join(parts).count("\n")
