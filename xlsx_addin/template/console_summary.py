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


def section_style(styles: Styles, **properties: Property) -> Format:
    """A section's heading over a hairline."""
    return styles.of(
        **{
            "font_size": design.SECTION_SIZE,
            "bold": True,
            "font_color": design.RED,
            "bottom": design.THIN,
            "bottom_color": design.MUTED,
            "valign": "bottom",
            **properties,
        }
    )


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
    if row == places.STATUS_ROW and column == places.LAST:
        return styles.of(font_size=design.CONSOLE_SIZE, italic=True, font_color=design.ATTENTION, align="right")
    if row == places.FOOT_ROW and column == places.LAST:
        return styles.of(font_size=design.CONSOLE_SIZE, font_color=design.MUTED, align="right")
    is_gap = row in _BETWEEN or (row == places.NEXT.last + 1 and column > places.GAP)
    if column >= places.HIDDEN or column == places.GAP or is_gap:
        return styles.of(font_size=design.CONSOLE_SIZE)
    bottom: dict[str, Property] = {"valign": "bottom"} if row == places.LEVEL_ROW else {}
    if row <= places.GRID.last:
        if column <= places.COUNT and row > _outcomes().counts.last:
            return styles.of(font_size=design.CONSOLE_SIZE)
        if column <= places.COUNT:
            return _outcome_style(styles, row, column, bottom)
        return _next_style(styles, row, column, bottom)
    if column <= places.COUNT:  # under the chart
        return section_style(styles) if row == places.BAND.first else styles.of(font_size=design.CONSOLE_SIZE)
    return _unsent_style(styles, row, column)


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


def _outcome_style(styles: Styles, row: int, column: int, bottom: dict[str, Property]) -> Format:
    """Labels and counts; a darker line parts those concluded, those awaited, and those that are not appraised."""
    of_letter = _outcomes()
    if row == of_letter.outcomes.first:
        return section_style(styles) if column == places.OUTCOME else _small_heading(styles)
    index, shown = row - of_letter.outcomes.lines[0], of_letter.shown
    is_total = False
    if index < len(shown):
        colour = COLOURS_OF_NEWS.get(shown[index].shown.news, design.INK)
        is_last = index + 1 == len(shown) or _group(shown[index]) != _group(shown[index + 1])
    else:
        label = of_letter.counted[row - of_letter.counts.first]
        colour, is_last, is_total = _COUNT_COLOURS.get(label, design.INK), False, label == words.TOTAL
    properties: dict[str, Property] = {
        "font_color": colour,
        "bottom_color": design.MUTED if is_last else design.HAIRLINE,
        "bold": is_total or column == places.COUNT,
        **bottom,
    }
    if column == places.COUNT:
        properties |= {"align": "center", "num_format": design.COUNT}
    return _line_style(styles, **properties)


_COUNT_COLOURS = {words.LATE: design.ATTENTION, words.ERRORS: design.WRONG, words.WARNINGS: design.ATTENTION}


def _group(outcome: Outcome) -> tuple[bool, bool]:
    """Whether somebody waits for it, and whether it is a conclusion on what was sent."""
    facts = outcome.facts
    return outcome.shown.news is News.WAITING, facts.is_own and facts.is_decision and not facts.is_shut_out


def _next_style(styles: Styles, row: int, column: int, bottom: dict[str, Property]) -> Format:
    """What is next, the best, how far off some are."""
    if row in (places.NEXT.first, places.TOP.first):
        if row == places.NEXT.first or column < places.LINK:
            return section_style(styles)
        return _link_style(styles, heading=True) if column == places.LINK else _small_heading(styles)
    if row in places.NEXT.lines:
        if column == places.LAST:
            return _link_style(styles)
        return _line_style(styles, bold=row == places.NEXT.lines[0], num_format=blocks.TEXT)
    if row in places.TOP.lines:
        return _top_style(styles, row, column, bottom)
    if column == places.LAST:
        return _link_style(styles, ruled=False)
    return styles.of(font_size=design.CONSOLE_SIZE, font_color=design.ATTENTION)


def _top_style(styles: Styles, row: int, column: int, bottom: dict[str, Property]) -> Format:
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
    return _line_style(styles, **{**look, "bottom_color": design.MUTED if ends else design.HAIRLINE, **bottom})


def _unsent_style(styles: Styles, row: int, column: int) -> Format:
    """Who has not sent, under a heading with a link."""
    if row == places.BAND.first:
        return _link_style(styles, heading=True) if column == places.LAST else section_style(styles)
    return _line_style(styles, num_format=blocks.TEXT, align="right" if column == places.LAST else "left")


def _small_heading(styles: Styles) -> Format:
    return section_style(styles, font_size=design.CONSOLE_SIZE, bold=False, font_color=design.MUTED, align="center")


def _link_style(styles: Styles, *, heading: bool = False, ruled: bool = True) -> Format:
    link: dict[str, Property] = {"font_color": design.LINK, "underline": 1, "align": "right"}
    if heading:
        return section_style(styles, **link, bold=False, font_size=design.CONSOLE_SIZE)
    return _line_style(styles, **link) if ruled else styles.of(font_size=design.CONSOLE_SIZE, **link)


def _line_style(styles: Styles, **properties: Property) -> Format:
    return styles.of(
        **{"font_size": design.CONSOLE_SIZE, "bottom": design.THIN, "bottom_color": design.HAIRLINE, **properties}
    )
