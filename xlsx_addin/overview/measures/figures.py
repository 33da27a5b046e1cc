"""Everything that the overview shows, worked out from the top rows and the units."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from xlsx_addin.guidance import load, usable
from xlsx_addin.overview.measures.definitions import COUNTED, rate
from xlsx_addin.terms import Lateness, OrganDecision
from xlsx_addin.words import overview as names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.overview.counting.selection import Selection
    from xlsx_addin.overview.counting.units import Unit, Units

MeasureCounts: TypeAlias = "Mapping[str, int]"

MOST_ROWS = {
    names.SHEET_PROGRESS: 5_000,
    names.SHEET_UNITS: 10_000,
    names.SHEET_COMPARISON: 500,
    names.SHEET_MODELS: 20_000,
    names.SHEET_DATA: 2_000,
}
"""Rows of the sheets; the database has the rest."""
FIRST_DAY, LAST_DAY = -14, 6
"""Days around the last day in time that the progress shows."""

SIGNAL_SUBJECTS = 10
SIGNALS = {"self_higher": 0.40, "equal_sheets": 0.90, "crossing_sheets": 0.35}
"""From which share on a unit's scoring is worth another look. Judgements, each in this one place."""
ALL_QUALIFIED = "all_qualified"

NOTHING: MeasureCounts = dict.fromkeys(COUNTED, 0)


@dataclass(frozen=True, slots=True)
class Signal:
    """A unit whose scoring is worth another look, and why."""

    unit: Unit
    counts: MeasureCounts
    reasons: tuple[str, ...]


class SentCounts(NamedTuple):
    """Units of one year or group."""

    expected: int
    sent: int
    """Of the expected ones."""
    others: int
    """Sent, but nobody expected them."""
    timed: int
    late: int
    untimed: int
    """Sent, but no record tells when."""


@dataclass(slots=True)
class Figures:
    """The figures of one overview; ``year`` is the one in focus."""

    year: int
    years: tuple[int, ...]
    units: Units
    today: date
    all_years: dict[int, MeasureCounts] = field(default_factory=dict)
    panel_years: dict[int, MeasureCounts] = field(default_factory=dict)
    """The same over the units that have figures in every year."""
    panel_units: int = 0
    pair: dict[int, MeasureCounts] = field(default_factory=dict)
    """The year in focus and the one before it, over the units that have figures in both."""
    counted_units: dict[int, int] = field(default_factory=dict)
    spreads: dict[tuple[int, bool], Decimal | None] = field(default_factory=dict)
    """Median over subjects of the distance between their score sheets, by year and whether over the panel."""
    kinds: dict[str, MeasureCounts] = field(default_factory=dict)
    groups: dict[str, MeasureCounts] = field(default_factory=dict)
    by_unit: dict[int, MeasureCounts] = field(default_factory=dict)
    """Of the year in focus, by the unit's number."""
    sent: dict[int, SentCounts] = field(default_factory=dict)
    sent_groups: dict[str, SentCounts] = field(default_factory=dict)
    matrix: dict[tuple[str, str], int] = field(default_factory=dict)
    """Self-grade and grade."""
    bins: tuple[int, ...] = ()
    signals: list[Signal] = field(default_factory=list)
    models: list[tuple[Any, ...]] = field(default_factory=list)
    """Year, number of the unit, model, field, product, kind, name, grade, level and decision of each."""
    models_in_all: int = 0
    models_without_name: int = 0
    problems: list[tuple[str, str, int, int]] = field(default_factory=list)
    """Code, severity, in how many envelopes that count of the year in focus, and how often."""
    problem_envelopes: int = 0
    unconfirmed: dict[int, int] = field(default_factory=dict)
    """Units whose counted envelope says that the scale is not confirmed."""
    guidances: dict[int, frozenset[str]] = field(default_factory=dict)

    @property
    def guidance(self) -> Guidance:
        """The guidance of the year in focus: of several the first that is known, of none the default one.

        It names the grades, and the scale that is not confirmed.
        """
        known = usable()
        return next((known[each] for each in sorted(self.guidances.get(self.year, ())) if each in known), load())

    @property
    def heard_of(self) -> list[Unit]:
        """The units that are expected in the year in focus or have sent, in order."""
        return [unit for unit in self.units.units if self.year in unit.years]

    @property
    def units_of_year(self) -> list[Unit]:
        """These, and those that have figures of that year alone."""
        return [unit for unit in self.units.units if self.year in unit.years or unit.number in self.by_unit]

    @property
    def last_year(self) -> int | None:
        """The year before the one in focus, where there is anything of it."""
        return self.year - 1 if self.year - 1 in self.years else None

    def units_counted(self, year: int, *, in_panel: bool) -> int:
        """How many units have figures in a year, or in every year."""
        return self.panel_units if in_panel else self.counted_units.get(year, 0)

    def is_provisional(self, year: int) -> bool:
        """Whether some of a year's figures rest on a scale that nobody has confirmed."""
        return bool(self.unconfirmed.get(year))

    def grades_comparable(self, year: int, other: int) -> bool:
        """Whether grades of two years may stand side by side: confirmed scales, the same guidance."""
        same = self.guidances.get(year) == self.guidances.get(other)
        return same and not self.is_provisional(year) and not self.is_provisional(other)

    def progress(self, year: int) -> list[float | None]:
        """The share of the expected units that had sent, day by day around the last day in time; empty without any.

        None from the day after the report on, which is counted from the last day in time: so that the line ends there.
        """
        days = Counter(
            max(FIRST_DAY, of_year.days)
            for unit in self.units.units
            if (of_year := unit.years.get(year)) is not None and of_year.is_expected and of_year.days is not None
        )
        expected = self.sent[year].expected
        if not expected:
            return []
        deadlines = self.units.deadlines.get(year)
        last = (self.today - max(deadlines)).days + 1 if deadlines else LAST_DAY
        so_far = accumulate(days[day] for day in range(FIRST_DAY, LAST_DAY + 1))
        return [count / expected if day <= last else None for day, count in enumerate(so_far, start=FIRST_DAY)]


def work_out(connection: Any, selection: Selection, units: Units, years: Sequence[int], today: date) -> Figures:
    """Work out all figures of these years, the last of which is in focus."""
    focus = years[-1]
    figures = Figures(focus, tuple(years), units, today)
    figures.all_years = _by(connection, "year", "TRUE", years)
    _panels(connection, figures)
    figures.kinds = _by(connection, "kind", f"year = {focus:d}", ())
    figures.by_unit = _by(connection, "unit", f"year = {focus:d}", ())
    figures.counted_units = dict(
        connection.execute("SELECT year, count(DISTINCT unit) FROM measures GROUP BY year").fetchall()
    )
    _group_figures(figures)
    pairs = connection.execute(_PAIRS, [focus]).fetchall()
    figures.matrix = {(self_grade, grade): count for self_grade, grade, count in pairs}
    figures.bins = connection.execute(_BINS, [focus]).fetchone()
    _signals(figures)
    figures.models = connection.execute(_MODELS).fetchall()
    figures.models_in_all, figures.models_without_name = connection.execute(_MODELS_COUNTED).fetchone()
    figures.problems = connection.execute(_PROBLEMS, [focus]).fetchall()
    (figures.problem_envelopes,) = connection.execute("SELECT count(*) FROM counted WHERE year = ?", [focus]).fetchone()
    counted = [*selection.submissions.values(), *selection.tops.values()]
    for year in years:
        figures.sent[year] = _sent(units.units, year)
        of_year = [facts for facts in counted if facts.year == year]
        figures.unconfirmed[year] = sum(not facts.scale_confirmed for facts in of_year)
        figures.guidances[year] = frozenset(facts.guidance for facts in of_year)
    return figures


_SUMS = ", ".join(f"sum({name})" for name in COUNTED)


def _by(connection: Any, column: str, condition: str, keys: Sequence[Any]) -> dict[Any, MeasureCounts]:
    """The counts by a column of ``measures``; all texts are our own."""
    rows = connection.execute(
        f"SELECT {column}, {_SUMS} FROM measures WHERE {condition} GROUP BY {column}"  # noqa: S608
    ).fetchall()
    found: dict[Any, MeasureCounts] = dict.fromkeys(keys, NOTHING)
    found.update({row[0]: dict(zip(COUNTED, row[1:], strict=True)) for row in rows})
    return found


def _panels(connection: Any, figures: Figures) -> None:
    """The units that have figures in every year, and those that have them in the last two."""
    years, panel = figures.years, _in_each(figures.years)
    (figures.panel_units,) = connection.execute(
        f"SELECT count(DISTINCT unit) FROM measures WHERE {panel}"  # noqa: S608
    ).fetchone()
    figures.panel_years = _by(connection, "year", panel, years)
    for is_panel, condition in ((False, "TRUE"), (True, panel)):
        rows = connection.execute(
            'SELECT year, median(spread) FROM top WHERE appraised AND "equal" IS NOT NULL '  # noqa: S608
            f"AND {condition} GROUP BY year"
        ).fetchall()
        figures.spreads |= {(year, is_panel): spread for year, spread in rows}
    if figures.last_year is not None:
        pair = figures.last_year, figures.year
        figures.pair = _by(connection, "year", _in_each(pair), pair)


def _in_each(years: Sequence[int]) -> str:
    """The condition that a unit has figures in each of these years."""
    listed = ", ".join(f"{year:d}" for year in years)
    return (
        f"unit IN (SELECT unit FROM measures WHERE year IN ({listed}) "  # noqa: S608 - our own numbers
        f"GROUP BY unit HAVING count(DISTINCT year) = {len(years)})"
    )


def _group_figures(figures: Figures) -> None:
    units, groups = figures.units.units, figures.units.groups
    sums = {key: Counter(NOTHING) for key in groups}
    for number, counts in figures.by_unit.items():
        sums[units[number].group].update(counts)
    figures.groups = dict(sums)
    members: dict[str, list[Unit]] = {key: [] for key in groups}
    for unit in units:
        members[unit.group].append(unit)
    figures.sent_groups = {key: _sent(of_group, figures.year) for key, of_group in members.items()}


def _sent(units: Sequence[Unit], year: int) -> SentCounts:
    states = [unit.years[year] for unit in units if year in unit.years]
    sent = [state for state in states if state.submission is not None]
    return SentCounts(
        expected=sum(state.is_expected for state in states),
        sent=sum(state.is_expected for state in sent),
        others=sum(not state.is_expected for state in sent),
        timed=sum(state.days is not None for state in sent),
        late=sum(state.lateness is Lateness.LATE for state in sent),
        untimed=sum(state.received is None for state in sent),
    )


_PAIRS = """
SELECT self_grade, grade, count(*) FROM top
WHERE year = ? AND self_rank IS NOT NULL AND rank IS NOT NULL GROUP BY ALL
"""
_BINS = """
SELECT count(*) FILTER (gap < -10), count(*) FILTER (gap >= -10 AND gap <= -5), count(*) FILTER (gap > -5 AND gap < 0),
    count(*) FILTER (gap >= 0 AND gap <= 5), count(*) FILTER (gap > 5 AND gap <= 10), count(*) FILTER (gap > 10)
FROM top WHERE year = ?
"""


def _signals(figures: Figures) -> None:
    for unit in figures.units.units:
        counts = figures.by_unit.get(unit.number)
        if counts is None or counts["appraised"] < SIGNAL_SUBJECTS:
            continue
        reasons = [name for name, least in SIGNALS.items() if (rate(counts, name) or 0) >= least]
        if counts["qualified"] == counts["appraised"]:
            reasons.append(ALL_QUALIFIED)
        if reasons:
            figures.signals.append(Signal(unit, counts, tuple(reasons)))


_LISTED = f"qualified AND decision IS DISTINCT FROM '{OrganDecision.DISAGREED.value}'"
_MODELS = f"""
SELECT t.year, t.unit, s.model, s.field, s.product, t.kind, coalesce(s.name, t.other_name), t.grade, t.level, t.decision
FROM (
    SELECT t.*, row_number() OVER (
        ORDER BY (t.decision IS NULL), t.year DESC, t.rank, t.unit, t.digest, t.line
    ) AS place
    FROM top t WHERE has_model AND {_LISTED}
    QUALIFY place <= {MOST_ROWS[names.SHEET_MODELS]}
) t
JOIN subject s USING (digest, line)
ORDER BY t.place
"""  # noqa: S608 - our own number
_MODELS_COUNTED = f"""
SELECT count(*) FILTER (has_model), count(*) FILTER (NOT has_model) FROM top WHERE {_LISTED}
"""  # noqa: S608 - our own word
_PROBLEMS = """
SELECT p.code, p.severity, count(DISTINCT p.digest), sum(p.lines)::INTEGER
FROM problem p JOIN counted c USING (digest) WHERE c.year = ? GROUP BY p.code, p.severity
ORDER BY p.severity, 3 DESC, p.code
"""
