"""The console on one screen and one A4 page: settings, buttons, the last run, counts, the best, the problems."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance.wording import default_letter_words
from xlsx_addin.template import design
from xlsx_addin.template.console_summary import section_style, write_summary
from xlsx_addin.template.grade_chart import grade_chart
from xlsx_addin.template.print_setup import set_up_paper
from xlsx_addin.template.validation import date_check, entry_rule, list_check
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

COLUMN_PIXELS = (8, 116, 236, 14, 210, 80, 14, console.NAME_PIXELS, 56, 58, 60, 64)
"""Columns A to L; 1,160 pixels in all."""
TITLE_PIXELS, RULE_PIXELS, HEADING_PIXELS, ROW_PIXELS, NAME_PIXELS = 28, 4, 21, 17, 33
"""Heights of rows; all rows together take 450 pixels, what Excel shows on a screen of 1366 by 768."""
SECTION_ROW = 4
LAST_ROW = console.LAST_ROW
LAST_COLUMN = len(COLUMN_PIXELS)
CHART_ROW = console.SETTINGS_ROW + len(layout.CONSOLE_SETTINGS) + 1
FIRST_YEAR = 2022
_WRAPPED = ("TenDonVi", "TenDangBoCapTren", "TenCoQuan")
"""Settings whose value may take several lines; in a letterhead the clerk's own line breaks are kept."""


class Button(NamedTuple):
    """A button: its caption, its macro, and its width."""

    caption: str
    macro: str
    pixels: int


BUTTONS = (
    Button(words.BUTTON_APPRAISE, "ThamDinh", 150),
    Button(words.BUTTON_PAPER, "LapVanBan", 98),
    Button(words.BUTTON_SEND, "GuiCapTren", 98),
    Button(words.BUTTON_RECEIVE, "NhanHoSo", 98),
    Button(words.BUTTON_RETURN, "TraKetQua", 98),
    Button(words.BUTTON_REMIND, "DonDoc", 98),
    Button(words.BUTTON_CHECK_MACHINE, "KiemTraMay", 98),
)
BUTTON_GAP = 9
BUTTON_PIXELS = 30


def add_console(book: Workbook, styles: Styles, *, buttons: bool, provisional: bool) -> Worksheet:
    """Add the sheet ``Thẩm định`` with its settings, defined names and, when wanted, its buttons."""
    sheet = book.add_worksheet(layout.CONSOLE)
    sheet.hide_gridlines(2)
    for column, pixels in enumerate(COLUMN_PIXELS):
        sheet.set_column_pixels(column, column, pixels, styles.of(font_size=design.CONSOLE_SIZE))
    for row in range(SECTION_ROW - 1, console.PAPER_ROW + len(layout.PAPER_SETTINGS) - 1):
        sheet.set_row_pixels(row, _row_pixels(row + 1))
    _write_title(sheet, styles)
    _write_settings(book, sheet, styles)
    write_summary(book, sheet, styles)
    width = sum(COLUMN_PIXELS[console.LABEL_COLUMN - 1 : console.VALUE_COLUMN])
    chart = grade_chart(book, width=width, height=(LAST_ROW - CHART_ROW + 1) * ROW_PIXELS)
    options = {"description": words.GRADES_BY_KIND, "object_position": 3}
    sheet.insert_chart(*_place(CHART_ROW, console.LABEL_COLUMN), chart, options)
    if buttons:
        _insert_buttons(sheet)
    else:
        place = _place(console.SETTINGS_ROW, console.SUMMARY_COLUMN)
        sheet.write_string(*place, words.NO_BUTTONS, styles.of(font_size=design.CONSOLE_SIZE, font_color=design.MUTED))
    sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})
    sheet.set_selection(0, 1, 0, 1)  # a setting would show its help over the buttons
    set_up_paper(sheet, landscape=True, provisional=provisional)
    sheet.print_area(0, 0, LAST_ROW - 1, LAST_COLUMN - 1)
    sheet.fit_to_pages(1, 1)
    return sheet


def _place(row: int, column: int) -> tuple[int, int]:
    return row - 1, column - 1


def _row_pixels(row: int) -> int:
    if row in (SECTION_ROW, console.SUMMARY_ROW + console.HEADING_LINE, console.PAPER_ROW - 1):
        return HEADING_PIXELS
    if row in [place for place, setting in console.setting_rows() if setting.name in _WRAPPED]:
        return NAME_PIXELS
    return ROW_PIXELS


def _write_title(sheet: Worksheet, styles: Styles) -> None:
    sheet.set_row_pixels(0, TITLE_PIXELS)
    sheet.set_row_pixels(1, RULE_PIXELS)
    sheet.set_row_pixels(2, RULE_PIXELS)
    sheet.write_string(0, console.LABEL_COLUMN - 1, words.TITLE, styles.title())
    subtitle = styles.of(font_size=design.CONSOLE_SIZE, italic=True, font_color=design.MUTED, align="right")
    sheet.write_string(0, LAST_COLUMN - 1, words.SUBTITLE.format(**default_letter_words()), subtitle)
    for column in range(console.LABEL_COLUMN - 1, LAST_COLUMN):
        sheet.write_blank(1, column, None, styles.rule())


def _write_settings(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    sheet.write_string(*_place(SECTION_ROW, console.LABEL_COLUMN), words.SETTINGS, section_style(styles))
    sheet.write_blank(*_place(SECTION_ROW, console.VALUE_COLUMN), None, section_style(styles))
    for column in range(console.SUMMARY_COLUMN, LAST_COLUMN + 1):
        text = words.WORK if column == console.SUMMARY_COLUMN else ""
        sheet.write(*_place(SECTION_ROW, column), text, section_style(styles))
    place = _place(console.PAPER_ROW - 1, console.LABEL_COLUMN)
    sheet.write_string(*place, words.PAPER_SETTINGS, section_style(styles))
    sheet.write_blank(place[0], place[1] + 1, None, section_style(styles))
    note = styles.of(font_size=design.CONSOLE_SIZE, italic=True, font_color=design.MUTED)
    sheet.write_string(*_place(console.PAPER_ROW - 1, console.SUMMARY_COLUMN), words.PAPER_SETTINGS_NOTE, note)
    for row, setting in console.setting_rows():
        label = styles.of(font_size=design.CONSOLE_SIZE, font_color=design.MUTED)
        sheet.write_string(*_place(row, console.LABEL_COLUMN), setting.label, label)
        value = styles.typed(
            font_size=design.CONSOLE_SIZE,
            align="left",
            indent=1,
            num_format=NUMBER_FORMATS[setting.content],
            text_wrap=setting.name in _WRAPPED,
        )
        place = _place(row, console.VALUE_COLUMN)
        sheet.write_blank(*place, None, value)
        sheet.data_validation(*place, *place, _setting_rule(setting, address(row, console.VALUE_COLUMN)))
        letters = column_letters(console.VALUE_COLUMN)
        book.define_name(setting.name, f"='{layout.CONSOLE}'!${letters}${row}")


def _setting_rule(setting: Setting, cell: str) -> dict[str, Any]:
    from xlsx_addin.guidance import available

    told = setting.help.format(**default_letter_words())
    choices = tuple(available()) if setting.name == "HuongDan" else setting.choices
    if choices:
        return entry_rule(setting.label, told, list_check(choices), sheet_words.WRONG_CHOICE)
    code = {"validate": "custom", "value": f'=AND(EXACT({cell},UPPER({cell})),ISERROR(FIND(" ",{cell})))'}
    checks: dict[str, tuple[dict[str, Any], str]] = {
        "Nam": ({"validate": "integer", "criteria": ">=", "value": FIRST_YEAR}, sheet_words.WRONG_YEAR),
        "MaDonVi": (code, sheet_words.WRONG_UNIT_CODE),
        "MaCapTren": (code, sheet_words.WRONG_UNIT_CODE),
        "DiaChiCapTren": (
            {"validate": "custom", "value": f'=ISNUMBER(FIND("@",{cell}))'},
            sheet_words.WRONG_ADDRESS,
        ),
    }
    if setting.content is Content.DATE:
        check = date_check()
        return entry_rule(setting.label, told, check, sheet_words.WRONG_DATE)
    if setting.content is Content.TIME:
        check = {"validate": "time", "criteria": "between", "minimum": time(0, 0), "maximum": time(23, 59)}
        return entry_rule(setting.label, told, check, sheet_words.WRONG_TIME)
    check, alert = checks.get(setting.name, ({"validate": "any"}, ""))
    return entry_rule(setting.label, told, check, alert)


def _insert_buttons(sheet: Worksheet) -> None:
    left = 0
    for button in BUTTONS:
        sheet.insert_button(
            *_place(console.SETTINGS_ROW, console.SUMMARY_COLUMN),
            {
                "macro": button.macro,
                "caption": button.caption,
                "description": button.caption,
                "width": button.pixels,
                "height": BUTTON_PIXELS,
                "x_offset": left,
                "y_offset": 3,
            },
        )
        left += button.pixels + BUTTON_GAP
