"""Values between Excel and our types: nothing is rounded, nothing is guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from xlsx_addin.excel.values import written_value
from xlsx_addin.xlsx.blocks import GENERAL, TEXT, CellLink, WrittenValue

EPOCH = datetime(1899, 12, 30)
SECONDS_A_DAY = 86_400


@pytest.mark.parametrize(
    ("value", "number_format", "handed_over"),
    [
        (None, GENERAL, ""),
        ("", TEXT, ""),
        ("001", TEXT, "001"),
        ("=1+1", TEXT, "=1+1"),
        ("001", GENERAL, "'001"),
        ("=1+1", GENERAL, "'=1+1"),
        ("'5S'", GENERAL, "''5S'"),
        ("-", GENERAL, "'-"),
        ("3/5", None, "'3/5"),
        ("May 5", None, "'May 5"),
        ("true", GENERAL, "'true"),
        ("Đủ điều kiện về mô hình", None, "Đủ điều kiện về mô hình"),
        (7, "0", 7.0),
        (Decimal("91.50"), "0.00", 91.5),
        (datetime(2026, 3, 2, 8, 30), "dd/mm/yyyy hh:mm", datetime(2026, 3, 2, 8, 30, tzinfo=UTC)),
        (date(2026, 3, 2), "dd/mm/yyyy", datetime(2026, 3, 2, tzinfo=UTC)),
        (CellLink("Điểm", "F12"), GENERAL, '=HYPERLINK("#\'Điểm\'!F12","F12")'),
    ],
)
def test_what_is_handed_to_excel(value: WrittenValue, number_format: str | None, handed_over: object) -> None:
    written = written_value(value, number_format)
    assert written == handed_over
    assert type(written) is type(handed_over)
    assert written_value(True, GENERAL) is True
