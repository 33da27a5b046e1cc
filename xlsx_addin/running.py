"""Who runs which process on which machine: what a file that was left behind tells of the run that left it."""

from __future__ import annotations

import hashlib
import os
import sys

_STILL_ACTIVE = 259
_LARGEST_NUMBER = 0xFFFFFFFF
_MAY_ASK = 0x1000
"""Windows' right to ask after a process, also one of another user."""


def machine_name() -> str:
    """The name that this machine has in its network."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def user_name() -> str:
    """Who is logged in; empty where the system does not tell."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def machine_sign() -> str:
    """Four hexadecimal digits that tell this machine from others, for the names of files."""
    return hashlib.sha256(machine_name().encode("utf-8", "surrogateescape")).hexdigest()[:4]


def is_running(process: int) -> bool:
    """Whether a process of this number runs on this machine; it may be another one than the one that is meant."""
    if sys.platform == "win32":
        return _is_running_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _is_running_on_windows(process: int) -> bool:
    if sys.platform != "win32":
        return True
    import ctypes
    from ctypes import wintypes

    system = ctypes.WinDLL("kernel32", use_last_error=True)
    system.OpenProcess.restype = wintypes.HANDLE
    if not 0 <= process <= _LARGEST_NUMBER:
        return True  # as elsewhere, nothing is known of it
    handle = system.OpenProcess(_MAY_ASK, False, process)  # noqa: FBT003 - the system takes no names
    if not handle:
        return ctypes.get_last_error() == 5  # it is there, and another user's
    status = wintypes.DWORD()
    is_told = system.GetExitCodeProcess(wintypes.HANDLE(handle), ctypes.byref(status))
    system.CloseHandle(wintypes.HANDLE(handle))
    return not is_told or status.value == _STILL_ACTIVE
