"""The key Esc, which Excel itself does not hear while it waits for this process."""

from __future__ import annotations

import sys

_ESCAPE = 0x1B


class EscapeKey:
    """The key of one click, from now on; never pressed on other systems than Windows."""

    def __init__(self) -> None:
        self.was_pressed()  # what was pressed before the click is nobody's wish to stop it

    def was_pressed(self) -> bool:
        """Whether it is down, or has gone down since the last look, whichever window was in front."""
        if sys.platform != "win32":
            return False
        import ctypes

        return bool(ctypes.windll.user32.GetAsyncKeyState(_ESCAPE))


def in_front() -> int:
    """The number of the process whose window is in front; 0 where that cannot be told."""
    if sys.platform != "win32":
        return 0
    import ctypes

    process = ctypes.c_ulong()
    ctypes.windll.user32.GetWindowThreadProcessId(ctypes.windll.user32.GetForegroundWindow(), ctypes.byref(process))
    return process.value
