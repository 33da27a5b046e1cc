"""What the JSON must say of each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.oracle.decision import two_decimals
from tools.oracle.subjects import GRADED

if TYPE_CHECKING:
    from tools.oracle.decision import Reading
    from tools.oracle.subjects import Subject


def results(reading: Reading) -> list[dict[str, object]]:
    """What the JSON must say of each subject, in the order of the sheet."""
    rows: list[dict[str, object]] = []
    for subject, outcome in zip(reading.subjects, reading.outcomes, strict=True):
        flag, days = reading.lateness(subject)
        row: dict[str, object] = {
            "subject": subject.code or None,
            "kind": subject.kind or None,
            "outcome": outcome,
            "grounds": reading.grounds(subject) if outcome == "alternative_ground" else [],
            "lateness": flag or None,
            "days_late": days,
            "total": None,
            "grade": None,
            "rank": None,
            "authority": authority(reading, subject, outcome),
            "decision": subject.decision or None,
        }
        if outcome in GRADED:
            row |= {
                "total": two_decimals(reading.total(subject)),
                "grade": reading.grade(subject),
                "rank": reading.rank(subject),
            }
        rows.append(row)
    return rows


def authority(reading: Reading, subject: Subject, outcome: str) -> str | None:
    """Whether the organ decides or proposes (R24)."""
    if outcome not in ("alternative_ground", *GRADED) or subject.above is not None:
        return None
    proposes = {"Chi bộ": True, "Cấp ủy cơ sở": subject.commendation, "Ban Thường vụ": False}
    return "proposes" if proposes[reading.book.level] else "decides"
