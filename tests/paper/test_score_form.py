"""D2 Phiếu chấm điểm: a file for each scorer, a page for each subject, the scores of the workbook or none."""

from __future__ import annotations

from typing import Any

from tests.paper.papers import (
    OFFICE,
    SUBJECTS,
    dossier,
    dossier_of_second_letter,
    filled,
    lines,
    tables_with,
    text,
)
from xlsx_addin.paper.documents import Code, documents
from xlsx_addin.paper.score_form import ScoreFormFields, score_forms

SCALE = """
| Mã tiêu chí | Nội dung          | Áp dụng           | Điểm tối đa | Khung điểm |
| C1          | Tính mới          | Tất cả            | 30          | 27–30      |
| C2          | Khả năng áp dụng  | Tổ chức, tập thể  | 30          |            |
| C3          | Hiệu quả          | Tất cả            | 40          |            |
| C4          | Gương mẫu         | Cá nhân           | 30          |            |
"""


def forms(**tables: Any) -> dict[str | None, Any]:
    return {made.recipient: made.fields for made in score_forms(dossier(**tables))}


def pages(fields: ScoreFormFields) -> list[tuple[str, str]]:
    return [(sheet.subject, sheet.sum_score) for sheet in fields.sheets]


def test_one_file_for_each_scorer_with_the_scores_of_the_workbook() -> None:
    assert {scorer: pages(fields) for scorer, fields in forms().items()} == {
        "Hoàng Văn Lực": [
            ("Phòng Nội vụ (Tổ chức)", "96"),
            ("Hội Nông dân (Tập thể)", "71"),
            ("Rơ Ông K’Duyên (Cá nhân)", "55"),
        ],
        "Lê Văn Sáng": [("Phòng Nội vụ (Tổ chức)", "94")],
    }


def test_sheets_that_wait_for_scores_are_empty_for_every_member() -> None:
    found = forms(scores="")
    assert {scorer: pages(fields) for scorer, fields in found.items()} == {
        name: [("Phòng Nội vụ (Tổ chức)", ""), ("Hội Nông dân (Tập thể)", ""), ("Rơ Ông K’Duyên (Cá nhân)", "")]
        for name in ("Nguyễn Văn Mẫu", "Hoàng Văn Lực", "Lê Văn Sáng")
    }


def test_a_prepared_row_without_scores_is_an_empty_sheet_of_its_scorer() -> None:
    prepared = "| Mã | Người chấm | C1 | C2 | C3 |\n| PNV | Cil Múp K’Thảo | | | |"
    assert pages(forms(scores=prepared, sheets={})["Cil Múp K’Thảo"])[0] == ("Phòng Nội vụ (Tổ chức)", "")


def test_without_anybody_to_score_there_is_no_file() -> None:
    assert forms(scores="", sheets={}) == {}
    assert forms(subjects="", scores="") == {}


def test_only_the_criteria_of_the_kind_in_the_order_of_the_sheet() -> None:
    scores = "| Mã | Người chấm | C1 | C2 | C3 | C4 |\n| PNV | A | 27 | 20.5 | 30 | |\n| RKD | A | 20 | | 30 | 10 |"
    [document] = documents(Code.SCORE_SHEETS, dossier(scale=SCALE, subjects=SUBJECTS, scores=scores, sheets={}))
    organisation, _, individual = tables_with(filled(document), "Tiêu chí")
    assert organisation[1:] == [
        ["1", "Tính mới", "27–30", "30", "27", ""],
        ["2", "Khả năng áp dụng", "", "30", "20,5", ""],
        ["3", "Hiệu quả", "", "40", "30", ""],
        ["Cộng", "100", "77,5", ""],
    ]
    assert [row[1] for row in individual[1:4]] == ["Tính mới", "Hiệu quả", "Gương mẫu"]


def test_a_remark_is_printed_and_a_blank_one_has_lines_for_ink() -> None:
    scores = """
    | Mã  | Người chấm | C1 | C2 | C3 | Nhận xét     |
    | PNV | A          | 27 | 20 | 30 | Cách làm hay |
    | HND | A          | 27 | 20 | 30 |              |
    """
    [document] = documents(Code.SCORE_SHEETS, dossier(scores=scores, sheets={}))
    assert "Nhận xét chung: Cách làm hay" in text(filled(document))
    assert "Mức điểm: Tốt từ 90; Khá từ 70; Đạt từ 50; Không đạt dưới 50 điểm." in text(filled(document))


def test_cut_offs_by_kind_are_told_for_each_group_of_kinds() -> None:
    made: Any = list(score_forms(dossier_of_second_letter()))
    of_scorers = [each.fields.cut_offs for each in made]
    assert of_scorers == 2 * [
        (
            "Mức điểm (tổ chức, tập thể): Vàng từ 95; Bạc từ 85; Đồng từ 75; Khuyến khích từ 60; Ghi nhận từ 40; Chưa "
            "xếp dưới 40 điểm. Mức điểm (cá nhân): Vàng từ 90; Bạc từ 80; Đồng từ 65; Khuyến khích từ 50; Ghi nhận từ "
            "30; Chưa xếp dưới 30 điểm."
        )
    ]


def test_what_a_subject_says_of_itself_is_printed_only_where_the_clerk_asks_for_it() -> None:
    subjects = (
        "| Mã | Tên | Ngày nhận báo cáo | Điểm tự chấm | Tự xếp loại |\n"
        "| A | A | 10/12/2026 | 92,5 | Tốt |\n| B | B | 10/12/2026 | | Khá |\n| C | C | 10/12/2026 | | |"
    )

    def shown(**settings: str) -> list[str]:
        [document, *_] = documents(Code.SCORE_SHEETS, dossier(subjects=subjects, scores="", settings=OFFICE | settings))
        return [line for line in lines(filled(document)) if line.startswith("Tự chấm")]

    assert shown() == []
    assert shown(**{"Văn bản in thêm": "Tự chấm"}) == [
        "Tự chấm: 92,5 điểm; tự xếp loại: Tốt",
        "Tự chấm: …… điểm; tự xếp loại: Khá",
    ]
