"""Why a verdict is as it is: the clause of the letter, and the cells or values that led to it."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.workbooks import appraised, assert_results, vertical
from xlsx_addin.guidance import load
from xlsx_addin.report import appraisal_document
from xlsx_addin.terms import Outcome

if TYPE_CHECKING:
    from xlsx_addin.appraisal.verdict import Appraisal

SENTENCES = Path(__file__).with_name("sentences_of_verdicts.txt")

SUBJECTS = """
| Mã  | Diện             |
| L1  | Không biết       |

| Mã  | Tình trạng hồ sơ |
| L2  | Đã rút           |

| Mã  | Diện             |
| L3  | Thôn, tổ dân phố |

| Mã  | Cấp thẩm định    |
| L4  | Ban Thường vụ    |

| Mã  | Loại đối tượng | Thuộc tổ chức | Người đứng đầu | Đăng ký | Ngày nhận báo cáo |
| L5  | Cá nhân        | L10           | Có             | Không   |                   |
| L6  | Cá nhân        | L9            | Có             | Không   |                   |
| L7  | Cá nhân        |               |                | Không   |                   |
| L8  | Cá nhân        |               |                | Có      |                   |

| Mã  | Tên            |
| L9  | Phòng Chín     |
| L10 | Phòng Mười     |
| L11 | Phòng Mười một |
"""
SCORES = """
| Mã  | C1 | C2 | C3 |
| L10 | 28 | 28 | 36 |
| L11 | 20 | 15 | 20 |
| L11 | 20 | 15 | 21 |
"""


@pytest.fixture
def appraisal(tmp_path: Path) -> Appraisal:
    return appraised(tmp_path, subjects=SUBJECTS, scores=SCORES)


def explanation(folder: Path, **tables: Any) -> str:
    """The explanation of the first subject."""
    return appraised(folder, **tables).verdicts[0].explanation


def test_every_sentence_that_a_clerk_reads_of_a_verdict(tmp_path: Path) -> None:
    head = {"Loại đối tượng": "Cá nhân", "Người đứng đầu": "Có", "Đăng ký": "Không", "Ngày nhận báo cáo": ""}
    initiative = {"Số QĐ công nhận sáng kiến": "12/QĐ-UBND", "Ngày công nhận": "20/11/2026"}
    award = {"Số QĐ khen thưởng đột xuất": "77/QĐ-CTN", "Ngày khen thưởng": "02/09/2026"}
    accepted = {"Chấp nhận quá hạn": "Có", "Lý do chấp nhận": "Mưa lũ"}
    subjects = vertical(
        {"Mã": "MOT-LOI", "Diện": "Không biết"},
        {"Mã": "HAI-LOI", "Diện": "Không biết", "Loại đối tượng": "Hội"},
        {"Mã": "PHIEU-LOI", "Tên mô hình": ""},
        {"Mã": "RUT", "Tình trạng hồ sơ": "Đã rút"},
        {"Mã": "NGOAI", "Diện": "Thôn, tổ dân phố"},
        {"Mã": "TREN", "Cấp thẩm định": "Ban Thường vụ"},
        {"Mã": "DUOI", "Loại đối tượng": "Cá nhân", "Cấp thẩm định": "Chi bộ"},
        {"Mã": "DU-BA", **head, "Thuộc tổ chức": "TOT", **initiative, **award},
        {"Mã": "NHO-TREN", **head, "Thuộc tổ chức": "TREN-TOT"},
        {"Mã": "TREN-TOT", "Tên": "Phòng trên", "Cấp thẩm định": "Ban Thường vụ"},
        {"Mã": "CHO-KHAC", **head, "Thuộc tổ chức": "KHONG-CO"},
        {"Mã": "CHO-LOI", **head, "Thuộc tổ chức": "MOT-LOI"},
        {"Mã": "CHO-TREN", **head, "Thuộc tổ chức": "TREN"},
        {"Mã": "CHO-PHIEU", **head, "Thuộc tổ chức": "BAO-CAO"},
        {"Mã": "KHONG-CN", **head, "Người đứng đầu": ""},
        {"Mã": "KHONG-TC", "Đăng ký": "Không", "Ngày nhận báo cáo": ""},
        {"Mã": "THIEU", "Ngày nhận báo cáo": ""},
        {"Mã": "BAO-CAO"},
        {"Mã": "TOT", "Tên": "Phòng tốt"},
        {"Mã": "DAT", "Ngày nhận báo cáo": "15/12/2026"},
        {"Mã": "LAM-TRON", "Ngày nhận báo cáo": "16/12/2026", **accepted},
        {"Mã": "MUON", "Ngày nhận báo cáo": "20/12/2026", **accepted, "Lý do chấp nhận": ""},
        {
            "Mã": "KHEN",
            "Loại đối tượng": "Cá nhân",
            "Cấp thẩm định": "Chi bộ",
            "Báo cáo kết hợp": "Có",
            "Đề nghị khen thưởng": "Có",
        },
        {"Mã": "NHO-TEN", **head, "Thuộc tổ chức": "KHONG-TEN"},
        {"Mã": "KHONG-TEN", "Tên": ""},
        {"Mã": "CHO-TEN", **head, "Thuộc tổ chức": "CUNG-KHONG"},
        {"Mã": "CUNG-KHONG", "Tên": ""},
    )
    scores = """
    | Mã        | C1     | C2 | C3 |
    | PHIEU-LOI | 31     | 20 | 30 |
    | TOT       | 28     | 28 | 36 |
    | DAT       | 20     | 15 | 20 |
    | DAT       | 20     | 15 | 21 |
    | LAM-TRON  | 29.996 | 30 | 30 |
    | MUON      | 25     | 20 | 30 |
    | KHEN      | 25     | 20 | 30 |
    | MUON      | 25     | 20 | 31 |
    | PHIEU-LOI | 32     | 20 | 30 |
    """
    from_above = """
    | Mã        | Kết luận                      | Xếp loại |
    | TREN-TOT  | Đủ điều kiện về mô hình       | Tốt      |
    | MUON      | Không đủ điều kiện về mô hình | Đạt      |
    | KHONG-TEN | Đủ điều kiện về mô hình       | Khá      |
    """
    of_the_year = appraised(tmp_path, subjects=subjects, scores=scores, from_above=from_above)
    refused = appraised(
        tmp_path,
        subjects="| Mã |\n| THANG |",
        scale="| Mã tiêu chí | Điểm tối đa |\n| C1 | |",
        scores="| Mã | C1 |\n| THANG | 5 |",
    )
    held_down = appraised(
        tmp_path,
        subjects="| Mã |\n| GIU |",
        scale="| Mã tiêu chí | Điểm tối đa | Điểm tối thiểu |\n| C1 | 50 | 45 |\n| C2 | 20 | |\n| HQ | 30 | 29 |",
        scores="| Mã | C1 | C2 | HQ |\n| GIU | 44 | 20 | 28 |",
    )
    of_2022 = appraised(
        tmp_path,
        settings={"Năm đánh giá": 2022},
        subjects=vertical(
            {"Mã": "KHONG", "Đăng ký": "Không"},
            {"Mã": "CO-SO", **head, "Người đứng đầu": "", **award, "Ngày khen thưởng": "02/09/2022"},
            {"Mã": "CHO", **head, "Thuộc tổ chức": "TC"},
            {"Mã": "TC", "Ngày nhận báo cáo": ""},
        ),
        today=date(2022, 12, 3),
    )
    told = [
        f"{verdict.subject.code}: {verdict.explanation}"
        for appraisal in (of_the_year, refused, held_down, of_2022)
        for verdict in appraisal.verdicts
    ]
    assert told == SENTENCES.read_text("utf-8").splitlines()


NOT_CONSIDERED = "không tiến hành thẩm định, không bình xét hoàn thành xuất sắc nhiệm vụ (mục 3)"

WORDS = {
    Outcome.INVALID: ["Đơn vị!D2", "Không biết"],
    Outcome.WITHDRAWN: ["Đơn vị!X3", "đã rút"],
    Outcome.OUT_OF_SCOPE: ["Đơn vị!D4", "Thôn, tổ dân phố", "mục 2.3"],
    Outcome.OTHER_AUTHORITY: ["Đơn vị!E5", "Ban Thường vụ", "Cấp ủy cơ sở", "mục 2.4"],
    Outcome.ALTERNATIVE_GROUND: [
        "(a)", "Phòng Mười", "đạt mức “Tốt”", "mục 1, đoạn 2", "Ô liên quan: Đơn vị!H6, F6, G6, A11.",
    ],
    Outcome.AWAITING_ORGANISATION: ["Phòng Chín", "mục 1, đoạn 2", "Ô liên quan: Đơn vị!H7, F7, G7."],
    Outcome.NOT_REGISTERED: ["Đơn vị!H8", NOT_CONSIDERED, "mục 1, đoạn 2"],
    Outcome.NO_REPORT: ["Đơn vị!M9", NOT_CONSIDERED],
    Outcome.AWAITING_APPRAISAL: ["Đơn vị!M10", "L9"],
    Outcome.QUALIFIED: ["92,00", "1 phiếu", "Điểm!A2", "Tốt", "90", "Tiêu chí!J2", "mục 1"],
    Outcome.NOT_QUALIFIED: ["55,50", "2 phiếu", "Điểm!A3:A4", "Đạt", "50", "Tiêu chí!J4", "mục 1"],
}  # fmt: skip


@pytest.mark.parametrize(("outcome", "words"), WORDS.items(), ids=[outcome.value for outcome in WORDS])
def test_an_explanation_names_clause_cells_and_values(appraisal: Appraisal, outcome: Outcome, words: list[str]) -> None:
    (text,) = [verdict.explanation for verdict in appraisal.verdicts if verdict.outcome is outcome]
    assert [word for word in words if word not in text] == []


def test_all_grounds_are_named_with_their_decisions(tmp_path: Path) -> None:
    subjects = vertical(
        {
            "Mã": "H",
            "Loại đối tượng": "Cá nhân",
            "Thuộc tổ chức": "T",
            "Người đứng đầu": "Có",
            "Đăng ký": "Không",
            "Ngày nhận báo cáo": "",
            "Số QĐ công nhận sáng kiến": "12/QĐ-UBND",
            "Ngày công nhận": "20/11/2026",
            "Số QĐ khen thưởng đột xuất": "77/QĐ-CTN",
            "Ngày khen thưởng": "02/09/2026",
        },
        {"Mã": "T", "Tên": "Phòng T"},
    )
    text = explanation(tmp_path, subjects=subjects, scores="| Mã | C1 | C2 | C3 |\n| T | 25 | 20 | 30 |")
    parts = [
        *("(a)", "Phòng T", "đạt mức “Khá”"),
        *("(b)", "đề tài, đề án, sáng kiến đã được công nhận trong năm", "Quyết định số 12/QĐ-UBND, ngày 20/11/2026"),
        *("(c)", "khen thưởng đột xuất", "Quyết định số 77/QĐ-CTN, ngày 02/09/2026"),
        "Đơn vị!H2, F2, G2, A3, R2, S2, T2, U2.",
    ]
    assert [part for part in parts if part not in text] == []
    assert text.index("(a)") < text.index("(b)") < text.index("(c)")


def test_every_explanation_names_the_clause_of_each_of_its_rules(appraisal: Appraisal) -> None:
    guidance = load()
    missing = [
        (verdict.subject.code, rule)
        for verdict in appraisal.verdicts
        for rule in verdict.rules
        if guidance.rule(rule).clause not in verdict.explanation
    ]
    assert missing == []


def test_explanations_are_whole_vietnamese_sentences(appraisal: Appraisal) -> None:
    for verdict in appraisal.verdicts:
        text = verdict.explanation
        assert text.endswith("."), text
        assert unicodedata.is_normalized("NFC", text)
        assert [sign for sign in ("{", "}", "None", "..", " .", "  ") if sign in text] == [], text


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (
            "Chi bộ",
            ["cấp “Chi bộ”", "không có đề nghị khen thưởng", "cấp “Cấp ủy cơ sở” không thẩm định lại", "E2, O2"],
        ),
        ("Ban Thường vụ", ["cấp “Ban Thường vụ”", "sổ này là của cấp “Cấp ủy cơ sở”", "E2."]),
    ],
)
def test_another_authority_is_above_or_below(level: str, words: list[str], tmp_path: Path) -> None:
    subjects = f"| Mã | Loại đối tượng | Cấp thẩm định |\n| A | Cá nhân | {level} |"
    text = explanation(tmp_path, subjects=subjects)
    assert [word for word in [*words, level] if word not in text] == []


OF_THE_LEVEL_ABOVE = "| Mã | Cấp thẩm định |\n| A | Ban Thường vụ |"
AUTHORITY_ABOVE = "Thuộc thẩm quyền thẩm định của cấp “Ban Thường vụ” (mục 2.4); sổ này là của cấp “Cấp ủy cơ sở”."


@pytest.mark.parametrize(
    ("from_above", "sentence", "cell"),
    [
        (
            "| Mã | Kết luận | Xếp loại | Đơn vị thẩm định |\n| A | Đủ điều kiện về mô hình | Khá | BTV-LD |",
            "Ban Thường vụ (mã BTV-LD) đã thẩm định: Đủ điều kiện về mô hình, mức “Khá”.",
            "E2",
        ),
        (
            "| Mã | Kết luận | Đơn vị thẩm định |\n| A | Không thẩm định: không đăng ký | BTV-LD |",
            "Ban Thường vụ (mã BTV-LD) đã thẩm định: Không thẩm định: không đăng ký.",
            "E2",
        ),
        ("| Mã | Xếp loại |\n| A | Đạt |", "Ban Thường vụ đã thẩm định: mức “Đạt”.", "G2"),
    ],
)
def test_another_authority_above_is_followed_by_what_it_decided(
    from_above: str, sentence: str, cell: str, tmp_path: Path
) -> None:
    text = explanation(tmp_path, subjects=OF_THE_LEVEL_ABOVE, from_above=from_above)
    assert text == f"{AUTHORITY_ABOVE} {sentence} Ô liên quan: Đơn vị!E2; Kết quả cấp trên!{cell}."


@pytest.mark.parametrize(
    "conclusion", [outcome.label for outcome in Outcome if not outcome.is_decision], ids=lambda label: label
)
def test_what_decides_nothing_is_not_told(conclusion: str, tmp_path: Path) -> None:
    from_above = f"| Mã | Kết luận |\n| A | {conclusion} |\n| B | Đủ điều kiện về mô hình |"
    text = explanation(tmp_path, subjects=OF_THE_LEVEL_ABOVE, from_above=from_above)
    assert text == f"{AUTHORITY_ABOVE} Ô liên quan: Đơn vị!E2."


BELOW = """
| Mã | Loại đối tượng | Cấp thẩm định | Nguồn | Xếp loại cấp dưới | Kết luận cấp dưới         |
| A  | Cá nhân        | {level}       | CB-01 | Đạt               | Không đủ điều kiện về mô hình |
"""
LOWER_LEVEL_DECIDED = "Chi bộ (mã CB-01) đã thẩm định: Không đủ điều kiện về mô hình, mức “Đạt”."


def test_another_authority_below_is_followed_by_what_it_decided(tmp_path: Path) -> None:
    text = explanation(tmp_path, subjects=BELOW.format(level="Chi bộ"))
    assert text.endswith(f" {LOWER_LEVEL_DECIDED} Ô liên quan: Đơn vị!E2, O2; Đơn vị!AB2.")
    graded = "| Mã | Loại đối tượng | Cấp thẩm định | Xếp loại cấp dưới |\n| A | Cá nhân | Chi bộ | Tốt |"
    assert "Chi bộ đã thẩm định: mức “Tốt”. Ô liên quan: " in explanation(tmp_path, subjects=graded)


def test_a_decision_from_above_goes_before_one_from_below(tmp_path: Path) -> None:
    from_above = "| Mã | Kết luận |\n| A | Không thẩm định: không gửi báo cáo |"
    text = explanation(tmp_path, subjects=BELOW.format(level="Chi bộ"), from_above=from_above)
    assert "Ban Thường vụ đã thẩm định: Không thẩm định: không gửi báo cáo. " in text
    assert "CB-01" not in text


@pytest.mark.parametrize("level", ["Ban Thường vụ", "Cấp ủy cơ sở"])
def test_what_a_lower_level_decided_is_told_of_its_own_subjects_alone(level: str, tmp_path: Path) -> None:
    assert "đã thẩm định:" not in explanation(tmp_path, subjects=BELOW.format(level=level))


def test_what_another_level_decided_comes_before_the_lateness(tmp_path: Path) -> None:
    text = explanation(
        tmp_path,
        subjects="| Mã | Cấp thẩm định | Ngày nhận báo cáo |\n| A | Ban Thường vụ | 17/12/2026 |",
        from_above="| Mã | Xếp loại |\n| A | Tốt |",
    )
    assert text.startswith(f"{AUTHORITY_ABOVE} Ban Thường vụ đã thẩm định: mức “Tốt”. Báo cáo nhận ngày")


def test_the_result_of_a_level_above_is_told_beside_ours_and_is_the_final_one(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        subjects="| Mã | Ngày nhận báo cáo |\n| A | 10/12/2026 |\n| B | 10/12/2026 |\n| C | |",
        scores="| Mã | C1 | C2 | C3 |\n| A | 28 | 28 | 36 |",
        from_above="""
        | Mã | Kết luận                      | Xếp loại |
        | A  | Không đủ điều kiện về mô hình | Đạt      |
        | B  |                               | Tốt      |
        | C  |                               | Khá      |
        """,
    )
    told = (
        "Ban Thường vụ đã thẩm định: Không đủ điều kiện về mô hình, mức “Đạt”; lấy kết quả này làm kết quả cuối cùng."
    )
    a, b, c = appraisal.verdicts
    assert (a.outcome, a.rank, a.grade is not None) == (Outcome.QUALIFIED, 1, True)
    assert told in a.explanation
    assert [verdict.outcome for verdict in (b, c)] == [Outcome.AWAITING_APPRAISAL, Outcome.NO_REPORT]
    assert "Ban Thường vụ đã thẩm định: mức “Tốt”." in b.explanation
    assert "Ban Thường vụ đã thẩm định: mức “Khá”." in c.explanation
    assert [result["above"] for result in appraisal_document(appraisal)["results"]] == [
        {"level": "Ban Thường vụ", "outcome": "not_qualified", "grade": "Đạt"},
        {"level": "Ban Thường vụ", "outcome": None, "grade": "Tốt"},
        {"level": "Ban Thường vụ", "outcome": None, "grade": "Khá"},
    ]


def test_a_report_that_may_still_come_is_no_final_word(tmp_path: Path) -> None:
    subjects = "| Mã | Ngày nhận báo cáo |\n| A | |"
    assert explanation(tmp_path, subjects=subjects, today=date(2026, 12, 3)) == (
        "Đến ngày 03/12/2026 chưa nhận được báo cáo; hạn: chậm nhất hết ngày 14/12/2026, thứ Hai. "
        f"Không gửi báo cáo thì {NOT_CONSIDERED}. Ô liên quan: Đơn vị!M2."
    )
    cell = {"Cấp thẩm định": "Chi bộ"}
    subjects = "| Mã | Loại đối tượng | Ngày nhận báo cáo |\n| A | Cá nhân | |"
    assert "; Công văn không quy định hạn gửi về cấp “Chi bộ”. " in explanation(
        tmp_path, settings=cell, subjects=subjects, today=date(2026, 12, 31)
    )


def test_the_clause_on_unregistered_subjects_is_told_whole(tmp_path: Path) -> None:
    subjects = "| Mã | Loại đối tượng | Đăng ký | Ngày nhận báo cáo |\n| A | Tổ chức | Không | |"
    assert explanation(tmp_path, subjects=subjects) == f"Không đăng ký: {NOT_CONSIDERED}. Ô liên quan: Đơn vị!H2."


def test_nothing_but_the_explanation_tells_what_another_level_decided(tmp_path: Path) -> None:
    from_above = "| Mã | Kết luận | Điểm | Xếp loại |\n| A | Đủ điều kiện về mô hình | 95 | Tốt |"
    appraisal = appraised(tmp_path, subjects=OF_THE_LEVEL_ABOVE, from_above=from_above)
    assert_results(
        appraisal,
        """
        | subject | outcome         | total | grade | rank | grounds | rules |
        | A       | other_authority |       |       |      |         | R14   |
        """,
    )


def test_sheets_apart_are_named_one_by_one(tmp_path: Path) -> None:
    scores = """
    | Mã | C1 | C2 | C3 |
    | A  | 25 | 20 | 30 |
    | B  | 25 | 20 | 30 |
    | A  | 25 | 20 | 30 |
    | B  | 25 | 20 | 30 |
    """
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |\n| B |", scores=scores)
    assert ["Điểm!A2, A4;" in verdict.explanation for verdict in appraisal.verdicts] == [True, False]
    assert ["Điểm!A3, A5;" in verdict.explanation for verdict in appraisal.verdicts] == [False, True]


def test_many_errors_are_counted_with_their_cells(tmp_path: Path) -> None:
    text = explanation(
        tmp_path,
        subjects="| Mã | Loại đối tượng | Diện |\n| A | Hội | Xã |",
        scores="| Mã | C1 | C2 | C3 |\n| A | 31 | 20 | 30 |\n| A | 32 | 20 | 30 |",
    )
    assert [word for word in ("4 lỗi", "Đơn vị!C2, D2", "Điểm!D2:D3") if word not in text] == []


def test_a_warning_is_no_reason_for_being_invalid(tmp_path: Path) -> None:
    text = explanation(tmp_path, subjects="| Mã | Tên mô hình | Loại đối tượng |\n| A | | Hội |")
    assert "Đơn vị!C2" in text
    assert "Đơn vị!J2" not in text


@pytest.mark.parametrize(
    ("settings", "received", "words"),
    [
        ({}, "16/12/2026", ["16/12/2026", "Đơn vị!M2", "quá hạn 2 ngày", "hết ngày 14/12/2026, thứ Hai", "mục 4"]),
        ({}, "15/12/2026", ["đúng ngày hết hạn 15/12/2026", "Đơn vị!M2", "hết ngày 14/12/2026, thứ Hai", "mục 4"]),
        ({"Tính cả ngày hạn": "Có"}, "16/12/2026", ["quá hạn 1 ngày", "hết ngày 15/12/2026, thứ Ba", "mục 4"]),
        ({"Cấp thẩm định": "Ban Thường vụ"}, "22/12/2026", ["quá hạn 3 ngày", "hết ngày 19/12/2026, thứ Bảy"]),
    ],
)
def test_lateness_is_explained(settings: dict[str, str], received: str, words: list[str], tmp_path: Path) -> None:
    text = explanation(tmp_path, settings=settings, subjects=f"| Mã | Ngày nhận báo cáo |\n| A | {received} |")
    assert [word for word in words if word not in text] == []


def test_nothing_is_said_of_a_report_in_time(tmp_path: Path) -> None:
    assert "hạn" not in explanation(tmp_path, subjects="| Mã |\n| A |")


@pytest.mark.parametrize(
    ("accepted", "words"),
    [
        (
            "| Có | Mưa lũ chia cắt đường |",
            ["cấp có thẩm quyền đã chấp nhận", "lý do: Mưa lũ chia cắt đường", "Đơn vị!M2, V2"],
        ),
        ("| Có | |", ["cấp có thẩm quyền đã chấp nhận", "chưa ghi lý do", "Đơn vị!M2, V2"]),
        ("| Không | |", ["đề nghị cấp có thẩm quyền xem xét, xác nhận"]),
        ("| | |", ["đề nghị cấp có thẩm quyền xem xét, xác nhận"]),
    ],
)
def test_the_acceptance_of_a_late_report_is_shown_with_its_reason(
    accepted: str, words: list[str], tmp_path: Path
) -> None:
    subjects = f"| Mã | Ngày nhận báo cáo | Chấp nhận quá hạn | Lý do chấp nhận |\n| A | 20/12/2026 {accepted}"
    text = explanation(tmp_path, subjects=subjects)
    assert [word for word in words if word not in text] == []


def test_a_mean_that_only_looks_like_a_cut_off_says_so(tmp_path: Path) -> None:
    text = explanation(tmp_path, subjects="| Mã |\n| A |", scores="| Mã | C1 | C2 | C3 |\n| A | 29.996 | 30 | 30 |")
    assert [
        word
        for word in ("90,00", "đạt mức “Khá”", "Số chưa làm tròn dưới 90 điểm nên không đạt mức “Tốt”.")
        if word not in text
    ] == []


def test_so_does_a_mean_in_thirds_under_a_cut_off_with_decimals(tmp_path: Path) -> None:
    grades = "| Xếp loại | Từ điểm | Được công nhận |\n| Tốt | 89.67 | Có |\n| Khá | 70 | Có |\n| Đạt | 50 | Không |"
    scores = "| Mã | C1 | C2 | C3 |\n| A | 29 | 30 | 30 |\n| A | 30 | 30 | 30 |\n| A | 30 | 30 | 30 |"
    text = explanation(tmp_path, subjects="| Mã |\n| A |", scores=scores, grades=f"{grades}\n| Không đạt | 0 | Không |")
    assert "89,67" in text
    assert "Số chưa làm tròn dưới 89,67 điểm nên không đạt mức “Tốt”." in text


@pytest.mark.parametrize("points", ["30 | 30 | 30", "29.99 | 30 | 30", "25 | 20 | 30"])
def test_other_means_say_nothing_of_rounding(points: str, tmp_path: Path) -> None:
    text = explanation(tmp_path, subjects="| Mã |\n| A |", scores=f"| Mã | C1 | C2 | C3 |\n| A | {points} |")
    assert "làm tròn" not in text


def test_a_grade_held_down_by_a_minimum_names_the_criterion(tmp_path: Path) -> None:
    text = explanation(
        tmp_path,
        subjects="| Mã |\n| A |",
        scale="| Mã tiêu chí | Điểm tối đa | Điểm tối thiểu |\n| C1 | 50 | 25 |\n| HQ | 50 | 45 |",
        scores="| Mã | C1 | HQ |\n| A | 50 | 44 |",
    )
    assert [
        word
        for word in ("94,00", "HQ", "tối thiểu ghi ở trang tính Tiêu chí", "cao nhất mức “Đạt”")
        if word not in text
    ] == []
    assert "C1" not in text


def test_a_refused_scale_is_the_reason_for_waiting(tmp_path: Path) -> None:
    text = explanation(
        tmp_path,
        subjects="| Mã |\n| A |",
        scale="| Mã tiêu chí | Điểm tối đa |\n| C1 | |",
        scores="| Mã | C1 |\n| A | 5 |",
    )
    assert [word for word in ("Tiêu chí", "1 phiếu", "Điểm!A2") if word not in text] == []


@pytest.mark.parametrize(
    ("organisation", "words"),
    [
        ("XYZ", ["XYZ", "không có trong sổ"]),
        ("T1", ["Phòng T1", "chờ thẩm định"]),
        ("T2", ["Phòng T2", "lỗi"]),
        ("T3", ["Phòng T3", "cấp khác"]),
    ],
)
def test_what_is_awaited_of_the_organisation(organisation: str, words: list[str], tmp_path: Path) -> None:
    subjects = f"""
    | Mã | Tên      | Loại đối tượng | Cấp thẩm định | Thuộc tổ chức  | Người đứng đầu | Đăng ký | Ngày nhận báo cáo |
    | H  | Ông H    | Cá nhân        |               | {organisation} | Có             | Không   |                   |
    | T1 | Phòng T1 | Tổ chức        |               |                |                | Có      | 10/12/2026        |
    | T2 | Phòng T2 | Tổ chức        |               |                |                | Có      | '31/02/2026       |
    | T3 | Phòng T3 | Tổ chức        | Ban Thường vụ |                |                | Có      | 10/12/2026        |
    """
    text = explanation(tmp_path, subjects=subjects)
    assert [word for word in words if word not in text] == []


def test_a_ground_given_by_another_level_says_so(tmp_path: Path) -> None:
    subjects = """
    | Mã | Tên      | Loại đối tượng | Cấp thẩm định | Thuộc tổ chức | Người đứng đầu | Đăng ký | Ngày nhận báo cáo |
    | H  | Ông H    | Cá nhân        |               | T             | Có             | Không   |                   |
    | T  | Phòng T  | Tổ chức        | Ban Thường vụ |               |                | Có      | 10/12/2026        |
    """
    text = explanation(tmp_path, subjects=subjects, from_above="| Mã | Xếp loại |\n| T | Khá |")
    assert [word for word in ("(a)", "Phòng T", "Khá", "cấp có thẩm quyền") if word not in text] == []


def test_a_commendation_from_below_and_a_merged_report_are_mentioned(tmp_path: Path) -> None:
    subjects = """
    | Mã | Loại đối tượng | Cấp thẩm định | Báo cáo kết hợp | Đề nghị khen thưởng |
    | A  | Cá nhân        | Chi bộ        | Có              | Có                  |
    """
    text = explanation(tmp_path, subjects=subjects)
    assert [
        word for word in ("đề nghị khen thưởng (mục 2.4)", "thành tích (mục 3)", "O2, N2") if word not in text
    ] == []


@pytest.mark.parametrize(("year", "registration"), [(2022, "Không đăng ký; có"), (2026, "Không đăng ký nhưng có")])
def test_a_ground_is_told_as_what_the_year_makes_of_it(year: int, registration: str, tmp_path: Path) -> None:
    subjects = f"""
    | Mã | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Số QĐ khen thưởng đột xuất | Ngày khen thưởng |
    | A  | Cá nhân        | Không   |                   | 77/QĐ                      | 02/09/{year}     |
    """
    text = explanation(tmp_path, settings={"Năm đánh giá": year}, subjects=subjects)
    assert text.startswith(f"{registration} cơ sở để đánh giá theo ")


def test_an_unregistered_subject_of_2022_says_why_it_is_appraised(tmp_path: Path) -> None:
    text = explanation(tmp_path, settings={"Năm đánh giá": 2022}, subjects="| Mã | Đăng ký |\n| A | Không |")
    assert [
        word for word in ("2022", "không nêu yêu cầu đăng ký", "cách hiểu của chương trình", "H2") if word not in text
    ] == []
