"""The three kinds of charts: native ones, drawn from tables that everybody can see, readable in black and white."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsx_addin.overview.measures.definitions import GRADE_COLUMNS
from xlsx_addin.template import design

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook

    from xlsx_addin.overview.measures.figures import MeasureCounts
    from xlsx_addin.terms import Grade

_BEST, _BETWEEN, _WORST = design.GOOD, (design.GOOD_PALE, design.GOLD, "#EADFC0", "#C9CCD1"), design.MUTED
"""From the best grade to the worst: a letter has two to six of them."""
_SIZE = 10.5
_SMALLEST_LABELLED = 0.04
"""Share of a bar below which its number would not fit."""
_AGES = (
    {"color": design.RED, "width": 3},
    {"color": "#7F8389", "width": 2.25, "dash_type": "dash"},
    {"color": "#A9ABAF", "width": 1.75, "dash_type": "round_dot"},
)
"""Lines of the newest year and of the two before it."""


def _face(**properties: Any) -> dict[str, Any]:
    return {"name": design.FONT, "size": _SIZE, "color": design.INK, "bold": False, **properties}


def grade_chart(
    book: Workbook,
    sheet: str,
    rows: tuple[int, int],
    first_column: int,
    kinds: Sequence[MeasureCounts],
    grades: Sequence[Grade],
) -> Chart:
    """Grades by kind as bars of one length: kinds in column A, the grades from ``first_column`` on."""
    chart = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    colours = (_BEST, *_BETWEEN[: len(grades) - 2], _WORST)
    for place, (grade, colour) in enumerate(zip(grades, colours, strict=True)):
        column = first_column + place
        ink = design.WHITE if colour in (_BEST, _WORST) else design.INK
        chart.add_series(
            {
                "name": grade.value,
                "categories": [sheet, rows[0], 0, rows[1], 0],
                "values": [sheet, rows[0], column, rows[1], column],
                "fill": {"color": colour},
                "border": {"color": design.WHITE, "width": 1},
                "gap": 45,
                "data_labels": {
                    "value": True,
                    "position": "center",
                    "num_format": "#,##0;;",
                    "font": _face(color=ink),
                    "custom": [
                        {"delete": True} if _is_small(counts, place) else {"font": _face(color=ink)} for counts in kinds
                    ],
                },
            }
        )
    chart.set_y_axis(
        {"reverse": True, "num_font": _face(size=11), "line": {"none": True}, "major_tick_mark": "none"},
    )
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0, "max": 1})
    chart.set_legend({"position": "bottom", "font": _face()})
    return _plain(chart)


def _is_small(counts: MeasureCounts, place: int) -> bool:
    total = counts["appraised"]
    return not total or counts[GRADE_COLUMNS[place]] / total < _SMALLEST_LABELLED


def progress_chart(
    book: Workbook, sheet: str, rows: tuple[int, int], days_column: int, columns: Mapping[int, int]
) -> Chart:
    """Cumulative shares by day: ``columns`` are the years and where their shares stand, the newest drawn thick."""
    chart = book.add_chart({"type": "line"})
    for year, column in sorted(columns.items()):
        age = min(max(columns) - year, len(_AGES) - 1)
        chart.add_series(
            {
                "name": str(year),
                "categories": [sheet, rows[0], days_column, rows[1], days_column],
                "values": [sheet, rows[0], column, rows[1], column],
                "line": _AGES[age],
                "marker": {"type": "none"},
            }
        )
    _share_axis(chart)
    chart.set_x_axis(
        {"num_font": _face(size=9.5), "line": {"color": design.MUTED}, "major_tick_mark": "none", "interval_unit": 1}
    )
    chart.set_legend({"position": "bottom", "font": _face()})
    return _plain(chart)


def rates_chart(
    book: Workbook,
    sheet: str,
    heading_row: int,
    columns: tuple[int, int],
    rows: Mapping[str, int],
    *,
    legend: str,
) -> Chart:
    """Rates over the years: ``rows`` are the names and where their rates stand; only the last point is labelled.

    ``legend`` is the side on which the names stand.
    """
    chart = book.add_chart({"type": "line"})
    looks = (
        {"color": design.INK, "width": 2.25},
        {"color": design.GOLD, "width": 2.25, "dash_type": "dash"},
        {"color": design.RED, "width": 2.25},
    )
    count = columns[1] - columns[0] + 1
    for look, (name, row) in zip(looks, rows.items(), strict=False):
        above = "below" if look is looks[0] else "above"
        labels: list[dict[str, Any]] = [{"delete": True}] * (count - 1)
        labels.append({"position": above, "font": _face(color=look["color"])})
        chart.add_series(
            {
                "name": name,
                "categories": [sheet, heading_row, columns[0], heading_row, columns[1]],
                "values": [sheet, row, columns[0], row, columns[1]],
                "line": look,
                "marker": {
                    "type": "circle",
                    "size": 6,
                    "fill": {"color": look["color"]},
                    "border": {"color": look["color"]},
                },
                "data_labels": {
                    "value": True,
                    "num_format": "0%",
                    "position": above,
                    "font": _face(color=look["color"]),
                    "custom": labels,
                },
            }
        )
    _share_axis(chart)
    chart.set_x_axis({"num_font": _face(size=11), "line": {"color": design.MUTED}, "major_tick_mark": "none"})
    chart.set_legend({"position": legend, "font": _face()})
    return _plain(chart)


def _share_axis(chart: Chart) -> None:
    chart.set_y_axis(
        {
            "min": 0,
            "max": 1,
            "major_unit": 0.25,
            "num_format": "0%",
            "num_font": _face(),
            "line": {"none": True},
            "major_tick_mark": "none",
            "major_gridlines": {"visible": True, "line": {"color": design.HAIRLINE, "width": 0.75}},
        }
    )


def _plain(chart: Chart) -> Chart:
    chart.set_title({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": design.WHITE}})
    chart.set_plotarea({"fill": {"none": True}})
    chart.show_blanks_as("gap")
    return chart
