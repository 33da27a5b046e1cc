"""The rectangle of the console that the tool writes: its cells' looks, its names, and what it says before any run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.guidance import drawn
from xlsx_addin.template import design
from xlsx_addin.template.colours import COLOURS_OF_NEWS
from xlsx_addin.template.first_steps import first_steps
from xlsx_addin.terms import News, Outcome
from xlsx_addin.words import console as words
from xlsx_addin.workbook import console, layout
from xlsx_addin.workbook import console_places as places
from xlsx_addin.workbook.setting_places import LABEL_COLUMN
from xlsx_addin.xlsx import blocks
from xlsx_addin.xlsx.cells import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.template.design import Property, Styles


def write_summary(book: Workbook, sheet: Worksheet, styles: Styles, typed: Mapping[str, object]) -> None:
    """Write the rectangle ``TongHop`` as it is before any run, and give it and its status cell their names.

    ``typed`` is what the settings hold, by defined name.
    """
    block = console.first_console_block()
    for line, values in enumerate(block.rows):
        for column, value in enumerate(values):
            place = (block.row - 1 + line, block.column - 1 + column)
            style = _style(styles, block.row + line, column)
            if isinstance(value, blocks.CellLink):
                sheet.write_formula(*place, value.formula(), style, value.shown)
            else:
                sheet.write(*place, "" if value is None else value, style)
    for (row, column), (formula, value) in first_steps(typed).items():
        sheet.write_formula(row - 1, block.column - 1 + column, formula, _style(styles, row, column), value)
    first, last = _absolute(block.row, block.column), _absolute(block.last_row, block.last_column)
    book.define_name(console.SUMMARY_NAME, f"='{layout.CONSOLE}'!{first}:{last}")
    status = _absolute(places.STATUS_ROW, block.column + places.HIDDEN)
    book.define_name(console.STATUS_NAME, f"='{layout.CONSOLE}'!{status}")
    write_status(sheet, styles, block)
    _change_looks(sheet, styles, f'={status}="{words.STALE}"')


def write_status(sheet: Worksheet, styles: Styles, block: blocks.SheetBlock) -> None:
    """The sentence on the last run and the note on the letter, at the left edge: they follow hidden cells of the block.

    What the formulas give is written with them: nothing waits to be calculated.
    """
    status, note = (str(block.rows[row - places.STATUS_ROW][places.HIDDEN] or "") for row in _FOLLOWED)
    bold = styles.of(font_size=design.CONSOLE_SIZE, bold=True)
    sheet.write_formula(places.STATUS_ROW - 1, LABEL_COLUMN - 1, f"={console.STATUS_NAME}", bold, status)
    small = styles.of(font_size=design.NOTE_SIZE, italic=True, font_color=design.ATTENTION)
    cell = _absolute(places.NOTE_ROW, places.SUMMARY_COLUMN + places.HIDDEN)
    sheet.write_formula(places.FOOT_ROW - 1, LABEL_COLUMN - 1, f'={cell}&""', small, note)


_FOLLOWED = (places.STATUS_ROW, places.NOTE_ROW)


_PLAIN: dict[str, Property] = {"font_size": design.CONSOLE_SIZE}
_LINE: dict[str, Property] = {**_PLAIN, "bottom": design.THIN, "bottom_color": design.HAIRLINE}
_LINK: dict[str, Property] = {"font_color": design.LINK, "underline": 1, "align": "right"}
_SECTION: dict[str, Property] = {
    "font_size": design.SECTION_SIZE,
    "bold": True,
    "font_color": design.RED,
    "bottom": design.THIN,
    "bottom_color": design.MUTED,
    "valign": "bottom",
}
"""A section's heading over a hairline."""
_BESIDE: dict[str, Property] = {**_SECTION, "font_size": design.CONSOLE_SIZE, "bold": False}
"""What stands beside a section's heading."""
_SMALL_HEADING: dict[str, Property] = {**_BESIDE, "font_color": design.MUTED, "align": "center"}


def section_style(styles: Styles) -> Format:
    """A section's heading over a hairline."""
    return styles.of(**_SECTION)


def _absolute(row: int, column: int) -> str:
    return f"${column_letters(column)}${row}"


def _cell(row: int, column: int) -> str:
    """The address of a cell of the rectangle, its column fixed."""
    return f"${column_letters(places.SUMMARY_COLUMN + column)}{row}"


def _change_looks(sheet: Worksheet, styles: Styles, stale: str) -> None:
    """Let the looks of cells follow what they say; ``stale`` holds while the data are others than those of the run."""

    def colour(rows: Sequence[int], first: int, last: int, formula: str, **properties: Property) -> None:
        left = places.SUMMARY_COLUMN - 1
        area = (rows[0] - 1, left + first, rows[-1] - 1, left + last)
        design.colour_where(sheet, area, formula, styles.change(**properties))

    of_letter, step, best = _outcomes(), places.NEXT.lines[:1], places.TOP.lines
    tint = styles.change(bg_color=design.ATTENTION_PALE, font_color=design.ATTENTION)
    row = places.STATUS_ROW - 1
    design.colour_where(sheet, (row, LABEL_COLUMN - 1, row, len(places.COLUMN_PIXELS) - 1), stale, tint)
    grade = _cell(best[0], places.LAST)
    recognised = ",".join(f'{grade}="{each.value}"' for each in drawn().recognised_grades)
    colour(best, places.LAST, places.LAST, f"=OR({recognised})", font_color=design.GOOD)
    # A count of none is muted with its words, whatever their colour otherwise is.
    counts = range(of_letter.outcomes.lines[0], of_letter.counts.last + 1)
    none = f"=N({_cell(counts[0], places.COUNT)})=0"
    colour(counts, places.OUTCOME, places.COUNT, none, font_color=design.MUTED)
    # While the data are others nothing comes before another run; else what is next is red only where it is errors.
    again = words.STEP.format(number=1, text=words.APPRAISE_AGAIN)
    colour(step, places.FIRST, places.FIRST, stale, num_format=f';;;"{again}"', font_color=design.ATTENTION)
    colour(step, places.LAST, places.LAST, stale, num_format=";;;")
    errors = _cell(of_letter.counts.first + of_letter.counted.index(words.ERRORS), places.COUNT)
    to_mend = f'=AND(N({errors})>0,ISNUMBER(SEARCH("{words.MEND}",{_cell(step[0], places.FIRST)})))'
    colour(step, places.FIRST, places.FIRST, to_mend, font_color=design.WRONG)
    nobody = f'={_cell(best[0], places.NAME)}="{words.NONE_YET}"'
    colour(best, places.NAME, places.NAME, nobody, font_color=design.MUTED)


def _style(styles: Styles, row: int, column: int) -> Format:
    """The style of one cell of the rectangle: the sheet's row, the rectangle's column."""
    look = _look(row, column)
    if row == places.LEVEL_ROW and "bottom" in look:
        look = {**look, "valign": "bottom"}
    return styles.of(**look)


def _look(row: int, column: int) -> dict[str, Property]:
    if row == places.STATUS_ROW and column == places.LAST:
        return {**_PLAIN, "italic": True, "font_color": design.ATTENTION, "align": "right"}
    if row == places.FOOT_ROW and column == places.LAST:
        return {**_PLAIN, "font_color": design.MUTED, "align": "right"}
    if row in _BETWEEN or column >= places.HIDDEN or column == places.GAP:
        return _PLAIN
    return _outcome_look(row, column) if column <= places.COUNT else _next_look(row, column)


_BETWEEN = (
    places.STATUS_ROW,
    places.SPACE_ROW,
    places.GRID.last + 1,
    places.FOOT_ROW,
)
"""Rows of the rectangle without a look of their own."""


def _outcomes() -> places.OutcomeColumn:
    """The column of outcomes of the letter that the workbook is drawn for."""
    return places.outcome_column(drawn().known_outcomes)


def _outcome_look(row: int, column: int) -> dict[str, Property]:
    """Labels and counts; a darker line parts those concluded, those awaited, and those that are not appraised."""
    of_letter = _outcomes()
    if row == of_letter.outcomes.first:
        return _SECTION if column == places.OUTCOME else _SMALL_HEADING
    if row > of_letter.counts.last:  # with the chart
        return _SECTION if row == places.BAND.first else _PLAIN
    index, shown = row - of_letter.outcomes.lines[0], of_letter.shown
    is_total = False
    if index < len(shown):
        colour = COLOURS_OF_NEWS.get(shown[index].shown.news, design.INK)
        is_last = index + 1 == len(shown) or _group(shown[index]) != _group(shown[index + 1])
    else:
        label = of_letter.counted[row - of_letter.counts.first]
        colour, is_last, is_total = _COUNT_COLOURS.get(label, design.INK), False, label == words.TOTAL
    is_count = column == places.COUNT
    look: dict[str, Property] = {**_LINE, "font_color": colour, "bold": is_total or is_count}
    look |= {"bottom_color": design.MUTED} if is_last else {}
    return look | ({"align": "center", "num_format": design.COUNT} if is_count else {})


_COUNT_COLOURS = {words.LATE: design.ATTENTION, words.ERRORS: design.WRONG, words.WARNINGS: design.ATTENTION}


def _group(outcome: Outcome) -> tuple[bool, bool]:
    """Whether somebody waits for it, and whether it is a conclusion on what was sent."""
    facts = outcome.facts
    return outcome.shown.news is News.WAITING, facts.is_own and facts.is_decision and not facts.is_shut_out


def _next_look(row: int, column: int) -> dict[str, Property]:
    """What is next, the best, how far off some are; below, who has not sent."""
    is_last = column == places.LAST
    if row in (places.NEXT.first, places.TOP.first, places.BAND.first):
        link = {places.TOP.first: places.LINK, places.BAND.first: places.LAST}.get(row)
        if column == link:
            return _BESIDE | _LINK
        return _SMALL_HEADING if row == places.TOP.first and column > places.LINK else _SECTION
    if row in places.NEXT.lines:
        if is_last:
            return _LINE | _LINK
        return {**_LINE, "bold": row == places.NEXT.lines[0], "num_format": blocks.TEXT}
    if row in places.TOP.lines:
        return _top_look(row, column)
    if row in places.BAND.lines:
        return {**_LINE, "num_format": blocks.TEXT, "align": "right" if is_last else "left"}
    if row == places.NEXT.last + 1:
        return _PLAIN
    return _PLAIN | (_LINK if is_last else {"font_color": design.ATTENTION})


def _top_look(row: int, column: int) -> dict[str, Property]:
    index = row - places.TOP.lines[0]
    ends = (index + 1) % places.TOP_LINES == 0 and row != places.TOP.last
    looks: dict[int, dict[str, Property]] = {
        places.FIRST: {"bold": True},
        places.RANK: {"align": "center", "num_format": blocks.WHOLE},
        places.POINTS: {"align": "right", "num_format": blocks.POINTS},
        # A letter may have a longer grade: it is shown smaller rather than cut.
        places.LAST: {"align": "center", "bold": True, "shrink": True},
    }
    look = looks.get(column, {"num_format": blocks.TEXT})
    return {**_LINE, **look, "bottom_color": design.MUTED if ends else design.HAIRLINE}
