"""What both forms are drawn with: rows as high as their texts, merged lines, the page, the hidden manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.envelope.manifest import MANIFEST_SHEET
from xlsx_addin.template import design
from xlsx_addin.vietnamese.numbers import plain
from xlsx_addin.words import forms as words
from xlsx_addin.workbook.text_width import line_count, line_pixels
from xlsx_addin.xlsx.serial_dates import decimal_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.format import Format

    from xlsx_addin.exchange.forms.manifest import AskedCriterion, FormManifest
    from xlsx_addin.template.design import Property, Styles
    from xlsx_addin.xlsx.book import Book, Sheet

_A4 = 9
_MM = 1 / 25.4
SCALE = 94
"""Percent: LibreOffice draws columns a twentieth wider than Excel, and no text prints below nine points. Not fitted to
the page: then Excel would forget where a page is to end."""
_FOOT_SIZE = 9
_FOOT_MM = 8
_PADDING = 8
"""Pixels of a cell that are not for its text."""
_AROUND = 6
GRID: dict[str, Property] = {"border": 1, "border_color": design.HAIRLINE}
_LONGEST_TITLE, _LONGEST_HELP = 32, 255
"""Letters that Excel allows in what pops up beside a cell."""


class Cut(NamedTuple):
    """A grade and the lowest points of it."""

    grade: str
    points: str


class CriterionText(NamedTuple):
    """What ``Tiêu chí`` says of a criterion."""

    content: str = ""
    bands: str = ""


class FormPaper(NamedTuple):
    """What the office says on its forms beside the questions."""

    unit_name: str
    letter: str
    """“Theo Công văn … ngày … và Hướng dẫn …”."""
    place: str
    cuts: Sequence[Cut]
    provisional: str
    """The words on a scale that is provisional; empty where it is confirmed."""
    said: Mapping[str, str]
    """What the letter's own words are, by their names (``guidance.wording``)."""


class Text(NamedTuple):
    """A text in a room of so many pixels."""

    text: str
    pixels: int
    size: float = design.TABLE_SIZE
    bold: bool = False


def row_pixels(texts: Iterable[Text], least: float = 0) -> int:
    """The height of a row that holds these texts."""
    needed = [
        round(line_count(each.text, each.pixels - _PADDING, each.size, bold=each.bold) * line_pixels(each.size))
        + _AROUND
        for each in texts
        if each.text
    ]
    return max([round(least), *needed])


def points_text(number: float) -> str:
    """Points as they are printed: the shortest way, with a decimal comma."""
    return plain(decimal_of(number))


def cut_off_words(paper: FormPaper) -> str:
    """``Mức điểm: Tốt từ 90; …``, with what is provisional; empty without cut-offs."""
    if len(paper.cuts) < 2:
        return paper.provisional.strip()
    *upper, last = paper.cuts
    grades = words.CUT_OFF_BETWEEN.join(words.CUT_OFF.format(grade=cut.grade, points=cut.points) for cut in upper)
    return words.CUT_OFFS.format(grades=grades, last=last.grade, points=upper[-1].points) + paper.provisional


class Page:
    """The sheet ``Phiếu`` while it is drawn from top to bottom; each form is one."""

    def __init__(self, book: Book, styles: Styles, columns: Sequence[int]) -> None:
        self.sheet: Sheet = book.add_worksheet(words.SHEET)
        self.styles = styles
        self.columns = tuple(columns)
        self.heights: list[int] = []
        """The pixels of the rows that are drawn."""
        self._book = book
        for column, width in enumerate(columns):
            self.sheet.set_column_pixels(column, column, width)

    @property
    def row(self) -> int:
        """The next row, counted from 0."""
        return len(self.heights)

    def room(self, first: int, last: int) -> int:
        """The pixels of these columns together."""
        return sum(self.columns[first : last + 1])

    def next_row(self, height: float) -> int:
        """End the row with its height; returns its number."""
        self.sheet.set_row_pixels(self.row, round(height))
        self.heights.append(round(height))
        return self.row - 1

    def ends_with(self, row: int, page_pixels: int, repeated: int = 0) -> bool:
        """Whether a row and all below it stand on one printed page; ``repeated`` are the pixels of headings on each."""
        number, used, page_of = 0, 0, {}
        for each, height in enumerate(self.heights):
            if used + height > page_pixels:
                number, used = number + 1, repeated
            used += height
            page_of[each] = number
        return page_of[row] == number

    def merged(self, first: int, last: int, text: str, style: Format) -> None:
        """Write a text over these columns of the row."""
        if last > first:
            self.sheet.merge_range(self.row, first, self.row, last, "", style)
        if text:
            self.sheet.write_string(self.row, first, text, style)
        elif last == first:
            self.sheet.write_blank(self.row, first, None, style)

    def line(self, text: str, size: float, least: float = 0, **look: Property) -> None:
        """A whole line of text."""
        last = len(self.columns) - 1
        self.merged(0, last, text, self.styles.of(font_size=size, text_wrap=True, **look))
        bold = bool(look.get("bold"))
        self.next_row(row_pixels([Text(text, self.room(0, last), size, bold)], least))

    def ruled(self, first: int, last: int, height: float, text: str, **look: Property) -> None:
        """A row of a signature, only between these columns."""
        self.merged(first, last, text, self.styles.of(font_size=design.TABLE_SIZE, align="center", **look))
        self.next_row(height)

    def check_points(self, rows: tuple[int, int], column: int, criterion: AskedCriterion, said: CriterionText) -> None:
        """Let Excel refuse points out of range, and say what a criterion asks where they are typed."""
        title = words.CRITERION_TITLE.format(code=criterion.code, maximum=criterion.maximum)
        options = {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": criterion.most,
            "error_title": words.POINTS_TITLE,
            "error_message": words.POINTS_REFUSED.format(maximum=criterion.maximum),
            "input_title": _shortened(title, _LONGEST_TITLE),
            "input_message": _shortened(words.CRITERION_HELP.format(**said._asdict()), _LONGEST_HELP),
        }
        self.sheet.data_validation(rows[0], column, rows[1], column, options)

    def set_up(self, foot: str, *, landscape: bool) -> None:
        """A4, the margins, the foot, and protection without a password: it keeps slips off the questions."""
        sheet = self.sheet
        sheet.set_paper(_A4)
        if landscape:
            sheet.set_landscape()
        else:
            sheet.set_portrait()
        left, right, top, bottom = (20, 20, 15, 15) if landscape else (30, 15, 12, 15)
        sheet.set_margins(left=left * _MM, right=right * _MM, top=top * _MM, bottom=bottom * _MM)
        sheet.set_print_scale(SCALE)
        face = f'&"{design.FONT},Italic"&{_FOOT_SIZE}'
        page = words.PAGE.format(page="&P", pages="&N")
        text = f"&L{face}{foot.replace('&', '&&')}&R{face}{page}"
        sheet.set_footer(text, {"margin": _FOOT_MM * _MM, "scale_with_doc": False})
        sheet.hide_gridlines(2)
        sheet.center_horizontally()
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.print_area(0, 0, self.row - 1, len(self.columns) - 1)
        sheet.activate()

    def manifest(self, form: FormManifest) -> None:
        """The hidden sheet behind the form."""
        sheet = self._book.add_worksheet(MANIFEST_SHEET)
        for row, (key, value) in enumerate(form.pairs().items()):
            sheet.write_string(row, 0, key)
            sheet.write_string(row, 1, value)
        sheet.very_hidden()


def _shortened(text: str, most: int) -> str:
    """The text, its end left out where it is longer than Excel allows."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
