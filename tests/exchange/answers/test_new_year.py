"""Forms and a new year: addresses stay with the subjects, and last year's forms are not taken for this year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.answers.office import Office
from tests.exchange.received import at, rows_of
from xlsx_addin.exchange.receive import plan_receive
from xlsx_addin.exchange.received_workbook import received_sheets
from xlsx_addin.renewal.carry_over import carry_over
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_last_years_forms_are_of_another_year_and_addresses_are_carried(tmp_path: Path) -> None:
    office = Office(tmp_path / "xã")
    office.post(office.report("LTB", "Đăng ký", Tên_mô_hình="Sổ"), "LTB", at(3))
    office.receive()
    left = office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Bảng tính")
    points = office.scored("Hoàng Văn Lực", HND={"C1": 27, "C2": 26, "C3": 30})
    new = tmp_path / "2027.xlsm"
    carry_over(office.file, new, year=2027)

    assert {row["Mã"]: row.get("Địa chỉ thư") for row in rows_of(new, "Đơn vị")} == {
        "PKT": "pkt@xa.example",
        "TQT": "vp@xa.example",
        "LTB": "vp@xa.example",
        "HND": None,
    }
    assert not any("Đăng ký" in row or "Tên mô hình" in row for row in rows_of(new, "Đơn vị"))
    assert [rows_of(new, sheet) for sheet in ("Thành phần", "Điểm", "Tiến độ", "Sai khác")] == [[], [], [], []]

    office.post(left, "TQT", at(10))
    office.post(points, "Hoàng Văn Lực", at(10))
    with FileWorkbook.open(new) as workbook:
        plan = plan_receive(received_sheets(workbook), [office.inbox], office.archive, at(18).replace(year=2027))
    assert sorted(office.verdicts(plan)) == [
        ("Hoàng Văn Lực", "other_year"),
        ("LTB", "other_year"),
        ("TQT", "other_year"),
    ]
    assert {item.reason for item in plan.items} == {
        "Phiếu của năm 2026, theo 804-CV/HU. Vui lòng gửi phiếu của sổ này."
    }
    assert (plan.board.subjects.is_changed, plan.board.scores.is_changed) == (False, False)
