"""A guidance as checked, frozen data: who, until when, by which scale, in whose words.

Every entry names the rule (R1..R27) or the reading (A1..A36) that it comes from. An unknown key, a rule that does
not exist, or a year with no or two answers is refused when the file is read.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal  # noqa: TC003 - pydantic reads it
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from xlsx_addin.terms import CriterionScope, Grade, Ground, Kind, Level, OrganPower, Outcome
from xlsx_addin.vietnamese.normalise import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_GRADES = 4
Entry = TypeVar("Entry")
Text = Annotated[str, Field(min_length=1)]
RuleNumber = Annotated[str, Field(pattern=r"^[A-Z]+[1-9]\d*$")]
ReadingNumber = Annotated[str, Field(pattern=r"^[A-Z]+[1-9]\d*$")]
Year = Annotated[int, Field(ge=2022, le=9999)]


class Data(BaseModel):
    """A frozen record that knows all of its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False)


class ByYear(Data):
    """Something that holds from a year on, or for some years only."""

    first_year: Year
    last_year: Year | None = None

    def holds_in(self, year: int) -> bool:
        """Whether it holds in that year."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


class Basis(Data):
    """The document that the guidance carries out (A1)."""

    title: Text
    short_title: Text
    issued: date
    issuer: Text
    note: Text


class RatingRule(Data):
    """The rule by which the yearly rating itself is made: another procedure, which documents may name."""

    title: Text
    issued: date
    issuer: Text


class Rule(Data):
    """One rule of the letter with the sentence it is read from."""

    number: RuleNumber
    clause: Text
    quote: Text


class Citations(Data):
    """Which rule is cited for what, wherever a sentence needs a clause."""

    report: RuleNumber
    qualified: RuleNumber
    not_qualified: RuleNumber
    content: RuleNumber
    criteria: RuleNumber
    scope: RuleNumber
    unregistered: RuleNumber
    merged_report: RuleNumber
    self_assessment: RuleNumber
    channel: RuleNumber
    grades: RuleNumber
    decided_or_proposed: RuleNumber
    appraising_organ: RuleNumber
    deciding_organ: RuleNumber


class OutcomeRules(Data):
    """The rules that lead to an outcome, besides those of a level's authority and of a ground."""

    outcome: Outcome
    rules: tuple[RuleNumber, ...]


class GroundRule(Data):
    """The rule by which a ground stands in for a registration, and the letter's words for it (R5-R7)."""

    ground: Ground
    rule: RuleNumber
    words: Text
    kinds: tuple[Kind, ...]
    """Which subjects may use it."""
    any_year: bool
    """Whether a decision of another year counts too."""
    reading: ReadingNumber | None = None
    """The reading by which only a decision of the year counts, None where the letter says so itself (A4)."""


class Phrases(Data):
    """The letter's own words, as sentences need them."""

    not_considered: Text
    """What becomes of those who did not register or did not report."""
    benefit: Text
    """What a recognised grade makes possible; never more than the condition of a model (A14)."""
    rating: Text
    model: Text


class DayOfYear(Data):
    """A day without its year."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]

    @model_validator(mode="after")
    def _check(self) -> DayOfYear:
        date(2023, self.month, self.day)  # ValueError unless every year has that day
        return self


class Deadline(ByYear):
    """Until when a level must have received a report; ``before`` None where there is no deadline (R19-R21, A9, A10)."""

    level: Level
    rule: RuleNumber
    reading: ReadingNumber | None = None
    before: DayOfYear | None = None
    note: str = ""

    def day(self, year: int) -> date | None:
        """The day before which a report is in time, None without a deadline."""
        return None if self.before is None else date(year, self.before.month, self.before.day)


class Registration(ByYear):
    """Whether a subject must have registered its model (R15, A11)."""

    required: bool
    rule: RuleNumber
    reading: ReadingNumber | None = None


class DeadlineDay(Data):
    """Whether the deadline's very day is in time, unless the workbook says otherwise (A6)."""

    counts: bool
    reading: ReadingNumber | None = None


class GradeRecognition(Data):
    """Whether a grade meets the condition (R3, R4)."""

    grade: Text
    recognised: bool
    rule: RuleNumber


class Authority(Data):
    """The rule by which a level appraises (R12-R14), and what its organ may do with a favourable result (R24)."""

    level: Level
    rule: RuleNumber
    power: OrganPower
    power_for_commendation: OrganPower
    """The same for a subject that is proposed for commendation."""


class Readings(Data):
    """By which readings the program decides where the letter is silent; None where the letter says so itself.

    Those that hold for every row are named above the table of results, the others where the other reading would decide
    otherwise.
    """

    receiving_level: ReadingNumber | None = None
    """The deadline is that of the level that receives the report (A8)."""
    day_of_receipt: ReadingNumber | None = None
    """A report is in time by the day on which it was received (A31)."""
    grounds_first: ReadingNumber | None = None
    """What stands in for a registration goes before the rule on those without one (A2)."""
    any_ground: ReadingNumber | None = None
    """One of the grounds is enough (A3)."""
    condition_alone: ReadingNumber | None = None
    """A recognised grade is a condition of the yearly rating, not the rating itself (A14)."""

    late_report: ReadingNumber | None = None
    """A late report is appraised, with a flag (A7)."""
    final_level: ReadingNumber | None = None
    """Of several results that of the highest level is the final one (A21)."""
    collectives_proposed: ReadingNumber | None = None
    """A collective that is proposed for commendation is appraised like an organisation (A23)."""
    exact_mean: ReadingNumber | None = None
    """Nothing is rounded before it is compared (A26)."""
    head_of_collective: ReadingNumber | None = None
    """The head of a collective is a head too (A32)."""
    without_self_assessment: ReadingNumber | None = None
    """A report without self-score or self-grade is appraised (A33)."""
    due_at_own_level: ReadingNumber | None = None
    """A subject of a higher level is due there, on that level's day (A34)."""
    ownerless_sheet: ReadingNumber | None = None
    """A score sheet that names nobody is missing somewhere (A35)."""
    open_registration: ReadingNumber | None = None
    """Không counts at once, a blank waits until the last day for reports (A36)."""


class ProposedCriterion(Data):
    """One criterion of a scale: points from 0 to ``maximum``."""

    code: Text
    content: Text
    applies: CriterionScope
    maximum: Annotated[Decimal, Field(gt=0)]
    minimum: Annotated[Decimal, Field(ge=0)] | None = None
    bands: str
    sources: tuple[Text, ...]


class ProposedCutOff(Data):
    """The lowest points of a grade, inclusive."""

    grade: Text
    from_points: Annotated[Decimal, Field(ge=0)]
    sources: tuple[Text, ...]


class ProposedScale(ByYear):
    """The scale a fresh workbook is filled with; the clerk's own sheet is what counts."""

    kinds: tuple[Kind, ...]
    label: Text
    provisional: bool
    rule: RuleNumber
    reading: ReadingNumber
    sources: dict[str, str]
    criteria: tuple[ProposedCriterion, ...]
    cut_offs: tuple[ProposedCutOff, ...]

    def source_text(self, names: tuple[str, ...]) -> str:
        """The sources of a number, written out."""
        return "; ".join(self.sources[name] for name in names)

    @model_validator(mode="after")
    def _check(self) -> ProposedScale:
        named = [criterion.sources for criterion in self.criteria] + [cut.sources for cut in self.cut_offs]
        unknown = {name for sources in named for name in sources} - self.sources.keys()
        if unknown:
            raise ValueError(f"unknown sources {sorted(unknown)}")
        points = [cut.from_points for cut in self.cut_offs]
        if points[-1] != 0 or any(low >= high for high, low in pairwise(points)):
            raise ValueError("cut-offs must fall strictly to 0")
        return self


class OrganOf(Data):
    """An organ that certain committees have under another name."""

    of: Text
    """What the name of such a committee tells."""
    organ: Text


class Period(Data):
    """What the levels and organs are called in a time (docs/rules.md#organs-and-periods)."""

    name: Text
    first_day: date
    last_day: date | None = None
    committee: Text
    standing_committee: Text
    advisory_organ: Text
    advisory_organs: tuple[OrganOf, ...] = ()
    """What the advisory organ is called where it is not ``advisory_organ``."""
    office: Text
    grassroots: Text
    source: Text


class Guidance(Data):
    """One guidance letter as data."""

    id: Text
    title: Text
    short_title: Text
    kind: Text
    """What sort of document it is, as a sentence names it after the first time: "Công văn"."""
    issued: date
    issuer: Text
    first_year: Year
    basis: Basis
    rating_rule: RatingRule | None = None
    rules: tuple[Rule, ...]
    citations: Citations
    outcomes: tuple[OutcomeRules, ...]
    grounds: tuple[GroundRule, ...]
    phrases: Phrases
    deadlines: tuple[Deadline, ...]
    registration: tuple[Registration, ...]
    deadline_day: DeadlineDay
    recognition: Annotated[tuple[GradeRecognition, ...], Field(alias="grades", min_length=2, max_length=MOST_GRADES)]
    below_minimum: Text
    """The best grade that a subject can have that misses a criterion's minimum."""
    authorities: tuple[Authority, ...]
    readings: Readings = Readings()
    scales: tuple[ProposedScale, ...]
    periods: tuple[Period, ...]

    @model_validator(mode="after")
    def _check(self) -> Guidance:
        numbers = [rule.number for rule in self.rules]
        if len(set(numbers)) != len(numbers):
            raise ValueError("a rule stands twice")
        used = {deadline.rule for deadline in self.deadlines} | {entry.rule for entry in self.registration}
        used |= {entry.rule for entry in self.recognition} | {entry.rule for entry in self.authorities}
        used |= {scale.rule for scale in self.scales} | {entry.rule for entry in self.grounds}
        used |= set(self.citations.model_dump().values())
        used |= {rule for entry in self.outcomes for rule in entry.rules}
        if used - set(numbers):
            raise ValueError(f"rules {sorted(used - set(numbers))} are used but not quoted")
        self._check_grades()
        if [entry.level for entry in self.authorities] != list(Level):
            raise ValueError("the three levels must stand once each, from the lowest to the highest")
        if [entry.outcome for entry in self.outcomes] != list(Outcome):
            raise ValueError("the outcomes must stand once each, in the order in which they are tried")
        if [entry.ground for entry in self.grounds] != list(Ground):
            raise ValueError("the three grounds must stand once each, in their order")
        self._check_years()
        return self

    def _check_grades(self) -> None:
        labels = [entry.grade for entry in self.recognition]
        if len(set(labels)) != len(labels):
            raise ValueError("a grade stands twice")
        flags = [entry.recognised for entry in self.recognition]
        if flags != sorted(flags, reverse=True) or not flags[0] or flags[-1]:
            raise ValueError("the best grades must be recognised and the worst not, in one order from the best on")
        if self.below_minimum not in [entry.grade for entry in self.recognition if not entry.recognised]:
            raise ValueError("below_minimum must be a grade that is not recognised")
        for scale in self.scales:
            if [cut.grade for cut in scale.cut_offs] != labels:
                raise ValueError("the cut-offs of a scale must be those of the grades, in their order")

    def _check_years(self) -> None:
        """Every year has one answer: it is enough to look at the years in which an entry begins or has ended."""
        entries: list[ByYear] = [*self.deadlines, *self.registration, *self.scales]
        turns = {self.first_year, *(entry.first_year for entry in entries)}
        turns |= {entry.last_year + 1 for entry in entries if entry.last_year is not None}
        for year in sorted(year for year in turns if year >= self.first_year):
            try:
                self.registration_required(year)
                for level in Level:
                    self.deadline(year, level)
                for kind in Kind:
                    self.scale(year, kind)
            except LookupError as error:
                raise ValueError(f"{year}: {error}") from error

    def rule(self, number: str) -> Rule:
        """The rule with that number."""
        return next(rule for rule in self.rules if rule.number == number)

    def clause(self, number: str) -> str:
        """Where a rule stands in the letter, such as ``đoạn 2, mục 1``."""
        return self.rule(number).clause

    @cached_property
    def _rules_of(self) -> dict[str, tuple[str, ...]]:
        return {entry.outcome.value: entry.rules for entry in self.outcomes}

    def rules_of(self, outcome: Outcome) -> tuple[str, ...]:
        """The numbers of the rules that lead to an outcome, besides those of an authority or a ground."""
        return self._rules_of[outcome.value]

    def ground(self, ground: Ground) -> GroundRule:
        """The rule of a ground, and the letter's words for it."""
        return next(entry for entry in self.grounds if entry.ground is ground)

    def ground_clauses(self, grounds: tuple[Ground, ...]) -> str:
        """Where these grounds stand in the letter, each clause once."""
        return ", ".join(dict.fromkeys(self.clause(self.ground(ground).rule) for ground in grounds))

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """The grades, from the best to the worst (R23)."""
        return tuple(Grade(entry.grade, place) for place, entry in enumerate(self.recognition))

    @cached_property
    def grade_below_minimum(self) -> Grade:
        """The best grade that a subject can have that misses a criterion's minimum."""
        return next(grade for grade in self.grades if grade.value == self.below_minimum)

    @cached_property
    def recognised_words(self) -> str:
        """The grades that meet the condition, as a sentence names them: ``“Tốt” hoặc “Khá”`` (A13)."""
        return alternatives([f"“{entry.grade}”" for entry in self.recognition if entry.recognised])

    def deadline(self, year: int, level: Level) -> Deadline:
        """The one deadline rule of a year and level."""
        return _only([entry for entry in self.deadlines if entry.level is level and entry.holds_in(year)], level.value)

    def registration_of(self, year: int) -> Registration:
        """The one entry that says whether that year's subjects must have registered (A11)."""
        return _only([entry for entry in self.registration if entry.holds_in(year)], "registration")

    def registration_required(self, year: int) -> bool:
        """Whether that year's subjects must have registered (A11)."""
        return self.registration_of(year).required

    def recognises(self, grade: Grade) -> bool:
        """Whether the grade meets the condition (R3)."""
        return any(entry.recognised for entry in self.recognition if entry.grade == grade.value)

    def authority(self, level: Level) -> Authority:
        """By which rule that level appraises, and what its organ may do."""
        return self.authorities[level.rank]

    def authority_rule(self, level: Level) -> str:
        """The number of the rule by which that level appraises (R12-R14)."""
        return self.authority(level).rule

    def scale(self, year: int, kind: Kind) -> ProposedScale:
        """The one scale proposed for a year and a kind of subject."""
        return _only([entry for entry in self.scales if kind in entry.kinds and entry.holds_in(year)], kind.value)

    def period(self, day: date) -> Period:
        """The names of levels and organs on that day."""
        return _only(
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


def _only(entries: list[Entry], sought: str) -> Entry:
    if len(entries) != 1:
        raise LookupError(f"{len(entries)} entries of the guidance apply to {sought!r} where exactly one must")
    return entries[0]
