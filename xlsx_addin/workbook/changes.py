"""What a run changed: its verdicts beside those that the run before left on ``Kết quả``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.terms import Outcome, labels_of
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.vietnamese.quoting import listed
from xlsx_addin.words import results as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import cell_text, code_of
from xlsx_addin.workbook.tables import find_table, has_all_headings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.xlsx.cells import SheetValues

_MOST_CODES = 5
_OUTCOMES = {fold(label): outcome for outcome in Outcome for label in labels_of(outcome)}


class Concluded(NamedTuple):
    """A conclusion; ``outcome`` is None where the sheet says something else."""

    outcome: Outcome | None
    grade: str


def concluded_before(results: SheetValues | None) -> dict[str, Concluded]:
    """What stands on ``Kết quả``, by the subjects' Mã; none before the first run, and where it is no such table."""
    if results is None or not has_all_headings(results, layout.RESULT_COLUMNS):
        return {}
    table = find_table(results, layout.RESULT_COLUMNS)
    codes, outcomes, grades = map(table.values, layout.headings(layout.RESULTS, "code", "outcome", "grade"))
    return {
        code: Concluded(_OUTCOMES.get(fold(cell_text(outcomes.get(row)))), cell_text(grades.get(row)))
        for row, value in codes.items()
        if (code := code_of(value))
    }


def change_sentences(before: Mapping[str, Concluded], verdicts: Sequence[Verdict]) -> list[str]:
    """What is other than before, a sentence each; one where nothing is, and none where nothing stood there."""
    if not before:
        return []
    now = {
        verdict.subject.code: Concluded(verdict.outcome, verdict.grade.value if verdict.grade else "")
        for verdict in verdicts
        if verdict.subject.code
    }
    more, less = (
        [code for code in codes if _is_qualified(other.get(code)) and not _is_qualified(one.get(code))]
        for codes, one, other in ((now, before, now), (before, now, before))
    )
    others = [
        code for code in now if code in before and now[code] != before[code] and code not in more and code not in less
    ]
    sentences = [
        sentence.format(count=len(codes), codes=listed(codes, _MOST_CODES))
        for sentence, codes in (
            (words.MORE_QUALIFIED, more),
            (words.LESS_QUALIFIED, less),
            (words.OTHER_CONCLUSIONS, others),
            (words.NEW_SUBJECTS, [code for code in now if code not in before and code not in more]),
            (words.GONE_SUBJECTS, [code for code in before if code not in now and code not in less]),
        )
        if codes
    ]
    if not sentences:
        return [words.NOTHING_CHANGED]
    counts = [sum(map(_is_qualified, side.values())) for side in (before, now)]
    return [words.SINCE_LAST_RUN.format(before=counts[0], now=counts[1]), *sentences]


def _is_qualified(concluded: Concluded | None) -> bool:
    return concluded is not None and concluded.outcome is Outcome.QUALIFIED
