"""What a cell holds, from its type, style and text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.xlsx.cell_value import DamagedValue, StoredCell, StoredValues
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, Formula, PercentNumber
from xlsx_addin.xlsx.styles import NumberStyles

PLAIN_STYLE, DATE_STYLE = "", "1"
VALUES = StoredValues(strings=["không", ""], number_styles=NumberStyles(frozenset({1})), is_date1904=False)


def value(
    kind: str,
    text: str | None = None,
    *,
    style: str = PLAIN_STYLE,
    inline: str | None = None,
    formula: str | None = None,
    values: StoredValues = VALUES,
) -> CellValue | None:
    return values.value(StoredCell(kind, style, text, inline, formula))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_exactly_the_stored_one(number: float) -> None:
    assert value("", repr(number)) == number


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("", "12", 12.0),
        ("n", " 12\n", 12.0),
        ("n", "1.5E-3", 0.0015),
        ("n", "89.99999999999999", 89.99999999999999),
        ("s", "0", "không"),
        ("s", "1", None),  # an empty text is a blank cell
        ("str", " Tốt ", " Tốt "),
        ("str", "a_x000D__x005F_b", "a\r_b"),
        ("str", "", None),
        ("b", "1", True),
        ("b", "false", False),
        ("e", "#N/A", ErrorValue("#N/A")),
        ("d", "2026-12-15", DateSerial(46371)),
        ("d", "2026-12-15T18:00:00", DateSerial(46371.75)),
        ("d", "2026-12-15T18:00:00Z", DateSerial(46372 + 1 / 24)),  # 01:00 of the next day in Vietnam
        ("d", "2026-12-15T18:00:00+07:00", DateSerial(46371.75)),
        ("d", "06:00:00", DateSerial(0.25)),
        ("d", "PT0H0M0.000S", DateSerial(0)),
        ("d", "PT26H30M", DateSerial(26.5 / 24)),
        ("d", "-P2DT6H", DateSerial(-2.25)),
        ("", None, None),
        ("", "", None),
        ("s", "", None),
    ],
)
def test_values(kind: str, text: str | None, expected: CellValue | None) -> None:
    found = value(kind, text)

    assert (type(found), found) == (type(expected), expected)


@pytest.mark.parametrize("kind", ["", "s", "b", "e", "inlineStr"])
@pytest.mark.parametrize("text", [None, ""])
def test_a_formula_without_a_stored_value_is_told_from_a_blank_cell(kind: str, text: str | None) -> None:
    assert value(kind, text, formula="1+2") is Formula.WITHOUT_VALUE


def test_a_formula_whose_result_is_an_empty_text_is_blank() -> None:
    assert value("str", "", formula="1+2") is None


def test_a_formula_with_a_stored_value_is_that_value() -> None:
    assert value("", "3", formula="1+2") == 3.0


def test_an_inline_text() -> None:
    assert value("inlineStr", inline="Tốt") == "Tốt"
    assert value("inlineStr", inline="") is None


def test_a_value_beside_an_inline_text_means_nothing_and_in_its_place_it_is_the_text() -> None:
    assert value("inlineStr", "1.0", inline="1.") == "1."
    assert value("inlineStr", " POI_x000D_") == " POI\r"


def test_a_number_in_a_date_style_is_a_date() -> None:
    found = value("", "46371", style=DATE_STYLE)

    assert (type(found), found) == (DateSerial, 46371)


def test_a_number_in_a_style_of_percentages_says_so() -> None:
    values = StoredValues(strings=[], number_styles=NumberStyles(percent=frozenset({1})), is_date1904=True)
    number = value("n", "0.9", style="1", values=values)
    assert (type(number), number) == (PercentNumber, 0.9)


@pytest.mark.parametrize(("text", "expected"), [("44909", 46371), ("0.5", 0.5), ("1.5", 1463.5)])
def test_dates_of_the_1904_system_are_shifted_but_bare_times_are_not(text: str, expected: float) -> None:
    values = StoredValues(strings=[], number_styles=NumberStyles(frozenset({1, 2}), frozenset({2})), is_date1904=True)

    assert value("", text, style=DATE_STYLE, values=values) == expected
    assert value("", text, style=PLAIN_STYLE, values=values) == float(text)


@pytest.mark.parametrize("text", ["0.5", "1.5", "44909"])
def test_elapsed_times_of_the_1904_system_are_not_shifted(text: str) -> None:
    values = StoredValues(strings=[], number_styles=NumberStyles(frozenset({1, 2}), frozenset({2})), is_date1904=True)

    assert value("", text, style="2", values=values) == float(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("", text) for text in ("mười", "nan", "inf", "1e999", "1_000", "0x10", "١", "1,5", "--1", "1 2")),
        *(("s", text) for text in ("2", "-1", "1.0", "١", "9" * 5000)),
        *(("b", text) for text in ("2", "TRUE", "có")),
        *(
            ("d", text)
            for text in ("15/12/2026", "2026-13-01", "9999-12-31T23:00:00Z", "25:00:00", "P", "PT", "P1Y", "PT1,5S")
        ),
        ("formula", "1"),
    ],
)
def test_a_text_that_contradicts_its_type_is_damage(kind: str, text: str) -> None:
    with pytest.raises(DamagedValue):
        value(kind, text)


@pytest.mark.parametrize("kind", ["", "s", "str"])
def test_an_inline_text_in_a_cell_of_another_type_is_damage(kind: str) -> None:
    with pytest.raises(DamagedValue):
        value(kind, inline="Tốt")


def test_a_style_that_is_no_number_is_damage() -> None:
    with pytest.raises(DamagedValue):
        value("", "1", style="đỏ")
