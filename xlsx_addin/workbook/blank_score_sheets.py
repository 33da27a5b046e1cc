"""``Lập phiếu``: the rows of ``Điểm`` that are missing, a subject and a scorer each, below those that stand there.

Scorers are those of ``Thành phần`` who chair or are members; subjects are those that this level scores. Nothing that
stands on the sheet is touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.terms import AttendanceRole
from xlsx_addin.vietnamese.normalise import fold_person
from xlsx_addin.workbook.cell_text import code_of
from xlsx_addin.workbook.layout import SCORES, heading
from xlsx_addin.xlsx.blocks import TEXT, SheetBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.workbook.tables import Table

_CODE, _NAME, _SCORER = (heading(SCORES, field) for field in ("code", "name", "scorer"))
_SCORING_ROLES = (AttendanceRole.CHAIR, AttendanceRole.MEMBER)


class BlankScoreSheet(NamedTuple):
    """A row to be laid out: a subject's Mã and Tên, and who scores it."""

    code: str
    name: str
    scorer: str


def scorers_of(appraisal: Appraisal) -> list[str]:
    """Who scores, in the order of ``Thành phần``, each once; none where nobody is named there."""
    named: dict[str, str] = {}
    for attendee in appraisal.register.attendees:
        if attendee.name and attendee.role in _SCORING_ROLES:
            named.setdefault(fold_person(attendee.name), attendee.name)
    return list(named.values())


def blank_score_sheets(appraisal: Appraisal, table: Table) -> list[BlankScoreSheet]:
    """The rows that ``Điểm`` lacks, by subject in the order of ``Đơn vị``, by scorer in that of ``Thành phần``.

    Somebody whose name differs only in case, spaces, diacritics or a title from one that stands there has a row.
    """
    there = set(_pairs(table))
    scorers = scorers_of(appraisal)
    return [
        BlankScoreSheet(verdict.subject.code, verdict.subject.name, scorer)
        for verdict in appraisal.verdicts
        if verdict.outcome.facts.is_scored and verdict.subject.code
        for scorer in scorers
        if (verdict.subject.code, fold_person(scorer)) not in there
    ]


def score_sheet_blocks(sheets: Sequence[BlankScoreSheet], table: Table) -> list[SheetBlock]:
    """The rows below everything that stands on ``Điểm``, a block a column; none where there is nothing to lay out."""
    if not sheets:
        return []
    first = max((max(column) for column in table.sheet.columns.values() if column), default=table.heading_row) + 1
    columns = {_CODE: [each.code for each in sheets], _SCORER: [each.scorer for each in sheets]}
    if _NAME in table.columns:
        columns[_NAME] = [each.name for each in sheets]
    return [
        SheetBlock(SCORES, first, table.columns[column], [(text,) for text in texts], [TEXT], clear_below=False)
        for column, texts in columns.items()
    ]


def _pairs(table: Table) -> Iterator[tuple[str, str]]:
    """Mã and scorer of every row of the sheet that has both, filled in or not."""
    scorers = table.values(_SCORER)
    for row, value in table.values(_CODE).items():
        code, scorer = code_of(value), scorers.get(row)
        if code is not None and isinstance(scorer, str):
            yield code, fold_person(scorer)
