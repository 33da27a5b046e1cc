"""Random workbooks for the second reading: small, with every decisive value near its edge, the same for a seed."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

from tests.workbooks import CRITERION_HEADINGS, GRADE_HEADINGS, RESULT_HEADINGS, SUBJECT_HEADINGS
from tools.oracle.books import (
    ABOVE,
    CRITERIA,
    ERROR_VALUE,
    GRADES,
    LEVELS,
    PEOPLE,
    RECOGNISED,
    SCORES,
    SUBJECTS,
    Book,
    Sheet,
)
from tools.oracle.cell_faults import CURRENCY, LIKE_PERCENT
from tools.oracle.faults import FAULTS, HARMLESS

if TYPE_CHECKING:
    from tools.oracle.books import Value

HALVES = 2
WORDS = ("BAN-CHQS", "DANG-UY", "THON-MOT", "VAN-PHONG", "MAT-TRAN", "TRUONG-THCS", "HOI-PN", "TRAM-YTE", "DOAN-TN")
FINAL_ABOVE = (
    "Có căn cứ thay thế",
    "Không thẩm định: không đăng ký",
    "Không thẩm định: không gửi báo cáo",
    "Đã rút hồ sơ",
    "Không thuộc diện thẩm định",
)
OPEN = ("Chờ báo cáo", "Chờ thẩm định", "Thuộc thẩm quyền cấp khác", "Dữ liệu lỗi – chưa thẩm định")
CONCLUSION_OF = dict.fromkeys(RECOGNISED, "Đủ điều kiện về mô hình")
SCORERS = ("Nguyễn Văn An", "Trần Thị Bích", "Lê Quang Cường", "Phạm Minh Dũng", "Hồ Thu Giang")


def random_book(seed: int) -> Book:
    """A workbook of one to nine subjects with up to three faults."""
    chance = Random(seed)
    book = sound_book(chance)
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
        chance.choice((*FAULTS, *HARMLESS))(chance, book)
    return book


def sound_book(chance: Random) -> Book:
    """A workbook into which nobody has put a fault on purpose."""
    year, level = chance.choice((2022, 2026, 2026)), chance.choice(LEVELS)
    book = Book(
        year=year,
        level=level,
        day_counts=chance.random() < 0.3,
        today=date(year, 12, 1) + timedelta(days=chance.choice((0, 12, 13, 14, 15, 18, 19, 20, 30, 31, 60))),
        sheets={},
    )
    book.sheets[SUBJECTS] = Sheet(
        SUBJECTS, [*SUBJECT_HEADINGS, "Quyết định", "Xếp loại cấp dưới", "Kết luận cấp dưới", "Ghi chú quyết định"]
    )
    book.sheets[CRITERIA] = Sheet(CRITERIA, [*CRITERION_HEADINGS, "", *GRADE_HEADINGS])
    book.sheets[SCORES] = Sheet(SCORES, ["Mã", "Tên", "Người chấm", "C1", "C2", "Nhận xét"])
    if level != LEVELS[-1]:
        book.sheets[ABOVE] = Sheet(
            ABOVE, [*RESULT_HEADINGS, *(["Cấp thẩm định"] if chance.random() < 0.5 else []), "Đơn vị thẩm định"]
        )
    _scale(chance, book)
    codes = [f"DV-{number:02}" if chance.random() < 0.4 else word for number, word in enumerate(WORDS, start=1)]
    chance.shuffle(codes)
    del codes[chance.randint(1, len(WORDS)) :]
    groups = [code for code in codes if level != LEVELS[0] and chance.random() < 0.5]
    for code in codes:
        _subject(chance, book, code, groups)
    if chance.random() < 0.2:
        _twins(chance, book)
    if chance.random() < 0.15:
        book.sheets[PEOPLE] = Sheet(PEOPLE, ["Họ và tên", "Chức vụ, đơn vị", "Vai trò", "Có mặt"])
        for scorer in SCORERS:
            role = chance.choice(("Chủ trì", "Thành viên", "Mời dự"))
            book.sheets[PEOPLE].append({"Họ và tên": scorer, "Vai trò": role, "Có mặt": "Có"})
    return book


def _scale(chance: Random, book: Book) -> None:
    best = chance.randrange(60, 95)
    middle = chance.randrange(30, best - 5)
    sheet = book.criteria
    for row, (code, maximum) in enumerate((("C1", 30), ("C2", 70)), start=2):
        minimum = chance.choice((None, None, 10)) if code == "C1" else None
        criterion: tuple[Value, ...] = (code, f"Nội dung {code}", "", maximum, minimum)
        for heading, value in zip(CRITERION_HEADINGS, criterion, strict=False):
            sheet.put(row, heading, value)
    cut_offs = (best, middle, chance.randrange(5, middle), 0)
    for row, (grade, points) in enumerate(zip(GRADES, cut_offs, strict=True), start=2):
        sheet.put(row, "Xếp loại", grade)
        sheet.put(row, "Từ điểm", points)
        sheet.put(row, "Được công nhận", "Có" if grade in RECOGNISED else "Không")


def _subject(chance: Random, book: Book, code: str, groups: list[str]) -> None:
    likely = chance.random
    is_group = code in groups
    organisation = "" if is_group or likely() < 0.2 else chance.choice([*groups, "KHONG-CO"])
    days = [None, None, date(book.year, 1, 1), date(book.year, 12, 31), date(book.year - 1, 12, 31)]
    initiative, award = (None, None) if is_group else (chance.choice(days), chance.choice(days))
    day = date(book.year, 12, 1) + timedelta(days=chance.choice((0, 13, 14, 15, 18, 19, 20, 30)))
    received = day if likely() < 0.6 else None
    registered = chance.choice(("Có", "Có", "Có", "Không", "Không", "Không", ""))
    commendation = likely() < 0.3
    level = chance.choice(LEVELS[1:] if is_group else LEVELS) if likely() < 0.35 else ""
    record: dict[str, Value] = {
        "Mã": code,
        "Tên": f"Đối tượng {code}",
        "Loại đối tượng": chance.choice(("Tổ chức", "Tập thể")) if is_group else "Cá nhân",
        "Diện": "Thôn, tổ dân phố" if likely() < 0.06 else "",
        "Cấp thẩm định": level,
        "Thuộc tổ chức": organisation,
        "Người đứng đầu": "Có" if organisation and likely() < 0.8 else "",
        "Đăng ký": registered,
        "Ngày đăng ký": date(book.year, 3, 1) if registered == "Có" and likely() < 0.3 else None,
        "Tên mô hình": f"Mô hình của {code}",
        "Sản phẩm cụ thể": "Giảm 30% thời gian",
        "Ngày nhận báo cáo": received,
        "Báo cáo kết hợp": "Có" if received and commendation and likely() < 0.2 else "",
        "Đề nghị khen thưởng": "Có" if commendation else "",
        "Điểm tự chấm": 80 if received and likely() < 0.9 else None,
        "Tự xếp loại": "Khá" if received and likely() < 0.9 else "",
        "Số QĐ công nhận sáng kiến": "11/QĐ" if initiative else "",
        "Ngày công nhận": initiative,
        "Số QĐ khen thưởng đột xuất": "22/QĐ" if award else "",
        "Ngày khen thưởng": award,
        "Chấp nhận quá hạn": chance.choice(("Có", "Không", "", "")) if received else "",
        "Tình trạng hồ sơ": "Đã rút" if likely() < 0.06 else "",
        "Ghi chú": ERROR_VALUE if likely() < 0.03 else "",
        "Quyết định": chance.choice(("", "", "Đồng ý", "Không đồng ý")),
    }
    if record["Chấp nhận quá hạn"] == "Có":
        record["Lý do chấp nhận"] = "Mưa lũ" if likely() < 0.8 else ""
    if level and likely() < 0.7:
        below = chance.choice(("", *GRADES))
        record["Xếp loại cấp dưới"] = below
        record["Kết luận cấp dưới"] = _conclusion(below) if below else chance.choice(("", *FINAL_ABOVE, *OPEN))
    book.subjects.append(record)
    _score_sheets(chance, book, code)
    if ABOVE in book.sheets and likely() < 0.3:
        for _ in range(chance.choice((1, 1, 1, 2))):
            _row_above(chance, book, code)


def _score_sheets(chance: Random, book: Book, code: str) -> None:
    for scorer in chance.sample(SCORERS, chance.choice((0, 1, 1, 2, 3))):
        points: dict[str, Value] = {"C1": _near(chance, book, 30), "C2": _near(chance, book, 70)}
        if chance.random() < 0.05:
            points = {}  # not yet filled in
        row = book.scores.append({"Mã": code, "Tên": f"Đối tượng {code}", "Người chấm": scorer, **points})
        if chance.random() < 0.15:
            heading = chance.choice(("C1", "C2"))
            book.scores.formats[row, book.scores.column(heading)] = chance.choice((*LIKE_PERCENT, *CURRENCY))


def _twins(chance: Random, book: Book) -> None:
    """Two subjects whose totals are printed alike and are not the same."""
    scores = book.scores
    codes = [scores.get(row, "Mã") for row in scores.rows()]
    alone = [row for row in scores.rows() if codes.count(scores.get(row, "Mã")) == 1]
    if len(alone) < 2:
        return
    first, second = chance.sample(alone, 2)
    points = scores.get(first, "C2")
    if isinstance(points, Fraction) and points >= 1:
        scores.put(second, "C1", scores.get(first, "C1"))
        scores.put(second, "C2", points - Fraction(4, 1000))


def _near(chance: Random, book: Book, maximum: int) -> Fraction:
    """Points whose sums lie about the cut-offs."""
    cut_off = book.criteria.get(chance.randint(2, 5), "Từ điểm")
    assert isinstance(cut_off, int)
    aim = cut_off * maximum // 100
    points = Fraction(aim) + Fraction(chance.randint(-HALVES, HALVES), HALVES)
    if chance.random() < 0.1:
        points -= Fraction(4, 100_000)  # what a currency cell rounds away
    return min(max(points, Fraction(0)), Fraction(maximum))


def _row_above(chance: Random, book: Book, code: str) -> None:
    sheet = book.sheets[ABOVE]
    grade = chance.choice(GRADES) if chance.random() < 0.6 else ""
    told = _conclusion(grade) if grade and chance.random() < 0.6 else ""
    record: dict[str, Value] = {
        "Mã": code,
        "Tên": f"Đối tượng {code}",
        "Kết luận": told if grade else chance.choice((*FINAL_ABOVE, *OPEN)),
        "Xếp loại": grade,
        "Đơn vị thẩm định": "BTV-XA",
    }
    if "Cấp thẩm định" in sheet.headings:
        record["Cấp thẩm định"] = chance.choice(LEVELS[LEVELS.index(book.level) + 1 :])
    sheet.append(record)


def _conclusion(grade: str) -> str:
    return CONCLUSION_OF.get(grade, "Không đủ điều kiện về mô hình")
