"""Workbooks of any size for the benchmarks, always the same for the same size."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from xlsxwriter import Workbook

from tests import grades
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet

SCORERS = ("Hoàng Văn Lực", "Cil Múp Thảo", "Trần Thị Ngọc Hà")
CRITERIA = (("C1", 30), ("C2", 30), ("C3", 40))
Spoil: TypeAlias = "Callable[[str, str, int, object], object]"
"""Sheet, heading, number of the row and sound value to the value that is written."""

KINDS = ("Tổ chức", "Tập thể", "Cá nhân")


def write_register(
    path: Path,
    subjects: int,
    settings: Mapping[str, str] | None = None,
    senders: Mapping[str, str] | None = None,
    *,
    spoil: Spoil = lambda _sheet, _heading, _number, value: value,
) -> None:
    """A sound workbook: every subject registered, reported and scored by three scorers.

    ``settings`` by label come after year and level; the names of the subjects end in the unit's code. ``senders`` are
    the codes and addresses of the units below; ``spoil`` may change what stands in ``Đơn vị`` and ``Điểm``.
    """
    chance = random.Random(subjects)
    given = {"Năm đánh giá": 2026, "Cấp thẩm định": "Cấp ủy cơ sở", **(settings or {})}
    with Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        console = book.add_worksheet(layout.CONSOLE)
        for row, (label, value) in enumerate(given.items()):
            console.write(row, 0, label)
            console.write(row, 1, value)
        unit = str(given.get("Mã đơn vị", ""))
        _write_subjects(book.add_worksheet(layout.SUBJECTS), subjects, chance, day, unit, spoil)
        _write_scale(book.add_worksheet(layout.SCALE))
        sheet = book.add_worksheet(layout.SCORES)
        headings = ["Mã", "Tên", "Người chấm", *(code for code, _ in CRITERIA)]
        sheet.write_row(0, 0, [*headings, "Nhận xét"])
        for number in range(subjects):
            for place, scorer in enumerate(SCORERS):
                points = [chance.randint(maximum, 2 * maximum) / 2 for _, maximum in CRITERIA]
                row = number * len(SCORERS) + place
                values = zip(headings, (_code(number), _name(number), scorer, *points), strict=True)
                spoiled = [spoil(layout.SCORES, heading, row, value) for heading, value in values]
                sheet.write_row(1 + row, 0, spoiled)
        if senders:
            sheet = book.add_worksheet(layout.SENDERS)
            sheet.write_row(0, 0, [column.heading for column in layout.SENDER_COLUMNS])
            for row, (code, address) in enumerate(senders.items(), start=1):
                sheet.write_row(row, 0, [code, f"Đơn vị {code}", address])


def _write_subjects(
    sheet: Worksheet, subjects: int, chance: random.Random, day: object, unit: str, spoil: Spoil
) -> None:
    headings = [column.heading for column in layout.SUBJECT_COLUMNS]
    sheet.write_row(0, 0, headings)
    for number in range(subjects):
        values: dict[str, object] = {
            "Mã": _code(number),
            "Tên": f"{_name(number)} {unit}".strip(),
            "Loại đối tượng": KINDS[number % len(KINDS)],
            "Đăng ký": "Có",
            "Ngày đăng ký": datetime(2026, 2, 1) + timedelta(days=number % 90),
            "Tên mô hình": f"Mô hình số hóa khâu tiếp nhận thứ {number}",
            "Lĩnh vực": "Chức trách, nhiệm vụ",
            "Sản phẩm cụ thể": f"Giảm {10 + number % 40}% thời gian chờ",
            "Ngày nhận báo cáo": datetime(2026, 12, 1) + timedelta(days=chance.randint(0, 18)),
            "Điểm tự chấm": chance.randint(60, 100),
            "Tự xếp loại": "Khá",
        }
        for column, heading in enumerate(headings):
            value = spoil(layout.SUBJECTS, heading, number, values.get(heading))
            if isinstance(value, datetime):
                sheet.write_datetime(1 + number, column, value, day)
            elif value is not None:
                sheet.write(1 + number, column, value)


def _write_scale(sheet: Worksheet) -> None:
    sheet.write_row(0, 0, [column.heading for column in layout.CRITERION_COLUMNS])
    for row, (code, maximum) in enumerate(CRITERIA, start=1):
        sheet.write_row(row, 0, [code, code, "Tất cả", maximum])
    sheet.write_row(0, 8, [column.heading for column in layout.GRADE_COLUMNS])
    grades = [("Tốt", 90, "Có"), ("Khá", 70, "Có"), ("Đạt", 50, "Không"), ("Không đạt", 0, "Không")]
    for row, grade in enumerate(grades, start=1):
        sheet.write_row(row, 8, grade)


def write_formulas(path: Path, subjects: int) -> None:
    """The same job as formulas: a sum a score sheet, then mean, grade, rank and counts."""
    chance = random.Random(subjects)
    last = 1 + subjects * len(SCORERS)
    with Workbook(path) as book:
        scores = book.add_worksheet("Diem")
        results = book.add_worksheet("KetQua")
        for number in range(subjects):
            for place in range(len(SCORERS)):
                row = 1 + number * len(SCORERS) + place
                points = [chance.randint(maximum, 2 * maximum) / 2 for _, maximum in CRITERIA]
                scores.write_row(row, 0, [_code(number), *points])
                scores.write_formula(row, 4, f"=SUM(B{row + 1}:D{row + 1})")
            row = number + 2
            results.write_row(number + 1, 0, [_code(number), KINDS[number % len(KINDS)]])
            results.write_formula(number + 1, 2, f"=AVERAGEIFS(Diem!E$2:E${last},Diem!A$2:A${last},A{row})")
            results.write_formula(
                number + 1, 3, f'=IF(C{row}>=90,"Tốt",IF(C{row}>=70,"Khá",IF(C{row}>=50,"Đạt","Không đạt")))'
            )
            results.write_formula(number + 1, 4, f"=RANK(C{row},C$2:C${subjects + 1})")
        for place, grade in enumerate(grade.value for grade in grades.ALL):
            results.write_formula(place, 6, f'=COUNTIFS(D$2:D${subjects + 1},"{grade}")')


def _code(number: int) -> str:
    return f"DV{number:06}"


def _name(number: int) -> str:
    return f"Đơn vị thứ {number}"
