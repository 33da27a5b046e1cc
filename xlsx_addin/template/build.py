"""Builds the workbook: with buttons for the clerk's own use, without macros as the frame of written files."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import xlsx_addin
from xlsx_addin.guidance import drawing, drawn, load
from xlsx_addin.stated_version import LETTER_NAME, VERSION_NAME
from xlsx_addin.template.book import built
from xlsx_addin.template.console_sheet import add_console
from xlsx_addin.template.console_summary import write_status
from xlsx_addin.template.design import GOLD, RED, Styles
from xlsx_addin.template.manual_sheet import add_manual
from xlsx_addin.template.papers_sheet import add_papers_sheet
from xlsx_addin.template.placed_columns import TableOptions, column_properties, placed_columns
from xlsx_addin.template.score_head import fill_score_head
from xlsx_addin.template.tables import add_table
from xlsx_addin.template.validation import CHOICES_SHEET, add_choices_sheet
from xlsx_addin.terms import YesNo
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.console_places import STATUS_ROW, SUMMARY_COLUMN
from xlsx_addin.workbook.headings import Arrangement, template_arrangement
from xlsx_addin.workbook.score_head import IN_SCORE_HEAD
from xlsx_addin.workbook.setting_places import typed_settings
from xlsx_addin.xlsx.writer import fill

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.guidance.model import Guidance, ProposedScale
    from xlsx_addin.xlsx.blocks import SheetBlock
    from xlsx_addin.xlsx.book import Book
    from xlsx_addin.xlsx.cells import SheetValues

XLWINGS_SHEET = "xlwings.conf"
XLWINGS_SETTINGS: tuple[tuple[str, str | bool], ...] = (
    # No Interpreter_Win: a key on this sheet would hide the per-user setting that the installer writes.
    ("Interpreter_Mac", ""),
    ("PYTHONPATH", ""),
    # A file beside the workbook must never shadow the package.
    ("ADD_WORKBOOK_TO_PYTHONPATH", False),
    ("Use UDF Server", False),
    ("Show Console", False),
    # xlwings would ask VBA for the folder, which reads its letters in the ANSI code page; cmd.exe fills this in itself.
    ("TEMP DIR", "%TEMP%"),
    # Settings in a file beside the workbook, where anybody may put one, must not reach the command line.
    ("CONDA PATH", ""),
    ("CONDA ENV", ""),
)

_CODE_NAMES = {
    layout.CONSOLE: "TrangThamDinh",
    layout.SUBJECTS: "TrangDonVi",
    layout.SCALE: "TrangTieuChi",
    layout.SCORES: "TrangDiem",
    layout.RESULTS: "TrangKetQua",
    layout.PROBLEMS: "TrangLoi",
    layout.JOURNAL: "TrangNhatKy",
    layout.MANUAL: "TrangHuongDan",
    layout.RANKING: "TrangXepHang",
    layout.SENDERS: "TrangDauMoi",
    layout.PROGRESS: "TrangTienDo",
    layout.DIFFERENCES: "TrangSaiKhac",
    layout.RESULTS_FROM_ABOVE: "TrangKetQuaCapTren",
    layout.PAPERS: "TrangVanBan",
    layout.ATTENDANCE: "TrangThanhPhan",
}
SHEETS = tuple(_CODE_NAMES)
"""The sheets in their order; some are hidden as long as they are empty."""
SHEET_CODE_NAMES = {**_CODE_NAMES, CHOICES_SHEET: "TrangDanhMuc", XLWINGS_SHEET: "TrangXlwings"}
"""What VBA calls each sheet; every one needs a document module of that name."""
EXTRA_CODE_NAME = "TrangThem{number}"

_TAB_COLOURS = {layout.CONSOLE: RED, layout.PAPERS: GOLD, **dict.fromkeys(layout.CLERK_SHEETS, GOLD)}


def build(
    *,
    macros: bool,
    arrangements: Mapping[str, Arrangement] | None = None,
    criteria: Sequence[str] | None = None,
    rows: int = layout.TEMPLATE_ROWS,
    provisional_foot: bool = False,
    extra_sheets: Sequence[str] = (),
    sheets: Mapping[str, SheetValues] | None = None,
    additions: Mapping[str, SheetValues] | None = None,
    blocks: Sequence[SheetBlock] = (),
    letter: Guidance | None = None,
) -> bytes:
    """The whole workbook for a letter (default: the package's first), the same bytes for the same arguments.

    ``arrangements`` gives the places of headings on table sheets that do not follow the template, ``criteria`` the
    codes that head the score columns (default: the proposed scale's), ``rows`` how many rows of subjects the checks
    and colours reach (three times as many score sheets). With ``provisional_foot`` each printed page says at its foot
    that the scale is provisional; the template itself says so in cells, which follow the setting ``Thang điểm``.
    ``extra_sheets`` names blank sheets behind all others. The workbook is then filled with ``sheets``, ``additions``
    and ``blocks`` as ``xlsx.writer.fill`` does it, with its refusals.
    """
    letter = letter or load()
    scale = letter.newest_scale
    codes = tuple(criteria if criteria is not None else [criterion.code for criterion in scale.criteria])
    options = TableOptions(rows=rows, criteria=codes, provisional=provisional_foot)
    places = dict(arrangements or {})
    typed = typed_settings(additions or {}, blocks)

    def draw(book: Book, styles: Styles) -> None:
        if _has_every_column(places.get(layout.SUBJECTS)):  # else the columns it lacks would be missed in it
            book.define_name(VERSION_NAME, f'="{xlsx_addin.__version__}"')
        book.define_name(LETTER_NAME, f'="{letter.id}"')
        for name in SHEETS:
            _add_sheet(book, styles, name, places, options, macros=macros, typed=typed)
        if layout.SCALE not in places:
            _fill_scale(book.get_worksheet_by_name(layout.SCALE), styles, scale)
        add_choices_sheet(book, styles)
        if macros:
            _add_button_settings(book)
        for name in extra_sheets:
            book.add_worksheet(name)
        if macros:
            _add_macros(book)
        fill(book, sheets=sheets, additions=additions, blocks=blocks)
        head = {name: places.get(name) or template_arrangement(name, codes) for name in IN_SCORE_HEAD}
        fill_score_head(
            book, styles, head, rows=options.rows_of(layout.SCORES), source=(sheets or {}).get(layout.SCORES)
        )
        _show_status(book, styles, blocks)
        _hide_what_is_empty(book)
        book.get_worksheet_by_name(layout.CONSOLE).activate()

    with drawing(letter):
        return built(draw)


def _has_every_column(arrangement: Arrangement | None) -> bool:
    """Whether a sheet in this arrangement has every column that the template has on ``Đơn vị``."""
    if arrangement is None:
        return True
    headings = {fold(heading) for heading in arrangement.headings.values()}
    return all(fold(column.heading) in headings for column in layout.SUBJECT_COLUMNS)


def _add_sheet(
    book: Book,
    styles: Styles,
    name: str,
    places: Mapping[str, Arrangement],
    options: TableOptions,
    *,
    macros: bool,
    typed: Mapping[str, object],
) -> None:
    if name == layout.CONSOLE:
        sheet = add_console(book, styles, typed, buttons=macros, provisional=options.provisional)
    elif name == layout.PAPERS:
        sheet = add_papers_sheet(book, styles, typed, provisional=options.provisional)
    elif name == layout.MANUAL:
        sheet = add_manual(book, styles)
    else:
        arrangement = places.get(name) or template_arrangement(name, options.criteria)
        sheet = add_table(book, styles, name, arrangement, options)
    if name in _TAB_COLOURS:
        sheet.set_tab_color(_TAB_COLOURS[name])


def _show_status(book: Book, styles: Styles, blocks: Sequence[SheetBlock]) -> None:
    """What the cell that follows ``TrangThai`` shows once the summary is filled in: nothing waits to be calculated."""
    for block in blocks:
        if (block.sheet, block.row, block.column) == (layout.CONSOLE, STATUS_ROW, SUMMARY_COLUMN):
            write_status(book.get_worksheet_by_name(layout.CONSOLE), styles, block)


def _hide_what_is_empty(book: Book) -> None:
    """Leave only sheets in sight that have something to say: 15 tabs do not stand side by side on a screen."""
    for name in layout.COMING_FORTH:
        sheet = book.get_worksheet_by_name(name)
        if not any(row > layout.HEADING_ROW for cells in sheet.values().columns.values() for row in cells):
            sheet.hide()


def _fill_scale(sheet: Worksheet, styles: Styles, scale: ProposedScale) -> None:
    """Write the proposed scale into ``Tiêu chí``: docs/rules.md#scale, provisional until the clerk has compared it."""
    options = TableOptions()
    columns = {
        placed.column: placed for placed in placed_columns(layout.SCALE, template_arrangement(layout.SCALE), options)
    }

    def write(row: int, field: str, value: str | float | None) -> None:
        placed = columns[layout.declared(layout.SCALE, field)]
        style = styles.typed(**column_properties(layout.SCALE, placed.column))
        if value is not None:
            sheet.write(placed.row + row, placed.number - 1, value, style)

    for row, criterion in enumerate(scale.criteria):
        write(row, "code", criterion.code)
        write(row, "content", criterion.content)
        write(row, "applies", criterion.applies.value)
        write(row, "maximum", float(criterion.maximum))
        write(row, "minimum", None if criterion.minimum is None else float(criterion.minimum))
        write(row, "bands", criterion.bands)
        write(row, "source", scale.source_text(criterion.sources))
    letter = drawn()
    for row, grade in enumerate(letter.grades):
        write(row, "grade", grade.value)
        write(row, "is_recognised", (YesNo.YES if letter.recognises(grade) else YesNo.NO).value)
    for group in scale.groups:
        for row, cut_off in enumerate(scale.cut_offs_of(group)):
            write(row, layout.CUT_OFF_COLUMNS[group].field, float(cut_off.from_points))


def _add_button_settings(book: Book) -> None:
    settings = book.add_worksheet(XLWINGS_SHEET)
    for row, (key, value) in enumerate(XLWINGS_SETTINGS):
        settings.write_string(row, 0, key)
        settings.write(row, 1, value)
    settings.hide()


def _add_macros(book: Book) -> None:
    """The project of macros, with a document module for every sheet, and the tab of the ribbon that starts them."""
    from xlsx_addin.template import ribbon
    from xlsx_addin.template.vba_project import WORKBOOK_CODE_NAME
    from xlsx_addin.xlsx.book import PackagePart

    book.set_vba_name(WORKBOOK_CODE_NAME)
    code_names = []
    for number, sheet in enumerate(book.worksheets(), start=1):
        code_names.append(SHEET_CODE_NAMES.get(sheet.get_name(), EXTRA_CODE_NAME.format(number=number)))
        sheet.set_vba_name(code_names[-1])
    book.package_parts.append(PackagePart(ribbon.PART, ribbon.ribbon(), ribbon.RELATION))
    book.add_vba_project(io.BytesIO(_macro_project(tuple(code_names))), is_stream=True)


@cache
def _macro_project(code_names: tuple[str, ...]) -> bytes:
    from xlsx_addin.resources import macro_folder
    from xlsx_addin.template.vba_project import macro_project

    return macro_project(macro_folder(), sheets=code_names)
