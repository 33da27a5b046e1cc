"""A guidance as frozen data: who, until when, by which scale, in whose words.

Every entry names the rule (R1..R27) or the reading (A1..A36) that it comes from. What a letter leaves out, it does not
have: nothing here decides in its place. ``strict`` refuses a file that is not what it must be, ``checks`` says why.
"""

from __future__ import annotations

from dataclasses import Field, dataclass, field, fields
from datetime import date, datetime, time, timedelta
from decimal import Decimal  # noqa: TC003 - who builds a record looks it up
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

from xlsx_addin.terms import CriterionScope, Grade, Ground, Kind, Level, OrganPower, Outcome, Scope
from xlsx_addin.vietnamese.normalise import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST_GRADES, MOST_GRADES = 2, 6
ALL_KINDS = tuple(Kind)
Entry = TypeVar("Entry")


@dataclass_transform(eq_default=False, frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Data:
    """A frozen record that knows all of its keys: what is derived from it is a dataclass."""

    __pydantic_config__: ClassVar = {"extra": "forbid", "arbitrary_types_allowed": False}
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __init_subclass__(cls) -> None:
        """Make the record."""
        dataclass(frozen=True, eq=False, kw_only=True)(cls)

    def items(self) -> dict[str, Any]:
        """The keys of a record of words or numbers, and what each holds."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


class ByYear(Data):
    """Something that holds from a year on, or for some years only."""

    first_year: int
    last_year: int | None = None

    def holds_in(self, year: int) -> bool:
        """Whether it holds in that year."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


class Basis(Data):
    """The document that the guidance carries out (A1)."""

    title: str
    short_title: str
    issued: date
    issuer: str
    note: str = ""
    """What must be said of its date or its text."""


class RatingRule(Data):
    """The rule by which the yearly rating itself is made: another procedure, which documents may name."""

    title: str
    issued: date
    issuer: str


class FurtherUse(Data):
    """What must be asked before the letter is used from a year on, for its issuer is no more."""

    first_year: int
    sentence: str
    short: str
    """The same on one line of the console."""


class Rule(Data):
    """One rule of the letter with the sentence it is read from."""

    number: str
    clause: str
    quote: str


class Citations(Data):
    """Which rule is cited for what, wherever a sentence needs a clause."""

    report: str
    qualified: str
    not_qualified: str
    content: str
    criteria: str
    scope: str
    unregistered: str
    merged_report: str
    self_assessment: str
    channel: str
    grades: str
    decided_or_proposed: str
    appraising_organ: str
    deciding_organ: str


class OutcomeRules(Data):
    """The rules that lead to an outcome, besides those of a level's authority and of a ground."""

    outcome: Outcome
    rules: tuple[str, ...]


class GroundRule(Data):
    """The rule by which a ground stands in for a registration, and the letter's words for it (R5-R7)."""

    ground: Ground
    rule: str
    words: str
    kinds: tuple[Kind, ...]
    """Which subjects may use it."""
    years_before: int = 0
    """How many years before the one in question a decision may be dated in."""
    any_year: bool = False
    """Whether a decision of any year counts."""
    reading: str | None = None
    """The reading by which a decision of another year does not count, None where the letter says so itself (A4)."""

    def counts(self, day: date, year: int) -> bool:
        """Whether a decision of that day counts in a year."""
        return self.any_year or year - self.years_before <= day.year <= year


class Phrases(Data):
    """The letter's own words, as sentences need them."""

    not_considered: str
    """What becomes of those who did not register or did not report."""
    benefit: str
    """What a recognised grade makes possible; never more than the condition of a model (A14)."""
    rating: str
    model: str


class DayOfYear(Data):
    """A day without its year, perhaps of the year after, perhaps with an hour."""

    month: int
    day: int
    next_year: bool = False
    hour: int | None = None

    def of(self, year: int) -> datetime:
        """The moment in the year that is appraised; midnight where no hour is named."""
        return datetime.combine(date(year + self.next_year, self.month, self.day), time(self.hour or 0))


class Deadline(ByYear):
    """Until when a level must have received a report; no day where there is no deadline (R19-R21, A9, A10)."""

    level: Level
    rule: str
    kinds: tuple[Kind, ...] = ALL_KINDS
    reading: str | None = None
    before: DayOfYear | None = None
    """The day, or the hour, before which a report is in time."""
    until: DayOfYear | None = None
    """The day, or the hour, to the end of which it is."""
    note: str = ""

    @property
    def named(self) -> DayOfYear | None:
        """The day that the letter names."""
        return self.before or self.until

    def late_from(self, year: int, *, day_counts: bool) -> datetime | None:
        """The first moment that is too late; ``day_counts`` lets a day's "before" include the day itself (A6)."""
        named = self.named
        if named is None:
            return None
        moment = named.of(year)
        if named.hour is not None:
            return moment if self.before else moment + timedelta(microseconds=1)
        return moment + timedelta(days=1) if self.until or day_counts else moment

    def day(self, year: int) -> date | None:
        """The first whole day that is too late in the strict reading, None without a deadline."""
        late = self.late_from(year, day_counts=False)
        return None if late is None else first_whole_day(late)


def first_whole_day(late_from: datetime) -> date:
    """The first day that is too late from its beginning on."""
    return (late_from - timedelta(microseconds=1)).date() + timedelta(days=1)


class Registration(ByYear):
    """Whether a subject must have registered its model, and until when (R15, A11)."""

    required: bool
    rule: str
    kinds: tuple[Kind, ...] = ALL_KINDS
    until: DayOfYear | None = None
    """The last day, None where the letter names none: then it is the last day for reports."""
    reading: str | None = None


class DeadlineDay(Data):
    """Whether the very day of a "before" is in time, unless the workbook says otherwise (A6)."""

    counts: bool
    reading: str | None = None


class LateEffect(Enum):
    """What becomes of a report that came late."""

    FLAGGED = "flagged"
    NOT_APPRAISED = "not_appraised"
    """It is not appraised unless the competent organ accepts it (line 8c)."""


class LateReport(Data):
    """What becomes of a report that came late (A7)."""

    effect: LateEffect
    rule: str | None = None
    reading: str | None = None


class GradeRecognition(Data):
    """Whether a grade meets the condition (R3, R4)."""

    grade: str
    recognised: bool
    rule: str


class MissedEffect(Enum):
    """What a mean below a criterion's minimum does."""

    AT_MOST = "at_most"
    NEXT_LOWER = "next_lower"
    NOTE = "note"


class MissedMinimum(Data):
    """What a mean below a criterion's minimum does to the grade."""

    effect: MissedEffect
    grade: str | None = None
    """The best grade that is left, of ``at_most`` alone."""
    rule: str | None = None
    reading: str | None = None


class Method(Enum):
    """How the score sheets of a subject become one number."""

    MEAN = "mean"
    TRIMMED_MEAN = "trimmed_mean"
    """Without the highest and the lowest."""
    MEDIAN = "median"


class TooFew(Enum):
    """What fewer score sheets than the letter asks for mean."""

    WAIT = "wait"
    WARNING = "warning"


class Aggregation(Data):
    """How score sheets become one number, exactly, and how many there must be."""

    method: Method
    trimmed_from: int | None = None
    """From how many score sheets on the highest and the lowest are left out; below that it is the plain mean."""
    fewest: int | None = None
    too_few: TooFew | None = None
    rule: str | None = None
    reading: str | None = None

    def method_of(self, count: int) -> Method:
        """How so many score sheets become one number: the plain mean where they are too few to leave two out."""
        trims = self.method is Method.TRIMMED_MEAN
        return Method.MEAN if trims and count < (self.trimmed_from or 0) else self.method


class ScopeRule(Data):
    """One ``Diện``, and whether it is outside of the appraisal (R11); blank is the first that is not."""

    scope: str
    out: bool


class Authority(Data):
    """By which rule a level appraises, whom (R12-R14), and what its organ may do with a favourable result (R24)."""

    level: Level
    rule: str
    kinds: tuple[Kind, ...]
    power: OrganPower
    power_for_commendation: OrganPower
    """The same for a subject that is proposed for commendation."""


class CapCounted(Enum):
    """Whose share a cap is of."""

    RECOGNISED = "recognised"
    BEST_GRADE = "best_grade"


class CapBase(Enum):
    """Of whom a cap is a share."""

    IN_SCOPE = "in_scope"
    REPORTED = "reported"
    APPRAISED = "appraised"


class Cap(Data):
    """A share that should not be exceeded: a warning, never a block and never a choice of whom."""

    counted: CapCounted
    base: CapBase
    percent: Decimal
    rule: str


class Reading(Data):
    """A reading of ours of something that the letter leaves open."""

    number: str
    sentence: str
    """What it says, as a part of a sentence."""
    decides: str | None = None
    """Which question of the program it answers (a name of ``Readings``)."""


class Readings(Data):
    """By which readings the program decides where the letter is silent; None where the letter says so itself.

    Those that hold for every row are named above the table of results, the others where the other reading would decide
    otherwise.
    """

    receiving_level: str | None = None
    """The deadline is that of the level that receives the report (A8)."""
    day_of_receipt: str | None = None
    """A report is in time by the day on which it was received (A31)."""
    grounds_first: str | None = None
    """What stands in for a registration goes before the rule on those without one (A2)."""
    any_ground: str | None = None
    """One of the grounds is enough (A3)."""
    condition_alone: str | None = None
    """A recognised grade is a condition of the yearly rating, not the rating itself (A14)."""

    late_report: str | None = None
    """A late report is appraised, with a flag (A7)."""
    final_level: str | None = None
    """Of several results that of the highest level is the final one (A21)."""
    collectives_proposed: str | None = None
    """A collective that is proposed for commendation is appraised like an organisation (A23)."""
    exact_mean: str | None = None
    """Nothing is rounded before it is compared (A26)."""
    head_of_collective: str | None = None
    """The head of a collective is a head too (A32)."""
    without_self_assessment: str | None = None
    """A report without self-score or self-grade is appraised (A33)."""
    due_at_own_level: str | None = None
    """A subject of a higher level is due there, on that level's day (A34)."""
    ownerless_sheet: str | None = None
    """A score sheet that names nobody is missing somewhere (A35)."""
    open_registration: str | None = None
    """Không counts at once, a blank waits until the last day (A36)."""


FOR_EVERY_ROW = (
    "receiving_level",
    "day_of_receipt",
    "grounds_first",
    "any_ground",
    "condition_alone",
    "exact_mean",
)
"""The questions whose answers are named above the table of results."""


class ProposedCriterion(Data):
    """One criterion of a scale: points from 0 to ``maximum``."""

    code: str
    content: str
    applies: CriterionScope
    maximum: Decimal
    minimum: Decimal | None = None
    bands: str = ""
    sources: tuple[str, ...] = ()


class ProposedCutOff(Data):
    """The lowest points of a grade, inclusive, for some kinds of subject."""

    grade: str
    from_points: Decimal
    kinds: tuple[Kind, ...] = ALL_KINDS
    sources: tuple[str, ...] = ()


class ProposedScale(ByYear):
    """The scale a fresh workbook is filled with; the clerk's own sheet is what counts."""

    label: str
    provisional: bool
    """Whether results are marked until a clerk says that the scale was compared; in the newest scale it counts."""
    rule: str
    reading: str | None = None
    sources: dict[str, str] = field(default_factory=dict)
    criteria: tuple[ProposedCriterion, ...]
    cut_offs: tuple[ProposedCutOff, ...]

    def source_text(self, names: tuple[str, ...]) -> str:
        """The sources of a number, written out."""
        return "; ".join(self.sources[name] for name in names)

    @cached_property
    def groups(self) -> tuple[tuple[Kind, ...], ...]:
        """The groups of kinds that have cut-offs of their own, in the order of the kinds."""
        return tuple(sorted({cut.kinds for cut in self.cut_offs}, key=lambda kinds: ALL_KINDS.index(kinds[0])))

    def cut_offs_of(self, kinds: tuple[Kind, ...]) -> list[ProposedCutOff]:
        """The cut-offs of one group, as they stand in the file."""
        return [cut for cut in self.cut_offs if cut.kinds == kinds]


class OrganOf(Data):
    """An organ that certain committees have under another name."""

    of: str
    """What the name of such a committee tells."""
    organ: str


class Period(Data):
    """What the levels and organs are called in a time (docs/rules.md#organs-and-periods)."""

    name: str
    first_day: date
    last_day: date | None = None
    committee: str
    standing_committee: str
    advisory_organ: str
    advisory_organs: tuple[OrganOf, ...] = ()
    """What the advisory organ is called where it is not ``advisory_organ``."""
    office: str
    grassroots: str
    source: str


class Guidance(Data):
    """One guidance letter as data."""

    id: str
    title: str
    short_title: str
    kind: str
    """What sort of document it is, as a sentence names it after the first time: "Công văn"."""
    issued: date
    issuer: str
    first_year: int
    further_use: FurtherUse | None = None
    basis: Basis
    rating_rule: RatingRule | None = None
    rules: tuple[Rule, ...]
    citations: Citations
    outcomes: tuple[OutcomeRules, ...]
    grounds: tuple[GroundRule, ...] = ()
    phrases: Phrases
    deadlines: tuple[Deadline, ...]
    registration: tuple[Registration, ...]
    deadline_day: DeadlineDay
    late_report: LateReport
    recognition: tuple[GradeRecognition, ...]
    missed_minimum: MissedMinimum
    aggregation: Aggregation
    scopes: tuple[ScopeRule, ...]
    authorities: tuple[Authority, ...]
    cap: Cap | None = None
    own_readings: tuple[Reading, ...] = ()
    scales: tuple[ProposedScale, ...]
    periods: tuple[Period, ...]

    @cached_property
    def _rules_by_number(self) -> dict[str, Rule]:
        return {rule.number: rule for rule in self.rules}

    def rule(self, number: str) -> Rule:
        """The rule with that number."""
        return self._rules_by_number[number]

    def clause(self, number: str) -> str:
        """Where a rule stands in the letter, such as ``đoạn 2, mục 1``."""
        return self.rule(number).clause

    @cached_property
    def _rules_of(self) -> dict[str, tuple[str, ...]]:
        return {entry.outcome.value: entry.rules for entry in self.outcomes}

    def rules_of(self, outcome: Outcome) -> tuple[str, ...]:
        """The numbers of the rules that lead to an outcome, besides those of an authority or a ground."""
        return self._rules_of[outcome.value]

    @cached_property
    def known_outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes that a subject can have by this letter, in the order in which they are tried."""
        shuts_out = self.late_report.effect is LateEffect.NOT_APPRAISED
        return tuple(outcome for outcome in Outcome if outcome is not Outcome.LATE_REPORT or shuts_out)

    @cached_property
    def readings(self) -> Readings:
        """Which of its readings answers which question of the program."""
        return Readings(**{entry.decides: entry.number for entry in self.own_readings if entry.decides})

    def ground(self, ground: Ground) -> GroundRule | None:
        """The rule of a ground, and the letter's words for it; None where the letter does not know it."""
        return next((entry for entry in self.grounds if entry.ground is ground), None)

    def grounds_of(self, kind: Kind | None) -> tuple[Ground, ...]:
        """The grounds that subjects of a kind may use."""
        return tuple(entry.ground for entry in self.grounds if kind in entry.kinds)

    @property
    def ground_kinds(self) -> tuple[Kind, ...]:
        """The kinds of subject that may use any ground."""
        return tuple(kind for kind in Kind if any(kind in entry.kinds for entry in self.grounds))

    def ground_clauses(self) -> str:
        """Where the grounds stand in the letter, each clause once."""
        return ", ".join(dict.fromkeys(self.clause(entry.rule) for entry in self.grounds))

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """The grades, from the best to the worst (R23)."""
        return tuple(Grade(entry.grade, place) for place, entry in enumerate(self.recognition))

    @cached_property
    def _recognised(self) -> frozenset[str]:
        return frozenset(entry.grade for entry in self.recognition if entry.recognised)

    @property
    def recognised_grades(self) -> tuple[Grade, ...]:
        """The grades that meet the condition, from the best on."""
        return tuple(grade for grade in self.grades if self.recognises(grade))

    def recognises(self, grade: Grade) -> bool:
        """Whether the grade meets the condition (R3)."""
        return grade.value in self._recognised

    @cached_property
    def recognised_words(self) -> str:
        """The grades that meet the condition, as a sentence names them: ``“Tốt” hoặc “Khá”`` (A13)."""
        return alternatives([f"“{entry.grade}”" for entry in self.recognition if entry.recognised])

    def held(self, reached: Grade) -> Grade:
        """The grade that is left where a mean is below a criterion's minimum."""
        missed = self.missed_minimum
        if missed.effect is MissedEffect.NEXT_LOWER:
            return self.grades[min(reached.place + 1, len(self.grades) - 1)]
        if missed.effect is MissedEffect.AT_MOST:
            highest = next(grade for grade in self.grades if grade.value == missed.grade)
            return max(reached, highest, key=lambda grade: grade.place)
        return reached

    @cached_property
    def groups(self) -> tuple[tuple[Kind, ...], ...]:
        """The groups of kinds with cut-offs of their own, the same in each of its scales."""
        return self.scales[-1].groups

    @cached_property
    def scope_choices(self) -> tuple[Scope, ...]:
        """Its list of ``Diện``."""
        return tuple(Scope(entry.scope, is_out=entry.out) for entry in self.scopes)

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The levels that appraise, from the lowest to the highest."""
        return tuple(entry.level for entry in self.authorities)

    def authority(self, level: Level) -> Authority:
        """By which rule that level appraises (R12-R14), and what its organ may do."""
        return self.authorities[self.levels.index(level)]

    def deadline(self, year: int, level: Level, kind: Kind | None = None) -> Deadline:
        """The one deadline rule of a year, level and kind; without a kind the last one of that year and level."""
        entries = [entry for entry in self.deadlines if entry.level is level and entry.holds_in(year)]
        if kind is not None:
            return only([entry for entry in entries if kind in entry.kinds], level.value)
        if not entries:
            raise LookupError(f"no deadline of the guidance applies to {level.value!r} in {year}")
        return max(entries, key=lambda entry: entry.late_from(year, day_counts=False) or datetime.min)  # noqa: DTZ901

    def registration_of(self, year: int, kind: Kind | None = None) -> Registration:
        """The one entry on registering in a year; of a kind that cannot be read the strictest one (A11)."""
        entries = [entry for entry in self.registration if entry.holds_in(year)]
        if kind is not None:
            return only([entry for entry in entries if kind in entry.kinds], "registration")
        if not entries:
            raise LookupError(f"no entry of the guidance says whether one must register in {year}")
        return next((entry for entry in entries if entry.required), entries[0])

    def registration_required(self, year: int, kind: Kind | None = None) -> bool:
        """Whether subjects of a kind, or any subject, must have registered in that year (A11)."""
        return self.registration_of(year, kind).required

    def scale(self, year: int) -> ProposedScale:
        """The one scale proposed for a year."""
        return only([entry for entry in self.scales if entry.holds_in(year)], "scale")

    @property
    def newest_scale(self) -> ProposedScale:
        """The scale that a fresh workbook is filled with."""
        return max(self.scales, key=lambda scale: scale.first_year)

    def period(self, day: date) -> Period:
        """The names of levels and organs on that day."""
        return only(
            [p for p in self.periods if p.first_day <= day and (p.last_day is None or day <= p.last_day)],
            day.isoformat(),
        )

    def advisory_organ(self, day: date, committee: str = "") -> str:
        """The organ that prepares a standing committee's work on that day (R22, R25); empty before the first period."""
        try:
            period = self.period(day)
        except LookupError:
            return ""
        named = (entry.organ for entry in period.advisory_organs if fold_spelling(entry.of) in fold_spelling(committee))
        return next(named, period.advisory_organ)


def alternatives(names: Sequence[str], last: str = "hoặc") -> str:
    """Names in one line, the last two joined by a word: ``A, B hoặc C``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def only(entries: list[Entry], sought: str) -> Entry:
    """The one entry; LookupError where there is none, or another."""
    if len(entries) != 1:
        raise LookupError(f"{len(entries)} entries of the guidance apply to {sought!r} where exactly one must")
    return entries[0]
