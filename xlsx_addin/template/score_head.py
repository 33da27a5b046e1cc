"""Draws the head of ``Điểm``: three rows over the codes where scores are typed, frozen with the headings.

They follow ``Tiêu chí`` and what is typed by formulas. Each is stored with the value that it has, for programs that
calculate nothing on opening.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.template import design, validation
from xlsx_addin.template.colours import write_provisional
from xlsx_addin.terms import CriterionScope, Kind
from xlsx_addin.words import sheets as words
from xlsx_addin.words.stored import SCORE_SHEETS, SCORE_SHEETS_COMPLETE
from xlsx_addin.workbook import layout, text_width
from xlsx_addin.workbook.headings import Arrangement, criterion_width, known_column
from xlsx_addin.workbook.score_head import (
    BANDS_ROW,
    COUNT_HEADING,
    LEFT_HEADING,
    MAXIMUM_ROW,
    NAME_ROW,
    score_head,
)
from xlsx_addin.workbook.sheets import Sheets
from xlsx_addin.workbook.tables import Table
from xlsx_addin.xlsx.cells import SheetValues, column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.design import Property, Styles
    from xlsx_addin.template.placed_columns import TableSheet
    from xlsx_addin.workbook.score_head import ScoreHead
    from xlsx_addin.xlsx.book import Book

_PIXELS = {NAME_ROW: 50, BANDS_ROW: 36, MAXIMUM_ROW: 22}
_BANDS_SIZE = 10.5
_LONGEST_FORMULA = 8000
"""Letters; Excel takes 8,192."""


def draw_score_head(table: TableSheet) -> None:
    """The rows above the headings with all that no formula says; ``fill_score_head`` adds the formulas."""
    sheet, styles = table.sheet, table.styles
    for row, pixels in _PIXELS.items():
        sheet.set_row_pixels(row - 1, pixels, styles.plain())
    sheet.write_string(0, 0, words.TITLES[layout.SCORES], styles.title())
    if table.options.editable:
        hint = styles.subtitle(wrapped=True)
        sheet.merge_range(BANDS_ROW - 1, 0, BANDS_ROW - 1, 1, "", hint)
        sheet.write_string(BANDS_ROW - 1, 0, words.HINTS[layout.SCORES], hint)
    write_provisional(table, MAXIMUM_ROW - 1, 0, styles.provisional())
    for placed in table.columns:
        if placed.column.heading == COUNT_HEADING:
            _write_caption(sheet, styles, placed.number)
        if placed.column.heading == LEFT_HEADING:
            note = styles.subtitle(wrapped=True, valign="bottom")
            sheet.write_string(NAME_ROW - 1, placed.number - 1, words.FAR_FROM_OTHERS, note)


def _write_caption(sheet: Worksheet, styles: Styles, column: int) -> None:
    style = styles.of(font_size=design.TABLE_SIZE, font_color=design.MUTED, align="center", valign="bottom")
    sheet.write_string(NAME_ROW - 1, column - 1, SCORE_SHEETS[0], style)


def fill_score_head(
    book: Book, styles: Styles, places: Mapping[str, Arrangement], *, rows: int, source: SheetValues | None = None
) -> None:
    """Write the formulas of the head into a filled workbook with its headings in these places.

    ``rows`` is how many score sheets it has room for, ``source`` the sheet ``Điểm`` that it was filled with.

    A cell in which something else stands is left as it is; where there is none, the caption says that a head is drawn.
    """
    sheets = Sheets()
    for name, arrangement in places.items():
        values = book.get_worksheet_by_name(name).values()
        sheets.put(name, values, tuple(_tables(name, values, arrangement)))
    head = score_head(sheets, source or SheetValues(layout.SCORES))
    if head is None:
        return
    sheet = book.get_worksheet_by_name(layout.SCORES)
    there = sheet.values()
    formulas = _formulas(head, head.first_row + rows - 1)
    left = {place for place in head.values if not head.may_take(place, there.at(*place))}
    for row, column in formulas.keys() - left:
        style, value = _style(styles, row, column, head), head.values[row, column]
        sheet.write_formula(row - 1, column - 1, formulas[row, column], style, "" if value is None else value)
    if not left and there.at(*head.caption) is None:
        _write_caption(sheet, styles, head.caption[1])
    for row in (NAME_ROW, BANDS_ROW):
        _make_room(sheet, styles, head, row)
    with_decimals = styles.change(num_format=words.MAXIMUM_WITH_DECIMALS_FORMAT)
    for column in head.criteria.values():
        cell = f"{column_letters(column)}${MAXIMUM_ROW}"
        area = (MAXIMUM_ROW - 1, column - 1, MAXIMUM_ROW - 1, column - 1)
        design.colour_where(sheet, area, f"=AND(ISNUMBER({cell}),{cell}<>INT({cell}))", with_decimals)


def _tables(name: str, sheet: SheetValues, arrangement: Arrangement) -> Iterator[Table]:
    """The tables of a sheet whose headings are known to stand where they were written."""
    for columns in layout.TABLES[name]:
        found = {
            column.heading: (row, number)
            for (row, number), text in arrangement.headings.items()
            if (column := known_column(name, text)) in columns and column is not None
        }
        known = frozenset(column.heading for column in columns)
        if found:
            places = {text: number for text, (_, number) in found.items()}
            yield Table(sheet, max(row for row, _ in found.values()), places, known)


def _formulas(head: ScoreHead, last_row: int) -> dict[tuple[int, int], str]:
    """The formula of every cell of the head."""
    found = {}
    for column in head.criteria.values():
        where = f"MATCH({column_letters(column)}${layout.HEADING_ROW},{validation.CODES_NAME},0)"
        for row, name in ((NAME_ROW, validation.CONTENTS_NAME), (BANDS_ROW, validation.BANDS_NAME)):
            found[row, column] = f'=IFERROR(INDEX({name},{where})&"","")'
        maximum = f"INDEX({validation.MAXIMA_NAME},{where})"
        found[MAXIMUM_ROW, column] = f'=IFERROR(IF(ISNUMBER({maximum}),{maximum},""),"")'
    rows = f"${head.first_row}:${{letters}}${last_row}"
    codes = f"$A{rows.format(letters='A')}"
    scores = [
        (f"${letters}{rows.format(letters=letters)}", spared(codes, letters))
        for letters in map(column_letters, head.criteria.values())
    ]
    for row, column in head.values:
        if (row, column) not in found:
            is_count = isinstance(head.values[row, column], str)
            found[row, column] = _complete(codes, scores) if is_count else _blank(codes, scores)
    return {place: formula for place, formula in found.items() if len(formula) <= _LONGEST_FORMULA}


def _complete(codes: str, scores: Sequence[tuple[str, str]]) -> str:
    """How many rows with a Mã have every score, of how many; ``scores`` are columns and whom each spares."""
    plain = f'COUNTIFS({codes},"<>",' + ",".join(f'{cells},"<>"' for cells, _ in scores) + ")"
    each = "*".join(f'((({cells}<>"")+{out})>0)' for cells, out in scores)
    counted = _chosen(plain, f'SUMPRODUCT(({codes}<>"")*{each})')
    [sentence, *_] = SCORE_SHEETS_COMPLETE
    return f'=SUBSTITUTE(SUBSTITUTE("{sentence}","{{done}}",{counted}),"{{rows}}",COUNTIF({codes},"<>"))'


def _blank(codes: str, scores: Sequence[tuple[str, str]]) -> str:
    """How many cells without a score there are on rows with a Mã."""
    plain = "+".join(f'({cells}="")' for cells, _ in scores)
    each = "+".join(f'({cells}="")*({out}=0)' for cells, out in scores)
    filled = f'({codes}<>"")'
    return "=" + _chosen(f"SUMPRODUCT({filled}*({plain}))", f"SUMPRODUCT({filled}*({each}))")


def _chosen(plain: str, by_kind: str) -> str:
    """The short way where every criterion is for everybody, which a workbook nearly always says."""
    scopes = (CriterionScope.COLLECTIVE.value, CriterionScope.INDIVIDUAL.value)
    special = "+".join(f'COUNTIF({validation.SCOPES_NAME},"{scope}")' for scope in scopes)
    return f"IF({special}=0,{plain},{by_kind})"


def spared(codes: str, letters: str) -> str:
    """A formula that is above 0 where the criterion of a column is not for the subject of these codes."""
    person = f'(COUNTIFS({validation.SUBJECT_CODES_NAME},{codes},{validation.KINDS_NAME},"{Kind.INDIVIDUAL.value}")>0)'
    scope = f'COUNTIFS({validation.CODES_NAME},{letters}${layout.HEADING_ROW},{validation.SCOPES_NAME},"{{scope}}")'
    for_collectives = scope.format(scope=CriterionScope.COLLECTIVE.value)
    for_individuals = scope.format(scope=CriterionScope.INDIVIDUAL.value)
    return f"({person}*{for_collectives}+(1-{person})*{for_individuals})"


def _style(styles: Styles, row: int, column: int, head: ScoreHead) -> Format:
    properties: dict[str, Property] = {"font_size": design.TABLE_SIZE, "bold": True, "text_wrap": True}
    if column in head.criteria.values():
        properties["align"] = "center"
        if row == BANDS_ROW:
            properties |= {"font_size": _BANDS_SIZE, "bold": False, "font_color": design.MUTED}
        if row == MAXIMUM_ROW:
            properties["num_format"] = words.MAXIMUM_FORMAT
    elif isinstance(head.values[row, column], str):
        properties |= {"align": "center", "valign": "top"}
    else:
        properties |= {
            "align": "left",
            "valign": "top",
            "font_color": design.ATTENTION,
            "num_format": words.CELLS_LEFT_FORMAT,
        }
    return styles.of(**properties)


def _make_room(sheet: Worksheet, styles: Styles, head: ScoreHead, row: int) -> None:
    """Make a row of the head as high as its longest text."""
    size = design.TABLE_SIZE if row == NAME_ROW else _BANDS_SIZE
    width = text_width.column_pixels(criterion_width(len(head.criteria))) - text_width.CELL_PADDING
    lines = max(
        text_width.line_count(value if isinstance(value, str) else "", width, size, bold=row == NAME_ROW)
        for value in (head.values[row, column] for column in head.criteria.values())
    )
    pixels = max(_PIXELS[row], round(lines * text_width.line_pixels(size)) + 2)
    sheet.set_row_pixels(row - 1, pixels, styles.plain())
