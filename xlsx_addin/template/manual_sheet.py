"""The sheet ``Hướng dẫn``: the clerk's manual, one column of text with rows as high as their lines."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance import drawn
from xlsx_addin.guidance.wording import letter_words
from xlsx_addin.template import design
from xlsx_addin.template.print_setup import set_up_paper
from xlsx_addin.words import manual as words
from xlsx_addin.words.manual import Look, ManualParagraph
from xlsx_addin.workbook import layout, text_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.guidance.model import Guidance, Rule
    from xlsx_addin.template.design import Property, Styles

MARGIN_PIXELS, TEXT_PIXELS = 20, 700
TEXT_SIZE = 12
_SECTION_SIZE = 14
_INDENT_PIXELS = 9
"""What Excel adds to the left of a cell for each step of indentation."""
_PARAGRAPH_GAP, _SECTION_GAP = 4, 12


class _Setting(NamedTuple):
    """How lines of one look are set."""

    indent: int = 0
    size: float = TEXT_SIZE
    properties: Mapping[str, Property] = MappingProxyType({})
    gap: int = _PARAGRAPH_GAP

    def style(self, styles: Styles) -> Format:
        common: dict[str, Property] = {"text_wrap": True, "valign": "top", "align": "left"}
        return styles.of(**{**common, "font_size": self.size, "indent": self.indent, **self.properties})

    def pixels(self, text: str) -> int:
        """Height of the row that shows the whole text."""
        width = TEXT_PIXELS - text_width.CELL_PADDING - self.indent * _INDENT_PIXELS
        lines = text_width.line_count(text, width, self.size, bold="bold" in self.properties)
        return round(lines * text_width.line_pixels(self.size)) + self.gap


_SETTINGS = {
    Look.SECTION: _Setting(
        size=_SECTION_SIZE,
        properties={"bold": True, "font_color": design.RED, "valign": "bottom"},
        gap=_SECTION_GAP,
    ),
    Look.TEXT: _Setting(),
    **dict.fromkeys((Look.ITEM, Look.SETTING, Look.OUTCOME, Look.COLUMN), _Setting(indent=2)),
    Look.QUOTE: _Setting(indent=2, properties={"italic": True, "font_color": design.MUTED}),
}


def add_manual(book: Workbook, styles: Styles) -> Worksheet:
    """Add the manual."""
    sheet = book.add_worksheet(layout.MANUAL)
    sheet.hide_gridlines(2)
    sheet.set_column_pixels(0, 0, MARGIN_PIXELS)
    sheet.set_column_pixels(1, 1, TEXT_PIXELS)
    sheet.set_row_pixels(0, 34)
    sheet.write_string(0, 1, words.TITLE, styles.title())
    sheet.set_row_pixels(1, 20)
    sheet.write_string(1, 1, words.SUBTITLE.format(**letter_words(drawn())), styles.subtitle())
    sheet.set_row_pixels(2, 6)
    sheet.write_blank(2, 1, None, styles.rule())
    for row, line in enumerate((each for each in words.LINES if any(readable(each, drawn()))), start=3):
        _write_line(sheet, styles, row, line)
    sheet.protect("", {"select_locked_cells": True, "format_columns": True, "format_rows": True})
    sheet.freeze_panes(3, 0)
    set_up_paper(sheet, landscape=False, provisional=False)
    sheet.fit_to_pages(1, 0)
    return sheet


def _write_line(sheet: Worksheet, styles: Styles, row: int, line: ManualParagraph) -> None:
    setting = _SETTINGS[line.look]
    label, text = readable(line, drawn())
    start = words.LABELLED.format(label=label) if label else ""
    sheet.set_row_pixels(row, setting.pixels(start + text))
    if start:
        bold = styles.of(font_size=setting.size, bold=True)
        plain = styles.of(font_size=setting.size)
        sheet.write_rich_string(row, 1, bold, start, plain, text, setting.style(styles))
    else:
        sheet.write_string(row, 1, text, setting.style(styles))


def readable(line: ManualParagraph, guidance: Guidance) -> tuple[str, str]:
    """The label and the text of a line, with help and quotations looked up, in the words of a guidance."""
    said = {**letter_words(guidance), **layout.COLUMN_WORDS}
    if line.look is Look.QUOTE:
        quotations = [words.QUOTATION.format(quote=rule.quote, clause=rule.clause) for rule in _quoted(line, guidance)]
        return "", " ".join(quotations)
    if line.look is Look.SETTING:
        [setting] = [setting for setting in layout.SETTINGS if setting.field == line.text]
        return setting.label, setting.help.format(**said)
    if line.look is Look.COLUMN:
        column = layout.declared(layout.SUBJECTS, line.text)
        return column.heading, column.help.format(**said)
    if line.look is Look.OUTCOME and line.label not in [outcome.label for outcome in guidance.known_outcomes]:
        return "", ""
    return line.label.format(**said), line.text.format(**said)


def _quoted(line: ManualParagraph, guidance: Guidance) -> list[Rule]:
    """The rules that a quotation names: by what they are cited for."""
    if line.text == "ground":
        return [guidance.rule(number) for number in dict.fromkeys(entry.rule for entry in guidance.grounds[:1])]
    if line.text == "deadline":
        named = [entry.rule for entry in guidance.deadlines if entry.named is not None and entry.last_year is None]
        return [guidance.rule(number) for number in dict.fromkeys(named)]
    return [guidance.rule(getattr(guidance.citations, line.text))]
