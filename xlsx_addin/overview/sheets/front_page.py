"""``Toàn cảnh``, one page: five figures, grades by kind, what needs a decision, progress, at most ten groups."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsx_addin.overview.measures.definitions import RATES, rate
from xlsx_addin.overview.measures.figures import NOTHING
from xlsx_addin.overview.sheets import charts, grades, progress
from xlsx_addin.overview.sheets.table import DASH, grade_words, grouped, percent, put
from xlsx_addin.template import design
from xlsx_addin.vietnamese.numbers import date_and_weekday, vietnamese_date
from xlsx_addin.words import overview as names
from xlsx_addin.words import overview_sheets as words
from xlsx_addin.workbook import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.format import Format

    from xlsx_addin.overview.measures.figures import Figures, MeasureCounts, SentCounts
    from xlsx_addin.overview.sheets.table import SheetMaker
    from xlsx_addin.xlsx.book import Sheet

_ONE_DAY = timedelta(days=1)
_COLUMNS, _PIXELS = 48, 23
_LEFT, _RIGHT = (0, 24), (26, 47)
"""First and last columns of the two halves."""
_FIGURE_WIDTH, _FIGURE_STEP = 8, 10
_FIGURE_ROW = 3
_DECISION_ROW = _FIGURE_ROW + 5
_SHOWN_GROUPS = 10
_GROUP_COLUMNS = ((31, 34), (35, 37), (38, 40), (41, 43), (44, 47))
_UNIT_COLUMNS = ((34, 36), (37, 41), (42, 44), (45, 47))
"""Columns of the numbers of a group, and of a unit, whose name is longer."""


class Figure(NamedTuple):
    """One of the five: its caption, its number and what that is a part of, and the line of last year."""

    caption: str
    number: int
    number_format: str
    share: str
    last_year: str
    is_qualified: bool = False


def draw(maker: SheetMaker, sheet: Sheet) -> None:
    """The page."""
    figures = maker.overview.figures
    sheet.hide_row_col_headers()
    title = words.OVERVIEW_TITLE.format(**grade_words(figures.guidance))
    maker.head(sheet, title, _subtitle(maker), [_PIXELS] * _COLUMNS)
    for place, figure in enumerate(five_figures(maker)):
        _draw_figure(maker, sheet, place, figure)
    heading = words.GRADES_HEADING.format(count=grouped(figures.all_years[figures.year]["appraised"]))
    maker.section(sheet, _DECISION_ROW, heading, *_LEFT)
    maker.section(sheet, _DECISION_ROW, words.DECISIONS_HEADING, *_RIGHT)
    row = _DECISION_ROW
    for name, number in decisions(maker):
        row += 1
        _draw_decision(maker, sheet, row, name, number)
    _insert_grades(maker, sheet, _DECISION_ROW + 1, row)
    row += 1
    maker.section(sheet, row, words.PROGRESS_HEADING, *_LEFT)
    last = _draw_groups(maker, sheet, row)
    last = max(last, row + 9)
    for blank in range(row + 1, last + 1):
        sheet.set_row_pixels(blank, 23)
    _insert_progress(maker, sheet, row + 1, last)
    maker.note(sheet, last + 1, _note(figures), _COLUMNS, _COLUMNS * _PIXELS)
    sheet.print_area(0, 0, last + 1, _COLUMNS - 1)
    sheet.set_first_sheet()
    sheet.activate()
    maker.page(sheet, one_page=True)


def five_figures(maker: SheetMaker) -> Iterator[Figure]:
    """Sent, registered, reported, appraised, qualified."""
    figures = maker.overview.figures
    counts = figures.all_years[figures.year]
    sent = figures.sent[figures.year]
    total = f'#,##0"/{grouped(sent.expected)}"' if sent.expected else "#,##0"
    number = sent.sent if sent.expected else sent.others
    yield Figure(words.FIGURE_SENT, number, total, _sent_words(figures), _sent_last_year(maker))
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
            share = f"/ {grouped(denominator)}" if denominator else DASH
        last_year = _last_year(figures, name)
        yield Figure(caption, counts[name], "#,##0", share, last_year, is_qualified=name == "qualified")


def _sent_words(figures: Figures) -> str:
    sent = figures.sent[figures.year]
    if not sent.expected:
        return words.SENT_WITHOUT_LIST
    left = sent.expected - sent.sent
    return words.SENT_LEFT.format(count=grouped(left)) if left else words.SENT_ALL


def _sent_last_year(maker: SheetMaker) -> str:
    """How many had sent on the same day relative to last year's deadline."""
    figures, year = maker.overview.figures, maker.overview.figures.last_year
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


def decisions(maker: SheetMaker) -> Iterator[tuple[str, int]]:
    """What needs a decision, always all of it, in the order of the page."""
    overview, figures = maker.overview, maker.overview.figures
    counts, sent = figures.all_years[figures.year], figures.sent[figures.year]
    numbers = {
        "not_sent": sent.expected - sent.sent,
        "self_higher": sum("self_higher" in signal.reasons for signal in figures.signals),
        "not_counted": len(overview.not_counted),
    }
    for name in words.DECISIONS:
        yield name, numbers[name] if name in numbers else counts[name]


def _subtitle(maker: SheetMaker) -> str:
    overview, figures = maker.overview, maker.overview.figures
    groups, sent = figures.units.groups, figures.sent[figures.year]
    who = (
        next(iter(figures.units.full_names.values()))
        if len(groups) == 1
        else words.OVERVIEW_WHO_MANY.format(count=len(groups))
    )
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


def _draw_figure(maker: SheetMaker, sheet: Sheet, place: int, figure: Figure) -> None:
    first = place * _FIGURE_STEP
    last = first + _FIGURE_WIDTH - 1
    of = maker.styles.of
    ruled: dict[str, Any] = {"bottom": 1, "bottom_color": design.HAIRLINE}
    lines: tuple[tuple[object, int, Format], ...] = (
        (figure.caption, 24, of(font_size=design.TABLE_SIZE, font_color=design.MUTED)),
        (
            figure.number,
            34,
            of(
                font_size=22,
                bold=True,
                font_color=design.GOOD if figure.is_qualified else design.INK,
                num_format=figure.number_format,
                align="left",
            ),
        ),
        (figure.share, 21, of(font_size=design.TABLE_SIZE)),
        (figure.last_year, 21, of(font_size=design.TABLE_SIZE, italic=True, font_color=design.MUTED, **ruled)),
    )
    for offset, (value, pixels, style) in enumerate(lines):
        row = _FIGURE_ROW + offset
        sheet.set_row_pixels(row, pixels)
        put(sheet, row, first, value, style, last)
    sheet.set_row_pixels(_FIGURE_ROW + len(lines), 10)


def _draw_decision(maker: SheetMaker, sheet: Sheet, row: int, name: str, number: int) -> None:
    sentence, target = words.DECISIONS[name]
    ruled: dict[str, Any] = {"bottom": 1, "bottom_color": design.HAIRLINE, "font_size": design.TABLE_SIZE}
    colour = design.ATTENTION if number else design.MUTED
    count = maker.styles.of(bold=True, font_color=colour, num_format="#,##0;-#,##0;–", align="right", **ruled)
    text = maker.styles.of(font_color=design.INK if number else design.MUTED, indent=1, **ruled)
    link = maker.styles.of(font_color="#1F4E8C", underline=1, align="right", **ruled)
    first, last = _RIGHT
    sheet.set_row_pixels(row, 25)
    put(sheet, row, first, number, count, first + 2)
    put(sheet, row, first + 3, sentence, text, last - 4)
    sheet.merge_range(row, last - 3, row, last, "", link)
    sheet.write_url(row, last - 3, f"internal:'{target}'!A1", link, target)


def _insert_grades(maker: SheetMaker, sheet: Sheet, first: int, last: int) -> None:
    figures = maker.overview.figures
    kinds = [counts for _, counts in grades.kinds_shown(figures)][:3]
    chart = charts.grade_chart(
        maker.book,
        names.SHEET_GRADES,
        maker.grade_places["kinds"],
        grades.FIRST_GRADE,
        kinds,
        figures.guidance.grades,
    )
    chart.set_size({"width": (_LEFT[1] - _LEFT[0] + 1) * _PIXELS, "height": (last - first + 1) * 25})
    sheet.insert_chart(first, 0, chart, {"object_position": 1})


def _insert_progress(maker: SheetMaker, sheet: Sheet, first: int, last: int) -> None:
    if not maker.progress_columns:
        sheet.write_string(first, 0, words.NO_PROGRESS, maker.styles.subtitle())
        return
    chart = charts.progress_chart(
        maker.book, names.SHEET_PROGRESS, maker.progress_rows, progress.DAYS_COLUMN, maker.progress_columns
    )
    chart.set_size({"width": (_LEFT[1] - _LEFT[0] + 1) * _PIXELS, "height": (last - first + 1) * 23})
    sheet.insert_chart(first, 0, chart, {"object_position": 1})


def _draw_groups(maker: SheetMaker, sheet: Sheet, row: int) -> int:
    """The groups, or in a commune its units; the last row."""
    figures = maker.overview.figures
    is_groups = len(figures.units.groups) > 1
    lines = group_lines(figures) if is_groups else unit_lines(figures)
    total = _shown_of(figures)
    if len(lines) == total:
        title = words.GROUPS_HEADING if is_groups else words.UNITS_HEADING
    else:
        title = (words.GROUPS_SOME if is_groups else words.UNITS_SOME).format(shown=len(lines), total=grouped(total))
    maker.section(sheet, row, title, *_RIGHT)
    head = maker.styles.of(  # not bold, so that two of them side by side stand apart
        font_size=design.TABLE_SIZE, font_color=design.MUTED, align="right", bottom=1,
        bottom_color=design.HAIRLINE,
    )  # fmt: skip
    places = _GROUP_COLUMNS if is_groups else _UNIT_COLUMNS
    for (first, last), text in zip(places, words.GROUP_COLUMNS if is_groups else words.UNIT_COLUMNS, strict=True):
        put(sheet, row, first, text, head, last)
    for name, values in lines:
        row += 1
        _draw_line(maker, sheet, row, places, name, values)
    row += 1
    sent = figures.sent[figures.year]
    late: object = sent.late if is_groups else ""  # days have no total
    totals = _line_values(_sent_value(sent), late, figures.all_years[figures.year])[: len(places)]
    _draw_line(maker, sheet, row, places, words.TOTAL, totals, is_total=True)
    return row


def _shown_of(figures: Figures) -> int:
    """Of how many groups, or in a commune units, there would be lines."""
    groups = len(figures.units.groups)
    return groups if groups > 1 else sum(figures.year in unit.years for unit in figures.units.units)


def group_lines(figures: Figures) -> list[tuple[str, list[tuple[object, str]]]]:
    """All groups where there are at most ten, else the ten with most units that are late or have not sent."""

    def trouble(key: str) -> int:
        sent = figures.sent_groups[key]
        return sent.expected - sent.sent + sent.late

    keys = list(figures.units.groups)
    order = {key: place for place, key in enumerate(keys)}
    if len(keys) > _SHOWN_GROUPS:
        keys = sorted(sorted(keys, key=lambda key: (-trouble(key), order[key]))[:_SHOWN_GROUPS], key=order.__getitem__)
    lines = []
    for key in keys:
        sent = figures.sent_groups[key]
        lines.append((figures.units.groups[key], _line_values(_sent_value(sent), sent.late, figures.groups[key])))
    return lines


def unit_lines(figures: Figures) -> list[tuple[str, list[tuple[object, str]]]]:
    """In a commune: its units, those first that have not sent or were late; at most ten."""
    lines = []
    for unit in progress.in_order(figures)[:_SHOWN_GROUPS]:
        state = unit.years[figures.year]
        if state.submission is None:
            value: tuple[object, str] = (words.NOT_SENT, "!")
        elif state.received is None:
            value = (words.UNKNOWN_TIME, "")
        else:
            value = (state.received.date(), "dd/mm")
        counts = figures.by_unit.get(unit.number, NOTHING)
        values = _line_values(value, progress.days_late(unit, figures.year), counts)
        lines.append((unit.name, values[: len(_UNIT_COLUMNS)]))
    return lines


def _sent_value(sent: SentCounts) -> tuple[object, str]:
    if not sent.expected:
        return sent.others, "#,##0"
    return sent.sent, f'#,##0"/{grouped(sent.expected)}"' + ("!" if sent.sent < sent.expected else "")


def _line_values(sent: tuple[object, str], late: object, counts: MeasureCounts) -> list[tuple[object, str]]:
    shares = [(rate(counts, name), "0%") for name in ("reported", "appraised", "self_higher")]
    return [sent, (late, "#,##0;-#,##0;–"), *shares]


def _draw_line(
    maker: SheetMaker,
    sheet: Sheet,
    row: int,
    places: tuple[tuple[int, int], ...],
    name: str,
    values: list[tuple[object, str]],
    *,
    is_total: bool = False,
) -> None:
    ruled: dict[str, Any] = {"font_size": design.TABLE_SIZE, "bottom": 1, "bottom_color": design.HAIRLINE}
    if is_total:
        ruled |= {"top": 1, "top_color": design.INK, "bold": True}
    style = maker.styles.of(**ruled)
    first, last = _RIGHT[0], places[0][0] - 1
    put(sheet, row, first, _shortened(name, (last - first + 1) * _PIXELS), style, last)
    for (start, end), (value, number_format) in zip(places, values, strict=True):
        look: dict[str, Any] = {**ruled, "align": "right"}
        if number_format.endswith("!") and not is_total:
            look |= {"font_color": design.ATTENTION, "bold": True}
        if number_format.rstrip("!"):
            look["num_format"] = number_format.rstrip("!")
        put(sheet, row, start, DASH if value is None else value, maker.styles.of(**look), end)


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
    is_groups = len(figures.units.groups) > 1
    rest = _shown_of(figures) - _SHOWN_GROUPS
    others = words.NOTE_OTHER_GROUPS if is_groups else words.NOTE_OTHER_UNITS
    parts = [others.format(count=grouped(rest))] if rest > 0 else []
    parts.append(words.NOTE_LATE_GROUPS if is_groups else words.NOTE_LATE_UNITS)
    parts.append(words.NOTE_SHARES)
    if is_groups:
        parts.append(words.NOTE_SELF_HIGHER)
    return " ".join([*parts, words.NOTE_END])
