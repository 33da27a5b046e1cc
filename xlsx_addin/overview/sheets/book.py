"""The workbook: its sheets, one record each, in the house's type; the same bytes from the same figures."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - a dataclass of this module names it
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.guidance import drawing
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
from xlsx_addin.overview.sheets.table import SheetMaker, grade_words
from xlsx_addin.template.book import built
from xlsx_addin.words import overview as names
from xlsx_addin.words import overview_sheets as words

if TYPE_CHECKING:
    from xlsx_addin.overview.overview import Overview
    from xlsx_addin.template.design import Styles
    from xlsx_addin.xlsx.book import Book, Sheet

_SCREEN_PIXELS = (1920, 1080)


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """All that others ask of a sheet; what is left out does not start."""

    name: str
    draw: Callable[[SheetMaker, Sheet], None]
    left_out: Callable[[Overview], int] | None
    """How many rows it has no room for; None where it has room for everything."""


SHEETS = (
    SheetRecord(names.SHEET_OVERVIEW, front_page.draw, None),
    SheetRecord(names.SHEET_GRADES, grades.draw, None),
    SheetRecord(names.SHEET_PROGRESS, progress.draw, progress.left_out),
    SheetRecord(names.SHEET_UNITS, units.draw, units.left_out),
    SheetRecord(names.SHEET_COMPARISON, comparison.draw, comparison.left_out),
    SheetRecord(names.SHEET_MODELS, models.draw, models.left_out),
    SheetRecord(names.SHEET_YEARS, years.draw, None),
    SheetRecord(names.SHEET_DATA, data.draw, data.left_out),
    SheetRecord(names.SHEET_METHOD, method.draw, None),
)
"""In the order of the workbook. The first one is drawn last: it points into the tables of the others."""


def left_out(overview: Overview) -> dict[str, int]:
    """Sheet and rows that it leaves out, where a limit bit."""
    return {each.name: rows for each in SHEETS if each.left_out is not None and (rows := each.left_out(overview))}


def overview_bytes(overview: Overview) -> bytes:
    """The whole workbook; no formulas, no macros, every text written as a text."""
    day = overview.today

    def draw_all(book: Book, styles: Styles) -> None:
        maker = SheetMaker(book, styles, overview, left_out(overview))
        sheets = {record.name: book.add_worksheet(record.name) for record in SHEETS}
        for record in reversed(SHEETS):
            record.draw(maker, sheets[record.name])
            # A code such as 001 is a text.
            sheets[record.name].ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    letter = overview.figures.guidance
    with drawing(letter):
        return built(
            draw_all,
            title=words.DOCUMENT_TITLE.format(**grade_words(letter)),
            created=datetime(day.year, day.month, day.day),  # noqa: DTZ001 - a document property has no time zone
            window=_SCREEN_PIXELS,
        )
