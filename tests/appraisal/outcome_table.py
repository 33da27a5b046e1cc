"""The table of outcomes (appraisal §2) once more, as plainly as it reads: what the package must agree with."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

LEVELS = ["Chi bộ", "Cấp ủy cơ sở", "Ban Thường vụ"]
RECOGNISED = {"Tốt", "Khá"}


@dataclass(frozen=True)
class Row:
    """One row of ``Đơn vị`` in the words of the workbook."""

    code: str
    kind: str
    scope: str
    level: str
    organisation: str
    head: bool
    registered: bool | None
    received: bool
    commendation: bool
    initiative_year: int | None
    award_year: int | None
    withdrawn: bool
    lower_grade: str
    faulty: bool


@dataclass(frozen=True)
class Book:
    """What else decides."""

    year: int
    level: str
    rows: list[Row]
    totals: dict[str, list[int]] = field(default_factory=dict)
    """Mã and the totals of its score sheets."""
    from_above: dict[str, str] = field(default_factory=dict)
    """Mã and the grade or the conclusion of a level above; a question mark cannot be read."""
    scale_refused: bool = False
    reports_may_come: bool = False
    """Whether the last day in time is not over."""


def outcome(book: Book, row: Row) -> tuple[str, tuple[str, ...]]:
    """The outcome and the grounds."""
    level = row.level or book.level
    below = LEVELS.index(level) < LEVELS.index(book.level)
    is_ours = not row.withdrawn and row.scope == "" and (level == book.level or (below and row.commendation))
    must_register = book.year != 2022
    blank_too_late = row.registered is None and must_register and (row.received or not book.reports_may_come)
    if is_ours and (row.faulty or blank_too_late or book.from_above.get(row.code) == "?"):
        return "invalid", ()
    if row.withdrawn:
        return "withdrawn", ()
    if row.scope != "":
        return "out_of_scope", ()
    if not is_ours:
        return "other_authority", ()
    own = appraisal(book, row)
    unregistered = row.registered is False or (row.registered is None and not must_register)
    appraised_though_unregistered = unregistered and not must_register and row.received
    if unregistered and row.kind == "Cá nhân":
        grounds = tuple(ground for ground in "abc" if holds(book, row, ground))
        if grounds and not (appraised_though_unregistered and own == "qualified"):
            return "alternative_ground", grounds
        if row.head and awaited(book, row) and not appraised_though_unregistered:
            return "awaiting_organisation", ()
    if row.registered is None and must_register:
        return "awaiting_registration", ()
    if unregistered and must_register:
        return "not_registered", ()
    return own, ()


def appraisal(book: Book, row: Row) -> str:
    """Lines 8 to 11."""
    totals = book.totals.get(row.code, [])
    if not row.received:
        return "awaiting_report" if book.reports_may_come else "no_report"
    if not totals or book.scale_refused:
        return "awaiting_appraisal"
    return "qualified" if Fraction(sum(totals), len(totals)) >= 70 else "not_qualified"


def organisation_of(book: Book, row: Row) -> Row | None:
    return next((other for other in book.rows if other.code == row.organisation), None)


def known_result(book: Book, organisation: Row) -> str:
    """What the highest level said that concluded on it (A21): a grade, a conclusion without one, or nothing."""
    above = book.from_above.get(organisation.code, "")
    if above == "?":
        return ""
    if above:
        return above
    verdict, _ = outcome(book, organisation)
    here = {"qualified": "Khá", "not_qualified": "Đạt", "other_authority": organisation.lower_grade}
    return here.get(verdict, "")


def holds(book: Book, row: Row, ground: str) -> bool:
    if ground == "b":
        return row.initiative_year == book.year
    if ground == "c":
        return row.award_year == book.year
    organisation = organisation_of(book, row)
    if not row.head or organisation is None:
        return False
    return known_result(book, organisation) in RECOGNISED


def awaited(book: Book, row: Row) -> bool:
    organisation = organisation_of(book, row)
    if organisation is None:
        return True
    verdict, _ = outcome(book, organisation)
    return known_result(book, organisation) == "" and verdict in {
        "awaiting_appraisal",
        "awaiting_registration",
        "awaiting_report",
        "invalid",
        "other_authority",
    }
