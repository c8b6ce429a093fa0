"""Whatever is typed or sent: headers read back as written, bodies stay harmless, bytes never end in a traceback."""

from __future__ import annotations

import io
import re
import tempfile
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PIL import Image
from test_cases import HEADER, REPORT, lay

from program_site.content.reports.body import crowded_line, endless_word, render_body
from program_site.content.reports.header import read_header
from program_site.content.reports.photos.photos import develop
from program_site.i18n.localizer import say_problem
from program_site.load import load
from program_site.text.files import read_text
from program_site.text.problems import Problem
from program_site.text.records import Reading

PATH = "activity_reports/2019-02-15-party/ja.md"
READING = Reading(("ja", "ru"), {"programs": frozenset(["culture"]), "partners": frozenset(["kfu"])})


def bounded(examples: int) -> settings:
    """The same examples everywhere and every time: a failure is a failure for everybody."""
    quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    return settings(max_examples=examples, deadline=None, derandomize=True, database=None, suppress_health_check=quiet)


# ---- The header -----------------------------------------------------------------------------------------------------

UNSEEN = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
SEEN = some.characters(exclude_categories=("Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters=UNSEEN)
TRICKY = some.sampled_from(
    [
        "yes",
        "~",
        "null",
        "1e3",
        "- a",
        "a: b",
        "#x",
        "{{ x }}",
        "<b>",
        "'",
        '"',
        "&a",
        "*a",
        "!!x",
        "%",
        "@",
        "`",
        "雪",
        "Ё",
    ]
)
WORDS = some.lists(some.one_of(TRICKY, some.text(SEEN, min_size=1, max_size=12)), min_size=1, max_size=5).map(
    lambda parts: " ".join(["x", *parts]).strip()
)  # fmt: skip


@bounded(150)
@given(title=WORDS, author=some.lists(WORDS, min_size=1, max_size=3), affiliation=WORDS, summary=WORDS, tags=some.lists(WORDS, max_size=3))  # fmt: skip
def test_a_header_reads_back_as_it_was_written(
    title: str, author: list[str], affiliation: str, summary: str, tags: list[str]
) -> None:
    fields = {"title": title, "author": author, "affiliation": affiliation, "summary": summary, "tags": tags}
    written = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False) + "date: 2019-02-15\n"
    header, problems = read_header(written, PATH, "ja", READING, ())
    assert problems == []
    assert header is not None
    assert (header.title, header.affiliation, header.summary) == (title, affiliation, summary)
    assert (list(header.author), list(header.tags)) == (author, tags)


VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=20) | some.dates(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = some.sampled_from(
    ["title", "date", "author", "period", "photos", "program", "tags", "cover", "translated_from", "draft", "__class__"]
)


@bounded(150)
@given(some.dictionaries(FIELDS, VALUES, max_size=6))
def test_any_values_are_read_or_become_problems_that_can_be_said(fields: dict[str, Any]) -> None:
    header, problems = read_header(yaml.safe_dump(fields, allow_unicode=True), PATH, "ja", READING, ())
    assert header or problems
    say_all(problems)


@bounded(600)
@given(some.text(some.sampled_from("ab:-[]{}#&*!|>'\"%@` \n\t,?雪ё"), max_size=60))
def test_any_lines_are_read_or_become_problems_that_can_be_said(lines: str) -> None:
    header, problems = read_header(lines, PATH, "ru", READING, ())
    assert header or problems
    say_all(problems)


def say_all(problems: list[Problem] | tuple[Problem, ...]) -> None:
    for problem in problems:
        for language in ("ja", "ru", "en"):
            said = say_problem(problem, language)
            said.encode()
            assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said), (
                "a message is one harmless line"
            )


# ---- The whole file -------------------------------------------------------------------------------------------------

ENCODINGS = some.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "shift_jis", "euc_jp", "cp1251", "koi8_r", "cp866", "utf-7"]
)
REPORTS = some.sampled_from(
    [HEADER + "雪でした。\n", HEADER.replace("歓迎会", "Встреча").replace("花子", "Анна") + "Снег.\n"]
)


def mutated(data: bytes, changes: list[tuple[int, bytes]]) -> bytes:
    for place, new in changes:
        at = place % (len(data) + 1)
        data = data[:at] + new + data[at + len(new) // 2 :]
    return data


CHANGES = some.lists(some.tuples(some.integers(0, 10**6), some.binary(max_size=8)), max_size=5)


@bounded(200)
@given(text=REPORTS, encoding=ENCODINGS, changes=CHANGES)
def test_a_text_of_any_bytes_is_read_or_becomes_problems_that_can_be_said(
    tmp_path_factory: pytest.TempPathFactory, text: str, encoding: str, changes: list[tuple[int, bytes]]
) -> None:
    whole = encoding in ("utf-8", "utf-8-sig") and not changes
    root = tmp_path_factory.getbasetemp() / "any-bytes"
    path = root / REPORT
    if not path.exists():
        lay(root, {REPORT: text})
    path.write_bytes(mutated(text.encode(encoding, errors="replace"), changes))
    loaded = load(root)
    say_all(loaded.problems)
    assert loaded.catalog is not None, "a report never stops the site"
    assert (
        bool(loaded.catalog.reports)
        or any(each.stops for each in loaded.problems)
        or "draft" in path.read_text("utf-8")
    )
    assert loaded.problems == () or not whole


# ---- The body -------------------------------------------------------------------------------------------------------

TAGS = "p br hr em strong del blockquote ul ol li a code pre h2 h3 h4 h5 h6 table thead tbody tr th td img"
ALLOWED = {tag: set[str]() for tag in TAGS.split()} | {"ol": {"start"}, "a": {"href", "rel"}, "img": {"src"}}


class Strict(HTMLParser):
    """Finds every element and attribute that is not allowed, and every end that does not fit its beginning."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if "href" in names and dict(attrs).get("rel") != "nofollow noopener ugc":
            self.wrong.append("a link that search engines would follow")
        if not names <= ALLOWED.get(tag, set()) or tag not in ALLOWED:
            self.wrong.append(f"<{tag} {names}>")
        for name, value in attrs:
            if name == "href" and not re.match(r"(https?://|mailto:)[^\s\"<>]+$", value or "", re.IGNORECASE):
                self.wrong.append(f"href {value}")
            if name == "src" and not (value or "").isdigit():
                self.wrong.append(f"src {value}")
        if tag not in ("br", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(decl)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(data)


PIECES = some.sampled_from([
    "<script>", "</script>", "<img src=x onerror=a>", "<!--", "-->", "<![CDATA[", "<![", "<svg/onload=a>", "</p>", "</div>", "&lt;", "&#60;",
    "[x](javascript:a)", "[x](https://e.example/)", "![x](a.jpg)", "![x](a.jpg '\"')", "[x][1]", "\n[1]: data:a\n", "<https://e.example/\">",
    "<a@e.example>", "*", "**", "_", "`", "```", "# ", "> ", "- ", "1. ", "    ", "\n", "\n\n", "|", "|-|-|", "---", "\\", "{: #x }", "{{ x }}",
    "<img src=\"0\">", "klzzwxh:0001", "x", "雪", "ё", "\u202e", "\u0301", "\u200b", "[", "]", "(", ")", "<", ">", "&", "\"", "'", "=",
])  # fmt: skip
BODIES = some.lists(some.one_of(PIECES, some.text(max_size=6)), max_size=40).map("".join)


@bounded(1500)
@given(BODIES)
def test_a_body_has_nothing_but_what_is_allowed_and_closes_what_it_opens(text: str) -> None:
    if crowded_line(text) or endless_word(text):
        return
    begin = time.perf_counter()
    body = render_body(text)
    assert time.perf_counter() - begin < 5
    if body is None:
        return
    strict = Strict()
    strict.feed(body.html)
    strict.close()
    assert (strict.wrong, strict.open) == ([], [])
    assert all(isinstance(piece, str) or piece[0] in body.pictures for piece in body.pieces())


LETTERS = some.text(some.characters(categories=("L", "Nd")), min_size=1, max_size=20)


@bounded(100)
@given(some.lists(LETTERS, min_size=1, max_size=6))
def test_no_plain_word_is_lost(words: list[str]) -> None:
    body = render_body(" ".join(words))
    assert body is not None
    parser = HTMLParser()
    kept: list[str] = []
    parser.handle_data = kept.append  # type: ignore[method-assign]
    parser.feed(body.html)
    parser.close()
    assert "".join(kept).split() == " ".join(words).split()


# ---- Photos ---------------------------------------------------------------------------------------------------------

CANARY = b"canary-of-somebody"


def photos() -> Iterator[bytes]:
    """Real photos with everything in them that must not be published."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x0112] = CANARY.decode(), CANARY.decode(), 6
    exif.get_ifd(0x8825)[2] = (36.0, 33.0, 0.0)
    picture = Image.linear_gradient("L").resize((96, 64)).convert("RGB")
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + CANARY + b"</x:xmpmeta>"
    pillow_heif.register_heif_opener(thumbnails=False)
    for kind, options in (
        ("JPEG", {"comment": CANARY, "xmp": xmp}),
        ("PNG", {}),
        ("HEIF", {"xmp": xmp}),
        ("WEBP", {"xmp": xmp}),
    ):
        data = io.BytesIO()
        picture.save(data, kind, exif=exif.tobytes(), **options)
        yield data.getvalue()


ORIGINALS = list(photos())


@pytest.mark.filterwarnings("ignore")  # decoders complain of what was broken on purpose
@bounded(400)
@given(original=some.sampled_from(ORIGINALS), changes=CHANGES, cut=some.integers(0, 10**6) | some.none())
def test_a_photo_of_any_bytes_becomes_pictures_without_notes_or_a_problem(
    original: bytes, changes: list[tuple[int, bytes]], cut: int | None
) -> None:
    data = mutated(original, changes)
    data = data if cut is None else data[: cut % (len(data) + 1)]
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "photo-1.jpg").write_bytes(data)
        developed = develop(root, root / "photo-1.jpg", root / "cache")
        say_all(developed.problems)
        assert developed.photo or any(problem.stops for problem in developed.problems)
        for _, file in developed.photo.files() if developed.photo else ():
            published = file.read_bytes()
            assert CANARY not in published
            with Image.open(io.BytesIO(published)) as image:
                image.load()
                assert not {"exif", "xmp", "icc_profile", "comment"} & image.info.keys()
                assert dict(image.getexif()) == {}


@pytest.mark.parametrize("original", ORIGINALS, ids=["JPEG", "PNG", "HEIC", "WebP"])
def test_the_photos_above_are_real_and_hold_what_must_go(original: bytes, tmp_path: Path) -> None:
    assert CANARY in original
    (tmp_path / "photo-1.jpg").write_bytes(original)
    developed = develop(tmp_path, tmp_path / "photo-1.jpg", tmp_path / "cache")
    assert developed.photo is not None
    assert [problem.code for problem in developed.problems] == ["R118"]


@bounded(300)
@given(some.binary(max_size=60) | some.text(max_size=60).map(str.encode))
def test_a_text_file_of_any_bytes_is_its_text_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "text.md"
    path.write_bytes(data)
    text, problems = read_text(path.parent, path)
    say_all(problems)
    if not problems:
        assert text == data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
