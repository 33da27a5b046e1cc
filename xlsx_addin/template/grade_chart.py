"""The console's chart: grades by kind of subject, readable in black and white."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsx_addin.guidance import drawn_grades
from xlsx_addin.template import design
from xlsx_addin.terms import Kind
from xlsx_addin.workbook import console, layout

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook

_FILLS: tuple[dict[str, Any], ...] = (
    {"fill": {"color": design.GOOD}, "border": {"color": design.GOOD}},
    {"fill": {"color": design.GOOD_PALE}, "border": {"color": design.GOOD}},
    {
        "pattern": {"pattern": "light_upward_diagonal", "fg_color": design.GOLD, "bg_color": design.WHITE},
        "border": {"color": design.GOLD},
    },
    {"fill": {"color": design.WHITE}, "border": {"color": design.MUTED}},
)
"""From the best grade to the worst; a guidance with more grades repeats the last."""
_FACE = {"name": design.FONT, "size": design.CONSOLE_SIZE, "color": design.INK, "bold": False}
_COUNT_WITHOUT_ZERO = "0;;"
_GAP_PERCENT = 45


def grade_chart(book: Workbook, *, width: int, height: int) -> Chart:
    """Stacked bars of the counts on the console, told apart by lightness and hatching, each with its count in it."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    first = console.SUMMARY_COLUMN - 1 + console.LINK
    last = first + len(Kind) - 1
    kinds = console.GRADES_HEADING_ROW - 1
    for index, grade in enumerate(drawn_grades()):
        counts = console.FIRST_GRADE_ROW - 1 + index
        ink = design.WHITE if index == 0 else design.INK
        chart.add_series(
            {
                "name": grade.value,
                "categories": [layout.CONSOLE, kinds, first, kinds, last],
                "values": [layout.CONSOLE, counts, first, counts, last],
                "gap": _GAP_PERCENT,
                "data_labels": {
                    "value": True,
                    "num_format": _COUNT_WITHOUT_ZERO,
                    "position": "center",
                    "font": {**_FACE, "bold": True, "color": ink},
                },
                **_FILLS[min(index, len(_FILLS) - 1)],
            }
        )
    chart.set_legend({"position": "bottom", "font": _FACE})
    chart.set_y_axis(
        {"reverse": True, "num_font": _FACE, "line": {"color": design.HAIRLINE}, "major_tick_mark": "none"}
    )
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": design.WHITE}})
    chart.set_plotarea({"fill": {"none": True}})
    chart.set_size({"width": width, "height": height})
    return chart
