"""The workbook: its sheets in the house's type; the same bytes from the same figures."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.guidance import drawing
from xlsx_addin.overview.sheets import comparison, data, front_page, grades, method, models, progress, units, years
from xlsx_addin.overview.sheets.table import SheetMaker, grade_words
from xlsx_addin.template.book import built
from xlsx_addin.words import overview as names
from xlsx_addin.words import overview_sheets as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsx_addin.overview.overview import Overview
    from xlsx_addin.template.design import Styles
    from xlsx_addin.xlsx.book import Book

_SCREEN_PIXELS = (1920, 1080)
SHEETS: dict[str, Callable[[SheetMaker], None]] = {
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
"""What draws each, in the order of the workbook."""


def overview_bytes(overview: Overview) -> bytes:
    """The whole workbook; no formulas, no macros, every text written as a text."""
    day = overview.today

    def draw_all(book: Book, styles: Styles) -> None:
        for name, draw in SHEETS.items():
            sheet = book.add_worksheet(name)
            draw(SheetMaker(sheet, styles, overview))
            # A code such as 001 is a text.
            sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    letter = overview.figures.guidance
    with drawing(letter):
        return built(
            draw_all,
            title=words.DOCUMENT_TITLE.format(**grade_words(letter)),
            created=datetime(day.year, day.month, day.day),  # noqa: DTZ001 - a document property has no time zone
            window=_SCREEN_PIXELS,
        )
