"""When the report of a subject came, until when it was in time, and by how much it was or was not (R19-R21)."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import Due, due
from xlsx_addin.guidance.wording import hour_words, kind_names
from xlsx_addin.paper.citation import deadline_clause
from xlsx_addin.paper.meeting import clock
from xlsx_addin.paper.notation import day, day_and_weekday
from xlsx_addin.terms import Kind, Lateness
from xlsx_addin.words import letter as letter_words
from xlsx_addin.words import paper_answer as words

if TYPE_CHECKING:
    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.paper.dossier import Dossier


def timeliness(dossier: Dossier, verdict: Verdict) -> str:
    """The sentence on one subject, by the deadline of its kind; without a deadline only when the report came."""
    received = verdict.subject.received
    when = due(dossier.settings, dossier.guidance, verdict.subject.kind)
    came = _came(received, with_hour=when is not None and when.has_hour)
    if when is None or not verdict.outcome.facts.is_own:
        return came
    until = _until(dossier, verdict, when)
    if received is None:
        return f"{came} {until}."
    return f"{came} {until}: {_by_how_much(verdict, (when.last_day - received.date()).days)}."


def due_words(dossier: Dossier) -> str:
    """Until when a level's reports are in time, kind by kind where the letter tells them apart; empty where never."""
    settings, guidance = dossier.settings, dossier.guidance
    said: dict[str, list[Kind]] = {}
    for kind in guidance.authority(settings.level).kinds:
        when = due(settings, guidance, kind)
        said.setdefault("" if when is None else _last_moment(dossier, kind, when), []).append(kind)
    if len(said) == 1:
        return next(iter(said))
    return "; ".join(
        words.DUE_OF_KINDS.format(kinds=kind_names(kinds), until=until or words.NEVER_DUE)
        for until, kinds in said.items()
    )


def _came(received: datetime | None, *, with_hour: bool) -> str:
    """When the report came; with the hour where that decides and somebody noted it."""
    if received is None:
        return words.NOT_RECEIVED
    if with_hour and received.time() != time():
        return words.RECEIVED_AT.format(clock=clock(received.time()), day=day(received.date()))
    return words.RECEIVED.format(day=day(received.date()))


def _until(dossier: Dossier, verdict: Verdict, when: Due) -> str:
    kind = verdict.subject.kind
    clause = deadline_clause(dossier.settings, dossier.guidance, kind)
    return words.LAST_DAY.format(until=_last_moment(dossier, kind, when), clause=clause)


def _last_moment(dossier: Dossier, kind: Kind | None, when: Due) -> str:
    if when.has_hour and when.to_confirm is not None:
        entry = dossier.guidance.deadline(dossier.settings.year, dossier.settings.level, kind)
        return hour_words(entry, day_and_weekday(when.to_confirm))
    return letter_words.UNTIL_DAY.format(day=day_and_weekday(when.last_day))


def _by_how_much(verdict: Verdict, days_early: int) -> str:
    if verdict.lateness is Lateness.ON_TIME:
        return words.EARLY.format(days=days_early) if days_early else words.ON_TIME
    if verdict.lateness is Lateness.DEADLINE_DAY:
        return words.ON_THE_DAY
    accepted = words.ACCEPTED if verdict.subject.late_accepted else words.NOT_ACCEPTED
    return words.LATE.format(days=verdict.days_late, acceptance=accepted)
