"""The second reading itself, on small books whose answers the specification gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools.oracle.cell_faults import CURRENCY, LIKE_PERCENT, PERCENT
from tools.oracle.facts import cited_cells, decided_by, facts
from tools.oracle.reading import read
from tools.oracle.results import results
from tools.oracle.score_sheets import edits
from tools.oracle.small_books import small_book

if TYPE_CHECKING:
    from tools.oracle.books import Book

SCORED = """
| Mã  | C1 | C2 | C3 |
| A01 | 30 | 30 | 35 |
"""
HEAD = """

| Mã  | Loại đối tượng | Thuộc tổ chức | Người đứng đầu | Đăng ký | Ngày nhận báo cáo | Điểm tự chấm | Tự xếp loại |
| T01 | Cá nhân        | A01           | Có             | Không   |                   |              |             |
"""
BEFORE = date(2026, 12, 14)
"""The last day in time at a cấp ủy cơ sở."""


def outcomes(book: Book) -> list[str]:
    return read(book).outcomes


def told(book: Book) -> list[str]:
    """The findings as ``sheet!cell kind``, those of the sheets first read first."""
    return [f"{each.sheet}!{each.cell or ''} {each.kind}" for each in read(book).told]


def test_one_value_merged_over_three_rows_is_an_error_in_the_rows_below_and_says_nothing_of_them() -> None:
    book = small_book(
        subjects="""
        | Mã  | Diện                 |
        | A01 | Doanh nghiệp tư nhân |
        | A02 |                      |
        | A03 |                      |
        """,
        merged=["Đơn vị!D2:D4"],
    )
    assert outcomes(book) == ["out_of_scope", "invalid", "invalid"]
    assert told(book) == ["Đơn vị!D3 cell under a merge", "Đơn vị!D4 cell under a merge"]


def test_a_merge_of_several_columns_is_told_once_a_row_at_the_first_cell_that_decides_something() -> None:
    book = small_book(subjects="| Mã |\n| A01 |", merged=["Đơn vị!W2:Y2"])
    assert told(book) == []  # a merge of blank cells hides nothing
    book.subjects.put(2, "Lý do chấp nhận", "Mưa lũ")
    assert told(book) == ["Đơn vị!X2 cell under a merge"]
    book.subjects.put(2, "Lý do chấp nhận", None)
    book.subjects.put(2, "Ghi chú", "cũ")
    assert told(book) == ["Đơn vị!X2 cell under a merge"]


def test_a_hidden_cell_of_a_column_that_decides_nothing_is_a_warning() -> None:
    book = small_book(subjects="| Mã | Ghi chú |\n| A01 | như nhau |\n| A02 | |", merged=["Đơn vị!Y2:Y3"])
    assert told(book) == ["Đơn vị!Y3 idle cell under a merge"]
    assert "invalid" not in outcomes(book)


def test_a_merge_elsewhere_in_a_row_of_another_level_leaves_its_line() -> None:
    book = small_book(
        subjects="""
        | Mã  | Cấp thẩm định  | Tên mô hình |
        | A01 | Ban Thường vụ  | Chung       |
        | A02 | Ban Thường vụ  |             |
        """,
        merged=["Đơn vị!J2:J3"],
    )
    assert outcomes(book) == ["other_authority", "other_authority"]
    assert told(book) == ["Đơn vị!J3 cell under a merge"]


def test_a_number_shown_as_percent_refuses_the_scale_the_sheet_or_the_row() -> None:
    subjects = "| Mã |\n| A01 |"
    scale = small_book(subjects=subjects, scores=SCORED, percent=["Tiêu chí!J2"])
    sheet = small_book(subjects=subjects, scores=SCORED, percent=["Điểm!D2"])
    row = small_book(subjects=subjects, scores=SCORED, percent=["Đơn vị!P2"])
    assert [outcomes(book) for book in (scale, sheet, row)] == [["awaiting_appraisal"], ["invalid"], ["invalid"]]
    assert told(scale) == ["Tiêu chí!J2 percent"]


def test_a_percent_sign_that_excel_shows_as_it_is_makes_no_percent() -> None:
    book = small_book(subjects="| Mã |\n| A01 |", scores=SCORED)
    verdicts = {}
    for number_format in (*PERCENT, *LIKE_PERCENT, *CURRENCY):
        book.scores.formats[2, 4] = number_format
        verdicts[number_format] = outcomes(book) == ["invalid"]
    assert [number_format for number_format, is_refused in verdicts.items() if is_refused] == list(PERCENT)


def test_cut_offs_under_half_of_the_maxima_are_a_warning() -> None:
    grades = "| Xếp loại | Từ điểm | Được công nhận |\n| Tốt | 9 | Có |\n| Khá | 7 | Có |\n| Đạt | 5 | Không |\n"
    book = small_book(subjects="| Mã |\n| A01 |", grades=grades + "| Không đạt | 0 | Không |", scores=SCORED)
    assert told(book) == ["Tiêu chí!J2 cut-off under half"]
    assert outcomes(book) == ["qualified"]


def test_two_of_three_sheets_with_a_hidden_code_hold_back_their_likely_owner() -> None:
    book = small_book(
        subjects="| Mã |\n| A01 |\n| B02 |",
        scores="""
        | Mã  | C1 | C2 | C3 |
        | A01 | 30 | 30 | 40 |
        |     | 10 | 10 | 10 |
        |     | 5  | 5  | 5  |
        | B02 | 20 | 20 | 20 |
        """,
        merged=["Điểm!A2:A4"],
    )
    assert outcomes(book) == ["invalid", "not_qualified"]
    assert read(book).unassigned == ["Điểm!A3", "Điểm!A4"]
    assert told(book)[:2] == ["Điểm!A3 cell under a merge", "Điểm!A4 cell under a merge"]


def test_a_mistyped_code_holds_back_only_the_one_it_is_near_to() -> None:
    near = small_book(subjects="| Mã |\n| PHONG-A |\n| HUYEN |", scores=SCORED.replace("A01", "PHONGA"))
    between = small_book(subjects="| Mã |\n| PHONG-A |\n| PHONG-B |", scores=SCORED.replace("A01", "PHONG-C"))
    far = small_book(subjects="| Mã |\n| A1 |", scores=SCORED.replace("A01", "A2"))
    assert outcomes(near) == ["invalid", "awaiting_appraisal"]
    assert outcomes(between) == ["awaiting_appraisal", "awaiting_appraisal"]
    assert outcomes(far) == ["awaiting_appraisal"]  # one edit of two letters is not less than half
    assert read(between).unassigned == ["Điểm!A2"]


def test_a_swap_is_one_edit() -> None:
    assert [edits("abcd", other) for other in ("abcd", "abdc", "abc", "axcd", "dcba")] == [0, 1, 1, 1, 3]


def test_a_subject_that_has_a_sheet_of_that_scorer_is_no_likely_owner() -> None:
    scores = "| Mã | Người chấm | C1 | C2 | C3 |\n| PHONG-A | An | 30 | 30 | 40 |\n| PHONGA | An | 1 | 1 | 1 |"
    assert outcomes(small_book(subjects="| Mã |\n| PHONG-A |", scores=scores)) == ["qualified"]


def test_a_conclusion_above_without_a_grade_is_a_known_result() -> None:
    book = small_book(
        subjects="| Mã | Cấp thẩm định |\n| A01 | Ban Thường vụ |" + HEAD,
        above="| Mã | Kết luận |\n| A01 | Không thẩm định: không gửi báo cáo |",
    )
    assert outcomes(book) == ["other_authority", "not_registered"]
    book.sheets["Kết quả cấp trên"].put(2, "Kết luận", "Chờ báo cáo")
    assert outcomes(book) == ["other_authority", "awaiting_organisation"]
    book.sheets["Kết quả cấp trên"].put(2, "Xếp loại", "Khá")
    book.sheets["Kết quả cấp trên"].put(2, "Kết luận", None)
    assert outcomes(book) == ["other_authority", "alternative_ground"]


def test_a_result_above_that_cannot_be_read_decides_nothing() -> None:
    above = "| Mã | Kết luận | Xếp loại |\n| A01 | Đủ điều kiện về mô hình | |"
    here = small_book(subjects="| Mã |\n| A01 |", scores=SCORED, above=above)
    elsewhere = small_book(subjects="| Mã | Cấp thẩm định |\n| A01 | Ban Thường vụ |", above=above)
    assert [outcomes(here), outcomes(elsewhere)] == [["invalid"], ["other_authority"]]
    assert told(here) == ["Kết quả cấp trên!G2 result above unreadable"]


def test_a_blank_registration_waits_until_the_last_day_in_time_is_over() -> None:
    subjects = "| Mã | Đăng ký | Ngày nhận báo cáo | Điểm tự chấm | Tự xếp loại |\n| A01 | | | | |"
    waiting, over = small_book(subjects=subjects, today=BEFORE), small_book(subjects=subjects, today=date(2026, 12, 15))
    assert [outcomes(waiting), outcomes(over)] == [["awaiting_registration"], ["invalid"]]
    assert [told(waiting), told(over)] == [[], ["Đơn vị!H2 registration blank"]]
    free = small_book(subjects=subjects, year=2022, today=date(2023, 1, 31))
    assert (outcomes(free), told(free)) == (["no_report"], [])


def test_a_row_that_contradicts_itself_is_invalid() -> None:
    blank = "| Mã | Ngày nhận báo cáo | Điểm tự chấm | Tự xếp loại | {} |\n| A01 | | | | {} |"
    cases = [("Chấp nhận quá hạn | Lý do chấp nhận", "Có | Mưa lũ"), ("Lý do chấp nhận", "Mưa lũ")]
    cases.append(("Báo cáo kết hợp | Đề nghị khen thưởng", "Có | Có"))
    for headings, values in cases:
        assert outcomes(small_book(subjects=blank.format(headings, values))) == ["invalid"]
    refused = blank.format("Chấp nhận quá hạn | Lý do chấp nhận", "Không | Đã hết hạn")
    assert outcomes(small_book(subjects=refused)) == ["no_report"]
    dated = blank.format("Đăng ký | Ngày đăng ký", "Không | 01/03/2026")
    assert outcomes(small_book(subjects=dated)) == ["invalid"]


def test_one_unit_on_two_rows_is_one_finding_and_two_invalid_rows() -> None:
    book = small_book(subjects="| Mã | Ngày nhận báo cáo |\n| A01 | |")
    book.subjects.append({"Ngày nhận báo cáo": date(2026, 12, 10), "Ghi chú": "tiếp"})
    assert outcomes(book) == ["invalid", "invalid"]
    assert told(book) == ["Đơn vị!A3 one unit on two rows"]


def test_the_second_unregistered_head_of_an_organisation_is_asked_about() -> None:
    book = small_book(
        subjects="| Mã |\n| A01 |" + HEAD + "| T02 | Cá nhân | A01 | Có | Không | | | |",
        scores=SCORED,
    )
    assert outcomes(book) == ["qualified", "alternative_ground", "alternative_ground"]
    assert told(book) == ["Đơn vị!G4 second head"]


def test_hidden_rows_count_and_are_told_once_a_sheet() -> None:
    book = small_book(
        subjects="| Mã |\n| A01 |\n| A02 |", scores=SCORED, hidden_rows=["Đơn vị!2", "Đơn vị!3", "Điểm!2"]
    )
    assert outcomes(book) == ["qualified", "awaiting_appraisal"]
    assert told(book) == ["Đơn vị! hidden rows", "Điểm! hidden rows"]


def test_a_scorer_who_is_no_member_is_told_once() -> None:
    book = small_book(
        subjects="| Mã |\n| A01 |\n| A02 |",
        scores="| Mã | Người chấm | C1 | C2 | C3 |\n| A01 | An | 30 | 30 | 35 |\n| A02 | An | 30 | 30 | 35 |",
        people="| Họ và tên | Vai trò |\n| Bình | Chủ trì |\n| An | Ghi biên bản |",
    )
    assert told(book) == ["Điểm!C2 scorer is no member"]


def test_a_scorer_who_was_absent_is_told_once() -> None:
    book = small_book(
        subjects="| Mã |\n| A01 |\n| A02 |",
        scores="| Mã | Người chấm | C1 | C2 | C3 |\n| A01 | An | 30 | 30 | 35 |\n| A02 | An | 30 | 30 | 35 |",
        people="| Họ và tên | Vai trò | Có mặt |\n| Bình | Chủ trì | Có |\n| An | Thành viên | Không |",
    )
    assert told(book) == ["Điểm!C2 scorer was absent"]


def test_ranks_go_by_grade_and_then_by_total() -> None:
    scale = "| Mã tiêu chí | Áp dụng | Điểm tối đa | Điểm tối thiểu |\n| C1 | | 60 | |\n| C2 | | 40 | 15 |"
    book = small_book(
        subjects="| Mã |\n| A01 |\n| B01 |",
        scale=scale,
        scores="| Mã | C1 | C2 |\n| A01 | 60 | 14 |\n| B01 | 50 | 20 |",
    )
    shown = [(row["total"], row["grade"], row["rank"]) for row in results(read(book))]
    assert shown == [("74.00", "Đạt", 2), ("70.00", "Khá", 1)]
    named = [fact.texts or fact.cells for fact in facts(read(book), read(book).subjects[0], "not_qualified")]
    assert named[-4:] == [("C2",), ("14,00",), ("15,00", "15"), ("Tiêu chí!3",)]


def test_a_row_of_a_level_above_has_no_flag_and_that_is_a_reading() -> None:
    book = small_book(subjects="| Mã | Cấp thẩm định | Ngày nhận báo cáo |\n| A01 | Ban Thường vụ | 16/12/2026 |")
    reading = read(book)
    assert results(reading)[0]["lateness"] is None
    assert decided_by(reading, reading.subjects[0]) == {"A34"}


def test_a_reading_is_named_only_where_the_other_one_would_decide_otherwise() -> None:
    book = small_book(
        subjects="""
        | Mã  | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Số QĐ khen thưởng đột xuất | Ngày khen thưởng |
        | T01 | Cá nhân        | Không   |                   | 1/QĐ                       | 30/12/2025       |
        | T02 | Cá nhân        | Không   |                   | 2/QĐ                       | 30/12/2026       |

        | Mã  | Ngày nhận báo cáo |
        | A01 | 15/12/2026        |
        | A02 | 16/12/2026        |
        """
    )
    reading = read(book)
    named = [decided_by(reading, subject) for subject in reading.subjects]
    assert named == [{"A4"}, set(), {"A6"}, set()]


def test_who_decides_and_who_proposes() -> None:
    subjects = "| Mã | Đề nghị khen thưởng |\n| A01 | |\n| B01 | Có |"
    scores = SCORED + "| B01 | 30 | 30 | 35 |"
    shown = {
        level: [row["authority"] for row in results(read(small_book(subjects=subjects, scores=scores, level=level)))]
        for level in ("Cấp ủy cơ sở", "Ban Thường vụ")
    }
    assert shown == {"Cấp ủy cơ sở": ["decides", "proposes"], "Ban Thường vụ": ["decides", "decides"]}
    above = "| Mã | Xếp loại |\n| A01 | Đạt |"
    assert results(read(small_book(subjects=subjects, scores=scores, above=above)))[0]["authority"] is None


def test_a_score_sheet_without_a_visible_score_is_ignored_only_where_nothing_under_the_merge_is_filled() -> None:
    scores = "| Mã | Người chấm | C1 | C2 | C3 |\n| A01 | An | 30 | 30 | 35 |\n| {} | Bình | | | |"
    blank = small_book(subjects="| Mã |\n| A01 |", scores=scores.format(""), merged=["Điểm!A2:A3"])
    filled = small_book(subjects="| Mã |\n| A01 |", scores=scores.format("A01"), merged=["Điểm!A2:A3"])
    assert [read(book).unassigned for book in (blank, filled)] == [[], ["Điểm!A3"]]
    assert [told(blank), told(filled)[:1]] == [[], ["Điểm!A3 cell under a merge"]]


def test_equal_printed_totals_of_different_ranks_are_to_be_explained() -> None:
    scale = "| Mã tiêu chí | Áp dụng | Điểm tối đa | Điểm tối thiểu |\n| C1 | | 60 | |\n| C2 | | 40 | 15 |"
    book = small_book(
        subjects="| Mã |\n| A01 |\n| B01 |",
        scale=scale,
        scores="| Mã | C1 | C2 |\n| A01 | 60 | 14 |\n| B01 | 54 | 20 |",
    )
    named = facts(read(book), read(book).subjects[0], "not_qualified")
    assert [fact.texts for fact in named if fact.name == "the same printed total"] == [("B01", "Đối tượng B01")]


def test_a_place_is_read_also_where_its_sentence_goes_on() -> None:
    assert cited_cells("Xem ô Đơn vị\u00a0A2, rồi Điểm\u00a0B3:B4.") == {
        *("Đơn vị!A2", "Đơn vị!2"),
        *("Điểm!B3", "Điểm!3", "Điểm!B4", "Điểm!4"),
    }
