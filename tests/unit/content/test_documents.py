"""Documents below docs/: found by their names, and what their names promise."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from program_site.content.documents import documents_in, is_what_it_is_called
from program_site.i18n.localizer import say_problem
from program_site.load import load
from smallest import lay


def made(path: Path) -> Path:
    """A real file of the kind that its name says."""
    if path.suffix == ".xlsx":
        openpyxl.Workbook().save(path)
    elif path.suffix == ".docx":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", "<document/>")
    else:
        path.write_bytes(b"%PDF-1.7\n%%EOF\n")
    return path


@pytest.mark.parametrize("name", ["a.pdf", "a.PDF", "a.docx", "a.xlsx"])
def test_a_document_is_what_it_is_called_and_nothing_else(name: str, tmp_path: Path) -> None:
    path = made(tmp_path / name)
    assert is_what_it_is_called(path)
    for other in {".pdf", ".docx", ".xlsx"} - {path.suffix.lower()}:
        renamed = tmp_path / f"renamed{other}"
        renamed.write_bytes(path.read_bytes())
        assert not is_what_it_is_called(renamed)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"\xd0\xcf\x11\xe0", bytes(3000)])
@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx"])
def test_a_broken_file_is_no_document(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert not is_what_it_is_called(path)


def test_documents_are_found_wherever_they_lie_and_links_are_not_followed(tmp_path: Path) -> None:
    for folder in ("docs/files", "docs/ja/guide", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
    made(tmp_path / "docs" / "files" / "案内 2026.pdf")
    made(tmp_path / "docs" / "ja" / "guide" / "a.docx")
    (tmp_path / "docs" / "files" / "a.txt").write_text("a", encoding="utf-8")
    (tmp_path / "docs" / "files" / "linked.pdf").symlink_to(made(tmp_path / "elsewhere" / "b.pdf"))
    found = documents_in(tmp_path)
    assert list(found) == ["files/案内 2026.pdf", "ja/guide/a.docx"]
    assert [each.kind for each in found.values()] == ["pdf", "docx"]
    assert found["files/案内 2026.pdf"].size == 15


def test_a_large_file_is_warned_of(tmp_path: Path) -> None:
    lay(tmp_path, {"docs/files/call.pdf": "%PDF-1.7"})
    with (tmp_path / "docs" / "files" / "call.pdf").open("r+b") as file:
        file.truncate(10_000_000)
    assert load(tmp_path).problems == ()
    with (tmp_path / "docs" / "files" / "call.pdf").open("r+b") as file:
        file.truncate(10_000_001)
    (problem,) = load(tmp_path).problems
    assert problem.warning
    assert say_problem(problem, "ru") == (
        "docs/files/call.pdf:1 [D298] (предупреждение) Размер этого файла — 11 МБ, больше 10 МБ: по мобильной связи"
        " он может открываться несколько минут. → Сохраните его с картинками поменьше или разделите на части."
    )
