"""What the appraisal takes in: one register of subjects, scale and score sheets, already read from cells.

Rows come by the hundred thousand, so they are named tuples; every value has been checked by the reader, which leaves
None where a cell is blank or cannot be read (then a problem says so).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime, time
    from decimal import Decimal

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.terms import (
        AttendanceRole,
        CriterionScope,
        DossierState,
        Field,
        Grade,
        Level,
        OrganDecision,
        Outcome,
        PaperExtra,
        Scope,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSettings:
    """What documents are made with; every one may be blank, and no appraisal depends on them."""

    superior_body: str = ""
    """``Tên đảng bộ cấp trên``; line breaks typed in the cell are kept, as in ``issuing_body``."""
    issuing_body: str = ""
    symbol: str = ""
    place: str = ""
    advisory_organ: str = ""
    signing_authority: str = ""
    signer_position: str = ""
    signer: str = ""
    meeting_day: date | None = None
    meeting_start: time | None = None
    meeting_end: time | None = None
    meeting_place: str = ""
    decision_number: str = ""
    decision_day: date | None = None
    extras: frozenset[PaperExtra] = frozenset()


NO_OFFICE = PaperSettings()
"""Every setting of documents blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one workbook (workbook §4)."""

    year: int
    level: Level
    unit_code: str = ""
    unit_name: str = ""
    guidance_id: str
    scale_confirmed: bool = False
    deadline_day_counts: bool
    superior_code: str = ""
    superior_address: str = ""
    superior_name: str = ""
    paper: PaperSettings = NO_OFFICE


class Subject(NamedTuple):
    """One row of ``Đơn vị``: an organisation, a collective or an individual."""

    row: int
    code: str | None
    name: str
    kind: Kind | None
    registered: bool | None
    received: datetime | None = None
    """When this level received the report (Asia/Ho_Chi_Minh), None when blank or unreadable."""
    scope: Scope | None = None
    """None where the cell is blank or cannot be read: the subject is then appraised."""
    level: Level | None = None
    """The row's own level, None when blank: the workbook's level."""
    organisation: str | None = None
    is_head: bool = False
    registered_on: date | None = None
    model: str = ""
    product: str = ""
    merged_report: bool = False
    commendation: bool = False
    self_points: Decimal | None = None
    self_grade: Grade | None = None
    initiative_number: str = ""
    initiative_date: date | None = None
    award_number: str = ""
    award_date: date | None = None
    late_accepted: bool | None = None
    late_reason: str = ""
    state: DossierState | None = None
    lower_grade: Grade | None = None
    """``Xếp loại cấp dưới``: the grade that the level below sent up."""
    lower_conclusion: Outcome | None = None
    """``Kết luận cấp dưới``, where it is a decision of the level below."""
    source: str = ""
    """``Nguồn``: the unit below that sent the row."""
    model_field: Field | None = None
    note: str = ""
    position: str = ""
    workplace: str = ""
    decision: OrganDecision | None = None
    """What the competent organ decided (R24, R26): shown and printed, it never changes the outcome."""
    decision_note: str = ""
    mail_addresses: str = ""
    """Where the subject, or the office that answers for it, is written to."""

    @property
    def is_out_of_scope(self) -> bool:
        """Whether the letter does not have its Diện appraised (R11)."""
        return self.scope is not None and self.scope.is_out


class Attendee(NamedTuple):
    """One row of ``Thành phần``: somebody who met, or should have."""

    row: int
    name: str
    position: str = ""
    """Post and unit, as one text."""
    role: AttendanceRole | None = None
    is_present: bool | None = None
    absence_reason: str = ""
    mail_addresses: str = ""
    """Where a score form is sent to."""


class DecisionElsewhere(NamedTuple):
    """What another level concluded on a subject: a conclusion, a grade or both."""

    is_above: bool
    level: Level | None
    """The level that decided, None where the workbook does not say."""
    unit: str
    """The code of the unit that decided; empty where the workbook does not say."""
    conclusion: Outcome | None
    grade: Grade | None
    cell: str
    """Where the workbook says so, with its sheet."""


class ScoreSheet(NamedTuple):
    """One row of ``Điểm`` with at least one score: one scorer's points for one subject."""

    row: int
    code: str | None
    scorer: str
    scores: tuple[Decimal | None, ...]
    """Points in the order of the criteria: None where the cell is blank, NaN where it cannot be read."""
    code_hidden_by: str | None = None
    """The code in the first cell of the merge that hides this row's ``Mã``; None where no merge does."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion (A25, A26); what cannot be used is None, and the scale is then refused for its kinds."""

    row: int
    code: str
    applies: CriterionScope | None
    maximum: Decimal | None
    minimum: Decimal | None
    letters: str | None
    """Column of its points in ``Điểm``, None when there is none."""
    minimum_cell: str = ""
    """Where the minimum stands on ``Tiêu chí``."""

    def covers(self, kind: Kind) -> bool:
        """Whether a subject of this kind is scored on it."""
        return self.applies is not None and self.applies.covers(kind)


@dataclass(frozen=True, slots=True)
class CutOff:
    """The lowest points, inclusive, of a grade."""

    grade: Grade
    points: Decimal
    cell: str


@dataclass(frozen=True)
class Scale:
    """Criteria in the order of the sheet, cut-offs from the best grade to the worst, and for whom it is refused."""

    criteria: tuple[Criterion, ...]
    cut_offs: tuple[CutOff, ...]
    """Those of all kinds, or of one kind where the letter has cut-offs by kind: then each kind has its own below."""
    refused: frozenset[Kind] = frozenset()
    of_kinds: Mapping[Kind, tuple[CutOff, ...]] = field(default_factory=dict)
    """The cut-offs of each kind where the letter has several groups of them."""

    @cached_property
    def places_of(self) -> Mapping[Kind, tuple[int, ...]]:
        """The places of the criteria by which a kind is scored."""
        places = range(len(self.criteria))
        return {kind: tuple(place for place in places if self.criteria[place].covers(kind)) for kind in Kind}

    def cut_offs_of(self, kind: Kind) -> tuple[CutOff, ...]:
        """The cut-offs by which a kind is graded, from the best grade to the worst."""
        return self.of_kinds.get(kind, self.cut_offs)


class Columns:
    """Where the columns of a sheet stand, by their fields; KeyError for a field that no column is declared to have.

    ``columns`` gives the heading of each, and its letters, None where the sheet has no such column.
    """

    def __init__(self, sheet: str, heading_row: int, columns: Mapping[str, tuple[str, str | None]]) -> None:
        self.sheet = sheet
        self.heading_row = heading_row
        self._columns = columns

    def __contains__(self, field: str) -> bool:
        """Whether the sheet has the column."""
        return self._columns[field][1] is not None

    def heading(self, field: str) -> str:
        """The heading of the column."""
        return self._columns[field][0]

    def letters(self, field: str) -> str:
        """The letters of the column; those of ``Mã``, which no sheet lacks, where the sheet has no such column."""
        return self._columns[field][1] or self.letters("code")

    def cell(self, field: str, row: int) -> str:
        """``F12``: the column's cell in a row."""
        return f"{self.letters(field)}{row}"


@dataclass(frozen=True, slots=True)
class Register:
    """Everything one appraisal is made from, with what reading it has found already."""

    settings: Settings
    guidance: Guidance
    subjects: Sequence[Subject]
    scale: Scale
    score_sheets: Sequence[ScoreSheet]
    subject_columns: Columns
    score_columns: Columns
    findings: Findings
    decisions_from_above: Mapping[str, DecisionElsewhere] = field(default_factory=dict)
    """``Kết quả cấp trên``: Mã and what the highest level above concluded."""
    unreadable_above: frozenset[str] = frozenset()
    """Mã of which ``Kết quả cấp trên`` holds a grade or a conclusion that cannot be read."""
    attendees: Sequence[Attendee] = ()
    """``Thành phần``: who met, in the order of the sheet."""
    unit_names: Mapping[str, str] = field(default_factory=dict)
    """What units of other levels are called, by their codes: for words alone, no verdict asks it."""
