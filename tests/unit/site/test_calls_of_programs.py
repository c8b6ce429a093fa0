"""The page of a program has the calls that name it, until they close."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from conftest import SITE_URL
from program_site.site.site import prepare
from smallest import lay

CALLS = """\
- {id: of-it, title: {ja: 春, ru: Весна}, opens: 2026-11-01, closes: 2026-12-15, directions: [outbound], programs: [culture]}
- {id: of-all, title: {ja: 夏, ru: Лето}, opens: 2026-11-01, closes: 2026-12-15, directions: [outbound]}
- {id: closed, title: {ja: 秋, ru: Осень}, opens: 2026-09-01, closes: 2026-10-15, directions: [outbound], programs: [culture]}
"""


@pytest.mark.parametrize(
    ("day", "open_now", "closed"), [("1796094000", ["call-of-it"], ["call-closed"]), ("1799000000", [], [])]
)
def test_a_program_has_its_own_calls(
    day: str, open_now: list[str], closed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On 1 December 2026, and on 4 January 2027, when none is open."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
    site = prepare(lay(tmp_path, {"data/calls.yml": CALLS}), SITE_URL, None, ("ja", "ru"))
    for language in ("ja", "ru"):
        page = site.page(language, "programs/culture/")
        assert page
        soup = BeautifulSoup(page.html, "lxml")
        past = [each["id"] for each in soup.select(".closed-calls li.call")]
        assert past == closed
        assert [each["id"] for each in soup.select(".calls li.call") if each["id"] not in past] == open_now
