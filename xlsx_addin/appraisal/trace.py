"""What a decision leaves behind: the lines that were asked, each with the facts that it saw, also where it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.terms import Ground, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from xlsx_addin.appraisal.elsewhere import KnownResult
    from xlsx_addin.appraisal.points import Points
    from xlsx_addin.appraisal.problem import Problem
    from xlsx_addin.appraisal.records import Subject


class Faults(NamedTuple):
    """Errors on the subject's row or on one of its score sheets; ``owned`` are cells of sheets that may be its own."""

    errors: Sequence[Problem]
    owned: Sequence[str] = ()
    """``Mã`` of score sheets that name nobody and of which the subject is the likely owner."""


class Headed(NamedTuple):
    """Whose head the subject is, and what is known of it (R5); without a code it is nobody's."""

    code: str | None
    organisation: Subject | None = None
    """Its row, None where it is not in this workbook."""
    outcome: Outcome | None = None
    result: KnownResult | None = None
    holds: bool = False

    @property
    def ground(self) -> Ground:
        """The ground that this fact is asked for."""
        return Ground.ORGANISATION


class Decided(NamedTuple):
    """A decision by its number and day, as a ground of its own (R6, R7); both may be missing."""

    ground: Ground
    number: str
    day: date | None
    holds: bool


class Awaited(NamedTuple):
    """What is missing may still come, until the end of this day."""

    last_day: date


class Unscored(NamedTuple):
    """Score sheets that cannot be graded: none, or the scale is refused."""

    score_sheets: int
    wanted: int = 0
    """How many the letter asks for, where they are too few; else 0."""


class Graded(NamedTuple):
    """The points and the grade that they reach."""

    points: Points
    score_sheets: int


Fact = Faults | Headed | Decided | Awaited | Unscored | Graded


class Asked(NamedTuple):
    """What asking one line came to.

    ``readings`` are those of ours by which it came out so: by the other reading of any of them it would have come out
    the other way.
    """

    holds: bool
    facts: tuple[Fact, ...] = ()
    readings: tuple[str, ...] = ()


def in_order(readings: Iterable[str]) -> tuple[str, ...]:
    """Numbers of readings, each once: A4 before A21."""
    found = set(readings)
    return tuple(sorted(found, key=lambda number: (len(number), number))) if found else ()


NO, YES = Asked(holds=False), Asked(holds=True)


def holding(*facts: Fact, readings: tuple[str, ...] = ()) -> Asked:
    """A line that holds."""
    return Asked(True, facts, readings)  # noqa: FBT003 - what the name says


def failing(*facts: Fact, readings: tuple[str, ...] = ()) -> Asked:
    """A line that fails and leaves something."""
    return Asked(False, facts, readings)  # noqa: FBT003 - what the name says


class AskedLine(NamedTuple):
    """A line of the table that was asked of a subject, and what it came to."""

    number: str
    outcome: Outcome
    asks: tuple[str, ...]
    """Fields of the subject's own row that the line rests on."""
    asked: Asked


class Decision(NamedTuple):
    """The first line that held, and before it every line that failed and left something."""

    lines: tuple[AskedLine, ...]
    outcome: Outcome
    rules: tuple[str, ...]
    """The numbers of the rules that led to it."""
    points: Points | None
    """Points and grade; they stand on lines 10 and 11 only."""

    @property
    def deciding(self) -> AskedLine:
        """The line that held."""
        return self.lines[-1]

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The grounds that hold, where one of them decided."""
        if self.outcome is not Outcome.ALTERNATIVE_GROUND:
            return ()
        return holding_grounds(self.deciding.asked)

    @property
    def readings(self) -> tuple[str, ...]:
        """The readings of ours without which another line would have decided, or with another grade."""
        return tuple([number for line in self.lines for number in line.asked.readings])


def holding_grounds(asked: Asked) -> tuple[Ground, ...]:
    """The grounds that a line found to hold."""
    return tuple(fact.ground for fact in asked.facts if isinstance(fact, (Headed, Decided)) and fact.holds)
