"""Score sheets that belong to nobody: evidence that somebody's mean lacks, and whose it probably is (A35)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from xlsx_addin.terms import Outcome
from xlsx_addin.vietnamese.edit_distance import CloseWords

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.appraisal.records import Register, ScoreSheet
    from xlsx_addin.appraisal.subject_index import SubjectIndex
    from xlsx_addin.appraisal.trace import Decision

_MOST_EDITS = 2
_SCORED = (Outcome.AWAITING_APPRAISAL, Outcome.QUALIFIED, Outcome.NOT_QUALIFIED)
"""Lines 9 to 11: whose mean may lack a score sheet."""


def ownerless_sheets(register: Register, index: SubjectIndex) -> list[ScoreSheet]:
    """The score sheets whose ``Mã`` names no subject: blank, hidden by a merge, unreadable or unknown."""
    return [sheet for sheet in register.score_sheets if sheet.code is None or sheet.code not in index.by_code]


def likely_owners(
    ownerless: Sequence[ScoreSheet],
    index: SubjectIndex,
    sheets_of: Mapping[str, Sequence[ScoreSheet]],
    decided: Mapping[int, Decision],
) -> dict[int, list[ScoreSheet]]:
    """Row of ``Đơn vị`` and the sheets of which its subject is the likely owner.

    Candidates are the subjects that stand on lines 9 to 11 and have no sheet of that scorer; a sheet without a scorer
    has none. Where a merge hides the ``Mã``, it is the candidate whose code stands in the merge's first cell; else the
    only candidate at the least distance, if no other subject is as near.
    """
    candidates = _Candidates(index, sheets_of, decided)
    owners: dict[int, list[ScoreSheet]] = defaultdict(list)
    for sheet in ownerless:
        code = candidates.owner(sheet) if sheet.scorer else None
        if code is not None:
            owners[index.by_code[code][0].row].append(sheet)
    return owners


class _Candidates:
    def __init__(
        self,
        index: SubjectIndex,
        sheets_of: Mapping[str, Sequence[ScoreSheet]],
        decided: Mapping[int, Decision],
    ) -> None:
        self._scored = {
            code for code, (subject, *_) in index.by_code.items() if decided[subject.row].outcome in _SCORED
        }
        self._scorers = {code: {sheet.scorer for sheet in sheets_of.get(code, ())} for code in self._scored}
        self._close = CloseWords(list(index.by_code), _MOST_EDITS)

    def owner(self, sheet: ScoreSheet) -> str | None:
        """The code of the sheet's likely owner."""
        if sheet.code_hidden_by is not None:
            return sheet.code_hidden_by if self._may_own(sheet.code_hidden_by, sheet) else None
        if sheet.code is None:
            return None
        least, nearest = self._close.nearest(sheet.code)
        if len(nearest) != 1 or 2 * least >= len(nearest[0]):
            return None
        return nearest[0] if self._may_own(nearest[0], sheet) else None

    def _may_own(self, code: str, sheet: ScoreSheet) -> bool:
        return code in self._scored and sheet.scorer not in self._scorers[code]
