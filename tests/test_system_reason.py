"""Why the system would not do something, in the clerk's language."""

from __future__ import annotations

import errno
import os

import pytest

from xlsx_addin.system_reason import system_reason
from xlsx_addin.words import system as words


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "đĩa đã đầy"),
        (errno.EACCES, "không có quyền truy cập"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.ENOTDIR, "trong đường dẫn có một tên là tệp, không phải thư mục"),
        (errno.ENAMETOOLONG, "đường dẫn quá dài"),
        (errno.EIO, "ổ đĩa bị lỗi khi đọc hoặc ghi"),
    ],
)
def test_common_reasons_have_words(number: int, reason: str) -> None:
    assert system_reason(OSError(number, os.strerror(number), "a.xlsx")) == reason


def test_windows_tells_a_file_in_use_apart_from_one_that_is_not_permitted() -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert system_reason(error) == "tệp đang mở ở chương trình khác"


@pytest.mark.parametrize(
    ("error", "reason"),
    [(OSError(errno.EDOM, "Out of domain"), "Out of domain"), (OSError("no number at all"), "no number at all")],
)
def test_a_reason_without_words_is_the_systems_own(error: OSError, reason: str) -> None:
    assert system_reason(error) == reason


def test_every_number_with_words_is_one_that_some_system_has() -> None:
    assert [name for name in words.OF_ERRNO if not hasattr(errno, name)] == []
