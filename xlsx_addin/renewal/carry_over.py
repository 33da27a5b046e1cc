"""``new --from``: a clerk's data carried over from an old workbook into a fresh one, with the proof that all is there.

With ``--year`` it is what lasts beyond the year alone.

The old file is only read. What is carried over are values, each under its own heading and in its own row: settings,
clerk sheets, the history on tool sheets, and on sheets behind them whatever the template has no place for. An error
such as ``#N/A`` stays an error. A formula is carried over as its stored value; one without a value is refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xlsx_addin import __version__
from xlsx_addin.atomic import replacing
from xlsx_addin.guidance import DEFAULT_ID, available, drawing, drawn, load, look_beside
from xlsx_addin.refusal import Refusal
from xlsx_addin.renewal.left_behind import for_new_letter, for_new_year
from xlsx_addin.renewal.old_tables import HeadedColumn, headed_columns, target_columns, values_above
from xlsx_addin.renewal.old_workbook import HISTORY, OldWorkbook, read_old_workbook, refuse_uncomputed
from xlsx_addin.renewal.proof import prove
from xlsx_addin.template.build import build
from xlsx_addin.template.for_letter import template_for
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words import carry_over as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import code_of
from xlsx_addin.workbook.headings import Arrangement, template_arrangement
from xlsx_addin.workbook.read_settings import found_settings
from xlsx_addin.workbook.setting_places import VALUE_COLUMN, setting_places
from xlsx_addin.workbook.sheets import known_sheets
from xlsx_addin.xlsx.cells import SheetValues, address
from xlsx_addin.xlsx.fast_rows import LAST_ROW
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsx_addin.guidance.model import Guidance

_MOST_ROWS = 100_000
"""Rows of subjects that the entry checks of a fresh workbook reach at most."""


def carry_over(old: Path, new: Path, *, year: int | None = None, letter: Guidance | None = None) -> list[str]:
    """Write the new workbook, for a new year or another letter where one is given, and give the lines of the report.

    Raises Refusal, with nothing written, where ``new`` exists, ``old`` cannot be read, the year is not a later one,
    what is carried over holds formulas without a stored value, or the new workbook, read back by another program,
    does not hold every value of it and nothing else.
    """
    look_beside(new)
    own = letter_of(old)
    letter = letter or own
    content = template_for(letter)
    with FileWorkbook.open(content) as template:
        source = read_old_workbook(old, template)
    told: list[str] = []
    if year is not None:
        source, told = for_new_year(source, year, letter)
    if letter.id != own.id:
        source, of_letter = for_new_letter(source, letter)
        told += of_letter
    refuse_uncomputed(source)
    with replacing(new) as file, drawing(letter):
        file.write(_workbook(source, letter))
        file.flush()
        proved = prove(Path(file.name), source, content)
    return list(_report(source, old, proved, told))


def letter_of(old: Path) -> Guidance:
    """The letter of an old workbook: the one that it is set to, else the one that it was made for, else the first.

    One that is not here any more leaves the first.
    """
    look_beside(old)
    with FileWorkbook.open(old) as workbook:
        settings = found_settings(known_sheets(workbook, (layout.CONSOLE,)))
        found = settings.get(layout.label("guidance_id"))
        stated = (workbook.letter or "") if found is None else found.value
    known = {fold(each): each for each in available()}
    return load(known.get(fold(str(stated)), DEFAULT_ID))


def _workbook(source: OldWorkbook, letter: Guidance) -> bytes:
    """The template with the clerk's own criteria and columns and room for all subjects, and everything in its place."""
    headed = {name: headed_columns(sheet) for name, sheet in source.tables.items()}
    columns = {name: found for name, found in headed.items() if found}
    codes = _criterion_codes(source, columns.get(layout.SCALE))
    usual = {name: template_arrangement(name, codes) for name in columns}
    rows = max((_counts(sheet)[0] for sheet in source.tables.values()), default=0)
    return build(
        macros=True,
        arrangements={name: _arrangement(name, found, usual[name]) for name, found in columns.items()},
        criteria=codes,
        rows=min(max(rows, layout.TEMPLATE_ROWS), _MOST_ROWS),
        extra_sheets=tuple(source.kept),
        additions={
            **_settings(source),
            **{name: _moved(source.tables[name], found, usual[name]) for name, found in columns.items()},
            **source.kept,
        },
        letter=letter,
    )


def _settings(source: OldWorkbook) -> dict[str, SheetValues]:
    sheets = {name: SheetValues(name) for name in layout.PARTS_OF}
    for place in setting_places():
        if place.setting.label in source.settings:
            sheets[place.sheet].set(place.row, VALUE_COLUMN, source.settings[place.setting.label].value)
    return sheets


def _arrangement(name: str, columns: Sequence[HeadedColumn], usual: Arrangement) -> Arrangement:
    added = {
        (layout.HEADING_ROW, target): column.heading
        for column, target in zip(columns, target_columns(name, columns, usual), strict=True)
        if target > usual.last_column and column.heading
    }
    return Arrangement({**usual.headings, **added})


def _moved(source: SheetValues, columns: Sequence[HeadedColumn], usual: Arrangement) -> SheetValues:
    """What is carried over into a sheet, under the headings of the new workbook."""
    name = source.name
    sheet = SheetValues(name)
    if name in HISTORY and {column.heading_row for column in columns} == {layout.HEADING_ROW}:
        # Written by the run that wrote the rows below: a title and when it was.
        for row, number, value in values_above(source, columns):
            sheet.set(row, number, value)
    for column, target in zip(columns, target_columns(name, columns, usual), strict=True):
        if target > usual.last_column:
            sheet.set(layout.HEADING_ROW, target, source.at(column.heading_row, column.number))
        for row, value in column.cells(source):
            if layout.HEADING_ROW + row > LAST_ROW:
                cell = address(column.heading_row + row, column.number)
                raise Refusal(words.TOO_LOW.format(sheet=name, cell=cell))
            sheet.set(layout.HEADING_ROW + row, target, value)
    return sheet


def _criterion_codes(source: OldWorkbook, columns: Sequence[HeadedColumn] | None) -> list[str]:
    """The codes that head the score columns: the old scale's, the proposed one's where it has no table."""
    if columns is None:
        return [criterion.code for criterion in drawn().newest_scale.criteria]
    known = {fold(heading) for column in layout.COLUMNS[layout.SCORES] for heading in column.headings}
    wanted = set(map(fold, layout.declared(layout.SCALE, "code").headings))
    codes: dict[str, str] = {}
    for column in columns:
        if fold(column.heading) in wanted:
            for _, value in sorted(column.cells(source.tables[layout.SCALE])):
                code = code_of(value)
                if code and fold(code) not in known:
                    codes.setdefault(fold(code), code)
    return list(codes.values())


def _counts(sheet: SheetValues) -> tuple[int, int]:
    """Rows that are not blank, and cells, in a sheet's tables."""
    rows = [row for column in headed_columns(sheet) for row, _ in column.cells(sheet)]
    return len(set(rows)), len(rows)


def _report(source: OldWorkbook, old: Path, proved: int, told: Sequence[str]) -> Iterator[str]:
    """What was carried over, sheet by sheet, what was not, and the proof."""
    sentence = words.FROM if source.version is None else words.FROM_VERSION
    yield sentence.format(old=old, workbook=source.version, package=__version__)
    yield words.SETTINGS.format(count=len(source.settings))
    for name, sheet in source.tables.items():
        rows, cells = _counts(sheet)
        if cells:
            yield words.TABLE.format(sheet=name, rows=rows, cells=cells)
    for name, sheet in source.kept.items():
        cells = sum(map(len, sheet.columns.values()))
        yield words.KEPT.format(sheet=sheet.name, cells=cells, kept=name)
    yield from told
    yield words.PROVED.format(cells=proved)
    if source.rebuilt:
        yield words.REBUILT.format(sheets=", ".join(source.rebuilt))
    yield words.VALUES_ALONE
