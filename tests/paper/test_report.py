"""D5 Báo cáo: what it says only where the clerk asks for it. Its figures are counted in ``test_properties``."""

from __future__ import annotations

import pytest

from tests.paper.papers import CONFIRMED, OFFICE, SCORES, dossier, lines, only, text
from xlsx_addin.paper.documents import Code, documents

RATING = "Việc xếp loại thực hiện theo Quy định số 366-QĐ/TW, ngày 30/8/2025 của Bộ Chính trị."


def report(**settings: str) -> bytes:
    return only(Code.REPORT, dossier(settings=OFFICE | settings))


def test_the_rule_of_the_yearly_rating_follows_the_proposals_where_it_is_asked_for() -> None:
    assert RATING not in text(report())
    found = lines(report(**{"Văn bản in thêm": "Quy định xếp loại"}))
    assert found[found.index(RATING) + 1].startswith("Trên đây là kết quả thẩm định")


@pytest.mark.parametrize(("level", "is_named"), [("Ban Thường vụ", True), ("Cấp ủy cơ sở", False)])
def test_the_inspection_is_a_recipient_at_the_level_ban_thuong_vu_alone(level: str, is_named: bool) -> None:
    asked = report(**{"Văn bản in thêm": "Ủy ban Kiểm tra", "Cấp thẩm định": level})
    assert ("- Ủy ban Kiểm tra" in text(asked)) is is_named
    assert "Ủy ban Kiểm tra" not in text(report(**{"Cấp thẩm định": level}))


@pytest.mark.parametrize(
    ("above", "note"),
    [
        ("| PNV | Không đủ điều kiện về mô hình | Đạt |", "Ban Thường vụ Đảng ủy xã Suối Mây: Đạt"),
        ("| PNV | Đã rút hồ sơ                  |     |", "Ban Thường vụ Đảng ủy xã Suối Mây kết luận: Đã rút hồ sơ"),
    ],
)
def test_on_whom_a_level_above_concluded_nobody_here_decides(above: str, note: str) -> None:
    """Its opinion is counted with a note of theirs, never as recognised by us (A21)."""
    ours = report()
    theirs = only(Code.REPORT, dossier(from_above=f"| Mã | Kết luận | Xếp loại |\n{above}"))

    assert "quyết định theo thẩm quyền công nhận 2 đối tượng" in text(ours)
    assert "quyết định theo thẩm quyền công nhận 1 đối tượng" in text(theirs)
    assert (note in text(theirs), note in text(ours)) == (True, False)


def test_a_list_that_stands_alone_cites_clause_and_letter() -> None:
    subjects = "| Mã | Đăng ký | Ngày nhận báo cáo |\n| A | Không | |\n| B | Có | |"
    found = lines(only(Code.REPORT, dossier(subjects=subjects, scores="")))
    assert "Không đăng ký (mục 3 Công văn 804-CV/HU)" in found
    assert "Có đăng ký, không gửi báo cáo (mục 3 Công văn 804-CV/HU)" in found


def test_while_a_score_sheet_belongs_to_nobody_the_report_is_a_draft() -> None:
    settings = OFFICE | CONFIRMED
    [final] = documents(Code.REPORT, dossier(settings=settings))
    [draft] = documents(Code.REPORT, dossier(settings=settings, scores=f"{SCORES}| XYZ999 | Bà Thu | 1 | 1 | 1 |"))

    assert (final.is_draft, draft.is_draft) == (False, True)


def test_a_blank_decision_is_none_whatever_number_and_day_the_workbook_holds() -> None:
    decided = OFFICE | {"Số văn bản quyết định": "Quyết định số 12-QĐ/ĐU", "Ngày quyết định": "21/12/2026"}
    subjects = "| Mã | Quyết định |\n| A | Đồng ý |\n| B | |"
    scores = "| Mã | C1 | C2 | C3 |\n| A | 29 | 28 | 39 |\n| B | 29 | 28 | 39 |"
    body = text(only(Code.REPORT, dossier(subjects=subjects, scores=scores, settings=decided)))
    before, _, proposals = body.partition("III- ĐỀ NGHỊ")
    assert "- Đã quyết định công nhận theo thẩm quyền 1 đối tượng" in before
    assert "1. Dự kiến quyết định theo thẩm quyền công nhận 1 đối tượng" in proposals
