"""The table of outcomes (appraisal §2; R1-R17): its lines in their order, the first that holds decides.

Each says by which reading of ours it came out so, where the letter is silent: by the other reading it would not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.appraisal.competence import belongs_elsewhere
from xlsx_addin.appraisal.deadline import lateness
from xlsx_addin.appraisal.trace import NO, YES, Asked, Awaited, Decided, Fact, Graded, Unscored, failing, holding
from xlsx_addin.guidance.model import LateEffect
from xlsx_addin.terms import DossierState, Ground, Kind, Lateness, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsx_addin.appraisal.case import Case


def is_faulty(case: Case) -> Asked:
    """Line 1; a score sheet that names nobody spoils its likely owner by a reading of ours (A35)."""
    faults = case.docket.faults.get(case.subject.row)
    if faults is None:
        return NO
    by_ownership_alone = not faults.errors
    return holding(faults, readings=_ours(case.guidance.readings.ownerless_sheet if by_ownership_alone else None))


def is_withdrawn(case: Case) -> Asked:
    """Line 2."""
    return YES if case.subject.state is DossierState.WITHDRAWN else NO


def is_out_of_scope(case: Case) -> Asked:
    """Line 3 (R11)."""
    return YES if case.subject.is_out_of_scope else NO


def is_another_levels(case: Case) -> Asked:
    """Line 4 (R12-R14); a collective from below that is proposed for commendation is read into it (A23)."""
    subject, settings = case.subject, case.register.settings
    if belongs_elsewhere(subject, settings):
        return YES
    if subject.kind is Kind.COLLECTIVE and subject.level is not None and subject.level is not settings.level:
        return failing(readings=_ours(case.guidance.readings.collectives_proposed))
    return NO


def has_ground(case: Case) -> Asked:
    """Line 5: what stands in for a registration (R5-R7; any of them, A3), before clause 3 is asked (A2).

    A subject that is appraised all the same (A11) needs no ground where its own model qualifies.
    """
    if not case.is_unregistered:
        return NO
    grounds = case.guidance.grounds_of(case.subject.kind)
    if not grounds or (case.is_appraised_all_the_same and case.reaches_recognised_grade):
        return NO
    facts = tuple(case.headed if ground is Ground.ORGANISATION else _decided(case, ground) for ground in grounds)
    found = {fact.ground for fact in facts if fact.holds}
    asked = holding if found else failing
    return asked(*facts, readings=_readings_of_grounds(case, facts, found))


def awaits_organisation(case: Case) -> Asked:
    """Line 6 (R5): the head of an organisation whose result is still to come, or that is not in this workbook."""
    if not case.is_unregistered or Ground.ORGANISATION not in case.guidance.grounds_of(case.subject.kind):
        return NO
    headed = case.headed
    if headed.code is None or case.is_appraised_all_the_same or headed.result is not None:
        return NO
    if headed.outcome is not None and headed.outcome.facts.is_decision:
        return NO
    is_collective = headed.organisation is not None and headed.organisation.kind is Kind.COLLECTIVE
    reading = case.guidance.readings.head_of_collective if is_collective else None
    return holding(headed, readings=_ours(reading, case.reading_of_blank))


def may_still_register(case: Case) -> Asked:
    """Line 6a: a blank waits until the letter's last day for it, else until the last day for reports (A36)."""
    subject, times = case.subject, case.times
    if subject.registered is not None or not times.registration.required:
        return NO
    if subject.received is not None or not times.may_still_register:
        return NO
    return holding(Awaited(times.last_day_to_register), readings=_ours(case.guidance.readings.open_registration))


def is_not_registered(case: Case) -> Asked:
    """Line 7 (R15): Không counts at once (A36), but not in a year that requires no registration (A11)."""
    times = case.times
    if not case.is_unregistered:
        return NO
    if not times.registration.required:
        return failing(readings=_ours(times.registration.reading))
    return holding(readings=_ours(case.guidance.readings.open_registration if times.may_still_register else None))


def may_still_report(case: Case) -> Asked:
    """Line 8a; on the deadline's very day it is too late by a reading of ours (A6)."""
    if case.subject.received is not None:
        return NO
    if not case.times.may_still_report:
        return failing(readings=_ours(case.times.reading_of_today))
    return holding(Awaited(case.times.last_day))


def has_no_report(case: Case) -> Asked:
    """Line 8b (R16). A late report that nobody accepted counts (A7), and one without a self-assessment (A33)."""
    subject, when = case.subject, case.times.due
    if subject.received is None:
        return YES
    readings, columns = case.guidance.readings, case.register.subject_columns
    found = []
    if when is not None and not subject.late_accepted and lateness(subject.received, when)[0] is not Lateness.ON_TIME:
        found.append(readings.late_report)
    lacks_points = subject.self_points is None and "self_points" in columns
    if lacks_points or (subject.self_grade is None and "self_grade" in columns):
        found.append(readings.without_self_assessment)
    return failing(readings=_ours(*found)) if found else NO


def came_too_late(case: Case) -> Asked:
    """Line 8c, of a letter that says so: a late report that the competent organ has not accepted."""
    subject, when = case.subject, case.times.due
    if case.guidance.late_report.effect is not LateEffect.NOT_APPRAISED or subject.received is None or when is None:
        return NO
    if lateness(subject.received, when)[0] is Lateness.ON_TIME:
        return NO
    strict = case.guidance.deadline_day.reading if when.is_strict_day(subject.received.date()) else None
    readings = _ours(strict, case.guidance.late_report.reading)
    return failing(readings=readings) if subject.late_accepted else holding(readings=readings)


def cannot_be_graded(case: Case) -> Asked:
    """Line 9; also with fewer score sheets than the letter asks for, where it lets them wait."""
    if case.points is not None:
        return NO
    return holding(Unscored(len(case.sheets), case.sheets_waited_for))


def reaches_recognised_grade(case: Case) -> Asked:
    """Line 10 (R3)."""
    return _graded(case) if case.reaches_recognised_grade else NO


def does_not_reach_it(case: Case) -> Asked:
    """Line 11 (R4): all others."""
    return _graded(case)


class Line(NamedTuple):
    """One line of the table: when ``holds`` says so of a subject, this is its outcome."""

    number: str
    outcome: Outcome
    holds: Callable[[Case], Asked]
    asks: tuple[str, ...] = ()
    """Fields of the subject's own row that the line rests on."""


LINES = (
    Line("1", Outcome.INVALID, is_faulty),
    Line("2", Outcome.WITHDRAWN, is_withdrawn, ("state",)),
    Line("3", Outcome.OUT_OF_SCOPE, is_out_of_scope, ("scope",)),
    Line("4", Outcome.OTHER_AUTHORITY, is_another_levels, ("level",)),
    Line("5", Outcome.ALTERNATIVE_GROUND, has_ground, ("registered",)),
    Line("6", Outcome.AWAITING_ORGANISATION, awaits_organisation, ("registered",)),
    Line("6a", Outcome.AWAITING_REGISTRATION, may_still_register, ("registered",)),
    Line("7", Outcome.NOT_REGISTERED, is_not_registered, ("registered",)),
    Line("8a", Outcome.AWAITING_REPORT, may_still_report, ("received",)),
    Line("8b", Outcome.NO_REPORT, has_no_report, ("received",)),
    Line("8c", Outcome.LATE_REPORT, came_too_late, ("received", "late_accepted")),
    Line("9", Outcome.AWAITING_APPRAISAL, cannot_be_graded, ("code",)),
    Line("10", Outcome.QUALIFIED, reaches_recognised_grade),
    Line("11", Outcome.NOT_QUALIFIED, does_not_reach_it),
)
"""Every outcome once, in the order in which the lines are asked."""

if [line.outcome for line in LINES] != list(Outcome):
    raise ValueError("each outcome has one line, in the order in which they are tried")


def _ours(*numbers: str | None) -> tuple[str, ...]:
    """The readings that the letter leaves to us, without those that it settles itself."""
    return tuple([number for number in numbers if number is not None])


def _decided(case: Case, ground: Ground) -> Decided:
    """A decision by number and day: of the year, unless the letter takes those of any year (R6, R7, A4)."""
    subject = case.subject
    is_initiative = ground is Ground.INITIATIVE
    number = subject.initiative_number if is_initiative else subject.award_number
    day = subject.initiative_date if is_initiative else subject.award_date
    entry = case.guidance.ground(ground)
    counts = day is not None and entry is not None and entry.counts(day, case.docket.year)
    return Decided(ground, number, day, bool(number) and counts)


def _readings_of_grounds(case: Case, facts: tuple[Fact, ...], found: set[Ground]) -> tuple[str, ...]:
    """By which readings one ground alone made line 5 hold, or kept it from holding."""
    guidance, headed = case.guidance, case.headed
    deciding = [case.reading_of_blank] if found else []
    if found <= {Ground.ORGANISATION} and case.headed_would_differ:
        deciding.append(guidance.readings.final_level)
    if found == {Ground.ORGANISATION} and headed.organisation is not None:
        deciding.append(guidance.readings.head_of_collective if headed.organisation.kind is Kind.COLLECTIVE else None)
    if not found:
        outside = [fact for fact in facts if isinstance(fact, Decided) and fact.number and fact.day is not None]
        deciding += [entry.reading for fact in outside if (entry := guidance.ground(fact.ground)) is not None]
    return _ours(*deciding)


def _graded(case: Case) -> Asked:
    points = case.points
    if points is None:
        raise ValueError("lines 10 and 11 stand behind line 9")
    reading = case.guidance.readings.exact_mean if points.rounding_would_differ else None
    return holding(Graded(points, len(case.sheets)), readings=_ours(reading))
