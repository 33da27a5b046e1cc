"""The cells that hold the settings, on either sheet: label, value with its entry rule and its defined name."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from xlsx_addin.guidance import drawn
from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.template import design
from xlsx_addin.template.console_summary import section_style
from xlsx_addin.template.first_steps import awaited_formula
from xlsx_addin.template.validation import date_check, entry_rule, letter_choices, list_check
from xlsx_addin.words import sheets as sheet_words
from xlsx_addin.workbook.layout import Content, Setting
from xlsx_addin.workbook.number_formats import NUMBER_FORMATS
from xlsx_addin.workbook.setting_places import LABEL_COLUMN, VALUE_COLUMN, SettingPlace, parts, setting_places
from xlsx_addin.xlsx.cells import column_letters

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.design import Styles


def write_parts(
    book: Workbook, sheet: Worksheet, styles: Styles, name: str, *, last_column: int = VALUE_COLUMN
) -> None:
    """Write the parts of the settings that stand on a sheet, their headings ruled up to ``last_column``."""
    for place, part in parts():
        if part.sheet == name:
            for column in range(LABEL_COLUMN, last_column + 1):
                sheet.write_blank(place.first - 1, column - 1, None, section_style(styles))
            sheet.write_string(place.first - 1, LABEL_COLUMN - 1, part.heading, section_style(styles))
    for setting in setting_places():
        if setting.sheet == name:
            _write_setting(book, sheet, styles, setting)


def _write_setting(book: Workbook, sheet: Worksheet, styles: Styles, place: SettingPlace) -> None:
    setting, row = place.setting, place.row - 1
    is_tall = setting.rows > 1
    top = "top" if is_tall else "vcenter"
    label = styles.of(font_size=design.CONSOLE_SIZE, font_color=design.MUTED, valign=top)
    sheet.write_string(row, LABEL_COLUMN - 1, setting.label, label)
    value = styles.typed(
        font_size=design.CONSOLE_SIZE,
        align="left",
        indent=1,
        valign=top,
        num_format=NUMBER_FORMATS[setting.content],
        text_wrap=is_tall,
        shrink=not is_tall,  # a long value is shown smaller rather than cut
    )
    column = VALUE_COLUMN - 1
    if place.rows > 1:
        sheet.merge_range(row, column, row + place.rows - 1, column, "", value)
    else:
        sheet.write_blank(row, column, None, value)
    sheet.data_validation(row, column, row, column, _rule(setting, place.cell))
    if setting.awaited:
        _colour_while_blank(sheet, styles, place)
    book.define_name(setting.name, f"='{place.sheet}'!${column_letters(VALUE_COLUMN)}${place.row}")


def _colour_while_blank(sheet: Worksheet, styles: Styles, place: SettingPlace) -> None:
    """What is still to be typed."""
    change = styles.change(bg_color=design.WAITING, border=design.THIN, border_color=design.ATTENTION)
    column = VALUE_COLUMN - 1
    area = (place.row - 1, column, place.row + place.rows - 2, column)
    design.colour_where(sheet, area, f"={awaited_formula(place)}", change)


def _rule(setting: Setting, cell: str) -> dict[str, Any]:
    told = setting.help.format(**drawn_letter_words())
    choices = letter_choices() if setting.field == "guidance_id" else setting.choices
    if choices:
        return entry_rule(setting.label, told, list_check(choices), sheet_words.WRONG_CHOICE)
    if setting.content is Content.DATE:
        return entry_rule(setting.label, told, date_check(cell), sheet_words.WRONG_DATE)
    if setting.content is Content.TIME:
        check = {"validate": "time", "criteria": "between", "minimum": time(0, 0), "maximum": time(23, 59)}
        return entry_rule(setting.label, told, check, sheet_words.WRONG_TIME)
    check, alert = _checks(cell).get(setting.field, ({"validate": "any"}, ""))
    return entry_rule(setting.label, told, check, alert)


def _checks(cell: str) -> dict[str, tuple[dict[str, Any], str]]:
    """What a setting of free text or a number must look like, and the words of a refusal."""
    code = {"validate": "custom", "value": f'=AND(EXACT({cell},UPPER({cell})),ISERROR(FIND(" ",{cell})))'}
    mail = {"validate": "custom", "value": f'=ISNUMBER(FIND("@",{cell}))'}
    return {
        "year": ({"validate": "integer", "criteria": ">=", "value": drawn().first_year}, sheet_words.WRONG_YEAR),
        "unit_code": (code, sheet_words.WRONG_UNIT_CODE),
        "superior_code": (code, sheet_words.WRONG_UNIT_CODE),
        "superior_address": (mail, sheet_words.WRONG_ADDRESS),
    }
