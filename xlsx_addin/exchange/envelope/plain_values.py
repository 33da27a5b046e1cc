"""The sheets of an envelope as plain values: numbers, dates, truth values and texts in their canonical form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.digest import canonical_text
from xlsx_addin.guidance import load
from xlsx_addin.words import exchange as words
from xlsx_addin.words.sheets import PROVISIONAL
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import cell_text
from xlsx_addin.xlsx.blocks import CellLink, SheetBlock, WrittenValue
from xlsx_addin.xlsx.cells import CellValue, ErrorValue, Formula, PercentNumber, SheetValues
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.appraisal.records import Settings

_SUBTITLE_ROW = 2


def plain_values(sheet: SheetValues, name: str, columns: Mapping[int, int]) -> SheetValues:
    """The cells of some columns at their own addresses, in the canonical form.

    ``columns`` gives each column's first row, that of its heading.
    """
    kept = {
        column: {row: plain_value(value) for row, value in sheet.columns[column].items() if row >= first_row}
        for column, first_row in columns.items()
    }
    return SheetValues(name, kept)


def plain_value(value: CellValue) -> CellValue:
    """A cell's value as an envelope holds it.

    An Excel error and a truth value become their texts, and a formula without a stored value becomes words that say
    so: nothing is lost, and nothing can be taken for another value. A number shown as percent becomes what is seen:
    without its format it would be another one.
    """
    if isinstance(value, (PercentNumber, bool)):
        return cell_text(value)
    if isinstance(value, str):
        return canonical_text(value)
    if isinstance(value, float):
        # Some programs save minus zero as zero.
        return value or type(value)(0)
    if isinstance(value, ErrorValue):
        return value.text
    return words.UNCOMPUTED_FORMULA if isinstance(value, Formula) else value


def block_values(block: SheetBlock) -> SheetValues:
    """The cells of a block as they are read back from a file; a link becomes the address that it shows."""
    sheet = SheetValues(block.sheet)
    for row, values in enumerate(block.rows, start=block.row):
        for column, value in enumerate(values, start=block.column):
            sheet.set(row, column, _read_back(value))
    return sheet


def mark_provisional(sheet: SheetValues, settings: Settings) -> None:
    """Say above the headings of row 4 that the scale is provisional, unless it is confirmed.

    On ``Kết quả`` the legend stands in row 3, and the words at the end of the subtitle.
    """
    if settings.scale_confirmed:
        return
    said = PROVISIONAL.format(basis=load(settings.guidance_id).basis.short_title)
    if sheet.name == layout.RESULTS:
        sheet.set(_SUBTITLE_ROW, 1, f"{sheet.at(_SUBTITLE_ROW, 1)} – {said}")
    else:
        sheet.set(layout.HEADING_ROW - 1, 1, said)


def _read_back(value: WrittenValue) -> CellValue | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, CellLink):
        return value.shown
    if isinstance(value, (int, float, Decimal)):
        return plain_value(float(value))
    if isinstance(value, date):
        return date_serial(value)
    return plain_value(value)
