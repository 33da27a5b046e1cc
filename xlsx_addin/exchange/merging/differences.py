"""The sheet ``Sai khác``: values that both sides changed, until they agree or the clerk writes Có."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from xlsx_addin.exchange.intake.rows import RECEIVED, only_required, table_rows
from xlsx_addin.exchange.merging.three_way import STATE, WITHDRAWN, Key
from xlsx_addin.terms import YesNo
from xlsx_addin.vietnamese.normalise import fold, normalise
from xlsx_addin.vietnamese.numbers import plain, vietnamese_date
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.column_reader import decimal_of, moment_of_serial
from xlsx_addin.workbook.results import table_block
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.exchange.merging.merged_sheet import MergedSheet
    from xlsx_addin.exchange.merging.three_way import Difference, Fields
    from xlsx_addin.xlsx.blocks import SheetBlock
    from xlsx_addin.xlsx.cells import SheetValues

_KEYS = ("Mã", "Cột")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: values as text, in full."""

    code: str
    heading: str
    base: str
    theirs: str
    ours: str
    settled: str = ""


class Differences:
    """All open lines. Lines that the clerk has settled are gone on reading. Refusal where a heading is missing."""

    def __init__(self, sheet: SheetValues | None) -> None:
        self._lines: dict[tuple[str, str], Line] = {}
        if sheet is None or not sheet.columns:
            return
        for row in table_rows(sheet, only_required(layout.DIFFERENCE_COLUMNS, _KEYS)):
            texts = [cell_text(row.get(column.heading)) for column in layout.DIFFERENCE_COLUMNS]
            line = Line(*texts)
            if fold(line.settled) != fold(YesNo.YES.value):
                self._lines[line.code, line.heading] = line

    def has(self, key: Key, heading: str) -> bool:
        """Whether a difference stands open."""
        return (key_label(key), heading) in self._lines

    def add(self, key: Key, difference: Difference) -> None:
        """Open a line; one that stands for the same cell is replaced."""
        label = key_label(key)
        base, theirs, ours = (cell_text(value) for value in (difference.base, difference.theirs, difference.ours))
        self._lines[label, difference.heading] = Line(label, difference.heading, base, theirs, ours)

    def follow(self, theirs: Mapping[Key, Fields], missing: set[Key]) -> None:
        """Show what the sender says now on the lines that stand open; ``missing`` are the subjects it no longer has."""
        labels = {key_label(key): fields for key, fields in theirs.items()}
        gone = {key_label(key) for key in missing}
        for place, line in list(self._lines.items()):
            if line.heading == RECEIVED:
                continue
            if line.code in labels:
                self._lines[place] = replace(line, theirs=cell_text(labels[line.code].get(line.heading)))
            elif line.code in gone and line.heading == STATE:
                self._lines[place] = replace(line, theirs=WITHDRAWN)

    def follow_report(self, key: Key, theirs: CellValue | None) -> None:
        """The same for the line of ``Ngày nhận báo cáo``, which no version holds in so many words."""
        place = key_label(key), RECEIVED
        self._lines[place] = replace(self._lines[place], theirs=cell_text(theirs))

    def lines(self, sheet: MergedSheet) -> list[Line]:
        """The lines that stay open, with what stands here now, in the order of the rows and columns of ``Đơn vị``."""
        keys = {key_label(key): key for key in sheet.keys}
        found = []
        for line in self._lines.values():
            key = keys.get(line.code)
            ours = "" if key is None else cell_text(sheet.value(key, line.heading))
            if ours != line.theirs:
                found.append(replace(line, ours=ours))
        return sorted(found, key=lambda line: sheet.order(keys.get(line.code, Key(line.code)), line.heading))

    def block(self, sheet: MergedSheet, title: str, subtitle: str) -> SheetBlock:
        """The whole sheet."""
        rows = [
            (line.code, line.heading, line.base or None, line.theirs or None, line.ours or None, line.settled or None)
            for line in self.lines(sheet)
        ]
        return table_block(layout.DIFFERENCES, layout.DIFFERENCE_COLUMNS, title, subtitle, rows)


def key_label(key: Key) -> str:
    """What the column Mã says: the code, and for a code that stands twice which of its rows is meant."""
    return f"{key.code} ({key.occurrence + 1})" if key.occurrence else key.code


def cell_text(value: CellValue | None) -> str:
    """A cell's value as text, in full and the same for equal values; empty for a blank."""
    if value is None:
        return ""
    if isinstance(value, str):
        return normalise(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, DateSerial):
        moment = moment_of_serial(value)
        if moment is None:
            return plain(decimal_of(value))
        day = vietnamese_date(moment.date())
        return day if not (moment.hour or moment.minute or moment.second) else f"{day} {moment:%H:%M:%S}"
    if isinstance(value, float):
        return plain(decimal_of(value))
    return value.text if isinstance(value, ErrorValue) else ""
