"""What was written into a file is what is read: the shared cases, a corpus, and whatever hypothesis thinks of."""

from __future__ import annotations

import pytest

from program_site.content.reports.body import render_body
from texts_oracle import TextCase, normal, text_cases

CASES = text_cases("file")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_shows_what_the_case_says(case: TextCase) -> None:
    body = render_body(case.text, case.language)
    assert body is not None
    assert normal(body.html) == case.shown
