"""D11 Danh sách đề nghị xếp loại và khen thưởng: an annex of report, submission and decision (R24)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.paper.citation import ground_clause
from xlsx_addin.paper.listing import ListRow
from xlsx_addin.paper.notation import count, listed, points
from xlsx_addin.terms import Outcome
from xlsx_addin.vietnamese.numbers import plain
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_annexes as annex_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.paper.dossier import Dossier
    from xlsx_addin.paper.listing import Listing


def commendation_rows(listing: Listing, verdicts: Sequence[Verdict]) -> tuple[ListRow, ...]:
    """The rows of these subjects by kind, in the order given."""

    def row(number: int, verdict: Verdict) -> ListRow:
        subject = verdict.subject
        return ListRow(
            number=str(number),
            name=subject.name,
            post=listing.naming.post_and_workplace(subject),
            model=subject.model,
            result=_result(listing, verdict),
            self_grade="" if subject.self_grade is None else subject.self_grade.value,
            commendation=annex_words.COMMENDED if subject.commendation else "",
            note=listed((listing.grounds(verdict), listing.own_note(verdict)), "; "),
        )

    return listing.by_kind(verdicts, row)


def share_note(dossier: Dossier, listed_here: Sequence[Verdict]) -> str:
    """Below the list the letter's share, where it names one; of how many is for ink, since no cell holds it."""
    guidance = dossier.guidance
    if guidance.cap is None or not listed_here:
        return ""
    return annex_words.SHARE.format(
        count=count(len(listed_here)),
        percent=plain(guidance.cap.percent),
        clause=guidance.clause(guidance.cap.rule),
        guidance=guidance.short_title,
    )


def _result(listing: Listing, verdict: Verdict) -> str:
    """Points and grade, or that a ground stands in for them; of a level above what it concluded (A21)."""
    above = listing.naming.above(verdict)
    if above:
        return above
    if verdict.outcome is Outcome.ALTERNATIVE_GROUND:
        return words.OUTCOME_NAMES[verdict.outcome].format(clause=ground_clause(listing.dossier.guidance))
    grade = "" if verdict.grade is None else words.LEVEL_ALONE.format(grade=verdict.grade.value)
    return listed((words.POINTS.format(points=points(verdict.total)), grade))
