"""Carries single requests from the tests to a running LibreOffice.

Runs under the interpreter that has LibreOffice's ``uno`` module, which is the system's, not the tests'. One JSON
request a line on standard input (``{"do": "values", "sheet": …}``), one JSON answer a line on standard output
(``{"answer": …}`` or ``{"error": …}``).
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any

import uno
from com.sun.star.accessibility import AccessibleRole
from com.sun.star.awt import PosSize
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import DisposedException, IndexOutOfBoundsException, Locale
from com.sun.star.sheet import CellFlags, TableFilterField

if TYPE_CHECKING:
    from collections.abc import Iterator

START_SECONDS = 60
LOOKING = {"box", "place", "place_of_cell"}
"""Requests that only look at windows, and are carried out again where a window opens or closes meanwhile."""
LOOKS = 20
ALWAYS_EXECUTE_MACROS = 4
CLOSED = (AccessibleRole.MENU_BAR, AccessibleRole.TOOL_BAR, AccessibleRole.TABLE)
"""What has hundreds of parts that no test asks for, or a billion: a sheet's cells."""


FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}


def named_value(name: str, value: object) -> Any:
    pair = PropertyValue()
    pair.Name = name
    pair.Value = value
    return pair


def connect(pipe: str) -> Any:
    """The office's component context, once it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # the office is not listening yet; the error's type is known only at run time
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def descendants(accessible: Any) -> Iterator[Any]:
    """The accessible contexts of a window and of what is within it; parts that are not accessible are left out."""
    if not hasattr(accessible, "getAccessibleContext"):
        return
    context = accessible.getAccessibleContext()
    if context is None:  # a window that is just closing
        return
    yield context
    if context.getAccessibleRole() in CLOSED:
        return
    for index in range(context.getAccessibleChildCount()):
        yield from descendants(context.getAccessibleChild(index))


def middle(accessible: Any) -> list[int]:
    """Where on the screen its middle is."""
    corner, size = accessible.getLocationOnScreen(), accessible.getSize()
    return [corner.X + size.Width // 2, corner.Y + size.Height // 2]


class Bridge:
    """Each method is a request."""

    def __init__(self, context: Any) -> None:
        services = context.ServiceManager
        self.desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.toolkit = services.createInstanceWithContext("com.sun.star.awt.Toolkit", context)
        self.dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        self.document: Any = None

    def open(self, path: str, as_template: bool) -> None:
        """Open a workbook; as a template it becomes a new document that was never saved."""
        arguments = (
            named_value("MacroExecutionMode", ALWAYS_EXECUTE_MACROS),
            named_value("AsTemplate", as_template),
        )
        self.document = self.desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, arguments)
        if self.document is None:
            message = f"LibreOffice would not open {path}"
            raise RuntimeError(message)

    def answer(self) -> bool:
        """Whether the office still answers."""
        return self.desktop.getComponents() is not None

    def close(self) -> None:
        if self.document is not None:
            self.document.close(True)
        self.document = None

    def store_copy(self, path: str) -> None:
        """Write what is open into another file, in the format of its name; as a macro workbook where it has none here.

        That is how the macro does it.
        """
        kind = FILTERS.get(path.rpartition(".")[2], "Calc MS Excel 2007 VBA XML")
        self.document.storeToURL(uno.systemPathToFileUrl(path), (named_value("FilterName", kind),))

    def quit(self) -> None:
        self.desktop.terminate()

    def buttons(self) -> dict[str, str]:
        """Caption -> macro of every button."""
        found: dict[str, str] = {}
        for sheet in self.document.Sheets:
            for form in sheet.DrawPage.Forms:
                for index in range(form.Count):
                    events = form.getScriptEvents(index)
                    found[form.getByIndex(index).Label] = next(
                        event.ScriptCode for event in events if event.EventMethod == "actionPerformed"
                    )
        return found

    def drawn_buttons(self) -> dict[str, list[int]]:
        """Caption -> across, down, width and height of every button on its sheet, in hundredths of a millimetre."""
        found: dict[str, list[int]] = {}
        for sheet in self.document.Sheets:
            for index in range(sheet.DrawPage.Count):
                shape = sheet.DrawPage.getByIndex(index)
                if shape.supportsService("com.sun.star.drawing.ControlShape"):
                    place, size = shape.Position, shape.Size
                    found[shape.Control.Label] = [place.X, place.Y, size.Width, size.Height]
        return found

    def place(self, caption: str) -> list[int] | None:
        """Screen coordinates of the middle of a button of the box or, without one, of the sheet; None if not shown."""
        for one in self._box() or descendants(self.document.CurrentController.Frame.ContainerWindow):
            if one.getAccessibleRole() == AccessibleRole.PUSH_BUTTON and one.getAccessibleName() == caption:
                return middle(one)
        return None

    def place_of_cell(self, cell: str) -> list[int] | None:
        """Screen coordinates of the middle of a cell of the active sheet, None while it is not shown."""
        sheet = self.document.CurrentController.ActiveSheet
        address = sheet.getCellRangeByName(cell).RangeAddress
        for one in descendants(self.document.CurrentController.Frame.ContainerWindow):
            if one.getAccessibleRole() == AccessibleRole.TABLE:
                found = one.getAccessibleCellAt(address.StartRow, address.StartColumn).getAccessibleContext()
                if found.getSize().Height:  # the other parts of a frozen sheet do not show it
                    return middle(found)
        return None

    def box(self) -> str | None:
        """The text of the message box that is open."""
        texts = [part for part in self._box() if part.getAccessibleRole() == AccessibleRole.STATIC]
        return "".join(text.getAccessibleName() for text in texts) if texts else None

    def _box(self) -> list[Any]:
        """The parts of the message box that is open."""
        for index in range(self.toolkit.getTopWindowCount()):
            parts = list(descendants(self.toolkit.getTopWindow(index)))
            if parts and parts[0].getAccessibleRole() == AccessibleRole.ALERT:
                return parts
        return []

    def run(self, macro: str) -> object:
        """Run a macro (``MODULE.NAME``) through the script provider, without a window."""
        address = f"vnd.sun.star.script:VBAProject.{macro}?language=Basic&location=document"
        return self.document.getScriptProvider().getScript(address).invoke((), (), ())[0]

    def rows(self, sheet: str) -> list[list[object]]:
        """A sheet's cells from A1 to the end of what is used; see ``named``."""
        cursor = self.document.Sheets.getByName(sheet).createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        return self._contents(cursor.Spreadsheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow))

    def named(self, name: str) -> list[list[object]]:
        """The cells of a named range: a number as a number, a formula as its text, a blank cell as an empty text."""
        return self._contents(self.document.NamedRanges.getByName(name).getReferredCells())

    def _contents(self, cells: Any) -> list[list[object]]:
        rows = [list(row) for row in cells.getDataArray()]
        corner = cells.RangeAddress
        for found in cells.queryContentCells(CellFlags.FORMULA).RangeAddresses:
            for row in range(found.StartRow, found.EndRow + 1):
                for column in range(found.StartColumn, found.EndColumn + 1):
                    place = column - corner.StartColumn, row - corner.StartRow
                    rows[place[1]][place[0]] = cells.getCellByPosition(*place).getFormula()
        return rows

    def formulas(self, sheet: str) -> list[str]:
        """Addresses of the cells that hold a formula."""
        found = self.document.Sheets.getByName(sheet).queryContentCells(CellFlags.FORMULA)
        return [cell.AbsoluteName.rpartition(".")[2].replace("$", "") for cell in found.Cells]

    def shown(self, sheet: str, cell: str) -> str:
        """What a cell shows."""
        return str(self._cells(sheet, cell).getCellByPosition(0, 0).getString())

    def write(self, sheet: str, cell: str, value: str | float) -> None:
        """Put a text or a number into a cell; a text stays a text whatever it looks like."""
        target = self._cells(sheet, cell).getCellByPosition(0, 0)
        if isinstance(value, str):
            target.setString(value)
        else:
            target.setValue(value)

    def enter(self, sheet: str, cell: str, value: str) -> None:
        """Put a formula into a cell."""
        self._cells(sheet, cell).getCellByPosition(0, 0).setFormula(value)

    def format_of(self, sheet: str, cell: str) -> int:
        """The key of a cell's number format."""
        return int(self._cells(sheet, cell).NumberFormat)

    def format_as_text(self, sheet: str, cell: str) -> None:
        """Give a cell the format Text, as a pasted one may bring it."""
        self._cells(sheet, cell).NumberFormat = self.document.NumberFormats.queryKey("@", Locale(), False)

    def rename(self, sheet: str, name: str) -> None:
        self.document.Sheets.getByName(sheet).setName(name)

    def sheets(self) -> list[str]:
        return list(self.document.Sheets.ElementNames)

    def hidden_sheets(self) -> list[str]:
        return [sheet.Name for sheet in self.document.Sheets if not sheet.IsVisible]

    def dispatch(self, command: str) -> None:
        """Do what a menu's item does, ``DeleteRows``, with what is selected."""
        self.dispatcher.executeDispatch(self.document.CurrentController.Frame, f".uno:{command}", "", 0, ())

    def undo_steps(self) -> list[str]:
        """What can be undone, the last step first."""
        return list(self.document.UndoManager.getAllUndoActionTitles())

    def protected_sheets(self) -> list[str]:
        return [sheet.Name for sheet in self.document.Sheets if sheet.isProtected()]

    def open_files(self) -> list[str]:
        """Every document that is open, as a path."""
        found, components = [], self.desktop.getComponents().createEnumeration()
        while components.hasMoreElements():
            found.append(uno.fileUrlToSystemPath(components.nextElement().URL))
        return found

    def close_file(self, path: str) -> None:
        """Close another document than the one that is tested."""
        components = self.desktop.getComponents().createEnumeration()
        while components.hasMoreElements():
            component = components.nextElement()
            if component.URL and uno.fileUrlToSystemPath(component.URL) == path:
                component.close(True)

    def lock(self, sheet: str, word: str) -> None:
        """Protect a sheet with a password, as somebody may do."""
        self.document.Sheets.getByName(sheet).unprotect("")
        self.document.Sheets.getByName(sheet).protect(word)

    def remove(self, sheet: str) -> None:
        self.document.Sheets.removeByName(sheet)

    def forget_name(self, name: str) -> None:
        """Delete a defined name."""
        self.document.NamedRanges.removeByName(name)

    def select(self, sheet: str, cell: str) -> None:
        self.document.CurrentController.select(self._cells(sheet, cell))

    def selected(self) -> str:
        """Where the cursor is: ``$'Đơn vị'.$M$37``."""
        return str(self.document.CurrentSelection.AbsoluteName)

    def first_rows(self) -> list[int]:
        """The first row that each part of the window shows."""
        controller = self.document.CurrentController
        return [controller.getByIndex(index).FirstVisibleRow for index in range(controller.Count)]

    def show_only_rows(self, sheet: str, cells: str, column: int, text: str) -> None:
        """Set a filter: of these cells, headings first, only rows with that text in that column (from 0) are shown."""
        field = TableFilterField()
        field.Field, field.StringValue = column, text
        field.Operator = uno.Enum("com.sun.star.sheet.FilterOperator", "EQUAL")
        target = self.document.Sheets.getByName(sheet)
        target.unprotect("")
        descriptor = self._cells(sheet, cells).createFilterDescriptor(True)
        descriptor.ContainsHeader = True
        descriptor.setFilterFields((field,))
        self._cells(sheet, cells).filter(descriptor)
        target.protect("")

    def hidden_rows(self, sheet: str, last: int) -> list[int]:
        """Which of the first rows, counted from 1, are not shown."""
        rows = self.document.Sheets.getByName(sheet).Rows
        return [number for number in range(1, last + 1) if not rows.getByIndex(number - 1).IsVisible]

    def start_page(self, sheet: str, row: int) -> None:
        self.document.Sheets.getByName(sheet).Rows.getByIndex(row - 1).IsStartOfNewPage = True

    def pages(self, sheet: str, last: int) -> dict[str, list[int]]:
        """The heights of the first rows, in pixels, and which of them, counted from 1, start a page by hand."""
        rows = [self.document.Sheets.getByName(sheet).Rows.getByIndex(number) for number in range(last)]
        starts = [number for number, row in enumerate(rows, start=1) if row.IsManualPageBreak]
        return {"pixels": [round(row.Height * 96 / 2540) for row in rows], "starts": starts}

    def is_protected(self, sheet: str) -> bool:
        return bool(self.document.Sheets.getByName(sheet).isProtected())

    def show_only_the_sheet(self, width: int, height: int, percent: int) -> None:
        """Take menus, bars and the lines of page breaks away and give the window that size, for a picture."""
        controller = self.document.CurrentController
        window = controller.Frame.ContainerWindow
        window.IsMaximized = False
        window.setPosSize(20, 40, width, height, PosSize.POSSIZE)
        controller.ShowPageBreaks = False
        controller.ZoomValue = percent
        controller.Frame.LayoutManager.setVisible(False)
        for name in ("Sidebar", "InputLineVisible"):
            self.dispatcher.executeDispatch(controller.Frame, f".uno:{name}", "", 0, (named_value(name, False),))

    def _cells(self, sheet: str, cells: str) -> Any:
        return self.document.Sheets.getByName(sheet).getCellRangeByName(cells)


def look(bridge: Bridge, do: str, details: dict[str, Any]) -> object:
    """The answer to a request that looks at windows."""
    for _ in range(LOOKS):
        try:
            return getattr(bridge, do)(**details)
        except (DisposedException, IndexOutOfBoundsException):
            time.sleep(0.05)
    return None


def main() -> None:
    bridge = Bridge(connect(sys.argv[1]))
    for line in sys.stdin:
        request = json.loads(line)
        do = request.pop("do")
        try:
            reply = {"answer": look(bridge, do, request) if do in LOOKING else getattr(bridge, do)(**request)}
        except Exception as error:  # noqa: BLE001 - whatever went wrong, the test is told
            reply = {"error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(reply) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
