"""``new --from OLD --year YEAR``: of an old workbook, what lasts beyond its year.

Which settings and which columns of ``Đơn vị`` last is declared with them, in the layout; criteria and ``Đầu mối`` last
whole. All else belongs to the old year: the new workbook has nothing of it, and the report names it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal
from xlsx_addin.renewal.old_tables import headed_columns, tables_of
from xlsx_addin.renewal.old_workbook import OldWorkbook
from xlsx_addin.vietnamese.normalise import fold, normalise
from xlsx_addin.words import carry_over as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.column_reader import number_of_text
from xlsx_addin.workbook.headings import current_heading
from xlsx_addin.workbook.last_year import last_year_sheet
from xlsx_addin.workbook.read_settings import LAST_YEAR, FoundSetting
from xlsx_addin.xlsx.cells import SheetValues, address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xlsx_addin.guidance.model import Guidance

_LASTING_TABLES = (layout.SCALE, layout.SENDERS)
"""They stay whole, with the columns that a clerk added."""
_YEAR = layout.label("year")


@dataclass(slots=True)
class NewYear:
    """What lasts of an old workbook, and the names of what was left with it."""

    year: int
    old_year: int | None
    """None where the old workbook has none that can be read."""
    kept: OldWorkbook
    """What lasts."""
    settings: list[str] = field(default_factory=list)
    """Labels of settings that held something of the old year."""
    columns: list[str] = field(default_factory=list)
    """Columns of ``Đơn vị`` that did."""
    sheets: list[str] = field(default_factory=list)
    """Sheets, and parts of sheets, that did."""
    from_below: int = 0
    """Rows of ``Đơn vị`` that a lower level sent: what it sends anew fills them, as if typed here (envelope §12)."""

    def lines(self) -> Iterator[str]:
        """What the report says of the new year."""
        yield words.YEAR.format(year=self.year, old_year=self.old_year or words.NO_OLD_YEAR)
        yield words.KEPT_COLUMNS.format(columns=", ".join(lasting_headings()))
        if self.settings:
            yield words.LEFT_SETTINGS.format(labels=", ".join(self.settings))
        if self.columns:
            yield words.LEFT_COLUMNS.format(columns=", ".join(self.columns))
        if self.sheets:
            yield words.LEFT_SHEETS.format(sheets=", ".join(self.sheets))
        if self.from_below:
            yield words.FROM_BELOW.format(count=self.from_below)
        yield words.NOTHING_LOST


def lasting_headings() -> list[str]:
    """The columns of ``Đơn vị`` that last beyond the year."""
    return [column.heading for column in layout.SUBJECT_COLUMNS if column.lasting]


def for_new_year(old: OldWorkbook, year: int, letter: Guidance) -> NewYear:
    """Sort an old workbook into what lasts and what belongs to its year.

    Raises Refusal where the year cannot be one of an appraisal, or is not later than the old workbook's.
    """
    old_year = year_of(old.settings)
    _refuse_unusable(year, old_year, old, letter.first_year)
    new = NewYear(year, old_year, OldWorkbook(old.version, rebuilt=old.rebuilt))
    new.kept.settings = {_YEAR: FoundSetting(layout.CONSOLE, "", float(year))}
    for setting in layout.SETTINGS:
        if setting.label in old.settings and setting.lasting:
            new.kept.settings[setting.label] = old.settings[setting.label]
        elif setting.label in old.settings and setting.label != _YEAR:
            new.settings.append(setting.label)
    for name, sheet in old.tables.items():
        if name in _LASTING_TABLES:
            new.kept.tables[name] = sheet
        elif name == layout.SUBJECTS:
            new.kept.tables[name] = _lasting_columns(sheet, new.columns)
            new.from_below = _rows_from_below(sheet)
        elif _holds_rows(sheet):
            new.sheets.append(name)
    former = None if old.results is None else last_year_sheet(old.results)
    if former is not None:
        new.kept.kept[former.name] = former
    for name, sheet in old.kept.items():
        new.sheets.append(sheet.name if name == sheet.name else words.BESIDE_TABLE.format(sheet=sheet.name))
    return new


def _refuse_unusable(year: int, old_year: int | None, old: OldWorkbook, first: int) -> None:
    if not first <= year <= LAST_YEAR:
        raise Refusal(words.YEAR_OUT_OF_RANGE.format(year=year, first=first, last=LAST_YEAR))
    if old_year is not None and year <= old_year:
        found = old.settings[_YEAR]
        raise Refusal(words.YEAR_NOT_LATER.format(year=year, old_year=old_year, cell=found.cell, sheet=found.sheet))


def year_of(settings: Mapping[str, FoundSetting]) -> int | None:
    """The year in a workbook's settings, each by its label; None where none can be read."""
    value = settings[_YEAR].value if _YEAR in settings else None
    number = number_of_text(normalise(value)) if isinstance(value, str) else None
    if number is not None and number == number.to_integral_value():
        return int(number)
    return int(value) if type(value) is float and value.is_integer() else None


def _holds_rows(sheet: SheetValues) -> bool:
    return any(any(column.cells(sheet)) for column in headed_columns(sheet, tables_of(sheet.name)))


def _rows_from_below(sheet: SheetValues) -> int:
    sources = {fold(text) for text in layout.declared(layout.SUBJECTS, "source").headings}
    columns = headed_columns(sheet, tables_of(sheet.name))
    return len({row for column in columns if fold(column.heading) in sources for row, _ in column.cells(sheet)})


def _lasting_columns(sheet: SheetValues, left: list[str]) -> SheetValues:
    """The lasting columns in their places, and the headings alone of the others that the template has.

    ``left`` gets the names of the columns whose cells stay behind.
    """
    declared = {fold(column.heading): column for column in layout.SUBJECT_COLUMNS}
    kept = SheetValues(sheet.name)
    for column in headed_columns(sheet, tables_of(sheet.name)):
        known = declared.get(fold(current_heading(sheet.name, column.heading)))
        if known is not None:
            kept.set(column.heading_row, column.number, sheet.at(column.heading_row, column.number))
        cells = dict(column.cells(sheet))
        if known is not None and known.lasting:
            for row, value in cells.items():
                kept.set(column.heading_row + row, column.number, value)
        elif cells:
            cell = address(column.heading_row, column.number)
            left.append(column.heading or words.COLUMN_WITHOUT_HEADING.format(cell=cell))
    return kept
