"""Dates as serial numbers: exact to the second, and to the millisecond where a program cut a second off."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.xlsx.serial_dates import date_serial

EPOCH = datetime(1899, 12, 30)
SECONDS_A_DAY = 86_400


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
