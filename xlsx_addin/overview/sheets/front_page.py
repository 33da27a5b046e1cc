"""``Toàn cảnh``, one page: five figures, grades by kind, what needs a decision, progress, at most ten groups."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from xlsx_addin.overview.measures.definitions import RATES, rate
from xlsx_addin.overview.measures.figures import NOTHING, Figures, MeasureCounts, SentCounts
from xlsx_addin.overview.sheets import charts, progress, table
from xlsx_addin.overview.sheets.table import SheetMaker, StyledValue, grade_words, grouped, percent
from xlsx_addin.template import design
from xlsx_addin.vietnamese.numbers import date_and_weekday, vietnamese_date
from xlsx_addin.words import overview_sheets as words
from xlsx_addin.workbook import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.chart import Chart


_ONE_DAY = timedelta(days=1)
_COLUMNS, _PIXELS = 48, 23
_LEFT, _RIGHT = (0, 24), (26, 47)
"""First and last columns of the two halves."""
_FIGURE_WIDTH, _FIGURE_STEP = 8, 10
_FIGURE_ROW = 3
_DECISION_ROW = _FIGURE_ROW + 5
_SHOWN_GROUPS = 10
_LINE_RATES = ("reported", "appraised", "self_higher")

_GROUP_COLUMNS = ((31, 34), (35, 37), (38, 40), (41, 43), (44, 47))
_UNIT_COLUMNS = ((34, 36), (37, 41), (42, 44), (45, 47))
"""Columns of the numbers of a group, and of a unit, whose name is longer."""


def draw(maker: SheetMaker) -> None:
    """The page."""
    figures = maker.figures
    maker.sheet.hide_row_col_headers()
    title = words.OVERVIEW_TITLE.format(**grade_words(figures.guidance))
    maker.head(title, _subtitle(maker), [_PIXELS] * _COLUMNS)
    for place, figure in enumerate(five_figures(maker)):
        _draw_figure(maker, place, figure)
    heading = words.GRADES_HEADING.format(count=grouped(figures.all_years[figures.year]["appraised"]))
    maker.section(_DECISION_ROW, heading, *_LEFT)
    maker.section(_DECISION_ROW, words.DECISIONS_HEADING, *_RIGHT)
    for row, decision in enumerate(decisions(maker), start=_DECISION_ROW + 1):
        _draw_decision(maker, row, *decision)
    _insert_chart(maker, charts.grade_chart(maker), _DECISION_ROW + 1, row, 25)
    row += 1
    maker.section(row, words.PROGRESS_HEADING, *_LEFT)
    last = max(_draw_groups(maker, row), row + 9)
    for blank in range(row + 1, last + 1):
        maker.sheet.set_row_pixels(blank, 23)
    if years := progress.years_shown(figures):
        _insert_chart(maker, charts.progress_chart(maker, years), row + 1, last, 23)
    else:
        maker.sheet.write_string(row + 1, 0, words.NO_PROGRESS, maker.styles.subtitle())
    maker.notes(last, [_note(figures)], [_PIXELS] * _COLUMNS, **table.MUTED)
    maker.sheet.print_area(0, 0, last + 1, _COLUMNS - 1)
    maker.sheet.set_first_sheet()
    maker.sheet.activate()
    maker.page(one_page=True)


def five_figures(maker: SheetMaker) -> Iterator[tuple[str, StyledValue, str, str]]:
    """Sent, registered, reported, appraised, qualified: caption, number, what it is a part of, last year."""
    figures = maker.figures
    counts = figures.all_years[figures.year]
    sent = figures.sent[figures.year]
    total = f'#,##0"/{grouped(sent.expected)}"' if sent.expected else "#,##0"
    number = sent.sent if sent.expected else sent.others
    look = {"num_format": total}
    yield words.FIGURE_SENT, StyledValue(number, look), _sent_words(figures), _sent_last_year(maker)
    in_scope = grouped(counts["in_scope"])
    for name, caption, sentence in (
        ("registered", words.FIGURE_REGISTERED, words.RATE_REGISTERED),
        ("reported", words.FIGURE_REPORTED, words.RATE_REPORTED),
        ("appraised", words.FIGURE_APPRAISED, words.RATE_APPRAISED),
        ("qualified", words.FIGURE_QUALIFIED.format(**grade_words(figures.guidance)), words.RATE_QUALIFIED),
    ):
        share = sentence.format(rate=percent(rate(counts, name)), total=in_scope)
        if rate(counts, name) is None:
            denominator = counts[RATES[name]]
            share = f"/ {grouped(denominator)}" if denominator else table.DASH
        look = {"num_format": "#,##0", "font_color": design.GOOD if name == "qualified" else design.INK}
        yield caption, StyledValue(counts[name], look), share, _last_year(figures, name)


def _sent_words(figures: Figures) -> str:
    sent = figures.sent[figures.year]
    if not sent.expected:
        return words.SENT_WITHOUT_LIST
    left = sent.expected - sent.sent
    return words.SENT_LEFT.format(count=grouped(left)) if left else words.SENT_ALL


def _sent_last_year(maker: SheetMaker) -> str:
    """How many had sent on the same day relative to last year's deadline."""
    figures, year = maker.figures, maker.figures.last_year
    if year is None:
        return words.NO_LAST_YEAR.format(year=figures.year - 1)
    deadlines = figures.units.deadlines.get(figures.year)
    if not deadlines:
        return ""
    days = (maker.overview.today - min(deadlines)).days + 1
    everybody = not figures.sent[year].expected
    count = sum(
        (state := unit.years.get(year)) is not None
        and (everybody or state.is_expected)
        and state.days is not None
        and state.days <= days
        for unit in figures.units.units
    )
    return words.LAST_YEAR_SENT.format(year=year, count=grouped(count))


def _last_year(figures: Figures, name: str) -> str:
    year = figures.last_year
    if year is None:
        return words.NO_LAST_YEAR.format(year=figures.year - 1)
    if name == "qualified" and not figures.grades_comparable(year, figures.year):
        is_provisional = figures.is_provisional(year) or figures.is_provisional(figures.year)
        return (words.NOT_COMPARED if is_provisional else words.NOT_COMPARED_GUIDANCE).format(year=year)
    return words.LAST_YEAR_RATE.format(year=year, rate=percent(rate(figures.pair.get(year, NOTHING), name)))


def decisions(maker: SheetMaker) -> Iterator[tuple[int, str, str]]:
    """What needs a decision, always all of it, in the order of the page: how many, of what, on which sheet."""
    overview, figures = maker.overview, maker.figures
    sent = figures.sent[figures.year]
    counts = {
        **figures.all_years[figures.year],
        "not_sent": sent.expected - sent.sent,
        "self_higher": sum("self_higher" in signal.reasons for signal in figures.signals),
        "not_counted": len(overview.not_counted),
    }
    for name, (sentence, sheet) in words.DECISIONS.items():
        yield counts[name], sentence, sheet


def _subtitle(maker: SheetMaker) -> str:
    overview, figures = maker.overview, maker.figures
    groups, sent = figures.units.groups, figures.sent[figures.year]
    who = words.OVERVIEW_WHO_MANY.format(count=len(groups))
    if len(groups) == 1:
        (who,) = figures.units.full_names.values()
    counted = words.OVERVIEW_SENT_ALONE.format(sent=grouped(sent.others))
    if sent.expected:
        counted = words.OVERVIEW_SENT.format(sent=grouped(sent.sent), expected=grouped(sent.expected))
    parts = [who, words.OVERVIEW_YEAR.format(year=figures.year), counted]
    deadlines = sorted(figures.units.deadlines.get(figures.year, ()))
    if len(deadlines) == 1:
        parts.append(words.OVERVIEW_DEADLINE.format(day=date_and_weekday(deadlines[0] - _ONE_DAY)))
    elif deadlines:
        days = ", ".join(f"{day - _ONE_DAY:%d/%m}" for day in deadlines)
        parts.append(words.OVERVIEW_DEADLINES.format(days=days))
    parts.append(words.OVERVIEW_MADE.format(day=vietnamese_date(overview.today)))
    return "  ·  ".join(parts)


def _draw_figure(maker: SheetMaker, place: int, figure: tuple[str, StyledValue, str, str]) -> None:
    caption, number, *shares = figure
    first = place * _FIGURE_STEP
    looks: tuple[dict[str, Any], ...] = (
        {"font_color": design.MUTED},
        {"font_size": 22, "bold": True, "align": "left", **number.properties},
        {},
        {**table.MUTED, **table.RULED},
    )
    values = (caption, number.value, *shares)
    for row, (value, pixels, look) in enumerate(zip(values, (24, 34, 21, 21), looks, strict=True), start=_FIGURE_ROW):
        maker.sheet.set_row_pixels(row, pixels)
        style = maker.styles.of(**{"font_size": design.TABLE_SIZE, **look})
        maker.put(row, first, value, style, first + _FIGURE_WIDTH - 1)
    maker.sheet.set_row_pixels(_FIGURE_ROW + len(looks), 10)


def _draw_decision(maker: SheetMaker, row: int, number: int, sentence: str, target: str) -> None:
    ruled: dict[str, Any] = {"font_size": design.TABLE_SIZE, **table.RULED}
    colour = design.ATTENTION if number else design.MUTED
    count = maker.styles.of(bold=True, font_color=colour, num_format=table.COUNT, align="right", **ruled)
    text = maker.styles.of(font_color=design.INK if number else design.MUTED, indent=1, **ruled)
    link = maker.styles.of(font_color="#1F4E8C", underline=1, align="right", **ruled)
    first, last = _RIGHT
    maker.sheet.set_row_pixels(row, 25)
    maker.put(row, first, number, count, first + 2)
    maker.put(row, first + 3, sentence, text, last - 4)
    maker.sheet.merge_range(row, last - 3, row, last, "", link)
    maker.sheet.write_url(row, last - 3, f"internal:'{target}'!A1", link, target)


def _insert_chart(maker: SheetMaker, chart: Chart, first: int, last: int, row_pixels: int) -> None:
    """Over the left half of these rows."""
    chart.set_size({"width": (_LEFT[1] - _LEFT[0] + 1) * _PIXELS, "height": (last - first + 1) * row_pixels})
    maker.sheet.insert_chart(first, 0, chart, {"object_position": 1})


def _draw_groups(maker: SheetMaker, row: int) -> int:
    """The groups, or in a commune its units; the last row."""
    figures = maker.figures
    is_groups, total = _lines_in_all(figures)
    lines = group_lines(figures) if is_groups else unit_lines(figures)
    if len(lines) == total:
        title = words.GROUPS_HEADING if is_groups else words.UNITS_HEADING
    else:
        title = (words.GROUPS_SOME if is_groups else words.UNITS_SOME).format(shown=len(lines), total=grouped(total))
    maker.section(row, title, *_RIGHT)
    # Not bold, so that two of them side by side stand apart.
    head = maker.styles.of(font_size=design.TABLE_SIZE, font_color=design.MUTED, align="right", **table.RULED)
    places = _GROUP_COLUMNS if is_groups else _UNIT_COLUMNS
    for (first, last), text in zip(places, words.GROUP_COLUMNS if is_groups else words.UNIT_COLUMNS, strict=True):
        maker.put(row, first, text, head, last)
    for name, values in lines:
        row += 1
        _draw_line(maker, row, places, name, values)
    sent = figures.sent[figures.year]
    late: object = sent.late if is_groups else ""  # days have no total
    totals = _line_values(_sent_value(sent), late, figures.all_years[figures.year])
    _draw_line(maker, row + 1, places, words.TOTAL, totals, is_total=True)
    return row + 1


def _lines_in_all(figures: Figures) -> tuple[bool, int]:
    """Whether there are lines of groups, or in a commune of units, and of how many."""
    groups = len(figures.units.groups)
    return groups > 1, groups if groups > 1 else len(figures.heard_of)


def group_lines(figures: Figures) -> list[tuple[str, list[StyledValue]]]:
    """All groups where there are at most ten, else the ten with most units that are late or have not sent."""
    trouble = {key: sent.expected - sent.sent + sent.late for key, sent in figures.sent_groups.items()}
    shown = sorted(trouble, key=trouble.__getitem__, reverse=True)[:_SHOWN_GROUPS]
    return [
        (figures.units.groups[key], _line_values(_sent_value(sent), sent.late, figures.groups[key]))
        for key, sent in figures.sent_groups.items()
        if key in shown
    ]


def unit_lines(figures: Figures) -> list[tuple[str, list[StyledValue]]]:
    """In a commune: its units, those first that have not sent or were late; at most ten."""
    lines = []
    for unit in progress.in_order(figures)[:_SHOWN_GROUPS]:
        state = unit.years[figures.year]
        if state.submission is None:
            value = StyledValue(words.NOT_SENT, table.ATTENTION)
        elif state.received is None:
            value = StyledValue(words.UNKNOWN_TIME, {})
        else:
            value = StyledValue(state.received.date(), {"num_format": "dd/mm"})
        counts = figures.by_unit.get(unit.number, NOTHING)
        lines.append((unit.name, _line_values(value, progress.days_late(unit, figures.year), counts)))
    return lines


def _sent_value(sent: SentCounts) -> StyledValue:
    if not sent.expected:
        return StyledValue(sent.others, {"num_format": "#,##0"})
    look = {"num_format": f'#,##0"/{grouped(sent.expected)}"'}
    return StyledValue(sent.sent, look | table.ATTENTION if sent.sent < sent.expected else look)


def _line_values(sent: StyledValue, late: object, counts: MeasureCounts) -> list[StyledValue]:
    """For all columns of a group; a unit has none for the last one."""
    shares = [StyledValue(rate(counts, name), {"num_format": table.PERCENT}) for name in _LINE_RATES]
    return [sent, StyledValue(late, {"num_format": table.COUNT}), *shares]


def _draw_line(
    maker: SheetMaker,
    row: int,
    places: tuple[tuple[int, int], ...],
    name: str,
    values: list[StyledValue],
    *,
    is_total: bool = False,
) -> None:
    look: dict[str, Any] = {"font_size": design.TABLE_SIZE, **table.RULED}
    if is_total:
        look |= {"top": 1, "top_color": design.INK, "bold": True, "font_color": design.INK}
    first, last = _RIGHT[0], places[0][0] - 1
    maker.put(row, first, _shortened(name, (last - first + 1) * _PIXELS), maker.styles.of(**look), last)
    for (start, end), (value, own) in zip(places, values, strict=False):
        style = maker.styles.of(align="right", **(own | look))
        maker.put(row, start, table.DASH if value is None else value, style, end)


def _shortened(text: str, pixels: int) -> str:
    """A name cut at a word: here there is one line for it, its whole length stands on the other sheets."""
    room = pixels - text_width.CELL_PADDING
    if text_width.text_pixels(text, design.TABLE_SIZE) <= room:
        return text
    kept = text.split(" ")
    while len(kept) > 1 and text_width.text_pixels(" ".join(kept) + "…", design.TABLE_SIZE) > room:
        kept.pop()
    return " ".join(kept) + "…"


def _note(figures: Figures) -> str:
    """What the columns above mean that stand there, and where those are that have no line."""
    is_groups, total = _lines_in_all(figures)
    if is_groups:
        others, notes = words.NOTE_OTHER_GROUPS, [words.NOTE_LATE_GROUPS, words.NOTE_SHARES, words.NOTE_SELF_HIGHER]
    else:
        others, notes = words.NOTE_OTHER_UNITS, [words.NOTE_LATE_UNITS, words.NOTE_SHARES]
    if total > _SHOWN_GROUPS:
        notes.insert(0, others.format(count=grouped(total - _SHOWN_GROUPS)))
    return " ".join([*notes, words.NOTE_END])
