"""An envelope as a file: a plain .xlsx without macros, formulas or links, fit to be read and printed by people.

The same envelope gives the same bytes. Every value is written as what it is: a text that begins with ``=``, ``+``,
``-`` or ``@`` stays a text.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.cover import add_cover, cover_of
from xlsx_addin.exchange.envelope.manifest import MANIFEST_SHEET, EnvelopeKind, manifest_sheet
from xlsx_addin.jobs.appraised_file import arrangements
from xlsx_addin.template import design
from xlsx_addin.template.headings import write_headings
from xlsx_addin.template.placed_columns import TableOptions, column_pixels, column_properties, placed_columns
from xlsx_addin.template.print_setup import set_up_table_page
from xlsx_addin.words import cover as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.layout import Content
from xlsx_addin.xlsx.writer import fill_frame

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.template.design import Property, Styles
    from xlsx_addin.template.placed_columns import PlacedColumn
    from xlsx_addin.workbook.headings import Arrangement
    from xlsx_addin.xlsx.cells import SheetValues

_TITLES = {EnvelopeKind.SUBMISSION: words.SUBMISSION_TITLE, EnvelopeKind.RESULT: words.RESULT_TITLE}
_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 - a document property has no time zone
_FROZEN_COLUMNS = {layout.SUBJECTS: 2, layout.SCORES: 2, layout.RESULTS: 3}
_TITLE_PIXELS, _LINE_PIXELS = 30, 20
_KEY_PIXELS, _VALUE_PIXELS = 130, 560


def envelope_bytes(envelope: Envelope, recipient_name: str = "") -> bytes:
    """The envelope's file; Refusal where a text is longer than Excel allows or a sheet lacks a heading.

    ``recipient_name`` is what the cover calls the recipient, whose code alone stands in the manifest.
    """
    target = io.BytesIO()
    sheets = {**envelope.sheets, MANIFEST_SHEET: manifest_sheet(envelope.pairs)}
    fill_frame(target, frame=_frame(envelope, recipient_name), sheets=sheets, blocks=())
    return target.getvalue()


def _frame(envelope: Envelope, recipient_name: str) -> bytes:
    """The workbook with its cover and the looks of its sheets, but without their values."""
    from xlsxwriter.workbook import Workbook as NewWorkbook

    target = io.BytesIO()
    defaults = {"font_name": design.FONT, "font_size": design.TABLE_SIZE}
    book = NewWorkbook(target, {"in_memory": True, "default_format_properties": defaults})
    book.set_properties({"title": _TITLES[envelope.manifest.kind], "created": _CREATED})
    styles = design.Styles(book)
    add_cover(book, styles, cover_of(envelope, recipient_name))
    places = arrangements(envelope.sheets)
    for sheet in envelope.sheets.values():
        _add_table(book, styles, sheet, places[sheet.name], provisional=not envelope.manifest.scale_confirmed)
    _add_manifest(book, styles)
    book.close()
    return target.getvalue()


def _add_table(
    book: Workbook, styles: Styles, values: SheetValues, arrangement: Arrangement, *, provisional: bool
) -> None:
    name, heading_row = values.name, arrangement.first_row - 1
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    columns = placed_columns(name, arrangement, TableOptions(editable=False))
    pixels = column_pixels(name, arrangement, columns)
    for placed in columns:
        sheet.set_column_pixels(placed.number - 1, placed.number - 1, placed.pixels, _style(styles, name, placed))
    _set_title(sheet, styles, heading_row, len(pixels))
    write_headings(sheet, styles, columns)
    frozen = _FROZEN_COLUMNS.get(name, 0)
    sheet.freeze_panes(heading_row, frozen)
    set_up_table_page(sheet, pixels, heading_row=heading_row, frozen=frozen, provisional=provisional)


def _style(styles: Styles, name: str, placed: PlacedColumn) -> Format:
    properties: dict[str, Property] = {**column_properties(name, placed.column), "valign": "top"}
    if properties.get("num_format") == design.TEXT:
        # The cells are texts already. Some programs turn a number in a column of this format into a text.
        del properties["num_format"]
    if placed.column.content is Content.CODE:
        # A code that the clerk typed as a number stands where the other codes do.
        properties["align"] = "left"
    ruled: dict[str, Property] = {"border": design.THIN, "border_color": design.HAIRLINE}
    return styles.shown(**properties, **ruled)


def _set_title(sheet: Worksheet, styles: Styles, heading_row: int, width: int) -> None:
    """The rows above the headings: white paper, and where there is room for them a title, two lines and a gold rule."""
    for row in range(heading_row - 1):
        sheet.set_row(row, None, styles.plain())
    if heading_row < layout.HEADING_ROW:
        return
    for row, pixels, style in (
        (0, _TITLE_PIXELS, styles.title()),
        (1, _LINE_PIXELS, styles.subtitle()),
        (2, _LINE_PIXELS, styles.provisional(under_rule=True)),
    ):
        sheet.set_row_pixels(row, pixels, styles.plain())
        sheet.write_blank(row, 0, None, style)
    for column in range(1, width):
        sheet.write_blank(2, column, None, styles.rule())


def _add_manifest(book: Workbook, styles: Styles) -> None:
    sheet = book.add_worksheet(MANIFEST_SHEET)
    style = styles.shown(num_format=design.TEXT)
    sheet.set_column_pixels(0, 0, _KEY_PIXELS, style)
    sheet.set_column_pixels(1, 1, _VALUE_PIXELS, style)
    sheet.hide()
