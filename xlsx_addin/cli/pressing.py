"""The command behind the buttons in LibreOffice: one click on a handed copy, and the answer to its macro."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.cli.command import DONE, NOT_DONE

if TYPE_CHECKING:
    import argparse

_APART = "/"
"""Parts the names of sheets: none can have it."""


def add_commands(commands: Any) -> None:
    """Register the command; no help lists it, for nobody types it."""
    parser = commands.add_parser("press")
    parser.set_defaults(run=run_press)
    parser.add_argument("button")
    parser.add_argument("copy", type=Path)
    parser.add_argument("--workbook", type=Path, required=True)
    parser.add_argument("--answer", type=Path, required=True)
    parser.add_argument("--answers", default="")
    parser.add_argument("--locked", default="")
    parser.add_argument("--memory", type=Path)


def run_press(arguments: argparse.Namespace) -> int:
    """Do what a button does, and write the answer whatever happens."""
    from xlsx_addin.atomic import write_atomically

    status, answer = _pressed(arguments)
    write_atomically(arguments.answer, answer, force=True)
    return status


def _pressed(arguments: argparse.Namespace) -> tuple[int, bytes]:
    import xlsx_addin.buttons
    from xlsx_addin.buttons.answer import DONE as DONE_WORD
    from xlsx_addin.buttons.answer import REFUSED, answer_bytes, question_bytes
    from xlsx_addin.buttons.handed_copy import HandedCopy, Unanswered
    from xlsx_addin.cli.command import unexpected
    from xlsx_addin.refusal import Refusal
    from xlsx_addin.workbook.layout import CONSOLE
    from xlsx_addin.workbook.read_settings import SettingsBlank

    book = None
    try:
        book = HandedCopy(
            arguments.copy,
            arguments.workbook,
            answers=arguments.answers,
            locked=arguments.locked.split(_APART),
            memory=arguments.memory,
        )
        text = getattr(xlsx_addin.buttons, arguments.button).action(book)
    except Unanswered as asked:
        return DONE, question_bytes(asked)
    except SettingsBlank as refusal:
        if book is not None:
            book.show(CONSOLE, refusal.cell)
        return NOT_DONE, answer_bytes(REFUSED, str(refusal), book)  # nothing was to be written: the settings come first
    except Refusal as refusal:
        return NOT_DONE, answer_bytes(REFUSED, str(refusal))
    except Exception as error:  # noqa: BLE001 - without an answer the clerk would be told that the package is missing
        return NOT_DONE, answer_bytes(REFUSED, unexpected(error))
    return DONE, answer_bytes(DONE_WORD, text or "", book)
