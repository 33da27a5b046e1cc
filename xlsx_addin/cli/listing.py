"""The ranking, the problems and the sheet ``Tiến độ`` as text for a terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections import Counter
from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.problem import Problem, count_problems
from xlsx_addin.terms import Kind, Outcome
from xlsx_addin.vietnamese.numbers import decimal_comma, vietnamese_moment
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import levels as level_words
from xlsx_addin.words import listing as words
from xlsx_addin.words.sheets import PROVISIONAL
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.results import time_words, unassigned_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsx_addin.appraisal.verdict import Appraisal, Verdict
    from xlsx_addin.exchange.receive import Plan
    from xlsx_addin.xlsx.blocks import WrittenValue


WIDTH = 110
"""Letters in a line where nobody says how wide the terminal is, and at most."""
_NARROWEST = 60
_BESIDE_NAMES = 100
"""In a narrower terminal a name has a line of its own: beside the rest it would be a column of single words."""
_RULE = "─"


def terminal_width() -> int:
    """How wide a listing may be on the terminal that it goes to; ``WIDTH`` where it goes into a file or a pipe."""
    if not sys.stdout.isatty():
        return WIDTH
    return min(max(shutil.get_terminal_size((WIDTH, 1)).columns, _NARROWEST), WIDTH)


def appraisal_listing(appraisal: Appraisal, *, width: int = WIDTH) -> str:
    """Rankings by kind, then who is not ranked and why, the counts, and the problems, in lines of this width."""
    lines = [line for text in _title(appraisal) for line in _wrapped(text, 0, width)]
    for kind in Kind:
        lines += _ranking(appraisal, kind, width)
    lines += _unranked(appraisal, width)
    lines += _counts(appraisal, width)
    lines += ["", problem_listing(appraisal.problems, width=width)]
    return "\n".join(lines)


def problem_listing(problems: Sequence[Problem], *, width: int = WIDTH) -> str:
    """All problems, one below the other, with what to do."""
    if not problems:
        return words.NO_PROBLEMS
    errors, warnings = count_problems(problems)
    lines = [words.PROBLEMS.format(errors=errors, warnings=warnings), _RULE * width]
    for problem in problems:
        severity = problem.severity.label.ljust(8)
        said = words.PROBLEM.format(severity=severity, code=problem.code.code, message=problem.message)
        lines += _wrapped(said, 11, width)
        lines += _wrapped(" " * 11 + words.FIX.format(fix=problem.fix), 13, width)
    return "\n".join(lines)


def _title(appraisal: Appraisal) -> Iterator[str]:
    settings = appraisal.register.settings
    yield words.TITLE.format(year=settings.year)
    parts = [settings.unit_name, settings.level.value, appraisal.register.guidance.short_title]
    yield " · ".join(part for part in parts if part)
    if not settings.scale_confirmed:
        yield PROVISIONAL.format(basis=appraisal.register.guidance.basis.short_title)
    unassigned = unassigned_words(appraisal)
    if unassigned is not None:
        yield unassigned


def _ranking(appraisal: Appraisal, kind: Kind, width: int) -> list[str]:
    ranked = [verdict for verdict in appraisal.verdicts if verdict.rank is not None and verdict.subject.kind is kind]
    if not ranked:
        return []
    rank, points, grade, time, name = words.HEADINGS
    heading = f"{rank:>5}  {points:>6}  {grade:<10} {time:<34}"
    beside = width >= _BESIDE_NAMES
    lines = ["", words.KIND_TITLES[kind.value], f"{heading} {name}" if beside else heading.rstrip(), _RULE * width]
    has_deadline = appraisal.first_late_day is not None
    for verdict in sorted(ranked, key=lambda verdict: verdict.rank or 0):
        grade_words = verdict.grade.value if verdict.grade is not None else ""
        total = decimal_comma(verdict.total) if verdict.total is not None else ""
        time_shown = time_words(verdict, has_deadline=has_deadline) or ""
        line = f"{verdict.rank:>5}  {total:>6}  {grade_words:<10} {time_shown:<34}"
        if beside:
            lines += _wrapped(f"{line} {_name(verdict)}", len(line) + 1, width)
        else:
            lines += [line.rstrip(), *_wrapped(" " * 7 + _name(verdict), 7, width)]
    return lines


def _unranked(appraisal: Appraisal, width: int) -> list[str]:
    unranked = [verdict for verdict in appraisal.verdicts if verdict.rank is None]
    if not unranked:
        return []
    lines = ["", words.UNRANKED, _RULE * width]
    for verdict in sorted(unranked, key=lambda verdict: list(Outcome).index(verdict.outcome)):
        lines += _wrapped(f"{verdict.outcome.label:<34} {_name(verdict)}", 35, width)
        lines += _wrapped(" " * 35 + verdict.explanation, 35, width)
    return lines


def _counts(appraisal: Appraisal, width: int) -> list[str]:
    counts = Counter(verdict.outcome for verdict in appraisal.verdicts)
    late = sum(verdict.is_late for verdict in appraisal.verdicts)
    lines = ["", words.COUNTS, _RULE * width]
    lines += [f"{outcome.label:<34} {counts[outcome]:>6}" for outcome in Outcome if counts[outcome]]
    return [*lines, f"{words.LATE:<34} {late:>6}"]


def _name(verdict: Verdict) -> str:
    subject = verdict.subject
    return f"{subject.name} ({subject.code})" if subject.code else subject.name


def _wrapped(text: str, indent: int, width: int) -> list[str]:
    return textwrap.wrap(
        printable(text), width, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False
    )


_INDENT, _GAP, _NARROWEST_COLUMN = 4, 2, 6
_FIELDS = ("code", "version", "verdict", "received", "origin", "lateness")
"""The columns that the terminal has room for."""


def board_lines(unit: str, plan: Plan, *, width: int = WIDTH) -> list[str]:
    """The rows of the sheet after a run in lines of this width; ``unit`` is the name of the receiving unit.

    A scorer has no Mã and stands there by name.
    """
    columns = [layout.declared(layout.PROGRESS, field) for field in _FIELDS]
    places = [layout.PROGRESS_COLUMNS.index(column) for column in columns]
    [block] = [block for block in plan.tool_blocks() if block.sheet == layout.PROGRESS]
    name = layout.PROGRESS_COLUMNS.index(layout.declared(layout.PROGRESS, "name"))
    rows = [
        [_shown(row[place] or (row[name] if not number else None)) for number, place in enumerate(places)]
        for row in block.rows[block.head_rows :]
    ]
    lines = aligned([[column.heading for column in columns], *rows], width - _INDENT)
    title = textwrap.wrap(level_words.BOARD.format(unit=unit), width)
    return [*title, *(" " * _INDENT + line for line in lines)]


def aligned(table: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The table in lines of this width: where it is wider, the texts of its widest columns take several lines."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    while sum(widths) + _GAP * (len(widths) - 1) > width and max(widths) > _NARROWEST_COLUMN:
        widths[widths.index(max(widths))] -= 1
    for row in table:
        texts = [textwrap.wrap(text, room) for text, room in zip(row, widths, strict=True)]
        for parts in zip_longest(*texts, fillvalue=""):
            yield (" " * _GAP).join(part.ljust(room) for part, room in zip(parts, widths, strict=True)).rstrip()


def _shown(value: WrittenValue) -> str:
    if value is None:
        return level_words.BLANK
    return vietnamese_moment(value) if isinstance(value, datetime) else printable(str(value))
