"""What cells mean to the overview: terms without their diacritics, exact numbers, days, and whose name is kept."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from xlsx_addin.overview.reading.rows import (
    choice,
    code_or_none,
    column_of,
    grade_of,
    kept_name,
    number_of,
    outcome_of,
    points,
    serial_of,
    text_of,
)
from xlsx_addin.terms import Kind, OrganDecision, Outcome, YesNo
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue


def test_terms_are_known_without_case_and_diacritics() -> None:
    assert [choice(text, Kind) for text in ("Tổ chức", "TỔ CHỨC", "to chuc")] == [Kind.ORGANISATION] * 3
    assert [choice(value, YesNo) for value in ("có", "Khong", "x", 1.0, None)] == [
        YesNo.YES,
        YesNo.NO,
        None,
        None,
        None,
    ]
    assert [None if (grade := grade_of(text)) is None else grade.value for text in ("tot", "Khá", "Giỏi", 3.0)] == [
        "Tốt",
        "Khá",
        None,
        None,
    ]


def test_outcomes_are_known_by_their_labels() -> None:
    assert [outcome_of(outcome.label) for outcome in Outcome] == list(Outcome)
    assert outcome_of("Kết luận của phiên bản sau") is None


def test_a_code_that_excel_made_a_number_keeps_its_digits() -> None:
    assert [code_or_none(value) for value in ("CB-01", 7.0, None)] == ["CB-01", "7", None]


def test_texts_are_normalised_and_blanks_are_nothing() -> None:
    assert [text_of(value) for value in ("  a\u00a0b ", "\u200b", None, 3.0)] == ["a b", None, None, "3"]


def test_numbers_are_exact_also_where_they_are_typed_as_text() -> None:
    assert [number_of(value) for value in (0.1, "27,5", "hai", ErrorValue("#N/A"))] == [
        Decimal("0.1"),
        Decimal("27.5"),
        None,
        None,
    ]


def test_days_are_serial_numbers_also_where_they_are_typed_as_text() -> None:
    assert [serial_of(value) for value in (DateSerial(46371.5), "15/12/2026", 46371.0, "mai")] == [
        46371.5,
        46371.0,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("92.335"), "92.34"),
        (Fraction(1, 3), "0.33"),
        (Decimal(-1), "-1.00"),
        (None, None),
        (Decimal(100_000), None),
    ],
)
def test_points_are_shown_half_up(value: Decimal | Fraction | None, shown: str | None) -> None:
    assert points(value) == shown


@pytest.mark.parametrize(
    ("kind", "decision", "is_kept"),
    [
        (Kind.ORGANISATION, None, True),
        (Kind.COLLECTIVE, None, True),
        (Kind.INDIVIDUAL, None, False),
        (Kind.INDIVIDUAL, "Không đồng ý", False),
        (Kind.INDIVIDUAL, OrganDecision.AGREED.value, True),
        (None, None, False),
        (None, OrganDecision.AGREED.value, True),
    ],
)
def test_an_individuals_name_is_kept_only_once_recognised(
    kind: Kind | None, decision: str | None, is_kept: bool
) -> None:
    assert kept_name("A", kind, decision) == ("A" if is_kept else None)


def test_a_column_is_read_by_value_and_a_day_is_not_the_number_that_it_equals() -> None:
    asked: list[CellValue] = []

    def meaning(value: CellValue) -> str:
        asked.append(value)
        return type(value).__name__

    cells: dict[int, CellValue] = {5: "a", 6: "a", 7: 3.0, 8: DateSerial(3), 9: 3.0}
    assert column_of(cells, meaning) == {5: "str", 6: "str", 7: "float", 8: "DateSerial", 9: "float"}
    assert asked == ["a", 3.0, DateSerial(3)]
