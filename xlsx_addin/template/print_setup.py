"""Pages: A4, one page across where the type stays readable, headings repeated, page numbers at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.template import design
from xlsx_addin.template.printed_parts import PrintedPart, printed_parts
from xlsx_addin.words import sheets as words
from xlsx_addin.workbook import ranking_pages
from xlsx_addin.xlsx.fast_rows import LAST_ROW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.placed_columns import PlacedColumn
    from xlsx_addin.workbook.headings import Arrangement

_A4 = 9
_A4_SHORT_INCHES, _A4_LONG_INCHES = 8.27, 11.69
SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN, FOOTER_MARGIN = 0.28, 0.5, 0.6, 0.3
_NARROW, _LOW_TOP_MARGIN, _LOW_BOTTOM_MARGIN = 0.3, 0.35, 0.5
_PIXELS_PER_INCH = 96

LANDSCAPE_PIXELS = int((_A4_LONG_INCHES - 2 * SIDE_MARGIN) * _PIXELS_PER_INCH)
PORTRAIT_PIXELS = int((_A4_SHORT_INCHES - 2 * SIDE_MARGIN) * _PIXELS_PER_INCH)
SMALLEST_TABLE_SCALE = 0.82
"""11 points printed at this scale are 9 points."""
FULL = 0.95
"""Share of a page's width that is planned for: LibreOffice makes the same columns wider than Excel does."""


def set_low_margins(sheet: Worksheet) -> None:
    """Leave a little more room for rows."""
    sheet.set_margins(left=SIDE_MARGIN, right=SIDE_MARGIN, top=_LOW_TOP_MARGIN, bottom=_LOW_BOTTOM_MARGIN)


def set_up_one_page(sheet: Worksheet, rows: int, columns: int, *, provisional: bool) -> None:
    """Print so many rows and columns on one page across."""
    set_up_paper(sheet, landscape=True, provisional=provisional)
    sheet.set_margins(left=_NARROW, right=_NARROW, top=_LOW_TOP_MARGIN, bottom=_LOW_BOTTOM_MARGIN)
    sheet.print_area(0, 0, rows - 1, columns - 1)
    sheet.fit_to_pages(1, 1)


def set_up_counted_pages(sheet: Worksheet, columns: Sequence[int], *, heading_row: int, provisional: bool) -> None:
    """Set up pages that are counted (``workbook.ranking_pages``): a fixed scale, headings and the row above on each.

    ``columns`` are the widths of all; they fit the page at that scale, else ValueError.
    """
    if sum(columns) * ranking_pages.SCALE / 100 > LANDSCAPE_PIXELS * FULL:
        raise ValueError(f"{sum(columns)} pixels are too wide for a page at {ranking_pages.SCALE} %")
    set_up_paper(sheet, landscape=True, provisional=provisional)
    set_low_margins(sheet)
    sheet.repeat_rows(heading_row - 2, heading_row - 1)
    sheet.set_print_scale(ranking_pages.SCALE)


def set_up_table_page(
    sheet: Worksheet,
    arrangement: Arrangement,
    columns: Sequence[PlacedColumn],
    pixels: Sequence[int],
    *,
    frozen: int,
    provisional: bool,
    basis: str = "",
) -> Sequence[PrintedPart]:
    """Set up a table's pages for its columns, of these widths, but those beside the printed part.

    ``basis`` is as for ``set_up_paper``. A table too wide for one page keeps readable type and runs over several pages
    side by side, each with the frozen columns: these parts are returned.
    """
    printed = max(placed.number for placed in columns if not placed.column.is_beside)
    pixels = pixels[:printed]
    set_up_paper(sheet, landscape=sum(pixels) > PORTRAIT_PIXELS * FULL, provisional=provisional, basis=basis)
    if any(placed.column.is_beside for placed in columns):
        sheet.print_area(0, 0, LAST_ROW - 1, printed - 1)
        set_low_margins(sheet)
    sheet.repeat_rows(0, arrangement.first_row - 2)
    if sum(pixels) * SMALLEST_TABLE_SCALE <= LANDSCAPE_PIXELS * FULL:
        sheet.fit_to_pages(1, 0)
        return ()
    sheet.set_print_scale(round(SMALLEST_TABLE_SCALE * 100))
    if frozen:
        sheet.repeat_columns(0, frozen - 1)
    sheet.print_across()
    texts = {number: text for (_, number), text in arrangement.headings.items()}
    headings = [texts.get(number, "") for number in range(1, printed + 1)]
    parts = printed_parts(headings, pixels, frozen, int(FULL * LANDSCAPE_PIXELS / SMALLEST_TABLE_SCALE))
    sheet.set_v_pagebreaks([part.first for part in parts[1:]])
    return parts


def set_up_paper(sheet: Worksheet, *, landscape: bool, provisional: bool, basis: str = "") -> None:
    """A4 with the house margins and foot; ``basis`` is what a provisional scale awaits, by default the template's."""
    sheet.set_paper(_A4)
    if landscape:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.set_margins(left=SIDE_MARGIN, right=SIDE_MARGIN, top=TOP_MARGIN, bottom=BOTTOM_MARGIN)
    sheet.center_horizontally()
    sheet.set_footer(_footer(basis, provisional=provisional), {"margin": FOOTER_MARGIN, "scale_with_doc": False})


def _footer(basis: str, *, provisional: bool) -> str:
    type_face = f'&"{design.FONT},Italic"&{design.FOOTER_SIZE}'
    page = words.FOOTER_PAGE.format(sheet="&A", page="&P", pages="&N")
    said = {**drawn_letter_words(), **({"basis": basis} if basis else {})}
    left = words.PROVISIONAL.format(**said) if provisional else words.WORKBOOK_TITLE.format(**said)
    return f"&L{type_face}{left}&R{type_face}{page}"
