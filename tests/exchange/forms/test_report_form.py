"""The report form as a person sees it: what stands in its cells, what may be typed, and what is printed."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl

from tests.exchange.forms.rounds import SUBJECTS, form_for, round_of


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def labels(content: bytes) -> list[str]:
    """The numbered questions, each by its first line."""
    rows = opened(content)["Phiếu"].iter_rows(values_only=True)
    return [str(row[1]).split("\n")[0] for row in rows if isinstance(row[0], int)]


INDIVIDUAL = [
    "Nội dung gửi lần này",
    "Tên",
    "Mã, loại đối tượng",
    "Chức vụ",
    "Đơn vị công tác",
    "Tên mô hình",
    "Lĩnh vực",
    "Sản phẩm cụ thể",
    "Tự xếp loại",
    "Đề nghị khen thưởng",
    "Kết hợp báo cáo thành tích",
    "Số QĐ công nhận sáng kiến",
    "Ngày công nhận sáng kiến",
    "Số QĐ khen thưởng đột xuất",
    "Ngày khen thưởng đột xuất",
    "Ghi chú",
]


def test_an_individual_is_asked_everything() -> None:
    assert labels(form_for("TQT").content()) == INDIVIDUAL


def test_a_collective_is_not_asked_what_only_people_have() -> None:
    asked = labels(form_for("HND").content())
    assert [label for label in INDIVIDUAL if label not in asked] == [
        "Chức vụ",
        "Đơn vị công tác",
        "Số QĐ công nhận sáng kiến",
        "Ngày công nhận sáng kiến",
        "Số QĐ khen thưởng đột xuất",
        "Ngày khen thưởng đột xuất",
    ]


def test_a_new_subject_tells_its_name_and_kind_and_scores_nothing() -> None:
    assert labels(round_of().new_subject().content()) == [
        "Nội dung gửi lần này",
        "Loại đối tượng",
        "Tên",
        *INDIVIDUAL[3:8],
        *INDIVIDUAL[9:],
    ]


def test_only_answers_can_be_typed() -> None:
    sheet = opened(form_for("TQT").content())["Phiếu"]
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    free = [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    answers = [row[0].row for row in sheet.iter_rows() if isinstance(row[0].value, int)]
    fixed = answers[1:3]
    assert [cell for cell in free if cell.startswith("C")] == [f"C{row}" for row in answers if row not in fixed]
    assert [cell for cell in free if cell.startswith("E") and sheet.cell(int(cell[1:]), 1).value in ("C1", "C2", "C3")]


def test_excel_offers_the_choices_and_refuses_other_points() -> None:
    sheet = opened(form_for("TQT").content())["Phiếu"]
    found = [(each.type, each.formula1, each.formula2) for each in sheet.data_validations.dataValidation]
    lists = [formula for kind, formula, _ in found if kind == "list"]
    assert lists[0] == '"Đăng ký,Không đăng ký,Gửi báo cáo,Rút hồ sơ"'
    assert '"Tốt,Khá,Đạt,Không đạt"' in lists
    assert [(low, high) for kind, low, high in found if kind == "decimal"] == [
        ("0", "30.0"),
        ("0", "30.0"),
        ("0", "40.0"),
    ]


def test_the_same_form_is_the_same_bytes() -> None:
    assert form_for("TQT").content() == form_for("TQT").content()


def test_the_manifest_cannot_be_shown_by_a_slip() -> None:
    book = opened(form_for("TQT").content())
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [("Phiếu", "visible"), ("_manifest", "veryHidden")]


def test_what_the_letter_says_is_asked_of_it() -> None:
    text = " ".join(
        str(value)
        for row in opened(form_for("TQT", round_of(subjects=SUBJECTS)).content())["Phiếu"].iter_rows(values_only=True)
        for value in row
        if value
    )
    for said in (
        "Theo Công văn 804-CV/HU ngày 15/12/2022 và Hướng dẫn 09-HD/BTCTU",
        "Hạn gửi báo cáo: chậm nhất hết ngày 14/12/2026.",
        "Mức điểm: Tốt từ 90; Khá từ 70; Đạt từ 50; Không đạt dưới 50 điểm. Tạm tính",
        "Kính gửi: Đảng ủy xã Lạc Dương",
    ):
        assert said in text
