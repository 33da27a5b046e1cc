"""Drop-down lists and entry checks: Excel helps while typing; the appraisal checks everything again."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsx_addin.guidance import drawn
from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.words import sheets as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.layout import Column, Content
from xlsx_addin.xlsx.cells import column_letters
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.design import Styles

CHOICES_SHEET = "Danh mục"
CODES_NAME, MAXIMA_NAME = "MaTieuChi", "DiemToiDa"
"""Defined names of the criteria's codes and of their maximum points."""
CONTENTS_NAME, SCOPES_NAME, BANDS_NAME = "NoiDungTieuChi", "ApDungTieuChi", "KhungDiem"
"""Those of what a criterion is called, whom it is for, and its bands."""
SUBJECT_CODES_NAME, KINDS_NAME, CODE_LIST_NAME = "MaDoiTuong", "LoaiDoiTuong", "DanhSachMa"
"""Those of the subjects' codes and kinds, and of the codes down to the last one that is filled in."""
EARLIEST_DATE, LATEST_DATE = date(2020, 1, 1), date(2099, 12, 31)
"""A number such as 20261214, typed as a date, lies far behind: programs that ask Excel for it would fail."""
TITLE_LIMIT = 32
"""Letters that Excel allows in the title of an input message."""
_LARGEST_SCORE = 1000


class Cells(NamedTuple):
    """The cells of one column that get a check; rows and column counted from 1."""

    sheet: Worksheet
    first_row: int
    last_row: int
    column: int

    def add(self, rule: dict[str, Any]) -> None:
        """Put a check on the cells."""
        self.sheet.data_validation(self.first_row - 1, self.column - 1, self.last_row - 1, self.column - 1, rule)

    @property
    def top(self) -> str:
        """Address of the first cell, relative."""
        return f"{column_letters(self.column)}{self.first_row}"

    @property
    def all(self) -> str:
        """The whole range, absolute."""
        letters = column_letters(self.column)
        return f"${letters}${self.first_row}:${letters}${self.last_row}"


def letter_choices() -> tuple[str, ...]:
    """The letters that a workbook may be set to: the one that it is drawn for."""
    return (drawn().id,)


def choice_lists() -> dict[tuple[str, ...], str]:
    """The defined name of each list of choices; items may hold commas, so they stand in cells of a hidden sheet."""
    columns = [column for columns in layout.COLUMNS.values() for column in columns]
    lists = [setting.choices for setting in layout.SETTINGS] + [column.choices for column in columns]
    lists = [choices for choices in lists if choices] + [letter_choices()]
    return {choices: f"DanhMuc{number}" for number, choices in enumerate(dict.fromkeys(lists), start=1)}


def add_choices_sheet(book: Workbook, styles: Styles) -> None:
    """Write the hidden sheet of choices and its defined names."""
    sheet = book.add_worksheet(CHOICES_SHEET)
    for column, (choices, name) in enumerate(choice_lists().items()):
        sheet.write_string(0, column, name, styles.subtitle())
        for row, choice in enumerate(choices, start=1):
            sheet.write_string(row, column, choice, styles.plain())
        letters = column_letters(column + 1)
        book.define_name(name, f"='{CHOICES_SHEET}'!${letters}$2:${letters}${len(choices) + 1}")
    sheet.hide()


def entry_rule(
    title: str, message: str, check: dict[str, Any], alert: str = "", *, firm: bool = True
) -> dict[str, Any]:
    """An XlsxWriter data validation with the message shown on selecting the cell; ``firm`` refuses a wrong entry."""
    rule = {"ignore_blank": True, "input_title": title[:TITLE_LIMIT], "input_message": message, **check}
    if alert:
        rule |= {
            "error_title": words.ALERT_TITLE,
            "error_message": alert,
            "error_type": "stop" if firm else "warning",
        }
    return rule


def check_column(cells: Cells, sheet_name: str, column: Column) -> None:
    """Put the check and the help of a column on its cells; a column without help is left alone."""
    if not column.help:
        return
    check, alert, firm = _check(cells, sheet_name, column)
    cells.add(entry_rule(column.heading, column.help.format(**drawn_letter_words()), check, alert, firm=firm))


def _check(cells: Cells, sheet_name: str, column: Column) -> tuple[dict[str, Any], str, bool]:
    if column.choices:
        return list_check(column.choices), words.WRONG_CHOICE, True
    if column.content in (Content.DATE, Content.MOMENT):
        return date_check(cells.top), words.WRONG_DATE, True
    if column.content in (Content.NUMBER, Content.INTEGER):
        return {"validate": "decimal", "criteria": ">=", "value": 0}, words.WRONG_NUMBER, True
    if sheet_name == layout.SUBJECTS and column is layout.SUBJECT_COLUMNS[0]:
        formula = f"=COUNTIF({cells.all},{cells.top})<2"
        return {"validate": "custom", "value": formula}, words.REPEATED_CODE, False
    return {"validate": "any"}, "", True


def date_check(cell: str) -> dict[str, Any]:
    """A day that an appraisal may be about: a real date, or a text such as 6/11/2026 that names a day.

    What is typed into a cell of the format Text stays one, and is read as the day that it names (workbook §9): the
    check must not refuse what its own message asks for.
    """
    serial = datetime.combine(EARLIEST_DATE, time()), datetime.combine(LATEST_DATE, time())
    first, last = (int(date_serial(moment)) for moment in serial)
    day, month = (f'SUBSTITUTE({part},"/","")' for part in (f"LEFT({cell},2)", f"MID({cell},LEN({cell})-6,2)"))
    named = f"DAY(DATE(RIGHT({cell},4),{month},{day}))={day}+0"
    return {"validate": "custom", "value": f"=IF(ISTEXT({cell}),{named},AND({cell}>={first},{cell}<={last}))"}


def list_check(choices: tuple[str, ...]) -> dict[str, Any]:
    """A drop-down list of choices."""
    return {"validate": "list", "source": f"={choice_lists()[choices]}"}


def filled_part(cells: str) -> str:
    """The formula of a range down to its last cell that is filled in, such as a list is to offer."""
    first = cells.partition(":")[0]
    row = f'SUMPRODUCT(MAX(({cells}<>"")*ROW({cells})))-ROW({first})+1'
    return f"=OFFSET({first},0,0,MAX(1,{row}),1)"


def check_score_code(cells: Cells, column: Column) -> None:
    """Offer the codes of ``Đơn vị`` on ``Điểm``; another one is doubted, and may stay."""
    check = {"validate": "list", "source": f"={CODE_LIST_NAME}"}
    cells.add(entry_rule(column.heading, column.help, check, words.UNKNOWN_CODE, firm=False))


def check_scores(cells: Cells, code: str) -> None:
    """Check a criterion's scores against its maximum on ``Tiêu chí``; a code not found there allows any score."""
    heading = f"{column_letters(cells.column)}${cells.first_row - 1}"
    maximum = f"=IFERROR(INDEX({MAXIMA_NAME},MATCH({heading},{CODES_NAME},0)),{_LARGEST_SCORE})"
    check = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": maximum}
    cells.add(entry_rule(code, words.SCORE_HELP, check, words.WRONG_SCORE, firm=False))
