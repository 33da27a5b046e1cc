"""``Số liệu``: how far the figures can be trusted: problems left open, files not counted, and what was read."""

from __future__ import annotations

from xlsx_addin.overview.measures.definitions import share
from xlsx_addin.overview.measures.figures import MOST_ROWS
from xlsx_addin.overview.sheets.table import COUNT, HEADING_ROW, PERCENT, SheetMaker, TableColumn, grouped
from xlsx_addin.words import overview as source_words
from xlsx_addin.words import overview_sheets as words
from xlsx_addin.words.problems import Severity, title_of
from xlsx_addin.workbook.layout import COLUMN_WORDS

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


def draw(maker: SheetMaker) -> None:
    """Three parts, one under another."""
    maker.head(words.DATA_TITLE.format(year=maker.figures.year), words.DATA_SUBTITLE, _PIXELS)
    row = _draw_problems(maker, HEADING_ROW)
    row = _draw_files(maker, row + 2)
    _draw_sources(maker, row + 2)
    maker.page(repeated=2)


def _draw_problems(maker: SheetMaker, row: int) -> int:
    envelopes = maker.figures.problem_envelopes
    maker.section(row, words.PROBLEMS_HEADING.format(count=grouped(envelopes)))
    rows = [
        [
            code,
            words.ERROR if severity == Severity.ERROR.value else words.WARNING,
            title_of(code).format(**COLUMN_WORDS),
            units,
            share(units, envelopes),
            lines,
        ]
        for code, severity, units, lines in maker.figures.problems
    ]
    return maker.table(row + 1, _PROBLEMS, rows, words.NO_PROBLEMS)


def _draw_files(maker: SheetMaker, row: int) -> int:
    files = maker.overview.not_counted
    maker.section(row, words.FILES_HEADING.format(count=grouped(len(files))))
    states = source_words.STATES
    rows = [
        [file.file or words.NO_FILE, states.get(file.state, file.state), file.reason, file.sender or "", file.year]
        for file in files[: MOST_ROWS[source_words.SHEET_DATA]]
    ]
    return maker.table(row + 1, _FILES, rows, words.NO_FILES)


def _draw_sources(maker: SheetMaker, row: int) -> None:
    overview, figures = maker.overview, maker.figures
    maker.section(row, words.SOURCES_HEADING)
    counts = words.FILES_COUNT.format(
        found=grouped(len(overview.sources.files)),
        counted=grouped(overview.counted),
        others=grouped(overview.sources.others),
    )
    exceptions = (
        (overview.loose, words.LOOSE),
        (figures.sent[figures.year].untimed, words.UNTIMED),
        (overview.not_listed, words.NOT_LISTED),
        (figures.all_years[figures.year]["mismatched"], words.MISMATCHED),
    )
    sentences = [words.SOURCES.format(names=", ".join(overview.sources.names)), counts]
    sentences += [sentence.format(count=grouped(count)) for count, sentence in exceptions if count]
    maker.notes(row, sentences, _PIXELS)
