"""What D5 says of whom: statements of what has come out, and proposals to whoever decides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count as numbers
from typing import TYPE_CHECKING, Any

from xlsx_addin.paper.census import SHUT_OUT, Census
from xlsx_addin.paper.notation import some
from xlsx_addin.terms import Level, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.paper.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedSentence:
    """One sentence: its number after closing up where it proposes, how many subjects, and by grade."""

    number: str = ""
    count: str = ""
    grades: str = ""


def _decided(dossier: Dossier, counted: Census) -> list[Verdict]:
    """Who was recognised, by a decision of which the workbook holds number and day."""
    office = dossier.office
    return counted.decided if office.decision_number and office.decision_day is not None else []


def results(dossier: Dossier, counted: Census) -> dict[str, Any]:
    """What has come out: statements, which ask for nothing."""
    return {
        "decided": _sentence(counted, _decided(dossier, counted)),
        "refused": _sentence(counted, counted.refused),
        "concluded_above": _sentence(counted, counted.concluded_above),
        "late_accepted": _sentence(counted, counted.late_accepted),
        "not_qualified": _sentence(counted, counted.standing(Outcome.NOT_QUALIFIED)),
        "shut_out": _sentence(counted, counted.standing(*SHUT_OUT)),
    }


def proposals(dossier: Dossier, counted: Census) -> dict[str, Any]:
    """What is proposed of whom; on whom a level above concluded nobody here decides or proposes (A21, R24)."""
    decided = {verdict.subject.row for verdict in _decided(dossier, counted)}
    to_decide = [verdict for verdict in counted.of_this_level if verdict.subject.row not in decided]
    is_organs = dossier.settings.level is Level.STANDING_COMMITTEE  # which reports to the committee that decides
    groups = {
        "decided_here": [] if is_organs else to_decide,
        "proposed": counted.proposed,
        "reported_to_own": to_decide if is_organs else [],
        "grounds": counted.with_grounds,
        "late": counted.late_open,
        "commended": [] if is_organs else counted.for_rating,
    }
    series = numbers(1)
    return {
        name: _sentence(counted, members, number=str(next(series)) if members else "")
        for name, members in groups.items()
    }


def _sentence(counted: Census, members: Sequence[Verdict], *, number: str = "") -> ProposedSentence:
    return ProposedSentence(number=number, count=some(len(members)), grades=counted.by_grade(members))
