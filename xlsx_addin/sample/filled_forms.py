"""Forms as people fill them in: cells found by label and heading, as a person does, and saved by another program."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from xlsx_addin.words import forms as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.headings import current_heading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SELF_SCORES, _ANSWERS = 5, 3
"""The columns of a report form where these stand."""


def edited(file: bytes, edit: Callable[[Any], None], sheet: str = words.SHEET) -> bytes:
    """A file after somebody has changed a sheet of it with another program: of a form ``Phiếu``."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(file))
    edit(book[sheet])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def answered(form: bytes, answers: Mapping[str, Any]) -> bytes:
    """A report form filled in: by label, and the self-scores by the code of the criterion."""

    def fill(sheet: Any) -> None:
        for label, value in answers.items():
            cell = labelled(sheet, current_heading(layout.SUBJECTS, label))
            sheet.cell(cell.row, _SELF_SCORES if cell.column == 1 else _ANSWERS).value = value

    return edited(form, fill)


def scored(form: bytes, points: Mapping[str, Mapping[str, Any]]) -> bytes:
    """A score form filled in: by Mã, then by criterion or “Nhận xét”."""

    def fill(sheet: Any) -> None:
        for code, row in points.items():
            for heading, value in row.items():
                sheet.cell(labelled(sheet, code).row, labelled(sheet, heading).column).value = value

    return edited(form, fill)


def labelled(sheet: Any, text: str) -> Any:
    """The last cell of which the first line is this text: the questions' own come first."""
    cells = [cell for row in sheet.iter_rows() for cell in row]
    return [cell for cell in cells if isinstance(cell.value, str) and cell.value.split("\n")[0] == text][-1]
