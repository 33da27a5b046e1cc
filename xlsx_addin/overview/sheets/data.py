"""``Số liệu``: how far the figures can be trusted: problems left open, files not counted, and what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.overview.measures.definitions import share
from xlsx_addin.overview.sheets.table import COUNT, HEADING_ROW, PERCENT, TableColumn, grouped
from xlsx_addin.template import design
from xlsx_addin.words import overview as source_words
from xlsx_addin.words import overview_sheets as words
from xlsx_addin.words.problems import Severity, title_of
from xlsx_addin.workbook.layout import COLUMN_WORDS

if TYPE_CHECKING:
    from xlsx_addin.overview.overview import Overview
    from xlsx_addin.overview.sheets.table import SheetMaker
    from xlsx_addin.xlsx.book import Sheet

MOST_FILES = 2_000
"""Files not counted that are listed."""
_PIXELS = (300, 126, 470, 90, 90, 90)
_PROBLEM_FORMATS = ("", "", "", COUNT, PERCENT, COUNT)
_PROBLEMS = tuple(
    TableColumn(heading, pixels, number_format, "right" if number_format else "left", wraps=not number_format)
    for heading, pixels, number_format in zip(words.PROBLEM_COLUMNS, _PIXELS, _PROBLEM_FORMATS, strict=True)
)
_FILES = tuple(
    TableColumn(heading, pixels, number_format, "center" if number_format else "left", wraps=not number_format)
    for heading, pixels, number_format in zip(words.FILE_COLUMNS, _PIXELS[:-1], ("", "", "", "", "0"), strict=True)
)


def left_out(overview: Overview) -> int:
    """Files not counted that ``Số liệu`` has no room for."""
    return max(0, len(overview.not_counted) - MOST_FILES)


def draw(maker: SheetMaker, sheet: Sheet) -> None:
    """Three parts, one under another."""
    figures = maker.overview.figures
    maker.head(sheet, words.DATA_TITLE.format(year=figures.year), words.DATA_SUBTITLE, _PIXELS)
    row = _draw_problems(maker, sheet, HEADING_ROW)
    row = _draw_files(maker, sheet, row + 2)
    _draw_sources(maker, sheet, row + 2)
    maker.page(sheet, repeated=2)


def _draw_problems(maker: SheetMaker, sheet: Sheet, row: int) -> int:
    figures = maker.overview.figures
    envelopes = figures.problem_envelopes
    maker.section(sheet, row, words.PROBLEMS_HEADING.format(count=grouped(envelopes)))
    row += 1
    if not figures.problems:
        sheet.write_string(row, 0, words.NO_PROBLEMS, maker.styles.subtitle())
        return row
    maker.headings(sheet, row, _PROBLEMS)
    for problem in figures.problems:
        row += 1
        severity = words.ERROR if problem.severity == Severity.ERROR.value else words.WARNING
        share_of_units = share(problem.units, envelopes)
        values = [
            problem.code,
            severity,
            title_of(problem.code).format(**COLUMN_WORDS),
            problem.units,
            share_of_units,
            problem.lines,
        ]
        maker.row(sheet, row, _PROBLEMS, values)
    return row


def _draw_files(maker: SheetMaker, sheet: Sheet, row: int) -> int:
    files = maker.overview.not_counted
    maker.section(sheet, row, words.FILES_HEADING.format(count=grouped(len(files))))
    row += 1
    if not files:
        sheet.write_string(row, 0, words.NO_FILES, maker.styles.subtitle())
        return row
    maker.headings(sheet, row, _FILES)
    for file in files[:MOST_FILES]:
        row += 1
        state = source_words.STATES.get(file.state, file.state)
        maker.row(sheet, row, _FILES, [file.file or words.NO_FILE, state, file.reason, file.sender or "", file.year])
    return row


def _draw_sources(maker: SheetMaker, sheet: Sheet, row: int) -> None:
    overview, figures = maker.overview, maker.overview.figures
    maker.section(sheet, row, words.SOURCES_HEADING)
    sent = figures.sent[figures.year]
    counts = words.FILES_COUNT.format(
        found=grouped(len(overview.sources.files)),
        counted=grouped(overview.counted),
        others=grouped(overview.sources.others),
    )
    sentences = [words.SOURCES.format(names=", ".join(overview.sources.names)), counts]
    for count, sentence in (
        (overview.loose, words.LOOSE),
        (sent.untimed, words.UNTIMED),
        (overview.not_listed, words.NOT_LISTED),
        (figures.all_years[figures.year]["mismatched"], words.MISMATCHED),
    ):
        if count:
            sentences.append(sentence.format(count=grouped(count)))
    style = maker.styles.of(font_size=design.TABLE_SIZE, text_wrap=True, valign="top")
    for offset, sentence in enumerate(sentences, start=1):
        maker.note(sheet, row + offset, sentence, len(_PIXELS), sum(_PIXELS))
        sheet.write_string(row + offset, 0, sentence, style)
