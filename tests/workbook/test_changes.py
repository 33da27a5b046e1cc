"""What a click says of the click before it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tests.workbooks import appraised
from xlsx_addin.exchange.envelope.plain_values import block_values
from xlsx_addin.workbook.appraisal_run import AppraisalRun
from xlsx_addin.workbook.changes import change_sentences, concluded_before
from xlsx_addin.workbook.results import results_block
from xlsx_addin.xlsx.cells import SheetValues

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.appraisal.verdict import Appraisal

RUN = AppraisalRun(moment=datetime(2026, 12, 16, 8, 5), user="", data_code="")
BEFORE = """
| Mã | Người chấm | C1 | C2 | C3 |
| A1 | Hà         | 28 | 28 | 38 |
| A2 | Hà         | 28 | 28 | 38 |
| A3 | Hà         | 10 | 10 | 10 |
"""


def run(folder: Path, scores: str, codes: str = "A1 A2 A3") -> Appraisal:
    return appraised(folder, subjects="\n".join(f"| {code} |" for code in ["Mã", *codes.split()]), scores=scores)


def said(before: Appraisal, now: Appraisal) -> list[str]:
    return change_sentences(concluded_before(block_values(results_block(before, RUN))), now.verdicts)


def test_the_first_click_has_none_before_it(tmp_path: Path) -> None:
    verdicts = run(tmp_path, BEFORE).verdicts
    assert change_sentences(concluded_before(None), verdicts) == []
    blank = SheetValues("Kết quả")
    blank.set(1, 1, "KẾT QUẢ")
    assert change_sentences(concluded_before(blank), verdicts) == []


def test_a_click_on_the_same_data_says_so(tmp_path: Path) -> None:
    before = run(tmp_path, BEFORE)
    assert said(before, before) == ["Kết luận và mức của mọi đối tượng như lần bấm trước."]


def test_who_is_qualified_no_longer_and_who_is_now(tmp_path: Path) -> None:
    scores = BEFORE.replace("| A1 | Hà         | 28 | 28 | 38 |\n", "").replace("10 | 10 | 10", "25 | 25 | 35")
    assert said(run(tmp_path, BEFORE), run(tmp_path, scores)) == [
        "So với lần bấm trước: 2 → 2 đối tượng đủ điều kiện.",
        "  • Thêm đủ điều kiện: A3",
        "  • Không còn đủ điều kiện: A1",
    ]


def test_another_grade_new_subjects_and_those_that_are_gone(tmp_path: Path) -> None:
    scores = BEFORE.replace("| A2 | Hà         | 28 | 28 | 38 |", "| A2 | Hà         | 25 | 25 | 30 |")
    assert said(run(tmp_path, BEFORE), run(tmp_path, scores, codes="A1 A2 B1")) == [
        "So với lần bấm trước: 2 → 2 đối tượng đủ điều kiện.",
        "  • Đổi kết luận hoặc mức (1): A2",
        "  • Đối tượng mới (1): B1",
        "  • Không còn trong sổ (1): A3",
    ]


def test_of_many_the_first_are_named(tmp_path: Path) -> None:
    codes = " ".join(f"A{number}" for number in range(1, 10))
    assert said(run(tmp_path, BEFORE), run(tmp_path, BEFORE, codes=codes))[1:] == [
        "  • Đối tượng mới (6): A4, A5, A6, A7, A8 …"
    ]
