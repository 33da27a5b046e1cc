"""The rows above a table's data: title, subtitle, the words on a provisional scale, headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.template import design
from xlsx_addin.template.colours import say_when_old, write_provisional
from xlsx_addin.template.score_head import draw_score_head
from xlsx_addin.words import sheets as words
from xlsx_addin.workbook import layout, text_width
from xlsx_addin.workbook.result_legend import default_legend, longest_legend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.design import Styles
    from xlsx_addin.template.placed_columns import PlacedColumn, TableSheet

SUBTITLE_ROW, RULE_ROW = 2, 3
"""Rows of the template, counted from 1, under the title in row 1."""

_TITLE_PIXELS, _LINE_PIXELS, _RULE_PIXELS = 30, 21, 6
_HEADING_MARGIN, _ARROW_PIXELS = 8, 20
_LEGEND_MARGIN = 8
_FEWEST_LINES = 2
"""Room for a heading above the arrow of its filter."""
_RESULTS = (layout.RESULTS, layout.RANKING, layout.PROBLEMS)
_ON_CLERK_SHEETS = (layout.SUBJECTS, layout.SCALE)
_ON_TOOL_SHEETS = (layout.RESULTS, layout.RANKING, layout.RESULTS_FROM_ABOVE, layout.PROBLEMS)
"""Sheets that say on every page that the scale is provisional: in the subtitle's row, or in a row of its own."""


def write_title(table: TableSheet) -> None:
    """Write what stands above the headings; nothing but white paper where the headings leave no room for it."""
    sheet, styles, name = table.sheet, table.styles, table.name
    for row in range(table.heading_row):
        sheet.set_row(row, None, styles.plain())
    if table.heading_row != layout.HEADING_ROW:
        return
    if name == layout.SCORES:
        draw_score_head(table)
        return
    sheet.set_row_pixels(0, _TITLE_PIXELS, styles.plain())
    sheet.write_string(0, 0, words.TITLES[name], styles.title())
    sheet.set_row_pixels(SUBTITLE_ROW - 1, _LINE_PIXELS, styles.plain())
    sheet.set_row_pixels(RULE_ROW - 1, _LINE_PIXELS if name in _ON_TOOL_SHEETS else _RULE_PIXELS, styles.plain())
    for column in range(table.arrangement.last_column):
        sheet.write_blank(RULE_ROW - 1, column, None, styles.rule())
    if name in _ON_CLERK_SHEETS:
        _write_clerk_subtitle(table)
        return
    sheet.write_string(SUBTITLE_ROW - 1, 0, words.HINTS[name].format(**drawn_letter_words()), styles.subtitle())
    if name in _RESULTS and table.options.editable:
        say_when_old(sheet, styles, SUBTITLE_ROW - 1, 0)
    _write_notes(table)


def _write_notes(table: TableSheet) -> None:
    """What a tool sheet says beside title and subtitle, and under the gold rule.

    The words on the provisional scale stand at the right end of the title's row where row 3 says something else: on
    ``Kết quả`` what holds for every row, on ``Lỗi`` what to do. Elsewhere they have a row of their own, so that no long
    subtitle pushes them off the page.
    """
    sheet, styles, name = table.sheet, table.styles, table.name
    last = max(placed.number for placed in table.columns) - 1
    at_the_right = styles.of(font_size=design.TABLE_SIZE, italic=True, font_color=design.ATTENTION, align="right")
    if name == layout.RESULTS:
        printed = [placed.pixels for placed in table.columns if not placed.column.is_beside]
        draw_legend(sheet, styles, longest_legend(), printed)
        sheet.write_string(RULE_ROW - 1, 0, default_legend(), styles.legend())
        write_provisional(table, 0, len(printed) - 1, at_the_right)
    elif name == layout.PROBLEMS:
        bold = styles.of(font_size=design.TABLE_SIZE, bold=True, top=2, top_color=design.GOLD)
        sheet.write_blank(RULE_ROW - 1, 0, None, bold)
        write_provisional(table, 0, last, at_the_right)
    elif name in _ON_TOOL_SHEETS:
        write_provisional(table, RULE_ROW - 1, 0, styles.provisional(under_rule=True))
    if name == layout.RANKING:
        sheet.write_blank(RULE_ROW - 1, last, None, styles.rule(note=True))
        sheet.write_blank(0, last, None, at_the_right)


def draw_legend(sheet: Worksheet, styles: Styles, text: str, pixels: Sequence[int]) -> None:
    """Make room for a legend in the row under the gold rule, over columns of these widths."""
    height = merged_row(sheet, RULE_ROW - 1, text, pixels, styles.legend())
    sheet.set_row_pixels(RULE_ROW - 1, height + _LEGEND_MARGIN, styles.plain())


def merged_row(sheet: Worksheet, row: int, text: str, pixels: Sequence[int], style: Format) -> int:
    """Merge a row over columns of these widths, and leave it blank; the height that the text needs."""
    if len(pixels) > 1:
        sheet.merge_range(row, 0, row, len(pixels) - 1, "", style)
    sheet.write_blank(row, 0, None, style)
    lines = text_width.line_count(text, sum(pixels) - text_width.CELL_PADDING, design.TABLE_SIZE)
    return round(lines * text_width.line_pixels(design.TABLE_SIZE))


def write_headings(sheet: Worksheet, styles: Styles, columns: Sequence[PlacedColumn], *, on_top: bool = False) -> None:
    """Write the headings, each row as high as its longest one; ``on_top`` leaves the room below them to arrows."""
    for row in {placed.row for placed in columns}:
        lines = max(_FEWEST_LINES, *(heading_lines(placed) for placed in columns if placed.row == row))
        height = round(lines * text_width.line_pixels(design.TABLE_SIZE)) + _HEADING_MARGIN
        sheet.set_row_pixels(row - 1, height, styles.plain())
    for placed in columns:
        style = styles.heading(on_top=on_top, beside=placed.column.is_beside)
        sheet.write_string(placed.row - 1, placed.number - 1, placed.heading, style)


def heading_lines(placed: PlacedColumn) -> int:
    """Lines that a heading takes in its column."""
    return text_width.line_count(placed.heading, placed.pixels - text_width.CELL_PADDING, design.TABLE_SIZE, bold=True)


def has_room_for_arrow(placed: PlacedColumn) -> bool:
    """Whether the arrow of a filter leaves a heading's longest word whole: LibreOffice breaks a word beside it."""
    longest = max(text_width.text_pixels(word, design.TABLE_SIZE, bold=True) for word in placed.heading.split())
    return longest + _ARROW_PIXELS + text_width.CELL_PADDING <= placed.pixels


def _write_clerk_subtitle(table: TableSheet) -> None:
    """The provisional words over the first columns, which every printed page repeats; the hint to their right."""
    said = words.PROVISIONAL_SCALE if table.name == layout.SCALE else words.PROVISIONAL
    text = write_provisional(table, SUBTITLE_ROW - 1, 0, table.styles.provisional(), said)
    if table.options.editable:
        hint = words.HINTS[table.name].format(**drawn_letter_words(), **layout.COLUMN_WORDS)
        column = _column_after(text, table.columns)
        table.sheet.write_string(SUBTITLE_ROW - 1, column, hint, table.styles.subtitle())


def _column_after(text: str, columns: Sequence[PlacedColumn]) -> int:
    """The first column (0-based) to the right of a text that begins in column A."""
    needed = text_width.text_pixels(text, design.TABLE_SIZE)
    used = 0
    for placed in columns:
        if used >= needed:
            return placed.number - 1
        used += placed.pixels
    return len(columns)
