"""Where the columns of a sheet stand, whichever of them a clerk has taken out."""

from __future__ import annotations

import pytest

from xlsx_addin.appraisal.records import Columns

COLUMNS = Columns("Đơn vị", 3, {"code": ("Mã", "B"), "name": ("Tên", "AA"), "model": ("Tên mô hình", None)})


def test_a_cell_stands_in_the_column_of_its_field() -> None:
    assert (COLUMNS.sheet, COLUMNS.heading_row) == ("Đơn vị", 3)
    assert ("name" in COLUMNS, COLUMNS.heading("name"), COLUMNS.letters("name")) == (True, "Tên", "AA")
    assert COLUMNS.cell("name", 12) == "AA12"


def test_what_belongs_to_a_column_that_is_missing_is_told_at_the_code() -> None:
    assert ("model" in COLUMNS, COLUMNS.heading("model"), COLUMNS.letters("model")) == (False, "Tên mô hình", "B")
    assert COLUMNS.cell("model", 12) == "B12"


def test_a_field_that_no_column_is_declared_to_have() -> None:
    with pytest.raises(KeyError):
        COLUMNS.cell("modle", 12)
