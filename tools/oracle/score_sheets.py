"""The second reading of ``Điểm``: filled score sheets, and those that belong to nobody."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tools.oracle.books import PEOPLE, SCORES, Book
from tools.oracle.cells import Row
from tools.oracle.findings import Finding
from tools.oracle.scale import ALL_KINDS, Scale, columns_of_criteria

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from tools.oracle.books import Area

ROLES = ("Chủ trì", "Thành viên", "Mời dự")
TITLES = ("Đ/c ", "Đồng chí ", "Ông ", "Bà ", "ThS. ", "TS. ")


@dataclass
class ScoreSheet:
    """A row of ``Điểm`` with a score that can be seen, or with one under a merge."""

    row: int
    cell: str
    code: str
    """Its Mã, whether or not a subject has it; nothing where it is blank, hidden or unreadable."""
    scorer: str
    hidden_by: Area | None
    """The merge that hides its Mã."""
    is_filled: bool
    """Whether a score can be seen; else a merge hides something of it."""
    points: dict[str, Fraction] = field(default_factory=dict)
    errors: set[str] = field(default_factory=set)


def read_score_sheets(book: Book, scale: Scale, kinds: Mapping[str, str]) -> tuple[list[ScoreSheet], list[Finding]]:
    """The filled sheets in the order of the rows, and what is wrong with them; ``kinds``: that of each known Mã."""
    hiding = book.scores.hiding()
    columns = columns_of_criteria(book, scale)
    known = ["Mã", "Tên", "Người chấm", *columns, "Nhận xét"]
    sheets, told = [], []
    for number in book.scores.rows():
        row = Row(book.scores, number, hiding, known)
        filled = any(row.seen(column) is not None for column in columns)
        hidden = [each for each in known if each != "Tên" and row.hides(each)]
        # a score that others share, or whatever else is filled there, is evidence that nobody sees (A35)
        under_merge = any(each in columns or row.sheet.get(number, each) is not None for each in hidden)
        if filled or under_merge:
            sheets.append(_read(row, scale, columns, kinds, hiding.get((number, 1))))
            told += row.told
    _compare(book, sheets, told, kinds)
    return sheets, told


def _read(row: Row, scale: Scale, columns: list[str], kinds: Mapping[str, str], hidden_by: Area | None) -> ScoreSheet:
    row.note_code()
    row.subject = row.subject if row.subject in kinds else None
    cell, is_filled = row.sheet.address(row.row, "Mã"), any(row.seen(column) is not None for column in columns)
    sheet = ScoreSheet(row.row, cell, row.text("Mã"), row.text("Người chấm"), hidden_by, is_filled)
    if row.lacks("Mã"):
        row.note("sheet of nobody", "Mã")
    elif sheet.code and sheet.code not in kinds:
        row.note("sheet of an unknown subject", "Mã")
    if row.lacks("Người chấm"):
        row.note("scorer blank", "Người chấm")
    kind = kinds.get(sheet.code, "")
    for criterion in scale.criteria:
        if criterion.code not in columns:
            continue
        is_twice = [each.code for each in scale.criteria].count(criterion.code) > 1
        maximum = None if is_twice else criterion.maximum  # the scale is refused, not the score
        applies = kind in criterion.kinds if kind else len(criterion.kinds) == len(ALL_KINDS)
        known = bool(kind) and criterion.has_kinds
        _read_score(row, sheet, criterion.code, maximum, applies=applies and criterion.has_kinds, known=known)
    sheet.errors = row.errors
    return sheet


def _read_score(
    row: Row, sheet: ScoreSheet, code: str, maximum: Fraction | None, *, applies: bool, known: bool
) -> None:
    if code in sheet.points or code in row.errors:
        return  # the criterion stands twice
    points = row.number(code, "score unreadable")
    if points is not None:
        sheet.points[code] = points
        if not applies and known:
            row.note("score that does not apply", code)
        elif points < 0:
            row.note("score below 0", code)
        elif maximum is not None and points > maximum:
            row.note("score above its maximum", code)
    elif row.lacks(code) and applies:
        row.note("score missing", code, optional=not sheet.is_filled)


def _compare(book: Book, sheets: list[ScoreSheet], told: list[Finding], kinds: Mapping[str, str]) -> None:
    seen: dict[tuple[str, str], ScoreSheet] = {}
    alike: dict[tuple[str, str], str] = {}
    for sheet in sheets:
        if not sheet.code or not sheet.scorer:
            continue
        subject = sheet.code if sheet.code in kinds else None
        plain = (sheet.code, plain_name(sheet.scorer))
        if (sheet.code, sheet.scorer) in seen:
            told.append(Finding("scorer twice", SCORES, sheet.cell, sheet.row, subject, optional=subject is None))
            sheet.errors.add("Mã")
        elif plain in alike:
            cell = book.scores.address(sheet.row, "Người chấm")
            told.append(Finding("scorers alike", SCORES, cell, sheet.row, subject, optional=subject is None))
        seen.setdefault((sheet.code, sheet.scorer), sheet)
        alike.setdefault(plain, sheet.scorer)


def plain_name(name: str) -> str:
    """A scorer's name without a title and without regard to case, spaces and punctuation."""
    for title in TITLES:
        name = name.removeprefix(title)
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def scale_of_ten(book: Book, scale: Scale, sheets: list[ScoreSheet]) -> list[Finding]:
    """A criterion with a maximum above 10 on which at least five sheets have scores and none is above 10."""
    told = []
    for criterion in scale.criteria:
        points = [sheet.points[criterion.code] for sheet in sheets if criterion.code in sheet.points]
        usable = criterion.maximum is not None and criterion.maximum > 10
        if usable and len(points) >= 5 and max(points) <= 10:
            cell = book.scores.address(1, criterion.code)
            is_twice = [each.code for each in scale.criteria].count(criterion.code) > 1
            told.append(Finding("scale of ten", SCORES, cell, 1, optional=is_twice))
    return told


def no_members(book: Book, sheets: list[ScoreSheet]) -> list[Finding]:
    """Scorers who are not listed in a filled ``Thành phần``, or were absent, once each, where they stand first."""
    people = book.sheets.get(PEOPLE)
    if people is None:
        return []
    listed = [people.get(row, "Họ và tên") for row in people.rows() if people.get(row, "Vai trò") in ROLES]
    names = {plain_name(str(name)) for name in listed}
    came = {
        plain_name(str(people.get(row, "Họ và tên"))) for row in people.rows() if people.get(row, "Có mặt") != "Không"
    }
    first = {plain_name(sheet.scorer): sheet for sheet in reversed(sheets) if sheet.scorer}
    return [
        Finding(
            "scorer was absent" if scorer in names else "scorer is no member",
            SCORES,
            book.scores.address(sheet.row, "Người chấm"),
            sheet.row,
        )
        for scorer, sheet in first.items()
        if scorer not in names or scorer not in came
    ]


def fewer_than_most(sheets: list[ScoreSheet], counting: Iterable[str]) -> list[Finding]:
    """One warning for subjects with fewer score sheets than most; ``counting``: the subjects that are appraised."""
    wanted = set(counting) - {""}
    counts = Counter(sheet.code for sheet in sheets if sheet.code in wanted)
    if not counts:
        return []
    commonest = Counter(counts.values())
    most = max(commonest, key=lambda number: (commonest[number], number))
    return [Finding("fewer sheets than most", SCORES)] if min(counts.values()) < most else []


def likely_owner(sheet: ScoreSheet, sheets: list[ScoreSheet], book: Book, candidates: set[str], codes: set[str]) -> str:
    """Whose the ownerless sheet probably is; nothing where that is open."""
    free = {
        code
        for code in candidates
        if not any(other.code == code and sheet.scorer and other.scorer == sheet.scorer for other in sheets)
    }
    if sheet.hidden_by is not None:
        first = book.scores.values.get((sheet.hidden_by.top, sheet.hidden_by.left))
        return str(first) if str(first) in free else ""
    if not sheet.code:
        return ""
    near = {code: edits(sheet.code.casefold(), code.casefold()) for code in codes}
    least = min(near.values(), default=99)
    nearest = [code for code, distance in near.items() if distance == least]
    if len(nearest) != 1 or least > 2 or least * 2 >= len(nearest[0]) or nearest[0] not in free:
        return ""
    return nearest[0]


def edits(left: str, right: str) -> int:
    """Letters put in, taken out, replaced or swapped with their neighbour to come from one to the other."""
    rows = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(right) + 1)] for i in range(len(left) + 1)]
    for i in range(1, len(left) + 1):
        for j in range(1, len(right) + 1):
            same = left[i - 1] == right[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (not same))
            if i > 1 and j > 1 and left[i - 1] == right[j - 2] and left[i - 2] == right[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]
