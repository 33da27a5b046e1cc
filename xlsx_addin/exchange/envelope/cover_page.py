"""The page of a cover while it is written: rows of texts from top to bottom, each as high as its texts need."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.template import design
from xlsx_addin.template.print_setup import set_up_paper
from xlsx_addin.workbook import text_width

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.design import Property, Styles

COLUMN_PIXELS = (112, 118, 50, 82, 82, 82, 82)
"""Columns A to G on the width that A4 leaves between the margins: labels, values from B on, counts from D on."""
LABEL, VALUE, LEFT, RIGHT, WHOLE = (0, 0), (1, 6), (0, 2), (3, 6), (0, 6)
"""First and last columns, counted from 0; the halves are those of letterhead and signature."""

_LEFT_MARGIN, _RIGHT_MARGIN, _TOP_MARGIN, _BOTTOM_MARGIN = 30 / 25.4, 15 / 25.4, 20 / 25.4, 20 / 25.4
"""Inches: 30, 15, 20 and 20 mm, as the Party's rules for documents ask."""
_PADDING = 8
_ROW_GAP, _TABLE_GAP = 4, 1


class CoverText(NamedTuple):
    """A text over some columns, in the type that ``look`` says."""

    columns: tuple[int, int]
    text: str
    size: float
    look: dict[str, Property]

    @property
    def pixels(self) -> int:
        """The height that it needs."""
        room = room_of(self.columns)
        lines = text_width.line_count(self.text, room, self.size, bold=bool(self.look.get("bold")))
        return round(lines * text_width.line_pixels(self.size)) + (_TABLE_GAP if self.look.get("bottom") else _ROW_GAP)


def room_of(columns: tuple[int, int]) -> int:
    """Pixels that a text may take over these columns."""
    return sum(COLUMN_PIXELS[columns[0] : columns[1] + 1]) - _PADDING


class CoverPage:
    """One A4 page on a new sheet; every call writes the next row."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self._sheet = sheet
        self._styles = styles
        self._row = 0
        sheet.hide_gridlines(2)
        for column, pixels in enumerate(COLUMN_PIXELS):
            sheet.set_column_pixels(column, column, pixels)
        # No foot: the words on the provisional scale stand in the page itself.
        set_up_paper(sheet, landscape=False, provisional=False)
        sheet.set_footer("")
        sheet.set_margins(left=_LEFT_MARGIN, right=_RIGHT_MARGIN, top=_TOP_MARGIN, bottom=_BOTTOM_MARGIN)
        # One page, however long the names: so the signatures stay with the table.
        sheet.fit_to_pages(1, 1)

    def texts(self, *texts: CoverText, pixels: int = 0) -> None:
        """Texts side by side, in a row as high as the highest of them, or as ``pixels``."""
        self._sheet.set_row_pixels(self._row, max(pixels, *(text.pixels for text in texts)))
        for text in texts:
            self._write(text, self._row)
        self._row += 1

    def beside_two(self, left: CoverText, upper: CoverText, lower: CoverText) -> None:
        """A text over two rows beside two others; the lower row has what the first needs beyond the upper one."""
        self._sheet.set_row_pixels(self._row, upper.pixels)
        self._sheet.set_row_pixels(self._row + 1, max(lower.pixels, left.pixels - upper.pixels))
        self._write(left, self._row, self._row + 1)
        self._write(upper, self._row)
        self._write(lower, self._row + 1)
        self._row += 2

    def line(self, text: str, size: float, **look: Property) -> None:
        """One text over the whole width."""
        self.texts(CoverText(WHOLE, text, size, look))

    def counts(self, label: CoverText, numbers: list[int]) -> None:
        """A label and its numbers, a column each, which look alike."""
        look: dict[str, Property] = {**label.look, "indent": 0, "num_format": design.COUNT}
        self._sheet.set_row_pixels(self._row, label.pixels)
        self._write(label, self._row)
        for column, number in enumerate(numbers, start=RIGHT[0]):
            bold: dict[str, Property] = {"bold": True} if column == RIGHT[1] and not look.get("italic") else {}
            style = self._styles.of(**{"font_size": label.size, "align": "center", **look, **bold})
            self._sheet.write_number(self._row, column, number, style)
        self._row += 1

    def space(self, pixels: int) -> None:
        """Empty paper."""
        self._sheet.set_row_pixels(self._row, pixels)
        self._row += 1

    def end(self) -> None:
        """Print what was written."""
        self._sheet.print_area(0, 0, self._row - 1, len(COLUMN_PIXELS) - 1)

    def _write(self, text: CoverText, row: int, last_row: int | None = None) -> None:
        style = self._styles.of(**{"font_size": text.size, "text_wrap": True, **text.look})
        (first, last), last_row = text.columns, row if last_row is None else last_row
        if first < last or row < last_row:
            self._sheet.merge_range(row, first, last_row, last, "", style)
        self._sheet.write_string(row, first, text.text, style)
