"""What a letter must be beyond its shape: every year one answer, every rule quoted, every quotation a passage."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from xlsx_addin.guidance.model import (
    ALL_KINDS,
    FEWEST_GRADES,
    MOST_GRADES,
    Method,
    MissedEffect,
    Readings,
)
from xlsx_addin.terms import Ground, Kind, Level
from xlsx_addin.words import letter_faults as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsx_addin.guidance.model import Data, DayOfYear, Guidance, ProposedScale

    Place = tuple[str | int, ...]
    Fault = tuple[Place, str]

FIRST_YEAR, LAST_YEAR = 2022, 9998
_NUMBER = re.compile(r"[A-Z]+[1-9]\d*")
_ID = re.compile(r"[\w/-]+")
_LEAP_FREE_YEAR = 2023
_FEWEST_TO_TRIM = 3
_LAST_HOUR = 23


def faults(guidance: Guidance, text: str, text_name: str) -> Iterator[Fault]:
    """What is wrong with a letter, each with its place; ``text`` is the letter's own."""
    yield from _empty_texts(guidance)
    yield from _identity(guidance)
    yield from _numbers(guidance)
    for place, rule in enumerate(guidance.rules):
        if rule.quote not in text:
            fault = words.NOT_A_PASSAGE.format(number=rule.number, text=text_name, quote=rule.quote)
            yield ("rules", place, "quote"), fault
    yield from _grades(guidance)
    yield from _appraising(guidance)
    yield from _outcomes(guidance)
    yield from _days(guidance)
    yield from _years(guidance)
    yield from _grounds(guidance)
    for place, scale in enumerate(guidance.scales):
        yield from _scale(guidance, scale, ("scales", place))
    yield from _periods(guidance)


def _walk(record: Data, place: Place) -> Iterator[tuple[Place, str, Any]]:
    """Every key of a record and of those in it, with its place, name and value."""
    for each in fields(record):
        value = getattr(record, each.name)
        yield (*place, each.name), each.name, value
        for number, one in enumerate(value if isinstance(value, tuple) else ()):
            if is_dataclass(one):
                yield from _walk(one, (*place, each.name, number))  # type: ignore[arg-type]
        if is_dataclass(value):
            yield from _walk(value, (*place, each.name))  # type: ignore[arg-type]


_MAY_BE_EMPTY = frozenset({"note", "bands"})


def _empty_texts(guidance: Guidance) -> Iterator[Fault]:
    for where, name, value in _walk(guidance, ()):
        if isinstance(value, str) and not value.strip() and name not in _MAY_BE_EMPTY:
            yield where, words.EMPTY.format(key=name)


def _identity(guidance: Guidance) -> Iterator[Fault]:
    if not _ID.fullmatch(guidance.id) or "_" in guidance.id:
        yield ("id",), words.ID_UNUSABLE
    for where, name, year in _walk(guidance, ()):
        if name in ("first_year", "last_year") and year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            yield where, words.YEAR_UNUSABLE.format(year=year, first=FIRST_YEAR)
    for part in ("deadlines", "registration", "scales"):
        for number, entry in enumerate(getattr(guidance, part)):
            if entry.last_year is not None and entry.last_year < entry.first_year:
                fault = words.YEARS_TURNED.format(last=entry.last_year, first=entry.first_year)
                yield (part, number, "last_year"), fault
    if guidance.further_use is not None and guidance.further_use.first_year < guidance.first_year:
        yield ("further_use", "first_year"), words.FURTHER_USE


def _numbers(guidance: Guidance) -> Iterator[Fault]:
    """Rules and readings: each number once, and none used that is not there."""
    rules = [rule.number for rule in guidance.rules]
    readings = [reading.number for reading in guidance.own_readings]
    for part, numbers, twice in (
        ("rules", rules, words.RULE_TWICE),
        ("own_readings", readings, words.READING_TWICE),
    ):
        for place, number in enumerate(numbers):
            if not _NUMBER.fullmatch(number):
                yield (part, place, "number"), words.RULE_NUMBER.format(number=number)
            if number in numbers[:place]:
                yield (part, place, "number"), twice.format(number=number)
    yield from _used_numbers(guidance, rules, readings)
    yield from _questions(guidance)


def _used_numbers(guidance: Guidance, rules: list[str], readings: list[str]) -> Iterator[Fault]:
    """No number is used that is not there."""
    for where, name, value in _walk(guidance, ()):
        if where[0] == "citations" and isinstance(value, str) and value not in rules:
            yield where, words.RULE_UNKNOWN.format(number=value)
        used = value if name == "rules" and len(where) > 1 else (value,) if name == "rule" and value else ()
        for number in used:
            if number not in rules:
                yield where, words.RULE_UNKNOWN.format(number=number)
        if name == "reading" and value is not None and value not in readings:
            yield where, words.READING_UNKNOWN.format(number=value)


def _questions(guidance: Guidance) -> Iterator[Fault]:
    """Each question of the program has one answer."""
    known = [each.name for each in fields(Readings)]
    decided: list[str] = []
    for place, reading in enumerate(guidance.own_readings):
        if reading.decides is None:
            continue
        where = ("own_readings", place, "decides")
        if reading.decides not in known:
            yield where, words.DECIDES_UNKNOWN.format(decides=reading.decides, choices=", ".join(known))
        if reading.decides in decided:
            yield where, words.DECIDES_TWICE.format(decides=reading.decides)
        decided.append(reading.decides)


def _grades(guidance: Guidance) -> Iterator[Fault]:
    labels = [entry.grade for entry in guidance.recognition]
    if not FEWEST_GRADES <= len(labels) <= MOST_GRADES:
        fault = words.GRADES_COUNT.format(fewest=FEWEST_GRADES, most=MOST_GRADES, count=len(labels))
        yield ("recognition",), fault
    for place, label in enumerate(labels):
        if label.casefold() in [other.casefold() for other in labels[:place]]:
            yield ("recognition", place, "grade"), words.GRADE_TWICE.format(grade=label)
    flags = [entry.recognised for entry in guidance.recognition]
    if not flags or flags != sorted(flags, reverse=True) or not flags[0] or flags[-1]:
        yield ("recognition", 0, "recognised"), words.GRADE_ORDER
    missed = guidance.missed_minimum
    if (missed.effect is MissedEffect.AT_MOST) != (missed.grade is not None):
        yield ("missed_minimum", "effect"), words.MISSED_GRADE
    if missed.grade is not None and missed.grade not in labels:
        yield ("missed_minimum", "grade"), words.GRADE_UNKNOWN.format(grade=missed.grade)


def _appraising(guidance: Guidance) -> Iterator[Fault]:
    """Aggregation, levels, scopes and cap."""
    way = guidance.aggregation
    trims = way.method is Method.TRIMMED_MEAN
    if trims != (way.trimmed_from is not None) or (trims and (way.trimmed_from or 0) < _FEWEST_TO_TRIM):
        yield ("aggregation", "method"), words.TRIMMED_FROM
    if (way.fewest is None) != (way.too_few is None) or (way.fewest is not None and way.fewest < 1):
        yield ("aggregation", "fewest"), words.TOO_FEW
    levels = [entry.level for entry in guidance.authorities]
    if not levels or levels != [level for level in Level if level in levels]:
        yield ("authorities",), words.LEVELS
    scopes = [entry.scope.casefold() for entry in guidance.scopes]
    if len(set(scopes)) != len(scopes) or all(entry.out for entry in guidance.scopes):
        yield ("scopes",), words.SCOPES
    if guidance.cap is not None and not 0 < guidance.cap.percent <= 100:
        yield ("cap", "percent"), words.CAP_PERCENT
    for where, name, kinds in _walk(guidance, ()):
        if name == "kinds" and (not kinds or len(set(kinds)) != len(kinds)):
            yield where, words.KINDS_EMPTY


def _outcomes(guidance: Guidance) -> Iterator[Fault]:
    wanted = list(guidance.known_outcomes)
    if [entry.outcome for entry in guidance.outcomes] != wanted:
        yield ("outcomes",), words.OUTCOMES.format(outcomes=", ".join(outcome.value for outcome in wanted))
    for place, entry in enumerate(guidance.outcomes):
        if entry.outcome.facts.is_shut_out and not entry.rules:
            fault = words.OUTCOME_WITHOUT_RULE.format(outcome=entry.outcome.value)
            yield ("outcomes", place, "rules"), fault


def _days(guidance: Guidance) -> Iterator[Fault]:
    for place, entry in enumerate(guidance.deadlines):
        if entry.before is not None and entry.until is not None:
            yield ("deadlines", place, "until"), words.BEFORE_AND_UNTIL
        for key in ("before", "until"):
            yield from _day(getattr(entry, key), ("deadlines", place, key))
    for place, registration in enumerate(guidance.registration):
        yield from _day(registration.until, ("registration", place, "until"))
        if registration.until is not None and (not registration.required or registration.until.hour is not None):
            yield ("registration", place, "until"), words.REGISTERED_WITHOUT_RULE


def _day(named: DayOfYear | None, place: Place) -> Iterator[Fault]:
    if named is None:
        return
    try:
        date(_LEAP_FREE_YEAR, named.month, named.day)
    except ValueError:
        yield (*place, "day"), words.DAY_UNUSABLE.format(day=named.day, month=named.month)
    first_hour = 1 if place[-1] == "until" else 0
    if named.hour is not None and not first_hour <= named.hour <= _LAST_HOUR:
        yield (*place, "hour"), words.HOUR_UNUSABLE.format(hour=named.hour)


def _years(guidance: Guidance) -> Iterator[Fault]:
    """Every year has one answer: it is enough to look at the years in which an entry begins or has ended."""
    entries = [*guidance.deadlines, *guidance.registration, *guidance.scales]
    turns = {guidance.first_year, *(entry.first_year for entry in entries)}
    turns |= {entry.last_year + 1 for entry in entries if entry.last_year is not None}
    levels = {entry.level for entry in guidance.authorities}
    for place, deadline in enumerate(guidance.deadlines):
        if deadline.level not in levels:
            fault = words.LEVEL_WITHOUT_AUTHORITY.format(level=deadline.level.value)
            yield ("deadlines", place, "level"), fault
    for year in sorted(year for year in turns if year >= guidance.first_year):
        for kind in Kind:
            for level in guidance.levels:
                found = [each for each in guidance.deadlines if each.level is level and kind in each.kinds]
                what = words.DEADLINE_OF.format(level=level.value, kind=kind.value)
                yield from _one_answer("deadlines", year, what, sum(each.holds_in(year) for each in found))
            asked = sum(kind in each.kinds and each.holds_in(year) for each in guidance.registration)
            yield from _one_answer("registration", year, words.REGISTRATION_OF.format(kind=kind.value), asked)
        yield from _one_answer("scales", year, words.SCALE_OF, sum(each.holds_in(year) for each in guidance.scales))


def _one_answer(part: str, year: int, what: str, count: int) -> Iterator[Fault]:
    if count != 1:
        yield (part,), words.YEAR_ANSWERS.format(year=year, what=what, count=count)


def _grounds(guidance: Guidance) -> Iterator[Fault]:
    named = [entry.ground for entry in guidance.grounds]
    if named != [ground for ground in Ground if ground in named]:
        yield ("grounds",), words.GROUND_TWICE
    for place, entry in enumerate(guidance.grounds):
        if entry.years_before < 0 or (entry.years_before and entry.any_year):
            yield ("grounds", place, "years_before"), words.GROUND_YEARS
        if entry.ground is Ground.ORGANISATION:
            if entry.years_before or entry.any_year:
                yield ("grounds", place, "ground"), words.GROUND_OF_ORGANISATION
            if entry.kinds != (Kind.INDIVIDUAL,):
                yield ("grounds", place, "kinds"), words.GROUND_OF_INDIVIDUALS


def _scale(guidance: Guidance, scale: ProposedScale, place: Place) -> Iterator[Fault]:
    named = chain(
        ((("criteria", number), each.sources) for number, each in enumerate(scale.criteria)),
        ((("cut_offs", number), each.sources) for number, each in enumerate(scale.cut_offs)),
    )
    for where, sources in named:
        for source in sources:
            if source not in scale.sources:
                yield (*place, *where, "sources"), words.SCALE_SOURCE.format(source=source)
    codes: set[str] = set()
    for number, criterion in enumerate(scale.criteria):
        if criterion.code.casefold() in codes:
            yield (*place, "criteria", number, "code"), words.CRITERION_CODE.format(code=criterion.code)
        codes.add(criterion.code.casefold())
        if criterion.maximum <= 0 or not 0 <= (criterion.minimum or 0) <= criterion.maximum:
            yield (*place, "criteria", number, "maximum"), words.CRITERION_POINTS.format(code=criterion.code)
    kinds = [kind for group in scale.groups for kind in group]
    if sorted(kinds, key=ALL_KINDS.index) != list(ALL_KINDS) or scale.groups != guidance.groups:
        yield (*place, "cut_offs"), words.CUT_OFF_GROUPS
        return
    for group in scale.groups:
        yield from _cut_offs(guidance, scale, group, place)


def _cut_offs(guidance: Guidance, scale: ProposedScale, group: tuple[Kind, ...], place: Place) -> Iterator[Fault]:
    cut_offs, shown = scale.cut_offs_of(group), ", ".join(kind.value for kind in group)
    where = (*place, "cut_offs", scale.cut_offs.index(cut_offs[0]), "grade")
    if [cut.grade for cut in cut_offs] != [entry.grade for entry in guidance.recognition]:
        yield where, words.CUT_OFF_GRADES.format(kinds=shown)
        return
    totals = []
    for kind in group:
        maxima = [criterion.maximum for criterion in scale.criteria if criterion.applies.covers(kind)]
        totals.append(sum(maxima, Decimal(0)))
        if not maxima:
            yield (*place, "criteria"), words.CRITERIA_NONE.format(kind=kind.value)
    points = [cut.from_points for cut in cut_offs]
    if points[-1] != 0 or any(low >= high for high, low in pairwise(points)) or points[0] > min(totals):
        yield where, words.CUT_OFF_POINTS.format(kinds=shown, total=min(totals))


def _periods(guidance: Guidance) -> Iterator[Fault]:
    periods = guidance.periods
    is_whole = bool(periods) and periods[0].first_day <= guidance.issued and periods[-1].last_day is None
    for earlier, later in pairwise(periods):
        is_whole &= earlier.last_day is not None and earlier.last_day + timedelta(days=1) == later.first_day
    if not is_whole:
        yield ("periods",), words.PERIOD_DAYS
