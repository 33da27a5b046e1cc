from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.vietnamese.numbers import (
    date_and_weekday,
    decimal_comma,
    half_up,
    in_words,
    official_date,
    plain,
    vietnamese_date,
    vietnamese_moment,
    weekday,
)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(183, 2), 2, "91.50"),
        (Fraction(0), 2, "0.00"),
        (Fraction(89995, 1000), 2, "90.00"),
        (Fraction(89994999, 1000000), 2, "89.99"),
        (Fraction(2675, 1000), 2, "2.68"),  # as a binary number it is a little less, and would become 2.67
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(2, 3), 0, "1"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-5, 1000), 2, "0.00"),
        (Fraction(-6, 1000), 2, "-0.01"),
        (Fraction(-5, 2), 0, "-2"),
        (Fraction(-447_5, 1000), 2, "-4.47"),
        (Fraction(10**30), 2, "1" + 30 * "0" + ".00"),
    ],
)
def test_rounding_half_up(value: Fraction, places: int, text: str) -> None:
    assert half_up(value, places) == text


@given(st.fractions(), st.integers(0, 6))
def test_rounding_is_off_by_half_a_unit_at_most(value: Fraction, places: int) -> None:
    text = half_up(value, places)
    assert abs(Fraction(text) - value) <= Fraction(1, 2 * 10**places)
    assert len(text.partition(".")[2]) == places


@given(st.fractions(0, 1_000), st.integers(0, 100_000))
def test_a_rounded_difference_is_that_of_the_rounded_numbers(value: Fraction, hundredths: int) -> None:
    other = Fraction(hundredths, 100)
    assert Fraction(half_up(value - other, 2)) == Fraction(half_up(value, 2)) - Fraction(half_up(other, 2))


@pytest.mark.parametrize("value", [Decimal("91.5"), Fraction(183, 2), "91.50"])
def test_a_decimal_comma(value: Decimal | Fraction | str) -> None:
    assert decimal_comma(value) == "91,50"


def test_a_decimal_comma_with_other_places() -> None:
    assert decimal_comma("66.25", places=1) == "66,3"
    assert decimal_comma("66.5", places=0) == "67"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("27.50", "27,5"),
        ("30.000", "30"),
        ("30", "30"),
        ("100", "100"),
        ("3E+1", "30"),
        ("0.00", "0"),
        ("-0.0", "0"),
        ("-2.50", "-2,5"),
        ("12345.678901234567890123456789012345", "12345,678901234567890123456789012345"),
    ],
)
def test_a_number_as_short_as_it_can_be(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_plain_number_says_exactly_the_value(value: Decimal) -> None:
    assert Fraction(plain(value).replace(",", ".")) == Fraction(value)


def test_dates_and_times() -> None:
    assert vietnamese_date(date(2026, 12, 5)) == "05/12/2026"
    official = {date(2025, 7, 1): "01/7/2025", date(2026, 2, 20): "20/02/2026", date(2022, 12, 15): "15/12/2022"}
    assert {day: official_date(day) for day in official} == official
    assert vietnamese_moment(datetime(2026, 12, 16, 14, 5, 59, tzinfo=UTC)) == "14:05 ngày 16/12/2026"


def test_small_numbers_in_words() -> None:
    said = [in_words(number) for number in (0, 4, 5, 10, 12, 15, 20, 21, 24, 35, 99)]
    assert said == [
        *("không", "bốn", "năm", "mười", "mười hai", "mười lăm"),
        *("hai mươi", "hai mươi mốt", "hai mươi bốn", "ba mươi lăm", "chín mươi chín"),
    ]
    for number in (-1, 100):
        with pytest.raises(ValueError, match=str(number)):
            in_words(number)


def test_a_date_with_its_weekday() -> None:
    assert date_and_weekday(date(2026, 12, 19)) == "19/12/2026, thứ Bảy"
    assert date_and_weekday(date(2026, 12, 20)) == "20/12/2026, chủ nhật"


def test_days_of_the_week() -> None:
    monday = date(2026, 12, 14)
    assert [weekday(monday + timedelta(days=days)) for days in range(7)] == [
        "Thứ Hai",
        "Thứ Ba",
        "Thứ Tư",
        "Thứ Năm",
        "Thứ Sáu",
        "Thứ Bảy",
        "Chủ nhật",
    ]
