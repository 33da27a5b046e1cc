"""Colours that follow what a cell says; the words carry the meaning, the colour only helps to find them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance import drawn
from xlsx_addin.guidance.wording import drawn_letter_words
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
    from collections.abc import Iterable

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.design import Property, Styles
    from xlsx_addin.template.placed_columns import TableSheet

COLOURS_OF_NEWS = {News.GOOD: design.GOOD, News.WRONG: design.WRONG, News.WAITING: design.ATTENTION}
"""The colour of an outcome by what it means; the others are written in ink."""


def _below(colour: str) -> dict[str, Property]:
    """A rule of this colour under a cell."""
    return {"bottom": design.THIN, "bottom_color": colour}


_INK_BELOW, _HAIRLINE_BELOW = _below(design.INK), _below(design.HAIRLINE)


class _Rows(NamedTuple):
    """The data rows of one table, or those of a condition; their columns are found by field."""

    table: TableSheet
    only: str = ""

    @property
    def first(self) -> int:
        """The first row."""
        return self.table.arrangement.first_row

    def number(self, field: str) -> int | None:
        """The number of the column with this field; None where the table lacks it."""
        numbers = {placed.column: placed.number for placed in self.table.columns}
        return numbers.get(layout.declared(self.table.name, field))

    def cell(self, field: str) -> str | None:
        """Address of the column's first data cell with its column fixed, such as ``$E5``."""
        number = self.number(field)
        return None if number is None else f"${column_letters(number)}{self.first}"

    def colour(self, formula: str, style: Format, fields: Iterable[str] | None = None) -> None:
        """Give the style to the columns (default: all) on the rows where the formula holds."""
        criteria = f"=AND({self.only},{formula.removeprefix('=')})" if self.only else formula
        if fields is None:
            numbers = [column.number for column in self.table.columns]
            spans = [(min(numbers), max(numbers))]
        else:
            spans = [(number, number) for field in fields if (number := self.number(field)) is not None]
        for first, last in spans:
            area = (self.first - 1, first - 1, self.table.last_row - 1, last - 1)
            design.colour_where(self.table.sheet, area, criteria, style)

    def colour_words(self, field: str, texts: Iterable[str], style: Format) -> None:
        """Give the style to the cells of one column that hold one of the texts."""
        cell = self.cell(field)
        if cell is not None:
            equal = ",".join(f'{cell}="{text}"' for text in texts)
            self.colour(f"=OR({equal})", style, [field])


def colour_table(table: TableSheet) -> None:
    """Add a table's conditional formats; without entry checks there is a hairline under each filled row."""
    rows, styles, name = _Rows(table), table.styles, table.name
    if name == layout.SUBJECTS:
        _colour_subjects(rows, styles)
    if name in (layout.RESULTS, layout.RESULTS_FROM_ABOVE):
        _colour_results(rows, styles)
    if name == layout.RANKING:
        _colour_ranking(rows, styles)
    if name == layout.PROBLEMS:
        _colour_problems(rows, styles)
    if name == layout.PROGRESS:
        _colour_typed_cells(rows, styles, "number", "typed")
    if name == layout.DIFFERENCES:
        _colour_typed_cells(rows, styles, "code", "settled")
        _colour_typed_cells(rows, styles, "code", "taken")
        settled = f'={rows.cell("settled")}="{YesNo.YES.value}"'
        rows.colour(settled, _underlined(styles, font_color=design.MUTED))
    if name not in layout.CLERK_SHEETS or not table.options.editable:
        first = f"${column_letters(table.columns[0].number)}{rows.first}"
        rows.colour(f'={first}<>""', _underlined(styles))


def write_provisional(
    table: TableSheet, row: int, column: int, style: Format, said: str = sheet_words.PROVISIONAL
) -> str:
    """Write the words on a provisional scale into a cell (from 0), where the table is to say them; the words.

    Where it is worked in they hide once the setting ``Thang điểm`` says that the scale was compared; a letter's own
    scale needs nobody to say so.
    """
    text, is_editable = said.format(**drawn_letter_words()), table.options.editable
    if is_editable or table.options.provisional:
        table.sheet.write_string(row, column, text, style)
    if is_editable:
        is_provisional = drawn().newest_scale.provisional
        confirmed = f'="{ScaleState.CONFIRMED.value}"' if is_provisional else f'<>"{ScaleState.UNCONFIRMED.value}"'
        hidden = table.styles.change(font_color=design.WHITE, num_format=";;;")
        design.colour_where(table.sheet, (row, column, row, column), f"=ThangDiem{confirmed}", hidden)
    return text


def say_when_old(sheet: Worksheet, styles: Styles, row: int, column: int) -> None:
    """Show in a text's cell that the results are old, once ``TrangThai`` no longer says that they fit the data."""
    fits = f'RIGHT({STATUS_NAME},{len(console_words.FITS)})="{console_words.FITS}"'
    never_run = f'{STATUS_NAME}="{console_words.NEVER_RUN}"'
    said = styles.change(
        font_color=design.ATTENTION,
        bg_color=design.ATTENTION_PALE,
        bold=True,
        num_format=f';;;"{sheet_words.OLD_RESULTS}"',
    )
    design.colour_where(sheet, (row, column, row, column), f'=NOT(OR({STATUS_NAME}="",{never_run},{fits}))', said)


def _colour_subjects(rows: _Rows, styles: Styles) -> None:
    state = rows.cell("state")
    struck: dict[str, Property] = {"font_color": design.MUTED, "font_strikeout": True}
    withdrawn = "" if state is None else f'{state}="{DossierState.WITHDRAWN.value}"'
    for column in rows.table.columns:
        if column.column.content is not Content.MOMENT:
            continue
        cell = rows.cell(column.column.field)
        whole_day = f"ISNUMBER({cell}),{cell}=INT({cell})"
        if withdrawn:  # LibreOffice applies only the first format that holds
            style = styles.change(num_format=blocks.DAY, **struck)
            rows.colour(f"=AND({withdrawn},{whole_day})", style, [column.column.field])
        rows.colour(f"=AND({whole_day})", styles.change(num_format=blocks.DAY), [column.column.field])
    if withdrawn:
        rows.colour(f"={withdrawn}", styles.change(**struck))


def _colour_results(rows: _Rows, styles: Styles) -> None:
    """Colours by what each result means, and a rule in ink under the last row of a kind of subject."""
    kind = rows.cell("kind")
    if kind is not None:
        following = _moved(kind, rows.first, 1)
        ends = f'AND({kind}<>"",{following}<>"",{kind}<>{following})'
        _colour_verdicts(rows._replace(only=ends), styles, _INK_BELOW)
        rows.colour(f"={ends}", styles.change(**_INK_BELOW))
    _colour_verdicts(rows, styles, _HAIRLINE_BELOW)


def _colour_verdicts(rows: _Rows, styles: Styles, rule: dict[str, Property]) -> None:
    """The colours of rows with that rule under them: LibreOffice applies one change to a cell, not several."""
    styles_of = {news: styles.change(font_color=colour, **rule) for news, colour in COLOURS_OF_NEWS.items()}
    for news, style in styles_of.items():
        rows.colour_words("outcome", [outcome.label for outcome in outcomes_with(news)], style)
    good, attention = styles_of[News.GOOD], styles_of[News.WAITING]
    rows.colour_words("grade", [grade.value for grade in drawn().recognised_grades], good)
    _colour_late(rows, attention)
    points, self_points = rows.cell("total"), rows.cell("self_points")
    far = f"=AND(ISNUMBER({points}),ISNUMBER({self_points}),ABS({points}-{self_points})>={WIDE_GAP})"
    doubt = styles.change(font_color=design.ATTENTION, bold=True, underline=1, **rule)
    rows.colour(far, doubt, ["self_points"])


def _colour_ranking(rows: _Rows, styles: Styles) -> None:
    """A rule in ink under the last one that is recognised, and a grey row for each kind.

    Whole rows come last: LibreOffice shows the first change that holds, in the order in which their ranges were named.
    """
    rank, grade = rows.cell("rank"), rows.cell("grade")
    if rank is None or grade is None:
        return
    following = _in_its_kind(grade, rank, rows.first, 1)
    last_recognised = f'AND({_is_recognised(grade)},{following}<>"",NOT({_is_recognised(following)}))'
    _colour_ranked(rows._replace(only=last_recognised), styles, rank, grade, _INK_BELOW)
    _colour_ranked(rows, styles, rank, grade, _HAIRLINE_BELOW)
    kind = styles.change(bold=True, font_color=design.RED, bg_color=design.NEUTRAL, **_below(design.MUTED))
    rows.colour(f"=ISTEXT({rank})", kind)
    rows.colour(f"={last_recognised}", styles.change(**_INK_BELOW))


def _colour_ranked(rows: _Rows, styles: Styles, rank: str, grade: str, rule: dict[str, Property]) -> None:
    """Ties marked and what a committee asks about, on rows with that rule under them, as ``_colour_verdicts`` does."""
    row = rows.first
    before, after = (_in_its_kind(rank, rank, row, by) for by in (-1, 1))
    tied = f"=AND(ISNUMBER({rank}),OR({rank}={before},{rank}={after}))"
    rows.colour(tied, styles.change(num_format=design.TIED, **rule), ["rank"])
    _colour_doubts(rows, styles.change(font_color=design.ATTENTION, bold=True, underline=1, **rule))
    _colour_late(rows, styles.change(font_color=design.ATTENTION, **rule))
    above = rows.cell("above")
    rows.colour(f'=AND({above}<>"",{above}<>{grade})', styles.change(bold=True, **rule), ["above"])
    rows.colour(f"={_is_recognised(grade)}", styles.change(font_color=design.GOOD, **rule), ["grade"])


def _colour_doubts(rows: _Rows, style: Format) -> None:
    """Far from the self-score, score sheets far apart, fewer score sheets than most have."""
    difference, lowest, highest, sheets = map(rows.cell, ("difference", "lowest", "highest", "score_sheets"))
    rows.colour(f"=AND(ISNUMBER({difference}),ABS({difference})>={WIDE_GAP})", style, ["difference"])
    apart = f"=AND(ISNUMBER({lowest}),{highest}-{lowest}>={WIDE_GAP})"
    rows.colour(apart, style, ["lowest", "highest"])
    letters = (sheets or "").removesuffix(str(rows.first))
    usual = f"MODE({letters}${rows.first}:{letters}${rows.table.last_row})"
    rows.colour(f"=AND(ISNUMBER({sheets}),IFERROR({sheets}<{usual},FALSE))", style, ["score_sheets"])


def _is_recognised(cell: str) -> str:
    return "OR(" + ",".join(f'{cell}="{grade.value}"' for grade in drawn().recognised_grades) + ")"


def _moved(cell: str, row: int, by: int) -> str:
    """``$A6`` for ``$A5`` and 1."""
    return f"{cell.removesuffix(str(row))}{row + by}"


def _in_its_kind(cell: str, rank: str, row: int, by: int) -> str:
    """The cell one row on in that direction; where a kind's name stands there only once more, the one beyond it."""
    name_again = f'RIGHT({_moved(rank, row, by)},{len(CONTINUED)})="{CONTINUED}"'
    return f"IF({name_again},{_moved(cell, row, 2 * by)},{_moved(cell, row, by)})"


def _colour_late(rows: _Rows, style: Format) -> None:
    cell = rows.cell("lateness")
    if cell is not None:
        starts = [text.partition("{")[0].rstrip() for text in (*TIME_LATE, *TIME_DEADLINE_DAY)]
        late = ",".join(f'ISNUMBER(SEARCH("{start}",{cell}))' for start in starts)
        rows.colour(f"=OR({late})", style, ["lateness"])


def _colour_problems(rows: _Rows, styles: Styles) -> None:
    """Errors bold, the severity tinted, and a dark rule between the last error and the first warning."""
    severity = rows.cell("severity")
    if severity is None:
        return
    error, warning = Severity.ERROR.label, Severity.WARNING.label
    last = f'{severity}="{error}",{_moved(severity, rows.first, 1)}="{warning}"'
    for condition, rule in ((last, _INK_BELOW), (f'{severity}="{error}"', _HAIRLINE_BELOW)):
        wrong = styles.change(font_color=design.WRONG, bg_color=design.WRONG_PALE, bold=True, **rule)
        rows.colour(f"=AND({condition})", wrong, ["severity"])
        rows.colour(f"=AND({condition})", styles.change(bold=True, **rule), ["message"])
        link = styles.change(font_color=design.LINK, underline=1, **rule)
        rows.colour(f'=AND({condition},{rows.cell("cell")}<>"")', link, ["cell"])
    attention = _underlined(styles, font_color=design.ATTENTION, bg_color=design.ATTENTION_PALE)
    rows.colour_words("severity", [warning], attention)
    rows.colour(f'={rows.cell("cell")}<>""', _underlined(styles, font_color=design.LINK, underline=1), ["cell"])
    rows.colour(f"=AND({last})", styles.change(**_INK_BELOW))


def _colour_typed_cells(rows: _Rows, styles: Styles, key: str, typed: str) -> None:
    """The input colour on the one column that the clerk types into, on the rows that hold something."""
    style = styles.change(bg_color=design.INPUT, border=design.THIN, border_color=design.HAIRLINE)
    rows.colour(f'={rows.cell(key)}<>""', style, [typed])


def _underlined(styles: Styles, **properties: Property) -> Format:
    """A change that keeps the hairline under the row: LibreOffice applies one change to a cell, not several."""
    return styles.change(**_HAIRLINE_BELOW, **properties)
