"""The board of ``demo --levels``: as wide as the terminal, and nothing of it left out."""

from __future__ import annotations

import pytest

from xlsx_addin.cli.listing import aligned

TABLE = [
    ["Mã", "Kết luận nhận", "Thời điểm nhận"],
    ["CB-TH", "Nội dung thay đổi sau khi lập", "08:00 ngày 04/12/2026"],
    ["DU-LANGBIANG", "Đã nhận", "–"],
]


def test_a_wide_terminal_takes_a_row_a_line() -> None:
    assert list(aligned(TABLE, 80)) == [
        "Mã            Kết luận nhận                  Thời điểm nhận",
        "CB-TH         Nội dung thay đổi sau khi lập  08:00 ngày 04/12/2026",
        "DU-LANGBIANG  Đã nhận                        –",
    ]


@pytest.mark.parametrize("width", [60, 50, 40, 30])
def test_in_a_narrow_one_texts_take_several_lines_and_none_is_lost(width: int) -> None:
    lines = list(aligned(TABLE, width))
    assert max(map(len, lines)) <= width
    assert len(lines) > len(TABLE)
    told = "".join("".join(lines).split())
    assert sorted(told) == sorted("".join("".join(text for row in TABLE for text in row).split()))
