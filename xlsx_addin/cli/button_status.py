"""The status file that a button in LibreOffice reads: a first line ``OK`` or ``LOI``, then what its box says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.cli.command import NOT_DONE
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def answer_button(status_file: Path, work: Callable[[], tuple[int, str]]) -> int:
    """Do a command's work, which gives its exit status and the text for the box, and write the status file.

    A Refusal is the answer ``LOI``, and so is any other error, which goes to the log. Returns the exit status.
    """
    from xlsx_addin.atomic import write_atomically
    from xlsx_addin.cli.command import unexpected

    try:
        status, text = work()
        answer = f"OK\n{text}\n"
    except Refusal as refusal:
        status, answer = NOT_DONE, f"LOI\n{refusal}\n"
    except Exception as error:  # noqa: BLE001 - without an answer the clerk would be told that the package is missing
        status, answer = NOT_DONE, f"LOI\n{unexpected(error)}\n"
    write_atomically(status_file, answer.encode(), force=True)
    return status
