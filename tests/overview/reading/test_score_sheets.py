"""The totals of score sheets: how far they lie apart, whether one crosses the line, and whether they give the mean."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.received import filled_sheet
from tests.workbooks import GRADES, SCALE, appraised, scale_rows
from xlsx_addin.overview.reading.score_sheets import Spread, spread_of, spreads_of_register, spreads_of_sheets
from xlsx_addin.terms import Kind
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from pathlib import Path

KHA = Decimal(70)
HUNDREDTHS = st.integers(0, 10_000).map(lambda number: Decimal(number) / 100)
ROWS = [
    ["A", "", "Bà Thảo", "30", "20", "30", ""],
    ["A", "", "Ông Lực", "20", "20", "25", ""],
    ["B", "", "Bà Thảo", "30", "", "30", ""],
    ["C", "", "Bà Thảo", "25", "25", "30", ""],
    ["C", "", "Ông Lực", "25", "25", "30", ""],
]
KINDS = {"A": Kind.ORGANISATION, "B": Kind.ORGANISATION, "C": Kind.INDIVIDUAL}


def sheets(rows: list[list[str]]) -> dict[str, object]:
    headings = ["Mã", "Tên", "Người chấm", "C1", "C2", "C3", "Nhận xét"]
    return {
        layout.SCALE: filled_sheet(layout.SCALE, scale_rows(SCALE, GRADES)),
        layout.SCORES: filled_sheet(layout.SCORES, [headings, *rows]),
    }


def test_the_spreads_of_an_envelope() -> None:
    assert spreads_of_sheets(sheets(ROWS), KINDS) == {  # type: ignore[arg-type]
        "A": Spread(2, Decimal(145), 2, Decimal(65), Decimal(80), crosses=True, equal=False),
        "B": Spread(1),
        "C": Spread(2, Decimal(160), 2, Decimal(80), Decimal(80), crosses=False, equal=True),
    }


def test_score_sheets_of_nobody_are_passed_over() -> None:
    assert spreads_of_sheets(sheets([["X", "", "Bà Thảo", "30", "20", "30", ""]]), KINDS) == {}  # type: ignore[arg-type]


def test_a_workbook_has_the_spreads_of_its_envelope(tmp_path: Path) -> None:
    found = appraised(
        tmp_path,
        subjects="| Mã | Loại đối tượng |\n| A | Tổ chức |\n| B | Tổ chức |\n| C | Cá nhân |",
        scores="\n".join(
            ["| Mã | Người chấm | C1 | C2 | C3 |", *(f"| {' | '.join(row[:1] + row[2:6])} |" for row in ROWS if row[4])]
        ),
    )
    expected = spreads_of_sheets(sheets([row for row in ROWS if row[4]]), KINDS)  # type: ignore[arg-type]
    assert spreads_of_register(found.register) == expected


@pytest.mark.parametrize(
    ("totals", "crosses", "equal"),
    [((70, 70), False, True), ((69, 70), True, False), ((60, 69), False, False), ((80, 95), False, False)],
)
def test_a_sheet_crosses_where_one_reaches_the_line_and_another_does_not(
    totals: tuple[int, ...],
    crosses: bool,
    equal: bool,
) -> None:
    found = spread_of([Decimal(total) for total in totals], KHA)
    assert (found.crosses, found.equal) == (crosses, equal)


def test_of_one_sheet_nothing_is_compared() -> None:
    found = spread_of([Decimal(80)], KHA)
    assert (found.crosses, found.equal, found.mean) == (None, None, Fraction(80))


def test_without_a_line_nothing_crosses_it() -> None:
    assert spread_of([Decimal(60), Decimal(90)], None).crosses is None


@given(totals=st.lists(HUNDREDTHS, min_size=1, max_size=7), said=HUNDREDTHS)
def test_a_mean_matches_within_half_a_hundredth(totals: list[Decimal], said: Decimal) -> None:
    mean = Fraction(sum(map(Fraction, totals))) / len(totals)
    found = spread_of(totals, KHA)
    assert found.mean == mean
    assert found.matches(said) == (abs(Fraction(said) - mean) <= Fraction(5, 1000))


def test_where_a_score_is_missing_nothing_matches_or_differs() -> None:
    found = spread_of([Decimal(80), None], KHA)
    assert (found, found.mean, found.matches(Decimal(80))) == (Spread(2), None, None)
