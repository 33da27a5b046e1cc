"""Workbooks made from the template for the buttons of the exchange, and pressing these buttons."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count
from typing import TYPE_CHECKING, Any
from unittest.mock import ANY

from tests.excel_engine.click_here import click_here
from tests.excel_engine.run_python import run_python
from xlsx_addin.cli import exchange_in, exchange_out
from xlsx_addin.cli.main import Parser
from xlsx_addin.excel import live_workbook
from xlsx_addin.excel.escape_key import EscapeKey
from xlsx_addin.sample.workbook import write_filled
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.cells import Formula
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

    from tests.excel_engine.run_python import Click
    from xlsx_addin.xlsx.cells import CellValue

SENDERS = [
    {"Mã": "CB-01", "Tên": "Chi bộ 1", "Địa chỉ thư": "cb1@x.example"},
    {"Mã": "CB-02", "Tên": "Chi bộ 2", "Địa chỉ thư": "cb2@x.example"},
]
MERGED_SHEETS = (layout.SUBJECTS, layout.PROGRESS, layout.DIFFERENCES, layout.RESULTS_FROM_ABOVE)

YEAR = 2024
"""Long past, so that nothing in these tests is received in the future."""

Cells = dict[tuple[int, int], "CellValue"]


def subject(code: str, **values: object) -> dict[str, Any]:
    """A registered organisation without errors, its report received and scored once by each of two scorers."""
    row = {
        "Mã": code,
        "Tên": f"Đối tượng {code}",
        "Loại đối tượng": "Tổ chức",
        "Đăng ký": "Có",
        "Tên mô hình": f"Mô hình của {code}",
        "Sản phẩm cụ thể": "Giảm 30% thời gian giải quyết hồ sơ",
        "Ngày nhận báo cáo": date(YEAR, 11, 20),
        "Điểm tự chấm": 92,
        "Tự xếp loại": "Tốt",
        **values,
    }
    return {"row": row, "scores": [[28, 28, 37], [27, 28, 36]]}


def write_book(
    path: Path,
    *subjects: dict[str, Any],
    senders: Sequence[dict[str, str]] = (),
    attendees: Sequence[dict[str, str]] = (),
    **settings: Any,
) -> Path:
    """The workbook of DU-LB, made from the template; ``settings`` by their defined names."""
    data = {
        "settings": {
            "Nam": YEAR,
            "Cap": "Cấp ủy cơ sở",
            "MaDonVi": "DU-LB",
            "TenDonVi": "Đảng ủy Lang Biang",
            "MaCapTren": "BTV-LD",
            "DiaChiCapTren": "btv@x.example",
            **settings,
        },
        "scorers": ["Hoàng Văn Lực", "Cil Múp K’Thảo"],
        "subjects": subjects,
        "score_sheets": [],
        "senders": senders,
        "attendees": attendees,
    }
    path.parent.mkdir(exist_ok=True)
    write_filled(path, data)
    return path


def at(day: int, hour: int = 8) -> datetime:
    """A moment of December in Việt Nam."""
    return datetime(YEAR, 12, day, hour)


def press(button: str, path: Path, *answers: str, is_on_onedrive: bool = False) -> Click:
    """Click a button of the workbook, which is saved afterwards; questions are answered in their order."""
    log = {"LOCALAPPDATA": str(path.parent.parent / "nhật ký máy")}
    return click_here(path, button, *answers, is_on_onedrive=is_on_onedrive, environment=log)


def press_in_earnest(button: str, path: Path, *answers: str) -> Click:
    """The same click through RunPython, in a process of its own: once for each button."""
    return run_python(
        path,
        f"import xlsx_addin.buttons; xlsx_addin.buttons.{button}()",
        answers=answers,
        environment={"LOCALAPPDATA": str(path.parent.parent / "nhật ký máy")},
    )


def press_escape(monkeypatch: pytest.MonkeyPatch, *, before: int = 0) -> None:
    """Let the clerk press Esc in front of Excel after so many texts of its status bar."""
    looks = count()  # the first look is the click's own, before anything is told
    monkeypatch.setattr(EscapeKey, "was_pressed", lambda _key: next(looks) > before)
    monkeypatch.setattr(live_workbook, "in_front", lambda: ANY)


def boxes(click: Click) -> list[str]:
    """What the clerk was shown; a click never ends in xlwings' English box."""
    assert (click.exit_code, click.popup) == (0, None)
    return [alert.prompt for alert in click.alerts]


def command(*words: object) -> int:
    """The same job typed as a command; its exit status."""
    parser = Parser(prog="xlsx-addin")
    commands = parser.add_subparsers(required=True)
    exchange_in.add_commands(commands)
    exchange_out.add_commands(commands)
    parsed = parser.parse_args([str(word) for word in words])
    return int(parsed.run(parsed))


def cells(path: Path, *names: str) -> dict[str, Cells]:
    """The values of some sheets of a workbook, of all without names.

    A formula that gives an empty text has no value until Excel has saved it, and none that is seen afterwards.
    """
    with FileWorkbook.open(path) as workbook:
        return {
            name: {
                (row, column): value
                for column, values in workbook.read(name).columns.items()
                for row, value in values.items()
                if value is not Formula.WITHOUT_VALUE
            }
            for name in names or workbook.sheet_names
        }


def rows(path: Path, name: str) -> list[dict[str, CellValue]]:
    """The rows of a table sheet of the template, by heading, without blank cells."""
    [found] = cells(path, name).values()
    headings = {column: value for (row, column), value in found.items() if row == layout.HEADING_ROW}
    numbers = sorted({row for row, _ in found if row > layout.HEADING_ROW})
    return [
        {str(headings[column]): value for (at, column), value in sorted(found.items()) if at == row} for row in numbers
    ]


def journal(path: Path) -> list[tuple[object, ...]]:
    """Task, subjects and note of each row of the journal."""
    return [
        tuple(row.get(heading) for heading in ("Việc", "Đối tượng", "Ghi chú")) for row in rows(path, layout.JOURNAL)
    ]


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder and those below it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def counts(click: Click, kind: str) -> dict[str, int]:
    """How many calls of one kind went to each sheet."""
    return {sheet: number for (sheet, what), number in click.calls.items() if what == kind}
