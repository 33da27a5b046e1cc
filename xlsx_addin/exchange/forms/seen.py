"""What a person sees in the cells of a form, fit to be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.workbook.cell_text import code_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.exchange.forms.answers import AnswerRow
    from xlsx_addin.xlsx.cells import CellValue


@dataclass(frozen=True, slots=True)
class SheetReading:
    """The answers on one sheet; ``reason`` says why these are none, empty where they are."""

    rows: Sequence[AnswerRow] = ()
    notes: tuple[str, ...] = ()
    reason: str = ""


def first_line(value: CellValue | None) -> str:
    """The first line of a text: under a label stand its choices, under a name model and product."""
    return " ".join(fold(value.split("\n")[0]).split()) if isinstance(value, str) else ""


def squeezed(value: CellValue | None) -> str:
    """A text on one line."""
    return " ".join(fold(value).split()) if isinstance(value, str) else ""


def seen_code(value: CellValue | None) -> str:
    """A code as it is seen: a program that saves the file may turn the text ``12`` into a number."""
    return code_text(value)
