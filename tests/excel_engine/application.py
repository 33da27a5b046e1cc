"""Excel itself: its workbooks, its message boxes, its status bar."""

# ruff: noqa: N802 - the names are Excel's own

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.excel_engine.books import Workbook
from tests.excel_engine.errors import ComError
from tests.excel_engine.late_binding import Collection, Com

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.excel_engine.ranges import Range


@dataclass(frozen=True, slots=True)
class Alert:
    """A message box that was shown; ``could_be_looked_behind`` where the window was drawn anew meanwhile."""

    prompt: str
    title: str
    buttons: str
    mode: str | None
    could_be_looked_behind: bool = field(default=True, compare=False)


class Application(Com):
    """One Excel, with its window ``Hwnd``.

    ``alerts`` are the message boxes that were shown, ``answers`` the buttons that will be pressed; a question without
    an answer gets the cautious one. Calls are answered by the errors that ``rejection`` makes, while it makes some.
    ``changes`` are the events SheetChange that writes have raised: sheet and cells. ``calls`` counts what reads and
    writes cells, by sheet and kind.
    """

    INTERFACE = "_Application"
    Name, Version = "Microsoft Excel", "16.0"

    def __init__(self, hwnd: int) -> None:
        self.Hwnd = hwnd
        self.Application = self
        self.ScreenUpdating, self.EnableEvents, self.DisplayAlerts, self.Calculation = True, True, True, -4105
        self.StatusBar: str | bool = False
        self.alerts: list[Alert] = []
        self.answers: list[str] = []
        self.rejection: Callable[[], ComError | None] | None = None
        self.changes: list[tuple[str, str]] = []
        self.calls: Counter[tuple[str, str]] = Counter()
        self.open_books: list[Workbook] = []
        self.in_front: Workbook | None = None
        self.selected: Range | None = None
        self.has_printer = True

    @property
    def Ready(self) -> bool:
        return self.rejection is None

    @property
    def Workbooks(self) -> Workbooks:
        return Workbooks(self)

    @property
    def ActiveWorkbook(self) -> Workbook:
        if self.in_front is None:
            raise ComError("Object variable or With block variable not set")
        return self.in_front

    @property
    def Selection(self) -> Range:
        """What was selected last; before that, the cell that is selected in the file on the sheet in front."""
        if self.selected is not None:
            return self.selected
        sheet = self.ActiveWorkbook.ActiveSheet
        return sheet.Range(sheet.worksheet.sheet_view.selection[0].activeCell)

    def refuse_while_busy(self) -> None:
        """Raise what Excel answers while the clerk is in the middle of something."""
        error = None if self.rejection is None else self.rejection()
        if error is not None:
            raise error


class Workbooks(Collection):
    """The workbooks of one Excel."""

    INTERFACE = "Workbooks"

    def __init__(self, excel: Application) -> None:
        self.Application = excel

    def __iter__(self) -> Iterator[Workbook]:
        return iter(list(self.Application.open_books))

    def Open(self, Filename: str, *_options: object) -> Workbook:  # noqa: N803 - Excel's own name
        book = Workbook(self.Application, Path(Filename).resolve())
        self.Application.open_books.append(book)
        self.Application.in_front = book
        return book
