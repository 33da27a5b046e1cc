"""A second reading of the specification, written from its text alone and plainly: the lines of the outcomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from tools.oracle.books import GRADES, RECOGNISED, Book
from tools.oracle.subjects import (
    ESSENTIAL,
    FINAL_WITHOUT_GRADE,
    GRADED,
    Subject,
    elsewhere,
    is_level_above,
    is_over,
    is_required,
    last_day_in_time,
)

if TYPE_CHECKING:
    from datetime import date

    from tools.oracle.findings import Finding
    from tools.oracle.scale import Criterion, Scale
    from tools.oracle.score_sheets import (
        ScoreSheet,
    )

STILL_TO_COME = ("awaiting_registration", "awaiting_report", "awaiting_appraisal", "invalid", "other_authority")
APPRAISED = ("awaiting_appraisal", *GRADED)


@dataclass
class Reading:
    """All of a workbook, read and decided."""

    book: Book
    subjects: list[Subject]
    sheets: list[ScoreSheet]
    scale: Scale
    told: list[Finding] = field(default_factory=list)
    unassigned: list[str] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    other: str = ""
    """A reading (``A4``) that is taken the other way, to see what it decides."""
    of_organisations: Reading | None = None
    """How the rows are read that a head's own row depends on, where they are not read in the same way."""

    def sheets_of(self, subject: Subject) -> list[ScoreSheet]:
        return [sheet for sheet in self.sheets if subject.code and sheet.code == subject.code]

    def total(self, subject: Subject) -> Fraction:
        """The mean over the score sheets of their sums."""
        return sum((self.mean(subject, criterion) for criterion in self.scale.criteria_for(subject.kind)), Fraction(0))

    def mean(self, subject: Subject, criterion: Criterion) -> Fraction:
        points = [sheet.points[criterion.code] for sheet in self.sheets_of(subject)]
        return sum(points, Fraction(0)) / len(points)

    def reached(self, subject: Subject) -> str:
        """The highest cut-off that the exact total reaches (A26: not the total that is shown)."""
        total = self._as_read(self.total(subject))
        return next(grade for grade in GRADES if total >= self.scale.cut_offs[grade])

    def _as_read(self, points: Fraction) -> Fraction:
        return points if self.other != "A26" else Fraction(two_decimals(points))

    def below_minimum(self, subject: Subject) -> list[Criterion]:
        """The criteria whose mean is below their minimum."""
        return [
            criterion
            for criterion in self.scale.criteria_for(subject.kind)
            if criterion.minimum is not None and self._as_read(self.mean(subject, criterion)) < criterion.minimum
        ]

    def grade(self, subject: Subject) -> str:
        """The grade: with a criterion below its minimum at most Đạt."""
        reached = self.reached(subject)
        return "Đạt" if reached in RECOGNISED and self.below_minimum(subject) else reached

    def rank(self, subject: Subject) -> int:
        """By grade first and then by exact total, among those of its kind that have a grade."""

        def place(other: Subject) -> tuple[int, Fraction]:
            return -GRADES.index(self.grade(other)), self.total(other)

        graded = [
            other
            for other, outcome in zip(self.subjects, self.outcomes, strict=True)
            if outcome in GRADED and other.kind == subject.kind
        ]
        return sum(place(other) > place(subject) for other in graded) + 1

    @property
    def is_required(self) -> bool:
        return is_required(self.book) or self.other == "A11"

    def is_free(self, subject: Subject) -> bool:
        """Whether the subject need not have registered and did not (A11): a blank is Không."""
        return not self.is_required and subject.registered != "Có"

    def is_unregistered(self, subject: Subject) -> bool:
        is_blank = subject.registered == "" and self.other == "A36"
        return subject.registered == "Không" or is_blank or self.is_free(subject)

    def line(self, subject: Subject) -> str:
        """The outcome of lines 2 to 4 that holds (A23: the commendation of a collective counts too)."""
        line = elsewhere(self.book, subject)
        is_other = subject.level not in ("", self.book.level) and self.other == "A23" and subject.kind == "Tập thể"
        return "other_authority" if is_other and not line else line

    def sent_anyway(self, subject: Subject) -> bool:
        return self.is_free(subject) and subject.received is not None

    def outcome(self, subject: Subject) -> str:
        """The first line that matches."""
        errors = set(subject.row.errors)
        line = self.line(subject)
        if subject.is_part or (errors & ESSENTIAL if line else errors or subject.is_broken):
            return "invalid"
        if line:
            return line
        if subject.above_is_unreadable:
            return "invalid"
        own = self._appraised(subject)
        sent_anyway = self.sent_anyway(subject)
        if self.is_unregistered(subject) and subject.kind == "Cá nhân" and not (sent_anyway and own == "qualified"):
            if self.grounds(subject):
                return "alternative_ground"
            if subject.is_head and not sent_anyway and self._is_awaited(subject):
                return "awaiting_organisation"
        if not self.is_unregistered(subject) and not subject.registered:
            return "awaiting_registration"
        if self.is_unregistered(subject) and self.is_required:
            is_early = self.other == "A36" and subject.registered != "" and not is_over(self.book)
            return "awaiting_registration" if is_early else "not_registered"
        return own

    def _appraised(self, subject: Subject) -> str:
        """Lines 8 to 11."""
        if subject.received is None:
            return "no_report" if is_over(self.book) else "awaiting_report"
        if not self.sheets_of(subject) or subject.kind in self.scale.refused:
            return "awaiting_appraisal"
        return "qualified" if self.grade(subject) in RECOGNISED else "not_qualified"

    def organisation(self, subject: Subject) -> Subject | None:
        """The first row with the code that Thuộc tổ chức names."""
        return next((other for other in self.subjects if other.code and other.code == subject.organisation), None)

    def is_of_no_use(self, organisation: Subject | None) -> bool:
        """Whether it gives its head nothing (A32: a collective gives what an organisation does)."""
        return organisation is not None and organisation.kind == "Tập thể" and self.other == "A32"

    def known_result(self, subject: Subject) -> tuple[str, str] | None:
        """Grade, or nothing, and the outcome of the highest level that concluded on it (A21); None where none has."""
        above = subject.above
        concluded_above = None if above is None or subject.above_is_unreadable else (above.grade, above.outcome)
        if self.other == "A21":
            return self._known_here_or_below(subject) or concluded_above
        return concluded_above or self._known_here_or_below(subject)

    def _known_here_or_below(self, subject: Subject) -> tuple[str, str] | None:
        outcome = self.outcome(subject)
        if outcome in GRADED:
            return self.grade(subject), outcome
        if outcome != "other_authority" or subject.above_is_unreadable:
            return None
        if subject.lower_grade:
            return subject.lower_grade, subject.lower_conclusion
        is_final = subject.lower_conclusion in FINAL_WITHOUT_GRADE
        return ("", subject.lower_conclusion) if is_final else None

    @property
    def elsewhere(self) -> Reading:
        return self.of_organisations or self

    def grounds(self, subject: Subject) -> list[str]:
        """All grounds that hold."""
        organisation = self.organisation(subject) if subject.is_head else None
        known = None if organisation is None else self.elsewhere.known_result(organisation)
        if self.is_of_no_use(organisation):
            known = None
        initiative, award = decided_on(subject, "initiative"), decided_on(subject, "award")
        holding = {
            "a": known is not None and known[0] in RECOGNISED,
            "b": initiative is not None and initiative.year == self.book.year,
            "c": award is not None and (award.year == self.book.year or self.other == "A4"),
        }
        return [letter for letter, holds in holding.items() if holds]

    def _is_awaited(self, subject: Subject) -> bool:
        """Whether the result of the organisation is still to come."""
        organisation = self.organisation(subject)
        if organisation is None or self.is_of_no_use(organisation):
            return organisation is None
        others = self.elsewhere
        return others.known_result(organisation) is None and others.outcome(organisation) in STILL_TO_COME

    def lateness(self, subject: Subject) -> tuple[str, int | None]:
        """The flag and the days late."""
        last = last_day_in_time(self.book)
        if subject.received is None or last is None or (is_level_above(self.book, subject) and self.other != "A34"):
            return "", None
        days = max((subject.received - last).days, 0)
        if days == 0:
            return "on_time", 0
        return ("deadline_day" if days == 1 and not self.book.day_counts else "late"), days

    def reaches_line_5(self, subject: Subject) -> bool:
        outcome = self.outcome(subject)
        return outcome != "invalid" and not elsewhere(self.book, subject) and self.is_unregistered(subject)


def decided_on(subject: Subject, name: str) -> date | None:
    """The day of a decision; none where its number is missing, for then there is no decision."""
    number, day = {
        "initiative": ("Số QĐ công nhận sáng kiến", subject.initiative),
        "award": ("Số QĐ khen thưởng đột xuất", subject.award),
    }[name]
    return day if subject.row.text(number) else None


def two_decimals(number: Fraction) -> str:
    """Half up."""
    cents = (number * 200 + 1) // 2
    return f"{cents // 100}.{cents % 100:02}"
