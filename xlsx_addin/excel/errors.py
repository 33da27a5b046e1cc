"""Calls that Excel refuses: told apart from faults of the program, and turned into a sentence."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal
from xlsx_addin.words import boxes as words

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUSY = frozenset(
    {
        -2147418111,  # 0x80010001, RPC_E_CALL_REJECTED: a dialog is open
        -2147417846,  # 0x8001010A, RPC_E_SERVERCALL_RETRYLATER
        -2146777998,  # 0x800AC472, VBA_E_IGNORE: a cell is being edited; it comes as the scode of a call that failed
    }
)
_SCODE = 5
"""Its place in the ``excepinfo`` of an error of pywin32."""


class PartlyWritten(Refusal):
    """Excel refused a sheet after it had taken others; ``written`` names those."""

    def __init__(self, sentence: str, written: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.written = written


def is_excel_busy(error: BaseException) -> bool:
    """Whether Excel turned the call away because the clerk is in the middle of something."""
    excepinfo = getattr(error, "excepinfo", None) or ()
    scode = excepinfo[_SCODE] if len(excepinfo) > _SCODE else None
    return not _BUSY.isdisjoint({getattr(error, "hresult", None), scode}) or type(error).__name__ == "ExcelBusyError"


@contextmanager
def refusing(sentence: str) -> Iterator[None]:
    """Turn a call that Excel refuses into a Refusal with this sentence, or with the one for a busy Excel.

    Such errors carry an ``hresult``; every other exception passes, being a fault of the program.
    """
    try:
        yield
    except Exception as error:
        if is_excel_busy(error):
            raise Refusal(words.EXCEL_BUSY) from error
        if hasattr(error, "hresult"):
            raise Refusal(sentence) from error
        raise


@contextmanager
def going_without() -> Iterator[None]:
    """Leave out what serves the eye alone where Excel refuses it: all that is written stands.

    A busy Excel is no refusal; that, and every fault of the program, passes.
    """
    try:
        yield
    except Exception as error:
        if is_excel_busy(error) or not hasattr(error, "hresult"):
            raise
