"""The machine that this program runs on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsx_addin.installation.machine import Machine


def this_machine() -> Machine:
    """Windows, or a system without a registry."""
    if sys.platform == "win32":
        from xlsx_addin.installation.windows import WindowsMachine

        return WindowsMachine()
    from xlsx_addin.installation.posix import PosixMachine

    return PosixMachine()
