"""Merging score forms into ``Điểm``: each cell of the person's own rows by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.forms.answers import CODE, FormAnswer
from xlsx_addin.exchange.merging.three_way import Difference, Key, merge_fields
from xlsx_addin.words import form_receiving as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.exchange.answers.people import People
    from xlsx_addin.exchange.merging.board import Board
    from xlsx_addin.exchange.merging.item_verdict import Merged
    from xlsx_addin.exchange.merging.items import FoundItem
    from xlsx_addin.exchange.merging.submissions import Library
    from xlsx_addin.xlsx.cells import CellValue


class ScoreMerging:
    """Changes rows of ``Điểm``; one object a run."""

    def __init__(self, board: Board, library: Library, people: People) -> None:
        self._board = board
        self._library = library
        self._people = people

    def merge(self, answer: FormAnswer, before: Merged | None, item: FoundItem) -> None:
        """Merge one answer: what only the scorer changed is taken as typed, and ``Lỗi`` judges it."""
        scorer, headings = answer.manifest.scorer, answer.score_headings
        bases = self._bases(answer, before)
        given = {str(row[CODE]): row for row in answer.rows}
        gone = []
        for subject in answer.manifest.subjects:
            code = subject.code
            if code not in given:
                continue
            if Key(code) not in self._board.subjects:
                gone.append(code)
                continue
            theirs = {name: value for name, value in given[code].items() if name != CODE}
            ours = self._board.scores.fields(code, scorer, headings)
            base = bases.get(code, {})
            taken, differences = merge_fields(base, ours, theirs, headings)
            self._board.differences.follow_row(code, theirs, scorer)
            if self._people.is_decided(code):
                differences += [Difference(name, base.get(name), new, ours.get(name)) for name, new in taken.items()]
                taken = {}
            if any(value is not None for value in taken.values()):
                self._board.scores.lay_out(code, subject.name, scorer)
            for name, value in taken.items():
                self._board.scores.set(code, scorer, name, value)
            for difference in differences:
                self._board.differences.add(code, difference, scorer)
            item.scores += len(taken)
            item.changed += [code] if taken else []
            item.conflicts += [code] if differences else []
        if gone:
            item.doubts.append(words.SUBJECTS_GONE.format(subjects=", ".join(gone)))

    def _bases(self, answer: FormAnswer, before: Merged | None) -> Mapping[str, Mapping[str, CellValue]]:
        """By Mã: the last answer to this very form, else what it was handed out with."""
        handed_out = {subject.code: answer.handed_out(subject) for subject in answer.manifest.subjects}
        rows = None if before is None else self._library.rows(before)
        if rows is None:
            return handed_out
        answered = {
            str(row[CODE]): {name: value for name, value in row.items() if name != CODE} for row in rows if CODE in row
        }
        return {**handed_out, **answered}
