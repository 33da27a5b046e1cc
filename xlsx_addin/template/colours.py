"""Colours that follow what a cell says; the words carry the meaning, the colour only helps to find them."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from xlsx_addin.guidance import drawn
from xlsx_addin.template import design
from xlsx_addin.terms import DossierState, News, ScaleState, YesNo, outcomes_with
from xlsx_addin.words import console as console_words
from xlsx_addin.words import sheets as sheet_words
from xlsx_addin.words.problems import Severity
from xlsx_addin.words.ranking import CONTINUED
from xlsx_addin.words.stored import TIME_DEADLINE_DAY, TIME_LATE
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.console import STATUS_NAME
from xlsx_addin.workbook.layout import Content
from xlsx_addin.workbook.ranking import WIDE_GAP
from xlsx_addin.xlsx import blocks
from xlsx_addin.xlsx.cells import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.design import Property, Styles
    from xlsx_addin.template.placed_columns import PlacedColumn

COLOURS_OF_NEWS = {News.GOOD: design.GOOD, News.WRONG: design.WRONG, News.WAITING: design.ATTENTION}
"""The colour of an outcome by what it means; the others are written in ink."""


class _Table:
    """The data area of one table and its columns by field."""

    def __init__(self, sheet: Worksheet, name: str, columns: Sequence[PlacedColumn], last_row: int) -> None:
        self.sheet = sheet
        self.columns = columns
        self.first_row = min(column.row for column in columns) + 1
        self.last_row = last_row
        self._name = name
        self._only = ""
        self._numbers = {column.column: column.number for column in columns}

    def where(self, condition: str) -> _Table:
        """The table whose styles hold only on rows of this condition."""
        other = copy(self)
        other._only = condition
        return other

    def number(self, field: str) -> int | None:
        """The number of the column with this field; None where the table lacks it."""
        return self._numbers.get(layout.declared(self._name, field))

    def cell(self, field: str) -> str | None:
        """Address of the column's first data cell with its column fixed, such as ``$E5``."""
        number = self.number(field)
        return None if number is None else f"${column_letters(number)}{self.first_row}"

    def colour(self, formula: str, style: Format, fields: Iterable[str] | None = None) -> None:
        """Give the style to the columns (default: all) on the rows where the formula holds."""
        criteria = f"=AND({self._only},{formula.removeprefix('=')})" if self._only else formula
        if fields is None:
            numbers = [column.number for column in self.columns]
            first, last = min(numbers), max(numbers)
            spans = [(first, last)]
        else:
            spans = [(number, number) for field in fields if (number := self.number(field)) is not None]
        for first, last in spans:
            self.sheet.conditional_format(
                self.first_row - 1,
                first - 1,
                self.last_row - 1,
                last - 1,
                {"type": "formula", "criteria": criteria, "format": style},
            )

    def colour_words(self, field: str, texts: Iterable[str], style: Format) -> None:
        """Give the style to the cells of one column that hold one of the texts."""
        cell = self.cell(field)
        if cell is not None:
            equal = ",".join(f'{cell}="{text}"' for text in texts)
            self.colour(f"=OR({equal})", style, [field])


def colour_table(
    sheet: Worksheet, styles: Styles, name: str, columns: Sequence[PlacedColumn], *, last_row: int, ruled: bool
) -> None:
    """Add a table's conditional formats down to ``last_row``; ``ruled`` draws a hairline under each filled row."""
    table = _Table(sheet, name, columns, last_row)
    if name == layout.SUBJECTS:
        _colour_subjects(table, styles)
    if name in (layout.RESULTS, layout.RESULTS_FROM_ABOVE):
        _colour_results(table, styles)
    if name == layout.RANKING:
        _colour_ranking(table, styles)
    if name == layout.PROBLEMS:
        _colour_problems(table, styles)
    if name == layout.PROGRESS:
        _colour_typed_cells(table, styles, "number", "typed")
    if name == layout.DIFFERENCES:
        _colour_typed_cells(table, styles, "code", "settled")
        _colour_typed_cells(table, styles, "code", "taken")
        settled = f'={table.cell("settled")}="{YesNo.YES.value}"'
        table.colour(settled, _underlined(styles, font_color=design.MUTED))
    if ruled:
        _underline_filled_rows(table, styles)


def hide_when_confirmed(sheet: Worksheet, styles: Styles, row: int, column: int) -> None:
    """Hide the words on a provisional scale once the setting ``Thang điểm`` says that it was compared.

    A letter's own scale needs nobody to say so.
    """
    is_provisional = drawn().newest_scale.provisional
    confirmed = f'="{ScaleState.CONFIRMED.value}"' if is_provisional else f'<>"{ScaleState.UNCONFIRMED.value}"'
    sheet.conditional_format(
        row,
        column,
        row,
        column,
        {
            "type": "formula",
            "criteria": f"=ThangDiem{confirmed}",
            "format": styles.change(font_color=design.WHITE, num_format=";;;"),
        },
    )


def say_when_old(sheet: Worksheet, styles: Styles, row: int, column: int) -> None:
    """Show in a text's cell that the results are old, once ``TrangThai`` no longer says that they fit the data."""
    fits = f'RIGHT({STATUS_NAME},{len(console_words.FITS)})="{console_words.FITS}"'
    never_run = f'{STATUS_NAME}="{console_words.NEVER_RUN}"'
    sheet.conditional_format(
        row,
        column,
        row,
        column,
        {
            "type": "formula",
            "criteria": f'=NOT(OR({STATUS_NAME}="",{never_run},{fits}))',
            "format": styles.change(
                font_color=design.ATTENTION,
                bg_color=design.ATTENTION_PALE,
                bold=True,
                num_format=f';;;"{sheet_words.OLD_RESULTS}"',
            ),
        },
    )


def _colour_subjects(table: _Table, styles: Styles) -> None:
    state = table.cell("state")
    struck: dict[str, Property] = {"font_color": design.MUTED, "font_strikeout": True}
    withdrawn = "" if state is None else f'{state}="{DossierState.WITHDRAWN.value}"'
    for column in table.columns:
        if column.column.content is not Content.MOMENT:
            continue
        cell = table.cell(column.column.field)
        whole_day = f"ISNUMBER({cell}),{cell}=INT({cell})"
        if withdrawn:  # LibreOffice applies only the first format that holds
            style = styles.change(num_format=blocks.DAY, **struck)
            table.colour(f"=AND({withdrawn},{whole_day})", style, [column.column.field])
        table.colour(f"=AND({whole_day})", styles.change(num_format=blocks.DAY), [column.column.field])
    if withdrawn:
        table.colour(f"={withdrawn}", styles.change(**struck))


def _colour_results(table: _Table, styles: Styles) -> None:
    """Colours by what each result means, and a rule in ink under the last row of a kind of subject."""
    kind = table.cell("kind")
    if kind is not None:
        following = _moved(kind, table.first_row, 1)
        ends = f'AND({kind}<>"",{following}<>"",{kind}<>{following})'
        ruled: dict[str, Property] = {"bottom": design.THIN, "bottom_color": design.INK}
        _colour_verdicts(table.where(ends), styles, ruled)
        table.colour(f"={ends}", styles.change(**ruled))
    _colour_verdicts(table, styles, {"bottom": design.THIN, "bottom_color": design.HAIRLINE})


def _colour_verdicts(table: _Table, styles: Styles, rule: dict[str, Property]) -> None:
    """The colours of rows with that rule under them: LibreOffice applies one change to a cell, not several."""
    styles_of = {news: styles.change(font_color=colour, **rule) for news, colour in COLOURS_OF_NEWS.items()}
    for news, style in styles_of.items():
        table.colour_words("outcome", [outcome.label for outcome in outcomes_with(news)], style)
    good, attention = styles_of[News.GOOD], styles_of[News.WAITING]
    table.colour_words("grade", [grade.value for grade in drawn().recognised_grades], good)
    _colour_late(table, attention)
    points, self_points = table.cell("total"), table.cell("self_points")
    far = f"=AND(ISNUMBER({points}),ISNUMBER({self_points}),ABS({points}-{self_points})>={WIDE_GAP})"
    doubt = styles.change(font_color=design.ATTENTION, bold=True, underline=1, **rule)
    table.colour(far, doubt, ["self_points"])


def _colour_ranking(table: _Table, styles: Styles) -> None:
    """A rule in ink under the last one that is recognised, and a grey row for each kind.

    Whole rows come last: LibreOffice shows the first change that holds, in the order in which their ranges were named.
    """
    rank, grade = table.cell("rank"), table.cell("grade")
    if rank is None or grade is None:
        return
    following = _in_its_kind(grade, rank, table.first_row, 1)
    last_recognised = f'AND({_is_recognised(grade)},{following}<>"",NOT({_is_recognised(following)}))'
    ruled: dict[str, Property] = {"bottom": design.THIN, "bottom_color": design.INK}
    _colour_ranked(table.where(last_recognised), styles, rank, grade, ruled)
    _colour_ranked(table, styles, rank, grade, {"bottom": design.THIN, "bottom_color": design.HAIRLINE})
    kind = styles.change(
        bold=True,
        font_color=design.RED,
        bg_color=design.NEUTRAL,
        bottom=design.THIN,
        bottom_color=design.MUTED,
    )
    table.colour(f"=ISTEXT({rank})", kind)
    table.colour(f"={last_recognised}", styles.change(**ruled))


def _colour_ranked(table: _Table, styles: Styles, rank: str, grade: str, rule: dict[str, Property]) -> None:
    """Ties marked and what a committee asks about, on rows with that rule under them, as ``_colour_verdicts`` does."""
    row = table.first_row
    before, after = (_in_its_kind(rank, rank, row, by) for by in (-1, 1))
    tied = f"=AND(ISNUMBER({rank}),OR({rank}={before},{rank}={after}))"
    table.colour(tied, styles.change(num_format=design.TIED, **rule), ["rank"])
    _colour_doubts(table, styles.change(font_color=design.ATTENTION, bold=True, underline=1, **rule))
    _colour_late(table, styles.change(font_color=design.ATTENTION, **rule))
    above = table.cell("above")
    table.colour(f'=AND({above}<>"",{above}<>{grade})', styles.change(bold=True, **rule), ["above"])
    table.colour(f"={_is_recognised(grade)}", styles.change(font_color=design.GOOD, **rule), ["grade"])


def _colour_doubts(table: _Table, style: Format) -> None:
    """Far from the self-score, score sheets far apart, fewer score sheets than most have."""
    difference, lowest, highest, sheets = (
        table.cell(field) for field in ("difference", "lowest", "highest", "score_sheets")
    )
    table.colour(f"=AND(ISNUMBER({difference}),ABS({difference})>={WIDE_GAP})", style, ["difference"])
    apart = f"=AND(ISNUMBER({lowest}),{highest}-{lowest}>={WIDE_GAP})"
    table.colour(apart, style, ["lowest", "highest"])
    usual = f"MODE({_whole(sheets, table.first_row, table.last_row)})"
    table.colour(f"=AND(ISNUMBER({sheets}),IFERROR({sheets}<{usual},FALSE))", style, ["score_sheets"])


def _is_recognised(cell: str) -> str:
    return "OR(" + ",".join(f'{cell}="{grade.value}"' for grade in drawn().recognised_grades) + ")"


def _moved(cell: str, row: int, by: int) -> str:
    """``$A6`` for ``$A5`` and 1."""
    return f"{cell.removesuffix(str(row))}{row + by}"


def _in_its_kind(cell: str, rank: str, row: int, by: int) -> str:
    """The cell one row on in that direction; where a kind's name stands there only once more, the one beyond it."""
    name_again = f'RIGHT({_moved(rank, row, by)},{len(CONTINUED)})="{CONTINUED}"'
    return f"IF({name_again},{_moved(cell, row, 2 * by)},{_moved(cell, row, by)})"


def _whole(cell: str | None, row: int, last_row: int) -> str:
    """The column of a cell as an absolute range, such as ``$K$5:$K$2004``."""
    letters = (cell or "").removesuffix(str(row))
    return f"{letters}${row}:{letters}${last_row}"


def _colour_late(table: _Table, style: Format) -> None:
    cell = table.cell("lateness")
    if cell is not None:
        starts = [text.partition("{")[0].rstrip() for text in (*TIME_LATE, *TIME_DEADLINE_DAY)]
        late = ",".join(f'ISNUMBER(SEARCH("{start}",{cell}))' for start in starts)
        table.colour(f"=OR({late})", style, ["lateness"])


def _colour_problems(table: _Table, styles: Styles) -> None:
    """Errors bold, the severity tinted, and a dark rule between the last error and the first warning."""
    severity = table.cell("severity")
    if severity is None:
        return
    error, warning = Severity.ERROR.label, Severity.WARNING.label
    last = f'{severity}="{error}",{_moved(severity, table.first_row, 1)}="{warning}"'
    ruled: dict[str, Property] = {"bottom": design.THIN, "bottom_color": design.INK}
    usual: dict[str, Property] = {"bottom": design.THIN, "bottom_color": design.HAIRLINE}
    for condition, rule in ((last, ruled), (f'{severity}="{error}"', usual)):
        wrong = styles.change(font_color=design.WRONG, bg_color=design.WRONG_PALE, bold=True, **rule)
        table.colour(f"=AND({condition})", wrong, ["severity"])
        table.colour(f"=AND({condition})", styles.change(bold=True, **rule), ["message"])
        link = styles.change(font_color=design.LINK, underline=1, **rule)
        table.colour(f'=AND({condition},{table.cell("cell")}<>"")', link, ["cell"])
    attention = _underlined(styles, font_color=design.ATTENTION, bg_color=design.ATTENTION_PALE)
    table.colour_words("severity", [warning], attention)
    table.colour(f'={table.cell("cell")}<>""', _underlined(styles, font_color=design.LINK, underline=1), ["cell"])
    table.colour(f"=AND({last})", styles.change(**ruled))


def _colour_typed_cells(table: _Table, styles: Styles, key: str, typed: str) -> None:
    """The input colour on the one column that the clerk types into, on the rows that hold something."""
    style = styles.change(bg_color=design.INPUT, border=design.THIN, border_color=design.HAIRLINE)
    table.colour(f'={table.cell(key)}<>""', style, [typed])


def _underline_filled_rows(table: _Table, styles: Styles) -> None:
    first = f"${column_letters(table.columns[0].number)}{table.first_row}"
    table.colour(f'={first}<>""', _underlined(styles))


def _underlined(styles: Styles, **properties: Property) -> Format:
    """A change that keeps the hairline under the row: LibreOffice applies one change to a cell, not several."""
    return styles.change(bottom=design.THIN, bottom_color=design.HAIRLINE, **properties)
