"""What the sheets share: the head with its gold rule, tables, rows high enough for their texts, and the page."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsx_addin.template import design
from xlsx_addin.template.print_setup import set_up_paper
from xlsx_addin.words import overview_sheets as words
from xlsx_addin.workbook import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.format import Format

    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.overview.measures.figures import Figures
    from xlsx_addin.overview.overview import Overview
    from xlsx_addin.template.design import Property, Styles
    from xlsx_addin.xlsx.book import PlainValue, Sheet

COUNT = "#,##0;-#,##0;–"
PERCENT, PERCENT_TENTH = "0%", "[$-42A]0.0%"
"""Tenths with the Vietnamese comma where the program follows the format."""
DASH = "–"
HEADING_ROW = 3
"""From 0: under title, subtitle and the provisional line."""
WIDEST = 1290
"""Pixels of a table: 11 points then print with at least nine."""
_TITLE_PIXELS, _SUBTITLE_PIXELS, _PROVISIONAL_PIXELS, _SECTION_PIXELS = 30, 20, 22, 26
_LINE_PIXELS, _PADDING = 17, 5
_WIDEST_LETTER = 15
"""Pixels: a text of so few letters is on one line whatever they are."""
RULED: dict[str, Any] = {"bottom": 1, "bottom_color": design.HAIRLINE}
ATTENTION: dict[str, Any] = {"bold": True, "font_color": design.ATTENTION}
MUTED: dict[str, Any] = {"italic": True, "font_color": design.MUTED}


class TableColumn(NamedTuple):
    """A column of a table; ``wraps`` where its text may take several lines."""

    heading: str
    pixels: int
    format: str = ""
    align: str = "left"
    wraps: bool = False
    bold: bool = False
    colour: str = ""


class StyledValue(NamedTuple):
    """A value with a look of its own."""

    value: object
    properties: dict[str, Any]


class SheetMaker(NamedTuple):
    """Draws on one sheet of the workbook."""

    sheet: Sheet
    styles: Styles
    overview: Overview

    @property
    def figures(self) -> Figures:
        """The figures of the overview."""
        return self.overview.figures

    @property
    def provisional(self) -> str:
        """What is said above and at the foot of every page while a counted scale of the year is not confirmed."""
        figures = self.figures
        open_scales = figures.unconfirmed.get(figures.year, 0)
        if not open_scales:
            return ""
        basis = figures.guidance.basis.short_title
        if open_scales >= figures.problem_envelopes:
            return words.PROVISIONAL.format(basis=basis)
        return words.PROVISIONAL_SOME.format(count=grouped(open_scales), basis=basis)

    def head(self, title: str, subtitle: str, pixels: Sequence[int]) -> None:
        """Title, subtitle over the gold rule, and the provisional line, over columns of these widths."""
        self.sheet.hide_gridlines(2)
        for column, width in enumerate(pixels):
            self.sheet.set_column_pixels(column, column, width)
        rows = ((title, _TITLE_PIXELS, self.styles.title()), (subtitle, _SUBTITLE_PIXELS, self.styles.subtitle()))
        for row, (text, height, style) in enumerate(rows):
            self.sheet.set_row_pixels(row, height)
            self.sheet.write_string(row, 0, text, style)
        self.sheet.set_row_pixels(2, _PROVISIONAL_PIXELS)
        for column in range(len(pixels)):
            self.sheet.write_blank(2, column, None, self.styles.rule())
        if self.provisional:
            self.sheet.write_string(2, 0, self.provisional, self.styles.provisional(under_rule=True))

    def page(self, *, repeated: int = HEADING_ROW, one_page: bool = False) -> None:
        """A4 landscape, one page wide, the head repeated; the foot says what is provisional."""
        set_up_paper(self.sheet, landscape=True, provisional=bool(self.provisional))
        face = f'&"{design.FONT},Italic"&{design.FOOTER_SIZE}'
        self.sheet.set_footer(f"&L{face}{self.provisional}&R{face}{words.FOOTER_RIGHT}", {"margin": 0.3})
        self.sheet.fit_to_pages(1, 1 if one_page else 0)
        if not one_page:
            self.sheet.repeat_rows(0, repeated)

    def section(self, row: int, text: str, first: int = 0, last: int | None = None) -> None:
        """A heading within a sheet, over a hairline where ``last`` is given."""
        rule = {} if last is None else RULED
        style = self.styles.of(font_size=design.SECTION_SIZE, bold=True, font_color=design.RED, **rule)
        self.sheet.set_row_pixels(row, _SECTION_PIXELS)
        for column in range(first, first if last is None else last + 1):
            self.sheet.write_blank(row, column, None, style)
        self.sheet.write_string(row, first, text, style)

    def notes(self, row: int, texts: Iterable[str], pixels: Sequence[int], **look: Property) -> int:
        """Texts under ``row``, each a line or more over the whole width of these columns; the last row."""
        style = self.styles.of(font_size=design.TABLE_SIZE, text_wrap=True, valign="top", **look)
        last = row
        for last, text in enumerate(texts, start=row + 1):
            self.put(last, 0, text, style, len(pixels) - 1)
            self.sheet.set_row_pixels(last, _LINE_PIXELS * lines_of(text, sum(pixels)) + _PADDING)
        return last

    def headings(self, row: int, columns: Sequence[TableColumn]) -> None:
        """The white headings on red."""
        lines = max(lines_of(column.heading, column.pixels, bold=True) for column in columns)
        self.sheet.set_row_pixels(row, _LINE_PIXELS * lines + _PADDING)
        for place, column in enumerate(columns):
            self.sheet.write_string(row, place, column.heading, self.styles.heading())

    def table(
        self, row: int, columns: Sequence[TableColumn], rows: Sequence[Sequence[object]], nothing: str = ""
    ) -> int:
        """Headings on ``row`` and the rows under them, or what is said where there are none; the last row."""
        if nothing and not rows:
            self.sheet.write_string(row, 0, nothing, self.styles.subtitle())
            return row
        self.headings(row, columns)
        return self.rows(row, columns, rows)

    def rows(self, row: int, columns: Sequence[TableColumn], rows: Iterable[Sequence[object]]) -> int:
        """Rows of a table under ``row``, each high enough for its texts; the last row."""
        looks = self._looks(columns)
        last = row
        for last, values in enumerate(rows, start=row + 1):
            lines = 1
            for place, (column, value, (look, style)) in enumerate(zip(columns, values, looks, strict=True)):
                if type(value) is str:
                    if column.wraps:
                        lines = max(lines, lines_of(value, column.pixels, bold=column.bold))
                    self.sheet.write_string(last, place, value, style)
                elif type(value) is int or type(value) is float:
                    self.sheet.write_number(last, place, value, style)
                else:
                    self.write(last, place, value, **look)
            self.sheet.set_row_pixels(last, _LINE_PIXELS * lines + _PADDING)
        return last

    def long_table(
        self,
        row: int,
        columns: Sequence[TableColumn],
        values: Sequence[Sequence[PlainValue]],
        own_looks: Mapping[tuple[int, PlainValue], dict[str, Any]],
    ) -> None:
        """Many rows of texts and whole numbers from ``row`` on: for each column its values, all of one length.

        ``own_looks`` are those of certain values, by the place of the column and the value.
        """
        looks = self._looks(columns)
        own_styles = {key: self.cell_style(**looks[key[0]][0] | properties) for key, properties in own_looks.items()}
        lines = [
            _lines_of_column(column, of_column)
            for column, of_column in zip(columns, values, strict=True)
            if column.wraps
        ]
        most_lines = map(max, repeat(1, len(values[0])), *lines, repeat(1))
        pixels = [_LINE_PIXELS * most + _PADDING for most in most_lines]
        self.sheet.write_table(row, values, [style for _, style in looks], own_styles, pixels)

    def _looks(self, columns: Sequence[TableColumn]) -> list[tuple[dict[str, Any], Format]]:
        """Properties and style of each column's cells."""
        looks = []
        for column in columns:
            own = {
                "num_format": column.format,
                "text_wrap": column.wraps,
                "bold": column.bold,
                "font_color": column.colour,
            }
            look: dict[str, Any] = {"align": column.align, "valign": "top"}
            look |= {name: value for name, value in own.items() if value}
            looks.append((look, self.cell_style(**look)))
        return looks

    def write(self, row: int, column: int, value: object, **properties: Any) -> None:
        """A cell of a table with hairlines: a number, a day, a text; nothing is a dash in a column of numbers."""
        if isinstance(value, StyledValue):
            properties |= value.properties
            value = value.value
        if value is None and properties.get("num_format"):
            value = DASH
        self.put(row, column, value, self.cell_style(**properties))

    def put(self, row: int, column: int, value: object, style: Format, last: int = 0) -> None:
        """A number, a day, a text or nothing in one cell, or over all up to the column ``last``."""
        if last > column:
            self.sheet.merge_range(row, column, row, last, "", style)
        if value is None or value == "":
            self.sheet.write_blank(row, column, None, style)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, column, value, style)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, style)
        else:
            self.sheet.write_number(row, column, value, style)

    def cell_style(self, **properties: Property) -> Format:
        """A cell's style, with hairlines all around."""
        return self.styles.of(
            **{"font_size": design.TABLE_SIZE, "border": design.THIN, "border_color": design.HAIRLINE, **properties}
        )


def grade_words(guidance: Guidance) -> dict[str, str]:
    """The grades as sentences of the overview name them: all, those that are recognised, the least of these."""
    recognised = [grade.value for grade in guidance.grades if guidance.recognises(grade)]
    return {
        "grades": ", ".join(grade.value for grade in guidance.grades),
        "recognised": ", ".join(recognised),
        "least_recognised": recognised[-1],
        "model": guidance.phrases.model,
        "model_title": guidance.phrases.model.upper(),
    }


def _lines_of_column(column: TableColumn, values: Sequence[PlainValue]) -> list[int]:
    """Lines of each text of a column; the same few texts stand in many rows, and each is measured once."""
    known = {
        value: lines_of(value, column.pixels, bold=column.bold) if isinstance(value, str) else 1
        for value in dict.fromkeys(values)
    }
    return [known[value] for value in values]


@lru_cache(maxsize=50_000)
def lines_of(text: str, pixels: int, *, bold: bool = False) -> int:
    """Lines of a wrapped text in a column of that many pixels."""
    room = pixels - text_width.CELL_PADDING
    if len(text) * _WIDEST_LETTER <= room and "\n" not in text:
        return 1
    # Excel makes no row higher than 409 points.
    return min(text_width.line_count(text, room, design.TABLE_SIZE, bold=bold), 30)


def grouped(number: int) -> str:
    """A whole number within a sentence: ``13.758``."""
    return f"{number:,}".replace(",", ".")


def percent(value: float | None, places: int = 1) -> str:
    """A share within a sentence: ``90,1%``; a dash where it says nothing."""
    return DASH if value is None else f"{value * 100:.{places}f}%".replace(".", ",")


def numbers(years: Sequence[int]) -> str:
    """Years in a sentence: ``2024–2026``, or one by one where some are missing."""
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))
