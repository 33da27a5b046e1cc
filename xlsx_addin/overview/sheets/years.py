"""``Qua các năm``: the measures year by year, over the same units and over all."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from xlsx_addin.overview.measures.definitions import GRADE_COLUMNS, rate
from xlsx_addin.overview.sheets import charts
from xlsx_addin.overview.sheets.table import COUNT, HEADING_ROW, PERCENT_TENTH, WIDEST, SheetMaker
from xlsx_addin.template import design
from xlsx_addin.template.print_setup import FULL, LANDSCAPE_PIXELS
from xlsx_addin.words import overview_sheets as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.chart import Chart

    from xlsx_addin.overview.measures.figures import Figures

_LABEL, _TABLE = 260, 1_030
_WIDEST_YEAR = 132
_LABEL_BESIDE, _YEAR_BESIDE, _GAP = 220, 80, 20
_MOST_YEARS_BESIDE = 4
"""Years whose table leaves room for the chart beside it, on one page with it; with more it stands on a page below."""
_ROW_PIXELS = 19
_SPREAD = "[$-42A]0.0"
_DEPEND_ON_SCALE = frozenset({"grades", "qualified_rate", "self_higher_rate", "crossing_sheets_rate", "spread"})
"""What cannot be compared between years of unlike scales."""
_CHART = (1_030, 250)
_CHART_BESIDE = (480, 330)


def draw(maker: SheetMaker) -> None:
    """The table over all years and the chart of three rates over the panel."""
    figures = maker.figures
    years = figures.years
    beside = 1 < len(years) <= _MOST_YEARS_BESIDE
    label = _LABEL_BESIDE if beside else _LABEL
    width = _YEAR_BESIDE if beside else min(_WIDEST_YEAR, _TABLE // (2 * len(years)))
    table = [label, *[width] * (2 * len(years))]
    pixels = [*table, _GAP, min(_CHART_BESIDE[0], WIDEST - sum(table) - _GAP)] if beside else table
    subtitle = words.YEARS_SUBTITLE.format(count=figures.panel_units) if len(years) > 1 else words.YEARS_ONE
    maker.head(words.YEARS_TITLE, subtitle, pixels)
    _draw_headings(maker)
    row = HEADING_ROW + 1
    places: dict[str, int] = {}
    for name, text, values in _rows(figures):
        row += 1
        places[name] = row
        _draw_row(maker, row, name, text, values)
    if any(_is_muted(figures, year) for year in years):
        maker.sheet.write_string(row + 1, 0, words.YEARS_NOTE, maker.styles.provisional())
    if beside:
        chart = _chart(maker, places, "bottom")
        chart.set_size({"width": pixels[-1], "height": _CHART_BESIDE[1]})
        maker.sheet.insert_chart(HEADING_ROW, len(pixels) - 1, chart, {"object_position": 2})
        maker.sheet.print_area(0, 0, row + 1, len(pixels) - 1)
        maker.page(one_page=True)
        return
    maker.page(repeated=2)
    # A manual break is heeded only where the page has a scale of its own.
    maker.sheet.set_print_scale(min(100, int(100 * FULL * LANDSCAPE_PIXELS / sum(pixels))))
    if len(years) > 1:
        chart = _chart(maker, places, "right")
        chart.set_size({"width": min(_CHART[0], sum(pixels)), "height": _CHART[1]})
        maker.sheet.insert_chart(row + 2, 0, chart, {"object_position": 2})
        maker.sheet.set_h_pagebreaks([row + 2])


def _chart(maker: SheetMaker, places: dict[str, int], legend: str) -> Chart:
    """Three rates over the panel, from the rows where they stand."""
    rows = {label: places[name] for name, label in words.CHART_RATES.items()}
    chart = charts.rates_chart(maker, HEADING_ROW + 1, rows, legend)
    chart.set_title(
        {
            "name": words.SAME_UNITS.format(count=maker.figures.panel_units),
            "name_font": {"name": design.FONT, "size": 12, "bold": True, "color": design.RED},
        }
    )
    return chart


def _draw_headings(maker: SheetMaker) -> None:
    heading, count = maker.styles.heading(), len(maker.figures.years)
    maker.sheet.merge_range(HEADING_ROW, 0, HEADING_ROW + 1, 0, words.MEASURE, heading)
    titles = (words.SAME_UNITS.format(count=maker.figures.panel_units), words.ALL_UNITS)
    for part, title in enumerate(titles):
        first = 1 + part * count
        maker.put(HEADING_ROW, first, title, heading, first + count - 1)
        for place, year in enumerate(maker.figures.years):
            maker.sheet.write_number(HEADING_ROW + 1, first + place, year, heading)
    maker.sheet.set_row_pixels(HEADING_ROW, 22 if count > 1 else 39)
    maker.sheet.set_row_pixels(HEADING_ROW + 1, 22)


def _rows(figures: Figures) -> Iterator[tuple[str, str, list[object]]]:
    """Name, label and values of each row: the panel's years, then all units' years."""
    grades = [grade.value for grade in figures.guidance.grades]
    for name, label in words.YEAR_ROWS.items():
        for measure, text in zip(GRADE_COLUMNS, grades, strict=False) if name == "grades" else [(name, label)]:
            places = itertools.product((True, False), figures.years)
            yield name, text, [_value(figures, measure, year, is_panel=is_panel) for is_panel, year in places]


def _value(figures: Figures, name: str, year: int, *, is_panel: bool) -> object:
    counts = (figures.panel_years if is_panel else figures.all_years)[year]
    if name == "units":
        return figures.units_counted(year, in_panel=is_panel)
    if name == "scale":
        return words.UNCONFIRMED if figures.is_provisional(year) else words.CONFIRMED
    if name == "spread":
        spread = figures.spreads.get((year, is_panel))
        return None if spread is None else float(spread)
    return rate(counts, name.removesuffix("_rate")) if name.endswith("_rate") else counts[name]


def _draw_row(maker: SheetMaker, row: int, name: str, label: str, values: list[object]) -> None:
    is_rate = name.endswith("_rate")
    maker.sheet.set_row_pixels(row, _ROW_PIXELS)
    maker.write(row, 0, label, bold=is_rate or name == "total")
    for place, value in enumerate(values):
        year = maker.figures.years[place % len(maker.figures.years)]
        look: dict[str, Any] = {"align": "right", "bold": is_rate or name == "total"}
        look["num_format"] = PERCENT_TENTH if is_rate else (_SPREAD if name == "spread" else COUNT)
        if name == "scale":
            look = {"align": "center"}
            if value == words.UNCONFIRMED:
                look["font_color"] = design.ATTENTION
        elif name in _DEPEND_ON_SCALE and _is_muted(maker.figures, year):
            look |= {"italic": True, "bold": False, "font_color": design.MUTED}
        maker.write(row, 1 + place, value, **look)


def _is_muted(figures: Figures, year: int) -> bool:
    """Whether a year's grades must not be compared with those of the year before it in the table."""
    place = figures.years.index(year)
    if figures.is_provisional(year):
        return len(figures.years) > 1
    return place > 0 and not figures.grades_comparable(year, figures.years[place - 1])
