"""The caches of `build/`: what they hold comes back only for the very same inputs, and a broken one is as good as none."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from program_site.build import key_value_cache
from program_site.build.cache import cache_folder, new_entry, work_folder
from program_site.build.file_cache import FileCache
from program_site.build.fingerprints import folder_fingerprint
from program_site.build.key_value_cache import KeyValueCache
from program_site.load import load_data
from program_site.site import templates

pytestmark = pytest.mark.usefixtures("cache_on")


def lay(root: Path, *names: str) -> None:
    for name in names:
        (root / name).write_text(name, encoding="utf-8")


def test_a_file_that_is_gone_is_forgotten_and_one_that_was_not_asked_for_stays(tmp_path: Path) -> None:
    lay(tmp_path, "one", "two", "three")
    cache = FileCache(tmp_path)
    for name in ("one", "two", "three"):
        assert cache.get(name, tmp_path / name, "hash") is None
        cache.put(name, "hash", name.upper())
    cache.save(tmp_path)
    (tmp_path / "two").unlink()
    again = FileCache(tmp_path)
    assert again.get("one", tmp_path / "one", "hash") == "ONE"
    assert again.get("one", tmp_path / "one", "other hash") is None
    again.put("one", "hash", "ONE")
    again.save(tmp_path)
    assert sorted(json.loads((tmp_path / "files.json").read_text(encoding="utf-8"))) == ["one", "three"]


def test_a_file_of_the_same_size_and_time_is_known_to_have_changed(tmp_path: Path) -> None:
    lay(tmp_path, "one")
    before = FileCache(tmp_path)
    before.get("one", tmp_path / "one", "hash")
    before.put("one", "hash", 1)
    before.save(tmp_path)
    status = (tmp_path / "one").stat()
    (tmp_path / "one").write_text("two", encoding="utf-8")
    os.utime(tmp_path / "one", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert FileCache(tmp_path).get("one", tmp_path / "one", "hash") is None


def test_a_file_that_changes_while_it_is_read_is_read_once_more(tmp_path: Path) -> None:
    lay(tmp_path, "one")
    cache = FileCache(tmp_path)
    cache.get("one", tmp_path / "one", "hash")
    (tmp_path / "one").write_text("later", encoding="utf-8")
    cache.put("one", "hash", "made from the former content")
    cache.save(tmp_path)
    assert FileCache(tmp_path).get("one", tmp_path / "one", "hash") is None


@pytest.mark.parametrize("content", ["", "[]", "{", '{"one": 1}', '{"one": [[1], "0", []]}'])
def test_a_broken_list_of_files_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    lay(tmp_path, "one")
    (tmp_path / "files.json").write_text(content, encoding="utf-8")
    assert FileCache(tmp_path).get("one", tmp_path / "one", "hash") is None


def test_the_oldest_entries_are_evicted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_value_cache, "_MOST", 2)
    cache = KeyValueCache(tmp_path)
    for day, key in enumerate("abc"):
        monkeypatch.setattr(key_value_cache, "_today", lambda day=day: day)
        assert cache.get("a") == ({"a": b"a"} if day else {})
        cache.put({key: (key.encode(), b"more of " + key.encode())})
    assert cache.get("abc") == {"a": b"a", "c": b"c"}
    assert [cache.get_payload(key) for key in "abc"] == [b"more of a", b"", b"more of c"]


def test_a_folder_is_known_until_a_file_in_it_changes(tmp_path: Path) -> None:
    lay(tmp_path, "one", "two")
    before = folder_fingerprint(tmp_path)
    assert before is not None
    assert folder_fingerprint(tmp_path) == before
    lay(tmp_path, "three")
    assert folder_fingerprint(tmp_path) not in (before, None)
    (tmp_path / "link").symlink_to("one")
    assert folder_fingerprint(tmp_path) is None


def test_folders_of_reports_are_remembered_only_where_they_are_read_again(tmp_path: Path) -> None:
    assert load_data(tmp_path).reports is None
    assert load_data(tmp_path, again=True).reports == {}


def test_switched_off_nothing_is_read_or_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CACHE", "off")
    lay(tmp_path, "one")
    assert cache_folder(tmp_path, "any") is None
    files, values = FileCache(None), KeyValueCache(None)
    assert files.get("one", tmp_path / "one", "hash") is None
    files.put("one", "hash", "value")
    files.save(tmp_path)
    values.put({"key": (b"value", b"payload")})
    assert (values.get(["key"]), values.get_payload("key")) == ({}, b"")
    assert load_data(tmp_path, again=True).reports is None
    templates.keep_compiled(tmp_path)
    assert templates._environment().bytecode_cache is None
    first, second = work_folder(tmp_path, "photos"), work_folder(tmp_path, "photos")
    assert first != second
    assert tmp_path not in first.parents
    with new_entry(first / "entry") as folder:
        lay(folder, "made")
    assert (first / "entry" / "made").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_several_may_make_the_same_entry_over_an_older_one(tmp_path: Path) -> None:
    def make(number: int) -> None:
        with new_entry(tmp_path / "entry") as folder:
            (folder / "made").write_text(str(number), encoding="utf-8")

    make(0)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(make, range(1, 400))) == [None] * 399
    assert [path.name for path in tmp_path.iterdir()] == ["entry"]
    assert (tmp_path / "entry" / "made").is_file()
