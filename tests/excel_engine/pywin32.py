"""The parts of pywin32 that xlwings' engine for Windows is imported with, so that it works on every system.

On Windows pywin32 itself is there. Elsewhere stand-ins take its place, of which only the types of errors are used: the
objects that xlwings then works on are ours (``engine``), and none of them crosses to another process.
"""

from __future__ import annotations

import ctypes
import sys
from datetime import UTC, datetime
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import MagicMock, patch


class _ComError(Exception):
    """``pywintypes.com_error``, with its attributes."""

    def __init__(self, hresult: int, strerror: str, excepinfo: tuple[Any, ...] | None, argerror: int | None) -> None:
        self.hresult, self.strerror, self.excepinfo, self.argerror = hresult, strerror, excepinfo, argerror
        super().__init__(hresult, strerror, excepinfo, argerror)


class _Error(Exception):
    """``pywintypes.error``."""


class _Dispatch:
    """An object of another process, of which there is none here."""


def _stand_ins() -> dict[str, ModuleType]:
    dispatch = dict.fromkeys(("CDispatch", "CoClassBaseClass", "DispatchBaseClass"), _Dispatch)
    boxes = {"MB_OK": 0, "MB_OKCANCEL": 1, "MB_YESNOCANCEL": 3, "MB_YESNO": 4}
    members: dict[str, dict[str, Any]] = {
        "pywintypes": {"com_error": _ComError, "error": _Error, "TimeType": datetime},
        "pythoncom": {"CoInitialize": lambda: None, "ole_error": _ComError, "__file__": None},
        "win32api": {},
        "win32com": {},
        "win32com.client": {**dispatch, "Dispatch": None, "DispatchEx": None},
        "win32con": {**boxes, "MB_ICONINFORMATION": 64, "MB_ICONWARNING": 48},
        "win32gui": {},
        "win32process": {},
        "win32timezone": {"TimeZoneInfo": SimpleNamespace(utc=lambda: UTC)},
    }
    modules = {name: ModuleType(name) for name in members}
    for name, module in modules.items():
        vars(module).update(members[name])
    vars(modules["win32com"])["client"] = modules["win32com.client"]
    return modules


def _windows_engine() -> Any:
    if sys.platform != "win32":
        # Left where they are while tests run: what imports them later is xlwings again.
        sys.modules.update(_stand_ins())
        for name in ("oledll", "windll"):
            setattr(ctypes, name, MagicMock())
        with patch.object(ctypes, "PyDLL"):
            import xlwings._xlwindows
        for name in ("oledll", "windll"):
            delattr(ctypes, name)
        for name in _stand_ins():
            del sys.modules[name]
    else:
        import xlwings._xlwindows
    return xlwings._xlwindows


windows_engine: Any = _windows_engine()
"""``xlwings._xlwindows``, unchanged."""
com_error: Any = windows_engine.pywintypes.com_error
