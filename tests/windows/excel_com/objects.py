"""Excel's objects, as far as our buttons need them: COM outside, the tests' own engine inside."""

# ruff: noqa: N802, N803 - the names are Excel's own, and so is what they mean

from __future__ import annotations

import sys

assert sys.platform == "win32"

from datetime import UTC, datetime
from typing import Any

import pythoncom

from tests.windows.excel_com.dispatch import Com, Listed

_WHOLE_SHEET = (1, 1, 1_048_576, 16_384)


class ImpossibleDate(float):
    """A number that Excel hands over as a date though it is none."""


def to_variant(value: Any) -> Any:
    """A cell's value as Excel hands it over: VT_EMPTY, VT_R8, VT_BOOL, VT_CY, VT_DATE or VT_BSTR.

    The code of an error goes as VT_I4: pywin32 sends every VT_ERROR as an argument that is left out.
    """
    if value is None:
        return pythoncom.Empty
    if isinstance(value, tuple):
        return [to_variant(one) for one in value]  # a tuple would be taken for a result with output arguments
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC)
    return value


def from_variant(value: Any) -> Any:
    """A value as it was handed over; moments without their zone."""
    if isinstance(value, (tuple, list)):
        return [from_variant(one) for one in value]
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


class Application(Com):
    INTERFACE = "_Application"
    Name, Version, Ready = "Microsoft Excel", "16.0", True

    def __init__(self, engine_app: Any, hwnd: int) -> None:
        self.app, self.Hwnd = engine_app, hwnd
        self.ScreenUpdating: bool = True
        self.StatusBar: str | bool = False

    @property
    def Application(self) -> Application:
        return self

    @property
    def Workbooks(self) -> Workbooks:
        return Workbooks(self)

    @property
    def ActiveWorkbook(self) -> Workbook:
        return Workbook(self, self.app.books.active)


class Part(Com):
    """Anything below the application, around an object of the engine."""

    def __init__(self, excel: Application, impl: Any) -> None:
        self.Application, self.impl = excel, impl


class Window(Com):
    """What the window EXCEL7 hands out."""

    INTERFACE = "Window"

    def __init__(self, excel: Application) -> None:
        self.Application = excel


class Workbooks(Com):
    INTERFACE = "Workbooks"

    def __init__(self, excel: Application) -> None:
        self.Application = excel

    @property
    def Count(self) -> int:
        return len(self.Application.app.books)

    @property
    def _NewEnum(self) -> Listed:
        return Listed(Workbook(self.Application, one) for one in self.Application.app.books)

    def Item(self, Index: Any) -> Workbook:
        return Workbook(self.Application, self.Application.app.books(Index))

    _Default = Item


class Workbook(Part):
    INTERFACE = "_Workbook"
    ReadOnly = False

    @property
    def Name(self) -> str:
        return str(self.impl.name)

    @property
    def FullName(self) -> str:
        return str(self.impl.address)

    @property
    def Path(self) -> str:
        return self.FullName[: -len(self.Name) - 1]

    @property
    def ProtectStructure(self) -> bool:
        return bool(self.impl.is_structure_protected)

    @property
    def Worksheets(self) -> Sheets:
        return Sheets(self.Application, self.impl)

    @property
    def ActiveSheet(self) -> Worksheet:
        return Worksheet(self.Application, self.impl.sheets.active)

    @property
    def Names(self) -> Names:
        return Names(self.Application, self.impl)

    def Activate(self) -> None:
        self.impl.activate()

    def SaveCopyAs(self, Filename: str) -> None:
        self.impl.api.SaveCopyAs(Filename)


class Sheets(Part):
    INTERFACE = "Sheets"

    @property
    def Parent(self) -> Workbook:
        return Workbook(self.Application, self.impl)

    @property
    def Count(self) -> int:
        return len(self.impl.sheets)

    @property
    def _NewEnum(self) -> Listed:
        return Listed(Worksheet(self.Application, one) for one in self.impl.sheets)

    def Item(self, Index: Any) -> Worksheet:
        return Worksheet(self.Application, self.impl.sheets(Index))

    _Default = Item

    def Add(self, Before: Any = None, After: Any = None) -> Worksheet:
        return Worksheet(self.Application, self.impl.sheets.add(Before and Before.impl, After and After.impl))


class Worksheet(Part):
    """A sheet. FilterMode, ShowAllData, Protect and the like are the engine's own ``sheet.api``."""

    INTERFACE = "_Worksheet"

    @property
    def Parent(self) -> Workbook:
        return Workbook(self.Application, self.impl.book)

    @property
    def Name(self) -> str:
        return str(self.impl.worksheet.title)

    @property
    def Index(self) -> int:
        return int(self.impl.index)

    @property
    def Visible(self) -> int:
        return int(self.impl.visible)

    @property
    def Cells(self) -> Range:
        return Range(self.Application, self.impl.range(_WHOLE_SHEET))

    @property
    def UsedRange(self) -> Range:
        return Range(self.Application, self.impl.used_range)

    @property
    def Protection(self) -> Protection:
        return Protection(self.impl.api.Protection)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.impl.api, name)

    def SetName(self, name: str) -> None:
        self.impl.worksheet.title = name

    def Range(self, Cell1: Any, Cell2: Any = None) -> Range:
        """By the addresses of one area or several, or by two corners."""
        if isinstance(Cell1, str) and Cell2 is None:
            return Range(self.Application, self.impl.range(Cell1.split(",")[0]), self.impl.api.Range(Cell1))
        corners = [one.impl if isinstance(one, Range) else one for one in (Cell1, Cell2)]
        return Range(self.Application, self.impl.range(*corners))

    def Activate(self) -> None:
        self.impl.activate()

    def Move(self, Before: Any = None, After: Any = None) -> None:
        content = self.impl.book.content
        place = content.index(Before.impl.worksheet) if Before else content.index(After.impl.worksheet) + 1
        content.move_sheet(self.impl.worksheet, place - content.index(self.impl.worksheet))


class Protection(Com):
    INTERFACE = "Protection"

    def __init__(self, impl: Any) -> None:
        self.impl = impl

    def __getattr__(self, name: str) -> Any:
        return getattr(self.impl, name)


class Range(Part):
    INTERFACE = "Range"

    def __init__(self, excel: Application, impl: Any, areas: Any = None) -> None:
        super().__init__(excel, impl)
        self._areas = areas or impl.api

    @property
    def Worksheet(self) -> Worksheet:
        return Worksheet(self.Application, self.impl.sheet)

    @property
    def Count(self) -> int:
        return int(self._areas.Count)

    @property
    def Row(self) -> int:
        return int(self.impl.row)

    @property
    def Column(self) -> int:
        return int(self.impl.column)

    @property
    def Rows(self) -> Range:
        return Range(self.Application, self.impl.sheet.range((self.Row, self.Column, self.impl.shape[0], 1)))

    @property
    def Columns(self) -> Range:
        return Range(self.Application, self.impl.sheet.range((self.Row, self.Column, 1, self.impl.shape[1])))

    @property
    def NumberFormat(self) -> str | None:
        number_format: str | None = self.impl.number_format
        return number_format

    def SetNumberFormat(self, number_format: str) -> None:
        self._areas.NumberFormat = number_format

    def _Default(self, RowIndex: Any = None, ColumnIndex: Any = None) -> Any:
        if RowIndex is None:
            return self.Value()
        return Range(self.Application, self.impl(int(RowIndex), None if ColumnIndex is None else int(ColumnIndex)))

    def Address(self, RowAbsolute: Any = None, ColumnAbsolute: Any = None) -> str:
        if False in {RowAbsolute, ColumnAbsolute}:
            raise NotImplementedError
        return str(self.impl.address)

    def Value(self, _RangeValueDataType: Any = None) -> Any:
        return to_variant(self.impl.raw_value)

    def SetValue(self, data: Any) -> None:
        self.impl.raw_value = from_variant(data)

    def ClearContents(self) -> bool:
        self.impl.clear_contents()
        return True


class Names(Part):
    INTERFACE = "Names"

    @property
    def Count(self) -> int:
        return len(self.impl.names)

    @property
    def _NewEnum(self) -> Listed:
        return Listed(Name(self.Application, one) for one in self.impl.names)

    def Item(self, Index: Any = None) -> Name:
        return Name(self.Application, self.impl.names(Index))

    _Default = Item


class Name(Part):
    INTERFACE = "Name"

    @property
    def Name(self) -> str:
        return str(self.impl.name)

    @property
    def RefersTo(self) -> str:
        return str(self.impl.refers_to)

    @property
    def RefersToRange(self) -> Range:
        return Range(self.Application, self.impl.refers_to_range)
