"""The rows of ``Lỗi``: errors first, then warnings, and many warnings of one cause as a single row.

The JSON keeps one problem a cell; here a clerk reads, and four errors must not be buried under a hundred warnings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.cell_lists import ranges
from xlsx_addin.words import results as words
from xlsx_addin.words.problems import Severity
from xlsx_addin.xlsx.blocks import CellLink

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from xlsx_addin.appraisal.problem import Problem
    from xlsx_addin.xlsx.blocks import WrittenValue

FOLDED_ABOVE = 10
"""Warnings of one code and column that still stand one by one."""
_MOST_RANGES = 40
_LETTERS = re.compile("[A-Z]+")


def problem_rows(problems: Sequence[Problem]) -> list[tuple[WrittenValue, ...]]:
    """The rows in the order of ``layout.PROBLEM_COLUMNS``; ``problems`` are in the order of the workbook."""
    errors = [[problem] for problem in problems if problem.severity is Severity.ERROR]
    warnings = folded([problem for problem in problems if problem.severity is Severity.WARNING])
    return [_row(number, group) for number, group in enumerate((*errors, *warnings), start=1)]


def folded(warnings: Sequence[Problem]) -> list[list[Problem]]:
    """The warnings in groups, in the order of each group's first: more than ten of one code and column are one."""
    alike: dict[Hashable, list[Problem]] = {}
    for place, warning in enumerate(warnings):
        column = _LETTERS.match(warning.cell or "")
        key = (warning.code, warning.sheet, column[0]) if column else place
        alike.setdefault(key, []).append(warning)
    large = {id(group[0]): group for group in alike.values() if len(group) > FOLDED_ABOVE}
    inside = {id(warning) for group in large.values() for warning in group[1:]}
    return [large.get(id(warning), [warning]) for warning in warnings if id(warning) not in inside]


def _row(number: int, group: Sequence[Problem]) -> tuple[WrittenValue, ...]:
    first = group[0]
    link: WrittenValue = words.WHOLE_SHEET
    subject, message = first.subject, first.message
    if first.cell is not None:
        link = CellLink(first.sheet, first.cell)
    if len(group) > 1 and first.cell is not None:
        link = CellLink(first.sheet, first.cell, words.CELL_AND_OTHERS.format(cell=first.cell, count=len(group) - 1))
        subjects = {problem.subject for problem in group if problem.subject is not None}
        subject = words.SUBJECTS_TOGETHER.format(count=len(subjects)) if subjects else None
        cells = ranges([problem.cell for problem in group if problem.cell is not None], most=_MOST_RANGES)
        message = words.FOLDED.format(message=first.message, count=len(group), cells=cells)
    return (number, first.severity.label, first.sheet, link, subject, message, first.fix, first.code.code)
