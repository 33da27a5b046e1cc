"""The rectangle of the console that the tool writes: its cells' looks, its names, and what it says before any run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.guidance import drawn
from xlsx_addin.template import design
from xlsx_addin.template.colours import COLOURS_OF_NEWS
from xlsx_addin.words import console as words
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
            place = (block.row - 1 + line, block.column - 1 + column)
            style = _style(styles, block.row + line, column)
            if isinstance(value, blocks.CellLink):
                sheet.write_formula(*place, value.formula(), style, value.shown)
            else:
                sheet.write(*place, "" if value is None else value, style)
    first, last = _absolute(block.row, block.column), _absolute(block.last_row, block.last_column)
    book.define_name(console.SUMMARY_NAME, f"='{layout.CONSOLE}'!{first}:{last}")
    status = _absolute(console.STATUS_ROW, block.column)
    book.define_name(console.STATUS_NAME, f"='{layout.CONSOLE}'!{status}")
    _colour_recognised_grades(sheet, styles)
    _colour_counts(sheet, styles)
    _mark_first_step(sheet, styles)
    _mark_ties(sheet, styles)


def section_style(styles: Styles, **properties: Property) -> Format:
    """A section's heading over a hairline."""
    return styles.of(
        **{
            "font_size": design.SECTION_SIZE,
            "bold": True,
            "font_color": design.RED,
            "bottom": design.THIN,
            "bottom_color": design.MUTED,
            "valign": "bottom",
            **properties,
        }
    )


def _absolute(row: int, column: int) -> str:
    return f"${column_letters(column)}${row}"


def _colour_recognised_grades(sheet: Worksheet, styles: Styles) -> None:
    row, column = console.FIRST_TOP_ROW, console.SUMMARY_COLUMN + console.LAST
    cell = address(row, column)
    recognised = ",".join(f'{cell}="{grade.value}"' for grade in drawn().recognised_grades)
    sheet.conditional_format(
        row - 1,
        column - 1,
        row + console.TOP_LINES - 2,
        column - 1,
        {"type": "formula", "criteria": f"=OR({recognised})", "format": styles.change(font_color=design.GOOD)},
    )


def _colour_counts(sheet: Worksheet, styles: Styles) -> None:
    """A count of none is muted with its words, whatever their colour otherwise is."""
    first, last = console.FIRST_COUNT_ROW, console.WARNINGS_ROW
    count = f"${column_letters(console.SUMMARY_COLUMN + console.COUNT)}{first}"
    sheet.conditional_format(
        first - 1,
        console.SUMMARY_COLUMN - 1,
        last - 1,
        console.SUMMARY_COLUMN + console.COUNT - 1,
        {"type": "formula", "criteria": f"=N({count})=0", "format": styles.change(font_color=design.MUTED)},
    )


def _mark_first_step(sheet: Worksheet, styles: Styles) -> None:
    """What is next is red only where it is errors."""
    row, column = console.FIRST_STEP_ROW, console.SUMMARY_COLUMN + console.FIRST
    errors = f"$F${console.ERRORS_ROW}"
    change = styles.change(font_color=design.WRONG)
    criteria = f'=AND(N({errors})>0,ISNUMBER(SEARCH("{words.MEND}",{address(row, column)})))'
    place = (row - 1, column - 1, row - 1, column - 1)
    sheet.conditional_format(*place, {"type": "formula", "criteria": criteria, "format": change})


def _mark_ties(sheet: Worksheet, styles: Styles) -> None:
    """``3=`` for a rank that the line before or after has too, within its kind."""
    row, column = console.FIRST_TOP_ROW, console.SUMMARY_COLUMN + console.RANK
    kind = f"{column_letters(column - 1)}"
    rank, before, after = address(row, column), address(row - 1, column), address(row + 1, column)
    tied = f'=AND(ISNUMBER({rank}),OR(AND({rank}={after},{kind}{row + 1}=""),AND({rank}={before},{kind}{row}="")))'
    sheet.conditional_format(
        row - 1,
        column - 1,
        row + console.TOP_LINES - 2,
        column - 1,
        {"type": "formula", "criteria": tied, "format": styles.change(num_format=design.TIED)},
    )


def _style(styles: Styles, row: int, column: int) -> Format:
    """The style of one cell of the rectangle: the sheet's row, the rectangle's column."""
    if row == console.STATUS_ROW:
        return styles.of(font_size=design.CONSOLE_SIZE, bold=True)
    if row == console.PROVISIONAL_ROW:
        return styles.of(font_size=design.CONSOLE_SIZE, italic=True, font_color=design.ATTENTION)
    if column == console.GAP:
        return styles.of(font_size=design.CONSOLE_SIZE)
    if column <= console.COUNT:
        return _left_style(styles, row, column)
    return _right_style(styles, row, column)


def _left_style(styles: Styles, row: int, column: int) -> Format:
    """Labels and counts, and below them the names of those who have not sent."""
    if row == console.HEADING_ROW:
        return section_style(styles) if column == console.OUTCOME else _small_heading(styles)
    if row == console.GRADES_HEADING_ROW:
        return section_style(styles)
    if row == console.UNSENT_HEADING_ROW:
        return styles.of(font_size=design.SECTION_SIZE, bold=True, font_color=design.RED)
    if row >= console.FIRST_UNSENT_ROW:
        return styles.of(font_size=design.CONSOLE_SIZE, num_format=blocks.TEXT)
    if console.FIRST_COUNT_ROW <= row <= console.WARNINGS_ROW:
        return _count_style(styles, row, column)
    return styles.of(font_size=design.CONSOLE_SIZE)


def _right_style(styles: Styles, row: int, column: int) -> Format:
    """What is next, the best, grades by kind."""
    if row in (console.HEADING_ROW, console.TOP_HEADING_ROW):
        if column < console.LINK:
            return section_style(styles)
        return _link_style(styles, heading=True) if column == console.LINK else _small_heading(styles)
    if console.FIRST_STEP_ROW <= row < console.FIRST_STEP_ROW + console.STEPS:
        if column == console.LAST:
            return _link_style(styles)
        return _line_style(styles, bold=row == console.FIRST_STEP_ROW, num_format=blocks.TEXT)
    if console.FIRST_TOP_ROW <= row < console.FIRST_TOP_ROW + console.TOP_LINES:
        return _top_style(styles, column)
    return _below_style(styles, row, column)


def _below_style(styles: Styles, row: int, column: int) -> Format:
    """What stands below the fold: the chart's table, the data's code, the telephones of those who have not sent."""
    if row == console.GRADES_HEADING_ROW and column >= console.LINK:
        return _small_heading(styles)
    if row == console.GRADES_HEADING_ROW:
        return section_style(styles)
    if console.FIRST_GRADE_ROW <= row < console.DATA_CODE_ROW - 1:
        counts: dict[str, Property] = {"align": "center", "num_format": design.COUNT}
        return _line_style(styles, **(counts if column >= console.LINK else {}))
    if row >= console.FIRST_UNSENT_ROW:
        alignment = "right" if column == console.LAST else "left"
        return styles.of(font_size=design.CONSOLE_SIZE, num_format=blocks.TEXT, align=alignment)
    muted: dict[str, Property] = {"font_color": design.MUTED} if row == console.DATA_CODE_ROW else {}
    return styles.of(font_size=design.CONSOLE_SIZE, **muted)


def _top_style(styles: Styles, column: int) -> Format:
    if column == console.FIRST:
        return _line_style(styles, bold=True)
    if column == console.RANK:
        return _line_style(styles, align="center", num_format=blocks.WHOLE)
    if column == console.POINTS:
        return _line_style(styles, align="center", num_format=blocks.POINTS)
    if column == console.LAST:
        # Another guidance may have a longer grade: it is shown smaller rather than cut.
        return _line_style(styles, align="center", bold=True, shrink=True)
    return _line_style(styles, num_format=blocks.TEXT)


def _small_heading(styles: Styles) -> Format:
    return section_style(styles, font_size=design.CONSOLE_SIZE, bold=False, font_color=design.MUTED, align="center")


def _link_style(styles: Styles, *, heading: bool = False) -> Format:
    link: dict[str, Property] = {"font_color": design.LINK, "underline": 1, "align": "right"}
    if heading:
        return section_style(styles, **link, bold=False, font_size=design.CONSOLE_SIZE)
    return _line_style(styles, **link)


def _line_style(styles: Styles, **properties: Property) -> Format:
    return styles.of(
        **{"font_size": design.CONSOLE_SIZE, "bottom": design.THIN, "bottom_color": design.HAIRLINE, **properties}
    )


def _count_style(styles: Styles, row: int, column: int) -> Format:
    """Labels and counts; a darker line parts the outcomes, of which a subject has one, from what may hold besides."""
    properties: dict[str, Property] = {
        "font_color": _line_colour(row),
        "bottom_color": design.MUTED if row == console.TOTAL_ROW - 1 else design.HAIRLINE,
        "bold": row == console.TOTAL_ROW or column == console.COUNT,
    }
    if column == console.COUNT:
        properties |= {"align": "center", "num_format": design.COUNT}
    return _line_style(styles, **properties)


def _line_colour(row: int) -> str:
    index = row - console.FIRST_COUNT_ROW
    if index < len(console.OUTCOMES_SHOWN):
        return COLOURS_OF_NEWS.get(console.OUTCOMES_SHOWN[index].facts.news, design.INK)
    colours = {
        console.LATE_ROW: design.ATTENTION,
        console.ERRORS_ROW: design.WRONG,
        console.WARNINGS_ROW: design.ATTENTION,
    }
    return colours.get(row, design.INK)
