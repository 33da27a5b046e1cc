"""The console's chart: grades by kind of subject, readable in black and white, with its heading and legend over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsx_addin.guidance import drawn
from xlsx_addin.template import design
from xlsx_addin.template.console_summary import section_style
from xlsx_addin.terms import Kind
from xlsx_addin.words import console as words
from xlsx_addin.workbook import console_places as places
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.setting_places import LABEL_COLUMN

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.design import Styles


def _filled(colour: str, border: str) -> dict[str, Any]:
    return {"fill": {"color": colour}, "border": {"color": border}}


def _hatched(pattern: str) -> dict[str, Any]:
    return {
        "pattern": {"pattern": pattern, "fg_color": design.GOLD, "bg_color": design.WHITE},
        "border": {"color": design.GOLD},
    }


_GREENS = {
    1: (design.GOOD,),
    2: (design.GOOD, design.GOOD_PALE),
    3: (design.GOOD, design.GOOD_MIDDLE, design.GOOD_FAINT),
    4: (design.GOOD, design.GOOD_MIDDLE, design.GOOD_PALE, design.GOOD_FAINT),
    5: (design.GOOD, design.GOOD_MIDDLE, design.GOOD_PALE, design.GOOD_FAINT, design.WHITE),
}
"""The recognised grades from the best on, by how many there are: told apart in grey too."""
_OTHERS = (
    _hatched("wide_upward_diagonal"),
    _hatched("light_downward_diagonal"),
    _hatched("light_horizontal"),
    _filled(design.NEUTRAL, design.MUTED),
    _filled(design.WHITE, design.MUTED),
)
"""The other grades; the worst is white."""
_LABEL_SIZE = 10.5
_GAP_PERCENT = 38
_COUNT_WITHOUT_ZERO = "0;;;"
_SIGNS = {"fill": "■ ", "pattern": "▒ ", "frame": "□ "}
_FIRST = places.SUMMARY_COLUMN - 1 + places.HIDDEN
"""The hidden column with the names of the kinds, counted from 0; behind it one for each grade."""


def _looks() -> list[dict[str, Any]]:
    """The fill of each grade, from the best to the worst: it follows from its place and whether it is recognised."""
    letter = drawn()
    recognised = len(letter.recognised_grades)
    others = len(letter.grades) - recognised
    greens = [_filled(colour, design.GOOD) for colour in _GREENS[recognised]]
    return [*greens, *_OTHERS[: others - 1], _OTHERS[-1]]


def grade_chart(book: Workbook, *, width: int, height: int) -> Chart:
    """Stacked bars of the counts in the hidden columns, told apart by lightness and hatching, each with its count."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    rows = places.BAND.lines[: len(Kind)]
    kinds = [layout.CONSOLE, rows[0] - 1, _FIRST, rows[-1] - 1, _FIRST]
    for index, look in enumerate(_looks()):
        column = _FIRST + 1 + index
        ink = design.WHITE if index == 0 else design.INK
        chart.add_series(
            {
                "name": [layout.CONSOLE, places.BAND.first - 1, column],
                "categories": kinds,
                "values": [layout.CONSOLE, rows[0] - 1, column, rows[-1] - 1, column],
                "gap": _GAP_PERCENT,
                "data_labels": {
                    "value": True,
                    "num_format": _COUNT_WITHOUT_ZERO,
                    "position": "center",
                    "font": {"name": design.FONT, "size": _LABEL_SIZE, "color": ink, "bold": True},
                },
                **look,
            }
        )
    face = {"name": design.FONT, "size": design.CONSOLE_SIZE, "color": design.INK, "bold": False}
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": face, "line": {"none": True}, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.show_hidden_data()
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    chart.set_plotarea({"fill": {"none": True}})
    chart.set_size({"width": width, "height": height})
    return chart


def write_chart_heading(sheet: Worksheet, styles: Styles) -> None:
    """The heading over the chart and what each look means, in one line: a legend of its own would push names out of it.

    One cell to the left of the rectangle, which no click writes into, it runs over blank ones up to the counts.
    """
    parts: list[Any] = [section_style(styles), f"{words.GRADES_BY_KIND}      "]
    for look, grade in zip(_looks(), drawn().grades, strict=True):
        kind = "pattern" if "pattern" in look else "frame" if look in _OTHERS else "fill"
        colour = design.GOLD if kind == "pattern" else design.INK if kind == "frame" else look["fill"]["color"]
        parts += [_face(styles, colour), _SIGNS[kind], _face(styles, design.INK), f"{grade.value}    "]
    for column in range(LABEL_COLUMN, places.SUMMARY_COLUMN + places.COUNT + 1):
        sheet.write_blank(places.BAND.first - 1, column - 1, None, section_style(styles))
    sheet.write_rich_string(places.BAND.first - 1, LABEL_COLUMN - 1, *parts, section_style(styles))


def _face(styles: Styles, colour: str) -> Any:
    return styles.of(font_size=design.CONSOLE_SIZE, font_color=colour)
