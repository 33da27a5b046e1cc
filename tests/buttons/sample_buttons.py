"""Buttons to be clicked in a process of their own."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from xlsx_addin.buttons.macro import calling_book, run
from xlsx_addin.xlsx.blocks import TEXT, SheetBlock, WrittenValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsx_addin.buttons.macro import Action
    from xlsx_addin.buttons.open_workbook import OpenWorkbook


def clicked(label: str) -> Callable[[Action], Callable[[], None]]:
    return lambda action: lambda: run(label, action, calling_book)


@clicked("Thẩm định")
def appraise(workbook: OpenWorkbook) -> str:
    workbook.read("Kết quả")
    rows: list[list[WrittenValue]] = [["001", Decimal("91.50")], ["=x", 90]]
    workbook.replace(SheetBlock("Kết quả", 1, 1, rows, [TEXT, "0.00"], clear_below=True))
    return f"Đã ghi {len(rows)} dòng."


@clicked("Hỏng")
def fail(_workbook: OpenWorkbook) -> str:
    return str(1 / 0)


@clicked("Hỏi")
def ask(workbook: OpenWorkbook) -> str | None:
    return "Đã ghi 2 dòng." if workbook.ask("Ghi?") else None
