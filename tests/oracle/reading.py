"""A second reading of the specification (its page on the appraisal), written from its text alone and plainly."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

LEVELS = ["Chi bộ", "Cấp ủy cơ sở", "Ban Thường vụ"]
RECOGNISED = ("Tốt", "Khá")
DEADLINES = {"Cấp ủy cơ sở": (12, 15), "Ban Thường vụ": (12, 20)}
STILL_TO_COME = ("awaiting_appraisal", "awaiting_report", "invalid", "other_authority")


@dataclass
class Subject:
    """One row, in the words of the workbook."""

    code: str
    kind: str
    scope: str
    level: str
    organisation: str
    head: bool
    registered: bool
    received: date | None
    commendation: bool
    initiative: date | None
    award: date | None
    withdrawn: bool
    lower_grade: str
    faulty: bool
    scores: list[list[Fraction]] = field(default_factory=list)
    """A list of points for each score sheet, in the order of the criteria."""


@dataclass
class Book:
    """A workbook and the day on which it is appraised."""

    year: int
    level: str
    day_counts: bool
    today: date
    maxima: list[int]
    minima: list[int | None]
    cut_offs: dict[str, int]
    subjects: list[Subject]
    above: dict[str, str]


def last_day_in_time(book: Book) -> date | None:
    """The last day on which a report is in time."""
    if book.level not in DEADLINES or (book.year == 2022 and book.level == "Cấp ủy cơ sở"):
        return None
    month, day = DEADLINES[book.level]
    return date(book.year, month, day) - timedelta(days=0 if book.day_counts else 1)


def lateness(book: Book, subject: Subject) -> tuple[str, str]:
    """The flag and the days late, as the JSON shows them."""
    last = last_day_in_time(book)
    if subject.received is None or last is None:
        return "", ""
    days = max((subject.received - last).days, 0)
    if days == 0:
        return "on_time", "0"
    return ("deadline_day" if days == 1 and not book.day_counts else "late"), str(days)


def total(subject: Subject) -> Fraction:
    """The mean over the score sheets of their sums."""
    return sum((sum(sheet, Fraction(0)) for sheet in subject.scores), Fraction(0)) / len(subject.scores)


def grade(book: Book, subject: Subject) -> str:
    """The highest cut-off that the exact total reaches; with a criterion below its minimum at most Đạt."""
    reached = next(label for label, points in book.cut_offs.items() if total(subject) >= points)
    for place, minimum in enumerate(book.minima):
        mean = sum((sheet[place] for sheet in subject.scores), Fraction(0)) / len(subject.scores)
        if minimum is not None and mean < minimum and reached in RECOGNISED:
            return "Đạt"
    return reached


def is_elsewhere(book: Book, subject: Subject) -> bool:
    """Line 4."""
    if subject.level in ("", book.level):
        return False
    return not (LEVELS.index(subject.level) < LEVELS.index(book.level) and subject.commendation)


def outcome(book: Book, subject: Subject) -> tuple[str, list[str]]:
    """The first line that matches, and the grounds."""
    if subject.faulty:
        return "invalid", []
    if subject.withdrawn:
        return "withdrawn", []
    if subject.scope:
        return "out_of_scope", []
    if is_elsewhere(book, subject):
        return "other_authority", []
    free = book.year == 2022
    sent_anyway = free and not subject.registered and subject.received is not None
    own = appraised(book, subject)
    if not subject.registered and subject.kind == "Cá nhân" and not (sent_anyway and own == "qualified"):
        found = grounds(book, subject)
        if found:
            return "alternative_ground", found
        if subject.head and not sent_anyway and is_awaited(book, subject):
            return "awaiting_organisation", []
    if not subject.registered and not free:
        return "not_registered", []
    return own, []


def appraised(book: Book, subject: Subject) -> str:
    """Lines 8 to 11."""
    if subject.received is None:
        last = last_day_in_time(book) or date(book.year, 12, 31)
        return "awaiting_report" if book.today <= last else "no_report"
    if not subject.scores:
        return "awaiting_appraisal"
    return "qualified" if grade(book, subject) in RECOGNISED else "not_qualified"


def known_result(book: Book, organisation: Subject) -> str:
    """The grade of the highest level that appraised it."""
    if book.above.get(organisation.code):
        return book.above[organisation.code]
    verdict, _ = outcome(book, organisation)
    if verdict in ("qualified", "not_qualified"):
        return grade(book, organisation)
    return organisation.lower_grade if verdict == "other_authority" else ""


def headed(book: Book, subject: Subject) -> Subject | None:
    return next((other for other in book.subjects if other.code == subject.organisation), None)


def grounds(book: Book, subject: Subject) -> list[str]:
    """All grounds that hold."""
    organisation = headed(book, subject) if subject.head else None
    holding = {
        "a": organisation is not None and known_result(book, organisation) in RECOGNISED,
        "b": subject.initiative is not None and subject.initiative.year == book.year,
        "c": subject.award is not None and subject.award.year == book.year,
    }
    return [letter for letter, holds in holding.items() if holds]


def is_awaited(book: Book, subject: Subject) -> bool:
    """Whether the result of the organisation is still to come."""
    organisation = headed(book, subject)
    if organisation is None:
        return True
    return known_result(book, organisation) == "" and outcome(book, organisation)[0] in STILL_TO_COME


def results(book: Book) -> list[dict[str, str]]:
    """What the JSON must say of each subject, in the order of the sheet."""
    verdicts = [outcome(book, subject) for subject in book.subjects]
    graded = [
        subject
        for subject, (verdict, _) in zip(book.subjects, verdicts, strict=True)
        if verdict in ("qualified", "not_qualified")
    ]
    rows = []
    for subject, (verdict, letters) in zip(book.subjects, verdicts, strict=True):
        flag, days = lateness(book, subject)
        row = {"subject": subject.code, "outcome": verdict, "grounds": ", ".join(letters), "lateness": flag}
        row |= {"days_late": days, "total": "", "grade": "", "rank": "", "above": book.above.get(subject.code, "")}
        if subject in graded:
            better = [other for other in graded if other.kind == subject.kind and total(other) > total(subject)]
            cents = (total(subject) * 200 + 1) // 2
            row |= {
                "total": f"{cents // 100}.{cents % 100:02}",
                "grade": grade(book, subject),
                "rank": str(len(better) + 1),
            }
        rows.append(row)
    return rows
