"""What lies beside a workbook and is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workbooks import write_workbook
from xlsx_addin.cli.main import main
from xlsx_addin.neighbours import is_open_elsewhere, neighbour_words, second_copies

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["~$Sổ 2026.xlsm", ".~lock.Sổ 2026.xlsm#"])
def test_the_file_of_excel_or_libreoffice_says_that_a_workbook_is_open(tmp_path: Path, name: str) -> None:
    workbook = tmp_path / "Sổ 2026.xlsm"
    assert not is_open_elsewhere(workbook)
    (tmp_path / name).write_bytes(b"")
    assert is_open_elsewhere(workbook)
    assert not is_open_elsewhere(tmp_path / "Sổ 2025.xlsm")
    assert ["bản đã lưu gần nhất" in sentence for sentence in neighbour_words(workbook)] == [True]
    assert neighbour_words(workbook, is_open_here=True) == []


def test_copies_in_conflict_are_known_by_their_names(tmp_path: Path) -> None:
    copies = ["so (1).xlsx", "so-PC2.xlsx", "so-DESKTOP-8KJ2.xlsx", "so (thảo's conflicted copy 2026-12-14).xlsx"]
    others = ["so.xlsx", "so2.xlsx", "so-2026.xlsx", "so-du-thao.xlsx", "so-PC2.docx", "so_ket-qua.xlsx", "so (a).xlsx"]
    for name in (*copies, *others):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in second_copies(tmp_path / "so.xlsx")] == sorted(copies)


def test_a_command_says_so_and_does_its_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_workbook(tmp_path / "so.xlsx", subjects="| Mã |\n| A |")
    main(["check", str(path), "--json"])
    quiet = capsys.readouterr()
    (tmp_path / "~$so.xlsx").write_bytes(b"")
    (tmp_path / "so-PC2.xlsx").write_bytes(b"")
    main(["check", str(path), "--json"])
    told = capsys.readouterr()
    assert (told.out, quiet.err) == (quiet.out, "")
    assert [line[:15] for line in told.err.splitlines()] == ["Sổ “so.xlsx” đa", "Cạnh sổ “so.xls"]
