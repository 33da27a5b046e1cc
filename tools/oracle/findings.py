"""What the second reading finds wrong, kind by kind, and the code that the package gives to it."""

from __future__ import annotations

from typing import NamedTuple

E, W = "error", "warning"

KINDS: dict[str, tuple[str, str]] = {
    "error value": (E, "O-001"),
    "formula without value": (E, "O-002"),
    "date unreadable": (E, "O-003"),
    "number unreadable": (E, "O-004"),
    "choice unknown": (E, "O-005"),
    "date as text": (W, "O-006"),
    "number as text": (W, "O-007"),
    "choice without diacritics": (W, "O-008"),
    "dates mixed": (W, "O-010"),
    "cell under a merge": (E, "O-014"),
    "idle cell under a merge": (W, "O-015"),
    "percent": (E, "O-016"),
    "hidden rows": (W, "O-017"),
    "code blank": (E, "DONVI-001"),
    "name blank": (E, "DONVI-002"),
    "kind blank": (E, "DONVI-003"),
    "registration blank": (E, "DONVI-004"),
    "code twice": (E, "DONVI-005"),
    "organisation unknown": (W, "DONVI-006"),
    "organisation is a person": (E, "DONVI-007"),
    "head of nothing": (E, "DONVI-008"),
    "group at a chi bộ": (E, "DONVI-009"),
    "decision without date": (E, "DONVI-010"),
    "initiative outside the year": (W, "DONVI-011"),
    "report outside the year": (W, "DONVI-012"),
    "report in the future": (W, "DONVI-013"),
    "registered after the report": (W, "DONVI-014"),
    "report without registration": (W, "DONVI-015"),
    "report without registration, not required": (W, "DONVI-016"),
    "merged report without commendation": (W, "DONVI-017"),
    "accepted without reason": (W, "DONVI-018"),
    "self-score missing": (W, "DONVI-019"),
    "self-grade missing": (W, "DONVI-020"),
    "model missing": (W, "DONVI-021"),
    "product missing": (W, "DONVI-022"),
    "date without decision": (W, "DONVI-023"),
    "award outside the year": (W, "DONVI-025"),
    "name twice": (W, "DONVI-026"),
    "speaks of a report that never came": (E, "DONVI-027"),
    "day of registration, but not registered": (E, "DONVI-028"),
    "self-score, but no report": (W, "DONVI-029"),
    "second head": (W, "DONVI-031"),
    "one unit on two rows": (E, "DONVI-030"),
    "criterion without code": (E, "TIEUCHI-001"),
    "criterion twice": (E, "TIEUCHI-002"),
    "maximum unusable": (E, "TIEUCHI-003"),
    "minimum unusable": (E, "TIEUCHI-004"),
    "criterion for nobody": (E, "TIEUCHI-005"),
    "criterion without column": (E, "TIEUCHI-006"),
    "no criterion applies": (E, "TIEUCHI-007"),
    "grade unknown": (E, "TIEUCHI-008"),
    "grade missing": (E, "TIEUCHI-009"),
    "grade twice": (E, "TIEUCHI-010"),
    "cut-off unusable": (E, "TIEUCHI-011"),
    "cut-offs do not fall": (E, "TIEUCHI-012"),
    "cut-off above the maxima": (E, "TIEUCHI-013"),
    "recognition differs": (E, "TIEUCHI-014"),
    "maxima do not sum to 100": (W, "TIEUCHI-015"),
    "cut-off under half": (W, "TIEUCHI-016"),
    "sheet of an unknown subject": (E, "DIEM-001"),
    "scorer blank": (E, "DIEM-002"),
    "score above its maximum": (E, "DIEM-003"),
    "scorer twice": (E, "DIEM-004"),
    "score missing": (E, "DIEM-005"),
    "score unreadable": (E, "DIEM-006"),
    "score that does not apply": (E, "DIEM-007"),
    "column of no criterion": (W, "DIEM-008"),
    "sheet not appraised": (W, "DIEM-009"),
    "score below 0": (E, "DIEM-010"),
    "sheet of nobody": (E, "DIEM-011"),
    "scorers alike": (W, "DIEM-012"),
    "scale of ten": (W, "DIEM-013"),
    "fewer sheets than most": (W, "DIEM-014"),
    "scorer is no member": (W, "DIEM-015"),
    "scorer was absent": (W, "DIEM-016"),
    "result above unreadable": (E, "CAPTREN-002"),
}
"""Severity and code (docs/specification/problems.md, section 7)."""


class Finding(NamedTuple):
    """One finding at a cell, in a row (the specification names no cell of it) or of a whole sheet."""

    kind: str
    sheet: str
    cell: str | None = None
    row: int | None = None
    subject: str | None = None
    in_row: bool = False
    """Whether any cell of the row is as good."""
    optional: bool = False
    """Whether the specification leaves open if it is told."""

    @property
    def severity(self) -> str:
        return KINDS[self.kind][0]

    @property
    def code(self) -> str:
        return KINDS[self.kind][1]
