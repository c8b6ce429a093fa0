"""Other programs in a browser: an invented university in English and Japanese, in Arabic, and in words without an end."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import Shared, publishing
from other_sites import BOTH, ENGLISH_ONLY, IN_TIME, LISTS, PARALLEL, PROSE, SHIOSAI, copied
from turned_site import LONG, turned_site
from visiting import visit

pytestmark = pytest.mark.browser

KINDS = [
    *PROSE, "programs/coast/", "partners/lagoon/", "offices/pier/", "cities/suva/",
    BOTH, ENGLISH_ONLY, LISTS[0], PARALLEL, "nowhere/",
]  # fmt: skip


@pytest.fixture(scope="module")
def shiosai(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared.built(copied(SHIOSAI, tmp_path_factory.mktemp("shiosai") / "project"), SOURCE_DATE_EPOCH=IN_TIME)


@pytest.fixture(scope="module")
def turned(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared.built(turned_site(tmp_path_factory.mktemp("turned") / "project"), SOURCE_DATE_EPOCH=IN_TIME)


def wrong(browser: Browser, site: Path, folder: Path, prefixes: tuple[str, ...], address: str) -> dict[str, object]:
    found: dict[str, object] = {}
    folder.mkdir(exist_ok=True)
    with publishing(site, folder) as base:
        for prefix in prefixes:
            seen = asdict(visit(browser, base, prefix + address, []))
            silent = {"words"} | ({"said"} if address == "nowhere/" else set())
            found |= {f"{prefix}{name}": each for name, each in seen.items() if each and name not in silent}
    return found


@pytest.mark.parametrize("address", KINDS[::2])
def test_pages_of_another_program_are_there_for_everybody(
    address: str, browser: Browser, shiosai: Path, tmp_path: Path
) -> None:
    prefix = ("", "ja/")[KINDS.index(address) // 2 % 2]
    assert wrong(browser, shiosai, tmp_path, (prefix,), address) == {}


@pytest.mark.parametrize("address", KINDS)
def test_so_they_are_from_right_to_left_or_in_words_without_an_end(
    address: str, browser: Browser, turned: Path, tmp_path: Path
) -> None:
    prefix = (f"{LONG}/", "")[KINDS.index(address) % 2]
    assert wrong(browser, turned, tmp_path, (prefix,), address) == {}


@pytest.mark.proof
@pytest.mark.parametrize("address", KINDS)
def test_so_they_are_in_all_their_languages(
    address: str, browser: Browser, shiosai: Path, turned: Path, tmp_path: Path
) -> None:
    assert wrong(browser, shiosai, tmp_path / "a", ("", "ja/"), address) == {}
    assert wrong(browser, turned, tmp_path / "b", ("", f"{LONG}/"), address) == {}
