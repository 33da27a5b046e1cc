"""Faults that are put into a random workbook on purpose, each where the specification names a finding."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tools.oracle.books import ABOVE, CRITERIA, ERROR_VALUE, GRADES, SCORES, SUBJECTS
from tools.oracle.cell_faults import (
    as_percent,
    cell_fault,
    date_as_text,
    hide_rows,
    merge_down,
    merge_wide,
    number_as_text,
    respelled,
    scale_fault,
    score_fault,
)
from tools.oracle.row_faults import (
    blank_registration,
    contradiction,
    decision_half,
    group_at_chi_bo,
    head_of_nothing,
    on_two_rows,
    person_as_organisation,
    report_on,
    same_as_another,
    second_head,
    unreadable_above,
)
from tools.oracle.score_faults import (
    absent_member,
    columns_renamed,
    contrary_recognition,
    criterion_for_persons,
    mistyped_code,
    no_member,
    same_scorer,
    scores_out_of_ten,
    tenfold_scale,
)

if TYPE_CHECKING:
    from tools.oracle.planting import Fault

CHOICES = ("Loại đối tượng", "Diện", "Cấp thẩm định", "Người đứng đầu", "Đăng ký", "Báo cáo kết hợp",
           "Đề nghị khen thưởng", "Tự xếp loại", "Chấp nhận quá hạn", "Tình trạng hồ sơ", "Quyết định",
           "Xếp loại cấp dưới")  # fmt: skip
DATES = ("Ngày đăng ký", "Ngày nhận báo cáo", "Ngày công nhận", "Ngày khen thưởng")
ANY = (*CHOICES, *DATES, "Mã", "Tên", "Thuộc tổ chức", "Điểm tự chấm", "Tên mô hình", "Lý do chấp nhận", "Ghi chú")


def decomposed(text: str) -> str:
    """Each diacritic a letter of its own, and every space one that does not break."""
    return unicodedata.normalize("NFD", text).replace(" ", "\u00a0")


def plain_spelling(text: str) -> str:
    """Without diacritics."""
    letters = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


HARMLESS: list[Fault] = [
    respelled(CHOICES, decomposed, None),
    respelled(CHOICES, str.upper, None),
    respelled(("Mã", "Thuộc tổ chức", "Tên"), decomposed, None),
]
"""Spellings of which nothing must be told."""
FAULTS: list[Fault] = [
    merge_down(SUBJECTS, (*CHOICES[:8], *DATES, "Mã", "Tên", "Tên mô hình", "Lý do chấp nhận"), "cell under a merge"),
    merge_down(SUBJECTS, ("Diện", "Tình trạng hồ sơ", "Cấp thẩm định", "Chấp nhận quá hạn"), "cell under a merge"),
    merge_down(SCORES, ("Mã", "Người chấm", "C1", "C2"), "cell under a merge"),
    merge_down(SCORES, ("Mã",), "cell under a merge"),
    merge_down(CRITERIA, ("Điểm tối đa", "Điểm tối thiểu", "Từ điểm", "Được công nhận"), "cell under a merge"),
    merge_down(CRITERIA, ("Nội dung",), "idle cell under a merge"),
    merge_down(ABOVE, ("Kết luận", "Xếp loại", "Mã"), "cell under a merge"),
    merge_wide,
    as_percent(SCORES, ("C1", "C2")),
    as_percent(CRITERIA, ("Điểm tối đa", "Điểm tối thiểu", "Từ điểm")),
    as_percent(SUBJECTS, ("Điểm tự chấm",)),
    tenfold_scale,
    mistyped_code,
    mistyped_code,
    score_fault("sheet of nobody", "Mã", None),
    score_fault("error value", "Mã", ERROR_VALUE),
    score_fault("error value", "Nhận xét", ERROR_VALUE),
    contradiction("speaks of a report that never came", Chấp_nhận_quá_hạn="Có", Lý_do_chấp_nhận="Mưa lũ"),
    contradiction("speaks of a report that never came", Lý_do_chấp_nhận="Mưa lũ"),
    contradiction("speaks of a report that never came", Báo_cáo_kết_hợp="Có", Đề_nghị_khen_thưởng="Có"),
    contradiction("day of registration, but not registered", Đăng_ký="Không"),
    contradiction("self-score, but no report", Điểm_tự_chấm=80),
    contradiction("self-score, but no report", Tự_xếp_loại="Khá"),
    on_two_rows,
    second_head,
    hide_rows,
    absent_member,
    no_member,
    unreadable_above,
    cell_fault("error value", SUBJECTS, ANY, ERROR_VALUE),
    cell_fault("formula without value", SUBJECTS, ANY, "=A1&B1"),
    date_as_text,
    date_as_text,
    number_as_text,
    respelled(CHOICES, plain_spelling, "choice without diacritics"),
    cell_fault("choice unknown", SUBJECTS, CHOICES, "Chưa rõ lắm"),
    cell_fault("date unreadable", SUBJECTS, DATES, "31/02/2026"),
    cell_fault("number unreadable", SUBJECTS, ("Điểm tự chấm",), "tám mươi"),
    cell_fault("code blank", SUBJECTS, ("Mã",), None),
    cell_fault("name blank", SUBJECTS, ("Tên",), None),
    cell_fault("kind blank", SUBJECTS, ("Loại đối tượng",), None),
    cell_fault("organisation unknown", SUBJECTS, ("Thuộc tổ chức",), "KHONG-CO-2"),
    decision_half("Số QĐ công nhận sáng kiến", "Ngày công nhận", "decision without date", keeps_day=False),
    decision_half("Số QĐ khen thưởng đột xuất", "Ngày khen thưởng", "decision without date", keeps_day=False),
    decision_half("Số QĐ khen thưởng đột xuất", "Ngày khen thưởng", "date without decision", keeps_day=True),
    same_as_another("Mã", "code twice"),
    same_as_another("Tên", "name twice"),
    score_fault("score missing", "C2", None),
    score_fault("score above its maximum", "C1", 31),
    score_fault("score below 0", "C1", -1),
    score_fault("score unreadable", "C2", "nhiều"),
    score_fault("scorer blank", "Người chấm", None),
    same_scorer("scorer twice", ""),
    same_scorer("scorers alike", "Đ/c "),
    report_on("report outside the year", lambda book: date(book.year + 1, 2, 1)),
    report_on("report in the future", lambda book: book.today + timedelta(1)),
    report_on("registered after the report", lambda book: date(book.year, 12, 10), Đăng_ký="Có"),
    report_on("report without registration", lambda book: date(book.year, 12, 10), Đăng_ký="Không"),
    report_on("merged report without commendation", lambda book: date(book.year, 12, 10), Báo_cáo_kết_hợp="Có",
              Đề_nghị_khen_thưởng=None),
    report_on("accepted without reason", lambda book: date(book.year, 12, 30), Chấp_nhận_quá_hạn="Có",
              Lý_do_chấp_nhận=None),
    report_on("self-score missing", lambda book: date(book.year, 12, 10), Điểm_tự_chấm=None),
    report_on("self-grade missing", lambda book: date(book.year, 12, 10), Tự_xếp_loại=None),
    report_on("model missing", lambda book: date(book.year, 12, 10), Đăng_ký="Có", Tên_mô_hình=None),
    report_on("product missing", lambda book: date(book.year, 12, 10), Đăng_ký="Có", Sản_phẩm_cụ_thể=None),
    blank_registration,
    person_as_organisation,
    head_of_nothing,
    group_at_chi_bo,
    scores_out_of_ten,
    criterion_for_persons("maxima do not sum to 100"),
    criterion_for_persons("score that does not apply"),
    columns_renamed("criterion without column"),
    columns_renamed("column of no criterion"),
    scale_fault("criterion without code", "Mã tiêu chí", None, None),
    scale_fault("criterion twice", "Mã tiêu chí", "C1", 3),
    scale_fault("maximum unusable", "Điểm tối đa", 0, None),
    scale_fault("maximum unusable", "Điểm tối đa", None, None),
    scale_fault("maximum unusable", "Điểm tối đa", "ba mươi", None),
    scale_fault("minimum unusable", "Điểm tối thiểu", 71, None),
    scale_fault("criterion for nobody", "Áp dụng", "Đơn vị khác", None),
    scale_fault("cut-off unusable", "Từ điểm", None, 3),
    scale_fault("cut-off unusable", "Từ điểm", 1, 5),
    scale_fault("cut-offs do not fall", "Từ điểm", 10, 2),
    scale_fault("cut-off above the maxima", "Từ điểm", 101, 2),
    scale_fault("grade unknown", "Xếp loại", "Giỏi", 3),
    scale_fault("grade twice", "Xếp loại", GRADES[0], 3),
    scale_fault("grade missing", "Xếp loại", "Giỏi", 4),
    contrary_recognition,
]  # fmt: skip
