"""The values of a sender that the clerk chose on ``Sai khác``: they take the place of this level's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.merging.differences import key_label, score_of_text, value_of_text
from xlsx_addin.exchange.merging.merged_sheet import SOURCE
from xlsx_addin.exchange.merging.three_way import keyed_rows
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook.cell_text import cell_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.exchange.merging.board import Board
    from xlsx_addin.exchange.merging.differences import OpenDifference
    from xlsx_addin.exchange.merging.submissions import Library
    from xlsx_addin.exchange.merging.three_way import Fields, Key
    from xlsx_addin.xlsx.cells import CellValue


def take_chosen_values(board: Board, library: Library) -> list[str]:
    """Put them into ``Đơn vị``; a sentence for each that has no row there any more."""
    lines = board.differences.taken
    if not lines:
        return []
    keys = {key_label(key): key for key in board.subjects.keys}
    sent: dict[str, Mapping[Key, Fields]] = {}
    sentences = []
    for line in lines:
        if line.scorer:
            value = score_of_text(line.theirs)
            if not board.scores.set(line.code, line.scorer, line.heading, value):
                sentences.append(words.NOT_TAKEN.format(heading=line.heading, subject=line.code))
            continue
        key = keys.get(line.code)
        if key is None:
            sentences.append(words.NOT_TAKEN.format(heading=line.heading, subject=line.code))
            continue
        sender = cell_text(board.subjects.value(key, SOURCE))
        if sender not in sent:
            sent[sender] = _rows_merged_last(board, library, sender)
        board.subjects.set(key, line.heading, _value(line, sent[sender].get(key, {})))
    return sentences


def _rows_merged_last(board: Board, library: Library, sender: str) -> Mapping[Key, Fields]:
    """The rows of the version that the workbook holds; none where it is lost."""
    merged = board.progress.merged(sender)
    rows = None if merged is None else library.rows(merged)
    return {} if rows is None else keyed_rows(rows, sender)


def _value(line: OpenDifference, fields: Fields) -> CellValue | None:
    """The value as it was sent, else as the line shows it."""
    value = fields.get(line.heading)
    return value if value is not None and cell_text(value) == line.theirs else value_of_text(line.theirs, line.heading)
