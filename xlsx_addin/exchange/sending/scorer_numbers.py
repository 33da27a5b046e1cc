"""Scorers leave the unit as numbers (envelope §2): “Người 1”, “Người 2” …, as ``Điểm`` names them one after another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.legacy import legacy_reading
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import exchange as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import cell_text, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from xlsx_addin.workbook.tables import Table
    from xlsx_addin.xlsx.cells import CellValue

_SCORER = layout.heading(layout.SCORES, "scorer")
_OF_THE_SUBJECT = tuple(layout.heading(layout.SCORES, field) for field in ("code", "name"))
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
