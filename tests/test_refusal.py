"""Why the system would not do something, in the clerk's language."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from xlsx_addin.refusal import Refusal, is_path_too_long, refused, system_reason
from xlsx_addin.words import system as words


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EACCES, "không có quyền truy cập"),
        (errno.EROFS, "ổ đĩa không cho phép ghi"),
        (errno.ENOTDIR, "trong đường dẫn có một tên là tệp, không phải thư mục"),
        (errno.ENAMETOOLONG, "đường dẫn quá dài"),
        (errno.EIO, "ổ đĩa bị lỗi khi đọc hoặc ghi"),
    ],
)
def test_common_reasons_have_words(number: int, reason: str) -> None:
    assert system_reason(OSError(number, os.strerror(number), "a.xlsx")) == reason


def test_what_the_system_would_not_do_is_a_refusal_that_names_it_and_why() -> None:
    with pytest.raises(Refusal) as told, refused("Không ghi được {name}: {reason}.", name="a.xlsx"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert str(told.value) == "Không ghi được a.xlsx: ổ đĩa đã đầy."


def test_windows_tells_a_file_in_use_apart_from_one_that_is_not_permitted() -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert system_reason(error) == "tệp đang mở ở chương trình khác"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.EDOM, "Bad device type"), f"hệ thống báo lỗi số {errno.EDOM}"),
        (OSError("no number at all"), "hệ thống không cho biết lý do"),
    ],
)
def test_no_english_stands_in_a_vietnamese_sentence(error: OSError, reason: str) -> None:
    assert system_reason(error) == reason


@pytest.mark.parametrize(("letters", "is_too_long"), [(100, False), (250, True)])
def test_windows_says_of_a_path_that_is_too_long_that_it_is_not_there(letters: int, *, is_too_long: bool) -> None:
    error = FileNotFoundError(errno.ENOENT, "The system cannot find the path specified")
    assert not is_path_too_long(error, Path("/", "x" * letters))
    error.winerror = 3  # type: ignore[attr-defined, unused-ignore]
    assert is_path_too_long(error, Path("/", "x" * letters)) is is_too_long


def test_every_number_with_words_is_one_that_some_system_has() -> None:
    assert [name for name in words.OF_ERRNO if not hasattr(errno, name)] == []
