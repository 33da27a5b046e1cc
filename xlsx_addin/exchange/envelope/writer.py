"""An envelope as a file: a plain .xlsx without macros, formulas or links, fit to be read and printed by people.

The same envelope gives the same bytes. Every value is written as what it is: a text that begins with ``=``, ``+``,
``-`` or ``@`` stays a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import NO_OFFICE, PaperSettings
from xlsx_addin.exchange.envelope.counts import counts_of
from xlsx_addin.exchange.envelope.cover import TITLES, Cover, add_cover
from xlsx_addin.exchange.envelope.manifest import MANIFEST_SHEET, pair_sheet
from xlsx_addin.guidance import drawing, load_or_default
from xlsx_addin.refusal import Refusal
from xlsx_addin.template import design, placed_columns
from xlsx_addin.template.book import built
from xlsx_addin.template.headings import draw_legend, merged_row, write_headings
from xlsx_addin.template.print_setup import set_up_table_page
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.headings import Arrangement, arrangements
from xlsx_addin.workbook.layout import Content
from xlsx_addin.xlsx import blocks
from xlsx_addin.xlsx.writer import fill

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.template.design import Property, Styles
    from xlsx_addin.xlsx.book import Book
    from xlsx_addin.xlsx.cells import SheetValues


_TITLE_PIXELS, _LINE_PIXELS, _LINE_GAP = 30, 20, 3
_KEY_PIXELS, _VALUE_PIXELS = 130, 560


def envelope_bytes(envelope: Envelope, recipient_name: str = "", office: PaperSettings = NO_OFFICE) -> bytes:
    """The envelope's file; Refusal where a text is longer than Excel allows or a sheet lacks a heading.

    ``recipient_name`` is what the cover calls the recipient, whose code alone stands in the manifest; ``office`` is
    what it tells of place, letterhead and signature.
    """
    cover = Cover(envelope, counts_of(envelope), recipient_name, office)
    places = arrangements(envelope.sheets)

    manifest = envelope.manifest
    letter = load_or_default(manifest.guidance)
    basis = "" if manifest.scale_confirmed else letter.basis.short_title

    def draw(book: Book, styles: Styles) -> None:
        add_cover(book, styles, cover)
        for sheet in envelope.sheets.values():
            _add_table(book, styles, sheet, places[sheet.name], basis)
        _add_manifest(book, styles)
        fill(book, sheets={**envelope.sheets, MANIFEST_SHEET: pair_sheet(MANIFEST_SHEET, envelope.pairs)})

    with drawing(letter):
        return built(draw, title=TITLES[manifest.kind])


def _add_table(book: Book, styles: Styles, values: SheetValues, arrangement: Arrangement, basis: str) -> None:
    """``basis`` is what a provisional scale awaits, empty where it is confirmed."""
    name, heading_row = values.name, arrangement.first_row - 1
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    columns = placed_columns.placed_columns(name, arrangement, placed_columns.TableOptions(editable=False))
    pixels = placed_columns.column_pixels(name, arrangement, columns)
    for column, width in enumerate(pixels):
        sheet.set_column_pixels(column, column, width)
    for placed in columns:
        sheet.set_column_pixels(placed.number - 1, placed.number - 1, placed.pixels, _style(styles, name, placed))
    frozen = placed_columns.FROZEN_COLUMNS.get(name, 0)
    last = max(placed.number for placed in columns if not placed.column.is_beside)
    parts = set_up_table_page(sheet, arrangement, columns, pixels, frozen=frozen, provisional=bool(basis), basis=basis)
    _set_title(sheet, styles, heading_row, len(pixels))
    if heading_row >= layout.HEADING_ROW:
        on_every_page = pixels[:frozen] if parts else pixels[:last]
        # What runs out of a table's columns would be cut there, or make the whole page smaller.
        height = merged_row(sheet, 1, str(values.at(2, 1) or ""), on_every_page, styles.subtitle(wrapped=True))
        sheet.set_row_pixels(1, max(_LINE_PIXELS, height + _LINE_GAP), styles.plain())
        if name == layout.RESULTS:
            draw_legend(sheet, styles, str(values.at(layout.HEADING_ROW - 1, 1) or ""), on_every_page)
    write_headings(sheet, styles, columns)
    placed_columns.expect_texts(sheet, columns)
    sheet.freeze_panes(heading_row, frozen)


def _style(styles: Styles, name: str, placed: placed_columns.PlacedColumn) -> Format:
    properties: dict[str, Property] = {**placed_columns.column_properties(name, placed.column), "valign": "top"}
    # A text is one already: some programs turn a number in a column of its format into a text. A moment that is a whole
    # day is written as a day, without a "00:00".
    if properties["num_format"] == blocks.TEXT or placed.column.content is Content.MOMENT:
        del properties["num_format"]
    if placed.column.content is Content.CODE:
        # A code that the clerk typed as a number stands where the other codes do.
        properties["align"] = "left"
    ruled: dict[str, Property] = {"border": design.THIN, "border_color": design.HAIRLINE}
    return styles.shown(**properties, **ruled)


def _set_title(sheet: Worksheet, styles: Styles, heading_row: int, width: int) -> None:
    """The rows above the headings: white paper; where there is room, a title, and a line under a gold rule."""
    for row in range(heading_row - 1):
        sheet.set_row(row, None, styles.plain())
    if heading_row < layout.HEADING_ROW:
        return
    for row, pixels, style in (
        (0, _TITLE_PIXELS, styles.title()),
        (2, _LINE_PIXELS, styles.provisional(under_rule=True)),
    ):
        sheet.set_row_pixels(row, pixels, styles.plain())
        sheet.write_blank(row, 0, None, style)
    for column in range(1, width):
        sheet.write_blank(2, column, None, styles.rule())


def _add_manifest(book: Book, styles: Styles) -> None:
    sheet = book.add_worksheet(MANIFEST_SHEET)
    style = styles.shown(num_format=blocks.TEXT)
    sheet.set_column_pixels(0, 0, _KEY_PIXELS, style)
    sheet.set_column_pixels(1, 1, _VALUE_PIXELS, style)
    sheet.hide()


def plain_copy(envelope: Envelope) -> bytes:
    """An envelope of the same digest, drawn as ours are; where its sheets lack what that asks for, bare tables.

    Nothing of the file that was received goes into it but the values that its digest covers.
    """
    try:
        return envelope_bytes(envelope)
    except (Refusal, KeyError):  # another program may leave out headings that only the cover and the looks need
        return built(lambda book, _styles: _fill_bare(book, envelope))


def _fill_bare(book: Book, envelope: Envelope) -> None:
    sheets = {**envelope.sheets, MANIFEST_SHEET: pair_sheet(MANIFEST_SHEET, envelope.pairs)}
    for name in sheets:
        book.add_worksheet(name)
    book.get_worksheet_by_name(MANIFEST_SHEET).hide()
    fill(book, sheets=sheets)
