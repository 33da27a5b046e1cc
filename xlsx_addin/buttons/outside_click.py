"""Pressing a button from outside Excel: for offices whose antivirus forbids Excel to start Python.

The workbook that is open in Excel becomes the calling one, and the button's own entry point does the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.buttons import BUTTONS
from xlsx_addin.buttons.log import opened_log
from xlsx_addin.buttons.macro import tame_xlwings, unexpected_words
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import installation
from xlsx_addin.words import outside_click as words
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from xlwings import Book


def attach(name: str) -> None:
    """Do what the button of that entry point does, in the workbook of ours that is open in Excel.

    Raises Refusal where Excel is not running or busy, where it is not clear which workbook is meant, and whatever else
    goes wrong before the button's own box can show it: there may be nobody who reads a traceback.
    """
    if name not in BUTTONS:
        raise Refusal(words.UNKNOWN_BUTTON.format(name=name, names=", ".join(BUTTONS)))
    with opened_log() as log:
        try:
            tame_xlwings()
            workbook_meant().set_mock_caller()
        except Refusal:
            raise
        except Exception as error:
            raise Refusal(unexpected_words(installation.CLICK_SHORTCUT, error, log)) from error
    BUTTONS[name]()


def workbook_meant() -> Book:
    """Give the only workbook of ours that is open, or among several the one in front."""
    import xlwings

    try:
        apps = list(xlwings.apps)
    except xlwings.XlwingsError as error:  # no Excel can run on this system
        raise Refusal(words.NO_EXCEL) from error
    if not apps:
        raise Refusal(words.NO_EXCEL)
    ours = [book for app in apps for book in app.books if layout.CONSOLE in book.sheet_names]
    if not ours:
        raise Refusal(words.NO_WORKBOOK.format(sheet=layout.CONSOLE))
    if len(ours) == 1:
        return ours[0]
    for app in dict.fromkeys(book.app for book in ours):  # the Excel in front comes first
        in_front = app.books.active
        if in_front in ours:
            return in_front
    raise Refusal(words.SEVERAL_WORKBOOKS.format(names=", ".join(book.name for book in ours)))
