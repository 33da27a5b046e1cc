"""What the second reading finds wrong with the rows of ``Đơn vị``, each by itself and beside the others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools.oracle.books import SUBJECTS
from tools.oracle.findings import Finding
from tools.oracle.subjects import DECISIONS, Subject, elsewhere, is_over, is_required

if TYPE_CHECKING:
    from tools.oracle.books import Book
    from tools.oracle.cells import Row

GROUPS = ("Tổ chức", "Tập thể")


def check_rows(book: Book, subjects: list[Subject]) -> None:
    """Note in each row what is wrong with it."""
    _two_rows(subjects)
    for subject in subjects:
        if subject.is_part:
            continue
        is_here = elsewhere(book, subject) == ""
        _check_identity(book, subject, subjects)
        _check_decisions(book, subject)
        _check_report(book, subject, is_here=is_here)
        _check_registration(book, subject, is_here=is_here)
        if is_here:
            _check_contradictions(book, subject)
    _check_names(subjects)
    _check_dates(subjects)


def _two_rows(subjects: list[Subject]) -> None:
    """One unit on two rows, or on more: each holds nothing but what those above it lack."""
    unit: list[Subject] = []
    for subject in subjects:
        row = subject.row
        filled = [heading for heading in row.known if row.seen(heading) is not None]
        goes_on = bool(unit) and row.row == unit[-1].row.row + 1 and row.lacks("Mã")
        if goes_on and all(each.row.seen(heading) is None for each in unit for heading in filled):
            unit.append(subject)
            for each in unit:
                each.is_part = True
            row.note("one unit on two rows", "Mã")
        else:
            unit = [subject] if subject.code else []


def _check_identity(book: Book, subject: Subject, subjects: list[Subject]) -> None:
    row = subject.row
    for heading, kind in (("Mã", "code blank"), ("Tên", "name blank"), ("Loại đối tượng", "kind blank")):
        if row.lacks(heading):
            row.note(kind, heading)
    if subject.code and [other.code for other in subjects].count(subject.code) > 1:
        row.note("code twice", "Mã")
    if subject.organisation:
        named = [other for other in subjects if other.code == subject.organisation]
        if not named:
            row.note("organisation unknown", "Thuộc tổ chức")
        elif any(other.kind == "Cá nhân" for other in named):
            row.note("organisation is a person", "Thuộc tổ chức", optional=len({other.kind for other in named}) > 1)
    if subject.is_head and row.lacks("Thuộc tổ chức"):
        row.note("head of nothing", "Người đứng đầu")
    level = subject.level or ("" if "Cấp thẩm định" in row.errors else book.level)
    if subject.kind in GROUPS and level == "Chi bộ":
        row.note("group at a chi bộ", "Cấp thẩm định" if subject.level else "Loại đối tượng")


def _check_decisions(book: Book, subject: Subject) -> None:
    row = subject.row
    for number, day, kind in DECISIONS:
        dated = subject.initiative if day == "Ngày công nhận" else subject.award
        if row.text(number) and row.lacks(day):
            row.note("decision without date", number)
        if dated is not None and row.lacks(number):
            row.note("date without decision", day)
        if dated is not None and dated.year != book.year:
            row.note(kind, day)


def _check_report(book: Book, subject: Subject, *, is_here: bool) -> None:
    row, received = subject.row, subject.received
    if subject.is_merged and not subject.commendation and _is_clear(row, "Đề nghị khen thưởng"):
        row.note("merged report without commendation", "Báo cáo kết hợp")
    if subject.accepted == "Có" and row.lacks("Lý do chấp nhận"):
        row.note("accepted without reason", "Chấp nhận quá hạn")
    if received is None:
        return
    if not date(book.year, 1, 1) <= received <= date(book.year + 1, 1, 31):
        row.note("report outside the year", "Ngày nhận báo cáo")
    if received > book.today:
        row.note("report in the future", "Ngày nhận báo cáo")
    if is_here:
        for heading, kind in (("Điểm tự chấm", "self-score missing"), ("Tự xếp loại", "self-grade missing")):
            if row.lacks(heading):
                row.note(kind, heading)


def _check_registration(book: Book, subject: Subject, *, is_here: bool) -> None:
    row, received = subject.row, subject.received
    if subject.registered_on is not None and received is not None and subject.registered_on > received:
        row.note("registered after the report", "Ngày đăng ký")
    if subject.registered == "Có":
        for heading, kind in (("Tên mô hình", "model missing"), ("Sản phẩm cụ thể", "product missing")):
            if row.lacks(heading):
                row.note(kind, heading)
        return
    is_blank = row.lacks("Đăng ký")
    if not is_required(book):
        if received is not None and (subject.registered or is_blank):
            row.note("report without registration, not required", "Đăng ký")
    elif subject.registered and received is not None:
        row.note("report without registration", "Đăng ký")
    elif is_blank and is_here and (received is not None or is_over(book)):
        row.note("registration blank", "Đăng ký")


def _check_contradictions(book: Book, subject: Subject) -> None:
    """A row that contradicts itself."""
    row = subject.row
    if row.lacks("Ngày nhận báo cáo"):
        has_reason = row.text("Lý do chấp nhận") and subject.accepted != "Không" and _is_clear(row, "Chấp nhận quá hạn")
        if subject.is_merged or subject.accepted == "Có" or has_reason:
            row.note("speaks of a report that never came", "Ngày nhận báo cáo")
        scored = [heading for heading in ("Điểm tự chấm", "Tự xếp loại") if row.seen(heading) is not None]
        if is_over(book) and any(heading not in row.unreadable for heading in scored):
            row.note("self-score, but no report", "Ngày nhận báo cáo")
    if subject.registered == "Không" and subject.registered_on is not None:
        row.note("day of registration, but not registered", "Đăng ký")


def check_heads(reaching: list[Subject]) -> None:
    """A second unregistered head of one organisation, at each later one; ``reaching``: the rows that reach line 5."""
    seen: set[str] = set()
    for subject in reaching:
        if subject.kind != "Cá nhân" or not subject.is_head or not subject.organisation:
            continue
        if subject.organisation in seen:
            subject.row.note("second head", "Người đứng đầu")
        seen.add(subject.organisation)


def _check_dates(subjects: list[Subject]) -> None:
    """A column that mixes dates as text with real dates of a day up to 12: at the first of these real ones."""
    for heading in ("Ngày đăng ký", "Ngày nhận báo cáo", "Ngày công nhận", "Ngày khen thưởng"):
        has_text = any(
            told.kind == "date as text" and told.cell == subject.row.sheet.address(subject.row.row, heading)
            for subject in subjects
            for told in subject.row.told
        )
        real = [subject for subject in subjects if _is_early(subject.row.seen(heading))]
        if has_text and real:
            cell = real[0].row.sheet.address(real[0].row.row, heading)
            real[0].row.told.append(Finding("dates mixed", SUBJECTS, cell, real[0].row.row))


def _is_early(value: object) -> bool:
    return isinstance(value, date) and value.day <= 12


def _check_names(subjects: list[Subject]) -> None:
    first: dict[tuple[str, str], Subject] = {}
    for subject in subjects:
        name = subject.row.text("Tên").casefold()
        if not name:
            continue
        earlier = first.setdefault((name, subject.kind or ""), subject)  # two that say nothing of it are alike too
        if earlier is not subject and earlier.code != subject.code:
            subject.row.note("name twice", "Tên", optional=earlier.withdrawn or subject.withdrawn)


def _is_clear(row: Row, heading: str) -> bool:
    """Whether the cell can be seen and read, be it blank."""
    return not row.hides(heading) and heading not in row.unreadable
