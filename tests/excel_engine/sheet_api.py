"""What ``sheet.api`` gives: the few members of Excel's Worksheet object that the product uses."""

# ruff: noqa: N802, N803 - the names are Excel's own

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import range_boundaries
from openpyxl.utils.protection import hash_password
from openpyxl.worksheet.protection import SheetProtection

from tests.excel_engine.errors import ComError
from tests.excel_engine.late_binding import late_bound
from tests.excel_engine.ranges import RangeApi

if TYPE_CHECKING:
    from tests.excel_engine.sheets import Sheet

LONGEST_ADDRESS = 255

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


class SheetApi:
    """One sheet. ``UserInterfaceOnly`` lasts as long as the workbook is open; the file does not keep it."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._worksheet = sheet.worksheet
        self._writable_by_program = sheet.book.writable_by_program

    def Range(self, Cell1: str) -> RangeApi:
        """Cells by an address, or by several with commas between them."""
        if len(Cell1) > LONGEST_ADDRESS:
            raise ComError("Method 'Range' of object '_Worksheet' failed")
        return RangeApi(*(self._sheet.range(area) for area in Cell1.split(",")))

    @property
    def UsedRange(self) -> RangeApi:
        return RangeApi(self._sheet.used_range)

    @property
    def ProtectContents(self) -> bool:
        self._sheet.book.app.refuse_while_busy()
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
        self._sheet.book.app.refuse_while_busy()
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
        self._sheet.book.app.refuse_while_busy()
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
