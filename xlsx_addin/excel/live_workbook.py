"""The workbook that is open in Excel: read from a saved copy, written at one stroke; boxes and the status bar."""

from __future__ import annotations

import functools
from collections import defaultdict
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

from xlsx_addin.atomic import write_atomically
from xlsx_addin.excel import protection
from xlsx_addin.excel.errors import PartlyWritten, going_without, refusing
from xlsx_addin.excel.escape_key import EscapeKey, in_front
from xlsx_addin.excel.protection import opened, patiently
from xlsx_addin.excel.values import written_value
from xlsx_addin.refusal import Refusal
from xlsx_addin.stopped import Stopped
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words import boxes as words
from xlsx_addin.xlsx.cells import NamedCells, SheetValues, address, column_letters, referred_cells
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from xlwings import App, Book, Sheet

    from xlsx_addin.xlsx.blocks import SheetBlock

BoxKind = Literal["info", "warning", "error"]

_POINTS_A_PIXEL = 0.75
_VISIBLE, _HIDDEN = -1, 0
"""What Excel calls ``xlSheetVisible`` and ``xlSheetHidden``."""
_LONGEST_ADDRESS = 255
"""Letters that Excel takes as the address of a range."""

_BOX_MODES = {"info": "info", "warning": "critical", "error": "critical"}


class LiveWorkbook:
    """One open workbook, reached through xlwings. Every call crosses to Excel, so there are few.

    It is read from a copy that Excel saves when something is first asked for, by the same reader as a file (decision
    20): merged cells, percentages and hidden rows are seen as there, and a value is the same to the last digit. What is
    written puts the copy out of date: the next read saves another one. Sheets are looked up once and then known;
    what is written goes through Excel's own objects, because each cell that xlwings would look up is a call again.

    ``left_open`` names sheets that Excel was too busy to protect again; the next click that writes does so.
    """

    clicked: datetime | None = None
    memory: Path | None = None
    """None: a click in Excel waits for its answers and is not run again (``OpenWorkbook``)."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._copy: FileWorkbook | None = None
        self._known: dict[str, Sheet] | None = None
        self._escape = EscapeKey()
        self.left_open: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name."""
        return self._book.name

    @property
    def path(self) -> Path | None:
        """Where the file lies on this machine; None while it is unsaved, or on OneDrive without a local copy."""
        from xlwings import XlwingsError

        try:
            path = Path(self._book.fullname)
        except XlwingsError:
            return None
        return path if path.is_absolute() else None

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """All worksheets, also the hidden ones, in their order."""
        return self._saved().sheet_names

    @property
    def version(self) -> str | None:
        """The version of the package that made it; None where it does not say."""
        return self._saved().version

    @property
    def letter(self) -> str | None:
        """The id of the letter that it was made for; None where it does not say."""
        return self._saved().letter

    def named_cells(self, name: str) -> NamedCells | None:
        """The cells that a defined name refers to; None where there is no such name, or it refers to none."""
        if name not in self._book.names:
            return None
        return referred_cells(self._book.names[name].refers_to or "")

    def read(self, name: str) -> SheetValues:
        """All values of a sheet; formulas give the results that Excel has.

        Raises KeyError where there is no such sheet, and Refusal where Excel saves no copy or it cannot be read.
        """
        copy = self._saved()
        wanted = fold(name)
        for real_name in copy.sheet_names:
            if fold(real_name) == wanted:
                return copy.read(real_name)
        raise KeyError(name)

    def replace(self, *blocks: SheetBlock) -> None:
        """Write each block in one call (xlwings splits above 100,000 cells), in the order in which they are given.

        Protected sheets are all opened, and missing ones added at the end, before anything is written; afterwards they
        are protected again. Raises Refusal, naming the sheet, where a password guards one or none may be added
        (nothing is then written), or where Excel refuses a call: PartlyWritten where it had taken other sheets.
        """
        self._copy = None
        written: dict[str, None] = {}
        left_open: list[str] = []
        pauses = iter(protection.PAUSES)
        found = {block.sheet: self._real_name(block.sheet) for block in blocks}
        there = [name for name in dict.fromkeys(found.values()) if name is not None]
        try:
            with opened(self._book.api.FullName, self._sheets(), there, left_open, pauses):
                sheets = {name: self._sheets()[real] if real else self._added(name) for name, real in found.items()}
                for block in blocks:
                    try:
                        with refusing(words.SHEET_NOT_WRITTEN.format(sheet=block.sheet)):
                            patiently(functools.partial(_write, sheets[block.sheet].api, block), pauses)
                    except Refusal as refusal:
                        if not written:
                            raise
                        raise PartlyWritten(str(refusal), tuple(written)) from refusal.__cause__
                    written[block.sheet] = None
        finally:
            self.left_open = tuple(left_open)

    def save_copy(self, path: Path) -> None:
        """Save what the workbook holds at this moment as a new file; the open one keeps its name and its changes.

        The copy is there whole or not at all. Refusal where Excel does not save it, it cannot be written, or a file
        of its name is there already.
        """
        write_atomically(path, self._content_saved(words.COPY_NOT_SAVED.format(name=path.name)))

    def _saved(self) -> FileWorkbook:
        """The workbook as Excel saves it, whole and calculated, though nothing of the open one is saved by that."""
        if self._copy is None:
            self._copy = FileWorkbook.open(self._content_saved(words.WORKBOOK_NOT_READ), name=self.name)
        return self._copy

    def _content_saved(self, sentence: str) -> bytes:
        """A copy that Excel saves into a folder of its own, which is gone afterwards; Refusal with the sentence."""
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            copy = Path(folder, "so").with_suffix(Path(self.name).suffix)
            with refusing(sentence):
                self._book.api.SaveCopyAs(str(copy))
            try:
                return copy.read_bytes()
            except OSError as error:
                raise Refusal(sentence) from error

    def show(self, name: str, cell: str = "") -> None:
        """Bring a sheet to the front, with the cursor on a cell where one is named, unless it is missing or hidden."""
        real = self._real_name(name)
        if real is not None and self._sheets()[real].visible:
            self._sheets()[real].activate()
            if cell:
                self._sheets()[real].range(cell).select()

    def open_beside(self, path: Path) -> None:
        """Open another workbook in this Excel, in front; Refusal where Excel does not open it."""
        with refusing(words.NOT_OPENED.format(name=path.name)):
            self._book.app.books.open(str(path))

    def ask(self, text: str) -> bool:
        """Ask a question with the buttons Yes and No; True for Yes. Excel's window is alive meanwhile: one may look."""
        app = self._book.app
        with app.properties(screen_updating=True):
            return app.alert(text, words.TITLE, "yes_no", "info") == "yes"

    def selected_row(self, name: str) -> int | None:
        """The row that is selected on a sheet; None where another sheet is in front, or no cell is selected."""
        if fold(self._book.sheets.active.name) != fold(name):
            return None
        selection = self._book.app.selection
        return None if selection is None else int(selection.row)

    def status(self, text: str) -> None:
        """Show a text in Excel's status bar, until the click is over; Stopped where the clerk has pressed Esc."""
        app = self._book.app
        app.status_bar = text
        if self._escape.was_pressed() and in_front() == app.pid:
            raise Stopped

    def _sheets(self) -> dict[str, Sheet]:
        """All sheets by their names; asked for once, for each name is a call."""
        if self._known is None:
            self._known = {sheet.name: sheet for sheet in self._book.sheets}
        return self._known

    def _real_name(self, name: str) -> str | None:
        """What the sheet of that name is really called, whatever its case and however its letters are encoded."""
        wanted = fold(name)
        return next((real for real in self._sheets() if fold(real) == wanted), None)

    def _added(self, name: str) -> Sheet:
        """Add a last sheet; the sheet in front stays in front."""
        in_front = self._book.sheets.active
        with refusing(words.SHEET_NOT_ADDED.format(sheet=name)):
            sheet = self._book.sheets.add(name, after=self._book.sheets[-1])
        in_front.activate()
        self._sheets()[name] = sheet
        return sheet


def show_box(app: App, text: str, kind: BoxKind) -> None:
    """Show a box of Excel and wait until it is closed; xlwings has one sign for warnings and errors alike."""
    app.alert(text, words.TITLE, "ok", _BOX_MODES[kind])


def _write(sheet: Any, block: SheetBlock) -> None:
    """Set formats first, so that texts stay texts; then empty what is old; then write once, into Excel's own sheet."""
    if sheet.FilterMode:
        sheet.ShowAllData()
    if block.first_body_row <= block.last_row:
        for number_format, cells in _areas(block):
            sheet.Range(cells).NumberFormat = number_format
    if block.clear_below:
        used = sheet.UsedRange
        last_row = max(used.Row + used.Rows.Count - 1, block.row)
        sheet.Range(_rectangle(block, block.row, last_row)).ClearContents()
    if block.rows:
        sheet.Range(_rectangle(block, block.row, block.last_row)).Value = [
            [
                written_value(value, None if index < block.head_rows else number_format)
                for value, number_format in zip(row, block.formats, strict=True)
            ]
            for index, row in enumerate(block.rows)
        ]
    if block.comes_forth and sheet.Visible == _HIDDEN:
        with going_without():  # where the clerk has locked the workbook's structure it stays hidden, and is written
            sheet.Visible = _VISIBLE
    if block.pixels:
        _set_heights(sheet, block)
        with going_without():  # Excel asks its printer for that; where there is none, it breaks the pages by itself
            sheet.ResetAllPageBreaks()
            for row in block.page_starts:
                sheet.HPageBreaks.Add(sheet.Range(f"A{row}"))


def _set_heights(sheet: Any, block: SheetBlock) -> None:
    """All rows of one height together."""
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for pixels, run in groupby(enumerate(block.pixels, start=block.first_body_row), key=itemgetter(1)):
        numbers = [row for row, _ in run]
        rows[pixels].append(f"A{numbers[0]}:A{numbers[-1]}")
    for pixels, areas in rows.items():
        for cells in _addresses(areas):
            sheet.Range(cells).RowHeight = pixels * _POINTS_A_PIXEL


def _rectangle(block: SheetBlock, first_row: int, last_row: int) -> str:
    return f"{address(first_row, block.column)}:{address(last_row, block.last_column)}"


def _areas(block: SheetBlock) -> Iterator[tuple[str, str]]:
    """Each number format with the cells that get it: neighbours as one area, and as many areas as one call takes."""
    areas: dict[str, list[str]] = {}
    for number_format, run in groupby(enumerate(block.formats, start=block.column), key=itemgetter(1)):
        columns = [column_letters(column) for column, _ in run]
        cells = f"{columns[0]}{block.first_body_row}:{columns[-1]}{block.last_row}"
        areas.setdefault(number_format, []).append(cells)
    for number_format, of_format in areas.items():
        for addresses in _addresses(of_format):
            yield number_format, addresses


def _addresses(areas: Sequence[str]) -> Iterator[str]:
    """The areas with commas between them, as many at a time as one call takes."""
    taken = ""
    for area in areas:
        longer = f"{taken},{area}" if taken else area
        if len(longer) > _LONGEST_ADDRESS:
            yield taken
            longer = area
        taken = longer
    if taken:
        yield taken
