"""Why a verdict is as it is: the clause of the letter, and the cells or values that led to it."""

from __future__ import annotations

import re
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
    """The explanation of the first subject, with ordinary spaces in its addresses."""
    return plain(appraised(folder, **tables).verdicts[0].explanation)


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
    assert "\n".join(told) + "\n" == SENTENCES.read_text("utf-8")


OF_EACH_OUTCOME = {
    Outcome.INVALID: "Ô Đơn vị!D2 (Diện): “Không biết” không có trong danh sách. Vui lòng sửa rồi bấm Thẩm định lại.",
    Outcome.WITHDRAWN: "Hồ sơ đã rút.\n[Đơn vị X3]",
    Outcome.OUT_OF_SCOPE: "Thuộc diện “Thôn, tổ dân phố”.\n[Mục 2.3 (R11); Đơn vị D4]",
    Outcome.OTHER_AUTHORITY: (
        "Do cấp “Ban Thường vụ” thẩm định.\n[Mục 2.4 (R14); Đơn vị E5; cách hiểu của chương trình: A34]"
    ),
    Outcome.ALTERNATIVE_GROUND: (
        "Căn cứ a: là người đứng đầu Phòng Mười, mức “Tốt”.\n[Đoạn 2, mục 1 (R5); Đơn vị H6, F6, G6, A11]"
    ),
    Outcome.AWAITING_ORGANISATION: (
        "Không đăng ký; là người đứng đầu Phòng Chín: tổ chức đang chờ thẩm định.\n"
        "[Đoạn 2, mục 1 (R5); Đơn vị H7, F7, G7, A10]"
    ),
    Outcome.NOT_REGISTERED: (
        "Không đăng ký, không có căn cứ a, b, c. Cụ thể: (a) không ghi là người đứng đầu; (b) không ghi quyết định; "
        "(c) không ghi quyết định.\n[Mục 3 (R15); Đơn vị H8, G8, R8, S8, T8, U8]"
    ),
    Outcome.NO_REPORT: "Không gửi báo cáo.\n[Mục 3 (R16); Đơn vị M9]",
    Outcome.AWAITING_APPRAISAL: "Chưa có phiếu chấm điểm.\n[Đơn vị A10]",
    Outcome.QUALIFIED: "Trung bình 1 phiếu 92,00: mức “Tốt”.\n[Mục 1 (R3); Điểm A2; Tiêu chí J2]",
    Outcome.NOT_QUALIFIED: (
        "Trung bình 2 phiếu 55,50: mức “Đạt”, dưới mức “Khá” (từ 70).\n[Mục 1 (R4); Điểm A3:A4; Tiêu chí J4]"
    ),
}


def plain(text: str) -> str:
    """The text with ordinary spaces in its addresses."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("outcome", "told"), OF_EACH_OUTCOME.items(), ids=[outcome.value for outcome in OF_EACH_OUTCOME]
)
def test_an_explanation_is_a_sentence_with_clause_rule_and_cells(
    appraisal: Appraisal, outcome: Outcome, told: str
) -> None:
    assert [plain(verdict.explanation) for verdict in appraisal.verdicts if verdict.outcome is outcome] == [told]


def test_an_address_is_not_broken_over_two_lines(appraisal: Appraisal) -> None:
    texts = [verdict.explanation for verdict in appraisal.verdicts]
    assert [text for text in texts if re.search("(Đơn vị|Điểm|Tiêu chí|Kết quả cấp trên) [A-Z]+[0-9]", text)] == []


def test_every_explanation_names_the_clause_of_each_of_its_rules(appraisal: Appraisal) -> None:
    guidance = load()
    missing = [
        (verdict.subject.code, rule)
        for verdict in appraisal.verdicts
        for rule in verdict.rules
        if guidance.rule(rule).clause[1:] not in verdict.explanation or rule not in verdict.explanation
    ]
    assert missing == []


def test_explanations_are_whole_vietnamese_sentences(appraisal: Appraisal) -> None:
    for verdict in appraisal.verdicts:
        text, _, brackets = verdict.explanation.partition("\n")
        assert text.endswith("."), text
        assert brackets == "" or (brackets[0], brackets[-1]) == ("[", "]"), brackets
        assert unicodedata.is_normalized("NFC", text)
        assert [sign for sign in ("{", "}", "None", "..", " .", "  ") if sign in text] == [], text


@pytest.mark.parametrize(
    ("level", "told"),
    [
        ("Chi bộ", "Do cấp “Chi bộ” thẩm định; không đề nghị khen thưởng.\n[Mục 2.4 (R12); Đơn vị E2, O2]"),
        (
            "Ban Thường vụ",
            "Do cấp “Ban Thường vụ” thẩm định.\n[Mục 2.4 (R14); Đơn vị E2; cách hiểu của chương trình: A34]",
        ),
    ],
)
def test_another_authority_is_above_or_below(level: str, told: str, tmp_path: Path) -> None:
    subjects = f"| Mã | Loại đối tượng | Cấp thẩm định |\n| A | Cá nhân | {level} |"
    assert explanation(tmp_path, subjects=subjects) == told


OF_THE_LEVEL_ABOVE = "| Mã | Cấp thẩm định | Ngày nhận báo cáo |\n| A | Ban Thường vụ | |"
AUTHORITY_ABOVE = "Do cấp “Ban Thường vụ” thẩm định."


@pytest.mark.parametrize(
    ("from_above", "sentence", "cell"),
    [
        (
            "| Mã | Kết luận | Xếp loại | Đơn vị thẩm định |\n| A | Đủ điều kiện về mô hình | Khá | BTV-LD |",
            "Ban Thường vụ (mã BTV-LD) kết luận: Đủ điều kiện về mô hình, mức “Khá”.",
            "E2",
        ),
        (
            "| Mã | Kết luận | Đơn vị thẩm định |\n| A | Không thẩm định: không đăng ký | BTV-LD |",
            "Ban Thường vụ (mã BTV-LD) kết luận: Không thẩm định: không đăng ký.",
            "E2",
        ),
        ("| Mã | Xếp loại |\n| A | Đạt |", "Ban Thường vụ kết luận: mức “Đạt”.", "G2"),
    ],
)
def test_another_authority_above_is_followed_by_what_it_concluded(
    from_above: str, sentence: str, cell: str, tmp_path: Path
) -> None:
    text = explanation(tmp_path, subjects=OF_THE_LEVEL_ABOVE, from_above=from_above)
    assert text == f"{AUTHORITY_ABOVE} {sentence}\n[Mục 2.4 (R14); Đơn vị E2; Kết quả cấp trên {cell}]"


def test_another_unit_is_called_by_its_name_where_the_workbook_knows_it(tmp_path: Path) -> None:
    superior = {"Mã cấp trên": "BTV-LD", "Tên cấp trên": "Ban Thường vụ Đảng ủy xã Suối Mây"}
    from_above = "| Mã | Kết luận | Xếp loại | Đơn vị thẩm định |\n| A | Đủ điều kiện về mô hình | Khá | BTV-LD |"
    of_above = explanation(tmp_path, subjects=OF_THE_LEVEL_ABOVE, from_above=from_above, settings=superior)
    assert "Ban Thường vụ Đảng ủy xã Suối Mây kết luận: Đủ điều kiện về mô hình, mức “Khá”." in of_above
    senders = {"Đầu mối": "| Mã | Tên |\n| CB-02 | Chi bộ Trạm Y tế |\n| CB-01 | Chi bộ Trường Tiểu học |"}
    of_below = explanation(tmp_path, subjects=BELOW.format(level="Chi bộ"), sheets=senders)
    assert "Chi bộ Trường Tiểu học kết luận: Không đủ điều kiện về mô hình, mức “Đạt”." in of_below
    twice = {"Đầu mối": "| Mã | Tên | Tên |\n| CB-01 | Chi bộ Trường Tiểu học | Chi bộ Trạm Y tế |"}
    of_none = explanation(tmp_path, subjects=BELOW.format(level="Chi bộ"), sheets=twice)
    assert "Chi bộ (mã CB-01) kết luận:" in of_none


@pytest.mark.parametrize(
    "conclusion", [outcome.label for outcome in Outcome if not outcome.facts.is_decision], ids=lambda label: label
)
def test_what_concludes_nothing_is_not_told(conclusion: str, tmp_path: Path) -> None:
    from_above = f"| Mã | Kết luận | Xếp loại |\n| A | {conclusion} | |\n| B | Đủ điều kiện về mô hình | Tốt |"
    text = explanation(tmp_path, subjects=OF_THE_LEVEL_ABOVE, from_above=from_above)
    assert text == f"{AUTHORITY_ABOVE}\n[Mục 2.4 (R14); Đơn vị E2]"


BELOW = """
| Mã | Loại đối tượng | Cấp thẩm định | Nguồn | Xếp loại cấp dưới | Kết luận cấp dưới         |
| A  | Cá nhân        | {level}       | CB-01 | Đạt               | Không đủ điều kiện về mô hình |
"""


def test_another_authority_below_is_followed_by_what_it_concluded(tmp_path: Path) -> None:
    text = explanation(tmp_path, subjects=BELOW.format(level="Chi bộ"))
    assert text == (
        "Do cấp “Chi bộ” thẩm định; không đề nghị khen thưởng. "
        "Chi bộ (mã CB-01) kết luận: Không đủ điều kiện về mô hình, mức “Đạt”.\n"
        "[Mục 2.4 (R12); Đơn vị E2, O2, AB2]"
    )
    graded = "| Mã | Loại đối tượng | Cấp thẩm định | Xếp loại cấp dưới |\n| A | Cá nhân | Chi bộ | Tốt |"
    assert " Chi bộ kết luận: mức “Tốt”.\n" in explanation(tmp_path, subjects=graded)


def test_a_graded_conclusion_from_below_without_its_grade_is_not_told(tmp_path: Path) -> None:
    subjects = BELOW.format(level="Chi bộ").replace("| Đạt ", "|     ")
    assert "kết luận" not in explanation(tmp_path, subjects=subjects)


def test_a_conclusion_from_above_goes_before_one_from_below(tmp_path: Path) -> None:
    from_above = "| Mã | Kết luận |\n| A | Không thẩm định: không gửi báo cáo |"
    text = explanation(tmp_path, subjects=BELOW.format(level="Chi bộ"), from_above=from_above)
    assert "Ban Thường vụ kết luận: Không thẩm định: không gửi báo cáo." in text
    assert "CB-01" not in text


@pytest.mark.parametrize("level", ["Ban Thường vụ", "Cấp ủy cơ sở"])
def test_what_a_lower_level_concluded_is_told_of_its_own_subjects_alone(level: str, tmp_path: Path) -> None:
    assert "kết luận:" not in explanation(tmp_path, subjects=BELOW.format(level=level))


def test_the_result_of_a_level_above_is_told_beside_ours_and_is_the_final_one(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        subjects="| Mã | Ngày nhận báo cáo |\n| A | 10/12/2026 |\n| B | 10/12/2026 |\n| C | |\n| D | 10/12/2026 |",
        scores="| Mã | C1 | C2 | C3 |\n| A | 28 | 28 | 36 |\n| D | 28 | 28 | 36 |",
        from_above="""
        | Mã | Kết luận                         | Xếp loại |
        | A  | Không đủ điều kiện về mô hình    | Đạt      |
        | B  |                                  | Tốt      |
        | C  |                                  | Khá      |
        | D  | Không thẩm định: không gửi báo cáo |          |
        """,
    )
    told = "Ban Thường vụ kết luận: Không đủ điều kiện về mô hình, mức “Đạt”; đây là kết quả cuối cùng."
    a, b, c, d = appraisal.verdicts
    assert (a.outcome, a.rank, a.grade is not None) == (Outcome.QUALIFIED, 1, True)
    assert told in a.explanation
    assert [verdict.outcome for verdict in (b, c)] == [Outcome.AWAITING_APPRAISAL, Outcome.NO_REPORT]
    assert "Ban Thường vụ kết luận: mức “Tốt”." in b.explanation
    assert "Ban Thường vụ kết luận: mức “Khá”." in c.explanation
    assert "Ban Thường vụ kết luận: Không thẩm định: không gửi báo cáo; đây là kết quả cuối cùng." in d.explanation
    assert [result["above"] for result in appraisal_document(appraisal)["results"]] == [
        {"level": "Ban Thường vụ", "outcome": "not_qualified", "grade": "Đạt"},
        {"level": "Ban Thường vụ", "outcome": None, "grade": "Tốt"},
        {"level": "Ban Thường vụ", "outcome": None, "grade": "Khá"},
        {"level": "Ban Thường vụ", "outcome": "no_report", "grade": None},
    ]


def test_what_may_still_come_is_awaited_until_its_last_day(tmp_path: Path) -> None:
    subjects = "| Mã | Đăng ký | Ngày nhận báo cáo |\n| A | Có | |\n| B | | |"
    a, b = appraised(tmp_path, subjects=subjects, today=date(2026, 12, 3)).verdicts
    assert plain(a.explanation) == "Chưa nhận được báo cáo; chờ đến hết ngày 14/12/2026, thứ Hai.\n[Đơn vị M2]"
    assert plain(b.explanation) == (
        "Chưa ghi đăng ký; chờ đến hết ngày 14/12/2026, thứ Hai.\n[Đơn vị H3; cách hiểu của chương trình: A36]"
    )
    cell = {"Cấp thẩm định": "Chi bộ"}
    subjects = "| Mã | Loại đối tượng | Ngày nhận báo cáo |\n| A | Cá nhân | |"
    text = explanation(tmp_path, settings=cell, subjects=subjects, today=date(2026, 12, 31))
    assert text.startswith("Chưa nhận được báo cáo; chờ đến hết ngày 31/12/2026, thứ Năm.")


NO_GROUND = {
    "Đạt": ("10/12/2026", "", "", "(a) là người đứng đầu Phòng T, mức “Đạt”"),
    "không gửi": ("", "", "", "(a) là người đứng đầu Phòng T: Không thẩm định: không gửi báo cáo"),
    "rút": ("10/12/2026", "Đã rút", "", "(a) là người đứng đầu Phòng T: Đã rút hồ sơ"),
    "Không đạt ở trên": (
        "10/12/2026",
        "",
        "| Mã | Xếp loại |\n| T | Không đạt |",
        "(a) là người đứng đầu Phòng T, mức “Không đạt” theo kết luận của Ban Thường vụ",
    ),
    "không gửi ở trên": (
        "10/12/2026",
        "",
        "| Mã | Kết luận |\n| T | Không thẩm định: không gửi báo cáo |",
        "(a) là người đứng đầu Phòng T: Không thẩm định: không gửi báo cáo, theo kết luận của Ban Thường vụ",
    ),
}
"""When the organisation reported, its state, what a level above said of it, and what its head is told."""


@pytest.mark.parametrize(("received", "state", "from_above", "reason"), NO_GROUND.values(), ids=NO_GROUND)
def test_a_head_without_ground_is_told_what_came_of_the_organisation(
    received: str, state: str, from_above: str, reason: str, tmp_path: Path
) -> None:
    text = explanation(
        tmp_path,
        subjects=f"""
        | Mã | Tên | Loại đối tượng | Thuộc tổ chức | Người đứng đầu | Đăng ký | Ngày nhận báo cáo | Tình trạng hồ sơ |
        | H  | Ông H   | Cá nhân | T | Có | Không |            |         |
        | T  | Phòng T | Tổ chức |   |    | Có    | {received} | {state} |
        """,
        scores="| Mã | C1 | C2 | C3 |\n| T | 20 | 15 | 20 |",
        from_above=from_above or None,
    )
    cell = "; Kết quả cấp trên E2" if "Kết luận" in from_above else "; Kết quả cấp trên G2" if from_above else ""
    assert text.partition("Cụ thể: ")[2] == (
        f"{reason}; (b) không ghi quyết định; (c) không ghi quyết định.\n"
        f"[Mục 3 (R15); Đơn vị H2, F2, G2, A3, R2, S2, T2, U2{cell}]"
    )


def test_a_decision_that_is_no_ground_is_named_with_its_day(tmp_path: Path) -> None:
    subjects = """
    | Mã | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Số QĐ công nhận sáng kiến | Ngày công nhận | Số QĐ khen thưởng đột xuất | Ngày khen thưởng |
    | A  | Cá nhân        | Không   |                   | 12/QĐ                     | 30/12/2025     |                            | 02/09/2026       |
    | B  | Cá nhân        | Không   |                   |                           |                | 77/QĐ                      | 30/12/2025       |
    """  # noqa: E501 - one table
    a, b = appraised(tmp_path, subjects=subjects).verdicts
    assert "(b) Quyết định số 12/QĐ ngày 30/12/2025, không phải năm 2026" in a.explanation
    assert "(c) ngày 02/09/2026 không có số quyết định" in a.explanation
    assert "(c) Quyết định số 77/QĐ ngày 30/12/2025, không phải năm 2026" in b.explanation
    # Only the letter's own words make a decision of another year no ground b; of ground c it is a reading of ours.
    assert [a.readings, b.readings] == [(), ("A4",)]
    assert "cách hiểu của chương trình: A4]" in b.explanation


def test_an_organisation_that_did_not_register_has_no_grounds_to_be_told_of(tmp_path: Path) -> None:
    subjects = "| Mã | Loại đối tượng | Đăng ký | Ngày nhận báo cáo |\n| A | Tổ chức | Không | |"
    assert explanation(tmp_path, subjects=subjects) == "Không đăng ký.\n[Mục 3 (R15); Đơn vị H2]"


def test_a_score_sheet_that_may_be_its_own_is_named(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 | C3 |\n| DV01 | 28 | 28 | 36 |\n| DVO1 | 10 | 10 | 10 |"
    appraisal = appraised(tmp_path, subjects="| Mã |\n| DV01 |", scores=scores)
    [verdict] = appraisal.verdicts
    assert (verdict.outcome, verdict.readings) == (Outcome.INVALID, ("A35",))
    assert plain(verdict.explanation) == (
        "Phiếu chấm điểm ở Điểm!A3 không ghi đúng Mã, có thể là của đối tượng này. Vui lòng sửa Mã ở đó.\n"
        "[Điểm A3; cách hiểu của chương trình: A35]"
    )


def test_equal_printed_points_with_different_ranks_are_explained(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 | C3 |\n| A | 28 | 28 | 36 |\n| B | 28 | 28 | 35.999 |\n| C | 28 | 28 | 36 |"
    a, b, c = appraised(tmp_path, subjects="| Mã |\n| A |\n| B |\n| C |", scores=scores).verdicts
    said = "Điểm in ra bằng {} nhưng khác hạng: xếp theo mức, rồi theo điểm chưa làm tròn."
    assert [verdict.rank for verdict in (a, b, c)] == [1, 3, 1]
    assert said.format("B") in a.explanation
    assert said.format("A, C") in b.explanation
    assert said.format("B") in c.explanation


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
    assert ["Điểm A2, A4;" in plain(verdict.explanation) for verdict in appraisal.verdicts] == [True, False]
    assert ["Điểm A3, A5;" in plain(verdict.explanation) for verdict in appraisal.verdicts] == [False, True]


def test_many_errors_are_counted_with_their_cells(tmp_path: Path) -> None:
    text = explanation(
        tmp_path,
        subjects="| Mã | Loại đối tượng | Diện |\n| A | Hội | Xã |",
        scores="| Mã | C1 | C2 | C3 |\n| A | 31 | 20 | 30 |\n| A | 32 | 20 | 30 |",
    )
    assert [word for word in ("4 lỗi", "Đơn vị!C2, D2; Điểm!D2:D3") if word not in text] == []


def test_a_warning_is_no_reason_for_being_invalid(tmp_path: Path) -> None:
    text = explanation(tmp_path, subjects="| Mã | Tên mô hình | Loại đối tượng |\n| A | | Hội |")
    assert "Đơn vị!C2" in text
    assert "Đơn vị!J2" not in text


@pytest.mark.parametrize(
    ("settings", "received", "sentence"),
    [
        ({}, "16/12/2026", "Báo cáo ngày 16/12/2026: chưa có ý kiến chấp nhận."),
        ({}, "15/12/2026", "Báo cáo nhận đúng ngày 15/12/2026: chưa có ý kiến chấp nhận."),
        ({"Tính cả ngày hạn": "Có"}, "16/12/2026", "Báo cáo ngày 16/12/2026: chưa có ý kiến chấp nhận."),
    ],
)
def test_lateness_is_explained(settings: dict[str, str], received: str, sentence: str, tmp_path: Path) -> None:
    text = explanation(tmp_path, settings=settings, subjects=f"| Mã | Ngày nhận báo cáo |\n| A | {received} |")
    assert text.startswith(f"Chưa có phiếu chấm điểm. {sentence}\n[Mục 4 (R19); Đơn vị A2, M2")


def test_nothing_is_said_of_a_report_in_time(tmp_path: Path) -> None:
    assert "Báo cáo" not in explanation(tmp_path, subjects="| Mã |\n| A |")


@pytest.mark.parametrize(
    "row",
    ["| Đã rút | | |", "| | Thôn, tổ dân phố | |", "| | | Ban Thường vụ |"],
    ids=["rút", "ngoài diện", "cấp khác"],
)
def test_nothing_is_said_of_a_late_report_that_nobody_here_has_to_accept(row: str, tmp_path: Path) -> None:
    subjects = f"| Mã | Ngày nhận báo cáo | Tình trạng hồ sơ | Diện | Cấp thẩm định |\n| A | 17/12/2026 {row}"
    assert "Báo cáo" not in explanation(tmp_path, subjects=subjects)


@pytest.mark.parametrize(
    ("accepted", "told"),
    [
        ("| Có | Mưa lũ chia cắt đường |", ": đã chấp nhận, Mưa lũ chia cắt đường.\n[Mục 4 (R19); Đơn vị A2, M2, V2]"),
        ("| Có | |", ": đã chấp nhận, chưa ghi lý do.\n[Mục 4 (R19); Đơn vị A2, M2, V2]"),
        (
            "| Không | |",
            ": chưa có ý kiến chấp nhận.\n[Mục 4 (R19); Đơn vị A2, M2; cách hiểu của chương trình: A7]",
        ),
        ("| | |", ": chưa có ý kiến chấp nhận.\n[Mục 4 (R19); Đơn vị A2, M2; cách hiểu của chương trình: A7]"),
    ],
)
def test_the_acceptance_of_a_late_report_is_shown_with_its_reason(accepted: str, told: str, tmp_path: Path) -> None:
    subjects = f"| Mã | Ngày nhận báo cáo | Chấp nhận quá hạn | Lý do chấp nhận |\n| A | 20/12/2026 {accepted}"
    assert explanation(tmp_path, subjects=subjects).endswith(told)


def test_a_mean_that_only_looks_like_a_cut_off_says_so(tmp_path: Path) -> None:
    text = explanation(tmp_path, subjects="| Mã |\n| A |", scores="| Mã | C1 | C2 | C3 |\n| A | 29.996 | 30 | 30 |")
    assert text == (
        "Trung bình 1 phiếu 90,00: mức “Khá”. Số chưa làm tròn dưới 90 nên không lên mức “Tốt”.\n"
        "[Mục 1 (R3); Điểm A2; Tiêu chí J3; cách hiểu của chương trình: A26]"
    )


def test_so_does_a_mean_in_thirds_under_a_cut_off_with_decimals(tmp_path: Path) -> None:
    grades = "| Xếp loại | Từ điểm | Được công nhận |\n| Tốt | 89.67 | Có |\n| Khá | 70 | Có |\n| Đạt | 50 | Không |"
    scores = "| Mã | C1 | C2 | C3 |\n| A | 29 | 30 | 30 |\n| A | 30 | 30 | 30 |\n| A | 30 | 30 | 30 |"
    text = explanation(tmp_path, subjects="| Mã |\n| A |", scores=scores, grades=f"{grades}\n| Không đạt | 0 | Không |")
    assert "Số chưa làm tròn dưới 89,67 nên không lên mức “Tốt”." in text


@pytest.mark.parametrize("points", ["30 | 30 | 30", "29.99 | 30 | 30", "25 | 20 | 30"])
def test_other_means_say_nothing_of_rounding(points: str, tmp_path: Path) -> None:
    text = explanation(tmp_path, subjects="| Mã |\n| A |", scores=f"| Mã | C1 | C2 | C3 |\n| A | {points} |")
    assert "làm tròn" not in text


@pytest.mark.parametrize(
    ("points", "told"),
    [
        (("44", "44"), "HQ 44,00 dưới tối thiểu 45"),
        (("44.9998", "44.9998"), "HQ 44,9998 dưới tối thiểu 45"),  # not 45,00, which is not below 45
        (("44.999", "44.9998"), "HQ 44,999 dưới tối thiểu 45"),
    ],
)
def test_a_grade_held_down_names_criterion_mean_and_minimum(points: tuple[str, str], told: str, tmp_path: Path) -> None:
    text = explanation(
        tmp_path,
        subjects="| Mã |\n| A |",
        scale="| Mã tiêu chí | Điểm tối đa | Điểm tối thiểu |\n| C1 | 50 | 25 |\n| HQ | 50 | 45 |",
        scores=f"| Mã | C1 | HQ |\n| A | 50 | {points[0]} |\n| A | 50 | {points[1]} |",
    )
    assert text.partition(", nhưng ")[2].startswith(f"{told}: giữ mức “Đạt”.\n[Mục 1 (R4); Điểm A2:A3; Tiêu chí E3")
    assert "C1" not in text


def test_a_refused_scale_is_the_reason_for_waiting(tmp_path: Path) -> None:
    text = explanation(
        tmp_path,
        subjects="| Mã |\n| A |",
        scale="| Mã tiêu chí | Điểm tối đa |\n| C1 | |",
        scores="| Mã | C1 |\n| A | 5 |",
    )
    assert text == (
        "Có 1 phiếu chấm điểm; thang điểm ở trang tính Tiêu chí còn lỗi nên chưa xếp loại.\n[Đơn vị A2; Điểm A2]"
    )


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
    assert "Căn cứ a: là người đứng đầu Phòng T, mức “Khá” theo kết luận của Ban Thường vụ." in text


def test_a_commendation_from_below_and_a_merged_report_are_mentioned(tmp_path: Path) -> None:
    subjects = """
    | Mã | Loại đối tượng | Cấp thẩm định | Báo cáo kết hợp | Đề nghị khen thưởng |
    | A  | Cá nhân        | Chi bộ        | Có              | Có                  |
    """
    assert explanation(tmp_path, subjects=subjects) == (
        "Chưa có phiếu chấm điểm. Thẩm định theo đề nghị khen thưởng. Báo cáo kết hợp với báo cáo thành tích.\n"
        "[Mục 2.4 (R13); mục 3 (R17); Đơn vị A2, O2, N2]"
    )


def test_an_unregistered_subject_of_2022_says_why_it_is_appraised(tmp_path: Path) -> None:
    text = explanation(tmp_path, settings={"Năm đánh giá": 2022}, subjects="| Mã | Đăng ký |\n| A | Không |")
    assert text == (
        "Chưa có phiếu chấm điểm. Năm 2022 không yêu cầu đăng ký.\n[Đơn vị A2, H2; cách hiểu của chương trình: A11]"
    )
