"""The rows of ``Lỗi``: errors first, then warnings, and many problems of one cause as a single row.

The JSON keeps one problem a cell; here a clerk reads, and four errors must not be buried under a hundred of one cause.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.cell_lists import ranges
from xlsx_addin.words import results as words
from xlsx_addin.words.problems import Severity
from xlsx_addin.words.stored import CELL_AND_OTHERS
from xlsx_addin.xlsx.blocks import CellLink, WrittenValue

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from xlsx_addin.appraisal.problem import Problem

FOLDED_ABOVE = 10
"""Problems of one code and column that still stand one by one."""
_MOST_RANGES = 40
_LETTERS = re.compile("[A-Z]+")
_OTHERS = [
    re.compile(re.escape(label).replace(r"\{cell\}", "[A-Z]+[0-9]+").replace(r"\{count\}", "([0-9]{1,9})"))
    for label in CELL_AND_OTHERS
]


def problem_rows(problems: Sequence[Problem]) -> list[tuple[WrittenValue, ...]]:
    """The rows in the order of ``layout.PROBLEM_COLUMNS``; ``problems`` are in the order of the workbook."""
    groups = folded(problems)
    errors = [group for group in groups if group[0].severity is Severity.ERROR]
    warnings = [group for group in groups if group[0].severity is Severity.WARNING]
    return [_row(number, group) for number, group in enumerate((*errors, *warnings), start=1)]


def folded(problems: Sequence[Problem]) -> list[list[Problem]]:
    """The problems in groups, in the order of each group's first: more than ten of one code and column are one."""
    alike: dict[Hashable, list[Problem]] = {}
    for place, problem in enumerate(problems):
        column = _LETTERS.match(problem.cell or "")
        key = (problem.code, problem.sheet, column[0]) if column else place
        alike.setdefault(key, []).append(problem)
    large = {id(group[0]): group for group in alike.values() if len(group) > FOLDED_ABOVE}
    inside = {id(problem) for group in large.values() for problem in group[1:]}
    return [large.get(id(problem), [problem]) for problem in problems if id(problem) not in inside]


def problems_on_row(cell: str) -> int:
    """How many problems a row of ``Lỗi`` stands for, by what its column ``Ô`` says."""
    found = filter(None, (others.fullmatch(cell.strip()) for others in _OTHERS))
    return next((1 + int(match[1]) for match in found), 1)


def _row(number: int, group: Sequence[Problem]) -> tuple[WrittenValue, ...]:
    first = group[0]
    link: WrittenValue = words.WHOLE_SHEET
    subject, message = first.subject, first.message
    if first.cell is not None:
        link = CellLink(first.sheet, first.cell)
    if len(group) > 1 and first.cell is not None:
        link = CellLink(first.sheet, first.cell, CELL_AND_OTHERS[0].format(cell=first.cell, count=len(group) - 1))
        subjects = {problem.subject for problem in group if problem.subject is not None}
        subject = words.SUBJECTS_TOGETHER.format(count=len(subjects)) if subjects else None
        cells = ranges([problem.cell for problem in group if problem.cell is not None], most=_MOST_RANGES)
        sentence = words.FOLDED_ERRORS if first.severity is Severity.ERROR else words.FOLDED
        message = sentence.format(message=first.message, count=len(group), cells=cells)
    return (number, first.severity.label, first.sheet, link, subject, message, first.fix, first.code.code)
