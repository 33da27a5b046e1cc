"""Which files of an inbox are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from xlsx_addin.exchange.intake.inbox import inbox_files
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "Hộp thư đến"
    for name in (
        "b.EML",
        "a.xlsx",
        "sâu/hơn/c.zip",
        "ghi chú.txt",
        "~$a.xlsx",
        ".~lock.a.xlsx#",
        ".ẩn/d.xlsx",
        "e.msg",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return folder


def labels(*inbox: Path, apart_from: tuple[Path, ...] = ()) -> list[str]:
    return [file.label for file in inbox_files(inbox, apart_from=apart_from)]


def test_known_kinds_are_found_in_all_folders_by_name(inbox: Path) -> None:
    assert labels(inbox) == ["a.xlsx", "b.EML", "e.msg", "sâu/hơn/c.zip"]


def test_a_file_named_twice_is_read_once(inbox: Path) -> None:
    assert labels(inbox / "a.xlsx", inbox, inbox / "sâu") == ["a.xlsx", "b.EML", "e.msg", "sâu/hơn/c.zip"]


def test_files_of_one_name_in_two_folders_are_told_apart(inbox: Path, tmp_path: Path) -> None:
    other = tmp_path / "khác"
    other.mkdir()
    (other / "a.xlsx").write_bytes(b"y")
    assert labels(inbox / "a.xlsx", other) == ["a.xlsx", str(other / "a.xlsx")]


def test_the_archive_and_the_workbook_itself_are_left_alone(inbox: Path) -> None:
    assert labels(inbox, apart_from=(inbox / "sâu", inbox / "a.xlsx")) == ["b.EML", "e.msg"]


@pytest.mark.not_under_wine("Wine says that it made a link and makes none; Windows itself asks for a right")
def test_links_inside_are_not_followed(inbox: Path, tmp_path: Path) -> None:
    outside = tmp_path / "ngoài"
    outside.mkdir()
    (outside / "bí mật.xlsx").write_bytes(b"x")
    (inbox / "nối").symlink_to(outside, target_is_directory=True)
    (inbox / "nối.xlsx").symlink_to(outside / "bí mật.xlsx")
    (inbox / "vòng").symlink_to(inbox, target_is_directory=True)
    assert labels(inbox) == ["a.xlsx", "b.EML", "e.msg", "sâu/hơn/c.zip"]


@pytest.mark.not_under_wine("Wine says that it made a link and makes none; Windows itself asks for a right")
def test_a_link_that_the_clerk_names_is_followed(inbox: Path, tmp_path: Path) -> None:
    link = tmp_path / "lối tắt"
    link.symlink_to(inbox, target_is_directory=True)
    assert labels(link) == ["a.xlsx", "b.EML", "e.msg", "sâu/hơn/c.zip"]


def test_a_missing_inbox_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="chưa có"):
        inbox_files([tmp_path / "chưa có"])
