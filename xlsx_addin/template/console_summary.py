"""The rectangle of the console that the tool writes: its cells' looks, its names, and what it says before any run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.template import design
from xlsx_addin.template.colours import COLOURS_OF_NEWS, RECOGNISED_GRADES
from xlsx_addin.workbook import console, layout
from xlsx_addin.xlsx import blocks
from xlsx_addin.xlsx.cells import address, column_letters

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.design import Property, Styles


def write_summary(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Write the rectangle ``TongHop`` as it is before any run, and give it and its status cell their names."""
    block = console.first_console_block()
    for line, values in enumerate(block.rows):
        for column, value in enumerate(values):
            style = _style(styles, line, column)
            sheet.write(block.row - 1 + line, block.column - 1 + column, "" if value is None else value, style)
    first, last = _absolute(block.row, block.column), _absolute(block.last_row, block.last_column)
    book.define_name(console.SUMMARY_NAME, f"='{layout.CONSOLE}'!{first}:{last}")
    status = _absolute(block.row + console.STATUS_LINE, block.column)
    book.define_name(console.STATUS_NAME, f"='{layout.CONSOLE}'!{status}")
    _colour_recognised_grades(sheet, styles)


def section_style(styles: Styles, **properties: Property) -> Format:
    """A section's heading over a hairline."""
    return styles.of(
        **{
            "font_size": design.SECTION_SIZE,
            "bold": True,
            "font_color": design.RED,
            "bottom": design.THIN,
            "bottom_color": design.HAIRLINE,
            "valign": "bottom",
            **properties,
        }
    )


def _absolute(row: int, column: int) -> str:
    return f"${column_letters(column)}${row}"


def _colour_recognised_grades(sheet: Worksheet, styles: Styles) -> None:
    row, column = console.SUMMARY_ROW + console.FIRST_LINE, console.SUMMARY_COLUMN + console.GRADE
    cell = address(row, column)
    recognised = ",".join(f'{cell}="{grade.value}"' for grade in RECOGNISED_GRADES)
    sheet.conditional_format(
        row - 1,
        column - 1,
        row + console.TOP_LINES - 2,
        column - 1,
        {"type": "formula", "criteria": f"=OR({recognised})", "format": styles.change(font_color=design.GOOD)},
    )


def _style(styles: Styles, line: int, column: int) -> Format:
    """The style of one cell of the rectangle, both counted from 0."""
    if line < console.HEADING_LINE:
        return _status_style(styles, line)
    if column == console.GAP:
        return styles.of(font_size=design.CONSOLE_SIZE)
    if line == console.HEADING_LINE or (line == console.GRADES_LINE and column > console.GAP):
        if column in (console.OUTCOME, console.NAME):
            return section_style(styles)
        return section_style(styles, font_size=design.CONSOLE_SIZE, font_color=design.MUTED, align="center")
    if column < console.GAP:
        return _count_style(styles, line, column)
    if column == console.NAME:
        return _line_style(styles, num_format=blocks.TEXT)
    if line > console.GRADES_LINE:
        return _line_style(styles, align="center", num_format=design.COUNT)
    number_format = blocks.POINTS if column == console.POINTS else blocks.GENERAL
    return _line_style(styles, align="center", num_format=number_format, bold=column == console.GRADE)


def _status_style(styles: Styles, line: int) -> Format:
    if line == console.STATUS_LINE:
        return styles.of(font_size=design.CONSOLE_SIZE, bold=True)
    if line == console.PROVISIONAL_LINE:
        return styles.of(font_size=design.CONSOLE_SIZE, italic=True, font_color=design.ATTENTION)
    return styles.of(font_size=design.CONSOLE_SIZE)


def _line_style(styles: Styles, **properties: Property) -> Format:
    return styles.of(
        **{"font_size": design.CONSOLE_SIZE, "bottom": design.THIN, "bottom_color": design.HAIRLINE, **properties}
    )


def _count_style(styles: Styles, line: int, column: int) -> Format:
    """Labels and counts; a darker line parts the outcomes, of which a subject has one, from what may hold besides."""
    last_outcome = line == console.LATE_LINE - 1
    properties: dict[str, Property] = {
        "font_color": _line_colour(line),
        "bottom_color": design.MUTED if last_outcome else design.HAIRLINE,
    }
    if column == console.COUNT:
        properties |= {"bold": True, "align": "center", "num_format": design.COUNT}
    return _line_style(styles, **properties)


def _line_colour(line: int) -> str:
    index = line - console.FIRST_LINE
    if index < len(console.OUTCOMES_SHOWN):
        return COLOURS_OF_NEWS.get(console.OUTCOMES_SHOWN[index].facts.news, design.INK)
    late, errors, warnings = range(console.LATE_LINE, console.LATE_LINE + 3)
    colours = {late: design.ATTENTION, errors: design.WRONG, warnings: design.ATTENTION}
    return colours.get(line, design.MUTED)
