"""The console's chart: grades by kind of subject, readable in black and white."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsx_addin.guidance import drawn
from xlsx_addin.template import design
from xlsx_addin.terms import Kind
from xlsx_addin.workbook import console, layout

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook


def _green(colour: str) -> dict[str, Any]:
    return {"fill": {"color": colour}, "border": {"color": design.GOOD}}


def _hatched(pattern: str) -> dict[str, Any]:
    return {
        "pattern": {"pattern": pattern, "fg_color": design.GOLD, "bg_color": design.WHITE},
        "border": {"color": design.GOLD},
    }


def _plain(colour: str) -> dict[str, Any]:
    return {"fill": {"color": colour}, "border": {"color": design.MUTED}}


_GREENS = {
    1: (design.GOOD,),
    2: (design.GOOD, design.GOOD_PALE),
    3: (design.GOOD, design.GOOD_MIDDLE, design.GOOD_FAINT),
    4: (design.GOOD, design.GOOD_MIDDLE, design.GOOD_PALE, design.GOOD_FAINT),
    5: (design.GOOD, design.GOOD_MIDDLE, design.GOOD_PALE, design.GOOD_FAINT, design.WHITE),
}
"""The recognised grades from the best on, by how many there are: told apart in grey too."""
_OTHERS = (
    _hatched("light_upward_diagonal"),
    _hatched("light_downward_diagonal"),
    _hatched("light_horizontal"),
    _plain(design.NEUTRAL),
    _plain(design.WHITE),
)
"""The other grades; the worst is white."""


def grade_fills(recognised: int, others: int) -> list[dict[str, Any]]:
    """The fill of each grade, from the best to the worst: it follows from its place and whether it is recognised."""
    last = _OTHERS[-1:]
    return [*map(_green, _GREENS[recognised]), *_OTHERS[: others - 1], *last]


_FACE = {"name": design.FONT, "size": design.CONSOLE_SIZE, "color": design.INK, "bold": False}
_COUNT_WITHOUT_ZERO = "0;;"
_GAP_PERCENT = 45


def grade_chart(book: Workbook, *, width: int, height: int) -> Chart:
    """Stacked bars of the counts on the console, told apart by lightness and hatching, each with its count in it."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    first = console.SUMMARY_COLUMN - 1 + console.LINK
    last = first + len(Kind) - 1
    kinds = console.GRADES_HEADING_ROW - 1
    letter = drawn()
    recognised = len(letter.recognised_grades)
    fills = grade_fills(recognised, len(letter.grades) - recognised)
    for index, grade in enumerate(letter.grades):
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
                **fills[index],
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
