"""D9 Công văn đôn đốc: all units that have not sent, in one letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from xlsx_addin.paper import letterhead
from xlsx_addin.paper.citation import shut_out_clause
from xlsx_addin.paper.letterhead import DocumentFields
from xlsx_addin.paper.notation import count, day, day_and_weekday, some
from xlsx_addin.refusal import Refusal
from xlsx_addin.terms import Outcome
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_letters as letter_words

if TYPE_CHECKING:
    from xlsx_addin.paper.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderFields(DocumentFields):
    """The fields of the reminder."""

    addressees: tuple[str, ...]
    """Each as it stands on its line; a single one is the name alone."""
    is_single: bool
    clause_shut_out: str
    moment: str
    missing: str
    last_day: str
    days_late: str
    in_time: bool
    recipients: tuple[str, ...]


def reminder_fields(dossier: Dossier) -> ReminderFields | None:
    """Word the letter; None where every unit has sent. Refusal where it cannot be told who has."""
    if dossier.reminder_obstacle:
        raise Refusal(dossier.reminder_obstacle)
    missing = [recipient.name for recipient in dossier.recipients if not recipient.has_sent]
    if not missing:
        return None
    first_late = dossier.appraisal.first_late_day
    last_day = None if first_late is None else first_late - timedelta(days=1)
    days_late = 0 if last_day is None else max(0, (dossier.today - last_day).days)
    return ReminderFields(
        **letterhead.document_fields(dossier, letterhead.working_author(dossier), "CV", has_points=False),
        addressees=_lines(missing),
        is_single=len(missing) == 1,
        clause_shut_out=shut_out_clause(dossier.guidance, Outcome.NO_REPORT),
        moment=letter_words.MOMENT.format(day=day(dossier.today)),
        missing=count(len(missing)),
        last_day="" if last_day is None else day_and_weekday(last_day),
        days_late=some(days_late),
        in_time=first_late is not None and not days_late,
        recipients=letterhead.recipients_list(dossier, words.AS_ABOVE, by_organ=True),
    )


def _lines(names: list[str]) -> tuple[str, ...]:
    if len(names) == 1:
        return tuple(names)
    return tuple(f"- {name}{'.' if place == len(names) else ','}" for place, name in enumerate(names, start=1))
