"""Runs when a process started by ``run_python`` starts: Excel is open with the workbook, and reports when it ends."""

# ruff: noqa: E402 - what is hidden from xlwings is hidden before it is loaded

from __future__ import annotations

import atexit
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

sys.modules |= {"numpy": None, "pandas": None}  # type: ignore[dict-item]  # no clerk has them; xlwings loads them

import xlwings

from tests.excel_engine.engine import switch_on
from tests.excel_engine.late_binding import dropped
from tests.excel_engine.run_python import ORDERS_VARIABLE

_ORDERS = json.loads(Path(os.environ.pop(ORDERS_VARIABLE)).read_text(encoding="utf-8"))
del os.environ["PYTHONPATH"]  # a process that the button starts is none of Excel's
_ENGINE = switch_on()
_APP = xlwings.App(add_book=False)
_BOOK = _APP.books.open(_ORDERS["workbook"])


def _calling_book() -> xlwings.Book:
    """Book.caller() as on Windows, which asks the Excel with that window for a book of that name."""
    arguments = dict(argument.split("=")[:2] for argument in sys.argv if argument.startswith("--"))
    return xlwings.apps[int(arguments["--hwnd"])].books[arguments["--wb"].strip().lower()]


def _report() -> None:
    _BOOK.save()
    excel = _APP.api
    left = {
        "alerts": [asdict(alert) for alert in excel.alerts],
        "calls": [[sheet, kind, count] for (sheet, kind), count in _ENGINE.calls.items()],
        "dropped": dropped,
        "status_bar": excel.StatusBar,
        "screen_updating": excel.ScreenUpdating,
    }
    Path(_ORDERS["report"]).write_text(json.dumps(left), encoding="utf-8")


_BOOK.api.is_on_onedrive = _ORDERS["is_on_onedrive"]
_APP.api.answers = _ORDERS["answers"]
setattr(xlwings.Book, "caller", staticmethod(_calling_book))  # noqa: B010 - mypy refuses the plain assignment
atexit.register(_report)
