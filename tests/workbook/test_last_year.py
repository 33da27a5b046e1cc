"""What a new year keeps of the results of the one before."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tests.workbooks import appraised
from xlsx_addin.exchange.envelope.plain_values import block_values
from xlsx_addin.workbook.appraisal_run import AppraisalRun
from xlsx_addin.workbook.last_year import last_year_sheet, results_last_year
from xlsx_addin.workbook.ranking import ranking_block
from xlsx_addin.workbook.results import results_block
from xlsx_addin.xlsx.cells import SheetValues

if TYPE_CHECKING:
    from pathlib import Path

RUN = AppraisalRun(moment=datetime(2026, 12, 16, 8, 5), user="", data_code="")


def results(folder: Path) -> SheetValues:
    appraisal = appraised(
        folder,
        subjects="| Mã |\n| A1 |\n| A2 |\n| A3 |",
        scores="| Mã | Người chấm | C1 | C2 | C3 |\n| A1 | Hà | 28 | 28 | 38.5 |\n| A2 | Hà | 25 | 25 | 25 |",
        from_above="| Mã | Kết luận | Xếp loại |\n| A2 | Đủ điều kiện về mô hình | Tốt |",
    )
    return block_values(results_block(appraisal, RUN))


def test_grade_and_points_or_what_the_level_above_concluded(tmp_path: Path) -> None:
    kept = last_year_sheet(results(tmp_path))
    assert kept is not None
    ended = results_last_year(kept)
    assert ended == {"A1": "Tốt 94,50", "A2": "Tốt", "A3": ""}


def test_without_results_nothing_is_kept() -> None:
    blank = SheetValues("Kết quả")
    blank.set(1, 1, "KẾT QUẢ THẨM ĐỊNH")
    assert last_year_sheet(blank) is None
    assert results_last_year(None) == {}
    assert results_last_year(blank) == {}


def test_it_stands_beside_this_years_rank(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        subjects="| Mã |\n| A1 |\n| A2 |",
        scores="| Mã | Người chấm | C1 | C2 | C3 |\n| A1 | Hà | 28 | 28 | 38 |\n| A2 | Hà | 25 | 25 | 25 |",
    )
    block = ranking_block(appraisal, RUN, {"A1": "Khá 88,50"})
    assert [(row[1], row[-1]) for row in block.rows if row[1] in {"A1", "A2"}] == [("A1", "Khá 88,50"), ("A2", "–")]
