"""Workbooks of the made-up letters, each built by its letter's own template and typed into as a clerk does."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tests.letters import FIRST, SECOND, file_of, laid_beside
from xlsx_addin import guidance
from xlsx_addin.guidance.strict import read_letter
from xlsx_addin.sample.workbook import cell_value
from xlsx_addin.template.build import build
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.setting_places import settings_blocks
from xlsx_addin.xlsx.cells import SheetValues

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from xlsx_addin.xlsx.blocks import WrittenValue

Rows = "Sequence[Mapping[str, object]]"
CRITERIA = {FIRST: ("C1",), SECOND: ("M", "H")}

BELOW: dict[str, WrittenValue] = {
    "Nam": 2026.0,
    "Cap": "Cấp ủy cơ sở",
    "MaDonVi": "PD-1",
    "TenDonVi": "Phân đoàn Một",
    "MaCapTren": "LD-0",
    "TenCapTren": "Liên đoàn",
    "DiaChiCapTren": "ld@x.example",
    "NgayHop": cell_value(date(2027, 1, 20)),
}
ABOVE: dict[str, WrittenValue] = {
    "Nam": 2026.0,
    "Cap": "Ban Thường vụ",
    "MaDonVi": "LD-0",
    "TenDonVi": "Thường trực Liên đoàn",
}
SUBJECTS: dict[str, list[dict[str, object]]] = {
    FIRST: [
        {"Mã": "A", "Loại đối tượng": "Tổ chức", "Đăng ký": "Có", "Ngày nhận báo cáo": date(2026, 11, 29),
         "Tự xếp loại": "Xuất sắc", "Đề nghị khen thưởng": "Có"},
        {"Mã": "B", "Loại đối tượng": "Tập thể", "Đăng ký": "Có", "Ngày nhận báo cáo": date(2026, 11, 30)},
        {"Mã": "C", "Loại đối tượng": "Cá nhân", "Thuộc tổ chức": "A", "Đăng ký": "Không", "Người đứng đầu": "Có"},
        {"Mã": "D", "Loại đối tượng": "Tập thể", "Đăng ký": "Không"},
        {"Mã": "E", "Loại đối tượng": "Cá nhân", "Diện": "Thôn, tổ dân phố"},
    ],
    SECOND: [
        {"Mã": "A", "Loại đối tượng": "Tổ chức", "Ngày nhận báo cáo": datetime(2027, 1, 10, 16), "Tự xếp loại": "Vàng"},
        {"Mã": "B", "Loại đối tượng": "Tổ chức", "Ngày nhận báo cáo": datetime(2027, 1, 10, 18)},
        {"Mã": "C", "Loại đối tượng": "Cá nhân", "Đăng ký": "Có", "Ngày nhận báo cáo": datetime(2026, 12, 18, 23)},
        {"Mã": "D", "Loại đối tượng": "Cá nhân", "Đăng ký": "Không", "Số QĐ công nhận sáng kiến": "1/QĐ",
         "Ngày công nhận": date(2025, 5, 5)},
        {"Mã": "E", "Loại đối tượng": "Tập thể", "Đăng ký": "Có", "Diện": "Khu vực thử nghiệm"},
        {"Mã": "F", "Loại đối tượng": "Tập thể", "Đăng ký": "Có", "Ngày nhận báo cáo": date(2026, 12, 1)},
    ],
}  # fmt: skip
SCORES: dict[str, dict[str, list[tuple[float, ...]]]] = {
    FIRST: {"A": [(90,), (81,)], "B": [(50,)]},
    SECOND: {"A": [(50, 48), (50, 50), (40, 30), (49, 48)], "C": [(40, 40), (41, 40)], "F": [(40, 40)]},
}
RESULTS = {
    FIRST: """
    | subject | outcome            | total | grade    | rank | lateness     | days_late | grounds | rules |
    | A       | qualified          | 85.50 | Xuất sắc | 1    | on_time      | 0         |         | Q2    |
    | B       | not_qualified      | 50.00 | Được     | 1    | deadline_day | 1         |         | Q3    |
    | C       | alternative_ground |       |          |      |              |           | a       | Q4    |
    | D       | not_registered     |       |          |      |              |           |         | Q8    |
    | E       | out_of_scope       |       |          |      |              |           |         | Q7    |
    """,
    SECOND: """
    | subject | outcome            | total | grade | rank | lateness | days_late | grounds | rules |
    | A       | qualified          | 97.50 | Vàng  | 1    | on_time  | 0         |         | L2    |
    | B       | late_report        |       |       |      | late     | 1         |         | L9    |
    | C       | qualified          | 80.50 | Bạc   | 1    | on_time  | 0         |         | L2    |
    | D       | alternative_ground |       |       |      |          |           | b       | L4    |
    | E       | out_of_scope       |       |       |      |          |           |         | L5    |
    | F       | awaiting_appraisal |       |       |      | on_time  | 0         |         |       |
    """,
}
"""What the letter makes of these subjects, read from its text by hand."""


def typed(
    path: Path,
    letter: str,
    settings: Mapping[str, WrittenValue] = BELOW,
    subjects: Sequence[Mapping[str, object]] | None = None,
    scores: Mapping[str, Sequence[tuple[float, ...]]] | None = None,
    **others: Sequence[Mapping[str, object]],
) -> Path:
    """A workbook with its letter beside it; ``others`` are rows of ``senders`` and ``attendees``, by heading."""
    path.parent.mkdir(parents=True, exist_ok=True)
    laid_beside(path.parent, letter)
    known = read_letter(file_of(letter))
    named = [{"Tên": f"Tên {each['Mã']}", **each} for each in (SUBJECTS[letter] if subjects is None else subjects)]
    sheets = [
        {"Mã": code, "Người chấm": f"Bà {'XYZT'[number]}", **dict(zip(CRITERIA[letter], points, strict=True))}
        for code, of_code in (SCORES[letter] if scores is None else scores).items()
        for number, points in enumerate(of_code)
    ]
    with guidance.drawing(known):
        additions = {
            layout.SUBJECTS: _filled(layout.SUBJECTS, letter, named),
            layout.SCORES: _filled(layout.SCORES, letter, sheets),
            layout.SENDERS: _filled(layout.SENDERS, letter, others.get("senders", ())),
            layout.ATTENDANCE: _filled(layout.ATTENDANCE, letter, others.get("attendees", ())),
        }
    path.write_bytes(build(macros=True, letter=known, additions=additions, blocks=settings_blocks(settings)))
    return path


def _filled(name: str, letter: str, rows: Sequence[Mapping[str, Any]]) -> SheetValues:
    """A sheet in the template's places, found by their headings."""
    from xlsx_addin.workbook.headings import template_arrangement

    headings = template_arrangement(name, CRITERIA[letter]).headings
    places = {text: column for (_, column), text in headings.items()}
    sheet = SheetValues(name)
    for row, values in enumerate(rows, start=layout.FIRST_ROW):
        for heading, value in values.items():
            sheet.set(row, places[heading], cell_value(value))
    return sheet
