"""The console on one screen and one A4 page: settings, buttons, the last run, counts, what is next, the best."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance import drawn
from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.template import design
from xlsx_addin.template.console_summary import section_style, write_summary
from xlsx_addin.template.grade_chart import grade_chart
from xlsx_addin.template.print_setup import SIDE_MARGIN, set_up_paper
from xlsx_addin.template.validation import date_check, entry_rule, letter_choices, list_check
from xlsx_addin.words import console as words
from xlsx_addin.words import sheets as sheet_words
from xlsx_addin.workbook import console, layout
from xlsx_addin.workbook.layout import Content
from xlsx_addin.workbook.number_formats import NUMBER_FORMATS
from xlsx_addin.xlsx.cells import address, column_letters

if TYPE_CHECKING:
    from typing import Any

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.design import Styles
    from xlsx_addin.workbook.layout import Setting

COLUMN_PIXELS = console.COLUMN_PIXELS
TITLE_PIXELS, RULE_PIXELS, CAPTION_PIXELS, BUTTONS_ROW_PIXELS, STATUS_PIXELS = 30, 4, 17, 34, 20
SECTION_PIXELS, ROW_PIXELS = 21, 17
"""Heights of rows; what is seen at once takes 450 pixels, less than Excel shows on a screen of 1366 by 768. A row holds
one line of type and no more, so that what is printed on one page stays readable."""
CAPTION_ROW, BUTTONS_ROW = 3, 4
LAST_COLUMN = len(COLUMN_PIXELS)
LAST_ROW = console.LAST_PRINTED_ROW
CHART_ROWS = 7
_TOP_MARGIN, _BOTTOM_MARGIN = 0.35, 0.5
"""Inches."""


class Button(NamedTuple):
    """A button: its caption, its macro, and its width."""

    caption: str
    macro: str
    pixels: int


class ButtonGroup(NamedTuple):
    """Buttons under one caption; ``column`` is where they begin, None at the right edge."""

    caption: str
    column: int | None
    buttons: tuple[Button, ...]


BUTTON_GROUPS = (
    ButtonGroup(
        words.WITHIN,
        console.LABEL_COLUMN,
        (
            Button(words.BUTTON_LAY_OUT, "LapPhieu", 88),
            Button(words.BUTTON_APPRAISE, "ThamDinh", 140),
            Button(words.BUTTON_PAPER, "LapVanBan", 114),
        ),
    ),
    ButtonGroup(
        words.BELOW,
        console.SUMMARY_COLUMN,
        (
            Button(words.BUTTON_RECEIVE, "NhanHoSo", 92),
            Button(words.BUTTON_REMIND, "DonDoc", 76),
            Button(words.BUTTON_RETURN, "TraKetQua", 88),
        ),
    ),
    ButtonGroup(words.ABOVE, console.SUMMARY_COLUMN + console.FIRST, (Button(words.BUTTON_SEND, "GuiCapTren", 120),)),
    ButtonGroup(
        words.LOOK,
        None,
        (
            Button(words.BUTTON_OVERVIEW, "ToanCanh", 102),
            Button(words.BUTTON_CHECK_MACHINE, "KiemTraMay", 110),
            Button(words.BUTTON_NEW_YEAR, "NamMoi", 90),
        ),
    ),
)
BUTTONS = tuple(button for group in BUTTON_GROUPS for button in group.buttons)
BUTTON_GAP, BUTTON_PIXELS = 6, 29


def add_console(book: Workbook, styles: Styles, *, buttons: bool, provisional: bool) -> Worksheet:
    """Add the sheet ``Thẩm định`` with its settings, defined names and, when wanted, its buttons."""
    sheet = book.add_worksheet(layout.CONSOLE)
    sheet.hide_gridlines(2)
    sheet.hide_row_col_headers()
    for column, pixels in enumerate(COLUMN_PIXELS):
        sheet.set_column_pixels(column, column, pixels, styles.of(font_size=design.CONSOLE_SIZE))
    for row in range(1, LAST_ROW + 1):
        sheet.set_row_pixels(row - 1, _row_pixels(row))
    _write_title(sheet, styles)
    _write_settings(book, sheet, styles)
    write_summary(book, sheet, styles)
    width = sum(COLUMN_PIXELS[console.SUMMARY_COLUMN - 1 : console.SUMMARY_COLUMN + console.COUNT])
    chart = grade_chart(book, width=width, height=CHART_ROWS * ROW_PIXELS)
    options = {"description": words.GRADES_BY_KIND, "object_position": 3}
    sheet.insert_chart(*_place(console.FIRST_GRADE_ROW, console.SUMMARY_COLUMN), chart, options)
    if buttons:
        _insert_buttons(sheet, styles)
    else:
        note = styles.of(font_size=design.CONSOLE_SIZE, font_color=design.MUTED)
        sheet.write_string(*_place(BUTTONS_ROW, console.LABEL_COLUMN), words.NO_BUTTONS, note)
    sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})
    sheet.set_selection(0, 1, 0, 1)  # a setting would show its help over the buttons
    set_up_paper(sheet, landscape=True, provisional=provisional)
    sheet.set_margins(left=SIDE_MARGIN, right=SIDE_MARGIN, top=_TOP_MARGIN, bottom=_BOTTOM_MARGIN)
    sheet.print_area(0, 0, LAST_ROW - 1, LAST_COLUMN - 1)
    sheet.fit_to_pages(1, 1)
    return sheet


def _place(row: int, column: int) -> tuple[int, int]:
    return row - 1, column - 1


def _row_pixels(row: int) -> int:
    special = {
        1: TITLE_PIXELS,
        2: RULE_PIXELS,
        CAPTION_ROW: CAPTION_PIXELS,
        BUTTONS_ROW: BUTTONS_ROW_PIXELS,
        console.STATUS_ROW: STATUS_PIXELS,
        console.HEADING_ROW: SECTION_PIXELS,
        console.GRADES_HEADING_ROW: SECTION_PIXELS,
        console.SETTINGS_PARTS[-1].row: SECTION_PIXELS,
        console.UNSENT_HEADING_ROW: SECTION_PIXELS,
    }
    return special.get(row, ROW_PIXELS)


def _write_title(sheet: Worksheet, styles: Styles) -> None:
    sheet.write_string(0, console.LABEL_COLUMN - 1, words.TITLE.format(**drawn_letter_words()), styles.title())
    subtitle = styles.of(font_size=design.CONSOLE_SIZE, italic=True, font_color=design.MUTED, align="right")
    sheet.write_string(0, LAST_COLUMN - 1, words.SUBTITLE.format(**drawn_letter_words()), subtitle)
    for column in range(console.LABEL_COLUMN - 1, LAST_COLUMN):
        sheet.write_blank(1, column, None, styles.rule())


def _write_settings(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    for part in console.SETTINGS_PARTS:
        sheet.write_string(*_place(part.row, console.LABEL_COLUMN), part.heading, section_style(styles))
        sheet.write_blank(*_place(part.row, console.VALUE_COLUMN), None, section_style(styles))
    label = styles.of(font_size=design.CONSOLE_SIZE, font_color=design.MUTED, valign="top")
    for row, rows, setting in console.setting_places():
        sheet.write_string(*_place(row, console.LABEL_COLUMN), setting.label, label)
        value = styles.typed(
            font_size=design.CONSOLE_SIZE,
            align="left",
            indent=1,
            valign="top" if rows > 1 else "vcenter",
            num_format=NUMBER_FORMATS[setting.content],
            text_wrap=rows > 1,
            shrink=rows == 1,  # a long value is shown smaller rather than cut
        )
        place = _place(row, console.VALUE_COLUMN)
        if rows > 1:
            sheet.merge_range(*place, *_place(row + rows - 1, console.VALUE_COLUMN), "", value)
        else:
            sheet.write_blank(*place, None, value)
        sheet.data_validation(*place, *place, _setting_rule(setting, address(row, console.VALUE_COLUMN)))
        letters = column_letters(console.VALUE_COLUMN)
        book.define_name(setting.name, f"='{layout.CONSOLE}'!${letters}${row}")


def _setting_rule(setting: Setting, cell: str) -> dict[str, Any]:
    told = setting.help.format(**drawn_letter_words())
    choices = letter_choices() if setting.name == "HuongDan" else setting.choices
    if choices:
        return entry_rule(setting.label, told, list_check(choices), sheet_words.WRONG_CHOICE)
    code = {"validate": "custom", "value": f'=AND(EXACT({cell},UPPER({cell})),ISERROR(FIND(" ",{cell})))'}
    checks: dict[str, tuple[dict[str, Any], str]] = {
        "Nam": ({"validate": "integer", "criteria": ">=", "value": drawn().first_year}, sheet_words.WRONG_YEAR),
        "MaDonVi": (code, sheet_words.WRONG_UNIT_CODE),
        "MaCapTren": (code, sheet_words.WRONG_UNIT_CODE),
        "DiaChiCapTren": (
            {"validate": "custom", "value": f'=ISNUMBER(FIND("@",{cell}))'},
            sheet_words.WRONG_ADDRESS,
        ),
    }
    if setting.content is Content.DATE:
        check = date_check(cell)
        return entry_rule(setting.label, told, check, sheet_words.WRONG_DATE)
    if setting.content is Content.TIME:
        check = {"validate": "time", "criteria": "between", "minimum": time(0, 0), "maximum": time(23, 59)}
        return entry_rule(setting.label, told, check, sheet_words.WRONG_TIME)
    check, alert = checks.get(setting.name, ({"validate": "any"}, ""))
    return entry_rule(setting.label, told, check, alert)


def _insert_buttons(sheet: Worksheet, styles: Styles) -> None:
    """Each button anchored in the column where it begins, so that it keeps to its block whatever the program."""
    for group in BUTTON_GROUPS:
        width = sum(button.pixels for button in group.buttons) + BUTTON_GAP * (len(group.buttons) - 1)
        at_the_right = group.column is None
        left = sum(COLUMN_PIXELS) - width if group.column is None else sum(COLUMN_PIXELS[: group.column - 1])
        caption = styles.of(
            font_size=design.CONSOLE_SIZE,
            italic=True,
            font_color=design.MUTED,
            align="right" if at_the_right else "left",
        )
        place = _place(CAPTION_ROW, LAST_COLUMN if group.column is None else group.column)
        sheet.write_string(*place, group.caption, caption)
        for button in group.buttons:
            column, offset = _column_at(left)
            sheet.insert_button(
                *_place(BUTTONS_ROW, column),
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
            left += button.pixels + BUTTON_GAP


def _column_at(pixels: int) -> tuple[int, int]:
    """The column (from 1) in which a place so many pixels from the left lies, and how far into it."""
    for number, width in enumerate(COLUMN_PIXELS, start=1):
        if pixels < width:
            return number, pixels
        pixels -= width
    raise ValueError(pixels)
