"""The console on one screen and one A4 page: settings, buttons, the last run, counts, what is next, the best."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.template import design
from xlsx_addin.template.console_summary import write_summary
from xlsx_addin.template.grade_chart import grade_chart, write_chart_heading
from xlsx_addin.template.print_setup import set_up_one_page
from xlsx_addin.template.setting_cells import write_parts
from xlsx_addin.words import console as words
from xlsx_addin.workbook import console_places as places
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.console_places import COLUMN_PIXELS
from xlsx_addin.workbook.setting_places import LABEL_COLUMN
from xlsx_addin.xlsx.cells import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.design import Styles

SECTION_PIXELS, ROW_PIXELS = 21, 17
"""Heights of rows. One holds a line of type and no more, so that what is printed on one page stays readable."""
_PIXELS = {
    places.TITLE_ROW: 28,
    places.RULE_ROW: 4,
    places.CAPTION_ROW: 16,
    places.BUTTONS_ROW: 33,
    places.STATUS_ROW: 20,
    places.SPACE_ROW: 3,
    places.GRID.first: SECTION_PIXELS,
    places.LEVEL_ROW: 23,
    places.BAND.first - 1: 5,
    places.BAND.first: SECTION_PIXELS,
}
LAST_COLUMN = len(COLUMN_PIXELS)
_HIDDEN_PIXELS = 40


class ButtonGroup(NamedTuple):
    """Buttons under one caption, and the column in which the first begins."""

    caption: str
    column: int

    @property
    def left(self) -> int:
        """Pixels from the left of the sheet to the first button."""
        return sum(COLUMN_PIXELS[: self.column - 1])


_WITHIN = ButtonGroup(words.WITHIN, LABEL_COLUMN)
_BELOW = ButtonGroup(words.BELOW, places.SUMMARY_COLUMN)
_ABOVE = ButtonGroup(words.ABOVE, places.SUMMARY_COLUMN + places.FIRST)
_AT_NEED = ButtonGroup(words.AT_NEED, places.SUMMARY_COLUMN + places.LINK)
"""All in one wide column: anchored in narrow ones they drift apart in LibreOffice."""
BUTTON_GROUPS = (_WITHIN, _BELOW, _ABOVE, _AT_NEED)


class Button(NamedTuple):
    """A button: its group, its caption, its macro, and its width."""

    group: ButtonGroup
    caption: str
    macro: str
    pixels: int


BUTTONS = (
    Button(_WITHIN, words.BUTTON_LAY_OUT, "LapPhieu", 88),
    Button(_WITHIN, words.BUTTON_APPRAISE, "ThamDinh", 150),
    Button(_WITHIN, words.BUTTON_PAPER, "LapVanBan", 126),
    Button(_BELOW, words.BUTTON_RECEIVE, "NhanHoSo", 90),
    Button(_BELOW, words.BUTTON_REMIND, "DonDoc", 68),
    Button(_BELOW, words.BUTTON_RETURN, "TraKetQua", 86),
    Button(_ABOVE, words.BUTTON_SEND, "GuiCapTren", 120),
    Button(_AT_NEED, words.BUTTON_OVERVIEW, "ToanCanh", 102),
    Button(_AT_NEED, words.BUTTON_CHECK_MACHINE, "KiemTraMay", 110),
    Button(_AT_NEED, words.BUTTON_NEW_YEAR, "NamMoi", 110),
)
"""Each group's from left to right. One more is a line here; a group has room up to where the next one begins."""
BUTTON_GAP, BUTTON_PIXELS = 6, 29


def _placed_buttons() -> Iterator[tuple[Button, int]]:
    """Each button and the pixels left of it; ValueError where a group's run into the next or over the edge."""
    ends = [*(group.left for group in BUTTON_GROUPS[1:]), sum(COLUMN_PIXELS)]
    for group, end in zip(BUTTON_GROUPS, ends, strict=True):
        left = group.left
        for button in BUTTONS:
            if button.group is group:
                yield button, left
                left += button.pixels + BUTTON_GAP
        if left - BUTTON_GAP > end:
            raise ValueError(f"the buttons {group.caption!r} end {left - BUTTON_GAP - end} pixels too far right")


_BUTTONS = tuple(_placed_buttons())


def add_console(
    book: Workbook, styles: Styles, typed: Mapping[str, object], *, buttons: bool, provisional: bool
) -> Worksheet:
    """Add the sheet ``Thẩm định`` with its settings, defined names and, when wanted, its buttons.

    ``typed`` is what the settings will hold, by defined name.
    """
    sheet = book.add_worksheet(layout.CONSOLE)
    sheet.hide_gridlines(2)
    sheet.hide_row_col_headers()
    plain = styles.of(font_size=design.CONSOLE_SIZE)
    for column, pixels in enumerate(COLUMN_PIXELS):
        sheet.set_column_pixels(column, column, pixels, plain)
    hidden = places.SUMMARY_COLUMN - 1 + places.HIDDEN
    sheet.set_column_pixels(hidden, hidden + places.HIDDEN_COLUMNS - 1, _HIDDEN_PIXELS, plain, {"hidden": True})
    for row in range(1, places.FOOT_ROW + 1):
        sheet.set_row_pixels(row - 1, _PIXELS.get(row, ROW_PIXELS))
    _write_title(sheet, styles)
    write_parts(book, sheet, styles, layout.CONSOLE)
    write_summary(book, sheet, styles, typed)
    _add_chart(book, sheet, styles)
    if buttons:
        _insert_buttons(sheet, styles)
    else:
        note = styles.of(font_size=design.CONSOLE_SIZE, font_color=design.MUTED)
        sheet.write_string(places.BUTTONS_ROW - 1, LABEL_COLUMN - 1, words.NO_BUTTONS, note)
    sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})
    sheet.set_selection(0, 1, 0, 1)  # a setting would show its help over the buttons
    set_up_one_page(sheet, places.FOOT_ROW, LAST_COLUMN, provisional=provisional)
    return sheet


def _write_title(sheet: Worksheet, styles: Styles) -> None:
    sheet.write_string(
        places.TITLE_ROW - 1, LABEL_COLUMN - 1, words.TITLE.format(**drawn_letter_words()), styles.title()
    )
    subtitle = styles.of(font_size=design.CONSOLE_SIZE, italic=True, font_color=design.MUTED, align="right")
    said = words.SUBTITLE.format(**drawn_letter_words())
    sheet.write_string(places.TITLE_ROW - 1, LAST_COLUMN - 1, said, subtitle)
    for column in range(LABEL_COLUMN - 1, LAST_COLUMN):
        sheet.write_blank(places.RULE_ROW - 1, column, None, styles.rule())


def _add_chart(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Grades by kind, under the settings and the counts: heading, legend, bars."""
    width = sum(COLUMN_PIXELS[LABEL_COLUMN - 1 : places.SUMMARY_COLUMN + places.COUNT])
    write_chart_heading(sheet, styles)
    chart = grade_chart(book, width=width - 4, height=len(places.BAND.lines) * ROW_PIXELS - 2)
    options = {"description": words.GRADES_BY_KIND, "object_position": 2, "y_offset": 1}
    sheet.insert_chart(places.BAND.first, LABEL_COLUMN - 1, chart, options)


def _insert_buttons(sheet: Worksheet, styles: Styles) -> None:
    """Each button anchored in the column where it begins, so that it keeps to its block whatever the program."""
    caption = styles.of(font_size=design.CONSOLE_SIZE, italic=True, font_color=design.MUTED)
    for button, left in _BUTTONS:
        column, offset = _column_at(left)
        if left == button.group.left:
            sheet.write_string(places.CAPTION_ROW - 1, column - 1, button.group.caption, caption)
        sheet.insert_button(
            address(places.BUTTONS_ROW, column),
            {
                "macro": button.macro,
                "caption": button.caption,
                "description": button.caption,
                "width": button.pixels,
                "height": BUTTON_PIXELS,
                "x_offset": offset,
                "y_offset": 2,
            },
        )


def _column_at(pixels: int) -> tuple[int, int]:
    """The column (from 1) in which a place so many pixels from the left lies, and how far into it."""
    for number, width in enumerate(COLUMN_PIXELS, start=1):
        if pixels < width:
            return number, pixels
        pixels -= width
    raise ValueError(pixels)
