"""The workbook: nine sheets in the house's type, the same bytes from the same figures."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.overview.sheets import (
    comparison,
    data,
    front_page,
    grades,
    method,
    models,
    progress,
    units,
    years,
)
from xlsx_addin.overview.sheets.table import SheetMaker
from xlsx_addin.template import design
from xlsx_addin.words import overview as names
from xlsx_addin.words import overview_sheets as words

if TYPE_CHECKING:
    from xlsx_addin.overview.make import Overview

_SCREEN = (1920, 1080)
_TWENTIETHS_PER_PIXEL = 15

_SHEETS = {
    names.SHEET_OVERVIEW: front_page.draw,
    names.SHEET_GRADES: grades.draw,
    names.SHEET_PROGRESS: progress.draw,
    names.SHEET_UNITS: units.draw,
    names.SHEET_COMPARISON: comparison.draw,
    names.SHEET_MODELS: models.draw,
    names.SHEET_YEARS: years.draw,
    names.SHEET_DATA: data.draw,
    names.SHEET_METHOD: method.draw,
}
"""In the order of the workbook. The first one is drawn last: it points into the tables of the others."""


def overview_bytes(overview: Overview) -> bytes:
    """The whole workbook; no formulas, no macros, every text written as a text."""
    import xlsxwriter

    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": design.FONT, "font_size": design.TABLE_SIZE},
    }
    book = xlsxwriter.Workbook(target, options)
    book.set_size(*(pixels * _TWENTIETHS_PER_PIXEL for pixels in _SCREEN))
    day = overview.today
    created = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a document property has no time zone
    book.set_properties({"title": words.DOCUMENT_TITLE, "created": created})
    maker = SheetMaker(book, design.Styles(book), overview)
    sheets = {name: book.add_worksheet(name) for name in _SHEETS}
    for name, draw in reversed(_SHEETS.items()):
        draw(maker, sheets[name])
    book.close()
    return target.getvalue()
