"""What stands beside an outcome and never changes it: lateness, a level above that concluded, equal printed points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.appraisal.deadline import Due, lateness
from xlsx_addin.appraisal.elsewhere import result_above, told_elsewhere

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.appraisal.records import DecisionElsewhere, Register, Subject
    from xlsx_addin.terms import Lateness, Outcome


class Circumstances(NamedTuple):
    """The facts beside one outcome."""

    lateness: Lateness | None
    days_late: int | None
    above: DecisionElsewhere | None
    """What the highest level above that concluded on the subject said; None where none did (A21)."""
    elsewhere: DecisionElsewhere | None
    """What the explanation tells of another level: the same, or what the level below concluded."""
    readings: tuple[str, ...]
    """The readings of ours by which the flag is as it is."""
    same_printed: Sequence[str] = ()
    """Mã of those of the same kind with the same printed points and another rank."""


def circumstances(
    subject: Subject, outcome: Outcome, register: Register, when: Due | None, same_printed: Sequence[str]
) -> Circumstances:
    """What stands beside the outcome of a subject; ``when`` is when its report is due, None without a deadline."""
    flag, days, readings = _lateness(subject, register, when)
    above = result_above(subject, register)
    return Circumstances(flag, days, above, told_elsewhere(subject, outcome, register), readings, same_printed)


def _lateness(
    subject: Subject, register: Register, when: Due | None
) -> tuple[Lateness | None, int | None, tuple[str, ...]]:
    """The flag and the days late (R19-R21); a subject of a level above is due there, on that level's day (A34)."""
    if when is None or subject.received is None:
        return None, None, ()
    settings, guidance = register.settings, register.guidance
    if subject.level is not None and subject.level.rank > settings.level.rank:
        reading = guidance.readings.due_at_own_level
        return None, None, () if reading is None else (reading,)
    flag, days = lateness(subject.received, when)
    strict = guidance.deadline_day.reading if when.is_strict_day(subject.received.date()) else None
    return flag, days, () if strict is None else (strict,)
