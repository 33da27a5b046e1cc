"""Pages: A4, one page across where the type stays readable, headings repeated, page numbers at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.guidance.wording import default_letter_words
from xlsx_addin.template import design
from xlsx_addin.words import sheets as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_A4_SHORT_INCHES, _A4_LONG_INCHES = 8.27, 11.69
SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN, FOOTER_MARGIN = 0.28, 0.5, 0.6, 0.3
_PIXELS_PER_INCH = 96

LANDSCAPE_PIXELS = int((_A4_LONG_INCHES - 2 * SIDE_MARGIN) * _PIXELS_PER_INCH)
PORTRAIT_PIXELS = int((_A4_SHORT_INCHES - 2 * SIDE_MARGIN) * _PIXELS_PER_INCH)
SMALLEST_TABLE_SCALE = 0.82
"""11 points printed at this scale are 9 points."""
FULL = 0.95
"""Part of a page's width that is planned for: LibreOffice makes the same columns wider than Excel does."""


def set_up_table_page(
    sheet: Worksheet, pixels: Sequence[int], *, heading_row: int, frozen: int, provisional: bool, basis: str = ""
) -> None:
    """Set up a table's pages; ``pixels`` are the widths of its columns from A on.

    A table too wide for one page keeps readable type and runs over several pages side by side, each with the
    ``frozen`` first columns. ``basis`` is as for ``set_up_paper``.
    """
    set_up_paper(sheet, landscape=sum(pixels) > PORTRAIT_PIXELS * FULL, provisional=provisional, basis=basis)
    sheet.repeat_rows(0, heading_row - 1)
    if sum(pixels) * SMALLEST_TABLE_SCALE <= LANDSCAPE_PIXELS * FULL:
        sheet.fit_to_pages(1, 0)
        return
    sheet.set_print_scale(round(SMALLEST_TABLE_SCALE * 100))
    if frozen:
        sheet.repeat_columns(0, frozen - 1)
    sheet.print_across()
    sheet.set_v_pagebreaks(page_breaks(pixels, frozen, int(FULL * LANDSCAPE_PIXELS / SMALLEST_TABLE_SCALE)))


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


def page_breaks(pixels: Sequence[int], frozen: int, page: int) -> list[int]:
    """Numbers of the columns before which a new page starts (0-based), the frozen columns being on every page.

    The pages are about equally full, so that none holds a single column.
    """
    room = page - sum(pixels[:frozen])
    pages = -(-sum(pixels[frozen:]) // room)
    breaks: list[int] = []
    used = 0
    for column, width in enumerate(pixels[frozen:], start=frozen):
        before = used
        used += width
        on_page = used - sum(pixels[frozen : breaks[-1] if breaks else frozen])
        ahead = sum(pixels[frozen:]) * (len(breaks) + 1) / pages
        past_middle = before + width / 2 > ahead
        if before and (on_page > room or (past_middle and len(breaks) < pages - 1)):
            breaks.append(column)
    return breaks


def _footer(basis: str, *, provisional: bool) -> str:
    type_face = f'&"{design.FONT},Italic"&{design.FOOTER_SIZE}'
    page = words.FOOTER_PAGE.format(page="&P", pages="&N")
    said = {**default_letter_words(), **({"basis": basis} if basis else {})}
    left = words.PROVISIONAL.format(**said) if provisional else f"{words.WORKBOOK_TITLE} – &A"
    return f"&L{type_face}{left}&R{type_face}{page}"
