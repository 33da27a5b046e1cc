"""What ``sheet.api`` gives: the few members of Excel's Worksheet object that the product uses."""

# ruff: noqa: N802, N803 - the names are Excel's own

from __future__ import annotations

from typing import Any

from openpyxl.utils import range_boundaries
from openpyxl.utils.protection import hash_password
from openpyxl.worksheet.protection import SheetProtection

from tests.excel_engine.errors import ComError
from tests.excel_engine.late_binding import late_bound

_LOOK_IN_FORMULAS = -4123
_BY_ROWS, _BY_COLUMNS = 1, 2
_FORWARDS, _BACKWARDS = 1, 2
_PART = 2

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


class ProtectionApi:
    """``Worksheet.Protection``: what a protected sheet still permits. The file stores the opposite."""

    def __init__(self, protection: SheetProtection) -> None:
        self._protection = protection

    def __getattr__(self, name: str) -> bool:
        if name not in PERMISSIONS:
            raise AttributeError(name)
        return not getattr(self._protection, PERMISSIONS[name])


class CellsApi:
    """``Worksheet.Cells``: one cell, and the search for the last one that holds something."""

    def __init__(self, worksheet: Any) -> None:
        self._worksheet = worksheet

    def __call__(self, RowIndex: int, ColumnIndex: int) -> CellApi:
        return CellApi(RowIndex, ColumnIndex)

    @late_bound
    def Find(
        self,
        What: str,
        After: CellApi | None = None,
        LookIn: int = _LOOK_IN_FORMULAS,
        LookAt: int = _PART,
        SearchOrder: int = _BY_ROWS,
        SearchDirection: int = _FORWARDS,
    ) -> CellApi | None:
        """From A1 on, the last cell with content backwards, the next one forwards; None on an empty sheet."""
        first = (After.Row, After.Column) if After is not None else (1, 1)
        if (What, LookIn, LookAt, first) != ("*", _LOOK_IN_FORMULAS, _PART, (1, 1)):
            raise NotImplementedError
        by_rows = {_BY_ROWS: True, _BY_COLUMNS: False}[SearchOrder]
        filled = [place for place, cell in self._worksheet._cells.items() if cell.value is not None]
        filled.sort(key=lambda place: place if by_rows else place[::-1])
        if not filled:
            return None
        if SearchDirection == _BACKWARDS:
            return CellApi(*filled[-1])
        return CellApi(*next((place for place in filled if place != first), first))


class CellApi:
    """A cell that was found."""

    def __init__(self, row: int, column: int) -> None:
        self.Row = row
        self.Column = column


class SheetApi:
    """One sheet. ``UserInterfaceOnly`` lasts as long as the workbook is open; the file does not keep it."""

    def __init__(self, worksheet: Any, writable_by_program: set[int]) -> None:
        self._worksheet = worksheet
        self._writable_by_program = writable_by_program

    @property
    def Cells(self) -> CellsApi:
        return CellsApi(self._worksheet)

    @property
    def ProtectContents(self) -> bool:
        return bool(self._worksheet.protection.sheet)

    @property
    def ProtectDrawingObjects(self) -> bool:
        return bool(self._worksheet.protection.objects)

    @property
    def ProtectScenarios(self) -> bool:
        return bool(self._worksheet.protection.scenarios)

    @property
    def ProtectionMode(self) -> bool:
        return id(self._worksheet) in self._writable_by_program

    @property
    def Protection(self) -> ProtectionApi:
        return ProtectionApi(self._worksheet.protection)

    @late_bound
    def Unprotect(self, Password: str | None = None) -> None:
        """Needs the password only where there is one; without it Excel would open a dialog that nobody sees."""
        protection = self._worksheet.protection
        if protection.hashValue or (protection.password and protection.password != hash_password(Password or "")):
            raise ComError("The password you supplied is not correct.")
        self._worksheet.protection = SheetProtection()
        self._writable_by_program.discard(id(self._worksheet))

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
        self._worksheet.protection = SheetProtection(
            sheet=Contents, objects=DrawingObjects, scenarios=Scenarios, **stored
        )
        if Password:
            self._worksheet.protection.password = Password
        if UserInterfaceOnly:
            self._writable_by_program.add(id(self._worksheet))

    @property
    def FilterMode(self) -> bool:
        """Whether a filter hides rows at the moment."""
        return bool(self._worksheet.auto_filter.filterColumn)

    def ShowAllData(self) -> None:
        """Show the rows that the filter hides; refused on a protected sheet and where nothing is filtered."""
        if not self.FilterMode or self.ProtectContents:
            raise ComError("ShowAllData method of Worksheet class failed")
        filtered = self._worksheet.auto_filter
        filtered.filterColumn = []
        _, first_row, _, last_row = range_boundaries(filtered.ref)
        for row in range(first_row, last_row + 1):
            self._worksheet.row_dimensions[row].hidden = False
