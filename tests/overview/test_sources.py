"""Which files an overview reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.overview.sources import find_sources

if TYPE_CHECKING:
    from pathlib import Path


def test_the_plain_copies_of_an_archive_are_no_files_of_their_own(tmp_path: Path) -> None:
    archive = tmp_path / "Đã nhận"
    archive.mkdir()
    for name in ("so-nhan.jsonl", "ThamDinh_2026_CB-01_v1_0123456789abcdef.xlsx", "../so_xem.xlsx"):
        (archive / name).touch()
    (archive / "ThamDinh_2026_CB-01_v1_0123456789abcdef_xem.xlsx").touch()
    assert [file.path.name for file in find_sources([tmp_path]).files] == [
        "so_xem.xlsx",
        "ThamDinh_2026_CB-01_v1_0123456789abcdef.xlsx",
    ]
