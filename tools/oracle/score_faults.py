"""Faults of score sheets, scorers and the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.oracle.books import CRITERIA, PEOPLE, SCORES, Sheet
from tools.oracle.planting import Planted, scored_row

if TYPE_CHECKING:
    from random import Random

    from tools.oracle.books import Book
    from tools.oracle.planting import Fault

GRADE_ROWS = (2, 3, 4, 5)


def tenfold_scale(chance: Random, book: Book) -> Planted | None:
    """Cut-offs for ten points with maxima for a hundred."""
    for row, points in zip(GRADE_ROWS, (chance.choice((9, 49, 50)), 7, 5, 0), strict=True):
        book.criteria.put(row, "Từ điểm", points)
    return Planted("cut-off under half", CRITERIA, 2) if book.criteria.get(2, "Từ điểm") != 50 else None


def mistyped_code(chance: Random, book: Book) -> Planted | None:
    """The Mã of a score sheet with a slip, or of nobody at all."""
    row = scored_row(chance, book)
    if row is None:
        return None
    code = str(book.scores.get(row, "Mã"))
    place = chance.randrange(len(code))
    swapped = code[:place] + code[place + 1 : place + 2] + code[place] + code[place + 2 :]
    slips = (code[:place] + code[place + 1 :], swapped, code[:place] + "0" + code[place:], code.lower(), "KHAC-HAN")
    slip = chance.choice(slips)
    if slip in [book.subjects.get(each, "Mã") for each in book.subjects.rows()]:
        return None
    book.scores.put(row, "Mã", slip)
    return Planted("sheet of an unknown subject", SCORES, row)


def no_member(chance: Random, book: Book) -> Planted | None:
    """A scorer who did not sit in the meeting, or only wrote its minutes."""
    row = scored_row(chance, book)
    if row is None:
        return None
    book.sheets[PEOPLE] = Sheet(PEOPLE, ["Họ và tên", "Chức vụ, đơn vị", "Vai trò", "Có mặt"])
    scorer = book.scores.get(row, "Người chấm")
    book.sheets[PEOPLE].append({"Họ và tên": "Vũ Thị Hoa", "Vai trò": "Chủ trì", "Có mặt": "Có"})
    book.sheets[PEOPLE].append({"Họ và tên": scorer, "Vai trò": "Ghi biên bản", "Có mặt": "Có"})
    return Planted("scorer is no member", SCORES) if isinstance(scorer, str) else None


def absent_member(chance: Random, book: Book) -> Planted | None:
    """A scorer of whom the minutes say that he did not come."""
    row = scored_row(chance, book)
    if row is None:
        return None
    book.sheets[PEOPLE] = Sheet(PEOPLE, ["Họ và tên", "Chức vụ, đơn vị", "Vai trò", "Có mặt"])
    scorer = book.scores.get(row, "Người chấm")
    book.sheets[PEOPLE].append({"Họ và tên": scorer, "Vai trò": "Thành viên", "Có mặt": "Không"})
    return Planted("scorer was absent", SCORES) if isinstance(scorer, str) else None


def same_scorer(kind: str, title: str) -> Fault:
    """A second sheet of one scorer for one subject."""

    def plant(chance: Random, book: Book) -> Planted | None:
        row = scored_row(chance, book)
        if row is None or not isinstance(book.scores.get(row, "Người chấm"), str):
            return None
        copy = {heading: book.scores.get(row, heading) for heading in book.scores.headings}
        number = book.scores.append({**copy, "Người chấm": f"{title}{copy['Người chấm']}"})
        return Planted(kind, SCORES, number)

    return plant


def scores_out_of_ten(chance: Random, book: Book) -> Planted | None:
    """Points up to ten where the maximum is 70."""
    rows = [row for row in book.scores.rows() if book.scores.get(row, "C2") is not None]
    for row in rows:
        book.scores.put(row, "C2", chance.randint(0, 10))
    return Planted("scale of ten", SCORES, 1) if len(rows) >= 5 else None


def criterion_for_persons(kind: str) -> Fault:
    """A criterion for persons alone: their maxima come to 110, and an organisation may have a score under it."""

    def plant(chance: Random, book: Book) -> Planted | None:
        if "C3" in book.scores.headings:
            return None
        book.criteria.append({"Mã tiêu chí": "C3", "Nội dung": "Nội dung C3", "Áp dụng": "Cá nhân", "Điểm tối đa": 10})
        book.scores.headings.append("C3")
        subjects = book.subjects
        kinds = {subjects.get(row, "Mã"): subjects.get(row, "Loại đối tượng") for row in subjects.rows()}
        wrong = None
        for row in book.scores.rows():
            is_person = kinds.get(book.scores.get(row, "Mã")) == "Cá nhân"
            if book.scores.get(row, "C1") is not None and (is_person or kind == "score that does not apply"):
                book.scores.put(row, "C3", chance.randint(0, 10))
                wrong = wrong if is_person else row
        if kind == "score that does not apply":
            return None if wrong is None else Planted(kind, SCORES, wrong)
        return Planted(kind, CRITERIA) if "Cá nhân" in kinds.values() else None

    return plant


def columns_renamed(kind: str) -> Fault:
    """``Điểm`` has no column of a criterion, and one of none."""

    def plant(chance: Random, book: Book) -> Planted | None:
        if "C2" not in book.scores.headings:
            return None
        book.scores.headings[book.scores.headings.index("C2")] = "C9"
        return Planted(kind, CRITERIA, 3) if kind == "criterion without column" else Planted(kind, SCORES, 1)

    return plant


def contrary_recognition(chance: Random, book: Book) -> Planted | None:
    """Được công nhận says another thing than the letter."""
    row = chance.choice(GRADE_ROWS)
    is_yes = book.criteria.get(row, "Được công nhận") == "Có"
    book.criteria.put(row, "Được công nhận", chance.choice(("Không" if is_yes else "Có", None)))
    return Planted("recognition differs", CRITERIA, row)
