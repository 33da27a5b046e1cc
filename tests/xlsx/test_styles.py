"""Which styles show a date."""

from __future__ import annotations

import pytest

from tests.xlsx.raw_workbooks import TRANSITIONAL, styles_xml
from xlsx_addin.xlsx.package import DEFAULT_LIMITS
from xlsx_addin.xlsx.styles import NumberStyles, is_date_format, is_percent_format, read_number_styles


@pytest.mark.parametrize(
    "code",
    [
        "dd/mm/yyyy",
        "dd/mm/yyyy;@",
        "[$-42A]dd/mm/yyyy",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
        "yyyy",
        "h:mm AM/PM",
        "[h]:mm:ss",
        "[mm]",
        "[Red]d",
        '"ngày" d',
        "D/M/YYYY",
        "0;[h]",
    ],
)
def test_formats_of_dates_and_times(code: str) -> None:
    assert is_date_format(code)


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0.00E+00",
        "#,##0.00_);[Red]\\(#,##0.00\\)",
        '#,##0 "điểm"',
        "0\\ \\d\\i\\e\\m",
        "[$đ-42A]#,##0",
        "[Red]0",
        "[<50]0",
        "@",
        '"ngày',
        "_d0*m",
        "[Red",
        "",
    ],
)
def test_formats_of_numbers_and_texts(code: str) -> None:
    assert not is_date_format(code)


@pytest.mark.parametrize("code", ["0%", "0.00 %", "#,##0.0%;[Red]-0.0%", "General;0%", "[>1]0%;0", '"%"0%', "%0"])
def test_formats_of_percentages(code: str) -> None:
    assert is_percent_format(code)


@pytest.mark.parametrize("code", ["0", "General", '0"%"', "0\\%", "0_%", "0*%", "[$%-42A]0", '0 "%', "@"])
def test_a_sign_of_percent_that_is_an_ornament(code: str) -> None:
    assert not is_percent_format(code)


def test_percentages_count_by_their_codes_before_their_built_in_numbers() -> None:
    part = (
        f'<styleSheet xmlns="{TRANSITIONAL}"><numFmts><numFmt numFmtId="9" formatCode="0"/>'
        '<numFmt numFmtId="170" formatCode="0.0%"/><numFmt numFmtId="171" formatCode="d%"/></numFmts>'
        '<cellXfs><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'
    )
    assert read_number_styles([part.encode()], DEFAULT_LIMITS) == NumberStyles(
        calendar=frozenset({3}), percent=frozenset({1, 2})
    )


def test_built_in_formats_count_by_their_numbers() -> None:
    numbers = [*range(60), 164]
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in numbers)
    part = f'<styleSheet xmlns="{TRANSITIONAL}"><cellXfs>{styles}<xf/></cellXfs></styleSheet>'

    expected = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
    assert read_number_styles([part.encode()], DEFAULT_LIMITS) == NumberStyles(
        calendar=frozenset(expected), elapsed=frozenset({46}), percent=frozenset({9, 10})
    )


def test_a_custom_format_counts_by_its_code_even_under_a_built_in_number() -> None:
    part = (
        f'<styleSheet xmlns="{TRANSITIONAL}"><numFmts><numFmt numFmtId="14" formatCode="0"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="15"/></cellStyleXfs><cellXfs><xf numFmtId="14"/><xf numFmtId="15"/></cellXfs>'
        "</styleSheet>"
    )

    assert read_number_styles([part.encode()], DEFAULT_LIMITS) == NumberStyles(frozenset({1}))
    assert read_number_styles([styles_xml("0.0", "d/m", "0").encode()], DEFAULT_LIMITS) == NumberStyles(frozenset({2}))


def test_elapsed_times_are_told_from_times_of_the_day() -> None:
    part = styles_xml("h:mm", "[h]:mm:ss", "&quot;[h]&quot; h", "[Red][mm]:ss", "0.0")

    assert read_number_styles([part.encode()], DEFAULT_LIMITS) == NumberStyles(
        calendar=frozenset({1, 2, 3, 4}), elapsed=frozenset({2, 4})
    )
