"""Calls that Excel refuses: told apart from faults of the program, and turned into a sentence."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal
from xlsx_addin.words import boxes as words

if TYPE_CHECKING:
    from collections.abc import Iterator

_CALL_REJECTED = -2147418111
"""RPC_E_CALL_REJECTED: a cell is being edited, or a dialog is open."""


def is_excel_busy(error: BaseException) -> bool:
    """Whether Excel turned the call away because the clerk is in the middle of something."""
    return getattr(error, "hresult", None) == _CALL_REJECTED or type(error).__name__ == "ExcelBusyError"


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
