"""What COM asks of the tests' own objects of Excel beside their members: the window's object, its kinds of values."""

from __future__ import annotations

import sys

assert sys.platform == "win32"

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pythoncom

from tests.excel_engine.late_binding import Com

if TYPE_CHECKING:
    from tests.excel_engine.application import Application


class Window(Com):
    """What the window EXCEL7 hands out."""

    INTERFACE = "Window"

    def __init__(self, excel: Application) -> None:
        self.Application = excel


def to_variant(value: Any) -> Any:
    """A value as Excel hands it over: VT_EMPTY, VT_R8, VT_BOOL, VT_CY, VT_DATE or VT_BSTR.

    The code of an error goes as VT_I4: pywin32 sends every VT_ERROR as an argument that is left out.
    """
    if value is None:
        return pythoncom.Empty
    if isinstance(value, tuple):
        return [to_variant(one) for one in value]  # a tuple would be taken for a result with output arguments
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC)
    return value
