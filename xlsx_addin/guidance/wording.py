"""A guidance as words: what any sentence may ask for by a name in braces, such as ``{recognised}``."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from xlsx_addin.guidance import drawn
from xlsx_addin.guidance.model import ALL_KINDS, ByYear, Deadline, Guidance, alternatives
from xlsx_addin.terms import Ground, Kind
from xlsx_addin.vietnamese.numbers import in_words, official_date
from xlsx_addin.words import explanations
from xlsx_addin.words import letter as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_ANY_YEAR = 9997
_MOST_YEARS = 3


@cache
def letter_words(guidance: Guidance) -> Mapping[str, str]:
    """Names and words, for ``str.format``."""
    return {**_names(guidance), **_grades(guidance), **_clauses(guidance), **_times(guidance)}


def drawn_letter_words() -> Mapping[str, str]:
    """The words of the letter that a workbook is being drawn for."""
    return letter_words(drawn())


def _names(guidance: Guidance) -> dict[str, str]:
    period, way = guidance.periods[-1], guidance.aggregation
    return {
        "letter": guidance.short_title,
        "letter_title": guidance.title,
        "letter_kind": guidance.kind,
        "letter_issued": official_date(guidance.issued),
        "basis": guidance.basis.short_title,
        "basis_note": guidance.basis.note,
        "now_from": official_date(period.first_day),
        "committee_now": period.committee,
        "standing_committee_now": period.standing_committee,
        "advisory_organ_now": period.advisory_organ,
        **guidance.phrases.items(),
        "model_start": guidance.phrases.model[:1].upper() + guidance.phrases.model[1:],
        "model_title": guidance.phrases.model.upper(),
        "first_year": str(guidance.first_year),
        "outcome_count": in_words(len(guidance.known_outcomes)),
        "further_use": guidance.further_use.sentence if guidance.further_use is not None else "",
        "aggregation": words.AGGREGATION[way.method.value].format(trimmed_from=way.trimmed_from),
        "aggregate": words.AGGREGATE[way.method.value],
        "fewest_sheets": words.FEWEST_SHEETS[way.too_few.value].format(fewest=way.fewest) if way.too_few else "",
        "late_report": words.LATE_REPORT[guidance.late_report.effect.value].format(letter=guidance.short_title),
        "ground_kinds": kind_names(guidance.ground_kinds).capitalize() or words.NO_GROUND,
        "ground_years": _ground_years(guidance),
        "scope": next(entry.scope for entry in guidance.scopes if not entry.out),
        "scopes_out": alternatives([f"“{entry.scope}”" for entry in guidance.scopes if entry.out], words.AND),
        "highest_level": guidance.levels[-1].value,
        **{f"ground_{key}": _decision_of(guidance, key) for key in words.GROUND_DECISIONS},
    }


def _decision_of(guidance: Guidance, key: str) -> str:
    """What a number of a decision is asked for."""
    entry = guidance.ground(Ground(key))
    if entry is None:
        return words.NO_GROUND_DECISION.format(letter=guidance.short_title)
    return words.GROUND_DECISIONS[key].format(words=entry.words)


def _ground_years(guidance: Guidance) -> str:
    """Decisions of which years count as grounds, where all grounds agree."""
    entries = [entry for entry in guidance.grounds if entry.ground is not Ground.ORGANISATION]
    if not entries:
        return ""
    first = entries[0]
    if any((entry.any_year, entry.years_before) != (first.any_year, first.years_before) for entry in entries):
        return words.GROUND_YEARS["mixed"]
    key = "any" if first.any_year else "before" if first.years_before else "year"
    return words.GROUND_YEARS[key].format(years=first.years_before)


def _grades(guidance: Guidance) -> dict[str, str]:
    labels = [grade.value for grade in guidance.grades]
    others = [f"“{grade.value}”" for grade in guidance.grades if not guidance.recognises(grade)]
    recognised = [grade.value for grade in guidance.recognised_grades]
    missed = words.MISSED_MINIMUM[guidance.missed_minimum.effect.value].format(grade=guidance.missed_minimum.grade)
    return {
        "grade_list": ", ".join(labels),
        "grade_count": in_words(len(labels)),
        "recognised": guidance.recognised_words,
        "recognised_names": alternatives(recognised, words.AND),
        "unrecognised": alternatives(others, words.OR),
        "best_grade": labels[0],
        "worst_grade": labels[-1],
        "missed_minimum": missed,
        "missed_minimum_start": missed[:1].lower() + missed[1:],
    }


def _clauses(guidance: Guidance) -> dict[str, str]:
    cited = {name: guidance.clause(number) for name, number in guidance.citations.items().items() if number}
    return {
        **{f"clause_{name}": clause for name, clause in cited.items()},
        "clause_late": guidance.clause(guidance.late_report.rule) if guidance.late_report.rule else "",
        "clause_grounds": guidance.ground_clauses(),
        "clause_authority": guidance.clause(guidance.authorities[0].rule),
        "clause_deadline": guidance.clause(guidance.deadline(_ANY_YEAR, guidance.levels[-1]).rule),
    }


def _times(guidance: Guidance) -> dict[str, str]:
    """Deadlines of a year like any other, and what is said of the others."""
    told = []
    for level in guidance.levels:
        entries = [entry for entry in guidance.deadlines if entry.level is level and entry.holds_in(_ANY_YEAR)]
        for entry in entries:
            whom = "" if entry.kinds == ALL_KINDS else words.OF_KINDS.format(kinds=kind_names(entry.kinds))
            last = deadline_words(entry)
            sentence = words.DEADLINE if last else words.NO_DEADLINE
            told.append(sentence.format(level=level.value, kinds=whom, last=last))
    return {
        "deadlines": "; ".join(told),
        "deadline_notes": " ".join(entry.note for entry in guidance.deadlines if entry.last_year and entry.note),
        "registration_note": _registration(guidance),
    }


def deadline_words(entry: Deadline, year: int = _ANY_YEAR) -> str:
    """The last day, or moment, in time: ``14/12``, ``17 giờ ngày 14/12``; empty without a deadline."""
    named, late_from = entry.named, entry.late_from(year, day_counts=False)
    if named is None or late_from is None:
        return ""
    if named.hour is not None:
        return hour_words(entry, _day(named.of(year).date(), year))
    return words.UNTIL_DAY.format(day=_day(late_from.date() - timedelta(days=1), year))


def hour_words(entry: Deadline, day: str) -> str:
    """The last moment in time of a deadline with an hour: ``trước 17 giờ ngày 14/12``; empty where it has none."""
    named = entry.named
    if named is None or named.hour is None:
        return ""
    sentence = words.BEFORE_HOUR if entry.before is not None else words.UNTIL_HOUR
    return sentence.format(hour=named.hour, day=day)


def _registration(guidance: Guidance) -> str:
    """Who must register, until when, and in which years nobody must."""
    told = []
    for entry in guidance.registration:
        whom = "" if entry.kinds == ALL_KINDS else words.FOR_KINDS.format(kinds=kind_names(entry.kinds))
        if not entry.required:
            years = words.ALWAYS if entry.last_year is None else words.IN_YEAR.format(year=_span(entry))
            told.append(words.REGISTRATION_NOT_REQUIRED.format(year=years, kind=guidance.kind, kinds=whom))
        elif entry.last_year is None:
            last = None if entry.until is None else _day(entry.until.of(_ANY_YEAR).date(), _ANY_YEAR)
            until = "" if last is None else words.REGISTERED_UNTIL.format(last=last)
            told.append(words.REGISTRATION_REQUIRED.format(kinds=whom, clause=guidance.clause(entry.rule), until=until))
    return " ".join(told)


def kind_names(kinds: Sequence[Kind]) -> str:
    """Kinds of subject as a sentence names them: ``tổ chức, tập thể``."""
    return ", ".join(kind.value.lower() for kind in kinds)


def _span(entry: ByYear) -> str:
    years = range(entry.first_year, (entry.last_year or entry.first_year) + 1)
    if len(years) > _MOST_YEARS:
        return words.YEARS.format(first=years[0], last=years[-1])
    return ", ".join(map(str, years))


def _day(day: date, year: int) -> str:
    return words.NEXT_YEAR.format(day=day.day, month=day.month) if day.year > year else f"{day.day}/{day.month}"


@cache
def clause_words(guidance: Guidance, rules: tuple[str, ...]) -> str:
    """Where rules stand in the letter, such as ``Đoạn 2, mục 1 (R5, R6)``; empty without a rule."""
    by_clause: dict[str, list[str]] = {}
    for number in dict.fromkeys(rules):
        by_clause.setdefault(guidance.rule(number).clause, []).append(number)
    text = "; ".join(
        explanations.CLAUSE_WITH_RULES.format(clause=clause, rules=", ".join(numbers))
        for clause, numbers in by_clause.items()
    )
    return text[:1].upper() + text[1:]
