"""What receiving changes on ``Đơn vị``, as blocks for the open workbook: written there, they give the same sheet."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tests.exchange.received import TWO_SUBJECTS, Receiver, at, envelope, first_version, mail
from xlsx_addin.exchange.intake.rows import comparable
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.reader import FileWorkbook
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.receive import Plan
    from xlsx_addin.xlsx.cells import SheetValues


def written(path: Path, plan: Plan) -> SheetValues:
    """``Đơn vị`` of a workbook after its blocks are written."""
    with FileWorkbook.open(path) as workbook:
        sheet = workbook.read(layout.SUBJECTS)
    for block in plan.blocks():
        for row, values in enumerate(block.rows, start=block.row):
            for column, value in enumerate(values, start=block.column):
                if block.sheet == layout.SUBJECTS:
                    sheet.columns.get(column, {}).pop(row, None)
                    sheet.set(row, column, date_serial(value) if isinstance(value, datetime) else value)  # type: ignore[arg-type]
    return sheet


def meaning(sheet: SheetValues) -> dict[int, dict[int, object]]:
    return {
        column: {row: comparable(value) for row, value in rows.items()}
        for column, rows in sheet.columns.items()
        if rows
    }


def test_new_rows_and_columns(receiver: Receiver) -> None:
    receiver.put(
        "1.eml",
        mail(envelope("| Mã | Ghi chú | Số QĐ khen thưởng đột xuất |\n| A01 | 5 | @12/12/2026 |\n| A02 | x | |")),
    )
    plan = receiver.plan()
    assert meaning(written(receiver.file, plan)) == meaning(plan.board.subjects.sheet)


def test_changed_cells_of_rows_that_stand_there(receiver: Receiver) -> None:
    first = first_version(receiver)
    newer = TWO_SUBJECTS.replace("Khoa Nội", "Khoa Ngoại").replace("mới", "   ")
    receiver.put("2.eml", mail(envelope(newer, version=2, previous=first), received=at(12)))
    plan = receiver.plan()
    assert meaning(written(receiver.file, plan)) == meaning(plan.board.subjects.sheet)


def test_there_are_few_blocks_however_many_rows(receiver: Receiver) -> None:
    rows = "\n".join(f"| A{number} | {number} |" for number in range(300))
    receiver.put("1.eml", mail(envelope(f"| Mã | Ghi chú |\n{rows}")))
    blocks = [block for block in receiver.plan().blocks() if block.sheet == layout.SUBJECTS]
    assert len(blocks) < 40
