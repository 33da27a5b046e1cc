"""What holds for every row of ``Kết quả`` travels with it, above headings that stay in row 4."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.sent import MOMENT, appraised_job
from xlsx_addin.exchange.envelope.envelope import Edition
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.sending.sent_envelopes import result, submission
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.result_legend import legend

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.jobs.appraise import Job

PROVISIONAL = "Tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU."


def sent_up(job: Job) -> Envelope:
    return submission(job, Edition(1, "", MOMENT))


def sent_down(job: Job) -> Envelope:
    verdicts = [(verdict.subject.code or "", verdict) for verdict in job.appraisal.verdicts]
    return result(job.appraisal, "CB-02", verdicts, Edition(1, "", MOMENT), "Chi bộ Hai")


@pytest.mark.parametrize("made_of", [sent_up, sent_down])
def test_the_legend_stands_over_the_table_and_the_provisional_words_end_the_subtitle(
    made_of: Callable[[Job], Envelope], tmp_path: Path
) -> None:
    job = appraised_job(tmp_path)
    register = job.appraisal.register
    sheet = openpyxl.load_workbook(io.BytesIO(envelope_bytes(made_of(job))))["Kết quả"]
    printed = [column for column in layout.RESULT_COLUMNS if not column.is_beside]
    last = sheet.cell(4, len(printed)).column_letter

    assert sheet["A3"].value == legend(register.settings, register.guidance)
    assert {str(cells) for cells in sheet.merged_cells.ranges} == {f"A2:{last}2", f"A3:{last}3"}
    assert str(sheet["A2"].value).endswith(f" – {PROVISIONAL}")
    assert [cell.value for cell in sheet[1]][1:] == [None] * (len(layout.RESULT_COLUMNS) - 1)
    assert [cell.value for cell in sheet[4]] == [column.heading for column in layout.RESULT_COLUMNS]
