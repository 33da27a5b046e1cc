"""``python -m tests.windows.excel_com.process WORKBOOK…``: an Excel with these workbooks, the first one in front.

It writes ``{"hwnd": …}`` when it is there. A line of standard input is an order in JSON, answered by a line of JSON:

- ``{"press": "import …; …()", "answers": ["yes"]}``: a button of the first workbook, by the command line of xlwings;
- ``{"start": ["-m", "xlsx_addin", "click", "tham_dinh"]}``: a program outside Excel, by its Python arguments;
- ``{"type": [SHEET, CELL, VALUE, NUMBER_FORMAT]}``: as the clerk does; ``{"protect": SHEET, "password": …}``;
- ``{"reject": CODE, "after": N, "calls": M}``: N calls pass, then M are answered by that error;
- ``{"onedrive": true}``: the first workbook's full name is one of OneDrive's, and no path;
- ``{"activate": NAME}``: another workbook comes to the front.

When standard input ends, the workbooks are saved.
"""

from __future__ import annotations

import sys

assert sys.platform == "win32"

import json
import os
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pythoncom
import win32con
import win32gui
from win32com.server.util import wrap

from tests.excel_engine.application import Application
from tests.excel_engine.command_line import Call
from tests.excel_engine.late_binding import dropped
from tests.windows.excel_com.dispatch import Policy, Rejection, calls, rejection
from tests.windows.excel_com.objects import Window
from tests.windows.excel_com.windows import Boxes, open_windows

if TYPE_CHECKING:
    from tests.excel_engine.books import Workbook


class Orders:
    """What the tests ask of the Excel that is open."""

    def __init__(self, excel: Application, boxes: Boxes) -> None:
        self.excel, self.boxes = excel, boxes

    def obey(self, order: dict[str, Any]) -> dict[str, Any]:
        """Carry out one order."""
        if "press" in order:
            return self._watched(order, lambda log: self._run_python_line(order["press"], log))
        if "start" in order:
            return self._watched(order, lambda _: [sys.executable, *order["start"]])
        if "type" in order:
            sheet, cell, value, number_format = order["type"]
            cells = self._book().Worksheets.Item(sheet).Range(cell)
            if number_format:
                cells.NumberFormat = number_format
            cells.Value = value
        elif "protect" in order:
            self._book().Worksheets.Item(order["protect"]).Protect(order["password"])
        elif "activate" in order:
            self.excel.Workbooks.Item(order["activate"]).Activate()
        elif "reject" in order:
            vars(rejection).update(
                vars(Rejection(order["reject"], order.get("after", 0), order.get("calls", sys.maxsize)))
            )
        elif "onedrive" in order:
            self._book().is_on_onedrive = order["onedrive"]
        else:
            raise ValueError(order)
        return {}

    def _book(self) -> Workbook:
        return next(iter(self.excel.Workbooks))

    def _run_python_line(self, command: str, log: Path) -> str:
        book = self._book()
        call = Call(book.Name, "", sys.executable, command, "False", "", self.excel.Hwnd, str(log))
        return call.command_line()

    def _watched(self, order: dict[str, Any], line: Any) -> dict[str, Any]:
        """Start a program while the window goes on answering; what it left behind."""
        self.boxes.answers = list(order.get("answers", ()))
        self.boxes.seen.clear()
        calls.clear()
        self.excel.changes.clear()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment["PYTHONPATH"] = os.environ["PRODUCT"]
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder, "xlwings.log")
            started = time.perf_counter()
            finished = subprocess.run(
                line(log), check=False, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )
            written = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        return {
            "exit": finished.returncode,
            "log": written,
            "seconds": round(time.perf_counter() - started, 2),
            "boxes": list(self.boxes.seen),
            "calls": dict(calls),
            "changes": list(self.excel.changes),
            "dropped": list(dropped),
            "status_bar": self.excel.StatusBar,
            "screen_updating": self.excel.ScreenUpdating,
        }


def main() -> None:
    """Be an Excel until standard input ends."""
    pythoncom.CoInitialize()
    excel = Application(0)
    for path in sys.argv[1:]:
        excel.Workbooks.Open(path)
    next(iter(excel.Workbooks)).Activate()
    excel.Hwnd = open_windows(wrap(Window(excel), usePolicy=Policy))
    boxes = Boxes(excel.Hwnd)
    boxes.start()
    orders = Orders(excel, boxes)

    def listen() -> None:
        for line in sys.stdin:
            try:
                answer = orders.obey(json.loads(line))
            except Exception as error:  # noqa: BLE001 - whatever went wrong, the test is told
                answer = {"error": repr(error)}
            print(json.dumps(answer), flush=True)
        win32gui.PostMessage(excel.Hwnd, win32con.WM_CLOSE, 0, 0)

    threading.Thread(target=listen, daemon=True).start()
    print(json.dumps({"hwnd": excel.Hwnd}), flush=True)
    win32gui.PumpMessages()
    for book in excel.Workbooks:
        book.Save()


if __name__ == "__main__":
    main()
