"""The ranking and the problems as text for a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.problem import count_problems
from xlsx_addin.terms import Kind, Lateness, Outcome
from xlsx_addin.vietnamese.numbers import decimal_comma
from xlsx_addin.words import listing as words
from xlsx_addin.words.sheets import PROVISIONAL
from xlsx_addin.workbook.results import time_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsx_addin.appraisal.problem import Problem
    from xlsx_addin.appraisal.records import Appraisal, Verdict

WIDTH = 110
_RULE = "─" * WIDTH


def appraisal_listing(appraisal: Appraisal) -> str:
    """Rankings by kind, then who is not ranked and why, the counts, and the problems."""
    lines = [*_title(appraisal)]
    for kind in Kind:
        lines += _ranking(appraisal, kind)
    lines += _unranked(appraisal)
    lines += _counts(appraisal)
    lines += ["", problem_listing(appraisal.problems)]
    return "\n".join(lines)


def problem_listing(problems: Sequence[Problem]) -> str:
    """All problems, one below the other, with what to do."""
    if not problems:
        return words.NO_PROBLEMS
    errors, warnings = count_problems(problems)
    lines = [words.PROBLEMS.format(errors=errors, warnings=warnings), _RULE]
    for problem in problems:
        severity = problem.severity.label.ljust(8)
        lines += _wrapped(words.PROBLEM.format(severity=severity, code=problem.code.code, message=problem.message), 11)
        lines += _wrapped(" " * 11 + words.FIX.format(fix=problem.fix), 13)
    return "\n".join(lines)


def _title(appraisal: Appraisal) -> Iterator[str]:
    settings = appraisal.register.settings
    yield words.TITLE.format(year=settings.year)
    parts = [settings.unit_name, settings.level.value, appraisal.register.guidance.short_title]
    yield " · ".join(part for part in parts if part)
    if not settings.scale_confirmed:
        yield PROVISIONAL.format(basis=appraisal.register.guidance.basis.short_title)


def _ranking(appraisal: Appraisal, kind: Kind) -> list[str]:
    ranked = [verdict for verdict in appraisal.verdicts if verdict.rank is not None and verdict.subject.kind is kind]
    if not ranked:
        return []
    rank, points, grade, time, name = words.HEADINGS
    lines = ["", words.KIND_TITLES[kind.value], f"{rank:>5}  {points:>6}  {grade:<10} {time:<34} {name}", _RULE]
    has_deadline = appraisal.first_late_day is not None
    for verdict in sorted(ranked, key=lambda verdict: verdict.rank or 0):
        grade_words = verdict.grade.value if verdict.grade is not None else ""
        total = decimal_comma(verdict.total) if verdict.total is not None else ""
        time_shown = time_words(verdict, has_deadline=has_deadline) or ""
        lines.append(f"{verdict.rank:>5}  {total:>6}  {grade_words:<10} {time_shown:<34} {_name(verdict)}")
    return lines


def _unranked(appraisal: Appraisal) -> list[str]:
    unranked = [verdict for verdict in appraisal.verdicts if verdict.rank is None]
    if not unranked:
        return []
    lines = ["", words.UNRANKED, _RULE]
    for outcome in Outcome:
        for verdict in unranked:
            if verdict.outcome is outcome:
                lines.append(f"{verdict.outcome.label:<34} {_name(verdict)}")
                lines += _wrapped(" " * 35 + verdict.explanation, 35)
    return lines


def _counts(appraisal: Appraisal) -> list[str]:
    counts = Counter(verdict.outcome for verdict in appraisal.verdicts)
    late = sum(verdict.lateness in {Lateness.LATE, Lateness.DEADLINE_DAY} for verdict in appraisal.verdicts)
    lines = ["", words.COUNTS, _RULE]
    lines += [f"{outcome.label:<34} {counts[outcome]:>6}" for outcome in Outcome if counts[outcome]]
    return [*lines, f"{words.LATE:<34} {late:>6}"]


def _name(verdict: Verdict) -> str:
    subject = verdict.subject
    return f"{subject.name} ({subject.code})" if subject.code else subject.name


def _wrapped(text: str, indent: int) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        subsequent_indent=" " * indent,
        drop_whitespace=True,
        break_long_words=False,
        break_on_hyphens=False,
    )
