"""A block says what goes where; a column of texts holds texts alone."""

from __future__ import annotations

import pytest

from xlsx_addin.xlsx.blocks import GENERAL, TEXT, CellLink, SheetBlock


def test_a_link_leads_to_its_cell_whatever_the_sheet_is_called() -> None:
    assert CellLink("Điểm", "F12").formula() == '=HYPERLINK("#\'Điểm\'!F12","F12")'
    assert CellLink("Đơn vị", "J5", "J5 và 23 ô").formula() == '=HYPERLINK("#\'Đơn vị\'!J5","J5 và 23 ô")'
    assert CellLink('Xã "A" & O\'B', "B2").formula() == '=HYPERLINK("#\'Xã ""A"" & O\'\'B\'!B2","B2")'


def test_a_block_knows_where_it_ends() -> None:
    block = SheetBlock("Kết quả", 5, 2, [["DV01", 1.0], ["DV02", None]], [TEXT, "0.00"], clear_below=True)
    assert (block.last_row, block.last_column) == (6, 3)
    assert SheetBlock("Kết quả", 5, 2, [], [TEXT], clear_below=True).last_row == 4


def test_rows_and_formats_must_fit() -> None:
    with pytest.raises(ValueError, match="row 6: 1 values for 2 columns"):
        SheetBlock("Kết quả", 5, 1, [["DV01", 1], ["DV02"]], [TEXT, GENERAL], clear_below=True)
    with pytest.raises(ValueError, match="needs a cell to start at"):
        SheetBlock("Kết quả", 0, 1, [], [TEXT], clear_below=True)
    with pytest.raises(ValueError, match="1 heights for 2 rows"):
        SheetBlock("Kết quả", 5, 1, [["Mã"], ["DV01"], ["DV02"]], [TEXT], True, head_rows=1, pixels=[24])
    with pytest.raises(ValueError, match="head rows"):
        SheetBlock("Kết quả", 1, 1, [["Mã"]], [TEXT], clear_below=True, head_rows=2)


@pytest.mark.parametrize("value", [1, CellLink("Điểm", "F12")])
def test_a_column_of_texts_refuses_what_is_none(value: int | CellLink) -> None:
    with pytest.raises(ValueError, match="in a column of texts"):
        SheetBlock("Kết quả", 1, 1, [["Mã"], [value]], [TEXT], clear_below=True)


def test_a_head_row_keeps_the_sheets_formats_and_may_hold_anything() -> None:
    block = SheetBlock("Kết quả", 1, 1, [[2026], ["Mã"]], [TEXT], clear_below=True, head_rows=1)
    assert block.rows[0] == [2026]
