"""``new --from OLD --letter NEW``: of an old workbook, what another letter has a place for.

The scale is the new letter's. Scores stay under criteria of the same code; a choice stays where the new letter offers
it; all else is left in the old workbook and listed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsx_addin.renewal.old_tables import headed_columns, tables_of
from xlsx_addin.renewal.old_workbook import OldWorkbook
from xlsx_addin.vietnamese.normalise import fold, fold_spelling
from xlsx_addin.vietnamese.quoting import listed
from xlsx_addin.words import carry_over as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import code_of
from xlsx_addin.workbook.headings import known_column
from xlsx_addin.xlsx.cells import SheetValues, address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.xlsx.cells import CellValue

_LEFT_WHOLE = (layout.SCALE, layout.RESULTS_FROM_ABOVE)
"""Sheets of grades and cut-offs of the old letter alone."""
_SHOWN_CELLS = 8


@dataclass(slots=True)
class NewLetter:
    """What a new letter has a place for, and the names of what it has none for."""

    letter: Guidance
    kept: OldWorkbook
    settings: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    criteria: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """What the report says of the new letter."""
        yield words.LETTER.format(letter=self.letter.short_title)
        for sentence, left in (
            (words.LETTER_SETTINGS, self.settings),
            (words.LETTER_SHEETS, self.sheets),
            (words.LETTER_CRITERIA, self.criteria),
        ):
            if left:
                yield sentence.format(left=", ".join(left))
        if self.cells:
            yield words.LETTER_CELLS.format(count=len(self.cells), cells=listed(self.cells, _SHOWN_CELLS, ", …"))


def for_new_letter(old: OldWorkbook, letter: Guidance) -> NewLetter:
    """Sort what is carried over into what the letter has a place for and what it has none for."""
    new = NewLetter(letter, OldWorkbook(old.version, kept=old.kept, above=old.above, rebuilt=old.rebuilt))
    for label, found in old.settings.items():
        setting = next(each for each in layout.SETTINGS if each.label == label)
        if setting.field == "guidance_id" or found.value is None or not _offers(letter, setting.of_letter, found.value):
            new.settings.append(label)
        else:
            new.kept.settings[label] = found
    for name, sheet in old.tables.items():
        if name in _LEFT_WHOLE:
            if sheet.columns:
                new.sheets.append(name)
        elif name == layout.SUBJECTS:
            new.kept.tables[name] = _offered(sheet, letter, new.cells)
        elif name == layout.SCORES:
            new.kept.tables[name] = _scored(sheet, letter, new.criteria)
        else:
            new.kept.tables[name] = sheet
    return new


def _offers(letter: Guidance, choices: str, value: CellValue) -> bool:
    """Whether a value may stand where only one of the letter's choices can."""
    if not choices or not isinstance(value, str):
        return True
    return fold_spelling(value) in {fold_spelling(str(each.value)) for each in getattr(letter, choices)}


def _offered(sheet: SheetValues, letter: Guidance, left: list[str]) -> SheetValues:
    """``Đơn vị`` without the choices that the letter does not offer; ``left`` gets their cells."""
    kept = _copied(sheet)
    for column in headed_columns(sheet, tables_of(sheet.name)):
        known = known_column(sheet.name, column.heading)
        for row, value in column.cells(sheet):
            if known is not None and not _offers(letter, known.of_letter, value):
                del kept.columns[column.number][column.heading_row + row]
                left.append(f"{sheet.name}!{address(column.heading_row + row, column.number)}")
    return kept


def _scored(sheet: SheetValues, letter: Guidance, left: list[str]) -> SheetValues:
    """``Điểm`` without the columns of criteria that the letter's scale does not have; ``left`` gets their codes."""
    codes = {fold(criterion.code) for criterion in letter.newest_scale.criteria}
    kept = _copied(sheet)
    for column in headed_columns(sheet, tables_of(sheet.name)):
        is_criterion = known_column(sheet.name, column.heading) is None and code_of(column.heading) is not None
        if is_criterion and column.heading and fold(column.heading) not in codes:
            del kept.columns[column.number]
            left.append(column.heading)
    return kept


def _copied(sheet: SheetValues) -> SheetValues:
    copy = SheetValues(sheet.name)
    copy.columns = {number: dict(values) for number, values in sheet.columns.items()}
    return copy
