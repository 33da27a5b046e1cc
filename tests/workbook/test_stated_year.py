"""The year in the title of a tool's sheet."""

from __future__ import annotations

import pytest

from xlsx_addin.refusal import Refusal
from xlsx_addin.words.reading import SHEET_OF_OTHER_YEAR
from xlsx_addin.workbook.stated_year import require_year, stated_year
from xlsx_addin.xlsx.cells import SheetValues


def titled(text: str, row: int = 1) -> SheetValues:
    sheet = SheetValues("Tiến độ")
    sheet.set(row, 1, text)
    return sheet


@pytest.mark.parametrize(
    ("text", "row", "year"),
    [
        ("TIẾN ĐỘ NHẬN HỒ SƠ NĂM 2026", 1, 2026),
        ("Kết quả cấp trên gửi về năm 2025.", 2, 2025),
        ("TIẾN ĐỘ NHẬN HỒ SƠ", 1, None),
        ("TIẾN ĐỘ NĂM 20260", 1, None),
        ("nhận năm 2026", 5, None),
    ],
)
def test_it_stands_above_the_table(text: str, row: int, year: int | None) -> None:
    assert stated_year(titled(text, row)) == year


def test_another_year_is_refused() -> None:
    require_year(titled("TIẾN ĐỘ"), 2027)
    require_year(titled("TIẾN ĐỘ NĂM 2027"), 2027)
    with pytest.raises(Refusal) as refused:
        require_year(titled("TIẾN ĐỘ NĂM 2026"), 2027)
    assert str(refused.value) == SHEET_OF_OTHER_YEAR.format(sheet="Tiến độ", stated=2026, year=2027)
