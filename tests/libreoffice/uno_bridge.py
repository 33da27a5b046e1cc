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
from com.sun.star.beans import PropertyValue
from com.sun.star.sheet import CellFlags

if TYPE_CHECKING:
    from collections.abc import Iterator

START_SECONDS = 60
ALWAYS_EXECUTE_MACROS = 4
MOST_CHILDREN = 200
"""A sheet's cells are accessible children too, a billion of them; shapes and windows come first."""


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
    """The accessible contexts of a window and of all within it; parts that are not accessible are left out."""
    if not hasattr(accessible, "getAccessibleContext"):
        return
    context = accessible.getAccessibleContext()
    yield context
    for index in range(min(context.getAccessibleChildCount(), MOST_CHILDREN)):
        yield from descendants(context.getAccessibleChild(index))


class Bridge:
    """Each method is a request."""

    def __init__(self, context: Any) -> None:
        services = context.ServiceManager
        self.desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.toolkit = services.createInstanceWithContext("com.sun.star.awt.Toolkit", context)
        self.document: Any = None

    def open(self, path: str) -> None:
        arguments = (named_value("MacroExecutionMode", ALWAYS_EXECUTE_MACROS),)
        self.document = self.desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, arguments)
        if self.document is None:
            message = f"LibreOffice would not open {path}"
            raise RuntimeError(message)

    def close(self) -> None:
        if self.document is not None:
            self.document.close(True)
        self.document = None

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

    def place(self, caption: str) -> list[int] | None:
        """Screen coordinates of the middle of a button, None while it is not shown."""
        for one in descendants(self.document.CurrentController.Frame.ContainerWindow):
            if one.getAccessibleRole() == AccessibleRole.PUSH_BUTTON and one.getAccessibleName() == caption:
                corner, size = one.getLocationOnScreen(), one.getSize()
                return [corner.X + size.Width // 2, corner.Y + size.Height // 2]
        return None

    def box(self) -> str | None:
        """The text of the message box that is open."""
        for index in range(self.toolkit.getTopWindowCount()):
            parts = list(descendants(self.toolkit.getTopWindow(index)))
            if parts and parts[0].getAccessibleRole() == AccessibleRole.ALERT:
                return "".join(
                    part.getAccessibleName() for part in parts if part.getAccessibleRole() == AccessibleRole.STATIC
                )
        return None

    def run(self, macro: str) -> object:
        """Run a macro (``MODULE.NAME``) through the script provider, without a window."""
        address = f"vnd.sun.star.script:VBAProject.{macro}?language=Basic&location=document"
        return self.document.getScriptProvider().getScript(address).invoke((), (), ())[0]

    def values(self, sheet: str, cells: str) -> list[list[object]]:
        return [list(row) for row in self.cells(sheet, cells).getDataArray()]

    def formulas(self, sheet: str, cells: str) -> list[str]:
        """Addresses of the cells that hold a formula."""
        addresses = str(self.cells(sheet, cells).queryContentCells(CellFlags.FORMULA).RangeAddressesAsString)
        return [address for address in addresses.split(";") if address]

    def write(self, sheet: str, cell: str, value: str) -> None:
        self.cells(sheet, cell).getCellByPosition(0, 0).setFormula(value)

    def select(self, sheet: str, cell: str) -> None:
        self.document.CurrentController.select(self.cells(sheet, cell))

    def is_protected(self, sheet: str) -> bool:
        return bool(self.document.Sheets.getByName(sheet).isProtected())

    def cells(self, sheet: str, cells: str) -> Any:
        return self.document.Sheets.getByName(sheet).getCellRangeByName(cells)


def main() -> None:
    bridge = Bridge(connect(sys.argv[1]))
    for line in sys.stdin:
        request = json.loads(line)
        action = getattr(bridge, request.pop("do"))
        try:
            reply = {"answer": action(**request)}
        except Exception as error:  # noqa: BLE001 - whatever went wrong, the test is told
            reply = {"error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(reply) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
