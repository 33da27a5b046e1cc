"""Where the program keeps what is the machine's own and no workbook's: its log, and what a click left undone."""

from __future__ import annotations

import os
from pathlib import Path


def state_folder() -> Path:
    """Find the folder: xlsx_addin below ``%LOCALAPPDATA%``, elsewhere below ``XDG_STATE_HOME``."""
    state = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME")
    return Path(state or Path.home() / ".local" / "state") / "xlsx_addin"


def log_folder() -> Path:
    """The folder of the log within it."""
    return state_folder() / "logs"
