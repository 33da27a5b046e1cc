"""The errors that Excel reports: those of a call, and those a cell can hold."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from tests.excel_engine.pywin32 import com_error

if TYPE_CHECKING:
    from collections.abc import Callable

CALL_FAILED = -2147352567
CALL_REJECTED = -2147418111
"""0x80010001: a dialog is open."""
RETRY_LATER = -2147417846
"""0x8001010A: Excel is busy."""
CELL_IS_BEING_EDITED = -2146777998
"""0x800AC472, as the scode of a call that failed: the clerk is typing into a cell."""

_FIRST_ERROR_CODE = -2146828288
_ERROR_NUMBERS = {
    "#NULL!": 2000,
    "#DIV/0!": 2007,
    "#VALUE!": 2015,
    "#REF!": 2023,
    "#NAME?": 2029,
    "#NUM!": 2036,
    "#N/A": 2042,
    "#GETTING_DATA": 2043,
    "#SPILL!": 2045,
    "#FIELD!": 2049,
    "#CALC!": 2050,
}
ERROR_CODES = {text: _FIRST_ERROR_CODE + number for text, number in _ERROR_NUMBERS.items()}
"""What pywin32 hands over for a cell that holds an error: a whole number, unlike every real number."""

_KNOWN_TO_XLWINGS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
XLWINGS_ERRORS = {ERROR_CODES[text]: text for text in _KNOWN_TO_XLWINGS}
"""The codes that xlwings turns into text; it passes the newer ones on as whole numbers."""


class ComError(com_error):  # type: ignore[misc] # pywin32 has no types
    """What pywin32 raises where Excel reports an error."""

    def __init__(self, text: str, hresult: int = CALL_FAILED, scode: int = -2146827284) -> None:
        super().__init__(hresult, "Exception occurred.", (0, "Microsoft Excel", text, "xlmain11.chm", 0, scode), None)


class TimeError(Exception):
    """Stands in for pywintypes.error: a serial number that is no day, in a cell that shows dates."""

    def __init__(self) -> None:
        self.winerror, self.funcname, self.strerror = 0, "VariantTimeToSystemTime", "No error message is available"
        super().__init__(self.winerror, self.funcname, self.strerror)


def rejected_call() -> ComError:
    """What Excel answers while a dialog is open."""
    return ComError("Call was rejected by callee.", CALL_REJECTED)


def retry_later() -> ComError:
    """What Excel answers while it is busy with something else."""
    return ComError("The message filter indicated that the application is busy.", RETRY_LATER)


def cell_is_being_edited() -> ComError:
    """What Excel answers while a cell is being edited; xlwings tries such a call again only where it sets something."""
    return ComError("", scode=CELL_IS_BEING_EDITED)


def busy_between(calls: range, error: Callable[[], ComError] = cell_is_being_edited) -> Callable[[], ComError | None]:
    """An Excel that is busy for some calls alone, counted from 0: somebody begins to type, and ends."""
    number = count()
    return lambda: error() if next(number) in calls else None
