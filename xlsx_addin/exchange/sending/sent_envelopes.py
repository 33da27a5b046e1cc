"""The envelopes that leave: a submission, an appraised workbook as it is sent to the level above, and results.

A result is what goes back to one sender about its own subjects, under its own codes. Scorers leave the unit as numbers
(envelope §2): “Người 1”, “Người 2” …, as ``Điểm`` names them one after another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.explanation import Explaining
from xlsx_addin.exchange.envelope.envelope import Edition, Envelope, sealed
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.envelope.plain_values import block_values, mark_provisional, plain_values
from xlsx_addin.vietnamese.legacy import legacy_reading
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.vietnamese.numbers import vietnamese_moment
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import exchange as words
from xlsx_addin.words import results as result_words
from xlsx_addin.words import returned as returned_words
from xlsx_addin.words import sheets as sheet_words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.appraisal_run import AppraisalRun
from xlsx_addin.workbook.cell_text import cell_text, shown
from xlsx_addin.workbook.result_legend import legend
from xlsx_addin.workbook.results import problems_block, result_columns, results_block, table_block
from xlsx_addin.workbook.sheets import Sheets
from xlsx_addin.workbook.tables import Table, headings_of_row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from xlsx_addin.appraisal.records import Register, Settings
    from xlsx_addin.appraisal.verdict import Appraisal, Verdict
    from xlsx_addin.jobs.appraise import Job
    from xlsx_addin.xlsx.blocks import WrittenValue
    from xlsx_addin.xlsx.cells import CellValue, SheetValues


_LEVEL = layout.heading(layout.SUBJECTS, "level")
_STAY_AT_HOME = (
    (layout.SUBJECTS, layout.heading(layout.SUBJECTS, "mail_addresses")),
    (layout.SCORES, layout.heading(layout.SCORES, "comment")),
)
"""Sheet and heading of what is nobody's business above."""
_CLERK_SHEETS = (layout.SUBJECTS, layout.SCALE, layout.SCORES)


def submission(job: Job, edition: Edition) -> Envelope:
    """The envelope of an appraised workbook for its superior.

    The settings must name the unit and its superior. Cells of the clerk's sheets keep their addresses, so that ``Lỗi``
    names the same cell on both sides.
    """
    register = job.appraisal.register
    settings = register.settings
    sheets = Sheets()
    for name in _CLERK_SHEETS:
        tables = job.sheets.tables(name)
        sheets.put(name, _clerk_sheet(tables, name, settings), tables)
    _write_out_levels(sheets.table(layout.SUBJECTS), register)
    for name, heading in _STAY_AT_HOME:
        _blank(sheets.table(name), heading)
    scorers = ScorerNumbers(job.sheets.table(layout.SCORES))
    scorers.put_into_scores(sheets.table(layout.SCORES))
    run = AppraisalRun(moment=edition.created.replace(tzinfo=None), user="", data_code=job.run.data_code)
    for block in (results_block(job.appraisal, run), problems_block(job.appraisal, run)):
        sheet = sheets[block.sheet] = block_values(block)
        for column in sheet.columns.keys() - {1}:  # what stands at the right is said at the left
            cells = sheet.columns[column]
            sheet.columns[column] = {row: value for row, value in cells.items() if row >= layout.HEADING_ROW}
        mark_provisional(sheet, settings)
    _put_numbers_into_texts(scorers, sheets)
    return sealed(
        register,
        EnvelopeKind.SUBMISSION,
        sheets,
        edition,
        recipient=settings.superior_code,
        subjects=len(job.appraisal.verdicts),
    )


def _put_numbers_into_texts(scorers: ScorerNumbers, sheets: Sheets) -> None:
    """What ``Lỗi`` says of score sheets, and what an explanation repeats of that, names scorers."""
    results, problems = sheets.table(layout.RESULTS), sheets.table(layout.PROBLEMS)
    explanation = layout.heading(layout.RESULTS, "explanation")
    sheet_of, message, fix = layout.headings(layout.PROBLEMS, "sheet", "message", "fix")
    scorers.put_into_texts(results, explanation, results.values(explanation))
    # What is said of a row of Đơn vị may name its subject, who may be called like a scorer.
    of_others = [row for row, sheet in problems.values(sheet_of).items() if sheet != layout.SUBJECTS]
    for heading in (message, fix):
        scorers.put_into_texts(problems, heading, of_others)


def _blank(table: Table, heading: str) -> None:
    """Leave a column's cells blank under its heading."""
    column = table.columns.get(heading)
    if column is not None:
        cells = table.sheet.columns[column]
        table.sheet.columns[column] = {row: value for row, value in cells.items() if row <= table.heading_row}


def _clerk_sheet(tables: Sequence[Table], name: str, settings: Settings) -> SheetValues:
    """The sheet's columns from their headings down, under its title where there is room for one.

    What stands above, beside or between the tables, such as notes of the clerk's own, stays at home.
    """
    sheet = tables[0].sheet
    heading_rows = {table.heading_row for table in tables}
    columns = {column: row for row in sorted(heading_rows, reverse=True) for column in headings_of_row(sheet, row)}
    result = plain_values(sheet, name, columns)
    if min(heading_rows) >= layout.HEADING_ROW:
        unit = settings.unit_name or settings.unit_code
        result.set(1, 1, sheet_words.TITLES[name])
        result.set(2, 1, words.SUBTITLE.format(unit=unit, level=settings.level.value, year=settings.year))
        mark_provisional(result, settings)
    return result


def _write_out_levels(table: Table, register: Register) -> None:
    """Put the sender's level where a subject's is blank: to the recipient, blank means another level."""
    sheet = table.sheet
    column = table.columns.get(_LEVEL)
    if column is None:
        column = max(headings_of_row(sheet, table.heading_row)) + 1
        sheet.set(table.heading_row, column, _LEVEL)
    given = table.values(_LEVEL)
    for subject in register.subjects:
        if subject.row not in given:
            sheet.set(subject.row, column, register.settings.level.value)


_SCORER = layout.heading(layout.SCORES, "scorer")
_OF_THE_SUBJECT = layout.headings(layout.SCORES, "code", "name")
_NO_NAMES = frozenset(
    map(fold, (*layout.COLUMNS, *(column.heading for columns in layout.COLUMNS.values() for column in columns)))
)
"""Sheets and headings, which messages are full of: a cell that holds one of these words names nobody."""
_FEWEST_LETTERS = 2
_LONGEST_QUOTED = 60


class ScorerNumbers:
    """The numbers of the scorers on ``Điểm``; the same text, but for case and the spaces around it, is the same one."""

    def __init__(self, scores: Table) -> None:
        self._scores = scores
        self._numbers: dict[str, str] = {}
        self._written: dict[str, str] = {}
        for _, value in sorted(scores.values(_SCORER).items()):
            key = fold(cell_text(value))
            number = self._numbers.setdefault(key, words.SCORER.format(number=len(self._numbers) + 1))
            for written in _ways_to_write(value):
                self._written.setdefault(written, number)
        longest_first = sorted(self._written, key=len, reverse=True)
        self._names = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def put_into_scores(self, scores: Table) -> None:
        """Put the numbers in the place of the names on this copy of ``Điểm``; a subject's ``Tên`` is its own."""
        kept = {scores.columns.get(heading) for heading in _OF_THE_SUBJECT}
        for column, cells in scores.sheet.columns.items():
            is_scorer = column == scores.columns[_SCORER]
            for row, value in cells.items():
                if row > scores.heading_row and column not in kept and (is_scorer or isinstance(value, str)):
                    cells[row] = self._numbers.get(fold(cell_text(value)), value)

    def put_into_texts(self, table: Table, heading: str, rows: Collection[int]) -> None:
        """Put the numbers in the place of the names wherever a text of these rows under a heading holds one."""
        column = table.columns.get(heading)
        cells = {} if column is None else table.sheet.columns.get(column, {})
        for row in rows if self._written else ():
            text = cells.get(row)
            if isinstance(text, str):
                cells[row] = self._names.sub(lambda name: self._written[name[0]], text)


def _ways_to_write(value: CellValue) -> Iterator[str]:
    """How a message may write a scorer: whole, shortened, or as legacy letters are read; nothing of mere numbers."""
    text = cell_text(value)
    reading = legacy_reading(text)
    texts = [text, shown(value)]
    if reading is not None:
        texts += [reading.text, quoted(reading.text, _LONGEST_QUOTED)]
    for written in texts:
        if sum(map(str.isalpha, written)) >= _FEWEST_LETTERS and fold(written) not in _NO_NAMES:
            yield written


def result(
    appraisal: Appraisal, recipient: str, verdicts: Sequence[tuple[str, Verdict]], edition: Edition, name: str = ""
) -> Envelope:
    """The envelope of one sender's results; ``name`` is the sender's, empty where it is not known."""
    register = appraisal.register
    settings = register.settings
    subtitle = returned_words.SUBTITLE.format(
        unit=settings.unit_name or settings.unit_code,
        level=settings.level.value,
        moment=vietnamese_moment(edition.created),
        recipient=name or recipient,
    )
    rows = _rows(appraisal, verdicts)
    title = result_words.RESULTS_TITLE.format(year=settings.year)
    note = legend(settings, register.guidance)
    sheet = block_values(table_block(layout.RESULTS, layout.RESULT_COLUMNS, title, subtitle, rows, note=note))
    mark_provisional(sheet, settings)
    sheets = {layout.RESULTS: sheet}
    return sealed(register, EnvelopeKind.RESULT, sheets, edition, recipient=recipient, subjects=len(rows))


def _rows(appraisal: Appraisal, verdicts: Sequence[tuple[str, Verdict]]) -> list[Sequence[WrittenValue]]:
    """``Kết quả`` as at home, but under the recipient's own codes and explained without what is not its business.

    What a still higher level decided goes down with its level, so that it is known as that level's (A21).
    """
    columns = result_columns(appraisal, [verdict for _, verdict in verdicts])
    columns["code"] = [code for code, _ in verdicts]
    explaining = Explaining(appraisal.register, for_sender=True)
    columns["explanation"] = [
        explaining.explain(verdict.subject, verdict.decision, verdict.circumstances, verdict.readings)
        for _, verdict in verdicts
    ]
    return list(zip(*(columns[column.field] for column in layout.RESULT_COLUMNS), strict=True))
