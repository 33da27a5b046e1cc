"""Mail addresses in the clerk's cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.exchange.sent import workbook_file
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path


def test_each_is_a_warning_at_its_cell(tmp_path: Path) -> None:
    senders = "| Mã | Tên | Địa chỉ thư |\n| CB-01 | A | cb1@x.example |\n| CB-02 | B | du.lb.@x.vn |"
    file = workbook_file(tmp_path, settings={"Địa chỉ cấp trên": "a@x..vn"}, sheets={"Đầu mối": senders})
    with FileWorkbook.open(file) as workbook:
        problems = appraise_workbook(workbook).appraisal.problems
    found = [problem for problem in problems if problem.code is ProblemCode.ADDRESS_MISTYPED]
    assert [(problem.sheet, problem.cell) for problem in found][1:] == [("Đầu mối", "C6")]
    assert found[0].sheet == "Thẩm định"
    assert "“a@x..vn”" in found[0].message
