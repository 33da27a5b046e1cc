"""Where the headings of an old table stand, and which column of the template is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workbooks import table
from xlsx_addin.renewal.old_tables import headed_columns, target_columns, values_above
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.headings import template_arrangement
from xlsx_addin.xlsx.cells import DateSerial, SheetValues, address

if TYPE_CHECKING:
    from xlsx_addin.renewal.old_tables import HeadedColumn


def sheet_of(name: str, text: str) -> SheetValues:
    """A sheet of texts, its first row given first."""
    sheet = SheetValues(name)
    for row, cells in enumerate(table(text), start=1):
        for column, value in enumerate(cells, start=1):
            sheet.set(row, column, value)
    return sheet


def found(sheet: SheetValues) -> list[HeadedColumn]:
    return headed_columns(sheet)


def cells(sheet: SheetValues) -> list[tuple[str, dict[int, object]]]:
    return [(column.heading, dict(column.cells(sheet))) for column in found(sheet)]


def test_headings_may_stand_below_a_title_and_in_any_order() -> None:
    sheet = sheet_of("Đầu mối", "| ĐẦU MỐI | |\n| | |\n| Tên | mã |\n| Chi bộ 1 | CB1 |\n| | |\n| Chi bộ 2 | CB2 |")
    assert cells(sheet) == [("Tên", {1: "Chi bộ 1", 3: "Chi bộ 2"}), ("mã", {1: "CB1", 3: "CB2"})]
    assert [(address(row, column), value) for row, column, value in values_above(sheet, found(sheet))] == [
        ("A1", "ĐẦU MỐI")
    ]


def test_the_row_with_all_required_headings_comes_before_one_with_more() -> None:
    required = " | ".join(column.heading for column in layout.SUBJECT_COLUMNS if column.required)
    every = " | ".join(column.heading for column in layout.SUBJECT_COLUMNS)
    blank = "| " * (len(layout.SUBJECT_COLUMNS) - 5)
    sheet = sheet_of("Đơn vị", f"| {required} {blank}|\n| {every} |")
    assert {column.heading_row for column in found(sheet)} == {1}


def test_a_column_without_a_heading_and_one_with_an_unreadable_heading_are_columns_too() -> None:
    sheet = sheet_of("Đầu mối", "| Mã | | Tên |\n| CB1 | ghi thêm | Chi bộ 1 |")
    sheet.set(1, 4, DateSerial(46000))
    assert cells(sheet) == [("Mã", {1: "CB1"}), ("", {1: "ghi thêm"}), ("Tên", {1: "Chi bộ 1"}), ("", {0: 46000.0})]


def test_two_tables_side_by_side_have_each_its_own_headings() -> None:
    sheet = sheet_of(
        "Tiêu chí",
        "| Mã tiêu chí | Điểm tối đa |  |           |         |\n"
        "| C1          | 30          |  | Xếp loại  | Từ điểm |\n"
        "| C2          | 70          |  | Tốt       | 90      |",
    )
    assert cells(sheet) == [
        ("Mã tiêu chí", {1: "C1", 2: "C2"}),
        ("Điểm tối đa", {1: "30", 2: "70"}),
        ("Xếp loại", {1: "Tốt"}),
        ("Từ điểm", {1: "90"}),
    ]


def test_a_table_below_another_one_is_read_by_both() -> None:
    sheet = sheet_of("Tiêu chí", "| Mã tiêu chí |\n| C1 |\n| Xếp loại |\n| Tốt |")
    assert cells(sheet) == [("Mã tiêu chí", {1: "C1", 2: "Xếp loại", 3: "Tốt"}), ("Xếp loại", {1: "Tốt"})]


@pytest.mark.parametrize("text", ["| TIÊU ĐỀ |\n| một |", "\n".join(["| x |"] * 20 + ["| Mã |"])])
def test_a_sheet_without_headings_has_no_table(text: str) -> None:
    sheet = sheet_of("Đầu mối", text)
    assert found(sheet) == []
    assert len(list(values_above(sheet, []))) == len(table(text))


def test_each_column_goes_under_its_own_heading_and_any_other_to_the_right() -> None:
    sheet = sheet_of("Đầu mối", "| Ghi thêm | TÊN | Mã | Mã |  |\n| a | b | c | d | e |")
    assert target_columns("Đầu mối", found(sheet), template_arrangement("Đầu mối")) == [6, 2, 1, 7, 8]
