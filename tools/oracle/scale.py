"""The second reading of the scale: criteria, grades, and for whom they are refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from tests.workbooks import CRITERION_HEADINGS, GRADE_HEADINGS
from tools.oracle.books import CRITERIA, GRADES, RECOGNISED, SCORES, Book
from tools.oracle.cells import Row
from tools.oracle.findings import Finding

KINDS_OF = {"Tổ chức, tập thể": ("Tổ chức", "Tập thể"), "Cá nhân": ("Cá nhân",)}
ALL_KINDS = ("Tổ chức", "Tập thể", "Cá nhân")


@dataclass
class Criterion:
    """A row of the criteria that has a code."""

    row: int
    code: str
    kinds: tuple[str, ...]
    maximum: Fraction | None
    minimum: Fraction | None
    cell_of_minimum: str
    has_kinds: bool
    """Whether it can be read for whom it is: else nobody's blank is known to be missing."""


@dataclass
class Scale:
    """The criteria and cut-offs that can be read."""

    criteria: list[Criterion] = field(default_factory=list)
    cut_offs: dict[str, Fraction] = field(default_factory=dict)
    rows_of_grades: dict[str, int] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    """The kinds of subject that it cannot grade."""
    told: list[Finding] = field(default_factory=list)
    hides_a_code: bool = False
    is_for_nobody: bool = False
    """Whether it cannot be read for whom a criterion is: then no sum is known."""

    def criteria_for(self, kind: str) -> list[Criterion]:
        return [criterion for criterion in self.criteria if kind in criterion.kinds]


def read_scale(book: Book, kinds: set[str]) -> Scale:
    """The scale as it concerns these kinds of subject."""
    scale = Scale()
    hiding = book.criteria.hiding()
    for number in book.criteria.rows():
        _read_criterion(Row(book.criteria, number, hiding, CRITERION_HEADINGS), scale, book)
    for number in book.criteria.rows():
        _read_grade(Row(book.criteria, number, hiding, GRADE_HEADINGS), scale)
    for grade in GRADES:
        if grade not in scale.rows_of_grades:
            scale.told.append(Finding("grade missing", CRITERIA))
            scale.refused.update(ALL_KINDS)
    _compare_cut_offs(scale, book)
    _compare_sums(scale, book, kinds)
    return scale


def _read_criterion(row: Row, scale: Scale, book: Book) -> None:
    if row.is_blank:
        return
    row.note_merges()
    row.note_error_values()
    code = row.text("Mã tiêu chí")
    applies = row.choice("Áp dụng", ("Tất cả", *KINDS_OF), "criterion for nobody")
    kinds = KINDS_OF.get(applies, ALL_KINDS)
    maximum = row.number("Điểm tối đa", "maximum unusable")
    if row.lacks("Điểm tối đa") or (maximum is not None and maximum <= 0):
        row.note("maximum unusable", "Điểm tối đa")
        maximum = None
    minimum = row.number("Điểm tối thiểu", "minimum unusable")
    if minimum is not None and (minimum < 0 or (maximum is not None and minimum > maximum)):
        row.note("minimum unusable", "Điểm tối thiểu")
    if row.lacks("Mã tiêu chí"):
        row.note("criterion without code", "Mã tiêu chí")
    elif code and code in [other.code for other in scale.criteria]:
        row.note("criterion twice", "Mã tiêu chí")
    elif code and code not in book.scores.headings:
        row.note("criterion without column", "Mã tiêu chí")
    if "Mã tiêu chí" in row.errors and not code:
        scale.hides_a_code = True
    scale.criteria.append(
        Criterion(
            row.row,
            code,
            kinds,
            maximum,
            minimum,
            row.sheet.address(row.row, "Điểm tối thiểu"),
            has_kinds="Áp dụng" not in row.errors,
        )
    )
    scale.is_for_nobody = scale.is_for_nobody or "Áp dụng" in row.errors
    errors = row.errors - {"Nội dung", "Khung điểm", "Nguồn"}
    if errors:
        scale.refused.update(ALL_KINDS if "Áp dụng" in errors else kinds)
    scale.told += row.told


def _read_grade(row: Row, scale: Scale) -> None:
    if row.is_blank:
        return
    row.note_merges()
    row.note_error_values()
    grade = row.choice("Xếp loại", GRADES, "grade unknown")
    if row.lacks("Xếp loại"):
        row.note("grade unknown", "Xếp loại")
    is_later = grade in scale.rows_of_grades
    if is_later:
        row.note("grade twice", "Xếp loại")
    cut_off = row.number("Từ điểm", "cut-off unusable")
    if row.lacks("Từ điểm") or (grade == GRADES[-1] and cut_off not in (None, 0)):
        row.note("cut-off unusable", "Từ điểm")
    recognised = row.choice("Được công nhận", ("Có", "Không"))
    readable = not row.hides("Được công nhận") and "Được công nhận" not in row.unreadable
    if readable and (grade or not recognised) and recognised != ("Có" if grade in RECOGNISED else "Không"):
        row.note("recognition differs", "Được công nhận", optional=not grade)
    if grade and not is_later:
        scale.rows_of_grades[grade] = row.row
        if cut_off is not None:
            scale.cut_offs[grade] = cut_off
    if row.errors:
        scale.refused.update(ALL_KINDS)
    scale.told += row.told


def _compare_cut_offs(scale: Scale, book: Book) -> None:
    readable = [grade for grade in GRADES if grade in scale.cut_offs]
    for higher, lower in pairwise(readable):
        if scale.cut_offs[higher] <= scale.cut_offs[lower]:
            cell = book.criteria.address(scale.rows_of_grades[higher], "Từ điểm")
            scale.told.append(Finding("cut-offs do not fall", CRITERIA, cell, scale.rows_of_grades[higher]))
            scale.refused.update(ALL_KINDS)


def _compare_sums(scale: Scale, book: Book, kinds: set[str]) -> None:
    """What is said once for all kinds where they have the same criteria, else for groups and persons apart."""
    groups: list[tuple[str, ...]] = [ALL_KINDS[:2], ALL_KINDS[2:]]
    if all(len(criterion.kinds) == len(ALL_KINDS) for criterion in scale.criteria):
        groups = [ALL_KINDS]
    for group in groups:
        criteria = scale.criteria_for(group[0])
        is_idle = not kinds & set(group) or scale.is_for_nobody  # nobody is appraised by it, or nobody knows who
        if not criteria:
            scale.told.append(Finding("no criterion applies", CRITERIA, optional=is_idle))
            scale.refused.update(group)
        maxima = [criterion.maximum for criterion in criteria]
        if not criteria or None in maxima:
            continue
        total = sum((maximum for maximum in maxima if maximum is not None), Fraction(0))
        if total != 100:
            scale.told.append(Finding("maxima do not sum to 100", CRITERIA, optional=is_idle))
        if not scale.cut_offs:
            continue
        grade = max(scale.cut_offs, key=lambda each: scale.cut_offs[each])
        row, highest = scale.rows_of_grades[grade], scale.cut_offs[grade]
        is_best = grade == GRADES[0]
        cell = book.criteria.address(row, "Từ điểm")
        if highest > total:
            scale.told.append(Finding("cut-off above the maxima", CRITERIA, cell, row, optional=is_idle or not is_best))
            scale.refused.update(group)
        if highest * 2 < total:
            is_open = is_idle or len(scale.cut_offs) < len(GRADES)
            scale.told.append(Finding("cut-off under half", CRITERIA, cell, row, optional=is_open))


def columns_of_criteria(book: Book, scale: Scale) -> list[str]:
    """The headings of ``Điểm`` that are a criterion's code."""
    codes = {criterion.code for criterion in scale.criteria}
    return [heading for heading in book.scores.headings if heading and heading in codes]


def columns_of_nothing(book: Book, scale: Scale) -> list[Finding]:
    """The headings of ``Điểm`` that are neither known nor a criterion's code."""
    known = {"Mã", "Tên", "Người chấm", "Nhận xét", *columns_of_criteria(book, scale)}
    return [
        Finding("column of no criterion", SCORES, book.scores.address(1, heading), 1, optional=scale.hides_a_code)
        for heading in book.scores.headings
        if heading not in known
    ]
