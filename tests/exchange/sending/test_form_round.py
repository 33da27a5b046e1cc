"""Who is handed a form, and who is not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.exchange.forms.rounds import MEETING, SUBJECTS, round_of

ROWS = """
| Mã  | Tên   | Loại đối tượng | Ngày nhận báo cáo | Nguồn | Tình trạng hồ sơ | Diện                 |
| A   | Một   | Tổ chức        |                   |       |                  |                      |
| B   | Hai   | Tổ chức        | 10/11/2026        |       |                  |                      |
| C   | Ba    | Tổ chức        |                   | CB-01 |                  |                      |
| D   | Bốn   | Tổ chức        |                   |       | Đã rút           |                      |
| E   | Năm   | Tổ chức        |                   |       |                  | Thôn, tổ dân phố     |
| F   | Sáu   | Tổ chức        |                   |       |                  |                      |
| F   | Bảy   | Tổ chức        |                   |       |                  |                      |
"""


def subjects(*, again: bool = False, **tables: Any) -> list[str]:
    return [form.manifest.subject for form in round_of(**tables).reports(again=again)]


def scorers(*, again: bool = False, **tables: Any) -> list[str]:
    return [form.manifest.scorer for form in round_of(**tables).scores(again=again)]


def test_own_subjects_that_have_not_reported_are_asked() -> None:
    assert subjects(subjects=ROWS) == ["A"]
    assert subjects(subjects=ROWS, again=True) == ["A", "B"]


def test_whoever_scores_and_lacks_a_sheet_is_asked() -> None:
    assert scorers() == ["Hoàng Văn Lực", "Bà Thảo"]


COMPLETE = """
| Mã  | Người chấm    | C1 | C2 | C3 |
| PKT | Hoàng Văn Lực | 27 | 26 | 36 |
| HND | hoàng văn lực | 27 | 26 | 36 |
| PKT | Bà Thảo       | 11 | 12 |    |
| HND | Bà Thảo       | 11 | 12 | 13 |
"""


def test_whoever_has_scored_everything_is_asked_again_only_on_request() -> None:
    assert scorers(scores=COMPLETE) == ["Bà Thảo"]
    assert scorers(scores=COMPLETE, again=True) == ["Hoàng Văn Lực", "Bà Thảo"]


def test_a_guest_with_an_address_is_asked_to_appraise() -> None:
    invited = f"{MEETING}| Sở Y tế | Khách | Mời dự | Có | syt@xa.example |\n"
    assert scorers(sheets={"Thành phần": invited}) == ["Hoàng Văn Lực", "Bà Thảo", "Sở Y tế"]


def test_two_scorers_who_cannot_be_told_apart_get_none() -> None:
    alike = f"{MEETING}| đ/c Hoàng Văn Lực | Trưởng ban | Thành viên | Có | |\n"
    forms = round_of(sheets={"Thành phần": alike})
    assert [form.manifest.scorer for form in forms.scores()] == ["Bà Thảo"]
    assert forms.asked.alike == ["Hoàng Văn Lực", "đ/c Hoàng Văn Lực"]


@pytest.mark.parametrize(
    "tables",
    [
        {"settings": {"Ngày quyết định": datetime(2026, 12, 20)}},
        {"subjects": SUBJECTS.replace("10/11/2026", "").replace("12/11/2026", "")},
        {"sheets": {}},
    ],
    ids=["decided", "nobody to score", "nobody who scores"],
)
def test_no_score_forms_where_there_is_nothing_to_score(tables: dict[str, Any]) -> None:
    assert scorers(**tables) == []


def test_no_form_holds_another_scorers_name_or_points() -> None:
    for form in round_of().scores(again=True):
        others = {"Hoàng Văn Lực": "Thảo", "Bà Thảo": "Lực"}[form.manifest.scorer]
        assert others not in str(form.manifest.pairs()) + str(form.text)
    assert "[11,12,13]" not in str(next(iter(round_of().scores())).manifest.pairs())
