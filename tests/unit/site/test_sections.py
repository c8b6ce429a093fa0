"""The layout of a page's content: nothing is lost or moved, every heading begins a section, what is broken stays whole."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from catalogs import ROOT, catalog_of
from program_site.site.addresses import Addresses
from program_site.site.sections import laid_out
from program_site.site.view import View

VIEW = View(catalog_of(ROOT), Addresses(("ja", "ru"), "https://example.org/"), "ja", "")
PIECES = st.sampled_from(
    [
        *("<p>one</p>", "<p>two <br> three</p>", '<ul class="rows"><li>four</li></ul>', '<div class="hero"><h1>Five</h1></div>'),
        *('<p class="scope">six</p>', "<!-- <p> -->", "<h3>Seven</h3>", '<img src="x.jpg" alt="">', " words "),
        *("<details><summary>Eight</summary><h2>not a section</h2></details>", '<div lang="ru"><p>9</p><h2 id="ten">10</h2><p>11</p></div>'),
        *('<h2 id="a">Twelve <button>※</button></h2>', "<h2>Thirteen</h2>", "<template><p>x</p></template>", "<svg><path/></svg>"),
        '<section class="section wrap" hidden><div class="section-head"><h2 id="w">Whole</h2></div><p>14</p></section>',
    ]
)  # fmt: skip
CONTENT = st.lists(PIECES, max_size=12).map("\n".join)


def words(html: str) -> list[str]:
    soup = BeautifulSoup(html, "lxml")
    for added in soup.select(".contents, .breadcrumb"):
        added.decompose()
    return soup.get_text(" ").split()


@given(CONTENT)
def test_nothing_is_lost_and_nothing_moves_but_what_belongs_to_a_heading(html: str) -> None:
    assert words(laid_out(html, VIEW)) == words(html)


@given(CONTENT)
def test_every_heading_begins_a_section_of_its_own(html: str) -> None:
    soup = BeautifulSoup(laid_out(html, VIEW), "lxml")
    headings = [each for each in soup.select("h2") if not each.find_parent("details")]
    assert [each.find_parent("section") for each in headings] == soup.select("section")
    for section in soup.select("section"):
        assert section.select_one(".section-head > h2, .section-head > div[lang] > h2")


@given(CONTENT)
def test_what_spans_the_window_lies_in_nothing_narrower(html: str) -> None:
    before = BeautifulSoup(laid_out(html, VIEW).partition("<section")[0], "lxml")
    assert not before.select(".wrap .hero")


@given(CONTENT, st.sampled_from(["<div>", "</div>", "<section><h2>x</h2>"]))
def test_what_cannot_be_taken_apart_stays_in_one_piece(html: str, broken: str) -> None:
    assert laid_out(html + broken, VIEW) == f'<div class="head wrap">{html}{broken}</div>'


def test_many_sections_are_listed_above_the_first_one() -> None:
    many = "".join(f'<h2 id="s{n}">Title <b>{n}</b><button>※</button></h2><p>x</p>' for n in range(4))
    (listed,) = BeautifulSoup(laid_out(f"<h1>T</h1>{many}", VIEW), "lxml").select(".head > .contents")
    assert isinstance(listed, Tag)
    assert [each["href"] for each in listed.select("a")] == ["#s0", "#s1", "#s2", "#s3"]
    assert "※" not in listed.get_text()
    assert "contents" not in laid_out(f"<h1>T</h1>{many}", VIEW, contents=False)
    assert "contents" not in laid_out(many.partition('<h2 id="s3"')[0], VIEW)


def test_a_line_of_scope_stands_below_its_heading() -> None:
    made = BeautifulSoup(laid_out('<h2 id="a">A</h2>\n<p class="scope">S</p><p>x</p>', VIEW), "lxml")
    assert [each.name for each in made.select(".section-head > *")] == ["h2", "p"]


def test_a_text_in_another_language_has_sections_that_say_so() -> None:
    made = BeautifulSoup(laid_out('<h1>T</h1><div lang="ja"><p>a</p><h2 id="b">b</h2><p>c</p></div>', VIEW), "lxml")
    for text in ("a", "b", "c"):
        (found,) = made.find_all(string=text)
        assert found.find_parent(attrs={"lang": "ja"})


def test_the_list_of_sections_in_another_language_says_so() -> None:
    many = "".join(f'<h2 id="s{n}">Title</h2><p>x</p>' for n in range(4))
    made = BeautifulSoup(laid_out(f'<h1>T</h1><div lang="ja">{many}</div>', VIEW), "lxml")
    assert [each["lang"] for each in made.select(".contents a")] == ["ja"] * 4


def test_a_section_of_what_nobody_prints_is_not_on_paper() -> None:
    page = BeautifulSoup(
        laid_out('<h2 id="a">A</h2><p>x</p><h2 id="b">B</h2><p class="not-on-paper">y</p>', VIEW), "lxml"
    )
    assert ["not-on-paper" in each["class"] for each in page.select("section")] == [False, True]
