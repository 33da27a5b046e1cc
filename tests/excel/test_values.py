"""Values between Excel and our types: nothing is rounded, nothing is guessed."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.excel.values import cell_value, date_serial, written_value
from xlsx_addin.xlsx.blocks import GENERAL, TEXT, CellLink, WrittenValue
from xlsx_addin.xlsx.cells import DateSerial, ErrorValue

EPOCH = datetime(1899, 12, 30)
SECONDS_A_DAY = 86_400


@pytest.mark.parametrize(
    ("handed_over", "held"),
    [
        (None, None),
        ("", None),
        ("DV01", "DV01"),
        (" ", " "),
        (90.0, 90.0),
        (90, 90.0),
        (Decimal("87.5000"), 87.5),
        ("#N/A", ErrorValue("#N/A")),
        ("#REF!", ErrorValue("#REF!")),
        (-2146826243, ErrorValue("#SPILL!")),
        (-2146826243.0, -2146826243.0),
        (datetime(2026, 3, 2), DateSerial(46083)),
        (datetime(1899, 12, 30, 12, 0), DateSerial(0.5)),
    ],
)
def test_a_cell_holds(handed_over: object, held: object) -> None:
    value = cell_value(handed_over)
    assert value == held
    assert type(value) is type(held)


@pytest.mark.parametrize("truth", [True, False])
def test_a_truth_value_is_no_number(truth: bool) -> None:
    assert cell_value(truth) is truth


def test_what_excel_never_hands_over_is_a_fault() -> None:
    with pytest.raises(TypeError):
        cell_value(object())


@given(st.integers(min_value=0, max_value=80_000 * SECONDS_A_DAY))
def test_a_serial_is_exact_to_the_second(seconds: int) -> None:
    """As many digits as a digest takes: those of the exact quotient."""
    exact = Decimal(seconds) / SECONDS_A_DAY
    assert f"{date_serial(EPOCH + timedelta(seconds=seconds)):.15g}" == f"{float(exact):.15g}"


@given(st.integers(min_value=0, max_value=80_000 * SECONDS_A_DAY), st.integers(min_value=-2000, max_value=2000))
def test_what_com_adds_to_a_whole_second_is_taken_away(seconds: int, slip: int) -> None:
    moment = EPOCH + timedelta(seconds=seconds)
    if moment + timedelta(microseconds=slip) >= EPOCH:
        assert date_serial(moment + timedelta(microseconds=slip)) == date_serial(moment)


def test_a_broken_second_is_kept_to_the_millisecond() -> None:
    assert date_serial(datetime(2026, 3, 2, 0, 0, 0, 250_000)) == 46083 + 0.25 / SECONDS_A_DAY


@pytest.mark.parametrize(
    ("value", "number_format", "handed_over"),
    [
        (None, GENERAL, None),
        ("", TEXT, None),
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
        (datetime(2026, 3, 2, 8, 30), "dd/mm/yyyy hh:mm", datetime(2026, 3, 2, 8, 30)),
        (CellLink("Điểm", "F12"), GENERAL, '=HYPERLINK("#\'Điểm\'!F12","F12")'),
    ],
)
def test_what_is_handed_to_excel(value: WrittenValue, number_format: str | None, handed_over: object) -> None:
    written = written_value(value, number_format)
    assert written == handed_over
    assert type(written) is type(handed_over)
    assert written_value(True, GENERAL) is True
