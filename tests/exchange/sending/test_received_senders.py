"""Senders of whom something has been merged, and those whose file waits."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.sent import workbook_file
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.exchange.sending.received_senders import board_rows, files_not_merged, merged_senders
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.words.stored import RECEIPT_LABELS
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.merging.progress import ProgressRow


def merged(folder: Path, **tables: Any) -> set[str]:
    with FileWorkbook.open(workbook_file(folder, **tables)) as workbook:
        job = appraise_workbook(workbook)
        return merged_senders(job, board_rows(job))


def test_a_row_of_a_senders_tells_of_it(tmp_path: Path) -> None:
    subjects = "| Mã | Nguồn |\n| CB-01.A1 | CB-01 |\n| CB-01.A2 | CB-01 |\n| B7 | |\n| DU.X | DU |"
    assert merged(tmp_path, subjects=subjects, scores="") == {"CB-01", "DU"}


@pytest.mark.parametrize("verdict", RECEIPT_LABELS)
def test_only_what_was_merged_counts_on_the_board(tmp_path: Path, verdict: str) -> None:
    progress = f"| Mã | Lần gửi | Kết luận nhận |\n| CB-01 | 1 | {RECEIPT_LABELS[verdict][0]} |\n| CB-02 | | |"
    is_merged = verdict in {"accepted", "unchanged", "superseded"}
    assert merged(tmp_path, sheets={"Tiến độ": progress}) == ({"CB-01"} if is_merged else set())


def test_an_empty_board_tells_of_nobody(tmp_path: Path) -> None:
    assert merged(tmp_path, sheets={"Tiến độ": ""}) == set()


def not_merged(folder: Path, progress: str | None) -> dict[str, ProgressRow]:
    with FileWorkbook.open(workbook_file(folder, sheets={"Tiến độ": progress})) as workbook:
        return files_not_merged(board_rows(appraise_workbook(workbook)))


@pytest.mark.parametrize("verdict", ItemVerdict)
def test_what_awaits_its_code_or_was_changed_is_not_merged(tmp_path: Path, verdict: ItemVerdict) -> None:
    found = not_merged(tmp_path, f"| Mã | Lần gửi | Kết luận nhận |\n| CB-01 | 2 | {verdict.label} |\n| CB-02 | | |")
    is_found = verdict.value in {"held", "branched", "modified"}
    assert {code: (row.version, row.verdict) for code, row in found.items()} == (
        {"CB-01": (2, verdict)} if is_found else {}
    )


def test_of_several_files_the_newest_that_awaits_its_code_is_told(tmp_path: Path) -> None:
    progress = """
    | Mã    | Lần gửi | Kết luận nhận                                   | Thời điểm nhận    | Nhận từ |
    | CB-01 | 1       | Chờ đối chiếu mã                                | @12/12/2026 08:00 | Thư     |
    | CB-01 | 2       | Không nối tiếp lần gửi trước – chờ đối chiếu mã | @10/12/2026 08:00 | Thư     |
    | CB-01 | 2       | Chờ đối chiếu mã                                | @10/12/2026 07:00 | Thư     |
    | CB-01 | 3       | Nội dung thay đổi sau khi lập                   | @13/12/2026 08:00 | Thư     |
    | CB-02 | 1       | Nội dung thay đổi sau khi lập                   | @13/12/2026 08:00 | Thư     |
    | CB-02 | 2       | Nội dung thay đổi sau khi lập                   |                   |         |
    |       |         | Nội dung thay đổi sau khi lập                   | @13/12/2026 08:00 | Thư     |
    """
    found = not_merged(tmp_path, progress)
    assert {code: (row.version, row.verdict) for code, row in found.items()} == {
        "CB-01": (2, ItemVerdict.BRANCHED),
        "CB-02": (2, ItemVerdict.MODIFIED),
    }
    assert found["CB-01"].receipt == Receipt(datetime(2026, 12, 10, 8, 0), Origin.MAIL)


@pytest.mark.parametrize("progress", [None, ""])
def test_without_a_board_no_file_is_known(tmp_path: Path, progress: str | None) -> None:
    assert not_merged(tmp_path, progress) == {}
