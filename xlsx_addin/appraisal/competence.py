"""Whether a subject is this level's to appraise at all, by what its row says of itself (appraisal §2.2-2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.terms import DossierState

if TYPE_CHECKING:
    from xlsx_addin.appraisal.records import Settings, Subject


def belongs_elsewhere(subject: Subject, settings: Settings) -> bool:
    """Line 4: another level's subject, unless a lower level's one is proposed for commendation (R12-R14)."""
    own = settings.level
    if subject.level is None or subject.level is own:
        return False
    return not (subject.level.rank < own.rank and subject.commendation)


def is_ours(subject: Subject, settings: Settings) -> bool:
    """Whether the row is not of lines 2 to 4: neither withdrawn nor out of scope nor another level's.

    Of other rows nobody is told what only a lower level could mend: contradictions, what is missing.
    """
    if subject.state is DossierState.WITHDRAWN or subject.is_out_of_scope:
        return False
    return not belongs_elsewhere(subject, settings)
