"""Of an old workbook, what another year or another letter has a place for; all else stays behind, and is listed.

``new --year``: which settings and which columns of ``Đơn vị`` last is declared with them, in the layout; criteria and
``Đầu mối`` last whole. ``new --letter``: the scale is the new letter's. Scores stay under criteria of the same code; a
choice stays where the new letter offers it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal
from xlsx_addin.renewal.old_tables import headed_columns
from xlsx_addin.renewal.old_workbook import OldWorkbook
from xlsx_addin.vietnamese.normalise import fold, fold_spelling, normalise
from xlsx_addin.vietnamese.quoting import listed
from xlsx_addin.words import carry_over as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import code_of
from xlsx_addin.workbook.column_reader import number_of_text
from xlsx_addin.workbook.headings import current_heading, known_column
from xlsx_addin.workbook.last_year import last_year_sheet
from xlsx_addin.workbook.read_settings import LAST_YEAR, FoundSetting
from xlsx_addin.xlsx.cells import CellValue, SheetValues, address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.guidance.model import Guidance


_LASTING_TABLES = (layout.SCALE, layout.SENDERS)
"""They stay whole, with the columns that a clerk added."""
_YEAR = layout.label("year")


def for_new_year(old: OldWorkbook, year: int, letter: Guidance) -> tuple[OldWorkbook, list[str]]:
    """What lasts of an old workbook, and what the report says of it and of what belongs to its year.

    Raises Refusal where the year cannot be one of an appraisal, or is not later than the old workbook's.
    """
    old_year = year_of(old.settings)
    _refuse_unusable(year, old_year, old, letter.first_year)
    kept = OldWorkbook(old.version, rebuilt=old.rebuilt)
    kept.settings = {_YEAR: FoundSetting(_YEAR, layout.CONSOLE, "", float(year))}
    settings: list[str] = []
    columns: list[str] = []
    sheets: list[str] = []
    from_below = 0
    for setting in layout.SETTINGS:
        if setting.label in old.settings and setting.lasting:
            kept.settings[setting.label] = old.settings[setting.label]
        elif setting.label in old.settings and setting.label != _YEAR:
            settings.append(setting.label)
    for name, sheet in old.tables.items():
        if name in _LASTING_TABLES:
            kept.tables[name] = sheet
        elif name == layout.SUBJECTS:
            kept.tables[name] = _lasting_columns(sheet, columns)
            from_below = _rows_from_below(sheet)
        elif any(any(column.cells(sheet)) for column in headed_columns(sheet)):
            sheets.append(name)
    former = None if old.results is None else last_year_sheet(old.results)
    if former is not None:
        kept.kept[former.name] = former
    for name, sheet in old.kept.items():
        sheets.append(sheet.name if name == sheet.name else words.BESIDE_TABLE.format(sheet=sheet.name))
    return kept, [
        words.YEAR.format(year=year, old_year=old_year or words.NO_OLD_YEAR),
        words.KEPT_COLUMNS.format(columns=layout.COLUMN_WORDS["lasting_columns"]),
        *_named((words.LEFT_SETTINGS, settings), (words.LEFT_COLUMNS, columns), (words.LEFT_SHEETS, sheets)),
        *([words.FROM_BELOW.format(count=from_below)] if from_below else []),
        words.NOTHING_LOST,
    ]


def _named(*left: tuple[str, list[str]]) -> list[str]:
    """Each sentence with the names of what was left; none where nothing was."""
    return [sentence.format(left=", ".join(names)) for sentence, names in left if names]


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


def _rows_from_below(sheet: SheetValues) -> int:
    """Rows of ``Đơn vị`` that a lower level sent: what it sends anew fills them, as if typed here (envelope §12)."""
    sources = {fold(text) for text in layout.declared(layout.SUBJECTS, "source").headings}
    columns = headed_columns(sheet)
    return len({row for column in columns if fold(column.heading) in sources for row, _ in column.cells(sheet)})


def _lasting_columns(sheet: SheetValues, left: list[str]) -> SheetValues:
    """The lasting columns in their places, and the headings alone of the others that the template has.

    ``left`` gets the names of the columns whose cells stay behind.
    """
    declared = {fold(column.heading): column for column in layout.SUBJECT_COLUMNS}
    kept = SheetValues(sheet.name)
    for column in headed_columns(sheet):
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


_LEFT_WHOLE = (layout.SCALE, layout.RESULTS_FROM_ABOVE)
"""Sheets of grades and cut-offs of the old letter alone."""
_SHOWN_CELLS = 8


def for_new_letter(old: OldWorkbook, letter: Guidance) -> tuple[OldWorkbook, list[str]]:
    """What the letter has a place for of what is carried over, and what the report says of it and of all else."""
    kept = OldWorkbook(old.version, kept=old.kept, above=old.above, rebuilt=old.rebuilt)
    settings: list[str] = []
    sheets: list[str] = []
    criteria: list[str] = []
    cells: list[str] = []
    for label, found in old.settings.items():
        setting = next(each for each in layout.SETTINGS if each.label == label)
        if setting.field == "guidance_id" or found.value is None or not _offers(letter, setting.of_letter, found.value):
            settings.append(label)
        else:
            kept.settings[label] = found
    for name, sheet in old.tables.items():
        if name in _LEFT_WHOLE:
            if sheet.columns:
                sheets.append(name)
        elif name == layout.SUBJECTS:
            kept.tables[name] = _offered(sheet, letter, cells)
        elif name == layout.SCORES:
            kept.tables[name] = _scored(sheet, letter, criteria)
        else:
            kept.tables[name] = sheet
    shown = words.LETTER_CELLS.format(count=len(cells), cells=listed(cells, _SHOWN_CELLS, ", …"))
    return kept, [
        words.LETTER.format(letter=letter.short_title),
        *_named((words.LETTER_SETTINGS, settings), (words.LETTER_SHEETS, sheets), (words.LETTER_CRITERIA, criteria)),
        *([shown] if cells else []),
    ]


def _offers(letter: Guidance, choices: str, value: CellValue) -> bool:
    """Whether a value may stand where only one of the letter's choices can."""
    if not choices or not isinstance(value, str):
        return True
    return fold_spelling(value) in {fold_spelling(str(each.value)) for each in getattr(letter, choices)}


def _offered(sheet: SheetValues, letter: Guidance, left: list[str]) -> SheetValues:
    """``Đơn vị`` without the choices that the letter does not offer; ``left`` gets their cells."""
    kept = _copied(sheet)
    for column in headed_columns(sheet):
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
    for column in headed_columns(sheet):
        is_criterion = known_column(sheet.name, column.heading) is None and code_of(column.heading) is not None
        if is_criterion and column.heading and fold(column.heading) not in codes:
            del kept.columns[column.number]
            left.append(column.heading)
    return kept


def _copied(sheet: SheetValues) -> SheetValues:
    return SheetValues(sheet.name, {number: dict(values) for number, values in sheet.columns.items()})
