"""The sheets of a workbook."""

# ruff: noqa: N802, N803 - the names are Excel's own

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from openpyxl.utils import range_boundaries
from openpyxl.utils.protection import hash_password
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.protection import SheetProtection

from tests.excel_engine import ranges
from tests.excel_engine.errors import ComError
from tests.excel_engine.late_binding import Collection, Com, late_bound
from tests.excel_engine.ranges import Area

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.excel_engine.application import Application
    from tests.excel_engine.books import Workbook

LONGEST_ADDRESS = 255
_WHOLE_SHEET = Area(1, 1, 1_048_576, 16_384)
_ADDRESS = re.compile(r"\$?[A-Z]{1,3}\$?\d{1,7}(:\$?[A-Z]{1,3}\$?\d{1,7})?", re.IGNORECASE)
_VISIBILITY = {"visible": -1, "hidden": 0, "veryHidden": 2}

PERMISSIONS = {
    "AllowFormattingCells": "formatCells",
    "AllowFormattingColumns": "formatColumns",
    "AllowFormattingRows": "formatRows",
    "AllowInsertingColumns": "insertColumns",
    "AllowInsertingRows": "insertRows",
    "AllowInsertingHyperlinks": "insertHyperlinks",
    "AllowDeletingColumns": "deleteColumns",
    "AllowDeletingRows": "deleteRows",
    "AllowSorting": "sort",
    "AllowFiltering": "autoFilter",
    "AllowUsingPivotTables": "pivotTables",
}


class Sheets(Collection):
    """The worksheets."""

    INTERFACE = "Sheets"

    def __init__(self, book: Workbook) -> None:
        self.Application, self.Parent = book.Application, book

    def __iter__(self) -> Iterator[Worksheet]:
        return (Worksheet(self.Parent, worksheet) for worksheet in self.Parent.content.worksheets)

    def Add(self, Before: Worksheet | None = None, After: Worksheet | None = None) -> Worksheet:
        """Without a place the new sheet comes before the active one; it becomes the active one."""
        content = self.Parent.content
        if self.Parent.ProtectStructure:
            raise ComError("Workbook is protected and cannot be changed.")
        place = content.index(content.active)
        if Before is not None:
            place = content.index(Before.worksheet)
        elif After is not None:
            place = content.index(After.worksheet) + 1
        sheet = Worksheet(self.Parent, content.create_sheet(self._unused_name(), place))
        sheet.Activate()
        return sheet

    def _unused_name(self) -> str:
        used = {sheet.Name.casefold() for sheet in self}
        number = 1
        while f"sheet{number}" in used:
            number += 1
        return f"Sheet{number}"


class Protection(Com):
    """What a protected sheet still permits. The file stores the opposite."""

    INTERFACE = "Protection"

    def __init__(self, protection: SheetProtection) -> None:
        self._protection = protection

    def __getattr__(self, name: str) -> bool:
        if name not in PERMISSIONS:
            raise AttributeError(name)
        return not getattr(self._protection, PERMISSIONS[name])


class HPageBreaks(Com):
    """Where printed pages of a sheet begin, by hand."""

    INTERFACE = "HPageBreaks"

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet

    def Add(self, Before: ranges.Range) -> None:
        """Needs a printer, as much of what Excel does with pages."""
        if not self._sheet.Application.has_printer:
            raise ComError("Add method of HPageBreaks class failed")
        self._sheet.worksheet.row_breaks.append(Break(id=Before.Row - 1))


class Worksheet(Com):
    """One sheet. ``UserInterfaceOnly`` lasts as long as the workbook is open; the file does not keep it."""

    INTERFACE = "_Worksheet"

    def __init__(self, book: Workbook, worksheet: Any) -> None:
        self.Application: Application = book.Application
        self.Parent = book
        self.worksheet = worksheet

    @property
    def Name(self) -> str:
        return str(self.worksheet.title)

    @Name.setter
    def Name(self, name: str) -> None:
        self.worksheet.title = name

    @property
    def Index(self) -> int:
        return int(self.Parent.content.index(self.worksheet)) + 1

    @property
    def Visible(self) -> int:
        """-1 visible, 0 hidden, 2 very hidden."""
        return _VISIBILITY[self.worksheet.sheet_state]

    @Visible.setter
    def Visible(self, value: bool | int) -> None:
        if self.Parent.ProtectStructure:
            raise ComError("Unable to set the Visible property of the Worksheet class")
        number = -1 if value is True else int(value)
        self.worksheet.sheet_state = next(state for state, known in _VISIBILITY.items() if known == number)

    @property
    def Cells(self) -> ranges.Range:
        return ranges.Range(self, _WHOLE_SHEET)

    @property
    def UsedRange(self) -> ranges.Range:
        """All cells that exist, also those with a format alone; A1 on an empty sheet."""
        places = list(self.worksheet._cells) or [(1, 1)]
        rows, columns = [row for row, _ in places], [column for _, column in places]
        return ranges.Range(self, Area(min(rows), min(columns), max(rows), max(columns)))

    def Range(self, Cell1: ranges.Range | str, Cell2: ranges.Range | str | None = None) -> ranges.Range:
        """Cells by an address, by several with commas between them, by a defined name, or around two of these."""
        if isinstance(Cell1, str) and Cell2 is None:
            if len(Cell1) > LONGEST_ADDRESS:
                raise ComError("Method 'Range' of object '_Worksheet' failed")
            return ranges.Range(self, *map(self._area, Cell1.split(",")))
        first, last = self._area(Cell1), self._area(Cell1 if Cell2 is None else Cell2)
        corners = (*map(min, first[:2], last[:2]), *map(max, first[2:], last[2:]))
        return ranges.Range(self, Area(*corners))

    def _area(self, place: ranges.Range | str) -> Area:
        if isinstance(place, ranges.Range):
            return place.area
        if _ADDRESS.fullmatch(place):
            first_column, first_row, last_column, last_row = range_boundaries(place.upper())
            return Area(first_row, first_column, last_row, last_column)
        named = next((name for name in self.Parent.Names if name.Name.casefold() == place.casefold()), None)
        if named is not None and named.RefersToRange.Worksheet.worksheet is self.worksheet:
            return named.RefersToRange.area
        raise ComError("Method 'Range' of object '_Worksheet' failed")

    def Activate(self) -> None:
        content = self.Parent.content
        if self.Visible != _VISIBILITY["visible"]:
            raise ComError("Activate method of Worksheet class failed")
        content.active = content.index(self.worksheet)
        for other in content.worksheets:
            other.sheet_view.tabSelected = other is self.worksheet

    def Move(self, Before: Worksheet | None = None, After: Worksheet | None = None) -> None:
        content = self.Parent.content
        beside = Before or After
        if beside is None:
            raise NotImplementedError
        place = content.index(beside.worksheet) + (Before is None)
        content.move_sheet(self.worksheet, place - content.index(self.worksheet))

    # Pages

    @property
    def HPageBreaks(self) -> HPageBreaks:
        return HPageBreaks(self)

    def ResetAllPageBreaks(self) -> None:
        self.worksheet.row_breaks.brk = []
        self.worksheet.col_breaks.brk = []

    # Protection and filters

    @property
    def is_closed_to_programs(self) -> bool:
        """Whether locked cells refuse to be written."""
        return bool(self.worksheet.protection.sheet) and not self.ProtectionMode

    @property
    def ProtectContents(self) -> bool:
        self.Application.refuse_while_busy()
        return bool(self.worksheet.protection.sheet)

    @property
    def ProtectDrawingObjects(self) -> bool:
        return bool(self.worksheet.protection.objects)

    @property
    def ProtectScenarios(self) -> bool:
        return bool(self.worksheet.protection.scenarios)

    @property
    def ProtectionMode(self) -> bool:
        return id(self.worksheet) in self.Parent.writable_by_program

    @property
    def Protection(self) -> Protection:
        return Protection(self.worksheet.protection)

    @late_bound
    def Unprotect(self, Password: str | None = None) -> None:
        """Needs the password only where there is one; without it Excel would open a dialog that nobody sees."""
        self.Application.refuse_while_busy()
        protection = self.worksheet.protection
        if protection.hashValue or (protection.password and protection.password != hash_password(Password or "")):
            raise ComError("The password you supplied is not correct.")
        self.worksheet.protection = SheetProtection()
        self.Parent.writable_by_program.discard(id(self.worksheet))

    @late_bound
    def Protect(
        self,
        Password: str | None = None,
        DrawingObjects: bool = True,
        Contents: bool = True,
        Scenarios: bool = True,
        UserInterfaceOnly: bool = False,
        AllowFormattingCells: bool = False,
        AllowFormattingColumns: bool = False,
        AllowFormattingRows: bool = False,
        AllowInsertingColumns: bool = False,
        AllowInsertingRows: bool = False,
        AllowInsertingHyperlinks: bool = False,
        AllowDeletingColumns: bool = False,
        AllowDeletingRows: bool = False,
        AllowSorting: bool = False,
        AllowFiltering: bool = False,
        AllowUsingPivotTables: bool = False,
    ) -> None:
        """Protect the sheet; what is not permitted by name is forbidden."""
        self.Application.refuse_while_busy()
        permitted = {
            "AllowFormattingCells": AllowFormattingCells,
            "AllowFormattingColumns": AllowFormattingColumns,
            "AllowFormattingRows": AllowFormattingRows,
            "AllowInsertingColumns": AllowInsertingColumns,
            "AllowInsertingRows": AllowInsertingRows,
            "AllowInsertingHyperlinks": AllowInsertingHyperlinks,
            "AllowDeletingColumns": AllowDeletingColumns,
            "AllowDeletingRows": AllowDeletingRows,
            "AllowSorting": AllowSorting,
            "AllowFiltering": AllowFiltering,
            "AllowUsingPivotTables": AllowUsingPivotTables,
        }
        stored = {PERMISSIONS[name]: not is_permitted for name, is_permitted in permitted.items()}
        self.worksheet.protection = SheetProtection(
            sheet=Contents, objects=DrawingObjects, scenarios=Scenarios, **stored
        )
        if Password:
            self.worksheet.protection.password = Password
        if UserInterfaceOnly:
            self.Parent.writable_by_program.add(id(self.worksheet))

    @property
    def FilterMode(self) -> bool:
        """Whether a filter hides rows at the moment."""
        return bool(self.worksheet.auto_filter.filterColumn)

    def ShowAllData(self) -> None:
        """Show the rows that the filter hides; refused on a protected sheet and where nothing is filtered."""
        if not self.FilterMode or self.ProtectContents:
            raise ComError("ShowAllData method of Worksheet class failed")
        filtered = self.worksheet.auto_filter
        filtered.filterColumn = []
        _, first_row, _, last_row = range_boundaries(filtered.ref)
        for row in range(first_row, last_row + 1):
            self.worksheet.row_dimensions[row].hidden = False
