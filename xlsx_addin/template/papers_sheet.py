"""The sheet ``Văn bản``: the settings that only documents use, and beside them how a document will look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.template import design
from xlsx_addin.template.console_summary import section_style
from xlsx_addin.template.print_setup import set_up_one_page
from xlsx_addin.template.setting_cells import write_parts
from xlsx_addin.words import papers_sheet as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.console_places import SheetRows
from xlsx_addin.workbook.setting_places import LABEL_COLUMN, PAPERS, place_of, setting_places
from xlsx_addin.xlsx.blocks import CellLink
from xlsx_addin.xlsx.cells import DateSerial
from xlsx_addin.xlsx.serial_dates import moment_of_serial, time_of_serial

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.workbook import Workbook

    from xlsx_addin.template.design import Property, Styles
    from xlsx_addin.xlsx.book import Sheet

COLUMN_PIXELS = (8, 140, 310, 186, 18, 8, 244, 234, 8)
"""Columns A to I: label, value and hint of each setting; the frame of the preview, and its two halves."""
_TITLE_PIXELS, _RULE_PIXELS, _NOTE_PIXELS, _SECTION_PIXELS, _ROW_PIXELS, _NAME_PIXELS = 30, 4, 20, 22, 18, 68
_HINT_COLUMN, _FRAME, _LEFT, _RIGHT, _END = 4, 6, 7, 8, 9
_HINT_SIZE, _SMALL_SIZE, _TYPE_SIZE = 10.5, 10, 13


class Shown(NamedTuple):
    """What a setting is on paper: inside a sentence of the preview, as a formula and as the text that it gives."""

    name: str
    """The defined name of the setting."""
    blank: str | Shown = ""
    """What stands in its place while it is blank."""
    form: str = "{0}"
    """The formula of the value when there is one; ``{0}`` is its name."""

    def formula(self) -> str:
        """An expression of Excel's, the same in every language of Excel."""
        blank = self.blank.formula() if isinstance(self.blank, Shown) else _quoted(self.blank)
        return f'IF({self.name}="",{blank},{self.form.format(self.name)})'

    def text(self, values: Mapping[str, object]) -> str:
        """What the formula gives for these values of the settings, by defined name."""
        value = values.get(self.name)
        if value is None or value == "":
            return self.blank.text(values) if isinstance(self.blank, Shown) else self.blank
        return _as_shown(value, self.form)


_UPPER = "UPPER({0})"
_DAY = 'IF(ISNUMBER({0}),TEXT(DAY({0}),"00")&"/"&TEXT(MONTH({0}),"00")&"/"&YEAR({0}),{0})'
_TIME = 'IF(ISNUMBER({0}),TEXT(HOUR({0}),"00")&":"&TEXT(MINUTE({0}),"00"),{0})'
"""Built of numbers: the letters of a format such as dd/mm/yyyy are others in an Excel of another language."""


def _as_shown(value: object, form: str) -> str:
    if form == _UPPER:
        return str(value).upper()
    if isinstance(value, float):
        moment = moment_of_serial(DateSerial(value)) if form == _DAY else None
        clock = time_of_serial(value) if form == _TIME else None
        if moment is not None:
            return f"{moment:%d/%m/%Y}"
        return f"{clock:%H:%M}" if clock is not None else f"{value:.15g}"
    return str(value)


def _quoted(text: str) -> str:
    lines = ('"' + line.replace('"', '""') + '"' for line in text.split("\n"))
    return "&CHAR(10)&".join(lines)


@dataclass(frozen=True, slots=True)
class _Line:
    """One cell of the preview: where, what it says, over how many columns and rows, and how it looks."""

    row: int
    column: int
    pieces: tuple[str | Shown, ...]
    columns: int = 1
    rows: int = 1
    looks: dict[str, Property] = field(default_factory=dict)

    def formula(self) -> str:
        return "=" + "&".join(piece.formula() if isinstance(piece, Shown) else _quoted(piece) for piece in self.pieces)

    def text(self, values: Mapping[str, object]) -> str:
        return "".join(piece.text(values) if isinstance(piece, Shown) else piece for piece in self.pieces)


_UNIT = Shown("TenDonVi", words.DOTS)
_OWN_NAME = Shown("TenCoQuan", Shown("TenDonVi", words.DOTS, _UPPER))
_SUPERIOR = Shown("TenCapTren", words.DOTS)
_PLACE = Shown("DiaDanh", words.SHORT_DOTS)
_YEAR = Shown("Nam", words.YEAR_BLANK)


def _lines() -> tuple[_Line, ...]:
    """The preview, each part beside the settings that feed it."""
    at = {place.setting.name: place.row for place in setting_places()}
    centred: dict[str, Property] = {"align": "center"}
    bold: dict[str, Property] = {**centred, "bold": True}
    small: dict[str, Property] = {"font_size": _SMALL_SIZE}
    name: dict[str, Property] = {**centred, **small, "text_wrap": True}
    meeting = (
        words.MEETING_DAY,
        Shown("NgayHop", words.DAY_BLANK, _DAY),
        words.MEETING_FROM,
        Shown("GioBatDau", words.TIME_BLANK, _TIME),
        words.MEETING_TO,
        Shown("GioKetThuc", words.TIME_BLANK, _TIME),
        words.MEETING_AT,
        Shown("DiaDiemHop", words.DOTS),
        words.MEETING_OF,
        _UNIT,
        words.MEETING_END.format(**drawn_letter_words()),
    )
    first, signature = at["TenDangBoCapTren"], at["DiaDiemHop"]
    return (
        _Line(first, _LEFT, (Shown("TenDangBoCapTren", words.DOTS),), looks={**name, "valign": "bottom"}),
        _Line(first, _RIGHT, (words.PARTY,), looks={**bold, "font_size": 12, "underline": 1, "valign": "bottom"}),
        _Line(at["TenCoQuan"], _LEFT, (_OWN_NAME, "\n*"), rows=2, looks={**name, "bold": True, "valign": "top"}),
        _Line(at["DiaDanh"], _LEFT, (words.NUMBER, Shown("KyHieu", words.SHORT_DOTS)), looks=centred),
        _Line(at["DiaDanh"], _RIGHT, (_PLACE, words.DAY, _YEAR), looks={**centred, "italic": True}),
        _Line(at["CoQuanThamMuu"] + 1, _LEFT, (words.REPORT,), 2, looks={**bold, "font_size": _TYPE_SIZE}),
        _Line(at["QuyenHanKy"], _LEFT, (words.ABOUT.format(**drawn_letter_words()), _YEAR), 2, looks=bold),
        _Line(at["ChucVuKy"], _LEFT, (words.RULE,), 2, looks=centred),
        _Line(at["NguoiKy"], _LEFT, (words.ADDRESSED_TO, _SUPERIOR), 2, looks={**centred, "shrink": True}),
        _Line(at["NgayHop"] - 1, _LEFT, meeting, 2, 4, {"align": "justify", "text_wrap": True}),
        _Line(signature, _LEFT, (words.RECIPIENTS,), looks={"underline": 1}),
        _Line(signature + 1, _LEFT, (words.FIRST_RECIPIENT, _SUPERIOR, ","), looks={**small, "shrink": True}),
        _Line(signature + 2, _LEFT, (words.ARCHIVE,), looks=small),
        _Line(signature, _RIGHT, (Shown("QuyenHanKy"),), looks={**bold, "shrink": True}),
        _Line(signature + 1, _RIGHT, (Shown("ChucVuKy", words.SHORT_DOTS),), looks=centred),
        _Line(PAPERS[-1].last - 1, _RIGHT, (Shown("NguoiKy", words.DOTS),), looks=bold),
    )


def preview_cells() -> set[tuple[int, int]]:
    """Row and column of each cell of the preview: what stands there follows from the settings."""
    return {(line.row, line.column) for line in _lines()}


def add_papers_sheet(book: Workbook, styles: Styles, values: Mapping[str, object], *, provisional: bool) -> Sheet:
    """Add the sheet ``Văn bản``; ``values`` by defined name are what the settings hold, for the preview."""
    sheet: Sheet = book.add_worksheet(layout.PAPERS)
    sheet.hide_gridlines(2)
    sheet.hide_row_col_headers()
    for column, pixels in enumerate(COLUMN_PIXELS):
        sheet.set_column_pixels(column, column, pixels, styles.plain())
    for row, pixels in row_pixels().items():
        sheet.set_row_pixels(row - 1, pixels)
    _write_head(sheet, styles)
    write_parts(book, sheet, styles, layout.PAPERS, last_column=_HINT_COLUMN)
    _write_hints(sheet, styles)
    _write_preview(sheet, styles, values)
    sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})
    first = place_of("KyHieu").row - 1
    sheet.set_selection(first, LABEL_COLUMN, first, LABEL_COLUMN)
    set_up_one_page(sheet, PAPERS[-1].last, len(COLUMN_PIXELS), provisional=provisional)
    return sheet


def row_pixels() -> dict[int, int]:
    """The height of every row that is printed."""
    heights = {1: _TITLE_PIXELS, 2: _RULE_PIXELS, 3: _NOTE_PIXELS} | {part.first: _SECTION_PIXELS for part in PAPERS}
    for place in setting_places():
        if place.sheet == layout.PAPERS:
            heights[place.row] = _NAME_PIXELS if place.setting.rows > 1 else _ROW_PIXELS
    return heights


def _write_head(sheet: Sheet, styles: Styles) -> None:
    sheet.write_string(0, LABEL_COLUMN - 1, words.TITLE, styles.title())
    back = CellLink(layout.CONSOLE, "A1", words.BACK)
    link = styles.of(font_size=design.TABLE_SIZE, font_color=design.LINK, underline=1, align="right")
    sheet.write_formula(0, _END - 1, back.formula(), link, back.shown)
    for column in range(LABEL_COLUMN - 1, len(COLUMN_PIXELS)):
        sheet.write_blank(1, column, None, styles.rule())
    sheet.write_string(2, LABEL_COLUMN - 1, words.NOTE, styles.subtitle())


def _write_hints(sheet: Sheet, styles: Styles) -> None:
    for place in setting_places():
        if place.sheet == layout.PAPERS and place.setting.hint:
            is_tall = place.setting.rows > 1
            style = styles.of(
                font_size=_HINT_SIZE,
                italic=True,
                font_color=design.MUTED,
                valign="top" if is_tall else "vcenter",
                text_wrap=is_tall,
                indent=1,
                align="left",
            )
            sheet.write_string(place.row - 1, _HINT_COLUMN - 1, place.setting.hint, style)


def _write_preview(sheet: Sheet, styles: Styles, values: Mapping[str, object]) -> None:
    """A sheet of paper in a frame: locked, and made of formulas over the settings, so that it changes with them."""
    heading = section_style(styles)
    for column in range(_FRAME, _END + 1):
        sheet.write_blank(PAPERS[0].first - 1, column - 1, None, heading)
    sheet.write_string(PAPERS[0].first - 1, _FRAME - 1, words.PREVIEW, heading)
    paper = SheetRows(PAPERS[0].first + 1, PAPERS[-1].last - PAPERS[0].first)
    for row in range(paper.first, paper.last + 1):
        for column in range(_FRAME, _END + 1):
            sheet.write_blank(
                row - 1, column - 1, None, styles.of(font_size=design.TABLE_SIZE, **_edges(paper, row, column))
            )
    for line in _lines():
        style = styles.of(**{"font_size": design.TABLE_SIZE, **line.looks})
        place = (line.row - 1, line.column - 1)
        if line.columns > 1 or line.rows > 1:
            sheet.merge_range(*place, line.row + line.rows - 2, line.column + line.columns - 2, "", style)
        if any(isinstance(piece, Shown) for piece in line.pieces):
            sheet.write_formula(*place, line.formula(), style, line.text(values))
        else:
            sheet.write_string(*place, line.text(values), style)


def _edges(paper: SheetRows, row: int, column: int) -> dict[str, Property]:
    """The frame of the paper on the cells at its edges."""
    edges = {"left": column == _FRAME, "right": column == _END, "top": row == paper.first, "bottom": row == paper.last}
    frame: dict[str, Property] = {}
    for edge, is_there in edges.items():
        if is_there:
            frame |= {edge: design.THIN, f"{edge}_color": design.MUTED}
    return frame
