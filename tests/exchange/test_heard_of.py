"""Who has been heard of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.sending import workbook_file
from xlsx_addin.exchange.heard_of import senders_heard_of
from xlsx_addin.words.exchange import RECEIPT_LABELS
from xlsx_addin.workbook.file import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path


def heard_of(folder: Path, **tables: Any) -> set[str]:
    with FileWorkbook.open(workbook_file(folder, **tables)) as workbook:
        return senders_heard_of(workbook)


def test_a_row_of_a_senders_tells_of_it(tmp_path: Path) -> None:
    subjects = "| Mã | Nguồn |\n| CB-01.A1 | CB-01 |\n| CB-01.A2 | CB-01 |\n| B7 | |\n| DU.X | DU |"
    assert heard_of(tmp_path, subjects=subjects, scores="") == {"CB-01", "DU"}


@pytest.mark.parametrize("verdict", RECEIPT_LABELS)
def test_only_what_was_merged_counts_on_the_board(tmp_path: Path, verdict: str) -> None:
    progress = f"| Mã | Lần gửi | Kết luận nhận |\n| CB-01 | 1 | {RECEIPT_LABELS[verdict]} |\n| CB-02 | | |"
    merged = verdict in {"accepted", "unchanged", "superseded"}
    assert heard_of(tmp_path, sheets={"Tiến độ": progress}) == ({"CB-01"} if merged else set())


def test_an_empty_board_tells_of_nobody(tmp_path: Path) -> None:
    assert heard_of(tmp_path, sheets={"Tiến độ": ""}) == set()
