"""What ``sheet.api`` gives: the few members of Excel's Worksheet object that the product uses."""

# ruff: noqa: N802, N803 - the names are Excel's own

from __future__ import annotations

from typing import Any

from openpyxl.utils import range_boundaries
from openpyxl.utils.protection import hash_password
from openpyxl.worksheet.protection import SheetProtection

from tests.excel_engine.errors import ComError

_LOOK_IN_FORMULAS = -4123
_BY_ROWS, _BY_COLUMNS = 1, 2
_BACKWARDS = 2

_PERMISSIONS = {
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
        if name not in _PERMISSIONS:
            raise AttributeError(name)
        return not getattr(self._protection, _PERMISSIONS[name])


class CellsApi:
    """``Worksheet.Cells``: only the search for the last cell that holds something."""

    def __init__(self, worksheet: Any) -> None:
        self._worksheet = worksheet

    def Find(self, What: str, *, LookIn: int, SearchOrder: int, SearchDirection: int, **_: int) -> CellApi | None:
        """The last cell with content, by rows or by columns; None on an empty sheet."""
        if (What, LookIn, SearchDirection) != ("*", _LOOK_IN_FORMULAS, _BACKWARDS):
            raise NotImplementedError
        filled = [place for place, cell in self._worksheet._cells.items() if cell.value is not None]
        if not filled:
            return None
        by_rows = {_BY_ROWS: True, _BY_COLUMNS: False}[SearchOrder]
        return CellApi(*max(filled, key=lambda place: place if by_rows else place[::-1]))


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

    def Unprotect(self, Password: str | None = None) -> None:
        """Needs the password only where there is one; without it Excel would open a dialog that nobody sees."""
        protection = self._worksheet.protection
        if protection.hashValue or (protection.password and protection.password != hash_password(Password or "")):
            raise ComError("The password you supplied is not correct.")
        self._worksheet.protection = SheetProtection()
        self._writable_by_program.discard(id(self._worksheet))

    def Protect(
        self,
        Password: str | None = None,
        *,
        DrawingObjects: bool = True,
        Contents: bool = True,
        Scenarios: bool = True,
        UserInterfaceOnly: bool = False,
        **permissions: bool,
    ) -> None:
        stored = {_PERMISSIONS[name]: not permissions.get(name, False) for name in _PERMISSIONS}
        if unknown := permissions.keys() - _PERMISSIONS.keys():
            message = f"Protect() got an unexpected keyword argument: {unknown}"
            raise TypeError(message)
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
