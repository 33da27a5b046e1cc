"""The cells in the brackets of an explanation."""

from __future__ import annotations

import pytest

from xlsx_addin.appraisal.places import Places
from xlsx_addin.appraisal.records import Columns, ScoreSheet

SUBJECTS = Columns("Đơn vị", 1, {"code": ("Mã", "A"), "level": ("Cấp thẩm định", "E"), "model": ("Tên mô hình", None)})
SCORES = Columns("Điểm", 1, {"code": ("Mã", "B")})


def sheets_in(*rows: int) -> list[ScoreSheet]:
    return [ScoreSheet(row, "A", f"Người chấm {row}", ()) for row in rows]


def test_nothing_noted_is_nothing_written() -> None:
    assert Places(SUBJECTS, 7).written() == []


def test_cells_are_written_sheet_by_sheet_each_once_as_they_were_noted() -> None:
    places = Places(SUBJECTS, 7)
    places.note("level", "code")
    places.note_others("Điểm", "B2:B4")
    places.note_row("code", 9)
    places.note("level")
    places.note_cell("Kết quả cấp trên!E2")
    places.note_others("Điểm", "B6")
    assert places.written() == ["Đơn vị\u00a0E7, A7, A9", "Điểm\u00a0B2:B4, B6", "Kết quả cấp trên\u00a0E2"]


def test_the_cell_of_a_column_that_is_missing_is_that_of_the_code() -> None:
    places = Places(SUBJECTS, 7)
    places.note("model")
    assert places.written() == ["Đơn vị\u00a0A7"]


def test_a_sheet_may_have_an_exclamation_mark_in_its_name() -> None:
    places = Places(SUBJECTS, 7)
    places.note_cell("Mới!!C3")
    assert places.written() == ["Mới!\u00a0C3"]


@pytest.mark.parametrize(
    ("rows", "written"),
    [
        ((5,), "B5"),
        ((5, 6), "B5:B6"),
        ((5, 6, 7), "B5:B7"),
        ((5, 7), "B5, B7"),
        ((5, 8), "B5, B8"),
        ((5, 7, 8), "B5, B7:B8"),
    ],
)
def test_score_sheets_that_follow_each_other_are_one_range(rows: tuple[int, ...], written: str) -> None:
    places = Places(SUBJECTS, 7)
    places.note_sheets(SCORES, sheets_in(*rows))
    assert places.written() == [f"Điểm\u00a0{written}"]
