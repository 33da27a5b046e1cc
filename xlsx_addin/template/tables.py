"""Table sheets, in the template's arrangement or another: columns, headings, entry checks, colours, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.guidance import drawn
from xlsx_addin.template import validation
from xlsx_addin.template.colours import colour_table
from xlsx_addin.template.headings import has_room_for_arrow, write_headings, write_title
from xlsx_addin.template.placed_columns import (
    FROZEN_COLUMNS,
    TableSheet,
    column_pixels,
    column_properties,
    expect_texts,
    placed_columns,
)
from xlsx_addin.template.print_setup import set_up_counted_pages, set_up_table_page
from xlsx_addin.template.printed_parts import label_parts
from xlsx_addin.template.score_colours import colour_scores
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.cells import column_letters

if TYPE_CHECKING:
    from xlsx_addin.template.design import Styles
    from xlsx_addin.template.placed_columns import PlacedColumn, TableOptions
    from xlsx_addin.workbook.headings import Arrangement
    from xlsx_addin.xlsx.book import Book, Sheet

_CRITERIA_ROWS = 20
"""Rows for criteria on ``Tiêu chí``."""

_NAMED_COLUMNS = {
    layout.SCALE: {
        "code": validation.CODES_NAME,
        "content": validation.CONTENTS_NAME,
        "applies": validation.SCOPES_NAME,
        "maximum": validation.MAXIMA_NAME,
        "bands": validation.BANDS_NAME,
    },
    layout.SUBJECTS: {"code": validation.SUBJECT_CODES_NAME, "kind": validation.KINDS_NAME},
}
_ON_TOP = (layout.RESULTS, layout.RESULTS_FROM_ABOVE)
"""Sheets whose headings leave the room below them to arrows."""
_WITH_ARROWS = {
    **dict.fromkeys(_ON_TOP, ("name", "kind", "outcome", "grade", "lateness")),
    layout.PROBLEMS: ("severity", "sheet"),
}
"""The columns with the arrow of their filter; on any other sheet those whose headings have room for one."""
_PROTECTION = {
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "autofilter": True,
    "format_columns": True,
    "format_rows": True,
}


def add_table(book: Book, styles: Styles, name: str, arrangement: Arrangement, options: TableOptions) -> Sheet:
    """Add one table sheet with its headings at their places and no data."""
    sheet = book.add_worksheet(name)
    columns = placed_columns(name, arrangement, options)
    table = TableSheet(sheet, styles, name, arrangement, columns, options)
    pixels = column_pixels(name, arrangement, columns)
    sheet.hide_gridlines(2)
    for column, width in enumerate(pixels):
        sheet.set_column_pixels(column, column, width)
    _set_cells(table)
    write_title(table)
    write_headings(sheet, styles, columns, on_top=name in _ON_TOP)
    expect_texts(sheet, columns)
    _name_columns(book, table)
    if options.editable:
        _add_checks(table)
    colour_table(table)
    if name == layout.SCORES and options.editable:
        colour_scores(table)
    frozen = FROZEN_COLUMNS.get(name, 0)
    _freeze_and_filter(table, frozen)
    if name not in layout.CLERK_SHEETS and options.editable:
        sheet.protect("", _PROTECTION)
    if name == layout.RANKING:
        set_up_counted_pages(sheet, pixels, heading_row=table.heading_row, provisional=options.provisional)
        return sheet
    parts = set_up_table_page(sheet, arrangement, columns, pixels, frozen=frozen, provisional=options.provisional)
    if table.heading_row == layout.HEADING_ROW:
        label_parts(sheet, parts)
    return sheet


def _set_cells(table: TableSheet) -> None:
    """Give the data cells their looks: by column, so that thousands of blank rows take no room in the file."""
    sheet, styles, is_editable = table.sheet, table.styles, table.options.editable
    for placed in table.columns:
        properties = column_properties(table.name, placed.column)
        if table.name == layout.SCALE:
            for row in range(placed.row, placed.row + _scale_rows(placed)):
                style = styles.typed(**properties) if is_editable else styles.shown(**properties)
                sheet.write_blank(row, placed.number - 1, None, style)
            continue
        typed = placed.typed and is_editable
        if typed and table.name in layout.CLERK_SHEETS:
            style = styles.typed(**properties)
        else:
            style = styles.shown(**properties, locked=not typed)
        sheet.set_column_pixels(placed.number - 1, placed.number - 1, placed.pixels, style)


def _scale_rows(placed: PlacedColumn) -> int:
    """Rows of ``Tiêu chí`` that the clerk may fill: one a grade."""
    return _CRITERIA_ROWS if placed.column in layout.CRITERION_COLUMNS else len(drawn().grades)


def _add_checks(table: TableSheet) -> None:
    codes = {code.casefold() for code in table.options.criteria}
    for placed in table.columns:
        rows = _scale_rows(placed) if table.name == layout.SCALE else table.options.rows_of(table.name)
        cells = validation.Cells(table.sheet, placed.row + 1, placed.row + rows, placed.number)
        if table.name == layout.SCORES and placed.heading.strip().casefold() in codes:
            validation.check_scores(cells, placed.heading)
        elif table.name == layout.SCORES and placed.column is layout.SCORE_COLUMNS_BEFORE[0]:
            validation.check_score_code(cells, placed.column)
        else:
            validation.check_column(cells, table.name, placed.column)


def _name_columns(book: Book, table: TableSheet) -> None:
    """Give columns of ``Tiêu chí`` and ``Đơn vị`` the names by which checks, colours and head of ``Điểm`` find them."""
    names = {layout.declared(table.name, field): name for field, name in _NAMED_COLUMNS.get(table.name, {}).items()}
    rows = _CRITERIA_ROWS if table.name == layout.SCALE else table.options.rows_of(table.name)
    for placed in table.columns:
        if placed.column in names:
            letters = column_letters(placed.number)
            cells = f"'{table.name}'!${letters}${placed.row + 1}:${letters}${placed.row + rows}"
            book.define_name(names[placed.column], f"={cells}")
            if names[placed.column] == validation.SUBJECT_CODES_NAME:
                book.define_name(validation.CODE_LIST_NAME, validation.filled_part(cells))


def _freeze_and_filter(table: TableSheet, frozen: int) -> None:
    sheet, heading_row = table.sheet, table.heading_row
    sheet.freeze_panes(heading_row, frozen)
    sheet.set_selection(heading_row, 0, heading_row, 0)
    if table.name in (layout.SCALE, layout.RANKING):  # two tables; blocks, which a filter would tear apart
        return
    first_column = min(column for _, column in table.arrangement.headings)
    sheet.autofilter(heading_row - 1, first_column - 1, table.last_row - 1, table.arrangement.last_column - 1)
    with_arrows = [placed.number - 1 for placed in table.columns if _has_arrow(table.name, placed)]
    if len(with_arrows) < len(table.columns):
        sheet.show_arrows(with_arrows)


def _has_arrow(name: str, placed: PlacedColumn) -> bool:
    if name not in _WITH_ARROWS:
        return has_room_for_arrow(placed)
    return placed.column in [layout.declared(name, field) for field in _WITH_ARROWS[name]]
