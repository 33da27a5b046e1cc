"""Values as an envelope holds them."""

from __future__ import annotations

import math
import unicodedata
from datetime import date, datetime
from decimal import Decimal

import pytest

from xlsx_addin.exchange.envelope.plain_values import block_values, plain_value, plain_values
from xlsx_addin.xlsx.blocks import CellLink, SheetBlock
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, Formula, SheetValues


@pytest.mark.parametrize(
    ("cell", "sent"),
    [
        ("001", "001"),
        ("=1+1", "=1+1"),
        (unicodedata.normalize("NFD", "Đảng ủy"), "Đảng ủy"),
        ("hai\r\ndòng", "hai\ndòng"),
        (True, "TRUE"),
        (False, "FALSE"),
        (89.99999999999999, 89.99999999999999),
        (DateSerial(46370.5), DateSerial(46370.5)),
        (ErrorValue("#DIV/0!"), "#DIV/0!"),
        (Formula.WITHOUT_VALUE, "(công thức chưa được tính)"),
    ],
)
def test_a_value_stays_what_it_is_and_what_cannot_be_read_becomes_words(cell: CellValue, sent: CellValue) -> None:
    value = plain_value(cell)
    assert (value, type(value)) == (sent, type(sent))


def test_minus_zero_is_zero() -> None:
    value = plain_value(-0.0)
    assert isinstance(value, float)
    assert math.copysign(1, value) == 1


def test_columns_are_taken_from_their_headings_down() -> None:
    sheet = SheetValues("Điểm")
    for row in range(1, 6):
        for column in range(1, 4):
            sheet.set(row, column, float(10 * row + column))
    assert plain_values(sheet, "Điểm", {1: 4, 3: 2}) == SheetValues(
        "Điểm", {1: {4: 41.0, 5: 51.0}, 3: {2: 23.0, 3: 33.0, 4: 43.0, 5: 53.0}}
    )


def test_a_block_becomes_the_values_that_are_read_back_from_it() -> None:
    row = (1, Decimal("91.25"), "=x", None, "", CellLink("Điểm", "F12"), date(2026, 12, 14), datetime(2026, 12, 14, 12))
    block = SheetBlock("Lỗi", 5, 2, [row], ["General"] * len(row), clear_below=True)
    sheet = block_values(block)
    assert {column: cells[5] for column, cells in sheet.columns.items()} == {
        2: 1.0,
        3: 91.25,
        4: "=x",
        7: "F12",
        8: DateSerial(46370),
        9: DateSerial(46370.5),
    }
    assert {type(cells[5]) for column, cells in sheet.columns.items() if column > 7} == {DateSerial}
