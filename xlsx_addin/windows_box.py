"""A box of Windows itself: for what must be said where Excel shows no box and there may be no console to read."""

from __future__ import annotations

import sys

from xlsx_addin.words.boxes import TITLE

INFORMATION, WARNING = 0x40, 0x30
_IN_FRONT = 0x40000
"""MB_ICONINFORMATION, MB_ICONWARNING and MB_TOPMOST of MessageBoxW."""


def show_windows_box(text: str, icon: int) -> bool:
    """Show a box in front of all windows; False where the system is not Windows, and nothing is shown."""
    if sys.platform != "win32":
        return False
    import ctypes

    ctypes.windll.user32.MessageBoxW(0, text, TITLE, icon | _IN_FRONT)
    return True


def warn(text: str) -> None:
    """Show a warning in a box on Windows, on standard error elsewhere."""
    if not show_windows_box(text, WARNING) and sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
