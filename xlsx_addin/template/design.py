"""The look of every workbook: palette, type, number formats, and the cell styles made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsx_addin.workbook.console_places import TYPE_SIZE
from xlsx_addin.workbook.text_width import TABLE_SIZE as STANDARD_SIZE

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

INK = "#22272E"
MUTED = "#6B6F76"
RED = "#9B1C1C"
GOLD = "#C9A24B"
HAIRLINE = "#D9D4C7"
INPUT = "#FFF8E1"
GOOD, GOOD_PALE = "#2E6B34", "#A9C9AD"
GOOD_MIDDLE, GOOD_FAINT = "#6E9F74", "#D5E7D7"
"""Between and beside these two, where a letter recognises more grades."""
ATTENTION, ATTENTION_PALE = "#8A6100", "#FFF3D6"
WRONG, WRONG_PALE = "#9B1C1C", "#FBE9E7"
WAITING = "#FFE3A1"
"""Still to be typed."""
FORGOTTEN = "#F6C9C4"
REPEATED = "#A59F8E"
NEUTRAL = "#F3F4F6"
LINK = "#1F4E8C"
WHITE = "#FFFFFF"

FONT = "Times New Roman"
TABLE_SIZE = STANDARD_SIZE
CONSOLE_SIZE = TYPE_SIZE
SECTION_SIZE = 12
NOTE_SIZE = 10
TITLE_SIZE = 16
FOOTER_SIZE = 11
"""LibreOffice scales the foot of a page with the page."""
SMALLEST_PRINTED = 9
"""Points; no text on an A4 page is smaller."""

TIED = '0"="'
"""A rank that two or more share."""
COUNT = "0;-0;–"
"""A count; none is a dash."""

THIN = 1

Property = str | int | float | bool
_GOLD_RULE: dict[str, Property] = {"top": 2, "top_color": GOLD}


@dataclass(slots=True)
class Styles:
    """The cell styles of one workbook; equal styles are made once."""

    book: Workbook
    _made: dict[tuple[tuple[str, Property], ...], Format] = field(default_factory=dict)

    def of(self, **properties: Property) -> Format:
        """The style with these XlsxWriter properties on top of the house type."""
        wanted: dict[str, Property] = {"font_name": FONT, "font_color": INK, "valign": "vcenter", **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(wanted)
        return self._made[key]

    def change(self, **properties: Property) -> Format:
        """A style for a conditional format: only what it changes."""
        key = (("conditional", True), *sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(properties)
        return self._made[key]

    def title(self) -> Format:
        """A sheet's title."""
        return self.of(font_size=TITLE_SIZE, bold=True, font_color=RED)

    def subtitle(self, *, wrapped: bool = False, **properties: Property) -> Format:
        """The line under a title, and other notes."""
        wraps: dict[str, Property] = {"text_wrap": True} if wrapped else {}
        return self.of(font_size=TABLE_SIZE, italic=True, font_color=MUTED, **wraps, **properties)

    def provisional(self, *, under_rule: bool = False) -> Format:
        """The words on a scale that nobody has confirmed yet."""
        rule = _GOLD_RULE if under_rule else {}
        return self.of(font_size=TABLE_SIZE, italic=True, font_color=ATTENTION, **rule)

    def rule(self, *, note: bool = False) -> Format:
        """The thin gold line under a title, perhaps over a note at its right end."""
        words: dict[str, Property] = {"font_size": TABLE_SIZE, "italic": True, "font_color": MUTED, "align": "right"}
        return self.of(**_GOLD_RULE, **(words if note else {}))

    def legend(self) -> Format:
        """What holds for every row of a table, under the gold line."""
        return self.of(font_size=TABLE_SIZE, font_color=MUTED, text_wrap=True, valign="vcenter", **_GOLD_RULE)

    def plain(self) -> Format:
        """White paper."""
        return self.of(font_size=TABLE_SIZE)

    def heading(self, *, on_top: bool = False, beside: bool = False) -> Format:
        """A column's heading; ``beside`` the printed part it is less loud."""
        return self.of(
            valign="top" if on_top else "vcenter",
            font_size=TABLE_SIZE,
            bold=True,
            font_color=WHITE,
            bg_color=MUTED if beside else RED,
            align="center",
            text_wrap=True,
            border=THIN,
            border_color=HAIRLINE,
        )

    def typed(self, **properties: Property) -> Format:
        """A cell the clerk types into."""
        return self.of(
            **{
                "font_size": TABLE_SIZE,
                "bg_color": INPUT,
                "border": THIN,
                "border_color": HAIRLINE,
                "locked": False,
                **properties,
            }
        )

    def shown(self, **properties: Property) -> Format:
        """A cell the tool writes."""
        return self.of(**{"font_size": TABLE_SIZE, **properties})


def colour_where(sheet: Worksheet, area: tuple[int, int, int, int], formula: str, style: Format) -> None:
    """Change the look of cells where a formula holds.

    ``area`` is first row and column, last row and column, from 0; the formula is written for the first cell.
    """
    sheet.conditional_format(*area, {"type": "formula", "criteria": formula, "format": style})
