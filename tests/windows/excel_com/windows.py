"""The windows by which xlwings finds an Excel, and the message boxes that belong to it."""

from __future__ import annotations

import sys

assert sys.platform == "win32"

import ctypes
import threading
import time
from ctypes import wintypes
from typing import Any

import pythoncom
import win32con
import win32gui

_NATIVE_OBJECT_MODEL = 0xFFFFFFF0
"""OBJID_NATIVEOM, -16."""
_WM_GETOBJECT = 0x3D
_BUTTONS = {"ok": 1, "cancel": 2, "yes": 6, "no": 7}
_BOX_CLASS = "#32770"

_python = ctypes.PyDLL(pythoncom.__file__)
_pointer_of = _python.PyCom_InterfaceFromPyObject
_pointer_of.argtypes = [ctypes.py_object, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p), wintypes.BOOL]
_lresult = ctypes.windll.oleacc.LresultFromObject
_lresult.argtypes = [ctypes.c_void_p, wintypes.WPARAM, ctypes.c_void_p]
_lresult.restype = ctypes.c_ssize_t
_IDISPATCH = (ctypes.c_ubyte * 16).from_buffer_copy(bytes(pythoncom.IID_IDispatch))


def open_windows(native: object) -> int:
    """XLMAIN with XLDESK with EXCEL7, which hands ``native`` to whoever asks for its object model.

    Gives the handle of the first.
    """
    pointer = ctypes.c_void_p()
    if not _pointer_of(native, _IDISPATCH, ctypes.byref(pointer), False):
        raise OSError("no pointer to the object model")

    def object_asked(_window: int, _message: int, wparam: int, lparam: int) -> int:
        if lparam & 0xFFFFFFFF != _NATIVE_OBJECT_MODEL:
            return 0
        return int(_lresult(_IDISPATCH, wparam, pointer))

    def destroyed(*_: object) -> int:
        win32gui.PostQuitMessage(0)
        return 0

    parent, handles = 0, []
    for name, handlers in (
        ("XLMAIN", {win32con.WM_DESTROY: destroyed}),
        ("XLDESK", {}),
        ("EXCEL7", {_WM_GETOBJECT: object_asked}),
    ):
        window_class = win32gui.WNDCLASS()
        window_class.lpszClassName, window_class.lpfnWndProc = name, handlers
        win32gui.RegisterClass(window_class)
        style = win32con.WS_VISIBLE | (win32con.WS_CHILD if parent else win32con.WS_OVERLAPPEDWINDOW)
        parent = win32gui.CreateWindow(name, "Excel", style, 0, 0, 400, 300, parent, 0, 0, None)
        handles.append(parent)
    return int(handles[0])


class Boxes(threading.Thread):
    """Reads and closes the message boxes that belong to Excel's window or to none.

    ``answers`` are the buttons to press in boxes that have several; ``seen`` is what was shown.
    """

    def __init__(self, hwnd: int) -> None:
        super().__init__(daemon=True)
        self.hwnd = hwnd
        self.answers: list[str] = []
        self.seen: list[dict[str, Any]] = []

    def run(self) -> None:
        while True:
            box = win32gui.FindWindowEx(0, 0, _BOX_CLASS, None)
            while box and win32gui.GetWindow(box, win32con.GW_OWNER) not in {0, self.hwnd}:
                box = win32gui.FindWindowEx(0, box, _BOX_CLASS, None)
            if box and win32gui.IsWindowVisible(box):
                self._close(box)
            time.sleep(0.05)

    def _close(self, box: int) -> None:
        texts: list[str] = []
        buttons: list[int] = []

        def look(child: int, _: object) -> bool:
            if win32gui.GetClassName(child) == "Static":
                texts.append(_text(child))
            elif win32gui.GetClassName(child) == "Button":
                buttons.append(win32gui.GetDlgCtrlID(child))
            return True

        win32gui.EnumChildWindows(box, look, None)
        shown = [button for button in buttons if win32gui.IsWindowVisible(win32gui.GetDlgItem(box, button))]
        answer = _BUTTONS[self.answers.pop(0)] if len(shown) > 1 and self.answers else shown[-1]
        self.seen.append({"title": _text(box), "text": "".join(texts), "buttons": shown, "pressed": answer})
        win32gui.PostMessage(box, win32con.WM_COMMAND, answer, 0)
        while win32gui.IsWindow(box):
            time.sleep(0.02)


def _text(window: int) -> str:
    length = ctypes.windll.user32.SendMessageW(window, win32con.WM_GETTEXTLENGTH, 0, 0)
    buffer = ctypes.create_unicode_buffer(length + 1)
    ctypes.windll.user32.SendMessageW(window, win32con.WM_GETTEXT, length + 1, buffer)
    return buffer.value
