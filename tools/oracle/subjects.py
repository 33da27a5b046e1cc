"""The second reading of ``Đơn vị`` and ``Kết quả cấp trên``: the rows, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.workbooks import RESULT_HEADINGS, SUBJECT_HEADINGS
from tools.oracle.books import ABOVE, GRADES, LEVELS, Book
from tools.oracle.cells import Row
from tools.oracle.scale import ALL_KINDS

if TYPE_CHECKING:
    from tools.oracle.books import Value
    from tools.oracle.findings import Finding

YES_NO = ("Có", "Không")
SCOPES = ("Thuộc diện", "Thôn, tổ dân phố", "Doanh nghiệp tư nhân")
DEADLINES = {"Cấp ủy cơ sở": (12, 15), "Ban Thường vụ": (12, 20)}
ESSENTIAL = {
    "Mã",
    "Tên",
    "Loại đối tượng",
    "Diện",
    "Cấp thẩm định",
    "Tình trạng hồ sơ",
    "Đề nghị khen thưởng",
}
"""The columns in which an error makes a row of lines 2 to 4 invalid."""
LABELS = {
    "Dữ liệu lỗi – chưa thẩm định": "invalid",
    "Đã rút hồ sơ": "withdrawn",
    "Không thuộc diện thẩm định": "out_of_scope",
    "Thuộc thẩm quyền cấp khác": "other_authority",
    "Có căn cứ thay thế": "alternative_ground",
    "Chờ kết quả của tổ chức": "awaiting_organisation",
    "Chờ đăng ký": "awaiting_registration",
    "Không thẩm định: không đăng ký": "not_registered",
    "Chờ báo cáo": "awaiting_report",
    "Không thẩm định: không gửi báo cáo": "no_report",
    "Chờ thẩm định": "awaiting_appraisal",
    "Đủ điều kiện về mô hình": "qualified",
    "Không đủ điều kiện về mô hình": "not_qualified",
}
FINAL_WITHOUT_GRADE = ("alternative_ground", "no_report", "not_registered", "withdrawn", "out_of_scope")
GRADED = ("qualified", "not_qualified")
DECISIONS = (
    ("Số QĐ công nhận sáng kiến", "Ngày công nhận", "initiative outside the year"),
    ("Số QĐ khen thưởng đột xuất", "Ngày khen thưởng", "award outside the year"),
)


@dataclass
class Above:
    """What the level above concluded: a row of ``Kết quả cấp trên``."""

    row: int
    level: str
    outcome: str
    grade: str


@dataclass
class Subject:
    """A row of ``Đơn vị``, in the words of the workbook; nothing where a cell is blank, hidden or unreadable."""

    row: Row
    code: str
    kind: str
    scope: str
    level: str
    organisation: str
    is_head: bool
    registered: str
    registered_on: date | None
    received: date | None
    is_merged: bool
    accepted: str
    commendation: bool
    initiative: date | None
    award: date | None
    withdrawn: bool
    lower_grade: str
    lower_conclusion: str
    decision: str
    is_broken: bool = False
    """Whether an error stands on one of its score sheets, or one probably belongs to it without saying so."""
    above: Above | None = None
    above_is_unreadable: bool = False
    is_part: bool = False
    """Whether the row is one half of a unit on two rows."""
    told: list[Finding] = field(default_factory=list)


def last_day_in_time(book: Book) -> date | None:
    """The last day on which a report is in time."""
    if book.level not in DEADLINES or (book.year == 2022 and book.level == "Cấp ủy cơ sở"):
        return None
    month, day = DEADLINES[book.level]
    return date(book.year, month, day) - timedelta(days=0 if book.day_counts else 1)


def is_over(book: Book) -> bool:
    """Whether the last day in time, 31/12 where there is none, is over."""
    return book.today > (last_day_in_time(book) or date(book.year, 12, 31))


def is_required(book: Book) -> bool:
    """Whether the letter requires registration in that year (A11)."""
    return book.year != 2022


def known_headings(book: Book) -> list[str]:
    below = ["Quyết định", "Xếp loại cấp dưới", "Kết luận cấp dưới", "Ghi chú quyết định"]
    return [heading for heading in (*SUBJECT_HEADINGS, *below) if heading in book.subjects.headings]


def read_subjects(book: Book) -> list[Subject]:
    """Every row of ``Đơn vị`` that is not blank, with what is wrong in single cells."""
    hiding = book.subjects.hiding()
    rows = [Row(book.subjects, number, hiding, known_headings(book)) for number in book.subjects.rows()]
    return [_read(row) for row in rows if not row.is_blank]


def _read(row: Row) -> Subject:
    row.note_code()
    row.choice("Tự xếp loại", GRADES)
    row.number("Điểm tự chấm")
    scope = row.choice("Diện", SCOPES)
    return Subject(
        row=row,
        code=row.text("Mã"),
        kind=row.choice("Loại đối tượng", ALL_KINDS),
        scope="" if scope == SCOPES[0] else scope,
        level=row.choice("Cấp thẩm định", LEVELS),
        organisation=row.text("Thuộc tổ chức"),
        is_head=row.choice("Người đứng đầu", YES_NO) == "Có",
        registered=row.choice("Đăng ký", YES_NO),
        registered_on=row.day("Ngày đăng ký"),
        received=row.day("Ngày nhận báo cáo"),
        is_merged=row.choice("Báo cáo kết hợp", YES_NO) == "Có",
        accepted=row.choice("Chấp nhận quá hạn", YES_NO),
        commendation=row.choice("Đề nghị khen thưởng", YES_NO) == "Có",
        initiative=row.day("Ngày công nhận"),
        award=row.day("Ngày khen thưởng"),
        withdrawn=row.choice("Tình trạng hồ sơ", ("Đã rút",)) != "",
        lower_grade=row.choice("Xếp loại cấp dưới", GRADES),
        lower_conclusion=LABELS.get(row.text("Kết luận cấp dưới"), ""),
        decision=row.choice("Quyết định", ("Đồng ý", "Không đồng ý")),
    )


def elsewhere(book: Book, subject: Subject) -> str:
    """The outcome of lines 2 to 4 that holds; nothing where none does."""
    if subject.withdrawn:
        return "withdrawn"
    if subject.scope:
        return "out_of_scope"
    if subject.level in ("", book.level):
        return ""
    if is_level_above(book, subject) or not subject.commendation:
        return "other_authority"
    return ""


def is_level_above(book: Book, subject: Subject) -> bool:
    return subject.level != "" and LEVELS.index(subject.level) > LEVELS.index(book.level)


def read_above(book: Book, subjects: list[Subject]) -> list[Finding]:
    """Give each subject what a level above concluded on it; returns what cannot be read there."""
    sheet = book.sheets.get(ABOVE)
    if sheet is None:
        return []
    told = []
    hiding = sheet.hiding()
    by_code: dict[str, list[Subject]] = {}
    for subject in subjects:
        by_code.setdefault(subject.code, []).append(subject)
    for number in sheet.rows():
        row = Row(sheet, number, hiding, (*RESULT_HEADINGS, "Cấp thẩm định", "Đơn vị thẩm định"))
        if row.is_blank:
            continue
        above = _read_above(row, book)
        told += row.told
        for subject in by_code.get(row.text("Mã"), []) if row.text("Mã") else []:
            if row.errors:
                subject.above_is_unreadable = True
            elif above is not None and (subject.above is None or _rank(above) >= _rank(subject.above)):
                subject.above = above
    return told


def _rank(above: Above) -> int:
    return LEVELS.index(above.level)


def _read_above(row: Row, book: Book) -> Above | None:
    row.note_code()
    grade = row.choice("Xếp loại", GRADES, "result above unreadable")
    label = row.choice("Kết luận", LABELS, "result above unreadable")
    outcome = LABELS.get(label, "")
    if outcome in GRADED and row.lacks("Xếp loại"):
        row.note("result above unreadable", "Xếp loại", in_row=True)
    level = row.text("Cấp thẩm định") or LEVELS[LEVELS.index(book.level) + 1]
    if grade or outcome in FINAL_WITHOUT_GRADE:
        return Above(row.row, level, outcome, grade)
    return None


def value_of(subject: Subject, heading: str) -> Value:
    """What a person sees there."""
    return subject.row.seen(heading)
