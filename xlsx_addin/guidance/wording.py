"""A guidance as words: what any sentence may ask for by a name in braces, such as ``{recognised}``."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from xlsx_addin.guidance import load
from xlsx_addin.guidance.model import alternatives
from xlsx_addin.terms import Ground, Level
from xlsx_addin.vietnamese.numbers import in_words, vietnamese_date
from xlsx_addin.words import explanations
from xlsx_addin.words import letter as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.guidance.model import Guidance

_ANY_YEAR = 9999


def letter_words(guidance: Guidance) -> Mapping[str, str]:
    """Names and words, for ``str.format``."""
    return {**_names(guidance), **_grades(guidance), **_clauses(guidance), **_times(guidance)}


@cache
def default_letter_words() -> Mapping[str, str]:
    """The words of the default guidance, which the template is made with."""
    return letter_words(load())


def _names(guidance: Guidance) -> dict[str, str]:
    period = guidance.periods[-1]
    return {
        "letter": guidance.short_title,
        "letter_title": guidance.title,
        "letter_kind": guidance.kind,
        "letter_issued": vietnamese_date(guidance.issued),
        "basis": guidance.basis.short_title,
        "basis_note": guidance.basis.note,
        "now_from": vietnamese_date(period.first_day),
        "committee_now": period.committee,
        "standing_committee_now": period.standing_committee,
        "advisory_organ_now": period.advisory_organ,
        **guidance.phrases.model_dump(),
        "ground_a": guidance.ground(Ground.ORGANISATION).words,
        "ground_b": guidance.ground(Ground.INITIATIVE).words,
        "ground_c": guidance.ground(Ground.COMMENDATION).words,
    }


def _grades(guidance: Guidance) -> dict[str, str]:
    labels = [grade.value for grade in guidance.grades]
    others = [f"“{grade.value}”" for grade in guidance.grades if not guidance.recognises(grade)]
    recognised = [grade.value for grade in guidance.grades if guidance.recognises(grade)]
    return {
        "grade_list": ", ".join(labels),
        "grade_count": in_words(len(labels)),
        "recognised": guidance.recognised_words,
        "recognised_names": alternatives(recognised, words.AND),
        "unrecognised": alternatives(others, words.OR),
        "best_grade": labels[0],
        "worst_grade": labels[-1],
        "grade_below_minimum": guidance.below_minimum,
    }


def _clauses(guidance: Guidance) -> dict[str, str]:
    cited = {name: guidance.clause(number) for name, number in guidance.citations.model_dump().items()}
    return {
        **{f"clause_{name}": clause for name, clause in cited.items()},
        "clause_grounds": guidance.ground_clauses(tuple(Ground)),
        "clause_authority": guidance.clause(guidance.authority_rule(Level.CELL)),
        "clause_deadline": guidance.clause(guidance.deadline(_ANY_YEAR, Level.STANDING_COMMITTEE).rule),
    }


def _times(guidance: Guidance) -> dict[str, str]:
    """Deadlines of a year like any other, and what is said of the others."""
    told = []
    for level in Level:
        day = guidance.deadline(_ANY_YEAR, level).day(_ANY_YEAR)
        if day is None:
            told.append(words.NO_DEADLINE.format(level=level.value))
        else:
            last = day - timedelta(days=1)
            told.append(words.DEADLINE.format(level=level.value, last=_day(last)))
    free = [entry for entry in guidance.registration if not entry.required]
    years = ", ".join(
        str(year) for entry in free for year in range(entry.first_year, (entry.last_year or entry.first_year) + 1)
    )
    registration = words.REGISTRATION_NOT_REQUIRED.format(year=years, kind=guidance.kind)
    return {
        "deadlines": "; ".join(told),
        "deadline_notes": " ".join(entry.note for entry in guidance.deadlines if entry.last_year and entry.note),
        "registration_note": registration if free else words.REGISTRATION_REQUIRED,
    }


def _day(day: date) -> str:
    return f"{day.day}/{day.month}"


def clause_words(guidance: Guidance, rules: Sequence[str]) -> str:
    """Where rules stand in the letter, such as ``Đoạn 2, mục 1 (R5, R6)``; empty without a rule."""
    by_clause: dict[str, list[str]] = {}
    for number in dict.fromkeys(rules):
        by_clause.setdefault(guidance.rule(number).clause, []).append(number)
    text = "; ".join(
        explanations.CLAUSE_WITH_RULES.format(clause=clause, rules=", ".join(numbers))
        for clause, numbers in by_clause.items()
    )
    return text[:1].upper() + text[1:]
