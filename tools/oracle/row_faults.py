"""Faults of the rows of ``Đơn vị`` and ``Kết quả cấp trên``: what they contradict, lack or repeat."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tools.oracle.books import ABOVE, ERROR_VALUE, LEVELS, SUBJECTS
from tools.oracle.planting import Planted, any_row, row_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tools.oracle.books import Book, Value
    from tools.oracle.planting import Fault


def contradiction(kind: str, **values: Value) -> Fault:
    """A row that says one thing and its contrary."""

    def plant(chance: Random, book: Book) -> Planted | None:
        row = row_with(
            chance, book.subjects, Ngày_nhận_báo_cáo=None, Tình_trạng_hồ_sơ=None, Diện=None, Cấp_thẩm_định=None
        )
        if row is None:
            return None
        for heading, value in values.items():
            book.subjects.put(row, heading.replace("_", " "), value)
        if kind == "day of registration, but not registered":
            book.subjects.put(row, "Ngày đăng ký", date(book.year, 3, 1))
        if kind == "self-score, but no report":
            book.today = date(book.year + 1, 1, 15)
        return Planted(kind, SUBJECTS, row)

    return plant


def on_two_rows(chance: Random, book: Book) -> Planted | None:
    """A unit whose second half stands in a row of its own."""
    sheet = book.subjects
    row = any_row(chance, sheet)
    if row is None or row != sheet.last or sheet.merges:
        return None
    for heading in chance.sample(("Đăng ký", "Ngày nhận báo cáo", "Tên mô hình", "Loại đối tượng"), 2):
        if sheet.get(row, heading) is not None:
            sheet.put(row + 1, heading, sheet.get(row, heading))
            sheet.put(row, heading, None)
    return Planted("one unit on two rows", SUBJECTS, row + 1) if sheet.last == row + 1 else None


def second_head(chance: Random, book: Book) -> Planted | None:
    """Two persons who say that they head one organisation and did not register."""
    if book.level == LEVELS[0]:
        return None
    sheet = book.subjects
    code = next((sheet.get(row, "Mã") for row in sheet.rows() if sheet.get(row, "Loại đối tượng") == "Tổ chức"), None)
    for number in (1, 2):
        sheet.append(
            {"Mã": f"TRUONG-{number}", "Tên": f"Trưởng {number}", "Loại đối tượng": "Cá nhân", "Đăng ký": "Không"}
            | {"Thuộc tổ chức": code or "KHONG-CO", "Người đứng đầu": "Có"}
        )
    return Planted("second head", SUBJECTS, sheet.last)


def unreadable_above(chance: Random, book: Book) -> Planted | None:
    """A level above whose conclusion cannot be read, or that says ``qualified`` without a grade."""
    row = any_row(chance, book.subjects)
    if ABOVE not in book.sheets or row is None:
        return None
    grade, conclusion = chance.choice(
        (("Tạm", ""), ("", "Đủ điều kiện về mô hình"), ("", "Chưa rõ"), (ERROR_VALUE, ""))
    )
    record: dict[str, Value] = {"Mã": book.subjects.get(row, "Mã"), "Xếp loại": grade, "Kết luận": conclusion}
    number = book.sheets[ABOVE].append({**record, "Đơn vị thẩm định": "BTV-XA"})
    if "Cấp thẩm định" in book.sheets[ABOVE].headings:
        book.sheets[ABOVE].put(number, "Cấp thẩm định", LEVELS[-1])
    return Planted("result above unreadable", ABOVE, number)


def decision_half(number: str, day: str, kind: str, *, keeps_day: bool) -> Fault:
    """A decision that lacks its date or its number."""

    def plant(chance: Random, book: Book) -> Planted | None:
        row = any_row(chance, book.subjects)
        if row is None:
            return None
        book.subjects.put(row, number, None if keeps_day else "33/QĐ")
        book.subjects.put(row, day, date(book.year, 6, 1) if keeps_day else None)
        return Planted(kind, SUBJECTS, row)

    return plant


def same_as_another(heading: str, kind: str) -> Fault:
    """Two rows with one Mã, or with one Tên and Loại đối tượng."""

    def plant(chance: Random, book: Book) -> Planted | None:
        sheet = book.subjects
        if sheet.last < 3:
            return None
        upper, lower = sorted(chance.sample(list(sheet.rows()), 2))
        for each in (heading, "Loại đối tượng"):
            sheet.put(lower, each, sheet.get(upper, each))
        for row in (upper, lower):
            sheet.put(row, "Tình trạng hồ sơ", None)
        return Planted(kind, SUBJECTS, lower)

    return plant


def report_on(kind: str, days: Callable[[Book], date], **values: Value) -> Fault:
    """A report received on a certain day."""

    def plant(chance: Random, book: Book) -> Planted | None:
        row = row_with(chance, book.subjects, Tình_trạng_hồ_sơ=None, Diện=None, Cấp_thẩm_định=None)
        if row is None:
            return None
        book.subjects.put(row, "Ngày nhận báo cáo", days(book))
        for heading, value in values.items():
            book.subjects.put(row, heading.replace("_", " "), value)
        if kind == "registered after the report":
            book.subjects.put(row, "Ngày đăng ký", days(book) + timedelta(1))
        if kind.startswith("report without") and book.year == 2022:
            return Planted("report without registration, not required", SUBJECTS, row)
        return Planted(kind, SUBJECTS, row)

    return plant


def blank_registration(chance: Random, book: Book) -> Planted | None:
    """Đăng ký blank after the last day in time."""
    row = row_with(chance, book.subjects, Tình_trạng_hồ_sơ=None, Diện=None, Cấp_thẩm_định=None)
    book.today = date(book.year + 1, 1, 15)
    if row is None or book.year == 2022:
        return None
    book.subjects.put(row, "Đăng ký", None)
    return Planted("registration blank", SUBJECTS, row)


def person_as_organisation(chance: Random, book: Book) -> Planted | None:
    """Thuộc tổ chức names a person."""
    persons = [row for row in book.subjects.rows() if book.subjects.get(row, "Loại đối tượng") == "Cá nhân"]
    if len(persons) < 2:
        return None
    member, named = chance.sample(persons, 2)
    book.subjects.put(member, "Thuộc tổ chức", book.subjects.get(named, "Mã"))
    return Planted("organisation is a person", SUBJECTS, member)


def head_of_nothing(chance: Random, book: Book) -> Planted | None:
    """A head whose organisation is not named."""
    row = row_with(chance, book.subjects, Thuộc_tổ_chức=None, Loại_đối_tượng="Cá nhân")
    if row is None:
        return None
    book.subjects.put(row, "Người đứng đầu", "Có")
    return Planted("head of nothing", SUBJECTS, row)


def group_at_chi_bo(chance: Random, book: Book) -> Planted | None:
    """An organisation or a collective that a chi bộ is to appraise (R12)."""
    row = row_with(chance, book.subjects, Loại_đối_tượng=chance.choice(("Tổ chức", "Tập thể")))
    if row is None:
        return None
    book.subjects.put(row, "Cấp thẩm định", LEVELS[0])
    return Planted("group at a chi bộ", SUBJECTS, row)
