"""The sheet ``Kết quả cấp trên``: what the superior's newest result says, row by row as it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.intake.rows import Row, only_required, same, table_rows
from xlsx_addin.exchange.units.forms_of_address import capitalised, unit_called
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import cell_text, written
from xlsx_addin.workbook.number_formats import NUMBER_FORMATS
from xlsx_addin.workbook.results import table_block
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xlsx_addin.exchange.mail.receipt_time import Receipt
    from xlsx_addin.exchange.merging.items import FoundItem
    from xlsx_addin.xlsx.blocks import SheetBlock
    from xlsx_addin.xlsx.cells import SheetValues

CODE, UNIT, VERSION, RECEIVED = layout.headings(layout.RESULTS_FROM_ABOVE, "code", "unit", "version", "received")
_SENT = tuple(column.heading for column in layout.RESULT_COLUMNS)


class ResultsAbove:
    """The rows of the sheet. Refusal where a heading is missing."""

    def __init__(self, sheet: SheetValues | None) -> None:
        columns = only_required(layout.RESULT_FROM_ABOVE_COLUMNS, ("code", "grade"))
        self.rows = [] if sheet is None or not sheet.columns else table_rows(sheet, columns)

    def merge(self, item: FoundItem, rows: Iterable[Row], receipt: Receipt) -> None:
        """Put a result, received then, in the place of the one that its sender sent before."""
        before = {str(row.get(CODE, "")): row for row in self.rows if row.get(UNIT) == item.sender}
        day = date_serial(receipt.moment.replace(hour=0, minute=0, second=0))
        merged: list[Row] = []
        for row in rows:
            sent = {heading: row[heading] for heading in _SENT if heading in row}
            code = str(row.get(CODE, ""))
            old = before.pop(code, None)
            if old is None:
                item.new.append(code)
            elif not all(same(old.get(heading), sent.get(heading)) for heading in _SENT):
                item.changed.append(code)
            merged.append({**sent, UNIT: item.sender, VERSION: float(item.version or 0), RECEIVED: day})
        item.withdrawn.extend(before)
        self.rows = [row for row in self.rows if row.get(UNIT) != item.sender] + merged

    def subtitle(self, names: Mapping[str, str]) -> str:
        """Whose results stand here, and of which version; ``names`` are those of units by their codes."""
        sent = {cell_text(row.get(UNIT)): cell_text(row.get(VERSION)) for row in self.rows}
        parts = [
            words.RESULTS_SUBTITLE.format(unit=capitalised(unit_called(names.get(unit, ""), unit)), version=version)
            for unit, version in sorted(sent.items())
        ]
        return " ".join(parts) or words.RESULTS_NOTHING

    def block(self, title: str, subtitle: str, note: str | None) -> SheetBlock:
        """The whole sheet."""
        columns = layout.RESULT_FROM_ABOVE_COLUMNS
        rows = [
            tuple(written(row.get(column.heading), NUMBER_FORMATS[column.content]) for column in columns)
            for row in self.rows
        ]
        return table_block(layout.RESULTS_FROM_ABOVE, columns, title, subtitle, rows, note=note)
