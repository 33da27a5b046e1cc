"""A workbook that hands out forms, and forms as people fill them in: found by label and heading, as a person does."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.workbooks import workbook_bytes
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.exchange.forms.reader import FormRead, read_form
from xlsx_addin.exchange.sending.form_round import FormRound, IssuedForm
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.xlsx.reader import FileWorkbook

MOMENT = datetime(2026, 11, 2, 8, 30, tzinfo=VIETNAM)
SETTINGS = {
    "Mã đơn vị": "DU-LD",
    "Tên đơn vị": "Đảng ủy xã Lạc Dương",
    "Địa danh": "Lạc Dương",
    "Ngày họp": datetime(2026, 12, 18),
}
SUBJECTS = """
| Mã  | Tên              | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Tên mô hình | Ghi chú | Địa chỉ thư        |
| PKT | Phòng Kinh tế    | Tổ chức        | Có      | 10/11/2026        | Sổ theo dõi |         | pkt@xa.example     |
| TQT | Trương Quốc Toản | Cá nhân        |         |                   |             | Mới     | vp@xa.example      |
| LTB | Lê Thị Bình      | Cá nhân        |         |                   |             |         | vp@xa.example      |
| HND | Hội Nông dân     | Tập thể        | Có      | 12/11/2026        | Tổ hợp tác  |         |                    |
"""
SCORES = """
| Mã  | Người chấm    | C1 | C2 | C3 |
| PKT | Hoàng Văn Lực | 27 | 26 | 36 |
| PKT | Bà Thảo       | 11 | 12 | 13 |
"""
MEETING = """
| Họ và tên     | Chức vụ, đơn vị | Vai trò       | Có mặt | Địa chỉ thư      |
| Hoàng Văn Lực | Phó Bí thư      | Chủ trì       | Có     | luc@xa.example   |
| Bà Thảo       | Ủy viên         | Thành viên    | Có     | thao@xa.example  |
| Lê Văn Ghi    | Văn phòng       | Ghi biên bản  | Có     | ghi@xa.example   |
| Sở Nội vụ     | Khách           | Mời dự        | Có     |                  |
"""


def round_of(moment: datetime = MOMENT, **tables: Any) -> FormRound:
    """The forms of a workbook of these tables; what is not named is as above."""
    given = {"subjects": SUBJECTS, "scores": SCORES, "sheets": {"Thành phần": MEETING}, **tables}
    given["settings"] = {**SETTINGS, **given.get("settings", {})}
    with FileWorkbook.open(workbook_bytes(**given)) as workbook:
        return FormRound(appraise_workbook(workbook, moment.date()), moment)


def form_for(who: str, forms: FormRound | None = None) -> IssuedForm:
    """The form of a subject, by its Mã, or of a scorer, by name."""
    forms = forms or round_of()
    every = [*forms.reports(again=True), *forms.scores(again=True)]
    return next(form for form in every if who in (form.manifest.subject, form.manifest.scorer))


def read(content: bytes) -> FormRead:
    """What a reader makes of a form."""
    with FileWorkbook.open(content) as workbook:
        found = read_form(workbook)
    assert found is not None
    return found
