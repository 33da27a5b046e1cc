"""Random workbooks for the second reading: small, with every decisive value near its edge, the same for a seed."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from tests.oracle.reading import LEVELS, Book, Subject
from tests.workbooks import vertical, workbook_bytes

GRADES = ("Tốt", "Khá", "Đạt", "Không đạt")
HALVES = 2


def random_book(seed: int) -> Book:
    """A workbook of one to nine subjects."""
    chance = Random(seed)
    year, level = chance.choice((2022, 2026, 2026)), chance.choice(LEVELS)
    best = chance.randrange(60, 95)
    middle = chance.randrange(30, best - 5)
    cut_offs = {"Tốt": best, "Khá": middle, "Đạt": chance.randrange(5, middle), "Không đạt": 0}
    book = Book(
        year=year,
        level=level,
        day_counts=chance.random() < 0.3,
        today=date(year, 12, 1) + timedelta(days=chance.choice((0, 12, 13, 14, 15, 18, 19, 20, 30, 31, 60))),
        maxima=[30, 70],
        minima=[chance.choice((None, None, 10)), None],
        cut_offs=cut_offs,
        subjects=[],
        above={},
    )
    codes = [f"M{number}" for number in range(chance.randint(1, 9))]
    groups = [code for code in codes if level != "Chi bộ" and chance.random() < 0.5]
    for code in codes:
        book.subjects.append(_subject(chance, book, code, groups))
        if chance.random() < 0.25:
            book.above[code] = chance.choice(GRADES)
    return book


def _subject(chance: Random, book: Book, code: str, groups: list[str]) -> Subject:
    likely = chance.random
    is_group = code in groups
    kind = chance.choice(("Tổ chức", "Tập thể")) if is_group else "Cá nhân"
    levels = LEVELS[1:] if is_group else LEVELS
    organisation = "" if is_group or likely() < 0.2 else chance.choice([*groups, "KHONG-CO"])
    decided = [None, None, date(book.year, 1, 1), date(book.year, 12, 31), date(book.year - 1, 12, 31)]
    day = date(book.year, 12, 1) + timedelta(days=chance.choice((0, 13, 14, 15, 18, 19, 20, 30)))
    subject = Subject(
        code=code,
        kind=kind,
        scope="Thôn, tổ dân phố" if likely() < 0.05 else "",
        level=chance.choice(levels) if likely() < 0.35 else "",
        organisation=organisation,
        head=bool(organisation) and likely() < 0.8,
        registered=likely() < 0.5,
        received=day if likely() < 0.65 else None,
        commendation=likely() < 0.3,
        initiative=None if is_group else chance.choice(decided),
        award=None if is_group else chance.choice(decided),
        withdrawn=likely() < 0.05,
        lower_grade=chance.choice(("", *GRADES)),
        faulty=likely() < 0.07,
    )
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        subject.scores.append([_near(chance, book, maximum) for maximum in book.maxima])
    return subject


def _near(chance: Random, book: Book, maximum: int) -> Fraction:
    """Points whose sums lie about the cut-offs."""
    aim = chance.choice(list(book.cut_offs.values())) * maximum // sum(book.maxima)
    steps = chance.randint(-HALVES, HALVES)
    return min(max(Fraction(aim) + Fraction(steps, HALVES), Fraction(0)), Fraction(maximum))


def content_of(book: Book) -> bytes:
    """The book as a workbook file."""
    rows = [
        {
            "Mã": subject.code,
            "Loại đối tượng": subject.kind,
            "Diện": subject.scope,
            "Cấp thẩm định": subject.level,
            "Thuộc tổ chức": subject.organisation,
            "Người đứng đầu": "Có" if subject.head else "",
            "Đăng ký": "Có" if subject.registered else "Không",
            "Ngày nhận báo cáo": _day(subject.received),
            "Đề nghị khen thưởng": "Có" if subject.commendation else "",
            "Số QĐ công nhận sáng kiến": "1/QĐ" if subject.initiative else "",
            "Ngày công nhận": _day(subject.initiative),
            "Số QĐ khen thưởng đột xuất": "2/QĐ" if subject.award else "",
            "Ngày khen thưởng": _day(subject.award),
            "Tình trạng hồ sơ": "Đã rút" if subject.withdrawn else "",
            "Xếp loại cấp dưới": subject.lower_grade,
            "Ghi chú": "#N/A" if subject.faulty else "",
        }
        for subject in book.subjects
    ]
    scale = [
        f"| C{place} | {maximum} | {'' if minimum is None else minimum} |"
        for place, (maximum, minimum) in enumerate(zip(book.maxima, book.minima, strict=True), start=1)
    ]
    grades = [
        f"| {label} | {points} | {'Có' if label in GRADES[:2] else 'Không'} |"
        for label, points in book.cut_offs.items()
    ]
    sheets = [
        f"| {subject.code} | {' | '.join(str(float(points)) for points in sheet)} |"
        for subject in book.subjects
        for sheet in subject.scores
    ]
    return workbook_bytes(
        settings={
            "Năm đánh giá": book.year,
            "Cấp thẩm định": book.level,
            "Tính cả ngày hạn": "Có" if book.day_counts else "Không",
        },
        subjects=vertical(*rows),
        scale="\n".join(("| Mã tiêu chí | Điểm tối đa | Điểm tối thiểu |", *scale)),
        grades="\n".join(("| Xếp loại | Từ điểm | Được công nhận |", *grades)),
        scores="\n".join(("| Mã | C1 | C2 |", *sheets)),
        from_above="\n".join(("| Mã | Xếp loại |", *(f"| {code} | {grade} |" for code, grade in book.above.items()))),
    )


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day is not None else ""
