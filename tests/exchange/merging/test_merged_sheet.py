"""Rows and columns that are added to ``Đơn vị``, and what stands in their way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import TWO_SUBJECTS, filled_sheet
from tests.workbooks import subject_rows
from xlsx_addin.exchange.merging.merged_sheet import MergedSheet
from xlsx_addin.exchange.merging.three_way import Key
from xlsx_addin.refusal import Refusal
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.sheets import Sheets

if TYPE_CHECKING:
    from xlsx_addin.xlsx.cells import SheetValues

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
NOTES = 40
"""A column beside the table."""


@pytest.fixture
def sheet() -> SheetValues:
    """``Đơn vị`` with two subjects, in the rows 5 and 6."""
    return filled_sheet(layout.SUBJECTS, subject_rows(TWO_SUBJECTS, 2026))


def merged_sheet(sheet: SheetValues) -> MergedSheet:
    return MergedSheet(Sheets({layout.SUBJECTS: sheet}).table(layout.SUBJECTS))


def row_of_a_new_subject(sheet: SheetValues) -> int:
    merged = merged_sheet(sheet)
    merged.append(Key("CB-01.A09"))
    [row] = merged.new_rows
    return row


def test_a_new_row_comes_under_everything_that_stands_in_the_sheet(sheet: SheetValues) -> None:
    sheet.set(9, NOTES, "Tổng cộng")
    assert row_of_a_new_subject(sheet) == 10


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\n", "\u200b"])
def test_what_only_looks_like_something_pushes_no_row_down(sheet: SheetValues, blank: str) -> None:
    sheet.set(3_000, 2, blank)
    assert row_of_a_new_subject(sheet) == 7


def test_a_value_in_the_last_row_leaves_no_room_and_is_named(sheet: SheetValues) -> None:
    sheet.set(LAST_ROW, 2, "x")
    with pytest.raises(Refusal, match=r"Trang tính Đơn vị có giá trị ở ô B1048576 .* Vui lòng xóa ô này"):
        row_of_a_new_subject(sheet)


def test_a_blank_text_in_the_last_row_leaves_room(sheet: SheetValues) -> None:
    sheet.set(LAST_ROW, 2, " ")
    assert row_of_a_new_subject(sheet) == 7


def test_the_last_row_itself_may_be_filled(sheet: SheetValues) -> None:
    sheet.set(LAST_ROW - 1, 2, "x")
    assert row_of_a_new_subject(sheet) == LAST_ROW


@pytest.mark.parametrize("row", [layout.HEADING_ROW, 9])
def test_a_value_in_the_last_column_leaves_no_room_and_is_named(sheet: SheetValues, row: int) -> None:
    for column in range(1, LAST_COLUMN) if row == 9 else ():
        sheet.set(9, column, 1.0)
    sheet.set(row, LAST_COLUMN, "x")
    with pytest.raises(Refusal, match=rf"có giá trị ở ô XFD{row}, cột cuối cùng, .*“Quyết định cấp dưới”"):
        merged_sheet(sheet).prepare()


def test_a_column_is_added_beside_the_clerks_notes_and_over_blank_texts(sheet: SheetValues) -> None:
    after = max(sheet.columns) + 1
    sheet.set(9, after, "ghi riêng")
    sheet.set(9, after + 1, " ")
    merged = merged_sheet(sheet)
    merged.prepare()
    assert merged.headings[after + 1] == "Quyết định cấp dưới"
    assert merged.sheet.at(9, after) == "ghi riêng"
