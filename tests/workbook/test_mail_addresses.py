"""Mail addresses in the clerk's cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.sent import workbook_file
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.mail_addresses import addresses_of, is_mistyped
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

MISTYPED = [
    "du.lb.@x.vn",
    ".du@x.vn",
    "a@x..vn",
    "a@-x.vn",
    "a..b@x.vn",
    "a@x.vn-",
    "a@@x.vn",
    "đu@x.vn",
    "a@x_y.vn",
    "hỏi văn thư",
    "a@x.vn; b@",
]


@pytest.mark.parametrize("text", MISTYPED)
def test_what_is_no_address_is_told_and_never_shortened_to_one(text: str) -> None:
    assert is_mistyped(text)
    assert addresses_of(text) == (("a@x.vn",) if ";" in text else ())


@pytest.mark.parametrize("text", ["", " ", "a@x.vn", "Chi bộ 1 <A.b@x.vn>; c@y", "a@x.vn, b@x.vn.", "(a@x-y.vn)"])
def test_what_can_be_used_is_not(text: str) -> None:
    assert not is_mistyped(text)


def test_each_is_a_warning_at_its_cell(tmp_path: Path) -> None:
    senders = "| Mã | Tên | Địa chỉ thư |\n| CB-01 | A | cb1@x.example |\n| CB-02 | B | du.lb.@x.vn |"
    file = workbook_file(tmp_path, settings={"Địa chỉ cấp trên": "a@x..vn"}, sheets={"Đầu mối": senders})
    with FileWorkbook.open(file) as workbook:
        problems = appraise_workbook(workbook).appraisal.problems
    found = [problem for problem in problems if problem.code is ProblemCode.ADDRESS_MISTYPED]
    assert [(problem.sheet, problem.cell) for problem in found][1:] == [("Đầu mối", "C6")]
    assert found[0].sheet == "Thẩm định"
    assert "“a@x..vn”" in found[0].message
