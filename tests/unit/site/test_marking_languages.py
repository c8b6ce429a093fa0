"""`lang` on the words of other languages in HTML."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from language_marks import unmarked, without_marks
from program_site.i18n.other_languages import OtherLanguages
from program_site.site.language_marks import LanguageMarks

MARKS = LanguageMarks(OtherLanguages(("ja", "ru")))
ARABIC = LanguageMarks(OtherLanguages(("ar", "ja", "ru")))


@pytest.mark.parametrize(
    ("html", "language", "marked"),
    [
        ("<p>Рынок «助市».</p>", "ru", '<p>Рынок «<bdi lang="ja">助市</bdi>».</p>'),
        ("助市", "ru", '<bdi lang="ja">助市</bdi>'),
        ('<a title="助" href="/助/">КФУ</a>', "ru", None),
        ("<a title='a > 助' data-x=\"<b>助\">КФУ</a>", "ru", None),
        ("<title>助</title><script>助</script><style>助</style><!-- <b>助</b> -->", "ru", None),
        ("<head><meta content='助'><noscript>助</noscript></head>", "ru", None),
        ("<header>助</header>", "ru", '<header><bdi lang="ja">助</bdi></header>'),
        ("<textarea>助</textarea><select><option>助</select><option>助</option>", "ru", None),
        ('<p lang="ja">助市</p>', "ru", None),
        ("<p lang=ja>助 Я</p>Я", "ru", '<p lang=ja>助 <bdi lang="ru">Я</bdi></p>Я'),
        (
            '<p><b lang="ja"><b>助</b>Я</b>助</p>',
            "ru",
            '<p><b lang="ja"><b>助</b><bdi lang="ru">Я</bdi></b><bdi lang="ja">助</bdi></p>',
        ),
        ('<img lang="ja" alt="助">助', "ru", '<img lang="ja" alt="助"><bdi lang="ja">助</bdi>'),
        ('<a hreflang="ja">助</a>', "ru", '<a hreflang="ja"><bdi lang="ja">助</bdi></a>'),
        ("<code>title: 雪</code>", "ru", '<code>title: <bdi lang="ja">雪</bdi></code>'),
        ("<p lang='xx'>助</p>", "ru", None),
        (
            "<svg><text>助</text><title>助</title></svg>助",
            "ru",
            '<svg><text><tspan lang="ja">助</tspan></text><title>助</title></svg><bdi lang="ja">助</bdi>',
        ),
        ("Казань < 助 > &lt;助&gt;", "ru", 'Казань < <bdi lang="ja">助 > &lt;助</bdi>&gt;'),
        ("<ruby>金沢<rt>かなざわ</rt></ruby>", "ja", None),
        ("<P LANG=ru>Я <SCRIPT>助</SCRIPT></P>Я", "ja", '<P LANG=ru>Я <SCRIPT>助</SCRIPT></P><bdi lang="ru">Я</bdi>'),
        ("Kazan <b>KFU</b>", "ja", None),
        ("Kazan <script>助", "ru", None),
    ],
)
def test_what_is_seen_is_marked_and_nothing_else(html: str, language: str, marked: str | None) -> None:
    assert MARKS.put(html, language) == (marked or html)


def test_words_that_run_the_other_way_say_so() -> None:
    assert ARABIC.put("<p>Мир: سلام</p>", "ru") == '<p>Мир: <bdi lang="ar" dir="rtl">سلام</bdi></p>'
    assert ARABIC.put("<p>سلام 雪</p>", "ar") == '<p>سلام <bdi lang="ja" dir="ltr">雪</bdi></p>'


def test_an_element_whose_language_runs_the_other_way_says_so_too() -> None:
    html = '<h1 lang="ar">X 雪</h1><p lang="ar" dir="auto">X</p><b lang="he">X</b>'
    assert ARABIC.put(html, "ja") == (
        '<h1 lang="ar" dir="rtl">X <bdi lang="ja" dir="ltr">雪</bdi></h1><p lang="ar" dir="auto">X</p><b lang="he" dir="rtl">X</b>'
    )


WORDS = some.text(some.sampled_from(list("abЖё漢かナ1 .、「」()«»")), max_size=12)
TAGS = ["div", "b", "span", "code"]


@some.composite
def elements(draw: some.DrawFn, depth: int = 3) -> str:
    """HTML as templates and readers of Markdown make it."""
    pieces = []
    for _ in range(draw(some.integers(0, 3))):
        words, tag = draw(WORDS), draw(some.sampled_from(TAGS))
        inner = draw(elements(depth=depth - 1)) if depth else words
        language = draw(some.sampled_from(["", "", ' lang="ja"', ' lang="ru"', " lang='en'"]))
        pieces += [
            words,
            draw(
                some.sampled_from(
                    [
                        f'<{tag}{language} title="{words}">{inner}</{tag}>',
                        f"<{tag}{language}>{inner}</{tag}>",
                        f'<img alt="{words} >"{language}><br/>{inner}',
                        f"<script>'{words}'</script><!--{words}>{inner}-->",
                        f"<textarea>{words}</textarea>{inner}",
                    ]
                )
            ),
        ]
    return "".join(pieces)


@bounded(1000)
@given(html=elements(), around=some.sampled_from(["ja", "ru"]))
def test_whatever_the_html_is_only_marks_are_added_and_all_that_are_missing(html: str, around: str) -> None:
    marked = MARKS.put(html, around)
    assert without_marks(marked) == html
    assert unmarked(marked, around) == []
    assert MARKS.put(marked, around) == marked


def test_a_page_made_to_take_long_does_not() -> None:
    pieces = ["(а ", "а) ", "«а]» ", "(а b ", "((а]а)", "а&", "<", "<a ", "<b c='", "[а", "<p lang=ru>а ", "<!-- а"]
    began = time.perf_counter()
    for piece in pieces:
        MARKS.put(f"<p>{piece * (60_000 // len(piece))}а", "ja")
    assert time.perf_counter() - began < 10
