"""A cell as text: the same for equal values, whoever shows it."""

from __future__ import annotations

import pytest

from xlsx_addin.workbook.cell_text import cell_text, code_text, shown, written
from xlsx_addin.xlsx.blocks import GENERAL, TEXT
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, Formula, PercentNumber

VALUES: list[tuple[CellValue | None, str, str, str]] = [
    # value, in full, as a message quotes it, as a code
    (None, "", "", ""),
    (" Phòng\u00a0Nội vụ ", "Phòng Nội vụ", "Phòng Nội vụ", "Phòng Nội vụ"),
    ("a" * 70, "a" * 70, "a" * 59 + "…", "a" * 70),
    ("007", "007", "007", "007"),
    (7.0, "7", "7", "7"),
    (27.5, "27,5", "27,5", "27,5"),
    (0.1 + 0.2, "0,3", "0,3", "0,3"),
    (PercentNumber(0.9), "90%", "90%", "90%"),
    (PercentNumber(0.1234), "12,34%", "12,34%", "12,34%"),
    (PercentNumber(7), "700%", "700%", "7"),
    (1e15, "1000000000000000", "1000000000000000", "1000000000000000"),
    (True, "TRUE", "TRUE", "TRUE"),
    (DateSerial(46370.0), "14/12/2026", "14/12/2026", "14/12/2026"),
    (DateSerial(46370.5), "14/12/2026 12:00:00", "14/12/2026", "14/12/2026"),
    (DateSerial(0.5), "0,5", "0,5", "0,5"),
    (ErrorValue("#N/A"), "#N/A", "#N/A", "#N/A"),
    (Formula.WITHOUT_VALUE, "", "", ""),
]


@pytest.mark.parametrize(("value", "full", "quoted", "code"), VALUES)
def test_a_value_as_text(value: CellValue | None, full: str, quoted: str, code: str) -> None:
    assert cell_text(value) == full
    assert value is None or shown(value) == quoted
    assert code_text(value) == code


@pytest.mark.parametrize(
    ("value", "in_texts", "elsewhere"),
    [
        (None, None, None),
        ("a", "a", "a"),
        (7.5, "7,5", 7.5),
        (True, "TRUE", True),
        (PercentNumber(0.7), "70%", "70%"),
        (DateSerial(46370.0), "14/12/2026", DateSerial(46370.0)),
        (ErrorValue("#N/A"), "#N/A", "#N/A"),
        (Formula.WITHOUT_VALUE, None, None),
    ],
)
def test_a_value_as_it_is_written_again(value: CellValue | None, in_texts: object, elsewhere: object) -> None:
    assert (written(value, TEXT), written(value, GENERAL)) == (in_texts, elsewhere)
