"""The mark in the front matter of a translation: it changes nothing else."""

from __future__ import annotations

import pytest

from program_site.content.marking import marked

NEW = "0123456789ab"
LINE = f'translated_from: {{language: ja, hash: "{NEW}"}}\n'
MARKS = {
    "at the end": ("title: Tea # mine\n# a remark\ndate: 2019-02-15\n", "{before}" + LINE),
    "below a text of several lines": ("title: Tea\nsummary: |\n  One\n  two\n", "{before}" + LINE),
    "as far to the right as the others": ("  title: Tea\n", "{before}  " + LINE),
    "in the place of an older one": (
        "title: Tea\ntranslated_from: {language: ja, hash: sample} # seen\ndraft: true\n",
        f'title: Tea\ntranslated_from: {{language: ja, hash: "{NEW}"}} # seen\ndraft: true\n',
    ),
    "another language": ("translated_from: {hash: x, language: en}\n", f'translated_from: {{hash: "{NEW}", language: ja}}\n'),
    "without a hash": ("translated_from: {language: ja}\ntitle: Tea\n", LINE + "title: Tea\n"),
    "over several lines": (
        "translated_from:\n  language: ja  # who?\n\ntitle: Tea\n",
        f'translated_from:\n  language: ja  # who?\n  hash: "{NEW}"\n\ntitle: Tea\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("before", "after"), MARKS.values(), ids=MARKS)
def test_a_mark_changes_nothing_else(before: str, after: str, newline: str) -> None:
    def whole(header: str) -> str:
        return f"\ufeff---\n{header}---\n\nText --- of {{ }}\n".replace("\n", newline)

    expected = whole(after.replace("{before}", before))
    assert marked(whole(before), "ja", NEW) == expected
    assert marked(expected, "ja", NEW) == expected


@pytest.mark.parametrize(
    "text", ["Text", "---\ntitle: Tea\n", "---\n---\n", "---\n{title: Tea}\n---\n", "---\na: [\n---\n"]
)
def test_a_header_that_cannot_be_edited_safely_is_left_alone(text: str) -> None:
    assert marked(text, "ja", NEW) is None


def test_twelve_digits_stay_a_text() -> None:
    made = marked("---\ntitle: Tea\n---\n", "ja", "012345678901")
    assert made is not None
    assert 'hash: "012345678901"' in made
