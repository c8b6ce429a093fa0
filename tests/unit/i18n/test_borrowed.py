"""Texts that stand in for those a growing language lacks: from the record to the element that tells their language."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from language_marks import seen_texts
from program_site.i18n.borrowed import borrowed, is_borrowed, plain
from program_site.i18n.localizer import Localizer, localizer_of_pages
from program_site.i18n.other_languages import OtherLanguages
from program_site.load import load
from program_site.site.language_marks import LanguageMarks, marks_of
from smallest import lay

MARKS = LanguageMarks(OtherLanguages(("en", "ja")), ("kk",))
TEXT, KAZAKH = borrowed("a name", "en"), borrowed("тілі", "kk")


@pytest.mark.parametrize(
    ("html", "made"),
    [
        (f"<p>{TEXT}</p>", '<p><bdi lang="en">a name</bdi></p>'),
        (f'<p title="{TEXT}">x</p>', '<p title="a name">x</p>'),
        (f"<head><title>{TEXT}</title></head>", "<head><title>a name</title></head>"),
        (f"<option>{TEXT}</option>", "<option>a name</option>"),
        (f"<svg><text>{TEXT}</text></svg>{TEXT}", '<svg><text><tspan lang="en">a name</tspan></text></svg><bdi lang="en">a name</bdi>'),
        (
            f"<p>{borrowed(f'In {KAZAKH} only', 'en')}</p>",
            '<p><bdi lang="en">In <bdi lang="kk">тілі</bdi> only</bdi></p>',
        ),
        (
            f"<p>{borrowed(f'See <a>{TEXT}</a> there', 'en')}.</p>",
            '<p><bdi lang="en">See </bdi><a><bdi lang="en"><bdi lang="en">a name</bdi></bdi></a><bdi lang="en"> there</bdi>.</p>',
        ),
        (f"<!-- {TEXT} --><script>{TEXT}</script>", "<!-- a name --><script>a name</script>"),
    ],
)  # fmt: skip
def test_a_borrowed_text_is_an_element_where_it_is_seen(html: str, made: str) -> None:
    assert MARKS.put(html, "kk") == made


PIECES = some.sampled_from(
    [TEXT, *TEXT, "<p>", "</p>", "<b title='", "'>", "<svg>", "</svg>", "<", ">", "&amp;", "語", "а"]
)


@bounded(300)
@given(some.lists(PIECES, max_size=25).map(lambda pieces: TEXT + "".join(pieces)))
def test_whatever_the_signs_stand_in_none_is_left_and_no_word_is_lost(html: str) -> None:
    made = MARKS.put(html, "kk")
    assert not re.search("[\ufdd0-\ufdd2]", made)
    assert re.sub(r"</?(?:bdi|tspan)[^>]*>", "", made) == re.sub("\ufdd0[A-Za-z0-9-]+\ufdd1|[\ufdd0-\ufdd2]", "", html)
    lxml.html.document_fromstring(f"<html><body>{made}</body></html>")


def test_plain_texts_stay_as_they_are() -> None:
    assert plain(TEXT) == "a name"
    assert not is_borrowed("a name")
    assert plain("a name") == "a name"


def test_english_words_on_the_pages_of_a_language_without_any_tell_that_they_are_english() -> None:
    assert localizer_of_pages("kk").t("home") == borrowed(Localizer("en").t("home"), "en")
    assert localizer_of_pages("kk").t("comma") == ", "  # in no language
    assert localizer_of_pages("ru").t("home") == Localizer("ru").t("home")
    assert Localizer("kk").language_in_passing("ja") == "Japanese"  # as the sentence round it is English
    assert Localizer("kk").language_name("kk") == "Қазақ тілі"


def test_a_growing_language_leaves_the_words_of_the_others_marked_as_they_were(tmp_path: Path) -> None:
    """Russian is told by its letters beside Japanese, though Kazakh is written in them too."""
    project = (Path(lay(tmp_path, {})) / "data/project.yml").read_text(encoding="utf-8")
    lay(tmp_path, {"data/project.yml": project.replace("[ja, ru]\n", "[ja, ru]\ngrowing: [kk]\n")})
    catalog = load(tmp_path).checked()
    assert catalog.languages == ("ja", "ru", "kk")
    html = marks_of(catalog).put("<p>街はКазаньです。</p>", "ja")
    assert ("Казань", "ru") in [*seen_texts(html, "ja")]
